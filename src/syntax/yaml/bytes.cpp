// node       = { tag | anchor | blank | break | comment } value
// tag        = "!" [ "<" uri ">" | { no blank, break or comma } ]
// anchor     = "&" { letter | digit | "-" | "_" }
#include "syntax/yaml/bytes.hpp"

#include "base/utf8.hpp"

#include <algorithm>

namespace kakoi::syntax::yaml {
namespace {

constexpr base::Phrase kNotUtf8{"this byte is not valid UTF-8", "このバイトは UTF-8 として正しくありません"};
constexpr base::Phrase kControl{"this control character is not allowed in YAML", "この制御文字は YAML では使えません"};
constexpr base::Phrase kMark{"a byte order mark can only stand at the start of the text",
                             "バイト順マーク (BOM) はテキストの先頭以外では使えません"};

constexpr base::Phrase kManyTags{"there are more than 100 %TAG directives before this",
                                 "これより前の %TAG ディレクティブが 100 個を超えています"};

constexpr std::size_t kMostTags = 100;
constexpr std::uint32_t kByteOrderMark = 0xfeff;

// As libyaml reads the rule of YAML 1.1.
bool is_printable(std::uint32_t code) {
  if (code < 0x20) {
    return code == '\t' || code == '\n' || code == '\r';
  }
  return code <= 0x7e || code == 0x85 || (code >= 0xa0 && code <= 0xfffd && code != kByteOrderMark) || code >= 0x10000;
}

bool is_blank(char c) { return c == ' ' || c == '\t'; }

bool is_anchor_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

std::size_t end_of_line(std::string_view text, std::size_t at) {
  while (at < text.size() && line_break_length(text, at) == 0) {
    ++at;
  }
  return at;
}

std::size_t tag_length(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with("!<")) {
    const std::size_t end = text.find('>', at);
    return std::min(end, text.size() - 1) + 1 - at;
  }
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end]) && text[end] != ',' && line_break_length(text, end) == 0) {
    ++end;
  }
  return end - at;
}

std::size_t anchor_length(std::string_view text, std::size_t at) {
  const auto* const begin = text.begin() + static_cast<std::ptrdiff_t>(at) + 1;
  return 1 + static_cast<std::size_t>(std::find_if_not(begin, text.end(), is_anchor_character) - begin);
}

bool is_blank_line(std::string_view line) { return std::all_of(line.begin(), line.end(), is_blank); }

}  // namespace

std::optional<Flaw> first_flaw(std::string_view text) {
  std::size_t tags = 0;
  std::size_t at = 0;
  while (at < text.size()) {
    if (text[at] >= ' ' && text[at] <= '~') {
      if (text[at] == '%' && text.substr(at).starts_with("%TAG") && ++tags > kMostTags) {
        return Flaw{.what = kManyTags, .offset = at, .length = 4, .is_bound = true};
      }
      ++at;
      continue;
    }
    const base::Decoded decoded = base::decode_utf8(text.substr(at));
    if (!decoded.valid) {
      return Flaw{.what = kNotUtf8, .offset = at, .length = 1};
    }
    if (!is_printable(decoded.code)) {
      const bool is_mark = decoded.code == kByteOrderMark;
      return Flaw{.what = is_mark ? kMark : kControl, .offset = at, .length = decoded.length, .is_bound = is_mark};
    }
    at += decoded.length;
  }
  return std::nullopt;
}

std::size_t line_break_length(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at, 3);
  if (rest.starts_with("\r\n") || rest.starts_with("\xc2\x85")) {
    return 2;
  }
  if (rest.starts_with('\n') || rest.starts_with('\r')) {
    return 1;
  }
  return rest == "\xe2\x80\xa8" || rest == "\xe2\x80\xa9" ? 3 : 0;
}

std::size_t skip_to_next_token(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    if (is_blank(text[at])) {
      ++at;
    } else if (text[at] == '#') {
      at = end_of_line(text, at);
    } else if (const std::size_t length = line_break_length(text, at); length > 0) {
      at += length;
    } else {
      break;
    }
  }
  return at;
}

NodeStart node_start(std::string_view text, std::size_t at, bool has_tag, bool has_anchor) {
  NodeStart start{.begin = at, .properties_end = at, .value = at};
  while (start.value < text.size()) {
    if (text[start.value] == '!' && has_tag && start.tag_length == 0) {
      start.tag = start.value;
      start.tag_length = tag_length(text, start.value);
      start.properties_end = start.tag + start.tag_length;
    } else if (text[start.value] == '&' && has_anchor && start.anchor_length == 0) {
      start.anchor = start.value;
      start.anchor_length = anchor_length(text, start.value);
      start.properties_end = start.anchor + start.anchor_length;
    } else {
      break;
    }
    start.value = skip_to_next_token(text, start.properties_end);
  }
  return start;
}

std::size_t trimmed_block_end(std::string_view text, std::size_t begin, std::size_t end) {
  const std::string_view block = text.substr(begin, end - begin);
  const std::size_t header = end_of_line(block, 0);
  std::size_t kept = header;
  std::size_t at = header;
  while (at < block.size()) {
    const std::size_t line = at + line_break_length(block, at);
    at = end_of_line(block, line);
    kept = is_blank_line(block.substr(line, at - line)) ? kept : at;
  }
  if (kept == header) {
    // No text at all: the indicators, without a comment behind them.
    return begin + std::min(word_length(block, 0), header);
  }
  return begin + kept;
}

std::size_t word_length(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && !is_blank(text[end]) && line_break_length(text, end) == 0) {
    ++end;
  }
  if (end == at && at < text.size()) {
    return base::decode_utf8(text.substr(at)).length;
  }
  return end - at;
}

}  // namespace kakoi::syntax::yaml
