#include "sim/services/ec2/dhcp.hpp"

#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::array kFilters = {
    Filter{"dhcp-options-id", "dhcpOptionsId"},
    Filter{"key", "dhcpConfigurationSet.key"},
    Filter{"value", "dhcpConfigurationSet.valueSet.value"},
    Filter{"owner-id", "ownerId"},
};
constexpr std::array<std::string_view, 6> kKeys = {"domain-name-servers", "domain-name",
                                                   "ntp-servers",         "netbios-name-servers",
                                                   "netbios-node-type",   "ipv6-address-preferred-lease-time"};

Value shape(const Context& context, const world::DhcpOptions& options) {
  Value configurations = Value::array();
  for (const auto& [key, texts] : options.configurations) {
    Value values = Value::array();
    for (const std::string& text : texts) {
      values.append(Value::object({{"value", text}}));
    }
    configurations.append(Value::object({{"key", key}, {"valueSet", std::move(values)}}));
  }
  return Value::object({{"dhcpOptionsId", options.id},
                        {"ownerId", context.region.account},
                        {"dhcpConfigurationSet", std::move(configurations)},
                        {"tagSet", tag_set(options.tags)}});
}

constexpr Kind<world::DhcpOptions> kKind{
    .naming = kDhcpOptions, .set = "dhcpOptionsSet", .filters = kFilters, .shape = shape};

world::DhcpOptions provided(const Context& context) {
  const bool is_first = context.region.name == "us-east-1";
  return {.id = default_dhcp_id(context),
          .configurations = {{"domain-name", {is_first ? "ec2.internal" : context.region.name + ".compute.internal"}},
                             {"domain-name-servers", {"AmazonProvidedDNS"}}}};
}

}  // namespace

std::string default_dhcp_id(const Context& context) {
  std::uint64_t hash = 14695981039346656037U;
  for (const char c : context.region.account + context.region.name) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211U;
  }
  return world::Ids(hash).resource("dopt");
}

Outcome create_dhcp_options(Context& context, const Value& input) {
  world::DhcpOptions options{.id = context.world.ids.resource("dopt"), .tags = tags_of(input)};
  for (const Value& configuration : input["DhcpConfiguration"].items()) {
    const std::string key = configuration.text("Key");
    if (std::ranges::find(kKeys, key) == kKeys.end()) {
      return error("InvalidParameterValue", "Value (" + key + ") for parameter name is invalid. Unknown DHCP option");
    }
    options.configurations[key] = configuration.texts_of("Value");
  }
  Value output = Value::object({{"dhcpOptions", shape(context, options)}});
  context.region.ec2.dhcp_options.emplace(options.id, std::move(options));
  return output;
}

Outcome describe_dhcp_options(Context& context, const Value& input) {
  std::map<std::string, world::DhcpOptions> all = context.region.ec2.dhcp_options;
  world::DhcpOptions aws = provided(context);
  all.emplace(aws.id, aws);
  return describe(context, input, all, kKind);
}

Outcome delete_dhcp_options(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto options = find(ec2.dhcp_options, input, kDhcpOptions);
  if (!options) return tl::unexpected(options.error());
  const std::string id = (*options)->id;
  if (std::ranges::any_of(ec2.vpcs, [&](const auto& it) { return it.second.dhcp_options == id; })) {
    return tl::unexpected(dependency_violation("dhcpOptions", id));
  }
  ec2.dhcp_options.erase(id);
  return done();
}

Outcome associate_dhcp_options(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto vpc = find(ec2.vpcs, input, kVpc);
  if (!vpc) return tl::unexpected(vpc.error());
  const std::string id = input.text("DhcpOptionsId");
  const bool is_provided = id == default_dhcp_id(context);
  if (!is_provided && id != "default" && !ec2.dhcp_options.contains(id)) {
    return tl::unexpected(not_found(kDhcpOptions, id));
  }
  (*vpc)->dhcp_options = is_provided ? "" : id;
  return done();
}

}  // namespace kakoi::sim::services::ec2
