#include "sim/services/scheduler/checks.hpp"

#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/launching/expression.hpp"
#include "sim/services/scheduler/texts.hpp"
#include "sim/services/scheduler/universal.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::sim::services::scheduler {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char it) {
    return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9') || it == '.' || it == '-' ||
           it == '_';
  });
}

bool is_group_arn(std::string_view text) {
  return text.starts_with("arn:aws") && text.find(":scheduler:") != std::string_view::npos &&
         text.find(":schedule-group/") != std::string_view::npos;
}

bool is_role_arn(std::string_view text) {
  return text.starts_with("arn:aws") && text.find(":iam::") != std::string_view::npos &&
         text.find(":role/") != std::string_view::npos;
}

constexpr Pattern kName{.text = "^[0-9a-zA-Z-_.]+$", .matches = is_name};
constexpr Pattern kGroupArn{
    .text = R"(^arn:aws(-[a-z]+)?:scheduler:[a-z0-9\-]+:\d{12}:schedule-group\/[0-9a-zA-Z-_.]+$)",
    .matches = is_group_arn};
constexpr Pattern kRoleArn{.text = R"(^arn:aws(-[a-z]+)?:iam::\d{12}:role\/[\w+=,.@\/-]+$)", .matches = is_role_arn};
constexpr std::string_view kStates[] = {"ENABLED", "DISABLED"};
constexpr std::string_view kModes[] = {"OFF", "FLEXIBLE"};
constexpr std::string_view kCompletions[] = {"NONE", "DELETE"};

constexpr Constraint kNameOf{.path = "Name", .required = true, .least = 1, .most = 64, .pattern = &kName, .values = {}};
constexpr Constraint kToken{.path = "ClientToken", .least = 1, .most = 64, .values = {}};
constexpr Constraint kTagKey{.path = "Tags.*.Key", .required = true, .least = 1, .most = 128, .values = {}};
constexpr Constraint kTagValue{.path = "Tags.*.Value", .required = true, .least = 1, .most = 256, .values = {}};
constexpr Constraint kResource{
    .path = "ResourceArn", .required = true, .least = 1, .most = 1011, .pattern = &kGroupArn, .values = {}};

constexpr Constraint kOfNamed[] = {kNameOf,
                                   {.path = "groupName", .least = 1, .most = 64, .pattern = &kName, .values = {}}};
constexpr Constraint kOfGroup[] = {
    kNameOf, kToken, {.path = "Tags", .kind = Kind::list, .most = 200, .values = {}}, kTagKey, kTagValue};
constexpr Constraint kOfList[] = {
    {.path = "ScheduleGroup", .least = 1, .most = 64, .pattern = &kName, .values = {}},
    {.path = "NamePrefix", .least = 1, .most = 64, .pattern = &kName, .values = {}},
    {.path = "State", .values = kStates},
    {.path = "MaxResults", .kind = Kind::integer, .least = 1, .most = 100, .values = {}},
    {.path = "NextToken", .least = 1, .most = 2048, .values = {}},
};
constexpr Constraint kOfTag[] = {
    kResource, {.path = "Tags", .kind = Kind::list, .required = true, .most = 200, .values = {}}, kTagKey, kTagValue};
constexpr Constraint kOfUntag[] = {
    kResource,
    {.path = "TagKeys", .kind = Kind::list, .required = true, .most = 200, .values = {}},
    {.path = "TagKeys.*", .least = 1, .most = 128, .values = {}},
};
constexpr Constraint kOfSchedule[] = {
    kNameOf,
    kToken,
    {.path = "GroupName", .least = 1, .most = 64, .pattern = &kName, .values = {}},
    {.path = "Description", .most = 512, .values = {}},
    {.path = "ScheduleExpression", .required = true, .least = 1, .most = 256, .values = {}},
    {.path = "ScheduleExpressionTimezone", .least = 1, .most = 50, .values = {}},
    {.path = "State", .values = kStates},
    {.path = "ActionAfterCompletion", .values = kCompletions},
    {.path = "FlexibleTimeWindow", .kind = Kind::object, .required = true, .values = {}},
    {.path = "FlexibleTimeWindow.Mode", .required = true, .values = kModes},
    {.path = "FlexibleTimeWindow.MaximumWindowInMinutes",
     .kind = Kind::integer,
     .least = 1,
     .most = 1440,
     .values = {}},
    {.path = "Target", .kind = Kind::object, .required = true, .values = {}},
    {.path = "Target.Arn", .required = true, .least = 1, .most = 1600, .values = {}},
    {.path = "Target.RoleArn", .required = true, .least = 1, .most = 1600, .pattern = &kRoleArn, .values = {}},
    {.path = "Target.Input", .least = 1, .values = {}},
    {.path = "Target.RetryPolicy.MaximumEventAgeInSeconds",
     .kind = Kind::integer,
     .least = 60,
     .most = 86400,
     .values = {}},
    {.path = "Target.RetryPolicy.MaximumRetryAttempts", .kind = Kind::integer, .least = 0, .most = 185, .values = {}},
    {.path = "Target.EcsParameters", .kind = Kind::object, .values = {}},
    {.path = "Target.EcsParameters.TaskDefinitionArn", .required = true, .least = 1, .most = 1600, .values = {}},
    {.path = "Target.EcsParameters.TaskCount", .kind = Kind::integer, .least = 1, .most = 10, .values = {}},
    {.path = "Target.EcsParameters.LaunchType", .values = launching::kLaunchTypes},
    {.path = "Target.EcsParameters.CapacityProviderStrategy", .kind = Kind::list, .most = 6, .values = {}},
    {.path = "Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.Subnets",
     .kind = Kind::list,
     .required = true,
     .least = 1,
     .most = 16,
     .values = {}},
    {.path = "Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.SecurityGroups",
     .kind = Kind::list,
     .least = 1,
     .most = 5,
     .values = {}},
    {.path = "Target.EcsParameters.NetworkConfiguration.awsvpcConfiguration.AssignPublicIp",
     .values = launching::kPublicIpSettings},
};

std::optional<ApiError> trouble_with_target(const world::World& world, const Value& target) {
  const std::string arn = target.text("Arn");
  if (!launching::is_arn(arn)) return invalid(kBadTarget).value();
  if (is_universal(arn)) {
    const auto input = value::parse_json(target.text("Input"));
    return input && input->is_object() ? std::nullopt : std::optional(invalid(kBadInput).value());
  }
  if (!launching::is_cluster(arn)) return std::nullopt;
  if (!target.has("EcsParameters")) return invalid(kNoEcsParameters).value();
  const bool is_misplaced = launching::has_misplaced_public_ip(world, target["EcsParameters"]);
  return is_misplaced ? std::optional(invalid(kMisplacedPublicIp).value()) : std::nullopt;
}

std::optional<ApiError> trouble_with_dates(const Value& input) {
  // The end of the year 9999.
  constexpr double kLatest = 253'402'300'799;
  for (const char* member : {"StartDate", "EndDate"}) {
    const auto date = input[member].as_number();
    const bool is_one = date ? *date >= 0 && *date <= kLatest : !input.has(member);
    if (!is_one) return invalid(std::string(member) + " is not a valid date.").value();
  }
  const bool has_both = input.has("StartDate") && input.has("EndDate");
  const bool is_late = has_both && input.number("EndDate") <= input.number("StartDate");
  return is_late ? std::optional(invalid(kBadDates).value()) : std::nullopt;
}

std::optional<ApiError> trouble_with_window(const Value& window) {
  const bool is_flexible = window.text("Mode") == "FLEXIBLE";
  const bool has_length = window.has("MaximumWindowInMinutes");
  if (is_flexible && !has_length) return invalid(kNeedsWindow).value();
  return !is_flexible && has_length ? std::optional(invalid(kNeedsNoWindow).value()) : std::nullopt;
}

}  // namespace

const std::span<const Constraint> kNamedChecks = kOfNamed;
const std::span<const Constraint> kGroupChecks = kOfGroup;
const std::span<const Constraint> kListChecks = kOfList;
const std::span<const Constraint> kTagChecks = kOfTag;
const std::span<const Constraint> kUntagChecks = kOfUntag;

std::optional<ApiError> trouble_with_schedule(const world::World& world, const Value& input) {
  if (auto problem = violation(input, kOfSchedule)) return problem;
  const std::string expression = input.text("ScheduleExpression");
  if (!launching::parse_expression(expression, launching::Flavour::schedule)) {
    return bad_expression(expression).value();
  }
  const std::string zone = input.text("ScheduleExpressionTimezone", "UTC");
  if (!launching::zone_of(zone)) return invalid("Invalid Schedule Expression Timezone " + zone + ".").value();
  if (auto trouble = trouble_with_dates(input)) return trouble;
  if (auto trouble = trouble_with_window(input["FlexibleTimeWindow"])) return trouble;
  return trouble_with_target(world, input["Target"]);
}

}  // namespace kakoi::sim::services::scheduler
