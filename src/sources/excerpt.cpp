#include "sources/excerpt.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sources {
namespace {

// `subnet-0a1b2c3d`: what AWS calls the parts of a network.
bool is_id(std::string_view text) {
  constexpr auto kKinds = std::to_array<std::string_view>({"subnet-", "sg-", "vpc-", "eni-", "rtb-", "nat-", "igw-"});
  constexpr std::size_t kMostDigits = 17;
  return std::any_of(kKinds.begin(), kKinds.end(), [&](std::string_view kind) {
    const std::string_view digits = text.substr(std::min(kind.size(), text.size()));
    return text.starts_with(kind) && !digits.empty() && digits.size() <= kMostDigits &&
           digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
  });
}

// Words of Terraform and of AWS; any other text may be a password.
bool is_plain_word(std::string_view text) {
  constexpr auto kWords = std::to_array<std::string_view>(
      {"true", "false", "null", "ENABLED", "DISABLED", "FARGATE_SPOT", "EC2", "EXTERNAL", "FARGATE"});
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end() || is_id(text);
}

// `resource "aws_ecs_service" "web" {`: a word, then labels, then a brace. The texts in it are names.
bool is_block_header(std::string_view line) {
  line.remove_prefix(std::min(line.find_first_not_of(" \t"), line.size()));
  const auto is_of_word = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto word = static_cast<std::size_t>(std::find_if_not(line.begin(), line.end(), is_of_word) - line.begin());
  std::string_view rest = line.substr(word);
  bool has_labels = false;
  while (word > 0 && !rest.empty()) {
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    if (!rest.starts_with('"')) {
      break;
    }
    const std::size_t close = rest.find('"', 1);
    rest.remove_prefix(close == std::string_view::npos ? rest.size() : close + 1);
    has_labels = true;
  }
  return has_labels && rest.starts_with('{');
}

// A part of a text that is one of these words, as the text of another language within it may hold: quotes, escaped or
// not, belong to it.
bool is_plain_part(std::string_view text) {
  constexpr std::string_view kQuotes = "\\\"'";
  const std::size_t first = text.find_first_not_of(kQuotes);
  return first != std::string_view::npos &&
         is_plain_word(text.substr(first, text.find_last_not_of(kQuotes) + 1 - first));
}

// A number of this many digits may be a password; shorter ones are indices and sizes.
constexpr std::size_t kLongNumber = 4;

// The digits at `at`, where a number begins there that is too long to be shown; else 0.
std::size_t long_number(std::string_view line, std::size_t at) {
  const auto is_of_word = [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
  };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  const bool begins = at == 0 || !is_of_word(line[at - 1]);
  const auto* const end = std::find_if_not(line.begin() + at, line.end(), is_digit);
  const auto length = static_cast<std::size_t>(end - (line.begin() + at));
  return begins && length >= kLongNumber ? length : 0;
}

/// Copies a line without its comments and without the texts in it. Words that are no secrets are kept, and so are
/// names: the labels of a block, and the keys of JSON.
class Masked {
 public:
  Masked(std::string_view line, std::size_t begin, std::size_t end)
      : line_(line), begin_(begin), end_(end), header_end_(is_block_header(line) ? line.find('{') : 0) {}

  findings::Excerpt result() && {
    while (at_ < line_.size()) {
      mark();
      if (line_[at_] == '"') {
        quoted();
      } else if (line_[at_] == '#' || line_.substr(at_, 2) == "//") {
        out_.text += line_[at_] == '#' ? "# …" : "// …";
        at_ = line_.size();
      } else if (line_.substr(at_, 2) == "/*") {
        const std::size_t close = line_.find("*/", at_ + 2);
        out_.text += "/* … */";
        at_ = close == std::string_view::npos ? line_.size() : close + 2;
      } else if (const std::size_t digits = long_number(line_, at_); digits > 0) {
        out_.text += "…";
        at_ += digits;
      } else {
        out_.text += line_[at_++];
      }
    }
    mark();
    out_.end = at_ >= end_ && out_.end == 0 ? out_.text.size() : out_.end;
    return std::move(out_);
  }

 private:
  void mark() {
    out_.begin = at_ <= begin_ ? out_.text.size() : out_.begin;
    out_.end = at_ <= end_ ? out_.text.size() : out_.end;
  }

  // Behind the quote that ends the text at `at_`. Within `${ }` quotes belong to other texts.
  [[nodiscard]] std::size_t text_end() const {
    constexpr int kText = -1;
    std::vector<int> open{kText};  // of each `${ }` that is open, the braces that are open in it
    std::size_t at = at_ + 1;
    for (; at < line_.size() && !open.empty(); ++at) {
      const char c = line_[at];
      if (open.back() == kText) {
        const bool is_template = (c == '$' || c == '%') && line_.substr(at + 1).starts_with('{');
        at += c == '\\' || is_template ? 1U : 0U;
        if (is_template) {
          open.push_back(0);
        } else if (c == '"') {
          open.pop_back();
        }
      } else if (c == '"') {
        open.push_back(kText);
      } else if (c == '{') {
        ++open.back();
      } else if (c == '}' && open.back()-- == 0) {
        open.pop_back();
      }
    }
    return std::min(at, line_.size());
  }

  // A key of JSON stands at the start of an object, or after another property.
  [[nodiscard]] bool is_key(std::size_t end) const {
    const std::string_view before = line_.substr(0, at_);
    const std::size_t last = before.find_last_not_of(" \t");
    const std::size_t next = line_.find_first_not_of(" \t", end);
    return next != std::string_view::npos && line_[next] == ':' &&
           (last == std::string_view::npos || before[last] == '{' || before[last] == ',');
  }

  void quoted() {
    const std::size_t end = text_end();
    const std::string_view text = line_.substr(at_, end - at_);
    const bool is_whole = text.size() > 1 && text.ends_with('"');
    const bool is_shown =
        is_whole && (at_ < header_end_ || is_key(end) || is_plain_word(text.substr(1, text.size() - 2)));
    if (!is_shown && at_ < begin_ && end_ < end && is_plain_part(line_.substr(begin_, end_ - begin_))) {
      marked_part(end);
      return;
    }
    out_.text += is_shown ? text : "\"…\"";
    at_ = end;
  }

  // What is marked stands within the text.
  void marked_part(std::size_t end) {
    out_.text += "\"…";
    at_ = begin_;
    mark();
    out_.text += line_.substr(begin_, end_ - begin_);
    at_ = end_;
    mark();
    out_.text += "…\"";
    at_ = end;
  }

  std::string_view line_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t header_end_;
  std::size_t at_ = 0;
  findings::Excerpt out_;
};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// The same for a line of YAML, whose texts need no quotes. Tags and keys are kept.
class MaskedPlain {
 public:
  MaskedPlain(std::string_view line, std::size_t begin, std::size_t end) : line_(line), begin_(begin), end_(end) {}

  findings::Excerpt result() && {
    while (at_ < line_.size()) {
      if (line_[at_] == '#' && (at_ == 0 || is_blank(line_[at_ - 1]))) {
        copy_as(line_.size(), "# …");
      } else if (line_[at_] == '"' || line_[at_] == '\'') {
        quoted();
      } else if (is_blank(line_[at_]) || kSigns.find(line_[at_]) != std::string_view::npos ||
                 (line_[at_] == '-' && (at_ + 1 == line_.size() || is_blank(line_[at_ + 1])))) {
        copy(at_ + 1);
      } else {
        word();
      }
    }
    mark();
    out_.end = at_ >= end_ && out_.end == 0 ? out_.text.size() : out_.end;
    return std::move(out_);
  }

 private:
  static constexpr std::string_view kSigns = "[]{},:?|>";

  void mark() {
    out_.begin = at_ <= begin_ ? out_.text.size() : out_.begin;
    out_.end = at_ <= end_ ? out_.text.size() : out_.end;
  }

  void copy(std::size_t end) {
    while (at_ < end) {
      mark();
      out_.text += line_[at_++];
    }
  }

  void copy_as(std::size_t end, std::string_view shown) {
    mark();
    out_.text += shown;
    at_ = end;
  }

  [[nodiscard]] bool is_key(std::size_t end) const {
    const std::size_t next = line_.find_first_not_of(" \t", end);
    return next != std::string_view::npos && line_[next] == ':' &&
           (next + 1 >= line_.size() || is_blank(line_[next + 1]) || line_[end - 1] == '"');
  }

  void quoted() {
    const char quote = line_[at_];
    std::size_t end = at_ + 1;
    while (end < line_.size() && line_[end] != quote) {
      end += quote == '"' && line_[end] == '\\' ? 2U : 1U;
    }
    end = std::min(end + 1, line_.size());
    const std::string_view text = line_.substr(at_, end - at_);
    const bool is_whole = text.size() > 1 && text.back() == quote;
    if (is_whole && (is_key(end) || is_plain_word(text.substr(1, text.size() - 2)))) {
      copy(end);
    } else if (at_ < begin_ && end_ < end && is_plain_part(line_.substr(begin_, end_ - begin_))) {
      copy_as(begin_, quote == '"' ? "\"…" : "'…");
      copy(end_);
      copy_as(end, quote == '"' ? "…\"" : "…'");
    } else {
      copy_as(end, quote == '"' ? "\"…\"" : "'…'");
    }
  }

  static bool is_single(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
      return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '.' || c == ':' ||
             c == '_';
    });
  }

  // Up to what ends it in flow style too: a word too many is a word that is shown, not one that is hidden.
  void word() {
    std::size_t end = at_;
    while (end < line_.size() && std::string_view("[]{},").find(line_[end]) == std::string_view::npos &&
           !(line_[end] == ':' && (end + 1 == line_.size() || is_blank(line_[end + 1]))) &&
           !(line_[end] == '#' && is_blank(line_[end - 1]))) {
      ++end;
    }
    std::size_t last = end;
    while (last > at_ + 1 && is_blank(line_[last - 1])) {
      --last;
    }
    const std::string_view text = line_.substr(at_, last - at_);
    if (text.front() == '!' || text.front() == '&') {
      // A tag or an anchor; what follows is a word of its own, and mostly no name.
      const bool is_of_name = text.starts_with("!Ref ") && is_single(text.substr(text.find(' ') + 1));
      copy(is_of_name ? last : std::min(at_ + std::min(text.find(' '), text.size()), last));
      return;
    }
    const bool is_marked = at_ >= begin_ && last <= end_ && is_single(text);
    if (is_key(end) || is_plain_word(text) || is_marked) {
      copy(last);
    } else {
      copy_as(last, "…");
    }
  }

  std::string_view line_;
  std::size_t begin_;
  std::size_t end_;
  std::size_t at_ = 0;
  findings::Excerpt out_;
};

findings::Excerpt masked(std::string_view line, std::size_t begin, std::size_t end, Writing writing) {
  return writing == Writing::plain ? MaskedPlain(line, begin, end).result() : Masked(line, begin, end).result();
}

// Of a long line, what stands around the range.
findings::Excerpt window(findings::Excerpt whole) {
  constexpr std::size_t kWidest = 160;
  constexpr std::size_t kBefore = 60;
  constexpr std::string_view kCut = "…";
  if (whole.text.size() <= kWidest) {
    return whole;
  }
  const auto is_inside_letter = [&](std::size_t at) {
    return at < whole.text.size() && (static_cast<unsigned char>(whole.text[at]) & 0xC0U) == 0x80U;
  };
  std::size_t from = whole.begin > kBefore ? whole.begin - kBefore : 0;
  while (is_inside_letter(from)) {
    ++from;
  }
  std::size_t to = std::min(from + kWidest, whole.text.size());
  while (is_inside_letter(to)) {
    ++to;
  }
  findings::Excerpt out;
  out.text = (from > 0 ? std::string(kCut) : "") + whole.text.substr(from, to - from);
  const std::size_t moved = from > 0 ? from - kCut.size() : 0;
  out.begin = whole.begin - moved;
  out.end = std::min(whole.end, to) - moved;
  out.text += to < whole.text.size() ? kCut : "";
  return out;
}

}  // namespace

Writing writing_of(std::string_view path, std::string_view text) {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  const bool is_terraform = name.ends_with(".tf") || name.ends_with(".tofu") || name.ends_with(".tfvars") ||
                            name.ends_with(".hcl") || name.empty();
  const std::size_t first = text.find_first_not_of(" \t\r\n\xef\xbb\xbf");
  const bool is_json = first != std::string_view::npos && (text[first] == '{' || text[first] == '[') &&
                       text.find('"', first) < first + 256;
  return is_terraform || is_json ? Writing::quoted : Writing::plain;
}

findings::Excerpt excerpt_of(std::string_view line, std::size_t begin, std::size_t end, Writing writing) {
  if (line.empty() || line.size() > kLongestLine) {
    return {};
  }
  return window(masked(line, begin, end, writing));
}

bool is_without_secrets(std::string_view line, std::size_t begin, std::size_t end, Writing writing) {
  return line.size() <= kLongestLine && masked(line, begin, end, writing).text == line;
}

}  // namespace kakoi::sources
