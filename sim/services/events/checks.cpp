#include "sim/services/events/checks.hpp"

#include "sim/services/launching/ecs_target.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::sim::services::events {
namespace {

using launching::kLaunchTypes;
using launching::kPublicIpSettings;

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char it) {
    return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9') || it == '.' || it == '-' ||
           it == '_';
  });
}

bool is_bus_name(std::string_view text) {
  return std::ranges::all_of(text, [](char it) { return it == '/' || it == ':' || is_name({&it, 1}); });
}

constexpr Pattern kName{.text = R"([\.\-_A-Za-z0-9]+)", .matches = is_name};
constexpr Pattern kBusName{
    .text = R"((arn:aws[\w-]*:events:[a-z]+-[a-z]+-[\w-]+:[0-9]{12}:event-bus\/)?[/\.\-_A-Za-z0-9]+)",
    .matches = is_bus_name};
constexpr std::string_view kStates[] = {"ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"};

constexpr Constraint kBus{.path = "EventBusName", .least = 1, .most = 1600, .pattern = &kBusName, .values = {}};
constexpr Constraint kRuleName{
    .path = "Name", .required = true, .least = 1, .most = 64, .pattern = &kName, .values = {}};
constexpr Constraint kRuleOfTargets{
    .path = "Rule", .required = true, .least = 1, .most = 64, .pattern = &kName, .values = {}};
constexpr Constraint kPrefix{.path = "NamePrefix", .least = 1, .most = 256, .pattern = &kBusName, .values = {}};
constexpr Constraint kLimit{.path = "Limit", .kind = Kind::integer, .least = 1, .most = 100, .values = {}};
constexpr Constraint kToken{.path = "NextToken", .least = 1, .most = 2048, .values = {}};
constexpr Constraint kTags{.path = "Tags", .kind = Kind::list, .most = 50, .values = {}};
constexpr Constraint kTagKey{.path = "Tags.*.Key", .required = true, .least = 1, .most = 128, .values = {}};
constexpr Constraint kTagValue{.path = "Tags.*.Value", .required = true, .most = 256, .values = {}};
constexpr Constraint kResource{.path = "ResourceARN", .required = true, .least = 1, .most = 1600, .values = {}};

constexpr Constraint kOfBus[] = {
    {.path = "Name", .required = true, .least = 1, .most = 256, .pattern = &kBusName, .values = {}},
    {.path = "Description", .most = 512, .values = {}},
    kTags,
    kTagKey,
    kTagValue,
};
constexpr Constraint kOfRule[] = {kRuleName, kBus};
constexpr Constraint kOfPutRule[] = {
    kRuleName,
    kBus,
    {.path = "ScheduleExpression", .most = 256, .values = {}},
    {.path = "EventPattern", .most = 4096, .values = {}},
    {.path = "State", .values = kStates},
    {.path = "Description", .most = 512, .values = {}},
    {.path = "RoleArn", .least = 1, .most = 1600, .values = {}},
    kTags,
    kTagKey,
    kTagValue,
};
constexpr Constraint kOfList[] = {kBus, kPrefix, kLimit, kToken};
constexpr Constraint kOfByTarget[] = {
    {.path = "TargetArn", .required = true, .least = 1, .most = 1600, .values = {}}, kBus, kLimit, kToken};
constexpr Constraint kOfTargets[] = {kRuleOfTargets, kBus, kLimit, kToken};
constexpr Constraint kOfPutTargets[] = {
    kRuleOfTargets,
    kBus,
    // The model says a hundred; the text beside it, ten.
    {.path = "Targets", .kind = Kind::list, .required = true, .least = 1, .most = 10, .values = {}},
    {.path = "Targets.*", .kind = Kind::object, .values = {}},
    {.path = "Targets.*.Id", .required = true, .least = 1, .most = 64, .pattern = &kName, .values = {}},
    {.path = "Targets.*.Arn", .required = true, .least = 1, .most = 1600, .values = {}},
    {.path = "Targets.*.RoleArn", .least = 1, .most = 1600, .values = {}},
    {.path = "Targets.*.Input", .most = 8192, .values = {}},
    {.path = "Targets.*.InputPath", .most = 256, .values = {}},
    {.path = "Targets.*.InputTransformer", .kind = Kind::object, .values = {}},
    {.path = "Targets.*.InputTransformer.InputTemplate", .required = true, .least = 1, .most = 8192, .values = {}},
    {.path = "Targets.*.EcsParameters", .kind = Kind::object, .values = {}},
    {.path = "Targets.*.EcsParameters.TaskDefinitionArn", .required = true, .least = 1, .most = 1600, .values = {}},
    {.path = "Targets.*.EcsParameters.TaskCount", .kind = Kind::integer, .least = 1, .values = {}},
    {.path = "Targets.*.EcsParameters.LaunchType", .values = kLaunchTypes},
    {.path = "Targets.*.EcsParameters.NetworkConfiguration.awsvpcConfiguration.Subnets",
     .kind = Kind::list,
     .required = true,
     .values = {}},
    {.path = "Targets.*.EcsParameters.NetworkConfiguration.awsvpcConfiguration.SecurityGroups",
     .kind = Kind::list,
     .values = {}},
    {.path = "Targets.*.EcsParameters.NetworkConfiguration.awsvpcConfiguration.AssignPublicIp",
     .values = kPublicIpSettings},
    {.path = "Targets.*.EcsParameters.CapacityProviderStrategy", .kind = Kind::list, .most = 6, .values = {}},
    {.path = "Targets.*.DeadLetterConfig.Arn", .least = 1, .most = 1600, .values = {}},
    {.path = "Targets.*.RetryPolicy.MaximumRetryAttempts",
     .kind = Kind::integer,
     .least = 0,
     .most = 185,
     .values = {}},
    {.path = "Targets.*.RetryPolicy.MaximumEventAgeInSeconds",
     .kind = Kind::integer,
     .least = 60,
     .most = 86400,
     .values = {}},
};
constexpr Constraint kOfRemoveTargets[] = {
    kRuleOfTargets,
    kBus,
    {.path = "Ids", .kind = Kind::list, .required = true, .least = 1, .most = 10, .values = {}},
    {.path = "Ids.*", .least = 1, .most = 64, .pattern = &kName, .values = {}},
};
constexpr Constraint kOfTag[] = {
    kResource, {.path = "Tags", .kind = Kind::list, .required = true, .most = 50, .values = {}}, kTagKey, kTagValue};
constexpr Constraint kOfUntag[] = {
    kResource,
    {.path = "TagKeys", .kind = Kind::list, .required = true, .values = {}},
    {.path = "TagKeys.*", .least = 1, .most = 128, .values = {}},
};
constexpr Constraint kOfPutEvents[] = {
    {.path = "Entries", .kind = Kind::list, .required = true, .least = 1, .most = 10, .values = {}},
    {.path = "Entries.*", .kind = Kind::object, .values = {}},
};
constexpr Constraint kOfTestPattern[] = {
    {.path = "EventPattern", .required = true, .most = 4096, .values = {}},
    {.path = "Event", .required = true, .values = {}},
};

}  // namespace

const std::span<const Constraint> kBusChecks = kOfBus;
const std::span<const Constraint> kRuleChecks = kOfRule;
const std::span<const Constraint> kPutRuleChecks = kOfPutRule;
const std::span<const Constraint> kListChecks = kOfList;
const std::span<const Constraint> kByTargetChecks = kOfByTarget;
const std::span<const Constraint> kPutTargetsChecks = kOfPutTargets;
const std::span<const Constraint> kTargetsChecks = kOfTargets;
const std::span<const Constraint> kRemoveTargetsChecks = kOfRemoveTargets;
const std::span<const Constraint> kTagChecks = kOfTag;
const std::span<const Constraint> kUntagChecks = kOfUntag;
const std::span<const Constraint> kPutEventsChecks = kOfPutEvents;
const std::span<const Constraint> kTestPatternChecks = kOfTestPattern;

}  // namespace kakoi::sim::services::events
