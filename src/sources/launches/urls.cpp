#include "sources/launches/urls.hpp"

#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <cctype>

namespace kakoi::sources {
namespace {

// (RFC 1035, section 2.3.4: how long a name may be, and a part of it.)
bool is_host_name(std::string_view host) {
  constexpr std::size_t kLongestName = 253;
  constexpr std::size_t kLongestLabel = 63;
  const std::vector<std::string_view> labels = labels_of(host);
  return host.size() <= kLongestName && std::all_of(labels.begin(), labels.end(), [](std::string_view label) {
           return !label.empty() && label.size() <= kLongestLabel &&
                  std::all_of(label.begin(), label.end(), [](unsigned char letter) {
                    return letter == static_cast<unsigned char>(kHole) || std::isalnum(letter) != 0 || letter == '-';
                  });
         });
}

bool is_port(std::string_view text) {
  constexpr std::size_t kMostDigits = 5;
  return !text.empty() && text.size() <= kMostDigits &&
         std::all_of(text.begin(), text.end(), [](unsigned char digit) { return std::isdigit(digit) != 0; });
}

}  // namespace

std::vector<std::string_view> labels_of(std::string_view host) {
  std::vector<std::string_view> labels;
  for (std::size_t begin = 0; begin <= host.size();) {
    const std::size_t end = std::min(host.find('.', begin), host.size());
    labels.push_back(host.substr(begin, end - begin));
    begin = end + 1;
  }
  return labels;
}

std::optional<Authority> authority_of(std::string_view text) {
  constexpr std::string_view kHttp = "http://";
  constexpr std::string_view kHttps = "https://";
  const bool is_https = text.starts_with(kHttps);
  if (!is_https && !text.starts_with(kHttp)) {
    return std::nullopt;
  }
  const std::size_t begin = is_https ? kHttps.size() : kHttp.size();
  const std::size_t end = std::min(text.find_first_of("/?#, \t\r\n\"'\\", begin), text.size());
  // A password with a slash in it would be taken for a host.
  if (text.find('@', end) != std::string_view::npos) {
    return std::nullopt;
  }
  std::string_view host = text.substr(begin, end - begin);
  const std::size_t user = host.rfind('@');
  const std::size_t at = begin + (user == std::string_view::npos ? 0 : user + 1);
  host = text.substr(at, end - at);
  const std::size_t colon = host.find(':');
  const std::string_view port = colon != std::string_view::npos ? host.substr(colon + 1) : is_https ? kHttpsPort : "80";
  Authority found{.host = std::string(host.substr(0, colon)), .at = at, .port = std::string(port)};
  std::transform(found.host.begin(), found.host.end(), found.host.begin(),
                 [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
  return is_host_name(found.host) && is_port(found.port) ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace kakoi::sources
