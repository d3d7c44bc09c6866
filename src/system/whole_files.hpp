// Files that are written as a whole or not at all, and stay.
#pragma once

#include "base/result.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::system {

/// Who a file is for.
struct Access {
  /// An open file whose owner and extended attributes it gets.
  struct Like {
    int file = -1;
    unsigned user = 0;
    unsigned group = 0;
  };
  unsigned mode = 0600;
  std::optional<Like> like{};
};

/// `content` into the new file `path`, on the disk when it returns. Fails where something has that name; leaves none
/// where it fails.
base::Result<void> write_new(const std::string& path, std::string_view content, const Access& access);

/// Puts the file `from` in the place of `to`, in the same folder, on the disk when it returns.
base::Result<void> put_in_place(const std::string& from, const std::string& to);

/// Gives the file `from` the name `to`, in the same folder, on the disk when it returns. Fails where something has that
/// name.
base::Result<void> put_where_nothing_is(const std::string& from, const std::string& to);

/// The folder that `path` names something in.
std::string folder_of(const std::string& path);

/// That what happened in a folder stays.
base::Result<void> settle_folder(const std::string& folder);

/// It is no failure when there is none.
base::Result<void> remove_file(const std::string& path);

/// `content` into `path`: in the place of a file that is there where it `replaces` one; else nothing may have that
/// name.
base::Result<void> save(const std::string& path, std::string_view content, bool replaces);

/// Letters, digits and dashes that nobody else gets: the number of the process, the time and a count. In a container
/// others may have its number. Who writes a file under it still makes sure that there is none.
std::string own_word();

/// What went wrong, in words.
tl::unexpected<base::Error> cannot_write(int error);

}  // namespace kakoi::system
