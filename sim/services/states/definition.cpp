#include "sim/services/states/definition.hpp"

#include "sim/services/states/paths.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace kakoi::sim::services::states {
namespace {

using value::Member;
using value::Value;

constexpr const char* kSchema = "SCHEMA_VALIDATION_FAILED";
constexpr const char* kTarget = "MISSING_TRANSITION_TARGET";
constexpr const char* kDuplicate = "DUPLICATE_STATE_NAME";
constexpr std::size_t kLongestName = 80;
constexpr std::array<std::string_view, 8> kTypes = {"Task",    "Pass", "Choice",   "Wait",
                                                    "Succeed", "Fail", "Parallel", "Map"};

class Check {
 public:
  std::vector<Diagnostic> found = {};

  void machine(const Value& it, const std::string& place, bool outer_jsonata) {
    const bool jsonata = it.text("QueryLanguage", outer_jsonata ? "JSONata" : "JSONPath") == "JSONata";
    const Value& states = it["States"];
    if (!it["StartAt"].is_text()) schema("Missing required field 'StartAt'", place.empty() ? "/" : place);
    if (!states.is_object() || states.members().empty()) {
      schema("Missing required field 'States'", place.empty() ? "/" : place);
      return;
    }
    if (it["StartAt"].is_text()) target(states, it["StartAt"], place + "/StartAt", "StartAt");
    for (const Member& member : states.members()) {
      const std::string at = place + "/States/" + member.name;
      if (!names_.insert(member.name).second) {
        found.push_back({.code = kDuplicate, .message = "Duplicate State name: " + member.name, .location = at});
      }
      if (member.name.size() > kLongestName) schema("State name must not exceed 80 characters", at);
      state(states, member.value, at, jsonata);
    }
  }

 private:
  void schema(std::string message, std::string location) {
    found.push_back({.code = kSchema, .message = std::move(message), .location = std::move(location)});
  }

  void target(const Value& states, const Value& name, const std::string& at, const std::string& field) {
    const std::string text = name.as_text().value_or("");
    if (is_given(states, text)) return;
    found.push_back({.code = kTarget, .message = "Missing '" + field + "' target: " + text, .location = at});
  }

  void state(const Value& states, const Value& it, const std::string& at, bool outer_jsonata) {
    const std::string type = it.text("Type");
    if (std::ranges::find(kTypes, type) == kTypes.end()) {
      schema(
          "The field 'Type' should have one of these values: [Task, Pass, Choice, Wait, Succeed, Fail, Parallel, Map]",
          at + "/Type");
      return;
    }
    const bool jsonata = it.text("QueryLanguage", outer_jsonata ? "JSONata" : "JSONPath") == "JSONata";
    way_on(states, it, at, type);
    catchers(states, it, at);
    if (type == "Task") task(it, at, jsonata);
    if (type == "Wait") wait(it, at);
    if (type == "Choice") choice(states, it, at);
    if (type == "Parallel") branches(it, at, jsonata);
    if (type == "Map") processor(it, at, jsonata);
  }

  void way_on(const Value& states, const Value& it, const std::string& at, const std::string& type) {
    if (type == "Choice" || type == "Succeed" || type == "Fail") return;
    const bool ends = it.boolean("End");
    if (!ends && !it.has("Next")) schema("Missing field 'Next' or 'End'", at);
    if (ends && it.has("Next")) schema("The field 'Next' and the field 'End' cannot both be given", at);
    if (it.has("Next")) target(states, it["Next"], at + "/Next", "Next");
  }

  void catchers(const Value& states, const Value& it, const std::string& at) {
    for (std::size_t i = 0; i < it["Catch"].items().size(); ++i) {
      const Value& one = it["Catch"].items()[i];
      const std::string place = at + "/Catch[" + std::to_string(i) + "]";
      if (one["ErrorEquals"].items().empty()) schema("Missing required field 'ErrorEquals'", place);
      target(states, one["Next"], place + "/Next", "Next");
    }
  }

  void task(const Value& it, const std::string& at, bool jsonata) {
    const std::string resource = it.text("Resource");
    if (!resource.starts_with("arn:")) {
      schema("The value for the field 'Resource' must be a valid ARN", at + "/Resource");
    }
    if (jsonata && it.has("Parameters")) {
      schema("The field 'Parameters' is not supported by the query language JSONata", at + "/Parameters");
    }
    if (!jsonata && it.has("Arguments")) {
      schema("The field 'Arguments' is not supported by the query language JSONPath", at + "/Arguments");
    }
    paths(it["Parameters"], at + "/Parameters");
  }

  void paths(const Value& form, const std::string& at) {
    for (const Member& member : form.members()) {
      const std::string place = at + "/" + member.name;
      const std::string text = member.value.as_text().value_or("");
      if (member.name.ends_with(".$") && !text.starts_with('$') && !text.starts_with("States.")) {
        schema(
            "The value for the field '" + member.name + "' must be a valid JSONPath or a valid intrinsic function call",
            place);
      }
      paths(member.value, place);
    }
    for (std::size_t i = 0; i < form.items().size(); ++i) {
      paths(form.items()[i], at + "[" + std::to_string(i) + "]");
    }
  }

  void wait(const Value& it, const std::string& at) {
    const std::array<const char*, 4> ways = {"Seconds", "SecondsPath", "Timestamp", "TimestampPath"};
    if (std::ranges::count_if(ways, [&](const char* way) { return it.has(way); }) != 1) {
      schema("A Wait state must have exactly one of the fields [Seconds, SecondsPath, Timestamp, TimestampPath]", at);
    }
  }

  void choice(const Value& states, const Value& it, const std::string& at) {
    if (it["Choices"].items().empty()) schema("Missing required field 'Choices'", at);
    for (std::size_t i = 0; i < it["Choices"].items().size(); ++i) {
      target(states, it["Choices"].items()[i]["Next"], at + "/Choices[" + std::to_string(i) + "]/Next", "Next");
    }
    if (it.has("Default")) target(states, it["Default"], at + "/Default", "Default");
  }

  void branches(const Value& it, const std::string& at, bool jsonata) {
    if (it["Branches"].items().empty()) schema("Missing required field 'Branches'", at);
    for (std::size_t i = 0; i < it["Branches"].items().size(); ++i) {
      machine(it["Branches"].items()[i], at + "/Branches[" + std::to_string(i) + "]", jsonata);
    }
  }

  void processor(const Value& it, const std::string& at, bool jsonata) {
    const Value& inner = item_processor(it);
    if (!inner.is_object()) {
      schema("Missing required field 'ItemProcessor'", at);
      return;
    }
    machine(inner, at + (it.has("ItemProcessor") ? "/ItemProcessor" : "/Iterator"), jsonata);
  }

  std::set<std::string> names_;
};

}  // namespace

std::vector<Diagnostic> diagnostics_of(std::string_view definition) {
  const auto parsed = value::parse_json(definition);
  if (!parsed || !parsed->is_object()) {
    return {{.code = "INVALID_JSON_DESCRIPTION", .message = "Invalid JSON description", .location = ""}};
  }
  Check check;
  check.machine(*parsed, "", false);
  return std::move(check.found);
}

bool is_jsonata(const Value& machine, const Value& state) {
  return state.text("QueryLanguage", machine.text("QueryLanguage", "JSONPath")) == "JSONata";
}

const Value& item_processor(const Value& state) {
  return state.has("ItemProcessor") ? state["ItemProcessor"] : state["Iterator"];
}

}  // namespace kakoi::sim::services::states
