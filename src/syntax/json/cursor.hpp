// JSON (RFC 8259) from one value to the next, without a tree: for a text of which only small parts are wanted, and that
// is as large as the memory that there is. What is passed over is checked to the last byte all the same. No copy is
// made and no table of all words, which is why simdjson is not behind this: a part that is wanted is given to `parse`.
#pragma once

#include "syntax/json/mistakes.hpp"
#include "syntax/json/tree.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {

/// The bytes of a value: of a string with its quotes.
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;  ///< 0: there is no such value

  [[nodiscard]] bool exists() const { return length > 0; }
  [[nodiscard]] std::string_view in(std::string_view text) const { return text.substr(offset, length); }
};

class Cursor {
 public:
  /// Stands on the value that `text` is, behind a byte order mark. `text` must stay.
  explicit Cursor(std::string_view text, std::size_t depth = Limits{}.depth);

  /// The first byte of the value that the cursor stands on, which says what it is; 0 at the end of the text, and where
  /// something was wrong.
  [[nodiscard]] char peek() const { return is_over() || at_ >= json_.size() ? '\0' : json_[at_]; }

  /// Where it stands in the text.
  [[nodiscard]] std::uint32_t offset() const { return static_cast<std::uint32_t>(start_ + at_); }

  /// Goes over the value, whatever is in it. The span does not exist where something is wrong within.
  Span skip();

  /// Calls `visit(key)` with the cursor on the value of each member of the object that it stands on; what `visit` does
  /// not go over is skipped, and so is a value that is no object. `key` is valid until the cursor moves.
  template <typename Visit>
  Span members(const Visit& visit) {
    return children('{', '}', [&] { visit(std::string_view(key_)); });
  }
  /// Calls `visit()` with the cursor on each element of an array, in the same way.
  template <typename Visit>
  Span elements(const Visit& visit) {
    return children('[', ']', visit);
  }

  /// Nothing but blanks may stand behind the value; what does is the problem.
  void expect_end();

  /// Nothing more is read, and nothing is wrong.
  void stop() { stopped_ = true; }

  [[nodiscard]] bool failed() const { return problem_.has_value(); }
  /// What is wrong first. It is fatal: nothing behind it was read.
  [[nodiscard]] const std::optional<Problem>& problem() const { return problem_; }

 private:
  [[nodiscard]] bool is_over() const { return stopped_ || failed(); }

  template <typename Visit>
  Span children(char bracket, char closing, const Visit& visit) {
    if (peek() != bracket) {
      return skip();
    }
    const std::size_t begin = at_;
    for (bool is_inside = enter(closing); is_inside; is_inside = next()) {
      const std::size_t value = at_;
      visit();
      if (!is_over() && at_ == value) {
        skip();
      }
    }
    return is_over() ? Span{} : span_from(begin);
  }

  /// To the first value in an array or object; false when there is none, and then behind it.
  bool enter(char closing);
  /// To the next one; false when there is none, and then behind the closing bracket.
  bool next();
  bool read_key();

  [[nodiscard]] std::size_t blanks_end(std::size_t at) const;
  [[nodiscard]] Span span_from(std::size_t begin) const;
  void fail(Missing missing);
  void fail(Mistake mistake);

  std::string_view json_;  ///< without the byte order mark, whose length is `start_`
  std::size_t start_ = 0;
  std::size_t at_ = 0;
  std::size_t depth_;
  std::vector<char> open_;  ///< the closing brackets of what is open
  std::string_view key_;    ///< without its escapes
  std::string unescaped_;
  bool stopped_ = false;
  std::optional<Problem> problem_;
};

}  // namespace kakoi::syntax::json
