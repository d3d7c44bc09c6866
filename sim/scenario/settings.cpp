#include "sim/scenario/settings.hpp"

#include "sim/scenario/accounts.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <iterator>
#include <string>
#include <vector>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

struct PaceName {
  std::string_view name;
  double world::Pace::*member;
};

constexpr PaceName kPace[] = {
    {"react", &world::Pace::react},
    {"attach", &world::Pace::attach},
    {"start", &world::Pace::start},
    {"give_up", &world::Pace::give_up},
    {"healthy", &world::Pace::healthy},
    {"stop", &world::Pace::stop},
    {"clean_up", &world::Pace::clean_up},
    {"retry", &world::Pace::retry},
    {"longest_retry", &world::Pace::longest_retry},
    {"provision", &world::Pace::provision},
    {"keep_stopped", &world::Pace::keep_stopped},
    {"token_life", &world::Pace::token_life},
    {"provision_balancer", &world::Pace::provision_balancer},
    {"first_check", &world::Pace::first_check},
    {"drain", &world::Pace::drain},
    {"give_up_replacement", &world::Pace::give_up_replacement},
    {"work", &world::Pace::work},
    {"step", &world::Pace::step},
    {"job", &world::Pace::job},
    {"move_pipe", &world::Pace::move_pipe},
    {"delete_group", &world::Pace::delete_group},
    {"stage", &world::Pace::stage},
    {"visible", &world::Pace::visible},
    {"steady_again", &world::Pace::steady_again},
};

struct QuirkName {
  std::string_view name;
  bool world::Quirks::*member;
};

constexpr QuirkName kQuirks[] = {
    {"echoes_omitted_public_ip", &world::Quirks::echoes_omitted_public_ip},
    {"same_network_starts_deployment", &world::Quirks::same_network_starts_deployment},
    {"update_keeps_omitted_groups", &world::Quirks::update_keeps_omitted_groups},
    {"external_refuses_each_by_name", &world::Quirks::external_refuses_each_by_name},
    {"controller_can_change", &world::Quirks::controller_can_change},
    {"external_takes_awsvpc", &world::Quirks::external_takes_awsvpc},
    {"managed_instances_take_public_ip", &world::Quirks::managed_instances_take_public_ip},
    {"stop_type_abort", &world::Quirks::stop_type_abort},
    {"bakes_first_deployment", &world::Quirks::bakes_first_deployment},
    {"keeps_current_service_deployment", &world::Quirks::keeps_current_service_deployment},
    {"dual_stack_by_default", &world::Quirks::dual_stack_by_default},
    {"express_refuses_mixed_subnets", &world::Quirks::express_refuses_mixed_subnets},
    {"throttles_undocumented", &world::Quirks::throttles_undocumented},
    {"task_sets_by_hand_on_code_deploy", &world::Quirks::task_sets_by_hand_on_code_deploy},
    {"code_deploy_without_load_balancer", &world::Quirks::code_deploy_without_load_balancer},
    {"all_at_once_shifts_unchecked", &world::Quirks::all_at_once_shifts_unchecked},
    {"deployment_clears_leftovers", &world::Quirks::deployment_clears_leftovers},
    {"batch_echoes_omitted_public_ip", &world::Quirks::batch_echoes_omitted_public_ip},
    {"targets_take_public_ip_with_strategy", &world::Quirks::targets_take_public_ip_with_strategy},
    {"rate_rules_fire_at_once", &world::Quirks::rate_rules_fire_at_once},
    {"past_schedules_fire", &world::Quirks::past_schedules_fire},
    {"update_resets_platform_version", &world::Quirks::update_resets_platform_version},
    {"external_takes_placement_and_tags", &world::Quirks::external_takes_placement_and_tags},
    {"fargate_takes_definitions_for_others", &world::Quirks::fargate_takes_definitions_for_others},
    {"layers_by_interface_endpoint", &world::Quirks::layers_by_interface_endpoint},
    {"ecr_endpoint_has_ipv6", &world::Quirks::ecr_endpoint_has_ipv6},
    {"task_sets_share_target_group", &world::Quirks::task_sets_share_target_group},
    {"code_deploy_sets_are_described", &world::Quirks::code_deploy_sets_are_described},
    {"many_interface_ids", &world::Quirks::many_interface_ids},
    {"public_ip_without_gateway", &world::Quirks::public_ip_without_gateway},
    {"far_networks_have_internet", &world::Quirks::far_networks_have_internet},
    {"custom_dns_knows_private_names", &world::Quirks::custom_dns_knows_private_names},
    {"outward_only_lets_public_addresses_out", &world::Quirks::outward_only_lets_public_addresses_out},
};

template <typename Names>
std::vector<std::string> names_in(const Names& settings) {
  std::vector<std::string> names;
  std::ranges::transform(settings, std::back_inserter(names), [](const auto& it) { return std::string(it.name); });
  return names;
}

}  // namespace

std::vector<std::string> pace_names() { return names_in(kPace); }

std::vector<std::string> quirk_names() { return names_in(kQuirks); }

void add_default_account(world::World& world) {
  add_accounts(world, Value(Value::Array{Value::object({{"id", kAccount}})}));
}

void apply_settings(world::World& world, const Value& scenario) {
  add_accounts(world, scenario["accounts"]);
  if (world.accounts.empty()) add_default_account(world);
  for (const value::Member& it : scenario["pace"].members()) {
    const auto* found = std::ranges::find(kPace, it.name, &PaceName::name);
    if (found == std::end(kPace)) continue;
    world.pace.*found->member = it.value.as_number().value_or(0);
  }
  for (const value::Member& it : scenario["quirks"].members()) {
    const auto* found = std::ranges::find(kQuirks, it.name, &QuirkName::name);
    if (found == std::end(kQuirks)) continue;
    world.quirks.*found->member = it.value.as_boolean().value_or(false);
  }
  if (scenario.has("pull_through")) world.registry.pull_through = scenario.texts_of("pull_through");
  add_roles(world, scenario["roles"]);
  for (const std::string& key : scenario.texts_of("denied_keys")) world.denied_keys.insert(key);
  set_machine(world, scenario["credentials"]);
}

}  // namespace kakoi::sim::scenario
