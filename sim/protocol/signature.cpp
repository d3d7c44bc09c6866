#include "sim/protocol/signature.hpp"

#include "sim/crypto/digest.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <utility>
#include <vector>

namespace kakoi::sim::protocol {
namespace {

constexpr std::string_view kAlgorithm = "AWS4-HMAC-SHA256";
constexpr std::string_view kTerminator = "aws4_request";

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
