#include "sim/services/constraints.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <cctype>
#include <string>
#include <vector>

namespace kakoi::sim::services {
namespace {

bool is_of(Kind kind, const Value& it) {
  switch (kind) {
    case Kind::text:
      return it.is_text();
    case Kind::integer:
      return it.as_integer().has_value();
    case Kind::boolean:
      return it.as_boolean().has_value();
    case Kind::list:
      return it.is_array();
    case Kind::object:
      return it.is_object();
  }
  return false;
}

class Checker {
 public:
  void check(const Value& it, const Constraint& constraint) { descend(it, constraint.path, "", constraint); }

  [[nodiscard]] std::optional<ApiError> verdict() const {
    if (is_of_another_kind_) {
      return ApiError{.code = "SerializationException", .message = "A member is of the wrong type.", .more = {}};
    }
    if (problems_.empty()) return std::nullopt;
    std::string message =
        std::to_string(problems_.size()) + " validation error" + (problems_.size() == 1 ? "" : "s") + " detected: ";
    for (std::size_t i = 0; i < problems_.size(); ++i) {
      message += (i == 0 ? "" : "; ") + problems_[i];
    }
    return ApiError{.code = "ValidationException", .message = std::move(message), .more = {}};
  }

 private:
  /// `shown` is the way down to `it` as AWS writes it: `targets.1.member.id`.
  void descend(const Value& it, std::string_view path, const std::string& shown, const Constraint& constraint) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    const std::string_view rest = path.substr(std::min(dot + 1, path.size()));
    const std::string prefix = shown.empty() ? "" : shown + ".";
    if (part == "*") {
      for (std::size_t i = 0; i < it.items().size(); ++i) {
        const std::string item = prefix + std::to_string(i + 1) + ".member";
        rest.empty() ? judge(it.items()[i], item, constraint) : descend(it.items()[i], rest, item, constraint);
      }
      return;
    }
    if (!it.is_object()) return;
    std::string name(part);
    name[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(name[0])));
    const Value& member = it[part];
    if (rest.empty()) {
      judge(member, prefix + name, constraint);
    } else if (!member.is_null()) {
      descend(member, rest, prefix + name, constraint);
    }
  }

  void judge(const Value& it, const std::string& shown, const Constraint& constraint) {
    if (it.is_null()) {
      if (constraint.required) add("null", shown, "Member must not be null");
      return;
    }
    if (!is_of(constraint.kind, it)) {
      is_of_another_kind_ = true;
      return;
    }
    const std::string text = it.as_text().value_or(value::to_json(it));
    if (constraint.pattern != nullptr && !constraint.pattern->matches(text)) {
      add(text, shown, "Member must satisfy regular expression pattern: " + std::string(constraint.pattern->text));
    }
    judge_size(it, text, shown, constraint);
    if (!constraint.values.empty() && std::ranges::find(constraint.values, text) == constraint.values.end()) {
      std::string set;
      for (const std::string_view value : constraint.values) {
        set += (set.empty() ? "" : ", ") + std::string(value);
      }
      add(text, shown, "Member must satisfy enum value set: [" + set + "]");
    }
  }

  void judge_size(const Value& it, const std::string& text, const std::string& shown, const Constraint& constraint) {
    const bool is_number = constraint.kind == Kind::integer;
    const std::string what = is_number ? "Member must have value " : "Member must have length ";
    auto size = static_cast<std::int64_t>(it.is_array() ? it.items().size() : text.size());
    if (is_number) size = it.as_integer().value_or(0);
    if (size > constraint.most) {
      add(text, shown, what + "less than or equal to " + std::to_string(constraint.most));
    }
    if (size < constraint.least) {
      add(text, shown, what + "greater than or equal to " + std::to_string(constraint.least));
    }
  }

  void add(const std::string& text, const std::string& shown, const std::string& rule) {
    const std::string quoted = text == "null" ? text : "'" + text + "'";
    problems_.push_back("Value " + quoted + " at '" + shown + "' failed to satisfy constraint: " + rule);
  }

  std::vector<std::string> problems_;
  bool is_of_another_kind_ = false;
};

}  // namespace

std::optional<ApiError> violation(const Value& input, std::span<const Constraint> constraints) {
  Checker checker;
  for (const Constraint& constraint : constraints) {
    checker.check(input, constraint);
  }
  return checker.verdict();
}

}  // namespace kakoi::sim::services
