#include "sim/services/ecs/checked.hpp"

#include "sim/services/ecs/texts.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kLongestName = 255;
constexpr std::size_t kLongestKey = 128;
constexpr std::size_t kLongestValue = 256;

/// The member that names what an action makes.
struct Naming {
  std::string_view action = {};
  std::string_view member = {};
  std::string_view what = {};
};

constexpr Naming kNames[] = {{"CreateCluster", "clusterName", "Cluster name"},
                             {"CreateService", "serviceName", "Service name"},
                             {"CreateExpressGatewayService", "serviceName", "Service name"},
                             {"CreateCapacityProvider", "name", "Capacity provider name"},
                             {"RegisterTaskDefinition", "family", "Family"}};

bool is_name(std::string_view name) {
  return name.size() <= kLongestName &&
         std::ranges::all_of(name, [](unsigned char c) { return std::isalnum(c) != 0 || c == '-' || c == '_'; });
}

/// In characters of UTF-8.
std::size_t length(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](unsigned char c) { return (c & 0xC0U) != 0x80U; }));
}

Expected<bool> check_name(const Context& context, const Value& input) {
  for (const Naming& naming : kNames) {
    if (naming.action != context.action || is_name(input.text(naming.member))) continue;
    const std::string text =
        std::string(naming.what) + " can have up to 255 letters, numbers, hyphens and underscores.";
    // A family without its name is refused by the action.
    return naming.member == "family" ? Expected<bool>(error("ClientException", text)) : Expected<bool>(invalid(text));
  }
  return true;
}

bool is_reserved(std::string key) {
  std::ranges::transform(key, key.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return key.starts_with("aws:");
}

}  // namespace

Expected<bool> check_names_and_tags(const Context& context, const Value& input) {
  if (auto good = check_name(context, input); !good) return good;
  const Value::Array& tags = input["tags"].items();
  if (tags.size() > kMostTags) return invalid(kMoreTagsThanAllowed);
  for (const Value& tag : tags) {
    const std::string key = tag.text("key");
    if (key.empty() || length(key) > kLongestKey) return invalid("The key of a tag has 1 to 128 characters.");
    if (length(tag.text("value")) > kLongestValue) return invalid("The value of a tag has up to 256 characters.");
    if (is_reserved(key)) return invalid("Keys of tags that begin with aws: are reserved for AWS.");
  }
  return true;
}

Expected<bool> check_count(const world::Tags& tags) {
  const auto own = std::ranges::count_if(tags, [](const auto& tag) { return !is_reserved(tag.first); });
  if (own > static_cast<std::ptrdiff_t>(kMostTags)) return invalid(kMoreTagsThanAllowed);
  return true;
}

}  // namespace kakoi::sim::services::ecs
