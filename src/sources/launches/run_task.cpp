#include "sources/launches/run_task.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources {
namespace {

using base::Known;
using base::Phrase;
using values::Kind;
using values::Value;

constexpr Phrase kDynamic{"{} takes its value from the state's input when it runs",
                          "{} の値は実行時にステートの入力から決まります"};

bool same_letters(std::string_view a, std::string_view b) {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

// `Key.$` (JSONPath) and `{% … %}` (JSONata) are worked out when the state runs.
bool is_expression(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() && value.text().whole.starts_with("{%");
}

// What runs, and what is in front of it.
void read_task(values::Arena& arena, const Value& parameters, inventory::Launch& launch) {
  const auto get = [&](std::string_view key) { return dynamic_member(arena, parameters, key); };
  const Value definition = get("TaskDefinition");
  launch.definition = network::reference_of(definition.is_null() ? get("TaskDefinitionArn") : definition);
  launch.platform_version = network::word_of(get("PlatformVersion"), "");
  launch.has_exec = network::flag_of(get("EnableExecuteCommand"), false);
  const Value balancers = get("LoadBalancers");
  if (balancers.is(Kind::list)) {
    for (const Value& one : balancers.items()) {
      const Value group = dynamic_member(arena, one, "TargetGroupArn");
      if (!group.is_null()) {
        launch.target_groups.items.push_back(network::reference_of(group));
      }
    }
  } else if (!balancers.is_null()) {
    launch.target_groups.more = unknown_of(balancers);
  }
}

}  // namespace

std::string with_holes(const Value& text) {
  std::string all;
  if (text.is(Kind::text)) {
    for (const values::Piece& piece : text.text().pieces) {
      all += piece.is_hole ? std::string_view(&kHole, 1) : piece.bytes;
    }
  }
  return all;
}

const Value* member(const Value& map, std::string_view key) {
  if (!map.is(Kind::map)) {
    return nullptr;
  }
  for (const values::Entry& entry : map.entries()) {
    if (same_letters(entry.key, key)) {
      return &entry.value;
    }
  }
  return nullptr;
}

Value dynamic_member(values::Arena& arena, const Value& map, std::string_view key) {
  if (map.is_unknown() || map.is_null()) {
    return map;
  }
  if (!map.is(Kind::map)) {
    // `Arguments` as one JSONata expression.
    return arena.unknown(kDynamic, {key}, map.trail());
  }
  if (const Value* path = member(map, std::string(key) + ".$")) {
    return arena.unknown(kDynamic, {key}, path->trail());
  }
  const Value* value = member(map, key);
  if (value == nullptr) {
    return Value::null(base::TrailId::none);
  }
  return is_expression(*value) ? arena.unknown(kDynamic, {key}, value->trail()) : *value;
}

inventory::Providers providers_in(values::Arena& arena, const Value& list) {
  using inventory::Providers;
  if (list.is_null()) {
    return Providers::defaulted({});
  }
  if (!list.is(Kind::list)) {
    return Providers::unknown(unknown_of(list));
  }
  std::vector<Known<std::string>> names;
  for (const Value& item : list.items()) {
    names.push_back(provider_name(dynamic_member(arena, item, "CapacityProvider")));
  }
  return Providers::given(std::move(names), list.trail());
}

std::optional<EcsAction> ecs_action(std::string_view arn) {
  constexpr std::array<std::pair<std::string_view, EcsAction>, 7> kActions = {{
      {"runTask", EcsAction::run_task},
      {"startTask", EcsAction::start_task},
      {"createService", EcsAction::create_service},
      {"updateService", EcsAction::update_service},
      {"createTaskSet", EcsAction::create_task_set},
      {"createExpressGatewayService", EcsAction::express_service},
      {"updateExpressGatewayService", EcsAction::express_service},
  }};
  for (const std::string_view service : {":::aws-sdk:ecs:", ":states:::ecs:"}) {
    const std::size_t at = arn.find(service);
    if (at == std::string_view::npos) {
      continue;
    }
    const std::string_view call = arn.substr(at + service.size());
    const auto found = std::find_if(kActions.begin(), kActions.end(), [&](const auto& each) {
      return same_letters(call.substr(0, call.find('.')), each.first);
    });
    return found != kActions.end() ? std::optional(found->second) : std::nullopt;
  }
  return std::nullopt;
}

bool registers_job(std::string_view arn) {
  return arn.find(":::aws-sdk:batch:registerJobDefinition") != std::string_view::npos;
}

inventory::Launch run_task_launch(values::Arena& arena, const Value& parameters, std::optional<base::TrailId>& setting,
                                  EcsAction action) {
  if (action == EcsAction::express_service) {
    return express_launch();
  }
  inventory::Launch launch;
  const Value network = dynamic_member(arena, parameters, "NetworkConfiguration");
  const Value awsvpc = dynamic_member(arena, network, "AwsvpcConfiguration");
  const Value flag = dynamic_member(arena, awsvpc, "AssignPublicIp");
  launch.has_network_configuration = !network.is_null();
  if (!flag.is_null() && flag.trail() != base::TrailId::none) {
    setting = flag.trail();
  }
  launch.assign_public_ip = setting_of(flag);
  const Value groups = dynamic_member(arena, awsvpc, "SecurityGroups");
  launch.security_groups = names_in(groups);
  launch.groups = network::references_of(groups);
  launch.subnets = network::references_of(dynamic_member(arena, awsvpc, "Subnets"));
  read_task(arena, parameters, launch);
  launch.compute.launch_type = launch_type_of(text_field(dynamic_member(arena, parameters, "LaunchType")));
  // StartTask places tasks on container instances.
  if (action == EcsAction::start_task) {
    launch.compute.launch_type = Known<std::optional<inventory::LaunchType>>::defaulted(inventory::LaunchType::ec2);
  }
  launch.compute.capacity_providers =
      providers_in(arena, dynamic_member(arena, parameters, "CapacityProviderStrategy"));
  return launch;
}

std::optional<inventory::Launch> if_it_is_made(inventory::Launch launch, const base::Unknown& why) {
  const bool may_be_on =
      launch.assign_public_ip.match([](bool on) { return on; }, [](const base::Unknown&) { return true; });
  if (!may_be_on) {
    return std::nullopt;
  }
  launch.assign_public_ip = Known<bool>::unknown(why);
  return launch;
}

}  // namespace kakoi::sources
