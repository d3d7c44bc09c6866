// The actions of CodeDeploy, one function each; the table of them is in service.cpp. What they take, answer and refuse
// is said in its API Reference.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::codedeploy {

Outcome create_application(Context& context, const Value& input);
Outcome get_application(Context& context, const Value& input);
Outcome batch_get_applications(Context& context, const Value& input);
Outcome list_applications(Context& context, const Value& input);
Outcome update_application(Context& context, const Value& input);
Outcome delete_application(Context& context, const Value& input);

Outcome register_application_revision(Context& context, const Value& input);
Outcome get_application_revision(Context& context, const Value& input);
Outcome list_application_revisions(Context& context, const Value& input);

Outcome create_deployment_config(Context& context, const Value& input);
Outcome get_deployment_config(Context& context, const Value& input);
Outcome list_deployment_configs(Context& context, const Value& input);
Outcome delete_deployment_config(Context& context, const Value& input);

Outcome create_deployment_group(Context& context, const Value& input);
Outcome get_deployment_group(Context& context, const Value& input);
Outcome batch_get_deployment_groups(Context& context, const Value& input);
Outcome list_deployment_groups(Context& context, const Value& input);
Outcome update_deployment_group(Context& context, const Value& input);
Outcome delete_deployment_group(Context& context, const Value& input);

Outcome create_deployment(Context& context, const Value& input);
Outcome stop_deployment(Context& context, const Value& input);
Outcome continue_deployment(Context& context, const Value& input);

Outcome get_deployment(Context& context, const Value& input);
Outcome batch_get_deployments(Context& context, const Value& input);
Outcome list_deployments(Context& context, const Value& input);

Outcome list_deployment_targets(Context& context, const Value& input);
Outcome get_deployment_target(Context& context, const Value& input);
Outcome batch_get_deployment_targets(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::codedeploy
