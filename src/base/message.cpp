#include "base/message.hpp"

#include "base/utf8.hpp"

#include <cassert>
#include <set>
#include <utility>

namespace kakoi::base {

Message::Message(Phrase phrase, std::vector<std::string> arguments) {
  assert(phrase.places() == arguments.size());
  parts_.push_back(Part{.phrase = phrase, .arguments = std::move(arguments)});
}

Message Message::then(const Message& rest) const {
  Message whole = *this;
  whole.parts_.insert(whole.parts_.end(), rest.parts_.begin(), rest.parts_.end());
  return whole;
}

Message Message::also(const Message& rest) const { return joined(Joint::semicolon, rest); }

Message Message::listed_with(const Message& rest) const { return joined(Joint::comma, rest); }

Message Message::joined(Joint joint, const Message& rest) const {
  Message whole = *this;
  for (const Part& part : rest.parts_) {
    whole.parts_.push_back(part);
    // What nothing goes before stays as it may be joined to something later.
    whole.parts_.back().joint = &part == rest.parts_.data() && !parts_.empty() ? joint : part.joint;
  }
  return whole;
}

std::vector<Message> Message::clauses() const {
  std::vector<Message> all;
  for (const Part& part : parts_) {
    if (all.empty() || part.joint == Joint::semicolon) {
      all.emplace_back();
    }
    all.back().parts_.push_back(part);
  }
  return all;
}

Message Message::also_what_is_new_of(const Message& rest) const {
  std::set<std::string> said;
  for (const Message& clause : clauses()) {
    said.insert(clause.text(Language::en));
  }
  Message whole = *this;
  for (const Message& clause : rest.clauses()) {
    if (said.insert(clause.text(Language::en)).second) {
      whole = whole.also(clause);
    }
  }
  return whole;
}

Message Message::is(std::string value) const {
  constexpr Phrase kValue{"{}", "{}"};
  Message whole = *this;
  whole.parts_.push_back(Part{.phrase = kValue, .arguments = {std::move(value)}, .joint = Joint::equals});
  return whole;
}

std::string_view Message::text_of(Joint joint, Language language) {
  switch (joint) {
    case Joint::colon:
      return ": ";
    case Joint::semicolon:
      return language == Language::ja ? "。" : "; ";
    case Joint::comma:
      return language == Language::ja ? "、" : ", ";
    case Joint::equals:
      return " = ";
  }
  return ": ";
}

std::string Message::text(Language language) const {
  std::string out;
  for (const Part& part : parts_) {
    if (!out.empty()) {
      out += text_of(part.joint, language);
    }
    const std::string_view pattern = part.phrase.in(language);
    std::size_t next_argument = 0;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      if (pattern.substr(i, 2) == "{}") {
        out += printable(part.arguments[next_argument++]);
        ++i;
      } else {
        out += pattern[i];
      }
    }
  }
  return out;
}

std::string printable(std::string_view text) {
  constexpr std::string_view kHex = "0123456789abcdef";
  std::string out;
  out.reserve(text.size());
  for (std::size_t i = 0; i < text.size();) {
    const Decoded point = decode_utf8(text.substr(i));
    // C0 and C1 controls and DEL, and the marks that turn the direction of text around.
    const bool control = point.code < 0x20 || (point.code >= 0x7f && point.code < 0xa0) ||
                         (point.code >= 0x202a && point.code <= 0x202e) ||
                         (point.code >= 0x2066 && point.code <= 0x2069);
    if (!point.valid) {
      out += "\xef\xbf\xbd";
    } else if (control) {
      const bool is_byte = point.code < 0x100;
      out += is_byte ? "\\x" : "\\u";
      for (unsigned shift = is_byte ? 8U : 16U; shift > 0;) {
        shift -= 4U;
        out += kHex[(point.code >> shift) & 15U];
      }
    } else {
      out += text.substr(i, point.length);
    }
    i += point.length;
  }
  return out;
}

}  // namespace kakoi::base
