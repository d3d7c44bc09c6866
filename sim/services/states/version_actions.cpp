#include "sim/services/states/actions.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/lists.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/services/states/versions.hpp"

#include <algorithm>

namespace kakoi::sim::services::states {

using value::Timestamp;

namespace {

constexpr std::size_t kMostVersions = 1000;
constexpr const char* kInitial = "INITIAL";

std::string revision_name(const world::StateMachineRevision& revision) {
  return revision.id.empty() ? kInitial : revision.id;
}

}  // namespace

Expected<const world::StateMachineVersion*> publish(Context& context, world::StateMachine& machine,
                                                    const std::string& description) {
  const auto same = std::ranges::find_if(machine.versions, [&](const world::StateMachineVersion& version) {
    return version.revision.id == machine.now.id;
  });
  if (same != machine.versions.end()) return &*same;
  if (machine.versions.size() >= kMostVersions) return error("ServiceQuotaExceededException", kVersionLimit);
  machine.versions.push_back({.number = ++machine.versions_given,
                              .description = description,
                              .revision = machine.now,
                              .created = context.world.now()});
  return &machine.versions.back();
}

Outcome publish_state_machine_version(Context& context, const Value& input) {
  const auto machine = machine_of(context, input.text("stateMachineArn"));
  if (!machine) return tl::unexpected(machine.error());
  const std::string wanted = input.text("revisionId");
  const std::string current = revision_name((*machine)->now);
  if (!wanted.empty() && wanted != current) {
    return error("ConflictException", "Failed to publish the State Machine version for revision " + wanted +
                                          ". The current State Machine revision is " + current + ".");
  }
  const auto version = publish(context, **machine, input.text("description"));
  if (!version) return tl::unexpected(version.error());
  return Value::object({{"stateMachineVersionArn", version_arn(**machine, (*version)->number)},
                        {"creationDate", Timestamp{(*version)->created}}});
}

Outcome list_state_machine_versions(Context& context, const Value& input) {
  const auto machine = machine_of(context, input.text("stateMachineArn"));
  if (!machine) return tl::unexpected(machine.error());
  // The newest first.
  const std::int64_t given = (*machine)->versions_given;
  std::vector<std::string> keys;
  keys.reserve((*machine)->versions.size());
  for (const world::StateMachineVersion& version : (*machine)->versions) {
    keys.push_back(sortable(given - version.number));
  }
  std::ranges::reverse(keys);
  return list_page(context, input, keys, "stateMachineVersions", [&](const std::string& key) {
    const auto* version = version_of(**machine, std::to_string(given - std::stoll(key)));
    return Value::object({{"stateMachineVersionArn", version_arn(**machine, version->number)},
                          {"creationDate", Timestamp{version->created}}});
  });
}

Outcome delete_state_machine_version(Context& context, const Value& input) {
  const auto name = machine_name(context, input.text("stateMachineVersionArn"));
  if (!name) return tl::unexpected(name.error());
  const auto found = context.region.states.machines.find(name->name);
  // What is not there is as good as deleted.
  if (found == context.region.states.machines.end()) return Value::object();
  world::StateMachine& machine = found->second;
  const auto* version = version_of(machine, name->qualifier);
  if (version == nullptr) return Value::object();
  std::string users;
  for (const auto& [alias, it] : machine.aliases) {
    const bool uses = std::ranges::any_of(it.routes, [&](const auto& route) { return route.first == version->number; });
    if (uses) users += (users.empty() ? "" : ", ") + alias;
  }
  if (!users.empty()) return error("ConflictException", kInUse + ("[" + users + "]"));
  std::erase_if(machine.versions, [number = version->number](const auto& it) { return it.number == number; });
  return Value::object();
}

}  // namespace kakoi::sim::services::states
