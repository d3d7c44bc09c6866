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
