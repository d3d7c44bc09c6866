#include "sim/protocol/signature.hpp"

#include "sim/crypto/digest.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <utility>
#include <vector>

namespace kakoi::sim::protocol {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kTerminator = "aws4_request";
constexpr std::string_view kTime = "x-amz-date";
constexpr std::size_t kDateLength = 8;

/// As in `20240501T093000Z`.
std::string basic_time(double seconds) {
  using namespace std::chrono;
  const sys_seconds at{std::chrono::seconds(static_cast<std::int64_t>(seconds))};
  const sys_days day = floor<days>(at);
  const year_month_day date{day};
  const hh_mm_ss clock{at - day};
  std::array<char, 40> text{};
  std::snprintf(text.data(), text.size(), "%04d%02u%02uT%02d%02d%02dZ", static_cast<int>(date.year()),
                static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()),
                static_cast<int>(clock.hours().count()), static_cast<int>(clock.minutes().count()),
                static_cast<int>(clock.seconds().count()));
  return text.data();
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

/// What stands behind `name=` in the Authorization header.
std::string_view part_of(std::string_view header, std::string_view name) {
  const std::size_t at = header.find(name);
  if (at == std::string_view::npos) return {};
  header.remove_prefix(at + name.size());
  return header.substr(0, header.find_first_of(", "));
}

/// The path is sent encoded and signed encoded once more.
std::string canonical_path(std::string_view path) {
  std::string out;
  const auto segments = split(path, '/');
  for (std::size_t i = 0; i < segments.size(); ++i) {
    out += (i == 0 ? "" : "/") + http::percent_encoded(segments[i]);
  }
  return out.empty() ? "/" : out;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::pair<std::string, std::string>> fields;
  for (const std::string_view field : split(query, '&')) {
    if (field.empty()) continue;
    const std::size_t equals = std::min(field.find('='), field.size());
    const std::string_view text = field.substr(std::min(equals + 1, field.size()));
    fields.emplace_back(http::percent_encoded(http::percent_decoded(field.substr(0, equals))),
                        http::percent_encoded(http::percent_decoded(text)));
  }
  std::ranges::sort(fields);
  std::string out;
  for (const auto& [name, text] : fields) {
    out += out.empty() ? "" : "&";
    out += name;
    out += '=';
    out += text;
  }
  return out;
}

/// Without blanks at the ends, and one where there were several.
std::string trimmed(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != ' ' || (!out.empty() && out.back() != ' ')) out += c;
  }
  while (out.ends_with(' ')) out.pop_back();
  return out;
}

std::string canonical_headers(const http::Request& request, std::string_view names) {
  std::string out;
  for (const std::string_view name : split(names, ';')) {
    out += std::string(name) + ":";
    bool is_first = true;
    for (const auto& [header, text] : request.headers) {
      if (header != name) continue;
      out += (is_first ? "" : ",") + trimmed(text);
      is_first = false;
    }
    out += "\n";
  }
  return out;
}

std::string body_hash(const http::Request& request) {
  const std::string_view given = request.header("x-amz-content-sha256");
  return given == "UNSIGNED-PAYLOAD" ? std::string(given) : crypto::hex(crypto::sha256(request.body));
}

std::string string_to_sign(const http::Request& request, const Signature& signature) {
  const std::string canonical = request.method + "\n" + canonical_path(request.path) + "\n" +
                                canonical_query(request.query) + "\n" +
                                canonical_headers(request, signature.signed_headers) + "\n" + signature.signed_headers +
                                "\n" + body_hash(request);
  return std::string(kAlgorithm) + "\n" + std::string(request.header("x-amz-date")) + "\n" + signature.date + "/" +
         signature.region + "/" + signature.service + "/aws4_request\n" + crypto::hex(crypto::sha256(canonical));
}

std::string signing_key(const Signature& signature, std::string_view secret) {
  std::string key = "AWS4" + std::string(secret);
  for (const std::string_view part : {std::string_view(signature.date), std::string_view(signature.region),
                                      std::string_view(signature.service), kTerminator}) {
    key = crypto::hmac_sha256(key, part);
  }
  return key;
}

}  // namespace

std::optional<Signature> signature_of(const http::Request& request) {
  const std::string_view header = request.header("authorization");
  if (!header.starts_with(kAlgorithm)) return std::nullopt;
  const auto scope = split(part_of(header, "Credential="), '/');
  if (scope.size() != 5) return std::nullopt;
  return Signature{.access_key = std::string(scope[0]),
                   .date = std::string(scope[1]),
                   .region = std::string(scope[2]),
                   .service = std::string(scope[3]),
                   .terminator = std::string(scope[4]),
                   .signed_headers = std::string(part_of(header, "SignedHeaders=")),
                   .signature = std::string(part_of(header, "Signature="))};
}

bool is_signed_by(const http::Request& request, const Signature& signature, std::string_view secret) {
  const std::string right =
      crypto::hex(crypto::hmac_sha256(signing_key(signature, secret), string_to_sign(request, signature)));
  return crypto::equal(right, signature.signature);
}

std::string scope_trouble(const http::Request& request, const Signature& signature, const Scope& right) {
  std::string trouble;
  const std::string_view service = right.service;
  if (!right.is_region) {
    trouble += "Credential should be scoped to a valid region, not '" + signature.region + "'. ";
  }
  if (signature.service != service) {
    trouble += "Credential should be scoped to correct service: '" + std::string(service) + "'. ";
  }
  if (signature.terminator != kTerminator) {
    trouble += "Credential should be scoped with a valid terminator: '" + std::string(kTerminator) + "', not '" +
               signature.terminator + "'. ";
  }
  const std::string time(request.header(kTime));
  if (const std::string day = time.substr(0, kDateLength); day != signature.date) {
    trouble += "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '" +
               signature.date + "' != '" + day + "', from '" + time + "'. ";
  }
  return trouble;
}

std::string unsigned_header(const http::Request& request, const Signature& signature) {
  const auto names = split(signature.signed_headers, ';');
  const auto is_signed = [&](std::string_view name) { return std::ranges::find(names, name) != names.end(); };
  if (!is_signed("host")) return "host";
  for (const auto& [name, text] : request.headers) {
    if (name.starts_with("x-amz-") && !is_signed(name)) return name;
  }
  return {};
}

std::string time_trouble(const http::Request& request, double now) {
  constexpr double kMinutes = 5;
  constexpr double kMostSkew = kMinutes * 60;
  const std::string minutes = std::to_string(static_cast<int>(kMinutes)) + " min.)";
  const std::string time(request.header(kTime));
  const auto at = signed_at(request);
  if (!at) return "Date must be in ISO-8601 'basic format'. Got '" + time + "'. ";
  if (*at < now - kMostSkew) {
    return "Signature expired: " + time + " is now earlier than " + basic_time(now - kMostSkew) + " (" +
           basic_time(now) + " - " + minutes;
  }
  if (*at > now + kMostSkew) {
    return "Signature not yet current: " + time + " is still later than " + basic_time(now + kMostSkew) + " (" +
           basic_time(now) + " + " + minutes;
  }
  return {};
}

std::optional<double> signed_at(const http::Request& request) {
  // 20240501T093000Z
  const std::string_view text = request.header("x-amz-date");
  if (text.size() != 16 || text[8] != 'T' || text[15] != 'Z') return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t size) {
    unsigned it = 0;
    std::from_chars(text.data() + at, text.data() + at + size, it);
    return it;
  };
  using namespace std::chrono;
  const year_month_day date{year(static_cast<int>(number(0, 4))), month(number(4, 2)), day(number(6, 2))};
  if (!date.ok()) return std::nullopt;
  const seconds time =
      sys_days(date).time_since_epoch() + hours(number(9, 2)) + minutes(number(11, 2)) + seconds(number(13, 2));
  return static_cast<double>(time.count());
}

}  // namespace kakoi::sim::protocol
