#include "syntax/yaml/mistakes.hpp"

#include "base/utf8.hpp"
#include "syntax/yaml/bytes.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

namespace kakoi::syntax::yaml {
namespace {

using base::Phrase;

constexpr Phrase kGeneral{"this is not valid YAML (line {})", "YAML として正しくありません ({} 行目)"};
constexpr Phrase kTab{"a tab cannot be used for indentation", "タブはインデントに使えません"};
constexpr Phrase kItem{"a list item cannot begin here", "ここにリストの項目は書けません"};
constexpr Phrase kColon{"a `:` is not allowed here; the indentation may be wrong, or the value may need quotes",
                        "ここに `:` は書けません。インデントが正しいか、値に引用符が必要でないかを確認してください"};
constexpr Phrase kQuestion{"a key with `?` is not allowed here", "ここに `?` によるキーは書けません"};
constexpr Phrase kNoColon{"there is no `:` behind this key", "このキーの後ろに `:` がありません"};
constexpr Phrase kStart{"a value without quotes cannot begin with this character",
                        "引用符のない値をこの文字で始めることはできません"};
constexpr Phrase kUnclosed{"the quotes are not closed", "引用符が閉じられていません"};
constexpr Phrase kEscape{"YAML has no such escape", "YAML にないエスケープです"};
constexpr Phrase kDirective{"this is not a directive that can be read", "このディレクティブは読み取れません"};
constexpr Phrase kVersion{"only YAML 1.1 and 1.2 can be read", "読み取れるのは YAML 1.1 と 1.2 だけです"};
constexpr Phrase kTag{"this tag is not well-formed", "タグの書き方が正しくありません"};
constexpr Phrase kHandle{"this tag begins with a handle that no directive defines",
                         "このタグの先頭のハンドルはどのディレクティブでも定義されていません"};
constexpr Phrase kName{"an anchor or alias has a name of letters, digits, `-` and `_`, and a blank behind it",
                       "アンカーとエイリアスの名前には英数字と `-`、`_` だけを使い、後ろに空白を置きます"};
constexpr Phrase kHeader{"behind `|` or `>` only `+`, `-` and a digit from 1 to 9 can stand",
                         "`|` と `>` の後ろに書けるのは `+`、`-` と 1 から 9 の数字だけです"};
constexpr Phrase kBracket{"there is no `,` or `]` before this; the list begins in line {}",
                          "この前に `,` または `]` がありません。リストは {} 行目から始まっています"};
constexpr Phrase kBrace{"there is no `,` or `}` before this; the mapping begins in line {}",
                        "この前に `,` または `}` がありません。マッピングは {} 行目から始まっています"};
constexpr Phrase kNoItem{"this is neither an item of the list that begins in line {} nor what comes after it",
                         "{} 行目から始まるリストの項目ではなく、その続きとしても読めません"};
constexpr Phrase kNoKey{"this is no key of the mapping that begins in line {}; the indentation may be wrong",
                        "{} 行目から始まるマッピングのキーとして読めません。インデントを確認してください"};
constexpr Phrase kNoValue{"there is no value before this", "この前に値がありません"};
constexpr Phrase kNoEnd{"the document has ended before this; another one begins with `---`",
                        "ドキュメントはこの前で終わっています。次のドキュメントは `---` で始めます"};

enum class Place : std::uint8_t { problem, context };

/// A phrase with a place in it gets the line of the context.
struct Rule {
  std::string_view problem;
  std::string_view context;  ///< how it ends; empty for any
  Phrase phrase;
  Place place = Place::problem;
};

// The first that fits.
constexpr std::array kRules = {
    Rule{"block sequence entries are not allowed in this context", "", kItem},
    Rule{"mapping values are not allowed in this context", "", kColon},
    Rule{"found unexpected ':'", "", kColon},
    Rule{"mapping keys are not allowed in this context", "", kQuestion},
    Rule{"could not find expected ':'", "", kNoColon, Place::context},
    Rule{"found a tab character that violates indentation", "", kTab},
    Rule{"found a tab character where an indentation space is expected", "", kTab},
    Rule{"found character that cannot start any token", "", kStart},
    Rule{"found unexpected end of stream", "quoted scalar", kUnclosed, Place::context},
    Rule{"found unexpected document indicator", "quoted scalar", kUnclosed, Place::context},
    Rule{"found unknown escape character", "", kEscape},
    Rule{"found invalid Unicode character escape code", "", kEscape},
    Rule{"did not find expected hexdecimal number", "", kEscape},
    Rule{"found incompatible YAML document", "", kVersion},
    Rule{"found undefined tag handle", "", kHandle},
    Rule{"found duplicate %YAML directive", "", kDirective},
    Rule{"found duplicate %TAG directive", "", kDirective},
    Rule{"found an indentation indicator equal to 0", "", kHeader},
    Rule{"did not find expected comment or line break", "block scalar", kHeader},
    Rule{"", "directive", kDirective, Place::context},
    Rule{"", "tag", kTag, Place::context},
    Rule{"", "anchor", kName, Place::context},
    Rule{"", "alias", kName, Place::context},
    Rule{"did not find expected ',' or ']'", "", kBracket},
    Rule{"did not find expected ',' or '}'", "", kBrace},
    Rule{"did not find expected '-' indicator", "", kNoItem},
    Rule{"did not find expected key", "", kNoKey},
    Rule{"did not find expected node content", "", kNoValue},
    Rule{"did not find expected <document start>", "", kNoEnd},
};

bool fits(const Rule& rule, const Refusal& refusal) {
  const bool problem = rule.problem.empty() || rule.problem == refusal.problem;
  return problem && refusal.context.ends_with(rule.context);
}

std::string line_of(std::string_view text, std::size_t at) {
  const std::string_view before = text.substr(0, at);
  return std::to_string(1 + std::count(before.begin(), before.end(), '\n'));
}

}  // namespace

Mistake explain(std::string_view text, const Refusal& refusal) {
  const auto* const rule =
      std::find_if(kRules.begin(), kRules.end(), [&](const Rule& each) { return fits(each, refusal); });
  const bool is_known = rule != kRules.end();
  const bool at_context = is_known && rule->place == Place::context && !refusal.context.empty();
  const std::size_t at = std::min(at_context ? refusal.context_at : refusal.at, text.size());
  Mistake mistake;
  mistake.offset = at;
  mistake.length = word_length(text, at);
  if (!is_known) {
    mistake.message = base::Message(kGeneral, {line_of(text, at)});
  } else if (rule->phrase.places() > 0) {
    mistake.message = base::Message(rule->phrase, {line_of(text, std::min(refusal.context_at, text.size()))});
  } else {
    const bool is_tab = at < text.size() && text[at] == '\t';
    mistake.message = is_tab ? kTab : rule->phrase;
  }
  return mistake;
}

}  // namespace kakoi::syntax::yaml
