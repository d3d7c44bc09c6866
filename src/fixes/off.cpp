#include "fixes/off.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace kakoi::fixes {
namespace {

using findings::Spot;
using findings::SpotKind;

constexpr std::string_view kBlanks = " \t\r\n";

enum class Language : std::uint8_t { hcl, json, yaml };

Language language_of(std::string_view file, std::string_view content) {
  constexpr auto kHcl = std::to_array<std::string_view>({".tf", ".tofu", ".tfvars", ".hcl"});
  if (std::any_of(kHcl.begin(), kHcl.end(), [&](std::string_view ending) { return file.ends_with(ending); })) {
    return Language::hcl;
  }
  const std::size_t first = content.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const bool is_json = first != std::string_view::npos && (content[first] == '{' || content[first] == '[');
  return is_json || file.ends_with(".json") ? Language::json : Language::yaml;
}

/// A text in its quotes, which may be escaped as those of JSON in a string are.
struct Quoted {
  std::string_view open;
  std::string_view core;
  std::string_view close;
};

Quoted without_quotes(std::string_view text) {
  constexpr auto kQuotes = std::to_array<std::string_view>({R"(\\\")", R"(\")", "\"", "'"});
  for (const std::string_view quote : kQuotes) {
    if (text.size() >= 2 * quote.size() && text.starts_with(quote) && text.ends_with(quote)) {
      return {.open = text.substr(0, quote.size()),
              .core = text.substr(quote.size(), text.size() - 2 * quote.size()),
              .close = text.substr(text.size() - quote.size())};
    }
  }
  return {.open = {}, .core = text, .close = {}};
}

std::string quoted(const Quoted& as, std::string_view core) {
  return std::string(as.open) + std::string(core) + std::string(as.close);
}

// The word that means the opposite of an "on" that is written out.
std::optional<std::string_view> opposite_of(std::string_view on) {
  struct Pair {
    std::string_view on;
    std::string_view off;
  };
  constexpr auto kWords = std::to_array<Pair>({{"true", "false"},
                                               {"True", "False"},
                                               {"TRUE", "FALSE"},
                                               {"ENABLED", "DISABLED"},
                                               {"Enabled", "Disabled"},
                                               {"enabled", "disabled"}});
  const auto* const found = std::find_if(kWords.begin(), kWords.end(), [&](const Pair& pair) { return pair.on == on; });
  return found != kWords.end() ? std::optional(found->off) : std::nullopt;
}

std::vector<std::string> words_for(std::string_view expression, Language language, Word word) {
  const Quoted as = without_quotes(expression);
  if (word == Word::boolean) {
    return {"false"};
  }
  constexpr std::string_view kOff = "DISABLED";
  // A part of a text, in which nothing else may change.
  if (as.open.empty() && (expression.starts_with("${") || expression.starts_with("%{"))) {
    return {std::string(kOff)};
  }
  if (!as.open.empty()) {
    return {quoted(as, kOff)};
  }
  const std::string in_quotes = "\"" + std::string(kOff) + "\"";
  return language == Language::yaml ? std::vector<std::string>{std::string(kOff), in_quotes}
                                    : std::vector<std::string>{in_quotes, std::string(kOff)};
}

/// The bytes that an expression takes.
struct Bytes {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_below_its_key = false;
};

// A map in block style stands on the lines below its key, where a word does not.
Bytes bytes_of(const Spot& spot, std::string_view content, Language language) {
  Bytes bytes{.begin = spot.offset, .end = std::size_t{spot.offset} + spot.length};
  if (language != Language::yaml) {
    return bytes;
  }
  const std::size_t last = content.substr(0, bytes.end).find_last_not_of(kBlanks);
  bytes.end = last != std::string_view::npos && last >= bytes.begin ? last + 1 : bytes.end;
  const std::size_t before = content.substr(0, bytes.begin).find_last_not_of(kBlanks);
  const bool is_below = before != std::string_view::npos && content[before] == ':' &&
                        content.substr(before, bytes.begin - before).find('\n') != std::string_view::npos;
  if (is_below) {
    bytes.begin = before + 1;
    bytes.is_below_its_key = true;
  }
  return bytes;
}

Edit edit_of(const Spot& spot, std::string_view content, const Bytes& bytes, const std::string& after) {
  return {.file = spot.file,
          .offset = static_cast<std::uint32_t>(bytes.begin),
          .before = std::string(content.substr(bytes.begin, bytes.end - bytes.begin)),
          .after = bytes.is_below_its_key ? " " + after : after};
}

}  // namespace

std::vector<Edit> turn_off(const Spot& spot, std::string_view content, Word word) {
  if (std::size_t{spot.offset} + spot.length > content.size()) {
    return {};
  }
  const Language language = language_of(spot.file, content);
  const Bytes bytes = bytes_of(spot, content, language);
  const std::string_view written = content.substr(spot.offset, bytes.end - spot.offset);
  const Quoted as = without_quotes(written);
  if (const auto off = opposite_of(as.core)) {
    return {edit_of(spot, content, bytes, quoted(as, *off))};
  }
  if (spot.kind == SpotKind::literal || spot.kind == SpotKind::choice) {
    return {};
  }
  std::vector<Edit> edits;
  for (const std::string& after : words_for(written, language, word)) {
    edits.push_back(edit_of(spot, content, bytes, after));
  }
  return edits;
}

std::string unquoted(std::string_view written) { return std::string(without_quotes(written).core); }

}  // namespace kakoi::fixes
