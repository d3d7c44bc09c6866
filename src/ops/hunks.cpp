#include "ops/hunks.hpp"

#include "sources/excerpt.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

namespace kakoi::ops {
namespace {

// Settings and names of resources, which kakoi replaces: whatever may be a password has other letters, too, or stands
// elsewhere.
bool are_names(std::string_view text) {
  constexpr std::string_view kBetween = " \t\"'[]{}:,._*";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kBetween.find(c) != std::string_view::npos;
  });
}

// `line`, of which the bytes from `from` to `to` change: these are shown in quotes as without them.
std::string shown_line(std::string_view line, std::size_t from, std::size_t to, sources::Writing writing) {
  const std::string_view changed = line.substr(from, to - from);
  const std::size_t first = std::min(changed.find_first_not_of(" \t,"), changed.size());
  const std::string_view core = changed.substr(first, changed.find_last_not_of(" \t,") + 1 - first);
  const std::size_t begin = from + first;
  findings::Excerpt excerpt = sources::excerpt_of(line, begin, begin + core.size(), writing);
  if (writing == sources::Writing::quoted && excerpt.end > excerpt.begin && are_names(core)) {
    excerpt.text.replace(excerpt.begin, excerpt.end - excerpt.begin, core);
  }
  return excerpt.text;
}

struct Line {
  std::string_view text;
  std::string shown{};  ///< as a report may show it
};

// The lines that hold the bytes from `begin` to `end`. `is_own`: these are kakoi's, and nothing in them is secret.
std::vector<Line> lines_of(const std::string& file, std::string_view text, std::size_t begin, std::size_t end,
                           bool is_own) {
  const sources::Writing writing = sources::writing_of(file, text);
  std::vector<Line> lines;
  std::size_t at = begin == 0 ? 0 : text.rfind('\n', begin - 1) + 1;  // npos + 1 is 0
  for (;;) {
    const std::size_t line_end = std::min(text.find('\n', at), text.size());
    std::string_view line = text.substr(at, line_end - at);
    line = line.ends_with('\r') ? line.substr(0, line.size() - 1) : line;
    const std::size_t from = std::min(std::max(begin, at) - at, line.size());
    const std::size_t to = std::min(std::max(end, at) - at, line.size());
    const bool is_whole = is_own && at >= begin && line_end <= end;
    lines.push_back(
        {.text = line, .shown = is_whole ? std::string(line) : shown_line(line, from, std::max(from, to), writing)});
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

using At = std::vector<Line>::const_iterator;
std::vector<std::string> shown_of(At begin, At end) {
  std::vector<std::string> lines;
  std::transform(begin, end, std::back_inserter(lines), [](const Line& line) { return line.shown; });
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
  const auto removed = lines_of(name, before, edit.offset, edit.offset + edit.before.size(), false);
  const auto added = lines_of(name, after, edit.offset, edit.offset + edit.after.size(), is_insertion);
  // What stays as it was neither goes nor comes.
  const auto is_same = [](const Line& a, const Line& b) { return a.text == b.text; };
  const auto [gone, come] = std::mismatch(removed.begin(), removed.end(), added.begin(), added.end(), is_same);
  const auto [gone_end, come_end] = std::mismatch(removed.rbegin(), std::make_reverse_iterator(gone), added.rbegin(),
                                                  std::make_reverse_iterator(come), is_same);
  return {.file = std::move(file),
          .line = line + static_cast<std::uint32_t>(gone - removed.begin()),
          .removed = shown_of(gone, gone_end.base()),
          .added = shown_of(come, come_end.base())};
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
