#include "syntax/json/mistakes.hpp"

#include "syntax/json/tokens.hpp"

#include <algorithm>
#include <string>

namespace kakoi::syntax::json {
namespace {

constexpr base::Phrase kEmpty{"the text is empty where a JSON value is expected",
                              "テキストが空です。JSON の値が必要です"};
constexpr base::Phrase kEndsEarly{"the text ends too early", "テキストが途中で終わっています"};
constexpr base::Phrase kComment{"JSON has no comments", "JSON ではコメントを使えません"};
constexpr base::Phrase kLastComma{"no comma may stand before a closing bracket", "閉じ括弧の前にコンマは置けません"};
constexpr base::Phrase kValue{"a value is expected", "値が必要です"};
constexpr base::Phrase kNumber{"this is not how JSON writes a number", "JSON の数値の書き方ではありません"};
constexpr base::Phrase kWord{"without quotes only a number, `true`, `false` or `null` can stand here",
                             "引用符なしで書けるのは数値、`true`、`false`、`null` だけです"};
constexpr base::Phrase kSingleQuotes{"JSON strings stand in double quotes", "JSON の文字列は二重引用符で囲みます"};
constexpr base::Phrase kKey{"a key in double quotes is expected", "二重引用符で囲んだキーが必要です"};
constexpr base::Phrase kColon{"`:` is expected", "`:` が必要です"};
constexpr base::Phrase kCommaOrBracket{"`,` or `]` is expected", "`,` または `]` が必要です"};
constexpr base::Phrase kCommaOrBrace{"`,` or `}` is expected", "`,` または `}` が必要です"};
constexpr base::Phrase kEscape{"JSON strings have no such escape", "JSON の文字列にないエスケープです"};
constexpr base::Phrase kTooDeep{
    "arrays and objects are nested deeper than the limit of {}; what is within was not read",
    "配列とオブジェクトの入れ子が上限の {} 段を超えているため、この内側は読み込みませんでした"};
constexpr base::Phrase kEnd{"there is more text after the end of the JSON value",
                            "JSON の値の後に余分なテキストがあります"};

base::Phrase phrase_of(Expected what) {
  switch (what) {
    case Expected::value:
      return kValue;
    case Expected::key:
      return kKey;
    case Expected::colon:
      return kColon;
    case Expected::comma_or_bracket:
      return kCommaOrBracket;
    case Expected::comma_or_brace:
      return kCommaOrBrace;
    case Expected::end:
      return kEnd;
  }
  return kEnd;
}

base::Phrase phrase_for_value(char found) {
  if ((found >= '0' && found <= '9') || found == '-' || found == '+' || found == '.') {
    return kNumber;
  }
  if ((found >= 'a' && found <= 'z') || (found >= 'A' && found <= 'Z')) {
    return kWord;
  }
  return found == '\'' ? kSingleQuotes : kValue;
}

bool is_comment(std::string_view rest) {
  return rest.starts_with("//") || rest.starts_with("/*") || rest.starts_with("#");
}

Mistake end_of_text(std::string_view json, Expected what) {
  const std::size_t end = trim_end(json).size();
  return Mistake{.message = end == 0 ? base::Message(kEmpty) : base::Message(kEndsEarly).then(phrase_of(what)),
                 .offset = end};
}

}  // namespace

Missing missing_of_member(std::string_view json, std::size_t at, bool first) {
  at = skip_blanks(json, at);
  if (!first) {
    if (at >= json.size() || json[at] != ',') {
      return Missing{.what = Expected::comma_or_brace, .at = at};
    }
    at = skip_blanks(json, at + 1);
  }
  if (at >= json.size() || json[at] != '"') {
    return Missing{.what = Expected::key, .at = at};
  }
  return Missing{.what = Expected::colon, .at = skip_blanks(json, at + word_length(json, at))};
}

Mistake explain(std::string_view json, Missing missing) {
  if (missing.at >= json.size()) {
    return end_of_text(json, missing.what);
  }
  const std::string_view rest = json.substr(missing.at);
  const std::string_view before = trim_end(json.substr(0, missing.at));
  if ((rest.front() == ']' || rest.front() == '}') && before.ends_with(',')) {
    return Mistake{.message = kLastComma, .offset = before.size() - 1, .length = 1};
  }
  const bool value = missing.what == Expected::value;
  const base::Phrase found = value ? phrase_for_value(rest.front()) : phrase_of(missing.what);
  return Mistake{
      .message = is_comment(rest) ? kComment : found, .offset = missing.at, .length = word_length(json, missing.at)};
}

Mistake explain_string(std::string_view json, std::size_t quote) {
  const StringToken token = string_at(json, quote);
  const auto flaw = flaw_in_string(json, quote, token.end);
  if (!flaw.has_value() || token.bad_escape < flaw->offset) {
    return wrong_escape(json, token.bad_escape);
  }
  return {.message = flaw->what, .offset = flaw->offset, .length = flaw->length};
}

Mistake wrong_escape(std::string_view json, std::size_t at) {
  // The last backslash of a text that ends too early has nothing behind it.
  return {.message = kEscape, .offset = at, .length = std::min(escape_length(json, at), json.size() - at)};
}

Mistake too_deep(std::size_t limit, std::size_t at) {
  return {.message = base::Message(kTooDeep, {std::to_string(limit)}), .offset = at, .length = 1};
}

}  // namespace kakoi::syntax::json
