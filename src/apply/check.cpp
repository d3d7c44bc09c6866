#include "apply/apply.hpp"
#include "apply/contents.hpp"
#include "findings/content_hash.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::apply {
namespace {

using base::Phrase;

constexpr Phrase kChanged{"{} has changed since", "{} がその後変更されています"};
constexpr Phrase kAppeared{"{} has appeared since", "{} がその後作成されています"};
constexpr Phrase kNames{"files have appeared in {} or gone from it since", "{} のファイルがその後増減しています"};

// What Terraform reads of a folder without being told its name.
bool may_decide(std::string_view name) {
  constexpr auto kEndings =
      std::to_array<std::string_view>({".tf", ".tofu", ".tf.json", ".tofu.json", ".tfvars", ".tfvars.json"});
  return std::any_of(kEndings.begin(), kEndings.end(), [&](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

base::Result<std::string> names_hash(base::FileReader& reader, const std::string& folder) {
  const auto entries = reader.list(folder);
  if (!entries.has_value()) {
    return tl::unexpected(entries.error());
  }
  std::string names;
  for (const base::Entry& entry : *entries) {
    if (may_decide(entry.name)) {
      names += entry.name;
      names += '\0';
    }
  }
  return findings::content_hash(names);
}

base::Result<void> check(base::FileReader& reader, const std::vector<fixes::Precondition>& preconditions) {
  for (const fixes::Precondition& condition : preconditions) {
    if (condition.kind == fixes::Precondition::Kind::absent) {
      if (reader.kind(condition.path).has_value()) {
        return base::failure({kAppeared, {condition.path}});
      }
      continue;
    }
    const bool is_folder = condition.kind == fixes::Precondition::Kind::folder;
    const auto hash = is_folder ? names_hash(reader, condition.path) : hash_of(reader, condition.path);
    if (!hash.has_value()) {
      return tl::unexpected(is_folder ? hash.error().in({"{}", "{}"}, condition.path) : hash.error());
    }
    if (*hash != condition.hash) {
      return base::failure({is_folder ? kNames : kChanged, {condition.path}});
    }
  }
  return {};
}

}  // namespace kakoi::apply
