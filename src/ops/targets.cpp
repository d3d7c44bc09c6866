#include "ops/targets.hpp"

#include "sources/paths.hpp"
#include "sources/terraform/folder_files.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::ops {
namespace {

using base::EntryKind;

bool is_of_terraform(const std::string& path) {
  const std::string name = path.substr(path.rfind('/') + 1);
  return sources::terraform::is_configuration_file(name) || sources::terraform::is_variables_file(name);
}

bool lies_in_any(const std::string& path, const std::vector<std::string>& folders) {
  return std::any_of(folders.begin(), folders.end(),
                     [&](const std::string& folder) { return sources::lies_within(path, folder); });
}

}  // namespace

base::Result<Targets> resolve_targets(base::FileReader& reader, const std::vector<std::string>& paths) {
  constexpr base::Phrase kPath{"{}", "{}"};
  Targets targets;
  std::vector<std::string> folders;
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    auto real = reader.real_path(path);
    if (!real.has_value()) {
      return tl::unexpected(real.error().in(kPath, path));
    }
    const auto kind = reader.kind(*real);
    if (!kind.has_value()) {
      return tl::unexpected(kind.error().in(kPath, path));
    }
    if (*kind == EntryKind::directory) {
      folders.push_back(*real);
    } else if (is_of_terraform(*real)) {
      folders.push_back(sources::parent_of(*real));
    } else {
      files.push_back(*real);
    }
  }
  std::sort(folders.begin(), folders.end());
  for (const std::string& folder : folders) {
    if (!lies_in_any(folder, targets.folders)) {
      targets.folders.push_back(folder);
    }
  }
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  std::copy_if(files.begin(), files.end(), std::back_inserter(targets.files),
               [&](const std::string& file) { return !lies_in_any(file, targets.folders); });
  const auto widen = [&](const std::string& folder) {
    targets.common = targets.common.empty() ? folder : targets.common;
    while (!sources::lies_within(folder, targets.common)) {
      targets.common = sources::parent_of(targets.common);
    }
  };
  for (const std::string& folder : targets.folders) {
    widen(folder);
  }
  for (const std::string& file : targets.files) {
    widen(sources::parent_of(file));
  }
  return targets;
}

}  // namespace kakoi::ops
