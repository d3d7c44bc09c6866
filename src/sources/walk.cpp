#include "sources/walk.hpp"

#include "sources/ignore_rules.hpp"
#include "sources/paths.hpp"
#include "sources/recognise.hpp"
#include "sources/terraform/folder_files.hpp"
#include "sources/terraform/source_file.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <set>
#include <utility>

namespace kakoi::sources {
namespace {

using base::Entry;
using base::EntryKind;
using base::Level;
using base::Phrase;
using Rules = std::shared_ptr<const IgnoreRules>;

constexpr Phrase kTerragrunt{"Terragrunt file, not examined", "Terragrunt のファイルのため、読み取りません"};
constexpr Phrase kLinkOut{"link to a folder outside of the repository, not followed",
                          "リポジトリの外のフォルダーへのリンクのため、たどりません"};
constexpr Phrase kLinkNowhere{"the link leads nowhere, or to itself", "リンク先がないか、リンクが循環しています"};
constexpr Phrase kLinkUp{"link to a folder that holds it, not followed",
                         "自分を含むフォルダーへのリンクのため、たどりません"};

constexpr std::size_t kLargestIgnoreFile = std::size_t{1} << 20U;

struct Pending {
  std::string path;
  Rules rules;
};

/// What one folder gives.
struct Listed {
  FoundFolder found;
  std::vector<Pending> below;
  std::vector<FoundFile> files;
  std::vector<std::string> linked;  ///< folders of the repository that lie elsewhere, and that a link leads to
  base::Diagnostics diagnostics;
};

class Walker {
 public:
  Walker(base::FileReader& reader, const std::string& start, const std::string& boundary, const WalkOptions& options)
      : reader_(reader), start_(start), boundary_(boundary), options_(options) {}

  [[nodiscard]] Listed list(const Pending& pending) const {
    Listed listed;
    auto entries = reader_.list(pending.path);
    if (!entries.has_value()) {
      listed.diagnostics.push_back(
          {.level = Level::error, .place = {.file = pending.path}, .message = entries.error().message});
      return listed;
    }
    const Rules rules = rules_of(pending, *entries);
    listed.found.path = pending.path;
    for (Entry& entry : *entries) {
      take(entry, pending.path, rules, listed);
    }
    return listed;
  }

  [[nodiscard]] Rules rules_of(const Pending& pending, const std::vector<Entry>& entries) const {
    const bool has_rules = std::any_of(entries.begin(), entries.end(), [](const Entry& e) {
      return e.name == ".gitignore" && e.kind == EntryKind::file;
    });
    std::string text;
    if (options_.ignored || !has_rules ||
        !reader_.read(pending.path + "/.gitignore", kLargestIgnoreFile, text).has_value()) {
      return pending.rules;
    }
    return std::make_shared<const IgnoreRules>(pending.rules, pending.path, text);
  }

 private:
  void take(Entry& entry, const std::string& folder, const Rules& rules, Listed& listed) const {
    const std::string path = folder + "/" + entry.name;
    const bool is_folder = entry.kind == EntryKind::directory;
    if (rules != nullptr && rules->leaves_out(path, is_folder || entry.kind == EntryKind::link_to_directory)) {
      return;
    }
    if (is_folder) {
      // What `terraform init` downloads is judged where it is called.
      const bool left_out = entry.name == ".git" || entry.name == ".terraform" ||
                            (entry.name.starts_with('.') && !options_.hidden) ||
                            (entry.name == "node_modules" && !options_.node_modules);
      if (!left_out) {
        listed.below.push_back({.path = path, .rules = rules});
      }
    } else if (entry.kind == EntryKind::link_to_directory) {
      link(path, listed);
    } else if (entry.kind == EntryKind::broken_link && !terraform::is_configuration_file(entry.name) &&
               !terraform::is_variables_file(entry.name)) {
      listed.diagnostics.push_back({.level = Level::warning, .place = {.file = path}, .message = kLinkNowhere});
    } else if (terraform::is_configuration_file(entry.name)) {
      listed.found.entries.push_back(std::move(entry));
    } else if (is_of_terragrunt(entry.name)) {
      listed.diagnostics.push_back({.level = Level::warning, .place = {.file = path}, .message = kTerragrunt});
    } else if (may_be_document(entry.name) && !terraform::is_variables_file(entry.name) &&
               (entry.kind == EntryKind::file || entry.kind == EntryKind::link_to_file)) {
      listed.files.push_back({.path = path, .kind = entry.kind});
    }
  }

  void link(const std::string& path, Listed& listed) const {
    const auto target = reader_.real_path(path);
    if (target.has_value() && lies_within(*target, boundary_) && !lies_within(*target, start_) &&
        !lies_within(start_, *target)) {
      listed.linked.push_back(*target);
    } else if (!target.has_value() || !lies_within(*target, boundary_)) {
      listed.diagnostics.push_back({.level = Level::warning, .place = {.file = path}, .message = kLinkOut});
    } else if (lies_within(path, *target)) {
      listed.diagnostics.push_back({.level = Level::warning, .place = {.file = path}, .message = kLinkUp});
    }
  }

  static bool is_of_terragrunt(std::string_view name) {
    return name == "terragrunt.hcl" || name == "terragrunt.hcl.json" || name == "terragrunt.stack.hcl";
  }

  base::FileReader& reader_;
  const std::string& start_;
  const std::string& boundary_;
  const WalkOptions& options_;
};

// The rules that hold for `start`: the .gitignore files between the repository and it, and --exclude.
Rules rules_above(const Walker& walker, base::FileReader& reader, const std::string& start, const std::string& boundary,
                  const WalkOptions& options) {
  std::vector<std::string> above;
  for (std::string folder = start; folder != boundary && folder != "/";) {
    folder = parent_of(folder);
    above.push_back(folder);
  }
  std::reverse(above.begin(), above.end());
  Rules rules;
  for (const std::string& folder : above) {
    if (const auto entries = reader.list(folder)) {
      rules = walker.rules_of({.path = folder, .rules = rules}, *entries);
    }
  }
  const auto exclude = [&](const std::vector<std::string>& patterns, const std::string& folder) {
    std::string text;
    for (const std::string& pattern : patterns) {
      text += pattern + "\n";
    }
    rules = patterns.empty() ? rules : std::make_shared<const IgnoreRules>(rules, folder, text);
  };
  if (lies_within(start, options.config_folder)) {
    exclude(options.config_excludes, options.config_folder);
  }
  exclude(options.excludes, start);
  return rules;
}

}  // namespace

Found walk(base::FileReader& reader, base::Executor& executor, const std::string& start, const std::string& boundary,
           const WalkOptions& options) {
  const Walker walker(reader, start, boundary, options);
  Found found;
  std::set<std::string> linked;
  std::vector<Pending> level{{.path = start, .rules = rules_above(walker, reader, start, boundary, options)}};
  // Level by level, so that the folders of a level are listed at the same time.
  while (!level.empty()) {
    std::vector<Listed> listed(level.size());
    executor.for_each(level.size(), [&](std::size_t i) { listed[i] = walker.list(level[i]); });
    level.clear();
    for (Listed& one : listed) {
      if (!one.found.entries.empty()) {
        found.folders.push_back(std::move(one.found));
      }
      std::move(one.files.begin(), one.files.end(), std::back_inserter(found.files));
      std::move(one.below.begin(), one.below.end(), std::back_inserter(level));
      for (const std::string& folder : one.linked) {
        if (linked.insert(folder).second) {
          level.push_back({.path = folder, .rules = rules_above(walker, reader, folder, boundary, options)});
        }
      }
      std::move(one.diagnostics.begin(), one.diagnostics.end(), std::back_inserter(found.diagnostics));
    }
  }
  std::sort(found.folders.begin(), found.folders.end(),
            [](const FoundFolder& a, const FoundFolder& b) { return a.path < b.path; });
  // Two links may lead to a folder and to one within it.
  const auto twins = std::unique(found.folders.begin(), found.folders.end(),
                                 [](const FoundFolder& a, const FoundFolder& b) { return a.path == b.path; });
  found.folders.erase(twins, found.folders.end());
  const auto by_path = [](const FoundFile& a, const FoundFile& b) { return a.path < b.path; };
  std::sort(found.files.begin(), found.files.end(), by_path);
  found.files.erase(std::unique(found.files.begin(), found.files.end(),
                                [](const FoundFile& a, const FoundFile& b) { return a.path == b.path; }),
                    found.files.end());
  return found;
}

std::optional<std::string> enclosing_repository(base::FileReader& reader, const std::string& folder) {
  for (std::string at = folder;; at = parent_of(at)) {
    if (const auto kind = reader.kind(at + "/.git"); kind.has_value() && *kind != EntryKind::broken_link) {
      return at;
    }
    if (at == "/") {
      return std::nullopt;
    }
  }
}

}  // namespace kakoi::sources
