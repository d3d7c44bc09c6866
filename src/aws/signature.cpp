#include "aws/signature.hpp"

#include "aws/digest.hpp"
#include "aws/encoding.hpp"
#include "aws/text.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <utility>
#include <vector>

namespace kakoi::aws {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::size_t kDateSize = 8;

struct UrlParts {
  std::string_view scheme;
  std::string_view host;  ///< with its port, where it is another than that of the scheme
  std::string_view path;
  std::string_view query;
};

UrlParts parts_of(std::string_view url) {
  UrlParts parts;
  const std::size_t scheme = url.find("://");
  parts.scheme = url.substr(0, scheme);
  const std::string_view rest = url.substr(scheme == std::string_view::npos ? 0 : scheme + 3);
  const std::size_t host = std::min(rest.find_first_of("/?"), rest.size());
  parts.host = rest.substr(0, host);
  const std::string_view tail = rest.substr(host);
  const std::size_t question = std::min(tail.find('?'), tail.size());
  parts.path = tail.substr(0, question);
  parts.query = tail.substr(std::min(question + 1, tail.size()));
  const std::string_view usual = parts.scheme == "https" ? ":443" : ":80";
  if (parts.host.ends_with(usual)) parts.host.remove_suffix(usual.size());
  return parts;
}

/// Without `.`, `..` and empty parts, and encoded once more than it is sent.
std::string canonical_path(std::string_view path) {
  std::vector<std::string_view> kept;
  for (std::size_t at = 0; at < path.size();) {
    const std::size_t end = std::min(path.find('/', at), path.size());
    const std::string_view part = path.substr(at, end - at);
    if (part == ".." && !kept.empty()) kept.pop_back();
    if (!part.empty() && part != "." && part != "..") kept.push_back(part);
    at = end + 1;
  }
  std::string result;
  for (const std::string_view part : kept) result.append("/").append(percent_encoded(part));
  if (kept.empty() || path.ends_with('/')) result += '/';
  return result;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string_view, std::string_view>> pairs;
  // What stands behind a last `&` is a pair, too: one that is empty.
  for (std::size_t at = 0; !query.empty() && at <= query.size();) {
    const std::size_t end = std::min(query.find('&', at), query.size());
    const std::string_view pair = query.substr(at, end - at);
    const std::size_t equals = std::min(pair.find('='), pair.size());
    pairs.emplace_back(pair.substr(0, equals), pair.substr(std::min(equals + 1, pair.size())));
    at = end + 1;
  }
  std::ranges::sort(pairs);
  std::string result;
  for (const auto& [name, value] : pairs) {
    if (!result.empty()) result += '&';
    result.append(name).append("=").append(value);
  }
  return result;
}

/// Without blanks at its ends, and with one wherever there are several.
std::string trimmed(std::string_view value) {
  std::string result;
  for (const char byte : value) {
    const bool is_blank = byte == ' ' || (byte >= '\t' && byte <= '\r');
    if (!is_blank) {
      result += byte;
    } else if (!result.empty() && result.back() != ' ') {
      result += ' ';
    }
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

bool is_signed(std::string_view name) {
  constexpr std::array<std::string_view, 12> kNot{
      "authorization", "connection",        "expect",  "keep-alive", "proxy-authenticate", "proxy-authorization", "te",
      "trailer",       "transfer-encoding", "upgrade", "user-agent", "x-amzn-trace-id"};
  return std::ranges::find(kNot, name) == kNot.end();
}

/// By name; several of one name in one line.
std::map<std::string, std::string> signed_headers(const base::HttpRequest& request) {
  std::map<std::string, std::string> headers;
  for (const base::HttpHeader& header : request.headers) {
    const std::string name = lower(header.name);
    if (!is_signed(name)) continue;
    const auto [found, is_new] = headers.try_emplace(name, trimmed(header.value));
    if (!is_new) found->second.append(",").append(trimmed(header.value));
  }
  headers.try_emplace("host", parts_of(request.url).host);
  return headers;
}

std::string names_of(const std::map<std::string, std::string>& headers) {
  std::string names;
  for (const auto& [name, value] : headers) names.append(names.empty() ? "" : ";").append(name);
  return names;
}

std::string signing_key(const Secret& secret, std::string_view date, const SigningScope& scope) {
  const std::string of_date = hmac_sha256("AWS4" + secret.reveal(), date);
  return hmac_sha256(hmac_sha256(hmac_sha256(of_date, scope.region), scope.service), "aws4_request");
}

}  // namespace

std::string canonical_request(const base::HttpRequest& request) {
  const UrlParts url = parts_of(request.url);
  const auto headers = signed_headers(request);
  std::string text = request.method;
  text.append("\n").append(canonical_path(url.path)).append("\n").append(canonical_query(url.query)).append("\n");
  for (const auto& [name, value] : headers) text.append(name).append(":").append(value).append("\n");
  return text.append("\n").append(names_of(headers)).append("\n").append(hex(sha256(request.body)));
}

void sign(base::HttpRequest& request, const Credentials& credentials, const SigningScope& scope, Time now) {
  const std::string time = signing_time(now);
  const std::string_view date = std::string_view(time).substr(0, kDateSize);
  request.headers.push_back({.name = "X-Amz-Date", .value = time});
  if (!credentials.token.empty()) {
    request.headers.push_back({.name = "X-Amz-Security-Token", .value = credentials.token.reveal()});
  }
  std::string good_for(date);
  good_for.append("/").append(scope.region).append("/").append(scope.service).append("/aws4_request");
  std::string to_sign(kAlgorithm);
  to_sign.append("\n").append(time).append("\n").append(good_for).append("\n");
  to_sign += hex(sha256(canonical_request(request)));
  const std::string signature = hex(hmac_sha256(signing_key(credentials.secret_key, date, scope), to_sign));
  std::string authorization(kAlgorithm);
  authorization.append(" Credential=").append(credentials.access_key).append("/").append(good_for);
  authorization.append(", SignedHeaders=").append(names_of(signed_headers(request)));
  authorization.append(", Signature=").append(signature);
  request.headers.push_back({.name = "Authorization", .value = std::move(authorization)});
}

}  // namespace kakoi::aws
