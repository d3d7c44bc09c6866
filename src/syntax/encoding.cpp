#include "syntax/encoding.hpp"

#include <algorithm>

namespace kakoi::syntax {
namespace {

constexpr base::Phrase kUtf16{"the file is UTF-16, not UTF-8; save it as UTF-8",
                              "ファイルが UTF-8 ではなく UTF-16 です。UTF-8 で保存してください"};
constexpr base::Phrase kUtf32{"the file is UTF-32, not UTF-8; save it as UTF-8",
                              "ファイルが UTF-8 ではなく UTF-32 です。UTF-8 で保存してください"};
constexpr base::Phrase kBinary{"the file is binary, not text", "ファイルがテキストではなくバイナリです"};

// Text in UTF-16 without a mark has a NUL in every second byte as long as it is ASCII.
bool alternates_with_nul(std::string_view text, std::size_t first) {
  const std::size_t looked_at = std::min<std::size_t>(text.size(), 64);
  if (looked_at < 4) {
    return false;
  }
  for (std::size_t i = 0; i + 1 < looked_at; i += 2) {
    if (text[i + first] != '\0' || text[i + 1 - first] == '\0') {
      return false;
    }
  }
  return true;
}

}  // namespace

std::size_t byte_order_mark(std::string_view text) { return text.starts_with("\xef\xbb\xbf") ? 3 : 0; }

std::optional<base::Message> unreadable_encoding(std::string_view text) {
  using namespace std::string_view_literals;
  if (text.starts_with("\xff\xfe\0\0"sv) || text.starts_with("\0\0\xfe\xff"sv)) {
    return kUtf32;
  }
  if (text.starts_with("\xff\xfe") || text.starts_with("\xfe\xff") || alternates_with_nul(text, 1) ||
      alternates_with_nul(text, 0)) {
    return kUtf16;
  }
  // A NUL never stands in a text that a person wrote; hostile files have it, archives and images do.
  const std::size_t looked_at = std::min<std::size_t>(text.size(), 8000);
  if (text.substr(0, looked_at).find('\0') != std::string_view::npos) {
    return kBinary;
  }
  return std::nullopt;
}

}  // namespace kakoi::syntax
