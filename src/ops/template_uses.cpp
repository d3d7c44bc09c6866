#include "ops/template_uses.hpp"

#include "ops/template_lookups.hpp"
#include "sources/paths.hpp"

#include <algorithm>

namespace kakoi::ops {
namespace {

constexpr std::string_view kBlanks = " \t\r\n\"'[-";

// What stands before `at`, marks and blanks left out: `!Ref`, `"Ref":`, `Fn::FindInMap:`.
bool is_named_by(std::string_view text, std::size_t at) {
  if (text.substr(0, at).ends_with("${")) {
    return true;
  }
  std::size_t end = text.substr(0, at).find_last_not_of(kBlanks);
  if (end == std::string_view::npos) {
    return false;
  }
  if (text[end] == ':') {
    end = text.substr(0, end).find_last_not_of(kBlanks);
  }
  const std::string_view before = text.substr(0, end == std::string_view::npos ? 0 : end + 1);
  return before.ends_with("Ref") || before.ends_with("FindInMap");
}

bool is_in_comment(std::string_view text, std::size_t at) {
  const std::size_t line = text.rfind('\n', at) + 1;
  const std::size_t first = text.find_first_not_of(" \t", line);
  return first < at && text[first] == '#';
}

}  // namespace

std::vector<Use> template_uses(const findings::Spot& spot, const RootRead& root, Contents& contents) {
  std::vector<Use> uses;
  for (const findings::PassedName& passed : spot.names) {
    for (const FileRead& file : root.files) {
      const bool is_near = sources::parent_of(file.path) == passed.folder;
      const std::string* text = is_near ? contents.of(file.path) : nullptr;
      if (text == nullptr) {
        continue;
      }
      const std::vector<base::Range> elsewhere =
          file.path == spot.file ? lookups_elsewhere(*text, passed.name, spot.offset) : std::vector<base::Range>{};
      for (const std::size_t at : words_in(*text, passed.name)) {
        const bool is_elsewhere = std::any_of(elsewhere.begin(), elsewhere.end(), [&](const base::Range& range) {
          return at >= range.offset && at < std::size_t{range.offset} + range.length;
        });
        if (!is_elsewhere && is_named_by(*text, at) && !is_in_comment(*text, at) && !is_on_way(spot, file.path, at)) {
          uses.push_back(use_at(file.path, *text, at, passed.name));
        }
      }
    }
  }
  return uses;
}

}  // namespace kakoi::ops
