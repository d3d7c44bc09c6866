// What states read and write: InputPath, Parameters, ResultSelector, ResultPath and OutputPath, or Arguments and
// Output.
#include "sim/services/states/walk.hpp"

namespace kakoi::sim::services::states {

using value::Value;

Value Walker::context_of(std::int64_t id) const {
  const world::Walk& it = execution_.walks.at(id);
  Value context = Value::object(
      {{"Execution", Value::object({{"Id", execution_.arn},
                                    {"Name", execution_.name},
                                    {"RoleArn", execution_.revision.role},
                                    {"StartTime", value::Timestamp{execution_.started}}})},
       {"StateMachine", Value::object({{"Id", execution_.machine_arn}, {"Name", execution_.machine_name}})},
       {"State", Value::object({{"Name", it.state}})}});
  if (!it.context.is_null()) context.set("Map", it.context);
  if (!it.token.empty()) context.set("Task", Value::object({{"Token", it.token}}));
  return context;
}

Evaluated Walker::input_of(std::int64_t id) const {
  const Value& raw = execution_.walks.at(id).raw_input;
  const Value& at = state(id);
  if (is_jsonata(id) || !is_given(at, "InputPath")) return raw;
  if (at["InputPath"].is_null()) return Value::object();
  const Value context = context_of(id);
  return at_path({.data = raw, .context = context}, at.text("InputPath"), "InputPath");
}

Evaluated Walker::form_of(std::int64_t id, const Value& form, const Value& data, const Value& result) const {
  const Value context = context_of(id);
  if (!is_jsonata(id)) return filled({.data = data, .context = context}, form);
  Value variables = Value::object({{"input", data}, {"context", context}});
  if (!result.is_null()) variables.set("result", result);
  return evaluated(variables, form);
}

Evaluated Walker::jsonata_output(std::int64_t id, const Value& result) const {
  const Value& form = state(id)["Output"];
  return form.is_null() ? Evaluated(result) : form_of(id, form, execution_.walks.at(id).raw_input, result);
}

Evaluated Walker::jsonpath_output(std::int64_t id, const Value& result) const {
  const Value& at = state(id);
  const Value& raw = execution_.walks.at(id).raw_input;
  Evaluated selected = at.has("ResultSelector") ? form_of(id, at["ResultSelector"], result) : Evaluated(result);
  if (!selected) return selected;
  Evaluated joined = *selected;
  if (is_given(at, "ResultPath")) {
    joined = at["ResultPath"].is_null() ? Evaluated(raw) : with_result(raw, at.text("ResultPath"), *selected);
  }
  if (!joined || !is_given(at, "OutputPath")) return joined;
  if (at["OutputPath"].is_null()) return Value::object();
  const Value context = context_of(id);
  return at_path({.data = *joined, .context = context}, at.text("OutputPath"), "OutputPath");
}

Evaluated Walker::output_of(std::int64_t id, const Value& result) const {
  return is_jsonata(id) ? jsonata_output(id, result) : jsonpath_output(id, result);
}

}  // namespace kakoi::sim::services::states
