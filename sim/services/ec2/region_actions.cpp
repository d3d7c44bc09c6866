#include "sim/services/ec2/actions.hpp"

#include <string_view>

namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::string_view kRegions[] = {"ap-northeast-1", "ap-northeast-3", "ap-southeast-1", "eu-central-1",
                                         "eu-west-1",      "us-east-1",      "us-east-2",      "us-west-2"};
constexpr std::string_view kZones = "abc";

}  // namespace

Outcome describe_regions(Context& /*context*/, const Value& /*input*/) {
  Value regions = Value::array();
  for (const std::string_view name : kRegions) {
    regions.append(Value::object({{"regionName", name},
                                  {"regionEndpoint", "ec2." + std::string(name) + ".amazonaws.com"},
                                  {"optInStatus", "opt-in-not-required"}}));
  }
  return Value::object({{"regionInfo", std::move(regions)}});
}

Outcome describe_availability_zones(Context& context, const Value& /*input*/) {
  Value zones = Value::array();
  for (std::size_t i = 0; i < kZones.size(); ++i) {
    zones.append(Value::object({{"zoneName", context.region.name + kZones[i]},
                                {"zoneId", "az" + std::to_string(i + 1)},
                                {"zoneState", "available"},
                                {"regionName", context.region.name},
                                {"groupName", context.region.name},
                                {"zoneType", "availability-zone"},
                                {"optInStatus", "opt-in-not-required"}}));
  }
  return Value::object({{"availabilityZoneInfo", std::move(zones)}});
}

}  // namespace kakoi::sim::services::ec2
