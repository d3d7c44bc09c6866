#include "system/whole_files.hpp"

#include "system/attributes.hpp"
#include "system/descriptor.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <sstream>

namespace kakoi::system {
namespace {

using base::Phrase;
using base::Result;

Result<void> write_all(int file, std::string_view content) {
  while (!content.empty()) {
    const ssize_t count = ::write(file, content.data(), content.size());
    if (count < 0 && errno == EINTR) {
      continue;
    }
    if (count < 0) {
      return cannot_write(errno);
    }
    content.remove_prefix(static_cast<std::size_t>(count));
  }
  return {};
}

// The folder may have given it a group of its own, so it is asked whose it is.
Result<void> give_to(int file, const Access::Like& like) {
  constexpr Phrase kNotGiven{"its owner or group cannot be kept: {}", "所有者またはグループを引き継げません: {}"};
  struct stat status {};
  if (::fstat(file, &status) != 0) {
    return cannot_write(errno);
  }
  const bool is_theirs = status.st_uid == like.user && status.st_gid == like.group;
  if (!is_theirs && ::fchown(file, like.user, like.group) != 0) {
    return base::failure({kNotGiven, {std::strerror(errno)}});
  }
  return copy_attributes(like.file, file);
}

Result<void> fill(int file, std::string_view content, const Access& access) {
  if (auto written = write_all(file, content); !written.has_value()) {
    return written;
  }
  // The mode last: a change of the owner may take bits of it away, and with an access control list it means another.
  if (access.like.has_value()) {
    if (auto given = give_to(file, *access.like); !given.has_value()) {
      return given;
    }
  }
  if (::fchmod(file, access.mode) != 0 || ::fsync(file) != 0) {
    return cannot_write(errno);
  }
  return {};
}

}  // namespace

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : slash == 0 ? "/" : path.substr(0, slash);
}

tl::unexpected<base::Error> cannot_write(int error) {
  constexpr Phrase kNoPermission{"may not be written", "書き込む権限がありません"};
  constexpr Phrase kReadOnlyDisk{"its disk is read-only", "ディスクが読み取り専用です"};
  constexpr Phrase kFull{"there is no space left on the disk", "ディスクの空きがありません"};
  constexpr Phrase kFailed{"cannot be written: {}", "書き込めません: {}"};
  switch (error) {
    case EACCES:
    case EPERM:
      return base::failure(kNoPermission);
    case EROFS:
      return base::failure(kReadOnlyDisk);
    case ENOSPC:
    case EDQUOT:
      return base::failure(kFull);
    default:
      return base::failure({kFailed, {std::strerror(error)}});
  }
}

Result<void> write_new(const std::string& path, std::string_view content, const Access& access) {
  constexpr mode_t kOwnerOnly = 0600;
  const Descriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, kOwnerOnly));
  if (file.number() < 0) {
    return cannot_write(errno);
  }
  auto filled = fill(file.number(), content, access);
  if (!filled.has_value()) {
    ::unlink(path.c_str());
  }
  return filled;
}

Result<void> put_in_place(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) {
    return cannot_write(errno);
  }
  return settle_folder(folder_of(to));
}

// A plain rename would replace what somebody else has put there meanwhile.
Result<void> put_where_nothing_is(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) == 0) {
    auto removed = remove_file(from);
    return removed.has_value() ? settle_folder(folder_of(to)) : removed;
  }
  // Some file systems have no second names; some of these can rename without replacing.
  const bool has_no_links = errno == EPERM || errno == ENOTSUP || errno == ENOSYS;
  const int error = errno;
  if (!has_no_links || ::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) != 0) {
    return cannot_write(error);
  }
  return settle_folder(folder_of(to));
}

Result<void> save(const std::string& path, std::string_view content, bool replaces) {
  const std::string beside = folder_of(path) + "/.kakoi-new-" + own_word();
  auto saved = write_new(beside, content, {}).and_then([&] {
    return replaces ? put_in_place(beside, path) : put_where_nothing_is(beside, path);
  });
  if (!saved.has_value()) {
    ::unlink(beside.c_str());
  }
  return saved;
}

std::string own_word() {
  static std::atomic<unsigned> count{0};
  const auto now = std::chrono::system_clock::now().time_since_epoch().count();
  std::ostringstream word;
  word << std::hex << ::getpid() << '-' << now << '-' << ++count;
  return word.str();
}

Result<void> settle_folder(const std::string& folder) {
  const Descriptor open(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  // Some file systems cannot do this to folders, and need not.
  if (open.number() < 0 || (::fsync(open.number()) != 0 && errno != EINVAL && errno != ENOTSUP)) {
    return cannot_write(errno);
  }
  return {};
}

Result<void> remove_file(const std::string& path) {
  // A name that is too long is of nothing.
  if (::unlink(path.c_str()) != 0 && errno != ENOENT && errno != ENAMETOOLONG) {
    return cannot_write(errno);
  }
  return {};
}

}  // namespace kakoi::system
