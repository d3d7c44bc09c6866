// format and formatlist, with the verbs and flags of Go's fmt that Terraform documents.
//
//   verb = "%" flag* width? precision? ("[" number "]")? letter | "%%" ;
//   flag = "-" | "+" | " " | "0" | "#" ;  width = number ;  precision = "." digit* ;  number = [1-9] digit* ;
//
// (Terraform language, "format Function", "formatlist Function".)

#include "sources/terraform/functions/arguments.hpp"
#include "sources/terraform/functions/format_number.hpp"
#include "sources/terraform/types.hpp"
#include "syntax/unicode.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <optional>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;

constexpr Phrase kVerb{"the format has a verb that means nothing", "書式に意味のない指定があります"};
constexpr Phrase kWide{"format does not evaluate fields of more than {} characters",
                       "format の {} 文字を超える欄は評価の対象外です"};
constexpr Phrase kInexact{"how the number is rounded hangs on digits that are not kept",
                          "数値の丸め方が保持していない桁に依存します"};
constexpr Phrase kArguments{"the format uses more or fewer arguments than it is given",
                            "書式が使う引数の数と渡された引数の数が一致しません"};
constexpr Phrase kUntyped{"what format makes of a null without a type is known only after apply",
                          "型のない null を format に渡した結果は apply 後にしか決まりません"};
constexpr Phrase kLengths{"the lists differ in length", "リストの長さが一致しません"};

constexpr std::size_t kWidest = 10'000;

/// Reads digits; what is absurd becomes one more than the widest.
std::size_t take_digits(std::string_view& text) {
  std::size_t number = 0;
  for (; !text.empty() && text.front() >= '0' && text.front() <= '9'; text.remove_prefix(1)) {
    number = std::min(kWidest + 1, number * 10 + static_cast<std::size_t>(text.front() - '0'));
  }
  return number;
}

bool skip(std::string_view& text, char c) {
  const bool is_there = text.starts_with(c);
  text.remove_prefix(is_there ? 1 : 0);
  return is_there;
}

bool take_flag(std::string_view& text, Verb& verb) {
  for (const auto& [letter, flag] :
       {std::pair('-', &Verb::minus), std::pair('+', &Verb::plus), std::pair(' ', &Verb::space),
        std::pair('0', &Verb::zero), std::pair('#', &Verb::sharp)}) {
    if (skip(text, letter)) {
      verb.*flag = true;
      return true;
    }
  }
  return false;
}

/// Reads what stands behind a `%`; nothing when it is none of the above.
std::optional<Verb> take_verb(std::string_view& text) {
  Verb verb;
  while (take_flag(text, verb)) {
  }
  verb.width = take_digits(text);
  if (skip(text, '.')) {
    verb.precision = take_digits(text);
  }
  if (skip(text, '[')) {
    const bool is_number = !text.starts_with('0');
    verb.argument = take_digits(text);
    if (!is_number || *verb.argument == 0 || !skip(text, ']')) {
      return std::nullopt;
    }
  }
  if (text.empty() || std::string_view("svdtqfboxXeEgG").find(text.front()) == std::string_view::npos) {
    return std::nullopt;
  }
  verb.letter = text.front();
  text.remove_prefix(1);
  return verb;
}

// A text is filled up with zeros too, where they are asked for.
std::string padded(std::string text, const Verb& verb) {
  const std::size_t length = syntax::count_graphemes(text);
  if (length >= verb.width) {
    return text;
  }
  const std::string missing(verb.width - length, verb.zero ? '0' : ' ');
  return verb.minus ? text + missing : missing + text;
}

// A precision of 0 cuts nothing off.
std::string truncated(std::string_view text, const Verb& verb) {
  const std::size_t most = verb.precision.value_or(0);
  std::string out;
  for (std::size_t i = 0; !text.empty() && (most == 0 || i < most); ++i) {
    const std::size_t length = most == 0 ? text.size() : syntax::first_grapheme(text);
    out += text.substr(0, length);
    text.remove_prefix(length);
  }
  return out;
}

class Formatter {
 public:
  Formatter(Arena& arena, const Value& pattern, Arguments arguments, TrailId whole)
      : arena_(arena), pattern_(pattern), arguments_(arguments), whole_(whole) {}

  Value run() {
    std::string_view pattern = pattern_.text().whole;
    while (!pattern.empty() && !problem_.has_value()) {
      const std::size_t percent = std::min(pattern.find('%'), pattern.size());
      put(pattern.substr(0, percent), pattern_.trail());
      pattern.remove_prefix(percent);
      if (pattern.starts_with("%%")) {
        put("%", pattern_.trail());
        pattern.remove_prefix(2);
      } else if (!pattern.empty()) {
        pattern.remove_prefix(1);
        verb(pattern);
      }
    }
    if (!problem_.has_value() && highest_ < arguments_.size()) {
      problem_ = arena_.invalid(kArguments, {}, whole_);
    }
    return problem_.has_value() ? *problem_
           : arena_.exhausted() ? arena_.out_of_budget()
                                : arena_.text(pieces_, whole_);
  }

 private:
  void put(std::string_view bytes, TrailId trail) {
    if (!bytes.empty() && arena_.afford(bytes.size())) {
      pieces_.push_back({.bytes = arena_.keep(bytes), .trail = trail});
    }
  }

  void verb(std::string_view& pattern) {
    const std::optional<Verb> read = take_verb(pattern);
    if (!read.has_value()) {
      problem_ = arena_.invalid(kVerb, {}, whole_);
      return;
    }
    const std::size_t position = read->argument.value_or(next_);
    next_ = position + 1;
    highest_ = std::max(highest_, position);
    if (position > arguments_.size()) {
      problem_ = arena_.invalid(kArguments, {}, whole_);
    } else if (read->width > kWidest || read->precision.value_or(0) > kWidest) {
      problem_ = arena_.unknown(kWide, {std::to_string(kWidest)}, whole_);
    } else {
      argument(*read, arguments_[position - 1]);
    }
  }

  void argument(const Verb& verb, const Value& value) {
    if (value.is_unknown()) {
      pieces_.push_back({.bytes = {}, .trail = value.trail(), .hole = value, .is_hole = true});
      return;
    }
    if (value.is_null() && verb.letter != 'v') {
      problem_ = wrong_arguments(arena_, whole_);
      return;
    }
    switch (verb.letter) {
      case 's':
        text(verb, to_text(arena_, value), true);
        break;
      case 'q':
        quoted(verb, to_text(arena_, value));
        break;
      case 'v':
        any(verb, value);
        break;
      case 't':
        boolean(to_boolean(arena_, value));
        break;
      default:
        number(verb, to_number(arena_, value));
        break;
    }
  }

  void text(const Verb& verb, const Value& value, bool is_cut) {
    if (!value.is(Kind::text)) {
      problem_ = value;
    } else if (!value.is_wholly_known()) {
      // A hole has no width yet.
      if (verb.width > 0 || (is_cut && verb.precision.value_or(0) > 0)) {
        problem_ = *values::first_unknown(value);
      } else {
        pieces_.insert(pieces_.end(), value.text().pieces.begin(), value.text().pieces.end());
      }
    } else if (verb.width == 0 && (!is_cut || !verb.precision.has_value())) {
      pieces_.insert(pieces_.end(), value.text().pieces.begin(), value.text().pieces.end());
    } else {
      put(padded(is_cut ? truncated(value.text().whole, verb) : std::string(value.text().whole), verb), value.trail());
    }
  }

  // The precision cuts the text, the width fills up its quotes.
  void quoted(const Verb& verb, const Value& value) {
    if (!value.is(Kind::text)) {
      problem_ = value;
      return;
    }
    const bool is_cut = value.is_wholly_known() && verb.precision.value_or(0) > 0;
    const Value cut = is_cut ? arena_.text(truncated(value.text().whole, verb), value.trail()) : value;
    text(verb, run_jsonencode(arena_, std::span(&cut, 1), value.trail()), !value.is_wholly_known());
  }

  void any(const Verb& verb, const Value& value) {
    if (value.is(Kind::text) && !verb.sharp) {
      text(verb, value, false);
    } else if (value.is(Kind::number) && !verb.sharp) {
      put(padded(print_shortest(value.number()), verb), value.trail());
    } else {
      text(verb, run_jsonencode(arena_, std::span(&value, 1), value.trail()), false);
    }
  }

  void boolean(const Value& value) {
    if (value.is(Kind::boolean)) {
      put(value.boolean() ? "true" : "false", value.trail());
    } else {
      problem_ = value;
    }
  }

  void number(const Verb& verb, const Value& value) {
    if (!value.is(Kind::number)) {
      problem_ = value;
      return;
    }
    const bool is_decimal = std::string_view("eEfgG").find(verb.letter) != std::string_view::npos;
    const auto printed = is_decimal ? print_decimal(value.number(), verb) : print_integer(value.number(), verb);
    if (printed.has_value()) {
      put(*printed, value.trail());
    } else {
      problem_ = is_decimal ? arena_.unknown(kInexact, {}, whole_) : wrong_arguments(arena_, whole_);
    }
  }

  Arena& arena_;
  const Value& pattern_;
  Arguments arguments_;
  TrailId whole_;
  std::vector<Piece> pieces_;
  std::optional<Value> problem_;
  std::size_t next_ = 1;
  std::size_t highest_ = 0;
};

// A null that has no type is as good as unknown to Terraform here.
Value format(Arena& arena, Arguments in, TrailId whole) {
  const bool has_untyped = std::any_of(in.begin(), in.end(), [](const Value& argument) {
    return argument.is_null() && argument.typed() == values::Typed::none;
  });
  return has_untyped ? arena.unknown(kUntyped, {}, whole) : Formatter(arena, in[0], in.subspan(1), whole).run();
}

// How long the lists are among the arguments, which are of one length; nothing when there are none.
struct Lists {
  std::optional<std::size_t> length;
  std::optional<Value> problem;
};

Lists measure(Arena& arena, Arguments arguments, TrailId whole) {
  Lists lists;
  std::optional<Value> unknown;
  for (const Value& argument : arguments) {
    const bool is_set = argument.is(Kind::list) && argument.shape() == values::Shape::set;
    if (argument.is_unknown() || (is_set && !argument.is_wholly_known())) {
      unknown = unknown.has_value() ? unknown : *values::first_unknown(argument);
    } else if (argument.is(Kind::list)) {
      if (lists.length.value_or(argument.items().size()) != argument.items().size()) {
        lists.problem = arena.invalid(kLengths, {}, whole);
        return lists;
      }
      lists.length = argument.items().size();
    }
  }
  lists.problem = unknown;
  return lists;
}

// One text for each element of the lists; what is no list stands in every one.
Value formatlist(Arena& arena, Arguments in, TrailId whole) {
  const Arguments arguments = in.subspan(1);
  const Lists lists = measure(arena, arguments, whole);
  if (lists.problem.has_value()) {
    return *lists.problem;
  }
  std::vector<Value> results;
  for (std::size_t i = 0; i < lists.length.value_or(1); ++i) {
    std::vector<Value> now;
    for (const Value& argument : arguments) {
      now.push_back(argument.is(Kind::list) ? argument.items()[i] : argument);
    }
    if (!arena.step(now.size() + 1)) {
      return arena.out_of_budget();
    }
    const Value result = Formatter(arena, in[0], now, whole).run();
    if (result.is_unknown() && result.reason().invalid) {
      return result;
    }
    results.push_back(result);
  }
  return arena.list(results, whole, values::Shape::uniform, values::Typed::text);
}

}  // namespace

Value run_format(Arena& arena, Arguments arguments, TrailId whole) {
  return take_more<format, Takes::whatever, Takes::text>(arena, arguments, whole);
}

Value run_formatlist(Arena& arena, Arguments arguments, TrailId whole) {
  return take_more<formatlist, Takes::whatever, Takes::text>(arena, arguments, whole);
}

}  // namespace kakoi::sources::terraform
