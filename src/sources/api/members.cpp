#include "sources/api/members.hpp"

#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kakoi::sources::api {

using values::Kind;
using values::Value;

namespace {

// As deep as the answer, which is bounded.
void write(const Value& value, std::string& into) {
  switch (value.kind()) {
    case Kind::unknown:
      into += '?';
      break;
    case Kind::null:
      into += '-';
      break;
    case Kind::boolean:
      into += value.boolean() ? 'T' : 'F';
      break;
    case Kind::number:
      into += std::to_string(value.number());
      break;
    case Kind::text:
      into += '"';
      into += value.text().whole;
      into += '"';
      break;
    case Kind::list:
      into += '[';
      for (const Value& item : value.items()) {
        write(item, into);
      }
      into += ']';
      break;
    case Kind::map:
      into += '{';
      for (const values::Entry& entry : value.entries()) {
        into += entry.key;
        into += '=';
        write(entry.value, into);
      }
      into += '}';
      break;
  }
}

constexpr auto kLeftOut = std::to_array<std::string_view>({"events",
                                                           "tags",
                                                           "Tags",
                                                           "TagSet",
                                                           "AvailableIpAddressCount",
                                                           "overrides",
                                                           "containers",
                                                           "environment",
                                                           "portMappings",
                                                           "mountPoints",
                                                           "dockerLabels",
                                                           "healthCheck",
                                                           "ulimits",
                                                           "volumeConfigurations",
                                                           "deploymentConfiguration",
                                                           "placementConstraints",
                                                           "placementStrategy",
                                                           "serviceConnectConfiguration",
                                                           "serviceConnectResources",
                                                           "serviceRegistries",
                                                           "currentServiceDeployment",
                                                           "currentServiceRevisions",
                                                           "rolloutStateReason",
                                                           "failedTasks",
                                                           "fargateEphemeralStorage",
                                                           "ephemeralStorage",
                                                           "inferenceAccelerators",
                                                           "updatedAt",
                                                           "startedAt",
                                                           "pullStartedAt",
                                                           "pullStoppedAt",
                                                           "connectivityAt",
                                                           "connectivity",
                                                           "healthStatus",
                                                           "stabilityStatusAt",
                                                           "availabilityZone",
                                                           "availabilityZoneRebalancing"});

}  // namespace

bool says_nothing(std::string_view key) { return std::find(kLeftOut.begin(), kLeftOut.end(), key) != kLeftOut.end(); }

const Value* member_at(const Value& map, std::initializer_list<std::string_view> path) {
  const Value* at = &map;
  for (const std::string_view key : path) {
    at = at != nullptr ? member(*at, key) : nullptr;
  }
  return at;
}

std::string text_in(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  return value != nullptr && value->is(Kind::text) && value->is_wholly_known() ? std::string(value->text().whole)
                                                                               : std::string();
}

std::optional<std::int64_t> count_in(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  if (value != nullptr && value->is(Kind::number)) {
    return static_cast<std::int64_t>(value->number());
  }
  const std::string text = text_in(map, key);
  std::int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(count) : std::nullopt;
}

std::span<const Value> items_in(const Value& map, std::string_view key) {
  const Value* value = member(map, key);
  return value != nullptr && value->is(Kind::list) ? value->items() : std::span<const Value>{};
}

std::string written_out(const Value* value) {
  std::string text;
  if (value != nullptr) {
    write(*value, text);
  }
  return text;
}

base::Range range_of(const values::Arena& arena, const Value& value) {
  return value.trail() != base::TrailId::none ? arena.trails()[value.trail()].range : base::Range{};
}

std::string_view resource_type(std::string_view arn) {
  for (int part = 0; part < 5; ++part) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) {
      return {};
    }
    arn.remove_prefix(colon + 1);
  }
  return arn.substr(0, arn.find_first_of("/:"));
}

}  // namespace kakoi::sources::api
