#include "sources/terraform/embedded_launches.hpp"

#include "sources/terraform/fields.hpp"
#include "sources/terraform/launch_words.hpp"
#include "values/logic.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Phrase;
using values::Kind;
using values::Value;

constexpr Phrase kDynamic{"{} takes its value from the state's input when it runs",
                          "{} の値は実行時にステートの入力から決まります"};

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

bool is_known_text(const Value* value) { return value != nullptr && value->is(Kind::text) && value->is_wholly_known(); }

// `Key.$` (JSONPath) and `{% … %}` (JSONata) are worked out when the state runs.
bool is_expression(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() && value.text().whole.starts_with("{%");
}

/// What `key` says in a state's parameters; unknown when it is dynamic.
Value dynamic_member(values::Arena& arena, const Value& map, std::string_view key) {
  if (map.is_unknown() || map.is_null()) {
    return map;
  }
  if (!map.is(Kind::map)) {
    // `Arguments` as one JSONata expression.
    return arena.unknown(kDynamic, {key}, map.trail());
  }
  if (const Value* path = member(map, std::string(key) + ".$")) {
    return arena.unknown(kDynamic, {key}, path->trail());
  }
  const Value* value = member(map, key);
  if (value == nullptr) {
    return Value::null(base::TrailId::none);
  }
  return is_expression(*value) ? arena.unknown(kDynamic, {key}, value->trail()) : *value;
}

Field<std::string> text_field(const Value& value) {
  if (value.is_null()) {
    return Field<std::string>::defaulted(std::nullopt);
  }
  return value.is(Kind::text) && value.is_wholly_known()
             ? Field<std::string>::given(std::string(value.text().whole), value.trail())
             : Field<std::string>::unknown(Fields::unknown(value));
}

inventory::Providers providers_in(values::Arena& arena, const Value& list) {
  using inventory::Providers;
  if (list.is_null()) {
    return Providers::defaulted({});
  }
  if (!list.is(Kind::list)) {
    return Providers::unknown(Fields::unknown(list));
  }
  std::vector<Known<std::string>> names;
  for (const Value& item : list.items()) {
    names.push_back(text_field(dynamic_member(arena, item, "CapacityProvider")).map([](const auto& text) {
      return text.value_or("");
    }));
  }
  return Providers::given(std::move(names), list.trail());
}

bool runs_ecs_task(std::string_view arn) {
  // arn:PARTITION:states:::ecs:runTask, with .sync or .waitForTaskToken, and the form of the SDK integration.
  return arn.find(":states:::ecs:runTask") != std::string_view::npos ||
         arn.find(":states:::aws-sdk:ecs:runTask") != std::string_view::npos;
}

// Which of Step Functions' integrations it is stands in a part that is not known.
bool may_be_any_integration(std::string_view arn) {
  const std::size_t integration = arn.find(":states:::");
  return integration != std::string_view::npos && arn.find(kHole, integration) != std::string_view::npos;
}

class StateWalk {
 public:
  StateWalk(std::vector<RunTaskState>& found, std::optional<Value>& unknown) : found_(found), unknown_(unknown) {}

  // As deep as the JSON, which is bounded.
  void machine(const Value& definition) {
    const Value* states = member(definition, "States");
    if (is_unknown(definition) || states == nullptr || is_unknown(*states) || !states->is(Kind::map)) {
      return;
    }
    for (const values::Entry& entry : states->entries()) {
      state(std::string(entry.key), entry.value);
    }
  }

 private:
  bool is_unknown(const Value& value) {
    if (value.is_unknown() && !unknown_.has_value()) {
      unknown_ = value;
    }
    return value.is_unknown();
  }

  void state(const std::string& name, const Value& state) {
    if (is_unknown(state) || !state.is(Kind::map)) {
      return;
    }
    const Value* resource = member(state, "Resource");
    const std::string arn = resource != nullptr ? with_holes(*resource) : std::string();
    if (runs_ecs_task(arn)) {
      const Value* parameters = member(state, "Arguments");
      parameters = parameters != nullptr ? parameters : member(state, "Parameters");
      found_.push_back({.name = name, .parameters = parameters != nullptr ? *parameters : Value{}});
    } else if (resource != nullptr && !is_known_text(resource)) {
      // An ARN that is known only after apply is one of a resource, such as a function; the integrations have fixed
      // ones.
      const Value* hole = values::first_unknown(*resource);
      if (hole == nullptr || hole->reason().stands_for.empty() || may_be_any_integration(arn)) {
        is_unknown(hole != nullptr ? *hole : *resource);
      }
    }
    const Value* branches = member(state, "Branches");
    if (branches != nullptr && !is_unknown(*branches) && branches->is(Kind::list)) {
      for (const Value& branch : branches->items()) {
        machine(branch);
      }
    }
    for (const std::string_view key : {"Iterator", "ItemProcessor"}) {
      if (const Value* inner = member(state, key)) {
        machine(*inner);
      }
    }
  }

  std::vector<RunTaskState>& found_;
  std::optional<Value>& unknown_;
};

}  // namespace

std::string with_holes(const Value& text) {
  std::string all;
  if (text.is(Kind::text)) {
    for (const values::Piece& piece : text.text().pieces) {
      all += piece.is_hole ? std::string_view(&kHole, 1) : piece.bytes;
    }
  }
  return all;
}

const Value* member(const Value& map, std::string_view key) {
  if (!map.is(Kind::map)) {
    return nullptr;
  }
  for (const values::Entry& entry : map.entries()) {
    if (same_letters(entry.key, key)) {
      return &entry.value;
    }
  }
  return nullptr;
}

inventory::Launch run_task_launch(values::Arena& arena, const Value& parameters,
                                  std::optional<base::TrailId>& setting) {
  inventory::Launch launch;
  const Value network = dynamic_member(arena, parameters, "NetworkConfiguration");
  const Value awsvpc = dynamic_member(arena, network, "AwsvpcConfiguration");
  const Value flag = dynamic_member(arena, awsvpc, "AssignPublicIp");
  launch.has_network_configuration = !network.is_null();
  if (!flag.is_null() && flag.trail() != base::TrailId::none) {
    setting = flag.trail();
  }
  launch.assign_public_ip = setting_of(arena, flag);
  launch.security_groups = names_in(dynamic_member(arena, awsvpc, "SecurityGroups"));
  launch.compute.launch_type = launch_type_of(text_field(dynamic_member(arena, parameters, "LaunchType")));
  launch.compute.capacity_providers =
      providers_in(arena, dynamic_member(arena, parameters, "CapacityProviderStrategy"));
  return launch;
}

std::vector<RunTaskState> run_task_states(const Value& definition, std::optional<Value>& unknown) {
  std::vector<RunTaskState> found;
  StateWalk(found, unknown).machine(definition);
  return found;
}

}  // namespace kakoi::sources::terraform
