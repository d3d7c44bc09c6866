#include "sim/services/sts/web_token.hpp"

#include "sim/crypto/digest.hpp"
#include "sim/value/json.hpp"

#include <algorithm>

namespace kakoi::sim::services::sts {
namespace {

constexpr const char* kNoToken =
    "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";

std::optional<Value> claims_of(std::string_view token) {
  const std::size_t first = token.find('.');
  const std::size_t second = token.find('.', first + 1);
  if (first == std::string_view::npos || second == std::string_view::npos) return std::nullopt;
  std::string payload(token.substr(first + 1, second - first - 1));
  std::ranges::replace(payload, '-', '+');
  std::ranges::replace(payload, '_', '/');
  while (payload.size() % 4 != 0) payload += '=';
  const auto bytes = crypto::from_base64(payload);
  auto claims = bytes ? value::parse_json(*bytes) : std::nullopt;
  return claims && claims->is_object() ? claims : std::nullopt;
}

std::string without_scheme(const std::string& issuer) {
  constexpr std::string_view kScheme = "https://";
  return issuer.starts_with(kScheme) ? issuer.substr(kScheme.size()) : issuer;
}

}  // namespace

Expected<WebToken> read_web_token(std::string_view text, world::Time now) {
  const auto claims = claims_of(text);
  if (!claims || claims->text("sub").empty() || claims->text("iss").empty()) {
    return error("InvalidIdentityToken", kNoToken);
  }
  const Value& audience = (*claims)["aud"];
  WebToken token{.issuer = without_scheme(claims->text("iss")),
                 .subject = claims->text("sub"),
                 .audience = audience.is_array() && !audience.items().empty()
                                 ? audience.items()[0].as_text().value_or("")
                                 : audience.as_text().value_or("")};
  if (claims->has("exp") && claims->number("exp") <= now) {
    return error("ExpiredTokenException",
                 "Token expired: current date/time " + std::to_string(static_cast<std::int64_t>(now)) +
                     " must be before the expiration date/time " + std::to_string(claims->integer("exp")));
  }
  return token;
}

bool comes_from(const WebToken& token, const world::WebIdentity& wanted) {
  return token.issuer == without_scheme(wanted.issuer) &&
         (wanted.audience.empty() || token.audience == wanted.audience) &&
         (wanted.subject.empty() || token.subject == wanted.subject);
}

}  // namespace kakoi::sim::services::sts
