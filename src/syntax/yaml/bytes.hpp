// Looking at the bytes of YAML where libyaml does not say what stands there.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace kakoi::syntax::yaml {

/// A byte that no YAML may hold: not UTF-8, or a character that is not printable. Or more `%TAG` directives than
/// anybody writes, each of which libyaml compares with all before.
struct Flaw {
  base::Phrase what;
  std::size_t offset = 0;
  std::size_t length = 0;
  bool is_bound = false;  ///< other readers take it
};

/// The first one. Linear.
std::optional<Flaw> first_flaw(std::string_view text);

/// The length of the line break at `at` (LF, CR, CR LF, U+0085, U+2028, U+2029), or 0.
std::size_t line_break_length(std::string_view text, std::size_t at);

/// Behind all blanks, line breaks and comments that stand at `at`.
std::size_t skip_to_next_token(std::string_view text, std::size_t at);

/// Where tag and anchor of a node stand, and where the node itself begins.
struct NodeStart {
  std::size_t begin = 0;
  std::size_t tag = 0;
  std::size_t tag_length = 0;
  std::size_t anchor = 0;
  std::size_t anchor_length = 0;
  std::size_t properties_end = 0;  ///< behind them; where they began if there are none
  std::size_t value = 0;           ///< the next thing behind them

  [[nodiscard]] bool has_properties() const { return properties_end > begin; }
};

/// `at` is where a node begins, of which libyaml has accepted the tag and the anchor that it has. What it does not have
/// may follow, and belongs to its first key.
NodeStart node_start(std::string_view text, std::size_t at, bool has_tag, bool has_anchor);

/// `end` is behind a block scalar that begins at `begin`, with all the blank lines that follow. Gives the end of its
/// last line that is not blank, without the line break.
std::size_t trimmed_block_end(std::string_view text, std::size_t begin, std::size_t end);

/// The bytes at `at` up to the next blank or line break. At least 1, but at the end of the text.
std::size_t word_length(std::string_view text, std::size_t at);

}  // namespace kakoi::syntax::yaml
