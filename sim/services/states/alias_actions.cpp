#include "sim/services/states/actions.hpp"
#include "sim/services/states/find.hpp"
#include "sim/services/states/lists.hpp"
#include "sim/services/states/texts.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sim::services::states {

using value::Timestamp;

namespace {

constexpr std::size_t kMostAliases = 100;
constexpr std::size_t kMostRoutes = 2;
constexpr std::int64_t kWhole = 100;

using Routes = std::vector<std::pair<std::int64_t, std::int64_t>>;

struct Routing {
  world::StateMachine* machine = nullptr;
  Routes routes = {};
};

tl::unexpected<ApiError> not_found(const std::string& arn) {
  auto refused = error("ResourceNotFound", "Request references a resource that does not exist.");
  refused.value().more = Value::object({{"resourceName", arn}});
  return refused;
}

Expected<Routing> routing_of(Context& context, const Value& input) {
  const Value& list = input["routingConfiguration"];
  if (list.items().empty() || list.items().size() > kMostRoutes) {
    return error("ValidationException", "Alias routing configuration must have 1 or 2 versions.");
  }
  Routing found;
  std::int64_t sum = 0;
  for (const Value& route : list.items()) {
    const std::string arn = route.text("stateMachineVersionArn");
    const auto name = machine_name(context, arn);
    if (!name) return tl::unexpected(name.error());
    const auto machine = machine_of(context, arn);
    if (!machine) return not_found(arn);
    const auto* version = version_of(**machine, name->qualifier);
    if (version == nullptr) return not_found(arn);
    if (found.machine != nullptr && found.machine != *machine) {
      return error("ValidationException", "All versions of an alias must be of the same state machine.");
    }
    found.machine = *machine;
    found.routes.emplace_back(version->number, route.integer("weight"));
    sum += route.integer("weight");
  }
  if (sum != kWhole) return error("ValidationException", "Sum of routing configuration weights must equal 100");
  return found;
}

bool is_alias_name(const std::string& name) {
  const auto is_letter = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); };
  const auto is_mark = [](char c) { return c == '_' || c == '-' || c == '.'; };
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  // A number would be a version.
  return std::ranges::all_of(name, [&](char c) { return is_letter(c) || is_mark(c) || is_digit(c); }) &&
         std::ranges::any_of(name, [&](char c) { return is_letter(c) || is_mark(c); });
}

struct Alias {
  world::StateMachine* machine = nullptr;
  std::string name = {};
  world::StateMachineAlias* alias = nullptr;
};

Expected<Alias> alias_of(Context& context, const Value& input) {
  const std::string arn = input.text("stateMachineAliasArn");
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto machine = context.region.states.machines.find(name->name);
  if (machine == context.region.states.machines.end()) return not_found(arn);
  const auto found = machine->second.aliases.find(name->qualifier);
  if (found == machine->second.aliases.end()) return not_found(arn);
  return Alias{.machine = &machine->second, .name = found->first, .alias = &found->second};
}

Value routes_shape(const world::StateMachine& machine, const Routes& routes) {
  Value list = Value::array();
  for (const auto& [number, weight] : routes) {
    list.append(Value::object({{"stateMachineVersionArn", version_arn(machine, number)}, {"weight", weight}}));
  }
  return list;
}

Value created(const world::StateMachine& machine, const std::string& name, const world::StateMachineAlias& alias) {
  return Value::object(
      {{"stateMachineAliasArn", alias_arn(machine, name)}, {"creationDate", Timestamp{alias.created}}});
}

}  // namespace

Outcome create_state_machine_alias(Context& context, const Value& input) {
  const std::string name = input.text("name");
  if (const auto checked = check_name(name); !checked) return tl::unexpected(checked.error());
  if (!is_alias_name(name)) {
    return invalid(name, "name",
                   R"(Member must satisfy regular expression pattern: ^(?=.*[a-zA-Z_\-\.])[a-zA-Z0-9_\-\.]+$)");
  }
  auto routing = routing_of(context, input);
  if (!routing) return tl::unexpected(routing.error());
  world::StateMachine& machine = *routing->machine;
  const std::string description = input.text("description");
  if (const auto there = machine.aliases.find(name); there != machine.aliases.end()) {
    const bool is_same = there->second.routes == routing->routes && there->second.description == description;
    return is_same ? Outcome(created(machine, name, there->second)) : error("ConflictException", kAliasExists);
  }
  if (machine.aliases.size() >= kMostAliases) return error("ServiceQuotaExceededException", kAliasLimit);
  world::StateMachineAlias& alias = machine.aliases[name];
  alias = {.description = description,
           .routes = std::move(routing->routes),
           .created = context.world.now(),
           .updated = context.world.now()};
  return created(machine, name, alias);
}

Outcome describe_state_machine_alias(Context& context, const Value& input) {
  const auto found = alias_of(context, input);
  if (!found) return tl::unexpected(found.error());
  return Value::object({{"stateMachineAliasArn", alias_arn(*found->machine, found->name)},
                        {"name", found->name},
                        {"description", found->alias->description},
                        {"routingConfiguration", routes_shape(*found->machine, found->alias->routes)},
                        {"creationDate", Timestamp{found->alias->created}},
                        {"updateDate", Timestamp{found->alias->updated}}});
}

Outcome list_state_machine_aliases(Context& context, const Value& input) {
  const std::string arn = input.text("stateMachineArn");
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto machine = machine_of(context, arn);
  if (!machine) return tl::unexpected(machine.error());
  std::vector<std::string> names;
  for (const auto& [alias, it] : (*machine)->aliases) {
    const bool routes_there = std::ranges::any_of(
        it.routes, [&](const auto& route) { return std::to_string(route.first) == name->qualifier; });
    if (name->qualifier.empty() || routes_there) names.push_back(alias);
  }
  return list_page(context, input, names, "stateMachineAliases",
                   [&](const std::string& alias) { return created(**machine, alias, (*machine)->aliases.at(alias)); });
}

Outcome update_state_machine_alias(Context& context, const Value& input) {
  const auto found = alias_of(context, input);
  if (!found) return tl::unexpected(found.error());
  if (!input.has("description") && !input.has("routingConfiguration")) {
    return error("ValidationException", "Either the description or the routingConfiguration must be specified");
  }
  if (input.has("routingConfiguration")) {
    auto routing = routing_of(context, input);
    if (!routing) return tl::unexpected(routing.error());
    if (routing->machine != found->machine) {
      return error("ValidationException", "All versions of an alias must be of the same state machine.");
    }
    found->alias->routes = std::move(routing->routes);
  }
  if (input.has("description")) found->alias->description = input.text("description");
  found->alias->updated = context.world.now();
  return Value::object({{"updateDate", Timestamp{found->alias->updated}}});
}

Outcome delete_state_machine_alias(Context& context, const Value& input) {
  const auto found = alias_of(context, input);
  if (!found) return tl::unexpected(found.error());
  found->machine->aliases.erase(found->name);
  return Value::object();
}

}  // namespace kakoi::sim::services::states
