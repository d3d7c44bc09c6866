#include "sim/services/states/actions.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/lists.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/services/states/walker.hpp"
#include "sim/value/json.hpp"

#include <algorithm>

namespace kakoi::sim::services::states {

using value::Timestamp;

namespace {

constexpr std::size_t kLongestInput = 262'144;

/// What an ARN, qualified or not, stands for at the moment.
struct Target {
  world::StateMachine* machine = nullptr;
  world::StateMachineRevision revision = {};
  std::string version_arn = {};
  std::string alias_arn = {};
};

/// By the weights of its routes.
const world::StateMachineVersion* routed(Context& context, world::StateMachine& machine,
                                         const world::StateMachineAlias& alias) {
  auto drawn = static_cast<std::int64_t>(context.world.ids.number() % 100);
  for (const auto& [number, weight] : alias.routes) {
    if (drawn < weight) return version_of(machine, std::to_string(number));
    drawn -= weight;
  }
  return nullptr;
}

Expected<Target> target_of(Context& context, const std::string& arn) {
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto machine = machine_of(context, arn);
  if (!machine) return tl::unexpected(machine.error());
  if ((*machine)->status == "DELETING") return error("StateMachineDeleting", kDeleting + (*machine)->arn + "'");
  Target target{.machine = *machine, .revision = (*machine)->now};
  if (name->qualifier.empty()) return target;
  const auto alias = (*machine)->aliases.find(name->qualifier);
  const auto* version = alias != (*machine)->aliases.end() ? routed(context, **machine, alias->second)
                                                           : version_of(**machine, name->qualifier);
  if (version == nullptr) return error("StateMachineDoesNotExist", kMachineMissing + arn + "'");
  target.revision = version->revision;
  target.version_arn = version_arn(**machine, version->number);
  if (alias != (*machine)->aliases.end()) target.alias_arn = arn;
  return target;
}

Value started_shape(const world::Execution& execution) {
  return Value::object({{"executionArn", execution.arn}, {"startDate", Timestamp{execution.started}}});
}

void show_common(Value& shape, const world::Execution& execution) {
  shape.set("executionArn", execution.arn);
  shape.set("stateMachineArn", execution.machine_arn);
  shape.set("name", execution.name);
  shape.set("status", execution.status);
  shape.set("startDate", Timestamp{execution.started});
  if (execution.stopped > 0) shape.set("stopDate", Timestamp{execution.stopped});
  if (!execution.version_arn.empty()) shape.set("stateMachineVersionArn", execution.version_arn);
  if (!execution.alias_arn.empty()) shape.set("stateMachineAliasArn", execution.alias_arn);
  shape.set("redriveCount", 0);
}

bool with_data(const Value& input) { return input.text("includedData", "ALL_DATA") != "METADATA_ONLY"; }

}  // namespace

Outcome start_execution(Context& context, const Value& input) {
  auto target = target_of(context, input.text("stateMachineArn"));
  if (!target) return tl::unexpected(target.error());
  const std::string name = input.text("name", context.world.ids.uuid());
  if (const auto checked = check_name(name); !checked) return tl::unexpected(checked.error());
  const std::string given = input.text("input", "{}");
  if (given.size() > kLongestInput || !value::parse_json(given)) {
    return error("InvalidExecutionInput", kInvalidInput + std::string("the input is not JSON, or is too long'"));
  }
  if (const auto may = may_decrypt(context, target->revision); !may) return tl::unexpected(may.error());
  const std::string arn = context.region.arn("states", "execution:" + target->machine->name + ":" + name);
  auto& executions = context.region.states.executions;
  if (const auto there = executions.find(arn); there != executions.end()) {
    const bool is_same = there->second.status == "RUNNING" && there->second.input == given;
    return is_same ? Outcome(started_shape(there->second))
                   : error("ExecutionAlreadyExists", kExecutionExists + arn + "'");
  }
  world::Execution& execution = executions[arn];
  execution.arn = arn;
  execution.name = name;
  execution.machine_arn = target->machine->arn;
  execution.machine_name = target->machine->name;
  execution.version_arn = target->version_arn;
  execution.alias_arn = target->alias_arn;
  execution.revision = std::move(target->revision);
  execution.input = given;
  execution.started = context.world.now();
  begin(context.here(), execution);
  return started_shape(execution);
}

Outcome describe_execution(Context& context, const Value& input) {
  const auto found = execution_of(context, input.text("executionArn"));
  if (!found) return tl::unexpected(found.error());
  const world::Execution& execution = **found;
  const bool all = with_data(input);
  if (all) {
    if (const auto may = may_decrypt(context, execution.revision); !may) return tl::unexpected(may.error());
  }
  Value shape = Value::object();
  show_common(shape, execution);
  if (all) shape.set("input", execution.input);
  shape.set("inputDetails", Value::object({{"included", all}}));
  if (execution.output) {
    if (all) shape.set("output", *execution.output);
    shape.set("outputDetails", Value::object({{"included", all}}));
  }
  if (all && !execution.error.empty()) shape.set("error", execution.error);
  if (all && !execution.cause.empty()) shape.set("cause", execution.cause);
  if (execution.status != "RUNNING") {
    const bool went_well = execution.status == "SUCCEEDED";
    shape.set("redriveStatus", went_well ? "NOT_REDRIVABLE" : "REDRIVABLE");
    if (went_well) {
      shape.set("redriveStatusReason", "Execution is SUCCEEDED and cannot be redriven");
    }
  } else {
    shape.set("redriveStatus", "NOT_REDRIVABLE");
    shape.set("redriveStatusReason", "Execution is RUNNING and cannot be redriven");
  }
  return shape;
}

Outcome list_executions(Context& context, const Value& input) {
  const std::string arn = input.text("stateMachineArn");
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto machine = machine_of(context, arn);
  if (!machine) return tl::unexpected(machine.error());
  if ((*machine)->type == "EXPRESS") return error("StateMachineTypeNotSupported", kExpress);
  const std::string status = input.text("statusFilter");
  std::map<std::string, const world::Execution*> found;
  std::vector<std::string> keys;
  for (const auto& [key, execution] : context.region.states.executions) {
    const bool is_of_it = name->qualifier.empty() ? execution.machine_arn == (*machine)->arn
                                                  : execution.version_arn == arn || execution.alias_arn == arn;
    if (!is_of_it || (!status.empty() && execution.status != status)) continue;
    // The newest first.
    constexpr double kEndOfTime = 1e13;
    const std::string sorted = sortable(static_cast<std::int64_t>((kEndOfTime - execution.started) * 1000)) + key;
    found.emplace(sorted, &execution);
    keys.push_back(sorted);
  }
  std::ranges::sort(keys);
  return list_page(context, input, keys, "executions", [&](const std::string& key) {
    Value shape = Value::object();
    show_common(shape, *found.at(key));
    return shape;
  });
}

Outcome stop_execution(Context& context, const Value& input) {
  const auto found = execution_of(context, input.text("executionArn"));
  if (!found) return tl::unexpected(found.error());
  if ((*found)->status == "RUNNING") {
    end(context.here(), **found, "ABORTED", input.text("error"), input.text("cause"));
  }
  return Value::object({{"stopDate", Timestamp{(*found)->stopped}}});
}

Outcome get_execution_history(Context& context, const Value& input) {
  const auto found = execution_of(context, input.text("executionArn"));
  if (!found) return tl::unexpected(found.error());
  if (const auto may = may_decrypt(context, (*found)->revision); !may) return tl::unexpected(may.error());
  const value::Value::Array& history = (*found)->history;
  const bool reversed = input.boolean("reverseOrder");
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < history.size(); ++i) keys.push_back(sortable(static_cast<std::int64_t>(i)));
  return list_page(context, input, keys, "events", [&](const std::string& key) {
    const auto at = static_cast<std::size_t>(std::stoull(key));
    return history[reversed ? history.size() - 1 - at : at];
  });
}

Outcome describe_state_machine_for_execution(Context& context, const Value& input) {
  const auto found = execution_of(context, input.text("executionArn"));
  if (!found) return tl::unexpected(found.error());
  const world::Execution& execution = **found;
  if (with_data(input)) {
    if (const auto may = may_decrypt(context, execution.revision); !may) return tl::unexpected(may.error());
  }
  Value shape = Value::object({{"stateMachineArn", execution.machine_arn},
                               {"name", execution.machine_name},
                               {"definition", with_data(input) ? execution.revision.definition : "{}"},
                               {"roleArn", execution.revision.role},
                               {"updateDate", Timestamp{execution.revision.updated}},
                               {"loggingConfiguration", execution.revision.logging},
                               {"tracingConfiguration", execution.revision.tracing},
                               {"encryptionConfiguration", execution.revision.encryption}});
  if (!execution.revision.id.empty()) shape.set("revisionId", execution.revision.id);
  return shape;
}

}  // namespace kakoi::sim::services::states
