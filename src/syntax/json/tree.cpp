#include "syntax/json/tree.hpp"

#include "base/utf8.hpp"

#include <charconv>

namespace kakoi::syntax::json {
namespace {

constexpr std::uint32_t kReplacement = 0xfffd;

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xd800 && unit <= 0xdbff; }

bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xdc00 && unit <= 0xdfff; }

// The four digits of the `\uXXXX` at the front of `text`; 0 when it does not start with one.
std::uint32_t utf16_unit(std::string_view text) {
  std::uint32_t unit = 0;
  if (text.starts_with("\\u") && text.size() >= 6) {
    std::from_chars(text.data() + 2, text.data() + 6, unit, 16);
  }
  return unit;
}

// Both append what the escape at the front of `text` stands for and return its length.
std::size_t append_unicode_escape(std::string& out, std::string_view text) {
  const std::uint32_t unit = utf16_unit(text);
  const std::uint32_t next = utf16_unit(text.substr(6));
  if (is_high_surrogate(unit) && is_low_surrogate(next)) {
    base::append_utf8(out, 0x10000 + ((unit - 0xd800) << 10U) + (next - 0xdc00));
    return 12;
  }
  base::append_utf8(out, is_high_surrogate(unit) || is_low_surrogate(unit) ? kReplacement : unit);
  return 6;
}

std::size_t append_escape(std::string& out, std::string_view text) {
  constexpr std::string_view kLetters = "bfnrt";
  constexpr std::string_view kMeanings = "\b\f\n\r\t";
  if (text[1] == 'u') {
    return append_unicode_escape(out, text);
  }
  const std::size_t letter = kLetters.find(text[1]);
  out += letter == std::string_view::npos ? text[1] : kMeanings[letter];
  return 2;
}

std::string_view inside_quotes(const Tree& tree, NodeId string) {
  const std::string_view source = tree.source(string);
  return source.substr(1, source.size() - 2);
}

bool is_named(const Tree& tree, NodeId member, std::string_view key) {
  const NodeId name = tree.nodes[member].first_child;
  const std::string_view inside = inside_quotes(tree, name);
  return inside.find('\\') == std::string_view::npos ? inside == key : decoded(tree, name) == key;
}

}  // namespace

NodeId find(const Tree& tree, NodeId object, std::string_view key) {
  NodeId found = kNone;
  if (object == kNone || tree.nodes[object].kind != Kind::object) {
    return found;
  }
  for (NodeId member = tree.nodes[object].first_child; member != kNone; member = tree.nodes[member].next_sibling) {
    if (is_named(tree, member, key)) {
      found = tree.nodes[tree.nodes[member].first_child].next_sibling;
    }
  }
  return found;
}

std::string decoded(const Tree& tree, NodeId string) { return unescaped(inside_quotes(tree, string)); }

std::string unescaped(std::string_view inside) {
  std::string out;
  out.reserve(inside.size());
  for (std::size_t i = 0; i < inside.size();) {
    const std::size_t backslash = inside.find('\\', i);
    out += inside.substr(i, backslash - i);
    if (backslash == std::string_view::npos) {
      break;
    }
    i = backslash + append_escape(out, inside.substr(backslash));
  }
  return out;
}

}  // namespace kakoi::syntax::json
