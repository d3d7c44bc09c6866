#include "ops/hunks.hpp"

#include "sources/excerpt.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace kakoi::ops {
namespace {

// The lines that hold the bytes from `begin` to `end`. `is_own`: these are kakoi's, and nothing in them is secret.
std::vector<std::string> lines_of(const std::string& file, std::string_view text, std::size_t begin, std::size_t end,
                                  bool is_own) {
  const sources::Writing writing = sources::writing_of(file, text);
  std::vector<std::string> lines;
  std::size_t at = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;  // npos + 1 is 0
  for (;;) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, line_end - at);
    line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    const std::size_t from = std::min(std::max(begin, at) - at, line.size());
    const std::size_t to = std::min(std::max(end, at) - at, line.size());
    const bool is_whole = is_own && at >= begin && line_end <= end;
    lines.push_back(is_whole ? std::string(line) : sources::excerpt_of(line, from, std::max(from, to), writing).text);
    if (line_end >= end) {
      return lines;
    }
    at = line_end + 1;
  }
}

// Of a text that kakoi wrote.
std::vector<std::string> whole_lines(std::string_view text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    lines.emplace_back(line.ends_with('\r') ? line.substr(0, line.size() - 1) : line);
    at = end + 1;
  }
  return lines;
}

fixes::Hunk hunk_of(const Planned& planned, const fixes::Edit& edit, std::uint32_t line) {
  const std::string& before = planned.contents.at(edit.file);
  std::string file = sources::relative_path(edit.file, planned.scanned.base);
  if (edit.makes_file()) {
    return {.file = std::move(file), .line = line, .removed = {}, .added = whole_lines(edit.after), .makes_file = true};
  }
  const bool is_insertion = edit.before.empty();
  const bool is_at_line = edit.offset > 0 && before[edit.offset - 1] == '\n';
  if (is_insertion && is_at_line && edit.after.ends_with('\n')) {
    return {.file = std::move(file), .line = line, .removed = {}, .added = whole_lines(edit.after)};
  }
  const std::string& name = planned.name_of(edit.file);
  const std::string after = fixes::edited(before, {edit});
  return {.file = std::move(file),
          .line = line,
          .removed = lines_of(name, before, edit.offset, edit.offset + edit.before.size(), false),
          .added = lines_of(name, after, edit.offset, edit.offset + edit.after.size(), is_insertion)};
}

}  // namespace

std::vector<std::vector<fixes::Hunk>> hunks_of(const Planned& planned) {
  std::vector<std::vector<fixes::Hunk>> all;
  for (const fixes::Plan& plan : planned.book.plans) {
    std::vector<fixes::Hunk>& hunks = all.emplace_back();
    for (std::size_t i = 0; i < plan.edits.size(); ++i) {
      hunks.push_back(hunk_of(planned, plan.edits[i], plan.places[i].line));
    }
  }
  return all;
}

}  // namespace kakoi::ops
