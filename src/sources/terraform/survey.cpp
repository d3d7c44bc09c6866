#include "sources/terraform/survey.hpp"

#include "sources/paths.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/launchers.hpp"
#include "syntax/hcl/from_json.hpp"

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
using hcl::Kind;

void survey_call(const Input& input, const Named& call, Survey& into) {
  const Ref source = argument(call.parts, "source");
  const Kind kind = source.exists() ? source.file->tree[source.node].kind : Kind::error;
  std::string folder;
  if (kind == Kind::quoted || kind == Kind::json_string) {
    const hcl::Tree& tree = source.file->tree;
    folder = local_module_folder(
        into.folder, kind == Kind::quoted ? hcl::label_text(tree, source.node) : hcl::json_text(tree, source.node));
  }
  const auto real = folder.empty() ? base::failure(base::Message{}) : input.reader.real_path(folder);
  if (!real.has_value() || !lies_within(*real, input.boundary) || *real == into.folder) {
    into.has_unread_module = true;
  } else {
    into.calls.push_back(*real);
  }
}

}  // namespace

Survey survey(const Input& input, const std::string& folder) {
  Survey result;
  result.folder = folder;
  const auto module = read_module(input, folder);
  result.diagnostics = module->problems;
  result.files = module->files.size();
  result.accepts = module->accepts;
  result.has_unread_module = module->files.empty() || module->has_unread_file;
  for (const Named& call : module->calls) {
    survey_call(input, call, result);
  }
  result.has_launcher = std::any_of(module->resources.begin(), module->resources.end(),
                                    [](const Resource& each) { return is_launcher(each.is_data, each.type); });
  return result;
}

std::vector<Survey> survey_all(const Input& input, base::Executor& executor, const std::vector<std::string>& folders) {
  std::vector<Survey> all;
  std::set<std::string> seen(folders.begin(), folders.end());
  std::vector<std::string> next = folders;
  while (!next.empty()) {
    const std::size_t before = all.size();
    all.resize(before + next.size());
    executor.for_each(next.size(), [&](std::size_t i) { all[before + i] = survey(input, next[i]); });
    next.clear();
    for (std::size_t i = before; i < all.size(); ++i) {
      for (const std::string& called : all[i].calls) {
        if (seen.insert(called).second) {
          next.push_back(called);
        }
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

std::vector<std::size_t> launching_roots(const std::vector<Survey>& surveys, const std::vector<std::string>& folders) {
  const CallGraph graph(surveys);
  const std::set<std::size_t> called = graph.called();
  const std::set<std::string> scanned(folders.begin(), folders.end());
  std::vector<std::size_t> roots;
  std::vector<bool> reached(surveys.size());
  const auto take = [&](std::size_t i, bool in_circle) {
    if (graph.reach(i, reached) || in_circle) {
      roots.push_back(i);
    }
  };
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    if (!called.contains(i) && scanned.contains(surveys[i].folder)) {
      take(i, false);
    }
  }
  // What is called, but from no root, goes round in a circle.
  for (std::size_t i = 0; i < surveys.size(); ++i) {
    if (!reached[i] && scanned.contains(surveys[i].folder)) {
      take(i, true);
    }
  }
  std::sort(roots.begin(), roots.end());
  return roots;
}

}  // namespace kakoi::sources::terraform
