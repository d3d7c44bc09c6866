#include "sim/services/ecs/deployment_settings.hpp"

#include "sim/services/ecs/texts.hpp"

#include <array>
#include <string>
#include <string_view>

namespace kakoi::sim::services::ecs {
namespace {

constexpr double kMostMinutes = 1440;
constexpr double kMostPause = 20160;

struct Range {
  const char* name = "";
  double least = 0;
  double most = 0;
};

Expected<bool> check_range(const Value& in, const Range& range) {
  const auto number = in[range.name].as_number();
  if (number && (*number < range.least || *number > range.most)) {
    const auto text = [](double it) {
      std::string digits = std::to_string(it);
      digits.erase(digits.find_last_not_of('0') + 1);
      if (digits.back() == '.') digits.pop_back();
      return digits;
    };
    return invalid(std::string(range.name) + " must be between " + text(range.least) + " and " + text(range.most) +
                   ".");
  }
  return true;
}

Expected<bool> check_hook(const Value& hook) {
  const std::string type = hook.text("targetType", "AWS_LAMBDA");
  if (type == "AWS_LAMBDA" && (!hook.has("hookTargetArn") || !hook.has("roleArn"))) {
    return invalid("hookTargetArn and roleArn must be provided for a lifecycle hook with target type AWS_LAMBDA.");
  }
  if (hook["lifecycleStages"].items().empty()) return invalid("lifecycleStages can not be empty.");
  return check_range(hook["timeoutConfiguration"], {.name = "timeoutInMinutes", .least = 1, .most = kMostPause});
}

Expected<bool> check_strategy(const world::Service& service, const Value& given) {
  const std::string strategy = given.text("strategy");
  if (strategy.empty()) return true;
  if (strategy == "ROLLING") return true;
  if (service.controller != "ECS") {
    return invalid("The " + strategy + " strategy is supported only with the ECS deployment controller.");
  }
  if (service.scheduling == "DAEMON") {
    return invalid("The " + strategy + " strategy is not supported with the DAEMON scheduling strategy.");
  }
  if (strategy == "BLUE_GREEN" && !given.has("bakeTimeInMinutes") &&
      !service.deployment_configuration.has("bakeTimeInMinutes")) {
    return invalid("bakeTimeInMinutes must be provided with the BLUE_GREEN strategy.");
  }
  return true;
}

}  // namespace

Expected<bool> check_deployment_configuration(const world::Service& service, const Value& given) {
  if (auto checked = check_strategy(service, given); !checked) return checked;
  const std::string strategy = given.text("strategy", service.deployment_configuration.text("strategy", "ROLLING"));
  if (given.has("linearConfiguration") && strategy != "LINEAR") {
    return invalid("linearConfiguration is valid only with the LINEAR strategy.");
  }
  if (given.has("canaryConfiguration") && strategy != "CANARY") {
    return invalid("canaryConfiguration is valid only with the CANARY strategy.");
  }
  for (const Value& hook : given["lifecycleHooks"].items()) {
    if (auto checked = check_hook(hook); !checked) return checked;
  }
  if (given["alarms"].boolean("enable") && given["alarms"].texts_of("alarmNames").empty()) {
    return invalid("alarmNames can not be empty.");
  }
  const Value& linear = given["linearConfiguration"];
  const Value& canary = given["canaryConfiguration"];
  struct Checked {
    const Value& in;
    Range range;
  };
  const std::array<Checked, 5> all = {
      Checked{given, {.name = "bakeTimeInMinutes", .least = 0, .most = kMostMinutes}},
      Checked{linear, {.name = "stepPercent", .least = 3, .most = 100}},
      Checked{linear, {.name = "stepBakeTimeInMinutes", .least = 0, .most = kMostMinutes}},
      Checked{canary, {.name = "canaryPercent", .least = 0.1, .most = 100}},
      Checked{canary, {.name = "canaryBakeTimeInMinutes", .least = 0, .most = kMostMinutes}}};
  for (const Checked& it : all) {
    if (auto checked = check_range(it.in, it.range); !checked) return checked;
  }
  return true;
}

}  // namespace kakoi::sim::services::ecs
