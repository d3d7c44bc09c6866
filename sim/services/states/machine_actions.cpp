#include "sim/services/states/actions.hpp"
#include "sim/services/states/definition.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/lists.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/services/states/versions.hpp"
#include "sim/services/states/walker.hpp"
#include "sim/services/tags.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services::states {

using value::Timestamp;

namespace {

constexpr std::size_t kLongestDefinition = 1'048'576;
constexpr std::int64_t kMostDiagnostics = 100;

Expected<bool> check_definition(const std::string& definition) {
  if (definition.size() > kLongestDefinition) {
    return invalid("(too long to be shown)", "definition", "Member must have length less than or equal to 1048576");
  }
  std::string problems;
  const auto found = diagnostics_of(definition);
  for (const Diagnostic& one : found) {
    const std::string text = one.code + ": " + one.message + " at " + one.location;
    problems += (problems.empty() ? "" : ", ") + (found.size() > 1 ? "'" + text + "'" : text);
  }
  if (!problems.empty()) return error("InvalidDefinition", kInvalidDefinition + problems + "'");
  return true;
}

Expected<bool> check_role(const std::string& role) {
  if (!role.starts_with("arn:") || role.find(":role/") == std::string::npos) {
    return error("InvalidArn", kInvalidArn + role + "'");
  }
  return true;
}

Expected<bool> check_encryption(const Value& input) {
  const Value& encryption = input["encryptionConfiguration"];
  if (encryption.is_null()) return true;
  const std::string type = encryption.text("type");
  const bool has_key = encryption.has("kmsKeyId");
  if (type == "CUSTOMER_MANAGED_KMS_KEY" ? has_key : type == "AWS_OWNED_KEY" && !has_key) return true;
  return error("InvalidEncryptionConfiguration",
               "Invalid Encryption Configuration: a customer managed key, and only that, needs a 'kmsKeyId'");
}

/// All that decides whether a second request is the same as the first.
std::string identity_of(Value input) {
  for (const char* ignored : {"roleArn", "tags"}) input.remove(ignored);
  return value::to_json(input);
}

Value logging_or_off(const Value& it) {
  if (!it.is_null()) return it;
  return Value::object({{"level", "OFF"}, {"includeExecutionData", false}});
}

Value tracing_or_off(const Value& it) { return it.is_null() ? Value::object({{"enabled", false}}) : it; }

Value encryption_or_owned(const Value& it) { return it.is_null() ? Value::object({{"type", "AWS_OWNED_KEY"}}) : it; }

Value created_shape(const world::StateMachine& machine, bool published) {
  Value output = Value::object({{"stateMachineArn", machine.arn}, {"creationDate", Timestamp{machine.created}}});
  if (published && !machine.versions.empty()) {
    output.set("stateMachineVersionArn", version_arn(machine, machine.versions.front().number));
  }
  return output;
}

Value described(const world::StateMachine& machine, const world::StateMachineRevision& revision, bool with_data) {
  Value shape = Value::object({{"stateMachineArn", machine.arn},
                               {"name", machine.name},
                               {"status", machine.status},
                               {"definition", with_data ? revision.definition : "{}"},
                               {"roleArn", revision.role},
                               {"type", machine.type},
                               {"creationDate", Timestamp{machine.created}},
                               {"loggingConfiguration", revision.logging},
                               {"tracingConfiguration", revision.tracing},
                               {"encryptionConfiguration", revision.encryption}});
  if (!revision.id.empty()) shape.set("revisionId", revision.id);
  return shape;
}

}  // namespace

Outcome create_state_machine(Context& context, const Value& input) {
  const std::string name = input.text("name");
  const std::string type = input.text("type", "STANDARD");
  if (const auto checked = check_name(name); !checked) return tl::unexpected(checked.error());
  if (const auto checked = check_role(input.text("roleArn")); !checked) return tl::unexpected(checked.error());
  if (const auto checked = check_definition(input.text("definition")); !checked) return tl::unexpected(checked.error());
  if (const auto checked = check_encryption(input); !checked) return tl::unexpected(checked.error());
  if (input["tags"].items().size() > kMostTags) return error("TooManyTags", "A resource can have at most 50 tags.");
  if (input.has("versionDescription") && !input.boolean("publish")) {
    return error("ValidationException", "Version description can only be set when publish is true");
  }
  auto& machines = context.region.states.machines;
  if (const auto there = machines.find(name); there != machines.end()) {
    if (there->second.status == "DELETING") return error("StateMachineDeleting", kDeleting + there->second.arn + "'");
    if (there->second.created_by == identity_of(input)) return created_shape(there->second, input.boolean("publish"));
    return error("StateMachineAlreadyExists", kMachineExists + there->second.arn + "'");
  }
  world::StateMachine& machine = machines[name];
  machine.name = name;
  machine.arn = context.region.arn("states", "stateMachine:" + name);
  machine.type = type;
  machine.now = {.definition = input.text("definition"),
                 .role = input.text("roleArn"),
                 .logging = logging_or_off(input["loggingConfiguration"]),
                 .tracing = tracing_or_off(input["tracingConfiguration"]),
                 .encryption = encryption_or_owned(input["encryptionConfiguration"]),
                 .updated = context.world.now()};
  machine.created_by = identity_of(input);
  machine.created = context.world.now();
  put_tags(machine.tags, input["tags"]);
  if (input.boolean("publish")) {
    if (const auto version = publish(context, machine, input.text("versionDescription")); !version) {
      return tl::unexpected(version.error());
    }
  }
  return created_shape(machine, input.boolean("publish"));
}

Outcome describe_state_machine(Context& context, const Value& input) {
  const std::string arn = input.text("stateMachineArn");
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto machine = machine_of(context, arn);
  if (!machine) return tl::unexpected(machine.error());
  const auto* version = name->qualifier.empty() ? nullptr : version_of(**machine, name->qualifier);
  if (!name->qualifier.empty() && version == nullptr) {
    return error("StateMachineDoesNotExist", kMachineMissing + arn + "'");
  }
  const world::StateMachineRevision& revision = version != nullptr ? version->revision : (*machine)->now;
  const bool with_data = input.text("includedData", "ALL_DATA") != "METADATA_ONLY";
  if (with_data) {
    if (const auto may = may_decrypt(context, revision); !may) return tl::unexpected(may.error());
  }
  Value shape = described(**machine, revision, with_data);
  if (version != nullptr) {
    shape.set("stateMachineArn", version_arn(**machine, version->number));
    shape.set("creationDate", Timestamp{version->created});
    if (!version->description.empty()) shape.set("description", version->description);
  }
  return shape;
}

Outcome list_state_machines(Context& context, const Value& input) {
  std::vector<std::string> names;
  for (const auto& [name, machine] : context.region.states.machines) names.push_back(name);
  return list_page(context, input, names, "stateMachines", [&](const std::string& name) {
    const world::StateMachine& machine = context.region.states.machines.at(name);
    return Value::object({{"stateMachineArn", machine.arn},
                          {"name", machine.name},
                          {"type", machine.type},
                          {"creationDate", Timestamp{machine.created}}});
  });
}

Outcome update_state_machine(Context& context, const Value& input) {
  const auto found = machine_of(context, input.text("stateMachineArn"));
  if (!found) return tl::unexpected(found.error());
  world::StateMachine& machine = **found;
  if (machine.status == "DELETING") return error("StateMachineDeleting", kDeleting + machine.arn + "'");
  const std::array<const char*, 5> changes = {"definition", "roleArn", "loggingConfiguration", "tracingConfiguration",
                                              "encryptionConfiguration"};
  if (std::ranges::none_of(changes, [&](const char* change) { return input.has(change); })) {
    return error("MissingRequiredParameter", kNothingToUpdate);
  }
  if (input.has("definition")) {
    if (const auto checked = check_definition(input.text("definition")); !checked)
      return tl::unexpected(checked.error());
  }
  if (input.has("roleArn")) {
    if (const auto checked = check_role(input.text("roleArn")); !checked) return tl::unexpected(checked.error());
  }
  if (const auto checked = check_encryption(input); !checked) return tl::unexpected(checked.error());
  if (const auto may = may_decrypt(context, machine.now); !may) return tl::unexpected(may.error());
  world::StateMachineRevision& now = machine.now;
  now.id = context.world.ids.uuid();
  now.definition = input.text("definition", now.definition);
  now.role = input.text("roleArn", now.role);
  if (input.has("loggingConfiguration")) now.logging = input["loggingConfiguration"];
  if (input.has("tracingConfiguration")) now.tracing = input["tracingConfiguration"];
  if (input.has("encryptionConfiguration")) now.encryption = input["encryptionConfiguration"];
  now.updated = context.world.now();
  Value output = Value::object({{"updateDate", Timestamp{now.updated}}, {"revisionId", now.id}});
  if (input.boolean("publish")) {
    const auto version = publish(context, machine, input.text("versionDescription"));
    if (!version) return tl::unexpected(version.error());
    output.set("stateMachineVersionArn", version_arn(machine, (*version)->number));
  }
  return output;
}

Outcome delete_state_machine(Context& context, const Value& input) {
  const auto name = machine_name(context, input.text("stateMachineArn"));
  if (!name) return tl::unexpected(name.error());
  auto& machines = context.region.states.machines;
  const auto found = machines.find(name->name);
  if (found == machines.end()) return Value::object();
  found->second.status = "DELETING";
  context.world.after(context.world.pace.react, [here = context.here(), gone = name->name, arn = found->second.arn] {
    here.region.states.machines.erase(gone);
    end_all(here, arn);
  });
  return Value::object();
}

Outcome validate_state_machine_definition(Context& /*context*/, const Value& input) {
  const std::int64_t asked = input.integer("maxResults");
  if (asked < 0 || asked > kMostDiagnostics) {
    return invalid(std::to_string(asked), "maxResults", "Member must have value between 0 and 100");
  }
  if (input.text("definition").empty()) {
    return invalid("", "definition", "Member must have length greater than or equal to 1");
  }
  const auto most = static_cast<std::size_t>(asked > 0 ? asked : kMostDiagnostics);
  const auto found = diagnostics_of(input.text("definition"));
  Value list = Value::array();
  for (std::size_t i = 0; i < std::min(most, found.size()); ++i) {
    Value one = Value::object({{"severity", "ERROR"}, {"code", found[i].code}, {"message", found[i].message}});
    if (!found[i].location.empty()) one.set("location", found[i].location);
    list.append(std::move(one));
  }
  return Value::object({{"result", found.empty() ? "OK" : "FAIL"},
                        {"diagnostics", std::move(list)},
                        {"truncated", found.size() > most}});
}

}  // namespace kakoi::sim::services::states
