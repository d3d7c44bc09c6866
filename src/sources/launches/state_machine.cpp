#include "sources/launches/state_machine.hpp"

#include "sources/launches/run_task.hpp"
#include "values/logic.hpp"

#include <string_view>

namespace kakoi::sources {
namespace {

using values::Kind;
using values::Value;

bool is_known_text(const Value* value) { return value != nullptr && value->is(Kind::text) && value->is_wholly_known(); }

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

std::vector<RunTaskState> run_task_states(const Value& definition, std::optional<Value>& unknown) {
  std::vector<RunTaskState> found;
  StateWalk(found, unknown).machine(definition);
  return found;
}

}  // namespace kakoi::sources
