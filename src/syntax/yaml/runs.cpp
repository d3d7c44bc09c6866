#include "syntax/yaml/runs.hpp"

#include "syntax/yaml/bytes.hpp"

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace kakoi::syntax::yaml {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Walks through the source of a scalar and through what it says at the same time.
class Runs {
 public:
  Runs(std::string_view source, std::string_view text, std::uint32_t offset)
      : source_(source), text_(text), offset_(offset) {}

  // Scalars that flow: plain, or within quotes, which are not part of `source`.
  bool flow(Style style) {
    while (at_ < source_.size()) {
      const std::size_t breaks = breaks_ahead();
      if (breaks > 0) {
        // One break is a blank; of several the first does not count.
        take(blanks_ahead(), breaks == 1 ? 1 : breaks - 1);
      } else if (style == Style::double_quoted && source_[at_] == '\\') {
        escape();
      } else if (style == Style::single_quoted && source_.substr(at_).starts_with("''")) {
        take(2, 1);
      } else if (!copy(1)) {
        return false;
      }
    }
    return is_done();
  }

  // Block scalars: lines behind an indentation. `source` begins with the header.
  bool block() {
    const std::size_t header_end = line_end(0);
    const std::size_t indentation = indentation_of(header_end + break_at(header_end));
    at_ = header_end;
    while (at_ < source_.size()) {
      const std::size_t line_break = break_at(at_);
      const std::size_t begin = at_ + line_break;
      std::size_t content = begin;
      while (content < source_.size() && content - begin < indentation && source_[content] == ' ') {
        ++content;
      }
      const std::size_t length = line_end(content) - content;
      // The break stands for a line end, a blank, or for nothing.
      std::size_t filled = text_at_;
      while (length > 0 && filled < text_.size() && (text_[filled] == '\n' || text_[filled] == ' ') &&
             text_.compare(filled, length, source_, content, length) != 0) {
        ++filled;
      }
      take(content - at_, filled - text_at_);
      if (!copy(length)) {
        return false;
      }
      if (line_break == 0) {
        break;
      }
    }
    // What is left are line ends that are kept.
    if (text_at_ < text_.size() && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(text_at_), text_.end(),
                                               [](char c) { return c == '\n'; })) {
      take(0, text_.size() - text_at_);
    }
    return is_done();
  }

  std::vector<TextRun> all;

 private:
  [[nodiscard]] bool is_done() const { return text_at_ == text_.size(); }

  [[nodiscard]] std::size_t break_at(std::size_t at) const { return line_break_length(source_, at); }

  [[nodiscard]] std::size_t line_end(std::size_t from) const {
    while (from < source_.size() && break_at(from) == 0) {
      ++from;
    }
    return from;
  }

  // That of the first line which holds more than blanks, or what the header says.
  [[nodiscard]] std::size_t indentation_of(std::size_t from) const {
    while (from < source_.size()) {
      const std::size_t begin = from;
      while (from < source_.size() && source_[from] == ' ') {
        ++from;
      }
      if (from < source_.size() && break_at(from) == 0) {
        // An indicator in the header makes more blanks part of the text.
        const std::size_t leading = std::min(text_.find_first_not_of(" \n"), text_.size());
        const std::size_t line_start = text_.substr(0, leading).rfind('\n');
        const std::size_t kept = leading - (line_start == std::string_view::npos ? 0 : line_start + 1);
        return from - begin >= kept ? from - begin - kept : 0;
      }
      from += break_at(from);
    }
    return 0;
  }

  // Of the blanks and line breaks at `at_`, how many breaks there are.
  [[nodiscard]] std::size_t breaks_ahead() const {
    std::size_t breaks = 0;
    for (std::size_t at = at_; at < source_.size();) {
      const std::size_t length = break_at(at);
      if (length == 0 && !is_blank(source_[at])) {
        break;
      }
      breaks += length > 0 ? 1U : 0U;
      at += length > 0 ? length : 1;
    }
    return breaks;
  }

  [[nodiscard]] std::size_t blanks_ahead() const {
    std::size_t at = at_;
    while (at < source_.size() && (is_blank(source_[at]) || break_at(at) > 0)) {
      at += std::max<std::size_t>(break_at(at), 1);
    }
    return at - at_;
  }

  // (YAML 1.1, section 5.6, "Escape Sequences".)
  void escape() {
    const char kind = at_ + 1 < source_.size() ? source_[at_ + 1] : '\\';
    if (const std::size_t length = break_at(at_ + 1); length > 0) {
      at_ += 1 + length;
      std::size_t blanks = 0;
      while (at_ + blanks < source_.size() && is_blank(source_[at_ + blanks])) {
        ++blanks;
      }
      at_ += blanks;
      return;
    }
    const std::size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
    // As long as the character that it stands for.
    const auto lead = static_cast<unsigned char>(text_at_ < text_.size() ? text_[text_at_] : '\0');
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    take(std::min(2 + digits, source_.size() - at_), std::min(length, text_.size() - text_at_));
  }

  // Bytes that stand for something else.
  void take(std::size_t source_length, std::size_t length) {
    const std::size_t there = std::min(length, text_.size() - text_at_);
    if (there > 0) {
      all.push_back({.at = static_cast<std::uint32_t>(text_at_),
                     .length = static_cast<std::uint32_t>(there),
                     .source = offset_ + static_cast<std::uint32_t>(at_),
                     .source_length = static_cast<std::uint32_t>(source_length)});
    }
    text_at_ += there;
    at_ += source_length;
  }

  // Bytes that stand for themselves. False when they do not.
  bool copy(std::size_t length) {
    if (text_.substr(text_at_, length) != source_.substr(at_, length)) {
      return false;
    }
    if (length == 0) {
      return true;
    }
    TextRun* last = all.empty() ? nullptr : &all.back();
    const bool goes_on = last != nullptr && last->length == last->source_length &&
                         last->at + last->length == text_at_ && last->source + last->source_length == offset_ + at_;
    if (goes_on) {
      last->length += static_cast<std::uint32_t>(length);
      last->source_length = last->length;
      text_at_ += length;
      at_ += length;
    } else {
      take(length, length);
    }
    return true;
  }

  std::string_view source_;
  std::string_view text_;
  std::uint32_t offset_;
  std::size_t at_ = 0;
  std::size_t text_at_ = 0;
};

}  // namespace

std::vector<TextRun> runs(const Tree& tree, NodeId scalar) {
  const Node& node = tree.nodes[scalar];
  const std::string_view text = text_of(tree, scalar);
  std::string_view source = tree.source(scalar);
  std::uint32_t offset = node.offset;
  const bool is_quoted = node.style == Style::single_quoted || node.style == Style::double_quoted;
  if (is_quoted && source.size() >= 2) {
    source = source.substr(1, source.size() - 2);
    ++offset;
  }
  Runs runs(source, text, offset);
  const bool is_block = node.style == Style::literal || node.style == Style::folded;
  if (is_block ? runs.block() : runs.flow(node.style)) {
    return std::move(runs.all);
  }
  return {{.at = 0,
           .length = static_cast<std::uint32_t>(text.size()),
           .source = node.offset,
           .source_length = node.length}};
}

}  // namespace kakoi::syntax::yaml
