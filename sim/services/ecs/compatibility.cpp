#include "sim/services/ecs/compatibility.hpp"

#include "sim/services/ecs/texts.hpp"

#include "sim/network/view.hpp"
#include "sim/orchestration/images.hpp"
#include "sim/orchestration/startup.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <string>
#include <string_view>

namespace kakoi::sim::services::ecs {
namespace {

/// What goes with so many CPU units, in MiB.
struct Size {
  std::int64_t cpu = 0;
  std::int64_t least = 0;
  std::int64_t most = 0;
  std::int64_t step = 0;
};

constexpr std::int64_t kGiB = 1024;
constexpr std::array<Size, 7> kSizes = {{{256, kGiB, 2 * kGiB, kGiB},
                                         {512, kGiB, 4 * kGiB, kGiB},
                                         {1024, 2 * kGiB, 8 * kGiB, kGiB},
                                         {2048, 4 * kGiB, 16 * kGiB, kGiB},
                                         {4096, 8 * kGiB, 30 * kGiB, kGiB},
                                         {8192, 16 * kGiB, 60 * kGiB, 4 * kGiB},
                                         {16384, 32 * kGiB, 120 * kGiB, 8 * kGiB}}};
// The smallest has half a step too.
constexpr std::int64_t kSmallestCpu = 256;
constexpr std::int64_t kSmallestMemory = 512;

constexpr std::array<std::string_view, 7> kPlatforms = {"", "LATEST", "1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"};

bool is_size(std::int64_t cpu, std::int64_t memory) {
  if (cpu == kSmallestCpu && memory == kSmallestMemory) return true;
  return std::ranges::any_of(kSizes, [&](const Size& it) {
    return it.cpu == cpu && memory >= it.least && memory <= it.most && memory % it.step == 0;
  });
}

std::string lower(std::string text) {
  std::ranges::transform(text, text.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A number with or without its unit, of which one is 1024 of those without.
Value in_units(const Value& given, std::string_view unit) {
  std::string text = lower(given.as_text().value_or(""));
  if (!text.ends_with(unit)) return given;
  text.resize(text.size() - unit.size());
  while (text.ends_with(' ')) text.pop_back();
  const auto number = Value(text).as_number();
  return number ? Value(std::to_string(static_cast<std::int64_t>(*number * static_cast<double>(kGiB)))) : given;
}

bool requires_launch(const Value& definition, std::string_view type) {
  const auto types = definition.texts_of("requiresCompatibilities");
  return std::ranges::find(types, type) != types.end();
}

bool is_windows(const Value& definition) {
  return definition["runtimePlatform"].text("operatingSystemFamily").starts_with("WINDOWS");
}

Expected<bool> check_size(const Value& definition) {
  for (const char* member : {"cpu", "memory"}) {
    if (definition.text(member).empty()) {
      return error("ClientException",
                   "Fargate requires that '" + std::string(member) + "' be defined at the task level.");
    }
  }
  const auto cpu = definition["cpu"].as_integer();
  const auto memory = definition["memory"].as_integer();
  if (!cpu || !memory || !is_size(*cpu, *memory)) return error("ClientException", kNoFargateSize);
  return true;
}

Expected<bool> check_role(const Value& definition) {
  if (!definition.text("executionRoleArn").empty()) return true;
  for (const Value& container : definition["containerDefinitions"].items()) {
    if (container["logConfiguration"].text("logDriver") == "awslogs") {
      return error("ClientException", std::string(kFargateRole) + "log driver awslogs.");
    }
    if (orchestration::image_of(container.text("image")).is_private_ecr()) {
      return error("ClientException", std::string(kFargateRole) + "ECR images.");
    }
  }
  return true;
}

Expected<bool> check_fargate(const Value& definition) {
  if (definition.text("networkMode") != "awsvpc") return error("ClientException", kFargateNetworkMode);
  if (auto checked = check_size(definition); !checked) return checked;
  return check_role(definition);
}

Expected<bool> check_secrets(const Value& definition) {
  if (!definition.text("executionRoleArn").empty()) return true;
  const bool any = std::ranges::any_of(definition["containerDefinitions"].items(), [](const Value& container) {
    return !container["secrets"].items().empty() || !container["logConfiguration"]["secretOptions"].items().empty();
  });
  if (any) return error("ClientException", kSecretsWithoutRole);
  return true;
}

/// What the platform versions before 1.4.0 do not have.
bool needs_new_platform(const Value& definition) {
  return definition.has("ephemeralStorage") || definition["runtimePlatform"].text("cpuArchitecture") == "ARM64" ||
         std::ranges::any_of(definition["volumes"].items(),
                             [](const Value& volume) { return volume.has("efsVolumeConfiguration"); });
}

bool is_known_platform(const Value& definition, std::string_view version) {
  if (is_windows(definition)) return version.empty() || version == "LATEST" || version == "1.0.0";
  return std::ranges::find(kPlatforms, version) != kPlatforms.end();
}

bool has_ipv6_only(const Context& context, const world::Launch& launch) {
  return launch.network && std::ranges::any_of(launch.network->subnets, [&](const std::string& id) {
           const auto& subnets = network::owner_of(context.world, context.region, id).subnets;
           const auto found = subnets.find(id);
           return found != subnets.end() && found->second.is_ipv6_native;
         });
}

/// Would it run on Fargate, though it asks only for something else?
bool suits_unasked(const Context& context, const Value& definition) {
  return context.world.quirks.fargate_takes_definitions_for_others && check_fargate(definition).has_value();
}

}  // namespace

Value in_units(Value definition) {
  if (definition.has("cpu")) definition.set("cpu", in_units(definition["cpu"], "vcpu"));
  if (definition.has("memory")) definition.set("memory", in_units(definition["memory"], "gb"));
  return definition;
}

Expected<bool> check_compatibility(const Value& definition) {
  if (requires_launch(definition, "FARGATE")) {
    if (auto checked = check_fargate(definition); !checked) return checked;
  }
  return check_secrets(definition);
}

Value compatibilities_of(const Value& definition) {
  std::vector<std::string> types;
  const std::string mode = definition.text("networkMode", "bridge");
  const bool asks = !definition["requiresCompatibilities"].items().empty();
  if (mode != "awsvpc") types.emplace_back("EXTERNAL");
  types.emplace_back("EC2");
  if (requires_launch(definition, "MANAGED_INSTANCES")) types.emplace_back("MANAGED_INSTANCES");
  if ((!asks || requires_launch(definition, "FARGATE")) && check_fargate(definition)) types.emplace_back("FARGATE");
  return Value::texts(types);
}

Expected<bool> check_platform(const Context& context, const world::Launch& launch) {
  const world::TaskDefinition* found = context.region.ecs.definition(launch.task_definition);
  if (!launch.is_fargate() || found == nullptr) return true;
  const Value& definition = found->registered;
  const auto types = definition.texts_of("compatibilities");
  if (std::ranges::find(types, "FARGATE") == types.end() && !suits_unasked(context, definition)) {
    return invalid(kNoFargateDefinition);
  }
  if (!is_known_platform(definition, launch.platform_version)) {
    return error("PlatformUnknownException", kPlatformUnknown);
  }
  if (!orchestration::is_old_platform(launch) || is_windows(definition)) return true;
  if (needs_new_platform(definition)) {
    return error("PlatformTaskDefinitionIncompatibilityException", kPlatformIncompatible);
  }
  if (has_ipv6_only(context, launch)) return invalid(kOldPlatformIpv6);
  return true;
}

}  // namespace kakoi::sim::services::ecs
