// Account settings: those of a principal over the account's default, and this over AWS's own.
#include "sim/services/ecs/actions.hpp"
#include "sim/services/ecs/lists.hpp"
#include "sim/services/ecs/settings.hpp"
#include "sim/services/ecs/texts.hpp"

#include <algorithm>
#include <array>
#include <map>

namespace kakoi::sim::services::ecs {
namespace {

constexpr const char* kDualStack = "dualStackIPv6";
constexpr std::int64_t kDefaultListed = 10;

struct Setting {
  const char* name = "";
  const char* value = "";
  bool is_managed = false;
};

constexpr std::array<Setting, 12> kSettings = {Setting{"serviceLongArnFormat", "enabled"},
                                               Setting{"taskLongArnFormat", "enabled"},
                                               Setting{"containerInstanceLongArnFormat", "enabled"},
                                               Setting{"awsvpcTrunking", "disabled"},
                                               Setting{"containerInsights", "disabled"},
                                               Setting{"fargateFIPSMode", "disabled"},
                                               Setting{"tagResourceAuthorization", "on"},
                                               Setting{"fargateTaskRetirementWaitPeriod", "7"},
                                               Setting{"guardDutyActivate", "off", true},
                                               Setting{"defaultLogDriverMode", "non-blocking"},
                                               Setting{"fargateEventWindows", "disabled"},
                                               Setting{kDualStack, "enabled"}};

constexpr std::array<const char*, 10> kValues = {"blocking", "enabled", "disabled", "enhanced", "on",
                                                 "off",      "0",       "7",        "14",       "non-blocking"};

const Setting* known(const std::string& name) {
  const auto* found = std::ranges::find_if(kSettings, [&](const Setting& it) { return it.name == name; });
  return found != kSettings.end() ? found : nullptr;
}

std::string root_of(const world::Region& region) {
  return "arn:" + std::string(region.partition()) + ":iam::" + region.account + ":root";
}

/// Nothing when it was not put for them.
const std::string* put_for(const world::Ecs& ecs, const std::string& principal, const std::string& name) {
  const auto theirs = ecs.account_settings.find(principal);
  if (theirs == ecs.account_settings.end()) return nullptr;
  const auto found = theirs->second.find(name);
  return found != theirs->second.end() ? &found->second : nullptr;
}

std::string effective(const Context& context, const std::string& principal, const Setting& setting) {
  const world::Ecs& ecs = context.region.ecs;
  if (const std::string* own = put_for(ecs, principal, setting.name)) return *own;
  if (const std::string* common = put_for(ecs, "", setting.name)) return *common;
  const bool is_off = std::string_view(setting.name) == kDualStack && !context.world.quirks.dual_stack_by_default;
  return is_off ? "disabled" : setting.value;
}

Value shape(const std::string& principal, const Setting& setting, const std::string& text) {
  return Value::object({{"name", setting.name},
                        {"value", text},
                        {"principalArn", principal},
                        {"type", setting.is_managed ? "aws_managed" : "user"}});
}

/// For the root user it is for all who have none of their own.
std::string owner_of(const Context& context, const Value& input) {
  const std::string principal = input.text("principalArn", context.caller.principal);
  return principal == root_of(context.region) ? "" : principal;
}

Outcome put(Context& context, const Value& input, const std::string& owner, const std::string& shown) {
  const Setting* setting = known(input.text("name"));
  if (setting == nullptr || setting->is_managed) return invalid(kSettingUnknown);
  const std::string text = input.text("value");
  const bool is_value = std::ranges::any_of(kValues, [&](const char* it) { return text == it; });
  if (!is_value) return invalid("The account setting value is not valid.");
  context.region.ecs.account_settings[owner][setting->name] = text;
  return Value::object({{"setting", shape(shown, *setting, text)}});
}

}  // namespace

bool has_dual_stack(const Context& context) {
  return effective(context, context.caller.principal, *known(kDualStack)) == "enabled";
}

Outcome put_account_setting(Context& context, const Value& input) {
  return put(context, input, owner_of(context, input), input.text("principalArn", context.caller.principal));
}

Outcome put_account_setting_default(Context& context, const Value& input) {
  return put(context, input, "", root_of(context.region));
}

Outcome delete_account_setting(Context& context, const Value& input) {
  const Setting* setting = known(input.text("name"));
  if (setting == nullptr || setting->is_managed) return invalid(kSettingUnknown);
  const std::string principal = input.text("principalArn", context.caller.principal);
  context.region.ecs.account_settings[owner_of(context, input)].erase(setting->name);
  return Value::object({{"setting", shape(principal, *setting, effective(context, principal, *setting))}});
}

Outcome list_account_settings(Context& context, const Value& input) {
  const std::string wanted = input.text("name");
  if (!wanted.empty() && known(wanted) == nullptr) return invalid(kSettingUnknown);
  const std::string principal = input.text("principalArn", context.caller.principal);
  const bool is_effective = input.boolean("effectiveSettings");
  std::map<std::string, Value> found;
  for (const Setting& setting : kSettings) {
    const std::string* own = put_for(context.region.ecs, owner_of(context, input), setting.name);
    if ((!wanted.empty() && wanted != setting.name) || (own == nullptr && !is_effective)) continue;
    const std::string text = own != nullptr ? *own : effective(context, principal, setting);
    if (!input.has("value") || input.text("value") == text) {
      found.emplace(setting.name, shape(principal, setting, text));
    }
  }
  std::vector<std::string> names;
  std::ranges::transform(found, std::back_inserter(names), [](const auto& it) { return it.first; });
  auto page = list_page(context, input, names, {.member = "settings", .default_size = kDefaultListed});
  if (!page) return page;
  Value settings = Value::array();
  for (const Value& name : (*page)["settings"].items()) {
    settings.append(found.at(name.as_text().value_or("")));
  }
  page->set("settings", std::move(settings));
  return page;
}

}  // namespace kakoi::sim::services::ecs
