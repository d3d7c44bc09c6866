// Parallel and Map: walks within a walk.
#include "sim/services/states/definition.hpp"
#include "sim/services/states/walk.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sim::services::states {

using value::Value;

namespace {

// "Inline Map", Developer Guide: so many iterations at a time.
constexpr std::int64_t kMostAtATime = 40;

Value iteration(const std::string& name, std::int64_t index) {
  return Value::object({{"name", name}, {"index", index}});
}

}  // namespace

void Walker::branch(std::int64_t id, std::int64_t index, Value machine, Value input, Value context) {
  // What a machine within says nothing about, the one around it says.
  if (!machine.has("QueryLanguage") && is_jsonata(id)) machine.set("QueryLanguage", "JSONata");
  const std::string start = machine.text("StartAt");
  const std::int64_t child = ++execution_.walks_given;
  world::Walk& made = execution_.walks[child];
  made.parent = id;
  made.index = index;
  made.machine = std::move(machine);
  made.context = std::move(context);
  made.last_event = walk(id).last_event;
  go(child, start, std::move(input));
}

void Walker::part(std::int64_t id) {
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value& at = state(id);
  const char* form = is_jsonata(id) ? "Arguments" : "Parameters";
  const auto given = at.has(form) ? form_of(id, at[form], *input) : input;
  if (!given) return break_off(id, given.error());
  record(id, "ParallelStateStarted");
  const Value::Array branches = at["Branches"].items();
  walk(id).results.assign(branches.size(), Value());
  walk(id).pending.clear();
  walk(id).done = 0;
  for (std::size_t i = 0; i < branches.size(); ++i) {
    branch(id, static_cast<std::int64_t>(i), branches[i], *given, walk(id).context);
  }
}

void Walker::map(std::int64_t id) {
  const auto input = input_of(id);
  if (!input) return break_off(id, input.error());
  const Value& at = state(id);
  if (at.has("ItemReader")) return break_off(id, "This simulator reads no items from elsewhere");
  const Value context = context_of(id);
  const auto items = is_jsonata(id)
                         ? (at.has("Items") ? form_of(id, at["Items"], *input) : input)
                         : at_path({.data = *input, .context = context}, at.text("ItemsPath", "$"), "ItemsPath");
  if (!items) return break_off(id, items.error());
  if (!items->is_array()) return break_off(id, "The items of a Map state must be an array");
  record(id, "MapStateStarted", "mapStateStartedEventDetails",
         Value::object({{"length", static_cast<std::int64_t>(items->items().size())}}));
  world::Walk& it = walk(id);
  it.pending = items->items();
  it.results.assign(it.pending.size(), Value());
  it.begun = 0;
  it.done = 0;
  if (it.pending.empty()) return leave(id, "Map", Value::array());
  const std::int64_t asked = at.integer("MaxConcurrency");
  const std::int64_t at_a_time = asked > 0 ? std::min(asked, kMostAtATime) : kMostAtATime;
  for (std::int64_t i = 0; i < at_a_time && execution_.walks.contains(id); ++i) next_item(id);
}

void Walker::next_item(std::int64_t id) {
  world::Walk& it = walk(id);
  const std::int64_t index = it.begun;
  if (static_cast<std::size_t>(index) >= it.pending.size()) return;
  ++it.begun;
  const Value item = it.pending[static_cast<std::size_t>(index)];
  Value context = Value::object({{"Item", Value::object({{"Index", index}, {"Value", item}})}});
  const Value& at = state(id);
  const char* form = at.has("ItemSelector") ? "ItemSelector" : "Parameters";
  Evaluated input = item;
  if (at.has(form)) {
    const Value outer = std::exchange(it.context, context);
    const auto data = input_of(id);
    input = data ? form_of(id, at[form], *data) : data;
    it.context = outer;
  }
  if (!input) return break_off(id, input.error());
  record(id, "MapIterationStarted", "mapIterationStartedEventDetails", iteration(it.state, index));
  branch(id, index, item_processor(at), *std::move(input), std::move(context));
}

void Walker::branch_done(std::int64_t id, std::int64_t index, const Value& output) {
  world::Walk& it = walk(id);
  it.results[static_cast<std::size_t>(index)] = output;
  ++it.done;
  const std::string type = state(id).text("Type");
  if (type == "Map") {
    record(id, "MapIterationSucceeded", "mapIterationSucceededEventDetails", iteration(it.state, index));
  }
  if (static_cast<std::size_t>(it.done) < it.results.size()) {
    if (type == "Map") next_item(id);
    return;
  }
  record(id, type + "StateSucceeded");
  leave(id, type, Value(std::exchange(it.results, {})));
}

}  // namespace kakoi::sim::services::states
