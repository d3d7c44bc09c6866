#include "sim/services/paging.hpp"

#include "sim/crypto/digest.hpp"

#include <algorithm>
#include <charconv>

namespace kakoi::sim::services {
namespace {

constexpr std::string_view kKey = "page tokens of kakoi-sim";

std::string scope_of(const Context& context, const std::string& filters) {
  return context.region.account + "\n" + context.region.name + "\n" + context.action + "\n" + filters + "\n";
}

/// EXPIRY KEY, behind a signature over these and the scope.
std::string make_token(const Context& context, const std::string& key, const std::string& filters) {
  const auto expiry = static_cast<std::int64_t>(context.world.now() + context.world.pace.token_life);
  const std::string payload = std::to_string(expiry) + " " + key;
  return crypto::base64(crypto::hmac_sha256(kKey, scope_of(context, filters) + payload) + payload);
}

/// The key in it.
std::optional<std::string> read_token(const Context& context, const std::string& token, const std::string& filters) {
  constexpr std::size_t kSignature = 32;
  const auto bytes = crypto::from_base64(token);
  if (!bytes || bytes->size() < kSignature) return std::nullopt;
  const std::string payload = bytes->substr(kSignature);
  const std::string right = crypto::hmac_sha256(kKey, scope_of(context, filters) + payload);
  const std::size_t blank = payload.find(' ');
  if (!crypto::equal(right, bytes->substr(0, kSignature)) || blank == std::string::npos) return std::nullopt;
  std::int64_t expiry = 0;
  std::from_chars(payload.data(), payload.data() + blank, expiry);
  return static_cast<double>(expiry) >= context.world.now() ? std::optional(payload.substr(blank + 1)) : std::nullopt;
}

}  // namespace

std::optional<Page> page_of(Context& context, const std::vector<std::string>& keys, std::size_t size,
                            const std::string& token, const std::string& filters) {
  Page page;
  if (!token.empty()) {
    const auto key = read_token(context, token, filters);
    if (!key) return std::nullopt;
    page.first = static_cast<std::size_t>(std::ranges::lower_bound(keys, *key) - keys.begin());
  }
  page.end = std::min(keys.size(), page.first + size);
  if (page.end < keys.size()) page.next_token = make_token(context, keys[page.end], filters);
  return page;
}

}  // namespace kakoi::sim::services
