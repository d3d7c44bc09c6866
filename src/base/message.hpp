// Text for a person, in every language that kakoi speaks. A Phrase stands in the source, beside the code
// that needs it; a Message is a phrase with what it is about. Which language is used is decided only when
// a report is written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::base {

enum class Language : std::uint8_t { en, ja };

/// One sentence in each language, with the same number of `{}` places in each, in the same order.
/// Lower case and no full stop at the end.
class Phrase {
 public:
  // NOLINTNEXTLINE(google-explicit-constructor): a phrase is written where a message is wanted
  consteval Phrase(std::string_view en, std::string_view ja) : en_(en), ja_(ja) {
    if (places(en) != places(ja)) {
      throw "the languages of a phrase differ in their number of places";
    }
  }

  [[nodiscard]] constexpr std::string_view in(Language language) const { return language == Language::ja ? ja_ : en_; }
  [[nodiscard]] constexpr std::size_t places() const { return places(en_); }

 private:
  static constexpr std::size_t places(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i) {
      count += text[i] == '{' && text[i + 1] == '}' ? 1U : 0U;
    }
    return count;
  }

  std::string_view en_;
  std::string_view ja_;
};

class Message {
 public:
  Message() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a phrase without places is a message
  Message(Phrase phrase, std::vector<std::string> arguments = {});

  /// This message, then a colon, then `rest`.
  [[nodiscard]] Message then(const Message& rest) const;
  /// This message, then a semicolon, then `rest`.
  [[nodiscard]] Message also(const Message& rest) const;
  /// This message, then a comma, then `rest`: what makes a list.
  [[nodiscard]] Message listed_with(const Message& rest) const;
  /// The same as `also`, without those clauses of `rest` that this message has. Clauses are what stands between
  /// semicolons.
  [[nodiscard]] Message also_what_is_new_of(const Message& rest) const;

  /// This message, then ` = value`.
  [[nodiscard]] Message is(std::string value) const;

  [[nodiscard]] bool empty() const { return parts_.empty(); }
  /// The whole text. Control characters that came in with an argument are written as `\xNN`, so that
  /// nothing read from a file can move the cursor of a terminal.
  [[nodiscard]] std::string text(Language language) const;

 private:
  enum class Joint : std::uint8_t { colon, semicolon, comma, equals };
  [[nodiscard]] Message joined(Joint joint, const Message& rest) const;
  static std::string_view text_of(Joint joint, Language language);
  struct Part {
    Phrase phrase;
    std::vector<std::string> arguments;
    Joint joint = Joint::colon;
  };
  [[nodiscard]] std::vector<Message> clauses() const;

  std::vector<Part> parts_;
};

/// `text` with control characters written as `\xNN`, marks that turn the direction of text as `\uNNNN`, and bytes that
/// are not UTF-8 as U+FFFD.
std::string printable(std::string_view text);

}  // namespace kakoi::base
