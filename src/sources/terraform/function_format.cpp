// format. The verbs and flags of Go's fmt that Terraform documents, but for the exponents, which nobody puts into a
// name.
//
//   verb = "%" flag* width? ("." precision)? ("[" number "]")? letter ;
//   flag = "-" | "+" | " " | "0" | "#" ;
//
// (Terraform language, "format Function".)

#include "sources/terraform/functions.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <optional>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;

constexpr Phrase kVerb{"format does not evaluate %{}", "format の %{} は評価の対象外です"};
constexpr std::size_t kWidest = 1000;

struct Verb {
  bool left = false;
  bool plus = false;
  bool space = false;
  bool zero = false;
  std::size_t width = 0;
  std::optional<std::size_t> precision;
  std::optional<std::size_t> argument;  ///< from 1
  char letter = '\0';
};

/// Reads a number; nothing when there is none or it is absurd.
std::optional<std::size_t> take_number(std::string_view& text) {
  std::size_t number = 0;
  std::size_t digits = 0;
  while (digits < text.size() && text[digits] >= '0' && text[digits] <= '9' && number <= kWidest) {
    number = number * 10 + static_cast<std::size_t>(text[digits++] - '0');
  }
  text.remove_prefix(digits);
  return digits > 0 && number <= kWidest ? std::optional(number) : std::nullopt;
}

/// Reads what stands behind a `%`; nothing when it is none of the above.
std::optional<Verb> take_verb(std::string_view& text) {
  Verb verb;
  for (; !text.empty() && std::string_view("-+ 0#").find(text.front()) != std::string_view::npos;
       text.remove_prefix(1)) {
    verb.left = verb.left || text.front() == '-';
    verb.plus = verb.plus || text.front() == '+';
    verb.space = verb.space || text.front() == ' ';
    verb.zero = verb.zero || text.front() == '0';
  }
  verb.width = take_number(text).value_or(0);
  if (text.starts_with('.')) {
    text.remove_prefix(1);
    verb.precision = take_number(text).value_or(0);
  }
  if (text.starts_with('[')) {
    text.remove_prefix(1);
    verb.argument = take_number(text);
    if (!verb.argument.has_value() || !text.starts_with(']')) {
      return std::nullopt;
    }
    text.remove_prefix(1);
  }
  if (text.empty()) {
    return std::nullopt;
  }
  verb.letter = text.front();
  text.remove_prefix(1);
  return verb;
}

std::string padded(std::string text, const Verb& verb, bool is_number) {
  const std::size_t length = syntax::count_graphemes(text);
  if (length >= verb.width) {
    return text;
  }
  const std::size_t missing = verb.width - length;
  if (verb.left) {
    return text + std::string(missing, ' ');
  }
  if (verb.zero && is_number) {
    const std::size_t sign = text.starts_with('-') || text.starts_with('+') ? 1 : 0;
    return text.substr(0, sign) + std::string(missing, '0') + text.substr(sign);
  }
  return std::string(missing, ' ') + text;
}

std::string signed_number(const std::string& digits, const Verb& verb) {
  const bool is_negative = digits.starts_with('-');
  return is_negative ? digits : (verb.plus ? "+" : verb.space ? " " : "") + digits;
}

std::string in_base(long double number, unsigned base, bool upper) {
  const std::string_view digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  auto rest = static_cast<unsigned long long>(std::fabs(number));
  std::string out;
  do {
    out.insert(out.begin(), digits[rest % base]);
    rest /= base;
  } while (rest > 0);
  return (number < 0 ? "-" : "") + out;
}

std::optional<std::string> formatted_number(const Verb& verb, long double number) {
  const bool is_whole = std::floor(number) == number && std::fabs(number) < 1e18L;
  switch (verb.letter) {
    case 'd':
      return is_whole ? std::optional(values::print_number(number)) : std::nullopt;
    case 'b':
      return is_whole ? std::optional(in_base(number, 2, false)) : std::nullopt;
    case 'o':
      return is_whole ? std::optional(in_base(number, 8, false)) : std::nullopt;
    case 'x':
    case 'X':
      return is_whole ? std::optional(in_base(number, 16, verb.letter == 'X')) : std::nullopt;
    default: {
      std::array<char, 512> buffer{};
      const auto precision = static_cast<int>(std::min<std::size_t>(verb.precision.value_or(6), 100));
      const int length = std::snprintf(buffer.data(), buffer.size(), "%.*Lf", precision, number);
      return std::string(buffer.data(), static_cast<std::size_t>(std::max(length, 0)));
    }
  }
}

std::string truncated(std::string_view text, const Verb& verb) {
  std::string out;
  for (std::size_t i = 0; !text.empty() && (!verb.precision.has_value() || i < *verb.precision); ++i) {
    const std::size_t length = syntax::first_grapheme(text);
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

class Formatter {
 public:
  Formatter(Arena& arena, std::span<const Value> arguments, TrailId whole)
      : arena_(arena), arguments_(arguments), whole_(whole) {}

  Value run() {
    std::string_view pattern = arguments_[0].text().whole;
    while (!pattern.empty() && !problem_.has_value()) {
      const std::size_t percent = std::min(pattern.find('%'), pattern.size());
      put(pattern.substr(0, percent));
      pattern.remove_prefix(percent);
      if (pattern.starts_with("%%")) {
        put("%");
        pattern.remove_prefix(2);
      } else if (!pattern.empty()) {
        pattern.remove_prefix(1);
        verb(pattern);
      }
    }
    if (problem_.has_value()) {
      return *problem_;
    }
    const bool all_used = uses_numbers_ || next_ == arguments_.size();
    return !all_used            ? wrong_arguments(arena_, whole_)
           : arena_.exhausted() ? arena_.out_of_budget()
                                : arena_.text(pieces_, whole_);
  }

 private:
  void put(std::string_view bytes) {
    if (!bytes.empty()) {
      pieces_.push_back({.bytes = arena_.keep(bytes), .trail = arguments_[0].trail()});
    }
  }

  void verb(std::string_view& pattern) {
    const std::string_view before = pattern;
    const std::optional<Verb> read = take_verb(pattern);
    if (!read.has_value() || std::string_view("svdtqfboxX").find(read->letter) == std::string_view::npos) {
      problem_ =
          arena_.unknown(kVerb, {before.substr(0, std::max<std::size_t>(1, before.size() - pattern.size()))}, whole_);
      return;
    }
    uses_numbers_ = uses_numbers_ || read->argument.has_value();
    const std::size_t position = read->argument.value_or(next_);
    next_ = position + 1;
    if (position == 0 || position >= arguments_.size()) {
      problem_ = wrong_arguments(arena_, whole_);
      return;
    }
    argument(*read, arguments_[position]);
  }

  void argument(const Verb& verb, const Value& value) {
    if (value.is_unknown()) {
      pieces_.push_back({.bytes = {}, .trail = value.trail(), .hole = value, .is_hole = true});
      return;
    }
    switch (verb.letter) {
      case 's':
        text(verb, to_text(arena_, value));
        break;
      case 'q':
        put_value(verb, run_jsonencode(arena_, std::array{to_text(arena_, value)}, value.trail()));
        break;
      case 'v':
        any(verb, value);
        break;
      case 't':
        boolean(verb, to_boolean(arena_, value));
        break;
      default:
        number(verb, to_number(arena_, value));
        break;
    }
  }

  void text(const Verb& verb, const Value& value) {
    if (!value.is(Kind::text)) {
      problem_ = value.is_unknown() ? value : wrong_arguments(arena_, whole_);
    } else if (!value.is_wholly_known()) {
      // A hole has no width yet.
      if (verb.width > 0 || verb.precision.has_value()) {
        problem_ = *values::first_unknown(value);
      } else {
        pieces_.insert(pieces_.end(), value.text().pieces.begin(), value.text().pieces.end());
      }
    } else {
      put_bytes(padded(truncated(value.text().whole, verb), verb, false), value.trail());
    }
  }

  void any(const Verb& verb, const Value& value) {
    if (value.is(Kind::text) || value.is(Kind::boolean) || value.is(Kind::number)) {
      text(verb, to_text(arena_, value));
    } else {
      put_value(verb, run_jsonencode(arena_, std::span(&value, 1), value.trail()));
    }
  }

  void boolean(const Verb& verb, const Value& value) {
    if (value.is(Kind::boolean)) {
      put_bytes(padded(value.boolean() ? "true" : "false", verb, false), value.trail());
    } else {
      problem_ = value.is_unknown() ? value : wrong_arguments(arena_, whole_);
    }
  }

  void number(const Verb& verb, const Value& value) {
    const auto digits = value.is(Kind::number) ? formatted_number(verb, value.number()) : std::nullopt;
    if (digits.has_value()) {
      put_bytes(padded(signed_number(*digits, verb), verb, true), value.trail());
    } else {
      problem_ = value.is_unknown() ? value : wrong_arguments(arena_, whole_);
    }
  }

  void put_value(const Verb& verb, const Value& encoded) { text(verb, encoded); }
  void put_bytes(const std::string& bytes, TrailId trail) {
    if (arena_.afford(bytes.size())) {
      pieces_.push_back({.bytes = arena_.keep(bytes), .trail = trail});
    }
  }

  Arena& arena_;
  std::span<const Value> arguments_;
  TrailId whole_;
  std::vector<Piece> pieces_;
  std::optional<Value> problem_;
  std::size_t next_ = 1;
  bool uses_numbers_ = false;
};

}  // namespace

Value run_format(Arena& arena, std::span<const Value> arguments, TrailId whole) {
  if (arguments.empty() || (!arguments[0].is(Kind::text) && !arguments[0].is_unknown())) {
    return wrong_arguments(arena, whole);
  }
  if (const Value* unknown = values::first_unknown(arguments[0])) {
    return *unknown;
  }
  return Formatter(arena, arguments, whole).run();
}

}  // namespace kakoi::sources::terraform
