#include "sources/launches/state_machine.hpp"

#include "sources/launches/run_task.hpp"
#include "values/logic.hpp"

#include <string_view>

namespace kakoi::sources {
namespace {

using values::Kind;
using values::Value;

// In JSONPath the input of the state is then what the call gets; JSONata has no call without them.
constexpr base::Phrase kFromInput{"it has no Parameters: what it starts comes from the execution's input",
                                  "Parameters がないため、何を起動するかは実行時の入力で決まります"};

bool is_known_text(const Value* value) { return value != nullptr && value->is(Kind::text) && value->is_wholly_known(); }

// May it be one of Step Functions' integrations, as far as the ARN is known? Those have no account: `:states:::`. What
// stands for the partition, or for the name of a function, makes no difference.
bool may_be_any_integration(std::string_view arn) {
  const std::size_t integration = arn.find(":states:::");
  if (integration != std::string_view::npos) {
    return arn.find(kHole, integration) != std::string_view::npos;
  }
  if (const std::size_t sdk = arn.find(":aws-sdk:"); sdk != std::string_view::npos) {
    return arn.find(kHole, sdk) != std::string_view::npos;
  }
  constexpr std::size_t kService = 2;
  std::string_view rest = arn;
  for (std::size_t part = 0; part < kService; ++part) {
    const std::size_t colon = rest.find(':');
    if (colon == std::string_view::npos) {
      return true;
    }
    rest = rest.substr(colon + 1);
  }
  const std::string_view service = rest.substr(0, rest.find(':'));
  return service.find(kHole) != std::string_view::npos || service == "states";
}

class StateWalk {
 public:
  StateWalk(values::Arena& arena, std::vector<LaunchingState>& found, std::optional<Value>& unknown)
      : arena_(arena), found_(found), unknown_(unknown) {}

  // As deep as the JSON, which is bounded.
  void machine(const Value& definition) {
    const Value* states = member(definition, "States");
    if (is_unknown(definition) || states == nullptr || is_unknown(*states) || !states->is(Kind::map)) {
      return;
    }
    for (const values::Entry& entry : states->entries()) {
      state(entry.value.is_sensitive() ? std::string(values::kNotShown) : std::string(entry.key), entry.value);
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
    const std::optional<EcsAction> action = ecs_action(arn);
    if (action.has_value() || registers_job(arn)) {
      const Value* parameters = member(state, "Arguments");
      parameters = parameters != nullptr ? parameters : member(state, "Parameters");
      found_.push_back({.name = name,
                        .parameters = parameters != nullptr && !parameters->is_null()
                                          ? *parameters
                                          : arena_.unknown(kFromInput, {}, state.trail()),
                        .action = action.value_or(EcsAction::run_task),
                        .is_batch = !action.has_value()});
    } else if (resource != nullptr && !is_known_text(resource)) {
      // An ARN that is known only after apply is one of a resource, such as a function; the integrations have fixed
      // ones.
      const Value* hole = values::first_unknown(*resource);
      const bool is_resource = hole != nullptr && resource->is_unknown() && !hole->reason().stands_for.empty();
      if (!is_resource && may_be_any_integration(arn)) {
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

  values::Arena& arena_;
  std::vector<LaunchingState>& found_;
  std::optional<Value>& unknown_;
};

}  // namespace

std::vector<LaunchingState> launching_states(values::Arena& arena, const Value& definition,
                                             std::optional<Value>& unknown) {
  std::vector<LaunchingState> found;
  StateWalk(arena, found, unknown).machine(definition);
  return found;
}

}  // namespace kakoi::sources
