#include "sim/services/pipes/checks.hpp"

#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/pipes/texts.hpp"

#include <algorithm>
#include <string_view>

namespace kakoi::sim::services::pipes {
namespace {

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char it) {
    return (it >= 'a' && it <= 'z') || (it >= 'A' && it <= 'Z') || (it >= '0' && it <= '9') || it == '.' || it == '-' ||
           it == '_';
  });
}

bool is_source(std::string_view text) { return text.starts_with("smk://") || launching::is_arn(text); }

bool is_role(std::string_view text) {
  return launching::is_arn(text) && text.find(":iam::") != std::string_view::npos &&
         text.find(":role/") != std::string_view::npos;
}

// Long ones in AWS's model: only how they begin is said here.
constexpr Pattern kName{.text = R"([\.\-_A-Za-z0-9]+)", .matches = is_name};
constexpr Pattern kArn{.text = R"(arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-]+):.*)", .matches = launching::is_arn};
constexpr Pattern kSource{.text = R"(smk://.*|arn:(aws[a-zA-Z0-9-]*):([a-zA-Z0-9\-]+):.*)", .matches = is_source};
constexpr Pattern kRole{.text = R"(arn:(aws[a-zA-Z-]*)?:iam::\d{12}:role/?[a-zA-Z0-9+=,.@\-_/]+)", .matches = is_role};
constexpr std::string_view kDesired[] = {"RUNNING", "STOPPED"};
constexpr std::string_view kStates[] = {"RUNNING",
                                        "STOPPED",
                                        "CREATING",
                                        "UPDATING",
                                        "DELETING",
                                        "STARTING",
                                        "STOPPING",
                                        "CREATE_FAILED",
                                        "UPDATE_FAILED",
                                        "START_FAILED",
                                        "STOP_FAILED",
                                        "DELETE_FAILED",
                                        "CREATE_ROLLBACK_FAILED",
                                        "DELETE_ROLLBACK_FAILED",
                                        "UPDATE_ROLLBACK_FAILED"};

constexpr Constraint kNameOf{.path = "Name", .required = true, .least = 1, .most = 64, .pattern = &kName, .values = {}};
constexpr Constraint kResource{
    .path = "resourceArn", .required = true, .least = 1, .most = 1600, .pattern = &kArn, .values = {}};
constexpr Constraint kDescription{.path = "Description", .most = 512, .values = {}};
constexpr Constraint kDesiredState{.path = "DesiredState", .values = kDesired};
constexpr Constraint kRoleArn{
    .path = "RoleArn", .required = true, .least = 1, .most = 1600, .pattern = &kRole, .values = {}};
constexpr Constraint kSourceParameters{.path = "SourceParameters", .kind = Kind::object, .values = {}};
constexpr Constraint kEnrichment{.path = "Enrichment", .most = 1600, .values = {}};
constexpr Constraint kEnrichmentParameters{.path = "EnrichmentParameters", .kind = Kind::object, .values = {}};
constexpr Constraint kTargetParameters{.path = "TargetParameters", .kind = Kind::object, .values = {}};
constexpr Constraint kTask{.path = "TargetParameters.EcsTaskParameters", .kind = Kind::object, .values = {}};
constexpr Constraint kTaskDefinition{.path = "TargetParameters.EcsTaskParameters.TaskDefinitionArn",
                                     .required = true,
                                     .least = 1,
                                     .most = 1600,
                                     .values = {}};
constexpr Constraint kTaskCount{
    .path = "TargetParameters.EcsTaskParameters.TaskCount", .kind = Kind::integer, .least = 1, .values = {}};
constexpr Constraint kLaunchType{.path = "TargetParameters.EcsTaskParameters.LaunchType",
                                 .values = launching::kLaunchTypes};
constexpr Constraint kSubnets{
    .path = "TargetParameters.EcsTaskParameters.NetworkConfiguration.awsvpcConfiguration.Subnets",
    .kind = Kind::list,
    .required = true,
    .least = 0,
    .most = 16,
    .values = {}};
constexpr Constraint kGroups{
    .path = "TargetParameters.EcsTaskParameters.NetworkConfiguration.awsvpcConfiguration.SecurityGroups",
    .kind = Kind::list,
    .least = 0,
    .most = 5,
    .values = {}};
constexpr Constraint kPublicIp{
    .path = "TargetParameters.EcsTaskParameters.NetworkConfiguration.awsvpcConfiguration.AssignPublicIp",
    .values = launching::kPublicIpSettings};

constexpr Constraint kOfNamed[] = {kNameOf};
constexpr Constraint kOfCreate[] = {
    kNameOf,
    kDescription,
    kDesiredState,
    {.path = "Source", .required = true, .least = 1, .most = 1600, .pattern = &kSource, .values = {}},
    {.path = "Target", .required = true, .least = 1, .most = 1600, .pattern = &kArn, .values = {}},
    kRoleArn,
    kSourceParameters,
    kEnrichment,
    kEnrichmentParameters,
    kTargetParameters,
    kTask,
    kTaskDefinition,
    kTaskCount,
    kLaunchType,
    kSubnets,
    kGroups,
    kPublicIp,
    {.path = "Tags", .kind = Kind::object, .values = {}},
};
constexpr Constraint kOfUpdate[] = {
    kNameOf,           kDescription,
    kDesiredState,     {.path = "Target", .least = 1, .most = 1600, .pattern = &kArn, .values = {}},
    kRoleArn,          kSourceParameters,
    kEnrichment,       kEnrichmentParameters,
    kTargetParameters, kTask,
    kTaskDefinition,   kTaskCount,
    kLaunchType,       kSubnets,
    kGroups,           kPublicIp,
};
constexpr Constraint kOfList[] = {
    {.path = "NamePrefix", .least = 1, .most = 64, .pattern = &kName, .values = {}},
    kDesiredState,
    {.path = "CurrentState", .values = kStates},
    {.path = "SourcePrefix", .least = 1, .most = 1600, .values = {}},
    {.path = "TargetPrefix", .least = 1, .most = 1600, .values = {}},
    {.path = "Limit", .kind = Kind::integer, .least = 1, .most = 100, .values = {}},
    {.path = "NextToken", .least = 1, .most = 2048, .values = {}},
};
constexpr Constraint kOfTag[] = {kResource, {.path = "tags", .kind = Kind::object, .required = true, .values = {}}};
constexpr Constraint kOfUntag[] = {
    kResource,
    {.path = "tagKeys", .kind = Kind::list, .required = true, .most = 50, .values = {}},
    {.path = "tagKeys.*", .least = 1, .most = 128, .values = {}},
};

}  // namespace

const std::span<const Constraint> kNamedChecks = kOfNamed;
const std::span<const Constraint> kCreateChecks = kOfCreate;
const std::span<const Constraint> kUpdateChecks = kOfUpdate;
const std::span<const Constraint> kListChecks = kOfList;
const std::span<const Constraint> kTagChecks = kOfTag;
const std::span<const Constraint> kUntagChecks = kOfUntag;

std::optional<ApiError> trouble_with_target(const world::World& world, const std::string& target,
                                            const Value& parameters) {
  if (!launching::is_cluster(target)) return std::nullopt;
  const Value& task = parameters["EcsTaskParameters"];
  if (task.is_null()) return missing("TargetParameters.EcsTaskParameters").value();
  const bool is_misplaced = launching::has_misplaced_public_ip(world, task);
  return is_misplaced ? std::optional(invalid(kMisplacedPublicIp).value()) : std::nullopt;
}

}  // namespace kakoi::sim::services::pipes
