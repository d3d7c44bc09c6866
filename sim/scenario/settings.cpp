#include "sim/scenario/settings.hpp"

#include "sim/scenario/scenario.hpp"

#include <algorithm>
#include <iterator>
#include <string>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

constexpr base::Phrase kNoSetting{"there is no setting {}", "設定 {} はありません"};

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
    {"keep_stopped", &world::Pace::keep_stopped},
    {"token_life", &world::Pace::token_life},
    {"job", &world::Pace::job},
    {"move_pipe", &world::Pace::move_pipe},
    {"delete_group", &world::Pace::delete_group},
    {"provision", &world::Pace::provision},
    {"first_check", &world::Pace::first_check},
    {"drain", &world::Pace::drain},
    {"give_up_replacement", &world::Pace::give_up_replacement},
};

struct QuirkName {
  std::string_view name;
  bool world::Quirks::*member;
};

constexpr QuirkName kQuirks[] = {
    {"echoes_omitted_public_ip", &world::Quirks::echoes_omitted_public_ip},
    {"same_network_starts_deployment", &world::Quirks::same_network_starts_deployment},
    {"update_keeps_omitted_groups", &world::Quirks::update_keeps_omitted_groups},
    {"task_sets_by_hand_on_code_deploy", &world::Quirks::task_sets_by_hand_on_code_deploy},
    {"targets_take_public_ip_with_strategy", &world::Quirks::targets_take_public_ip_with_strategy},
    {"rate_rules_fire_at_once", &world::Quirks::rate_rules_fire_at_once},
    {"past_schedules_fire", &world::Quirks::past_schedules_fire},
    {"code_deploy_without_load_balancer", &world::Quirks::code_deploy_without_load_balancer},
    {"all_at_once_shifts_unchecked", &world::Quirks::all_at_once_shifts_unchecked},
    {"deployment_clears_leftovers", &world::Quirks::deployment_clears_leftovers},
    {"public_ip_without_gateway", &world::Quirks::public_ip_without_gateway},
};

void add_account(world::World& world, const Value& account) {
  const std::string id = account.text("id");
  world.account(id);
  const std::string user = account.text("user", "demo");
  world.credentials[account.text("access_key", kAccessKey)] = {.secret = account.text("secret", kSecret),
                                                               .account = id,
                                                               .principal = "arn:aws:iam::" + id + ":user/" + user,
                                                               .user_id = "AIDAEXAMPLE" + id};
}

}  // namespace

void add_default_account(world::World& world) { add_account(world, Value::object({{"id", kAccount}})); }

base::Result<void> apply_settings(world::World& world, const Value& scenario) {
  for (const Value& account : scenario["accounts"].items()) {
    add_account(world, account);
  }
  if (world.accounts.empty()) add_default_account(world);
  for (const value::Member& it : scenario["pace"].members()) {
    const auto* found = std::ranges::find(kPace, it.name, &PaceName::name);
    if (found == std::end(kPace)) return base::failure({kNoSetting, {"pace." + it.name}});
    world.pace.*found->member = it.value.as_number().value_or(0);
  }
  for (const value::Member& it : scenario["quirks"].members()) {
    const auto* found = std::ranges::find(kQuirks, it.name, &QuirkName::name);
    if (found == std::end(kQuirks)) return base::failure({kNoSetting, {"quirks." + it.name}});
    world.quirks.*found->member = it.value.as_boolean().value_or(false);
  }
  return {};
}

}  // namespace kakoi::sim::scenario
