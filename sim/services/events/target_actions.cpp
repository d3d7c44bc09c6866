#include "sim/services/events/actions.hpp"
#include "sim/services/events/checks.hpp"
#include "sim/services/events/find.hpp"
#include "sim/services/events/texts.hpp"
#include "sim/services/launching/ecs_target.hpp"
#include "sim/services/next_token.hpp"

#include <algorithm>
#include <iterator>
#include <set>

namespace kakoi::sim::services::events {
namespace {

constexpr std::string_view kMembers[] = {"Id",
                                         "Arn",
                                         "RoleArn",
                                         "Input",
                                         "InputPath",
                                         "InputTransformer",
                                         "KinesisParameters",
                                         "RunCommandParameters",
                                         "BatchParameters",
                                         "SqsParameters",
                                         "HttpParameters",
                                         "RedshiftDataParameters",
                                         "SageMakerPipelineParameters",
                                         "DeadLetterConfig",
                                         "RetryPolicy",
                                         "AppSyncParameters"};

Value known_members(const Value& target) {
  Value known = Value::object();
  for (const value::Member& it : target.members()) {
    if (std::ranges::find(kMembers, std::string_view(it.name)) != std::end(kMembers)) known.set(it.name, it.value);
  }
  known.set("EcsParameters", launching::known_parameters(target["EcsParameters"]));
  return known;
}

std::optional<ApiError> trouble_with(const Context& context, const Value& target) {
  const std::string id = target.text("Id");
  const std::string arn = target.text("Arn");
  if (!launching::is_arn(arn)) {
    return invalid("Parameter " + arn + " is not valid. Reason: Provided Arn is not in correct format.").value();
  }
  const int inputs =
      (target.has("Input") ? 1 : 0) + (target.has("InputPath") ? 1 : 0) + (target.has("InputTransformer") ? 1 : 0);
  if (inputs > 1) {
    return invalid("Only one of Input, InputPath, or InputTransformer must be provided for target " + id + ".").value();
  }
  if (!launching::is_cluster(arn)) return std::nullopt;
  if (!target.has("EcsParameters")) {
    return invalid("Parameter(s) EcsParameters must be specified for target: " + id + ".").value();
  }
  if (!target.has("RoleArn")) return invalid("RoleArn is required for target " + arn + ".").value();
  if (launching::has_misplaced_public_ip(context.world, target["EcsParameters"])) {
    return invalid(kMisplacedPublicIp + id + ".").value();
  }
  return std::nullopt;
}

/// How AWS answers when some of the entries did not go through.
class Failures {
 public:
  void add(const std::string& id, const char* code, const std::string& message) {
    entries_.append(Value::object({{"TargetId", id}, {"ErrorCode", code}, {"ErrorMessage", message}}));
  }
  [[nodiscard]] Value answer() const {
    return Value::object(
        {{"FailedEntryCount", static_cast<std::int64_t>(entries_.items().size())}, {"FailedEntries", entries_}});
  }

 private:
  Value entries_ = Value::array();
};

constexpr const char* kConcurrent = "ConcurrentModificationException";
constexpr const char* kConcurrentText = "Rule is being modified by another request.";

}  // namespace

Outcome put_targets(Context& context, const Value& input) {
  if (auto problem = violation(input, kPutTargetsChecks)) return tl::unexpected(*std::move(problem));
  const auto rule = rule_of(context, input, "Rule");
  if (!rule) return tl::unexpected(rule.error());
  const std::string& manager = (*rule)->managed_by;
  if (!manager.empty() && manager != context.caller.principal) return managed((*rule)->name, manager);
  std::set<std::string> ids;
  for (const auto& [id, target] : (*rule)->targets) ids.insert(id);
  for (const Value& target : input["Targets"].items()) {
    if (auto trouble = trouble_with(context, target)) return tl::unexpected(*std::move(trouble));
    ids.insert(target.text("Id"));
  }
  if (ids.size() > context.region.events.most_targets) return too_many();
  Failures failures;
  for (const Value& target : input["Targets"].items()) {
    const std::string id = target.text("Id");
    if (context.fails_entries) {
      failures.add(id, kConcurrent, kConcurrentText);
    } else {
      (*rule)->targets[id] = known_members(target);
    }
  }
  return failures.answer();
}

Outcome list_targets_by_rule(Context& context, const Value& input) {
  if (auto problem = violation(input, kTargetsChecks)) return tl::unexpected(*std::move(problem));
  const auto rule = rule_of(context, input, "Rule");
  if (!rule) return tl::unexpected(rule.error());
  std::vector<std::string> ids;
  for (const auto& [id, target] : (*rule)->targets) ids.push_back(id);
  return token_list(context, input, ids, {.member = "Targets", .limit = "Limit", .token_error = kBadToken},
                    [&](const std::string& id) { return (*rule)->targets.at(id); });
}

Outcome remove_targets(Context& context, const Value& input) {
  if (auto problem = violation(input, kRemoveTargetsChecks)) return tl::unexpected(*std::move(problem));
  const auto rule = rule_of(context, input, "Rule");
  if (!rule) return tl::unexpected(rule.error());
  if (!(*rule)->managed_by.empty() && !input.boolean("Force")) return needs_force((*rule)->name);
  Failures failures;
  for (const std::string& id : input.texts_of("Ids")) {
    if (context.fails_entries) {
      failures.add(id, kConcurrent, kConcurrentText);
    } else if ((*rule)->targets.erase(id) == 0) {
      failures.add(id, "ResourceNotFoundException",
                   "Rule '" + (*rule)->name + "' does not have a target with the Id '" + id + "'.");
    }
  }
  return failures.answer();
}

}  // namespace kakoi::sim::services::events
