#include "reports/plan_reports.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <string_view>

namespace kakoi::reports {
namespace {

/// Edits of neighbouring lines, and the lines that they stand in.
struct Group {
  std::size_t begin = 0;  ///< of the first line
  std::size_t end = 0;    ///< behind the last, its line end included
  std::vector<fixes::Edit> edits{};
};

std::size_t line_begin(std::string_view text, std::size_t at) { return at == 0 ? 0 : text.rfind('\n', at - 1) + 1; }

std::size_t line_end(std::string_view text, std::size_t at) {
  const std::size_t found = text.find('\n', at);
  return found == std::string_view::npos ? text.size() : found + 1;
}

std::vector<Group> groups_of(const PatchedFile& file) {
  std::vector<Group> groups;
  for (const fixes::Edit& edit : file.edits) {
    const std::size_t begin = line_begin(file.content, edit.offset);
    const std::size_t end = line_end(file.content, edit.offset + edit.before.size());
    // The line behind one group must not be among those of the next.
    if (!groups.empty() && begin <= line_end(file.content, std::min(groups.back().end, file.content.size()))) {
      groups.back().end = std::max(groups.back().end, end);
      groups.back().edits.push_back(edit);
    } else {
      groups.push_back({.begin = begin, .end = end, .edits = {edit}});
    }
  }
  return groups;
}

std::vector<std::string_view> lines_in(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    const std::size_t end = line_end(text, 0);
    lines.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
  return lines;
}

bool may_be_secret(std::string_view text) {
  constexpr auto kNames = std::to_array<std::string_view>(
      {"password", "passwd", "secret", "token", "credential", "api_key", "apikey", "private_key", "access_key"});
  std::string lower(text);
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return std::any_of(kNames.begin(), kNames.end(),
                     [&](std::string_view name) { return lower.find(name) != std::string::npos; });
}

void add_lines(char mark, std::string_view text, std::string& out) {
  for (const std::string_view line : lines_in(text)) {
    out += mark;
    out += line;
    if (!line.ends_with('\n')) {
      out += "\n\\ No newline at end of file\n";
    }
  }
}

std::string_view behind(const PatchedFile& file, const Group& group) {
  return std::string_view(file.content).substr(group.end, line_end(file.content, group.end) - group.end);
}

// A name says nothing of what stands in a heredoc or in plain YAML, and a text nothing of what it is called.
bool may_be_shown(const PatchedFile& file, std::size_t begin, std::size_t end) {
  const std::string_view text = std::string_view(file.content).substr(begin, end - begin);
  if (may_be_secret(text)) {
    return false;
  }
  for (std::string_view line : lines_in(text)) {
    const auto at = static_cast<std::size_t>(line.data() - file.content.data());
    line = line.substr(0, std::min(line.find_last_not_of("\r\n") + 1, line.size()));
    bool is_shown = file.may_be_shown(line, 0, 0);
    for (const fixes::Edit& edit : file.edits) {
      const std::size_t from = std::max<std::size_t>(edit.offset, at) - at;
      const std::size_t to = std::min(std::max(edit.offset + edit.before.size(), at) - at, line.size());
      is_shown = is_shown || (from < to && file.may_be_shown(line, from, to));
    }
    if (!is_shown) {
      return false;
    }
  }
  return true;
}

// What the edits put in is kakoi's own; what else the lines that are added say, those that are removed say too.
std::optional<std::string> hunk(const PatchedFile& file, const Group& group, std::ptrdiff_t& moved) {
  const std::string_view content = file.content;
  std::vector<fixes::Edit> edits = group.edits;
  for (fixes::Edit& edit : edits) {
    edit.offset -= static_cast<std::uint32_t>(group.begin);
  }
  const std::string_view before = content.substr(group.begin, group.end - group.begin);
  const std::string after = fixes::edited(before, edits);
  const auto first = std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(group.begin), '\n') + 1;
  const std::string_view context = group.end < content.size() ? behind(file, group) : std::string_view{};
  if (!may_be_shown(file, group.begin, group.end + context.size())) {
    return std::nullopt;
  }
  const auto old_lines = static_cast<std::ptrdiff_t>(lines_in(before).size() + lines_in(context).size());
  const auto new_lines = static_cast<std::ptrdiff_t>(lines_in(after).size() + lines_in(context).size());
  std::string out = fmt::format("@@ -{},{} +{},{} @@\n", first, old_lines, first + moved, new_lines);
  moved += new_lines - old_lines;
  add_lines('-', before, out);
  add_lines('+', after, out);
  add_lines(' ', context, out);
  return out;
}

// As git writes names with bytes that are unusual, and reads them (git-config, core.quotePath).
std::string quoted(const std::string& name) {
  constexpr std::string_view kBytes = "\a\b\t\n\v\f\r\"\\";
  constexpr std::string_view kLetters = "abtnvfr\"\\";
  std::string text;
  bool has_unusual = false;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    const std::size_t at = kBytes.find(c);
    const bool is_plain = at == std::string_view::npos && byte >= 0x20 && byte < 0x7f;
    has_unusual = has_unusual || !is_plain;
    text += is_plain                       ? std::string(1, c)
            : at != std::string_view::npos ? std::string("\\") + kLetters[at]
                                           : fmt::format("\\{:03o}", byte);
  }
  return has_unusual ? "\"" + text + "\"" : name;
}

// In what kakoi wrote nothing is secret.
std::string new_file(const PatchedFile& file) {
  const std::string& text = file.edits.front().after;
  std::string out = fmt::format("--- /dev/null\n+++ {}\n", quoted("b/" + file.name));
  out += fmt::format("@@ -0,0 +1,{} @@\n", lines_in(text).size());
  add_lines('+', text, out);
  return out;
}

}  // namespace

// Without git's own header: names under that one would be taken from the top of the repository, and not from where
// `git apply` runs.
FilePatch patch(const PatchedFile& file) {
  if (file.edits.front().makes_file()) {
    return {.text = new_file(file)};
  }
  FilePatch out;
  std::ptrdiff_t moved = 0;
  for (const Group& group : groups_of(file)) {
    const auto text = hunk(file, group, moved);
    out.text += text.value_or(std::string{});
    if (!text.has_value()) {
      out.hidden.insert(out.hidden.end(), group.edits.begin(), group.edits.end());
    }
  }
  if (!out.text.empty()) {
    out.text.insert(0, fmt::format("--- {}\n+++ {}\n", quoted("a/" + file.name), quoted("b/" + file.name)));
  }
  return out;
}

}  // namespace kakoi::reports
