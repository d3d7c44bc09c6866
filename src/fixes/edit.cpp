#include "fixes/edit.hpp"

#include <algorithm>

#include <tuple>

namespace kakoi::fixes {

bool before_in_text(const Edit& a, const Edit& b) { return std::tie(a.file, a.offset) < std::tie(b.file, b.offset); }

void sort_once(std::vector<Edit>& edits) {
  std::sort(edits.begin(), edits.end(), before_in_text);
  edits.erase(std::unique(edits.begin(), edits.end()), edits.end());
}

bool overlap(const Edit& a, const Edit& b) {
  return a.file == b.file && a.offset <= b.offset + b.before.size() && b.offset <= a.offset + a.before.size();
}

bool fit(std::string_view text, const std::vector<Edit>& edits) {
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.offset < at || edit.offset > text.size() || !text.substr(edit.offset).starts_with(edit.before)) {
      return false;
    }
    at = edit.offset + edit.before.size();
  }
  return true;
}

std::string edited(std::string_view text, const std::vector<Edit>& edits) {
  std::string out;
  std::size_t at = 0;
  for (const Edit& edit : edits) {
    out += text.substr(at, edit.offset - at);
    out += edit.after;
    at = edit.offset + edit.before.size();
  }
  out += text.substr(at);
  return out;
}

std::vector<Edit> inverse_of(const std::vector<Edit>& edits) {
  std::vector<Edit> back;
  std::int64_t moved = 0;
  for (const Edit& edit : edits) {
    back.push_back({.file = edit.file,
                    .offset = static_cast<std::uint32_t>(edit.offset + moved),
                    .before = edit.after,
                    .after = edit.before});
    moved += static_cast<std::int64_t>(edit.after.size()) - static_cast<std::int64_t>(edit.before.size());
  }
  return back;
}

}  // namespace kakoi::fixes
