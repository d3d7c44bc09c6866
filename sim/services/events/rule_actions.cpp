#include "sim/services/events/actions.hpp"
#include "sim/services/events/checks.hpp"
#include "sim/services/events/find.hpp"
#include "sim/services/events/firing.hpp"
#include "sim/services/events/pattern.hpp"
#include "sim/services/events/texts.hpp"
#include "sim/services/launching/expression.hpp"
#include "sim/services/next_token.hpp"
#include "sim/services/tags.hpp"

#include <algorithm>

namespace kakoi::sim::services::events {
namespace {

constexpr TagNames kTagNames{.key = "Key", .value = "Value"};

/// A rule that a service makes for itself is managed by it.
std::string manager_in(const Context& context) {
  const std::string& caller = context.caller.principal;
  return caller.ends_with(".amazonaws.com") ? caller : "";
}

/// Nothing when the caller may change it.
std::optional<ApiError> kept_from(const Context& context, const world::EventRule& rule) {
  if (rule.managed_by.empty() || rule.managed_by == manager_in(context)) return std::nullopt;
  return managed(rule.name, rule.managed_by).value();
}

std::optional<ApiError> trouble_with(const world::EventBus& bus, const Value& input) {
  const std::string schedule = input.text("ScheduleExpression");
  const std::string pattern = input.text("EventPattern");
  if (schedule.empty() && pattern.empty()) return invalid(kNeitherScheduleNorPattern).value();
  if (!pattern.empty()) {
    if (const auto reason = pattern_problem(pattern)) {
      return ApiError{.code = "InvalidEventPatternException",
                      .message = "Event pattern is not valid. Reason: " + *reason,
                      .more = {}};
    }
  }
  if (schedule.empty()) return std::nullopt;
  if (bus.name != "default") return invalid(kOnlyDefaultBus).value();
  if (!launching::parse_expression(schedule, launching::Flavour::rule)) return invalid(kBadSchedule).value();
  return std::nullopt;
}

Value summary_of(const world::EventRule& rule) {
  return Value::object({{"Name", rule.name},
                        {"Arn", rule.arn},
                        {"EventPattern", shown(rule.pattern)},
                        {"State", rule.state},
                        {"Description", shown(rule.description)},
                        {"ScheduleExpression", shown(rule.schedule)},
                        {"RoleArn", shown(rule.role)},
                        {"ManagedBy", shown(rule.managed_by)},
                        {"EventBusName", rule.bus}});
}

world::EventRule& rule_on(Context& context, world::EventBus& bus, const std::string& name) {
  const auto [found, is_new] = bus.rules.try_emplace(name);
  world::EventRule& rule = found->second;
  if (is_new) {
    rule.name = name;
    rule.bus = bus.name;
    rule.arn = context.region.arn("events", "rule/" + (bus.name == "default" ? "" : bus.name + "/") + name);
    rule.created_by = context.caller.account;
    rule.managed_by = manager_in(context);
  }
  return rule;
}

Outcome set_state(Context& context, const Value& input, const char* state) {
  if (auto problem = violation(input, kRuleChecks)) return tl::unexpected(*std::move(problem));
  const auto rule = rule_of(context, input);
  if (!rule) return tl::unexpected(rule.error());
  if (auto kept = kept_from(context, **rule)) return tl::unexpected(*std::move(kept));
  if ((*rule)->state == state) return Value::object();
  (*rule)->state = state;
  plan_firing(context.here(), **rule);
  return Value::object();
}

Outcome names_page(Context& context, const Value& input, const world::EventBus& bus,
                   const std::vector<std::string>& names) {
  return token_list(context, input, names, {.member = "Rules", .limit = "Limit", .token_error = kBadToken},
                    [&](const std::string& name) { return summary_of(bus.rules.at(name)); });
}

}  // namespace

Outcome put_rule(Context& context, const Value& input) {
  if (auto problem = violation(input, kPutRuleChecks)) return tl::unexpected(*std::move(problem));
  const auto bus = bus_of(context, input);
  if (!bus) return tl::unexpected(bus.error());
  if (auto trouble = trouble_with(**bus, input)) return tl::unexpected(*std::move(trouble));
  const std::string name = input.text("Name");
  const auto existing = (*bus)->rules.find(name);
  const bool is_new = existing == (*bus)->rules.end();
  if (is_new && (*bus)->rules.size() >= context.region.events.most_rules) return too_many();
  if (!is_new) {
    if (auto kept = kept_from(context, existing->second)) return tl::unexpected(*std::move(kept));
  }
  world::EventRule& rule = rule_on(context, **bus, name);
  // What is left out is not kept.
  rule.schedule = input.text("ScheduleExpression");
  rule.pattern = input.text("EventPattern");
  rule.state = input.text("State", "ENABLED");
  rule.description = input.text("Description");
  rule.role = input.text("RoleArn");
  // Tags of a rule that is there already are left alone.
  if (is_new) put_tags(rule.tags, input["Tags"], kTagNames);
  plan_firing(context.here(), rule);
  return Value::object({{"RuleArn", rule.arn}});
}

Outcome describe_rule(Context& context, const Value& input) {
  if (auto problem = violation(input, kRuleChecks)) return tl::unexpected(*std::move(problem));
  const auto rule = rule_of(context, input);
  if (!rule) return tl::unexpected(rule.error());
  Value output = summary_of(**rule);
  output.set("CreatedBy", (*rule)->created_by);
  return output;
}

Outcome list_rules(Context& context, const Value& input) {
  if (auto problem = violation(input, kListChecks)) return tl::unexpected(*std::move(problem));
  const auto bus = bus_of(context, input);
  if (!bus) return tl::unexpected(bus.error());
  const std::string prefix = input.text("NamePrefix");
  std::vector<std::string> names;
  for (const auto& [name, rule] : (*bus)->rules) {
    if (name.starts_with(prefix)) names.push_back(name);
  }
  return names_page(context, input, **bus, names);
}

Outcome enable_rule(Context& context, const Value& input) { return set_state(context, input, "ENABLED"); }

Outcome disable_rule(Context& context, const Value& input) { return set_state(context, input, "DISABLED"); }

Outcome delete_rule(Context& context, const Value& input) {
  if (auto problem = violation(input, kRuleChecks)) return tl::unexpected(*std::move(problem));
  const auto bus = bus_of(context, input);
  if (!bus) return tl::unexpected(bus.error());
  const auto found = (*bus)->rules.find(input.text("Name"));
  // Deleting what is not there succeeds.
  if (found == (*bus)->rules.end()) return Value::object();
  if (!found->second.managed_by.empty() && !input.boolean("Force")) return needs_force(found->first);
  if (!found->second.targets.empty()) return invalid(kRuleHasTargets);
  (*bus)->rules.erase(found);
  return Value::object();
}

Outcome list_rule_names_by_target(Context& context, const Value& input) {
  if (auto problem = violation(input, kByTargetChecks)) return tl::unexpected(*std::move(problem));
  const auto bus = bus_of(context, input);
  if (!bus) return tl::unexpected(bus.error());
  const std::string arn = input.text("TargetArn");
  std::vector<std::string> names;
  for (const auto& [name, rule] : (*bus)->rules) {
    const auto is_it = [&](const auto& target) { return target.second.text("Arn") == arn; };
    if (std::ranges::any_of(rule.targets, is_it)) names.push_back(name);
  }
  return token_list(context, input, names, {.member = "RuleNames", .limit = "Limit", .token_error = kBadToken},
                    [](const std::string& name) { return Value(name); });
}

}  // namespace kakoi::sim::services::events
