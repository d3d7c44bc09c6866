#include "cli/shell_word.hpp"

#include <algorithm>

namespace kakoi::cli {

std::string shell_word(std::string_view path) {
  constexpr std::string_view kSigns = "_@%+:,./-";
  const auto is_plain = [&](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           kSigns.find(c) != std::string_view::npos;
  };
  std::string text = (path.starts_with('-') ? "./" : "") + std::string(path);
  if (!text.empty() && std::all_of(text.begin(), text.end(), is_plain)) {
    return text;
  }
  std::string quoted = "'";
  for (const char c : text) {
    quoted += c == '\'' ? "'\\''" : std::string(1, c);
  }
  return quoted + "'";
}

std::string shell_words(const std::vector<std::string>& paths) {
  std::string words;
  for (const std::string& path : paths) {
    words += (words.empty() ? "" : " ") + shell_word(path);
  }
  return words;
}

}  // namespace kakoi::cli
