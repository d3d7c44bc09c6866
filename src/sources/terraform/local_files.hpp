// Files that expressions name, for `file`, `templatefile`, `fileset` and their kin. A relative path starts in the
// folder of the root module, where Terraform runs, whichever module it is written in. Nothing outside of the repository
// is looked at. (Terraform language, "file Function".)
#pragma once

#include "base/diagnostic.hpp"
#include "sources/open_files.hpp"
#include "sources/terraform/source_file.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sources::terraform {

class LocalFiles {
 public:
  /// What cannot be read goes to `diagnostics`. `root_folder` is absolute.
  LocalFiles(const Input& input, OpenFiles& files, base::Diagnostics& diagnostics, std::string root_folder);

  struct Found {
    enum class Kind : std::uint8_t {
      file,
      folder,
      missing,     ///< there is no such file, as far as a look into its folder can tell
      blocked,     ///< a file stands where the path needs a folder
      unreadable,  ///< what lies there cannot be looked at
      outside,     ///< of the repository
      elsewhere,   ///< it depends on who runs Terraform
    };
    Kind kind = Kind::missing;
    std::string path{};  ///< absolute, `.` and `..` resolved by name
  };
  /// What lies at a path, as it is written in an expression.
  [[nodiscard]] Found find(std::string_view written) const;
  /// The same for an absolute path.
  [[nodiscard]] Found find_absolute(std::string path) const;
  /// The absolute path that a written one means, `.` and `..` resolved by name.
  [[nodiscard]] std::string absolute(std::string_view written) const;

  /// What a file is read for. A template has a tree, and its problems are said.
  enum class Use : std::uint8_t { bytes, template_text };
  /// The file at `path`, which `find` has found, read once for each use. Null when it cannot be read or is too large,
  /// by itself or with all that was read before, which is then said.
  const SourceFile* read(const std::string& path, Use use);
  /// Takes room for a text that is kept for `use`; false when there is no more. What is kept counts for no budget of
  /// values, since all launchers of the root share it.
  bool take_room(std::size_t bytes, Use use);
  /// What is in the folder at `path`, which `find` has found.
  [[nodiscard]] base::Result<std::vector<base::Entry>> list(const std::string& path) const;

  /// How many files were read.
  [[nodiscard]] std::size_t count() const;

 private:
  [[nodiscard]] Found found_nothing(std::string path) const;

  const Input& input_;
  OpenFiles& files_;
  base::Diagnostics& diagnostics_;
  std::string root_folder_;
  std::map<std::pair<std::string, Use>, const SourceFile*> read_;
  std::size_t room_ = std::size_t{64} << 20U;
};

}  // namespace kakoi::sources::terraform
