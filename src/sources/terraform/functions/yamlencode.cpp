// yamlencode, into a rope: each scalar of the result still knows where it came from. The form is that of
// github.com/zclconf/go-cty-yaml, whose emitter is libyaml's. (Terraform language, "yamlencode Function".)

#include "base/utf8.hpp"
#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;

constexpr Phrase kForm{"how this text is written in YAML is not worked out",
                       "この文字列の YAML での書き方は求めていません"};

constexpr std::size_t kIndent = 2;
constexpr std::size_t kLongestLine = 80;

constexpr std::uint32_t kNextLine = 0x85;
constexpr std::uint32_t kLineSeparator = 0x2028;
constexpr std::uint32_t kParagraphSeparator = 0x2029;
constexpr std::uint32_t kByteOrderMark = 0xFEFF;

// What libyaml takes for printable: nothing beyond 16 bits.
bool is_printable(std::uint32_t code) {
  return code == '\n' || (code >= 0x20 && code <= 0x7E) || (code >= 0xA0 && code <= 0xD7FF) ||
         (code >= 0xE000 && code <= 0xFFFD && code != kByteOrderMark);
}

bool is_break(std::uint32_t code) {
  return code == '\n' || code == '\r' || code == kNextLine || code == kLineSeparator || code == kParagraphSeparator;
}

std::string in_hex(char letter, std::uint32_t code, unsigned digits) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out{'\\', letter};
  for (unsigned digit = digits; digit > 0; --digit) {
    out += kHex[code >> (4 * (digit - 1)) & 15U];
  }
  return out;
}

std::string escape(std::uint32_t code) {
  constexpr std::array<std::pair<std::uint32_t, char>, 15> kNamed{{{0, '0'},
                                                                   {7, 'a'},
                                                                   {8, 'b'},
                                                                   {9, 't'},
                                                                   {10, 'n'},
                                                                   {11, 'v'},
                                                                   {12, 'f'},
                                                                   {13, 'r'},
                                                                   {27, 'e'},
                                                                   {'"', '"'},
                                                                   {'\\', '\\'},
                                                                   {kNextLine, 'N'},
                                                                   {0xA0, '_'},
                                                                   {kLineSeparator, 'L'},
                                                                   {kParagraphSeparator, 'P'}}};
  const auto* named = std::find_if(kNamed.begin(), kNamed.end(), [&](const auto& one) { return one.first == code; });
  if (named != kNamed.end()) {
    return {'\\', named->second};
  }
  return code <= 0xFF ? in_hex('x', code, 2) : code <= 0xFFFF ? in_hex('u', code, 4) : in_hex('U', code, 8);
}

// In double quotes. A line that has grown too long goes on after the next space, but not in a key.
std::string quoted(std::string_view text, std::size_t column, std::size_t indent, bool may_fold) {
  std::string out = "\"";
  ++column;
  bool after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded rune = base::decode_utf8(text.substr(at));
    const bool is_inside = at > 0 && at + 1 < text.size();
    if (rune.code == ' ' && may_fold && !after_space && column > kLongestLine && is_inside) {
      out += "\n" + std::string(indent, ' ');
      column = indent;
      if (text[at + 1] == ' ') {
        out += '\\';
        ++column;
      }
      after_space = true;
    } else if (!is_printable(rune.code) || is_break(rune.code) || rune.code == '"' || rune.code == '\\') {
      const std::string escaped = escape(rune.code);
      out += escaped;
      column += escaped.size();
      after_space = false;
    } else {
      out += text.substr(at, rune.length);
      ++column;
      after_space = rune.code == ' ';
    }
    at += rune.length;
  }
  return out + "\"";
}

// Can a text of several lines stand as it is, line by line?
bool fits_block(std::string_view text) {
  bool after_space = false;
  for (std::size_t at = 0; at < text.size();) {
    const base::Decoded rune = base::decode_utf8(text.substr(at));
    if (!is_printable(rune.code) || (after_space && is_break(rune.code))) {
      return false;
    }
    after_space = rune.code == ' ';
    at += rune.length;
  }
  return !after_space;
}

std::string block(std::string_view text, std::size_t indent) {
  std::string out = "|";
  if (text.starts_with(' ') || text.starts_with('\n')) {
    out += std::to_string(kIndent);
  }
  out += !text.ends_with('\n') ? "-" : text == "\n" || text.ends_with("\n\n") ? "+" : "";
  for (std::string_view rest = text; !rest.empty();) {
    const std::size_t newline = rest.find('\n');
    const std::string_view line = rest.substr(0, newline);
    out += "\n";
    out += line.empty() ? std::string{} : std::string(indent, ' ') + std::string(line);
    rest = newline == std::string_view::npos ? std::string_view{} : rest.substr(newline + 1);
  }
  return out;
}

class Writer {
 public:
  explicit Writer(Arena& arena) : arena_(arena) {}

  Value result(const Value& value, TrailId trail) {
    inner(value, is_branch(value) ? 0 : kIndent);
    put("\n", trail);
    if (value.is_null() || value.is(Kind::number) || value.is(Kind::boolean)) {
      put("...\n", trail);
    }
    if (arena_.exhausted()) {
      return arena_.out_of_budget();
    }
    return has_odd_key_ ? arena_.unknown(kForm, {}, trail) : arena_.text(pieces_, trail);
  }

 private:
  // A set of which not all is known stands in an order that is not known.
  static bool is_open(const Value& value) {
    const bool is_set = value.is(Kind::list) && value.shape() == values::Shape::set;
    return (is_set && value.items().size() > 1 && !value.is_wholly_known()) || (value.is(Kind::map) && value.is_open());
  }
  // Is it written over several lines?
  static bool is_branch(const Value& value) {
    const bool has_elements =
        (value.is(Kind::list) && !value.items().empty()) || (value.is(Kind::map) && !value.entries().empty());
    return has_elements && !is_open(value);
  }

  void put(std::string_view bytes, TrailId trail) {
    pieces_.push_back({.bytes = arena_.keep(bytes), .trail = trail});
    const std::size_t newline = bytes.rfind('\n');
    column_ = newline == std::string_view::npos ? column_ : 0;
    const std::string_view line = bytes.substr(newline == std::string_view::npos ? 0 : newline + 1);
    column_ += static_cast<std::size_t>(std::count_if(
        line.begin(), line.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  }
  void hole(const Value& value) {
    pieces_.push_back({.bytes = {}, .trail = value.trail(), .hole = value, .is_hole = true, .is_one_value = true});
  }

  void inner(const Value& value, std::size_t indent) {
    if (is_branch(value)) {
      collection(value, indent);
    } else {
      scalar(value, indent);
    }
  }

  // What takes no lines of its own but those of a text, which are indented.
  void scalar(const Value& value, std::size_t indent) {
    const TrailId trail = value.trail();
    if (is_open(value)) {
      const Value* unknown = values::first_unknown(value);
      hole(unknown != nullptr ? *unknown : unknown_attributes(arena_, trail));
      return;
    }
    switch (value.kind()) {
      case Kind::unknown:
        return hole(value);
      case Kind::null:
        return put("null", trail);
      case Kind::boolean:
        return put(value.boolean() ? "true" : "false", trail);
      case Kind::number:
        return value.is_rounded() ? hole(unknown_digits(arena_, trail))
                                  : put(values::print_number(value.number()), trail);
      case Kind::text:
        return text(value, indent);
      case Kind::list:
        return put("[]", trail);
      case Kind::map:
        return put("{}", trail);
    }
  }

  // Whether a text is a block depends on all of it.
  void text(const Value& value, std::size_t indent) {
    if (!value.is_wholly_known()) {
      return hole(*values::first_unknown(value));
    }
    const std::string_view whole = value.text().whole;
    const TrailId trail = value.text().pieces.size() == 1 ? value.text().pieces.front().trail : value.trail();
    const bool has_lines = whole.find('\n') != std::string_view::npos;
    const bool has_other_breaks =
        whole.find("\u2028") != std::string_view::npos || whole.find("\u2029") != std::string_view::npos;
    if (whole.starts_with("\uFEFF") || (has_lines && has_other_breaks)) {
      return hole(arena_.unknown(kForm, {}, value.trail()));
    }
    put(has_lines && fits_block(whole) ? block(whole, indent) : quoted(whole, column_, indent, true), trail);
  }

  // A key that is long or has lines is written in a form of its own.
  void key(std::string_view text, TrailId trail) {
    constexpr std::size_t kLongestKey = 128;
    has_odd_key_ = has_odd_key_ || text.size() > kLongestKey || text.find('\n') != std::string_view::npos ||
                   text.starts_with("\uFEFF");
    put(quoted(text, column_, 0, false) + ":", trail);
  }

  void collection(const Value& value, std::size_t indent) {
    bool is_first = true;
    const auto next = [&] {
      if (!is_first) {
        put("\n" + std::string(indent, ' '), value.trail());
      }
      is_first = false;
      return arena_.step();
    };
    if (value.is(Kind::list)) {
      for (const Value& item : value.items()) {
        if (!next()) {
          return;
        }
        put("- ", value.trail());
        inner(item, indent + kIndent);
      }
      return;
    }
    for (const values::Entry& entry : value.entries()) {
      if (!next()) {
        return;
      }
      key(entry.key, value.trail());
      if (!is_branch(entry.value)) {
        put(" ", value.trail());
        scalar(entry.value, indent + kIndent);
        continue;
      }
      // A list stands no deeper than the key that it belongs to.
      const std::size_t deeper = indent + (entry.value.is(Kind::list) ? 0 : kIndent);
      put("\n" + std::string(deeper, ' '), value.trail());
      collection(entry.value, deeper);
    }
  }

  Arena& arena_;
  std::vector<Piece> pieces_;
  std::size_t column_ = 0;
  bool has_odd_key_ = false;
};

}  // namespace

Value run_yamlencode(Arena& arena, Arguments in, TrailId whole) {
  return in.size() == 1 ? Writer(arena).result(in[0], whole) : wrong_arguments(arena, whole);
}

}  // namespace kakoi::sources::terraform
