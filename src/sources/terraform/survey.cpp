#include "sources/terraform/survey.hpp"

#include "sources/terraform/launchers.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;

constexpr base::Phrase kTwice{"{} is declared here and at {}; Terraform refuses this",
                              "{} がここと {} で宣言されています。Terraform はこれを受け付けません"};

/// The names that one folder declares, to see those that it declares twice.
using Declared = std::map<std::string, std::string>;

class FolderSurvey {
 public:
  FolderSurvey(const Input& input, Survey& into) : input_(input), into_(into) {}

  void file(const SourceFile& file) {
    for (const hcl::NodeId item : hcl::Children(file.tree, file.tree.root)) {
      if (file.tree[item].kind == hcl::Kind::block) {
        block({.file = &file, .node = item});
      }
    }
  }

 private:
  void block(const Ref& block) {
    const std::string_view type = type_of(block);
    if (type == "module") {
      call(block);
    } else if (type == "resource") {
      const auto resource = label(block, 0);
      const auto name = label(block, 1);
      if (resource.has_value() && name.has_value() && is_launcher(*resource)) {
        into_.has_launcher = true;
        declare(*resource + "." + *name, block);
      }
    }
  }

  void call(const Ref& block) {
    const Ref source = argument(std::span(&block, 1), "source");
    const bool is_literal = source.exists() && source.file->tree[source.node].kind == hcl::Kind::quoted;
    const std::string folder =
        is_literal ? local_module_folder(into_.folder, hcl::label_text(source.file->tree, source.node)) : std::string{};
    const auto real = folder.empty() ? base::failure(base::Message{}) : input_.reader.real_path(folder);
    if (!real.has_value() || !lies_within(*real, input_.boundary)) {
      into_.has_unread_module = true;
    } else if (*real != into_.folder) {
      into_.calls.push_back(*real);
    } else {
      into_.has_unread_module = true;
    }
  }

  void declare(const std::string& address, const Ref& block) {
    if (block.file->is_override) {
      return;
    }
    base::Place place = syntax::place_of(block.file->path, block.file->text, header(block));
    const std::string where =
        block.file->path.substr(block.file->path.rfind('/') + 1) + ":" + std::to_string(place.line);
    const auto [first, is_new] = declared_.try_emplace(address, where);
    if (!is_new) {
      into_.diagnostics.push_back({.level = base::Level::warning,
                                   .place = std::move(place),
                                   .message = base::Message(kTwice, {address, first->second})});
    }
  }

  const Input& input_;
  Survey& into_;
  Declared declared_;
};

}  // namespace

Survey survey(const Input& input, const FoundFolder& folder) {
  Survey result;
  result.folder = folder.path;
  FolderSurvey survey(input, result);
  const FolderFiles files = terraform_files(folder.entries);
  for (const auto* list : {&files.configuration, &files.overrides}) {
    for (const base::Entry& entry : *list) {
      const auto file = read_file(input, folder.path + "/" + entry.name, entry.kind, result.diagnostics);
      if (file != nullptr) {
        ++result.files;
        file->is_override = list == &files.overrides;
        survey.file(*file);
      }
    }
  }
  return result;
}

std::vector<Survey> survey_all(const Input& input, base::Executor& executor, const std::vector<FoundFolder>& folders) {
  std::vector<Survey> all;
  std::set<std::string> seen;
  std::vector<FoundFolder> next = folders;
  for (const FoundFolder& folder : folders) {
    seen.insert(folder.path);
  }
  while (!next.empty()) {
    const std::size_t before = all.size();
    all.resize(before + next.size());
    executor.for_each(next.size(), [&](std::size_t i) { all[before + i] = survey(input, next[i]); });
    next.clear();
    for (std::size_t i = before; i < all.size(); ++i) {
      for (const std::string& called : all[i].calls) {
        if (!seen.insert(called).second) {
          continue;
        }
        FoundFolder folder{.path = called, .entries = {}};
        if (auto entries = input.reader.list(called)) {
          std::copy_if(entries->begin(), entries->end(), std::back_inserter(folder.entries),
                       [](const base::Entry& entry) { return entry.name.ends_with(".tf"); });
        }
        next.push_back(std::move(folder));
      }
    }
  }
  std::sort(all.begin(), all.end(), [](const Survey& a, const Survey& b) { return a.folder < b.folder; });
  return all;
}

namespace {

class CallGraph {
 public:
  explicit CallGraph(const std::vector<Survey>& surveys) : surveys_(surveys) {
    for (std::size_t i = 0; i < surveys.size(); ++i) {
      position_.emplace(surveys[i].folder, i);
    }
  }

  [[nodiscard]] std::set<std::size_t> called() const {
    std::set<std::size_t> result;
    for (const Survey& survey : surveys_) {
      for (const std::string& call : survey.calls) {
        result.insert(position_.at(call));
      }
    }
    return result;
  }

  /// Marks all that `from` reaches; true when something can be launched among them.
  bool reach(std::size_t from, std::vector<bool>& reached) const {
    std::unordered_set<std::size_t> visited;
    std::vector<std::size_t> open{from};
    bool launches = false;
    while (!open.empty()) {
      const std::size_t at = open.back();
      open.pop_back();
      if (!visited.insert(at).second) {
        continue;
      }
      reached[at] = true;
      launches = launches || surveys_[at].has_launcher || surveys_[at].has_unread_module;
      for (const std::string& call : surveys_[at].calls) {
        open.push_back(position_.at(call));
      }
    }
    return launches;
  }

 private:
  const std::vector<Survey>& surveys_;
  std::unordered_map<std::string, std::size_t> position_;
};

}  // namespace

std::vector<std::size_t> launching_roots(const std::vector<Survey>& surveys, const std::vector<FoundFolder>& folders) {
  const CallGraph graph(surveys);
  const std::set<std::size_t> called = graph.called();
  std::set<std::string> scanned;
  for (const FoundFolder& folder : folders) {
    scanned.insert(folder.path);
  }
  std::vector<std::size_t> roots;
  std::vector<bool> reached(surveys.size());
  const auto take = [&](std::size_t i) {
    if (graph.reach(i, reached)) {
      roots.push_back(i);
    }
  };
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    if (!called.contains(i) && scanned.contains(surveys[i].folder)) {
      take(i);
    }
  }
  // What is called, but from no root, goes round in a circle.
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    if (!reached[i] && scanned.contains(surveys[i].folder)) {
      take(i);
    }
  }
  std::sort(roots.begin(), roots.end());
  return roots;
}

}  // namespace kakoi::sources::terraform
