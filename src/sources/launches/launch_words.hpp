// The words in which AWS writes a launch, as inventory values. The same in Terraform's arguments and in JSON.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/launches/fields.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources {

/// "FARGATE", "EC2", …; nothing when it is left out.
base::Known<std::optional<inventory::LaunchType>> launch_type_of(const Field<std::string>& text);

/// "ECS", "CODE_DEPLOY", "EXTERNAL"; ECS when it is left out.
base::Known<inventory::DeploymentController> controller_of(const Field<std::string>& text);

/// "awsvpc", "bridge", "host", "none"; `fallback` when it is left out.
base::Known<std::optional<inventory::NetworkMode>> network_mode_of(const Field<std::string>& text,
                                                                   inventory::NetworkMode fallback);

/// Does a list such as ["EC2"], of what a task definition is for, leave Fargate out? Not where it is empty or not
/// known.
bool leaves_fargate_out(const values::Value& required_compatibilities);

/// The name of a capacity provider, a text; empty when it is left out. It is shown: of a sensitive one only whether it
/// is one of Fargate's is kept.
base::Known<std::string> provider_name(const values::Value& text);

/// "ENABLED" or "DISABLED", as the API writes assignPublicIp, or a bool. Off when it is left out.
base::Known<bool> setting_of(const values::Value& value);

/// The launch of an Express Mode service, which has no setting: its subnets decide.
inventory::Launch express_launch();

/// What is said of the thing with this address where evaluating it takes more than is allowed.
base::Message out_of_budget(const std::string& address);

/// What the elements of a list are called: the texts, and of what is known only after apply its resource.
std::vector<std::string> names_in(const values::Value& list);

}  // namespace kakoi::sources
