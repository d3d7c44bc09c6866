// Regions, zones and what an account has there that nobody made.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/shared.hpp"

#include <algorithm>
#include <array>
#include <string_view>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kRegions[] = {"ap-northeast-1", "ap-northeast-3", "ap-southeast-1", "eu-central-1",
                                         "eu-west-1",      "us-east-1",      "us-east-2",      "us-west-2"};
// Not opted in, which is the state in which a scan must not ask them.
constexpr std::string_view kOtherRegions[] = {"ap-east-1", "eu-south-1", "me-south-1"};
constexpr std::string_view kZones = "abc";

constexpr std::array kRegionFilters = {
    Filter{"endpoint", "regionEndpoint"},
    Filter{"opt-in-status", "optInStatus"},
    Filter{"region-name", "regionName"},
};
constexpr std::array kZoneFilters = {
    Filter{"group-name", "groupName"},
    Filter{"message", "messageSet.message"},
    Filter{"opt-in-status", "optInStatus"},
    Filter{"parent-zone-id", "parentZoneId"},
    Filter{"parent-zone-name", "parentZoneName"},
    Filter{"region-name", "regionName"},
    Filter{"state", "zoneState"},
    Filter{"zone-id", "zoneId"},
    Filter{"zone-name", "zoneName"},
    Filter{"zone-type", "zoneType"},
};

/// A thing that is only its shape.
struct Shown {
  Value shape = {};
  world::Tags tags = {};
};

Value shape_of(const Context& /*context*/, const Shown& it) { return it.shape; }

constexpr Kind<Shown> kShownRegions{
    .naming = {.member = "RegionName", .prefix = "", .not_found = "InvalidParameterValue", .what = "region"},
    .set = "regionInfo",
    .filters = kRegionFilters,
    .shape = shape_of};
constexpr Kind<Shown> kShownZones{
    .naming = {.member = "ZoneName", .prefix = "", .not_found = "InvalidParameterValue", .what = "zone"},
    .set = "availabilityZoneInfo",
    .filters = kZoneFilters,
    .shape = shape_of};

Value region_shape(std::string_view name, std::string_view status) {
  return Value::object({{"regionName", name},
                        {"regionEndpoint", "ec2." + std::string(name) + ".amazonaws.com"},
                        {"optInStatus", status}});
}

/// The limits that an account begins with.
constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kAttributes = {{
    {"default-vpc", ""},
    {"max-elastic-ips", "5"},
    {"max-instances", "20"},
    {"supported-platforms", "VPC"},
    {"vpc-max-elastic-ips", "5"},
    {"vpc-max-security-groups-per-interface", "5"},
}};

}  // namespace

Outcome describe_regions(Context& context, const Value& input) {
  std::map<std::string, Shown> all;
  for (const std::string_view name : kRegions) {
    all.emplace(name, Shown{.shape = region_shape(name, "opt-in-not-required")});
  }
  if (input.boolean("AllRegions") || input.has("RegionName")) {
    for (const std::string_view name : kOtherRegions) {
      all.emplace(name, Shown{.shape = region_shape(name, "not-opted-in")});
    }
  }
  for (const std::string& name : input.texts_of("RegionName")) {
    if (!all.contains(name)) {
      return error("InvalidParameterValue", "Invalid region names: [" + name + "]");
    }
  }
  return describe(context, input, all, kShownRegions);
}

Outcome describe_availability_zones(Context& context, const Value& input) {
  std::map<std::string, Shown> all;
  const auto ids = input.texts_of("ZoneId");
  for (const char letter : kZones) {
    const std::string zone = context.region.name + letter;
    if (!ids.empty() && std::ranges::find(ids, zone_id(zone)) == ids.end()) continue;
    all.emplace(zone, Shown{.shape = Value::object({{"zoneName", zone},
                                                    {"zoneId", zone_id(zone)},
                                                    {"zoneState", "available"},
                                                    {"regionName", context.region.name},
                                                    {"groupName", context.region.name + "-zg-1"},
                                                    {"networkBorderGroup", context.region.name},
                                                    {"zoneType", "availability-zone"},
                                                    {"optInStatus", "opt-in-not-required"},
                                                    {"messageSet", Value::array()}})});
  }
  if (all.size() < ids.size()) {
    return error("InvalidParameterValue", "Invalid availability zone-id in the request");
  }
  for (const std::string& name : input.texts_of("ZoneName")) {
    if (!all.contains(name)) return error("InvalidParameterValue", "Invalid availability zone: [" + name + "]");
  }
  return describe(context, input, all, kShownZones);
}

Outcome describe_account_attributes(Context& context, const Value& input) {
  const auto wanted = input.texts_of("AttributeName");
  const auto& vpcs = context.region.ec2.vpcs;
  const auto found = std::ranges::find_if(vpcs, [](const auto& it) { return it.second.is_default; });
  Value set = Value::array();
  for (const auto& [name, limit] : kAttributes) {
    if (!wanted.empty() && std::ranges::find(wanted, name) == wanted.end()) continue;
    std::string text(limit);
    if (name == "default-vpc") text = found != vpcs.end() ? found->first : "none";
    set.append(Value::object({{"attributeName", name},
                              {"attributeValueSet", Value(Value::Array{Value::object({{"attributeValue", text}})})}}));
  }
  return Value::object({{"accountAttributeSet", std::move(set)}});
}

}  // namespace kakoi::sim::services::ec2
