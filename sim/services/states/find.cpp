#include "sim/services/states/find.hpp"

#include "sim/services/states/texts.hpp"

#include <algorithm>

namespace kakoi::sim::services::states {
namespace {

constexpr std::size_t kLongestName = 80;
constexpr std::string_view kForbidden = " \t\n\r?*<>{}[]:;,\\|^~$#%&`\"/";

tl::unexpected<ApiError> bad_arn(const std::string& arn) { return error("InvalidArn", kInvalidArn + arn + "'"); }

}  // namespace

tl::unexpected<ApiError> invalid(const std::string& value, const std::string& member, const std::string& constraint) {
  return error("ValidationException", "1 validation error detected: Value '" + value + "' at '" + member +
                                          "' failed to satisfy constraint: " + constraint);
}

Expected<MachineName> machine_name(const Context& context, const std::string& arn) {
  const std::string prefix = context.region.arn("states", "stateMachine:");
  const std::string any_prefix = "arn:" + std::string(context.region.partition()) + ":states:";
  if (!arn.starts_with(any_prefix) || arn.find(":stateMachine:") == std::string::npos) return bad_arn(arn);
  // Another account's or another region's: there is no such thing here.
  if (!arn.starts_with(prefix)) return error("StateMachineDoesNotExist", kMachineMissing + arn + "'");
  const std::string rest = arn.substr(prefix.size());
  const std::size_t colon = rest.find(':');
  MachineName found{.name = rest.substr(0, colon)};
  if (found.name.find('/') != std::string::npos) {
    return error("ValidationException", "This operation is not supported for the ARN of a Map state: " + arn);
  }
  found.arn = prefix + found.name;
  if (colon != std::string::npos) found.qualifier = rest.substr(colon + 1);
  return found;
}

Expected<world::StateMachine*> machine_of(Context& context, const std::string& arn) {
  const auto name = machine_name(context, arn);
  if (!name) return tl::unexpected(name.error());
  const auto found = context.region.states.machines.find(name->name);
  if (found == context.region.states.machines.end()) {
    return error("StateMachineDoesNotExist", kMachineMissing + arn + "'");
  }
  return &found->second;
}

world::StateMachineVersion* version_of(world::StateMachine& machine, std::string_view number) {
  const auto found = std::ranges::find_if(machine.versions, [&](const world::StateMachineVersion& version) {
    return std::to_string(version.number) == number;
  });
  return found != machine.versions.end() ? &*found : nullptr;
}

std::string version_arn(const world::StateMachine& machine, std::int64_t number) {
  return machine.arn + ":" + std::to_string(number);
}

std::string alias_arn(const world::StateMachine& machine, const std::string& alias) {
  return machine.arn + ":" + alias;
}

Expected<world::Execution*> execution_of(Context& context, const std::string& arn) {
  if (!arn.starts_with("arn:") || arn.find(":execution:") == std::string::npos) return bad_arn(arn);
  const auto found = context.region.states.executions.find(arn);
  if (found == context.region.states.executions.end()) {
    return error("ExecutionDoesNotExist", kExecutionMissing + arn + "'");
  }
  return &found->second;
}

Expected<bool> may_decrypt(const Context& context, const world::StateMachineRevision& revision) {
  const std::string key = revision.encryption.text("kmsKeyId");
  if (key.empty() || !context.world.denied_keys.contains(key)) return true;
  return error("KmsAccessDeniedException", kDenied + key);
}

Expected<bool> check_name(const std::string& name) {
  const bool is_good = !name.empty() && name.size() <= kLongestName && std::ranges::none_of(name, [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || kForbidden.find(c) != std::string_view::npos;
  });
  if (!is_good) return error("InvalidName", kInvalidName + name + "'");
  return true;
}

}  // namespace kakoi::sim::services::states
