#include "reports/uri.hpp"

#include <vector>

namespace kakoi::reports {
namespace {

// RFC 3986 §2.3. A colon, too, is encoded: in the first segment it would end the name of a scheme.
bool is_unreserved(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

void append_encoded(std::string& out, std::string_view segment) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  for (const char c : segment) {
    if (is_unreserved(c)) {
      out += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      out += '%';
      out += kHex[byte >> 4U];
      out += kHex[byte & 15U];
    }
  }
}

}  // namespace

std::optional<std::string> uri_of(std::string_view path) {
  if (path.starts_with('/')) {
    return std::nullopt;
  }
  std::vector<std::string_view> segments;
  while (!path.empty()) {
    const std::string_view segment = path.substr(0, path.find('/'));
    path.remove_prefix(segment.size() < path.size() ? segment.size() + 1 : segment.size());
    if (segment == "..") {
      if (segments.empty()) {
        return std::nullopt;
      }
      segments.pop_back();
    } else if (!segment.empty() && segment != ".") {
      segments.push_back(segment);
    }
  }
  if (segments.empty()) {
    return std::nullopt;
  }
  std::string uri;
  for (const std::string_view segment : segments) {
    uri += uri.empty() ? "" : "/";
    append_encoded(uri, segment);
  }
  return uri;
}

}  // namespace kakoi::reports
