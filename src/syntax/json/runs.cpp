#include "syntax/json/runs.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::syntax::json {
namespace {

// `\uD83D\uDE00` stands for one character, any other escape for itself.
std::size_t escape_length(std::string_view rest) {
  constexpr std::size_t kUnicode = 6;
  if (!rest.substr(1).starts_with('u')) {
    return std::min<std::size_t>(2, rest.size());
  }
  const auto starts_with_digit_in = [](std::string_view hex, std::string_view digits) {
    return hex.size() > 1 && (hex[0] == 'd' || hex[0] == 'D') && digits.find(hex[1]) != std::string_view::npos;
  };
  const bool is_high = starts_with_digit_in(rest.substr(2), "89abAB");
  const std::string_view next = rest.size() > kUnicode ? rest.substr(kUnicode) : std::string_view{};
  const bool is_pair = is_high && next.starts_with("\\u") && starts_with_digit_in(next.substr(2), "cdefCDEF");
  return std::min(is_pair ? 2 * kUnicode : kUnicode, rest.size());
}

}  // namespace

std::vector<TextRun> runs(const Tree& tree, NodeId string) {
  std::vector<TextRun> all;
  const std::string_view source = tree.source(string);
  if (source.size() < 2) {
    return all;
  }
  const std::string_view inside = source.substr(1, source.size() - 2);
  const std::uint32_t start = tree.nodes[string].offset + 1;
  std::uint32_t decoded_at = 0;
  for (std::size_t at = 0; at < inside.size();) {
    const bool is_escape = inside[at] == '\\';
    const std::size_t length =
        is_escape ? escape_length(inside.substr(at)) : std::min(inside.find('\\', at), inside.size()) - at;
    const std::size_t decoded_length = is_escape ? unescaped(inside.substr(at, length)).size() : length;
    all.push_back({.at = decoded_at,
                   .length = static_cast<std::uint32_t>(decoded_length),
                   .source = start + static_cast<std::uint32_t>(at),
                   .source_length = static_cast<std::uint32_t>(length)});
    decoded_at += static_cast<std::uint32_t>(decoded_length);
    at += length;
  }
  return all;
}

}  // namespace kakoi::syntax::json
