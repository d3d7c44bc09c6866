// Launches as the ECS API writes them: in templates, in states of Step Functions, in the input of Scheduler's universal
// target, in what the API answers. AWS's services read keys without regard to case where Terraform's provider passes
// them on, and write `AwsvpcConfiguration` in several ways, so keys are compared without it.
#pragma once

#include "inventory/inventory.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

/// Stands for what is not known in the text of `with_holes`; no ARN holds it.
inline constexpr char kHole = '\0';

/// A text with kHole in the place of each part that is not known; empty for what is no text.
std::string with_holes(const values::Value& text);

/// The entry of `key` in `map`, whatever its case; null when `map` is no map or has none.
const values::Value* member(const values::Value& map, std::string_view key);

/// What `key` says in the parameters of a call; null where they leave it out. Unknown where a state works it out when
/// it runs: `Key.$` (JSONPath) and `{% … %}` (JSONata).
values::Value dynamic_member(values::Arena& arena, const values::Value& map, std::string_view key);

/// The names in a capacity provider strategy, as the API writes it.
inventory::Providers providers_in(values::Arena& arena, const values::Value& strategy);

/// The calls of the ECS API that start tasks with a network configuration, all of which write it alike.
/// An Express Mode service has no setting: its subnets decide.
enum class EcsAction : std::uint8_t {
  run_task,
  start_task,
  create_service,
  update_service,
  create_task_set,
  express_service,
};

/// Which of them the ARN of an integration names: `arn:aws:states:::ecs:runTask.sync`,
/// `arn:aws:scheduler:::aws-sdk:ecs:updateService`. Nothing when it names another call.
std::optional<EcsAction> ecs_action(std::string_view arn);

/// Does the ARN of an integration name the call that registers a job definition of AWS Batch? Its parameters are what
/// `batch_job_parts` takes.
bool registers_job(std::string_view arn);

/// The parameters of such a call, as JSON. `setting` is set to where assignPublicIp stands.
inventory::Launch run_task_launch(values::Arena& arena, const values::Value& parameters,
                                  std::optional<base::TrailId>& setting, EcsAction action = EcsAction::run_task);

/// `launch` of a call of which it is not known, by `why`, whether it is made: the setting is unknown. Nothing where the
/// call would not turn it on either.
std::optional<inventory::Launch> if_it_is_made(inventory::Launch launch, const base::Unknown& why);

}  // namespace kakoi::sources
