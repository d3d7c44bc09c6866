// Finds the folders and files of a tree that may hold sources.
#pragma once

#include "base/diagnostic.hpp"
#include "base/ports.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

struct WalkOptions {
  std::vector<std::string> excludes;  ///< patterns as in .gitignore, relative to the scanned folder
  /// The same, relative to `config_folder` (absolute); of no effect on what does not lie in it.
  std::vector<std::string> config_excludes{};
  std::string config_folder{};
  bool hidden = false;        ///< look into folders whose name starts with a dot
  bool node_modules = false;  ///< look into node_modules
  bool ignored = false;       ///< look at what .gitignore names
};

/// A folder with Terraform files.
struct FoundFolder {
  std::string path;                  ///< absolute
  std::vector<base::Entry> entries;  ///< its Terraform files only
};

/// A file of JSON or YAML, by its name; what it is has yet to be told by what is in it.
struct FoundFile {
  std::string path;  ///< absolute
  base::EntryKind kind = base::EntryKind::file;
};

struct Found {
  std::vector<FoundFolder> folders;  ///< sorted by path
  std::vector<FoundFile> files;      ///< likewise
  base::Diagnostics diagnostics;
};

/// Looks through `start` (absolute, without links in it) and below. What a link to a folder leads to is found by its
/// own path, within `start` or elsewhere in the repository; a link out of the repository is not followed, and is said.
/// `boundary` is the enclosing repository, whose .gitignore files count from there down.
Found walk(base::FileReader& reader, base::Executor& executor, const std::string& start, const std::string& boundary,
           const WalkOptions& options);

/// The nearest folder above `folder`, or that itself, that holds `.git`; nothing when there is none.
std::optional<std::string> enclosing_repository(base::FileReader& reader, const std::string& folder);

}  // namespace kakoi::sources
