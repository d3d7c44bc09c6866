// fileset: the files below a folder whose paths match a pattern, links followed. (Terraform language, "fileset
// Function".)

#include "sources/paths.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/functions/file_functions.hpp"
#include "sources/terraform/functions/path_patterns.hpp"
#include "sources/terraform/types.hpp"

#include <algorithm>
#include <optional>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

using base::EntryKind;
using base::Phrase;
using base::TrailId;
using Found = LocalFiles::Found;
using values::Arena;
using values::Value;

constexpr Phrase kPattern{"the pattern of the file names is malformed", "ファイル名のパターンが正しくありません"};
constexpr Phrase kTooMuch{"too many files would have to be looked at", "調べるファイルが多すぎます"};
constexpr Phrase kElsewhere{"{} depends on where Terraform runs", "{} は Terraform を実行する場所に依存します"};
constexpr Phrase kOutside{"the folder {} lies outside of the repository", "フォルダー {} がリポジトリの外にあります"};
constexpr Phrase kBroken{"the link {} leads nowhere", "リンク {} の先がありません"};
constexpr Phrase kUnread{"the folder {} could not be read", "フォルダー {} を読み取れませんでした"};

std::vector<std::string_view> components_of(std::string_view path) {
  std::vector<std::string_view> components;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view one = path.substr(0, slash);
    path = slash == std::string_view::npos ? std::string_view{} : path.substr(slash + 1);
    if (!one.empty()) {
      components.push_back(one);
    }
  }
  return components;
}

/// The path from one folder to a file, as Go's filepath.Rel has it. Both are absolute.
std::string relative(std::string_view from, std::string_view to) {
  const auto a = components_of(from);
  const auto b = components_of(to);
  const auto [left_a, left_b] = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  std::string out;
  for (auto up = left_a; up != a.end(); ++up) {
    out += out.empty() ? ".." : "/..";
  }
  for (auto down = left_b; down != b.end(); ++down) {
    out += out.empty() ? "" : "/";
    out += *down;
  }
  return out;
}

class Walk {
 public:
  Walk(Arena& arena, const LocalFiles& files, TrailId whole, std::span<const std::string_view> components)
      : arena_(arena), files_(files), whole_(whole), components_(components) {}

  // What matches from component `at` on in `folder`. As deep as the pattern and the folders, both of which are bounded.
  void from(const std::string& folder, std::size_t at, std::size_t depth = 0) {
    constexpr std::size_t kDeepest = 100;
    if (depth > kDeepest) {
      problem_ = arena_.unknown(kTooMuch, {}, whole_);
      return;
    }
    const Found found = files_.find_absolute(folder);
    if (found.kind == Found::Kind::outside) {
      problem_ = arena_.unknown(kOutside, {shown(folder)}, whole_);
    }
    if (found.kind == Found::Kind::unreadable) {
      problem_ = arena_.broken(kUnread, {shown(folder)}, whole_);
    }
    if (found.kind != Found::Kind::folder) {
      return;
    }
    const auto entries = files_.list(folder);
    if (!entries.has_value()) {
      problem_ = arena_.broken(kUnread, {shown(folder)}, whole_);
      return;
    }
    const bool is_any_folders = components_[at] == "**";
    const bool is_last = at + 1 == components_.size();
    for (const base::Entry& entry : *entries) {
      if (problem_.has_value() || !arena_.step()) {
        problem_ = problem_.has_value() ? problem_ : arena_.out_of_budget();
        return;
      }
      const std::string path = (folder == "/" ? "" : folder) + "/" + entry.name;
      const bool is_folder = entry.kind == EntryKind::directory || entry.kind == EntryKind::link_to_directory;
      if (is_any_folders && is_folder) {
        from(path, at, depth + 1);
      }
      if (is_any_folders && is_last) {
        take(entry, path);
      } else {
        component(entry, path, is_any_folders ? at + 1 : at, depth);
      }
    }
  }

  [[nodiscard]] const std::optional<Value>& problem() const { return problem_; }
  [[nodiscard]] const std::vector<std::string>& matches() const { return matches_; }

 private:
  // A folder as a person sees it from the root module.
  [[nodiscard]] std::string shown(const std::string& folder) const { return relative(files_.absolute("."), folder); }

  void component(const base::Entry& entry, const std::string& path, std::size_t at, std::size_t depth) {
    constexpr std::size_t kMostSteps = 10'000;
    std::size_t steps = kMostSteps;
    const Match match = matches_component(components_[at], entry.name, steps);
    if (!arena_.step(1 + (kMostSteps - steps) / 32)) {
      problem_ = arena_.out_of_budget();
    } else if (match == Match::refused) {
      problem_ = arena_.invalid(kPattern, {}, whole_);
    } else if (match == Match::too_costly) {
      problem_ = arena_.unknown(kTooMuch, {}, whole_);
    } else if (match == Match::yes && entry.kind == EntryKind::broken_link && at + 1 == components_.size()) {
      problem_ = arena_.invalid(kBroken, {entry.name}, whole_);
    } else if (match == Match::yes && at + 1 == components_.size()) {
      take(entry, path);
    } else if (match == Match::yes) {
      from(path, at + 1, depth + 1);
    }
  }

  void take(const base::Entry& entry, const std::string& path) {
    if (entry.kind == EntryKind::file || entry.kind == EntryKind::link_to_file) {
      matches_.push_back(path);
    }
  }

  Arena& arena_;
  const LocalFiles& files_;
  TrailId whole_;
  std::span<const std::string_view> components_;
  std::optional<Value> problem_;
  std::vector<std::string> matches_;
};

}  // namespace

Value FileFunctions::file_set(Arguments in, TrailId whole) {
  // The folder is a part of the pattern, and `..` in either is resolved by name.
  const std::string folder(in[0].text().whole);
  const std::string pattern = cleaned((folder.empty() ? "." : folder) + "/" + std::string(in[1].text().whole));
  std::vector<std::string_view> components = components_of(pattern == "." ? std::string_view{} : pattern);
  // What has no sign of a pattern in it is where the walk starts.
  std::string start = pattern.starts_with('/') ? "/" : ".";
  std::size_t literal = 0;
  while (literal + 1 < components.size() && components[literal].find_first_of("*?[{\\") == std::string_view::npos) {
    start += "/" + std::string(components[literal++]);
  }
  components.erase(components.begin(), components.begin() + static_cast<std::ptrdiff_t>(literal));
  if (folder.starts_with('~')) {
    return arena_.unknown(kElsewhere, {folder}, whole);
  }
  Walk walk(arena_, files_, whole, components);
  if (!components.empty()) {
    walk.from(files_.absolute(start), 0);
  }
  if (walk.problem().has_value()) {
    return *walk.problem();
  }
  std::vector<Value> names;
  const std::string from = files_.absolute(folder);
  for (const std::string& match : walk.matches()) {
    names.push_back(made_text(arena_, relative(from, match), whole));
  }
  return to_set(arena_, arena_.list(names, whole, values::Shape::uniform, values::Typed::text));
}

}  // namespace kakoi::sources::terraform
