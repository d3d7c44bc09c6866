// The actions of ECS, one function each; the table of them is in service.cpp. What they take, answer and refuse is said
// in the API Reference of Amazon ECS.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

Outcome create_cluster(Context& context, const Value& input);
Outcome describe_clusters(Context& context, const Value& input);
Outcome list_clusters(Context& context, const Value& input);
Outcome delete_cluster(Context& context, const Value& input);
Outcome put_cluster_capacity_providers(Context& context, const Value& input);

Outcome update_cluster(Context& context, const Value& input);
Outcome update_cluster_settings(Context& context, const Value& input);

Outcome create_capacity_provider(Context& context, const Value& input);
Outcome describe_capacity_providers(Context& context, const Value& input);
Outcome update_capacity_provider(Context& context, const Value& input);
Outcome delete_capacity_provider(Context& context, const Value& input);

Outcome register_container_instance(Context& context, const Value& input);
Outcome deregister_container_instance(Context& context, const Value& input);
Outcome list_container_instances(Context& context, const Value& input);
Outcome describe_container_instances(Context& context, const Value& input);
Outcome update_container_instances_state(Context& context, const Value& input);
Outcome put_attributes(Context& context, const Value& input);
Outcome delete_attributes(Context& context, const Value& input);
Outcome list_attributes(Context& context, const Value& input);

Outcome put_account_setting(Context& context, const Value& input);
Outcome put_account_setting_default(Context& context, const Value& input);
Outcome delete_account_setting(Context& context, const Value& input);
Outcome list_account_settings(Context& context, const Value& input);

Outcome register_task_definition(Context& context, const Value& input);
Outcome describe_task_definition(Context& context, const Value& input);
Outcome list_task_definitions(Context& context, const Value& input);
Outcome list_task_definition_families(Context& context, const Value& input);
Outcome deregister_task_definition(Context& context, const Value& input);
Outcome delete_task_definitions(Context& context, const Value& input);

Outcome create_service(Context& context, const Value& input);
Outcome update_service(Context& context, const Value& input);
Outcome describe_services(Context& context, const Value& input);
Outcome list_services(Context& context, const Value& input);
Outcome list_services_by_namespace(Context& context, const Value& input);
Outcome delete_service(Context& context, const Value& input);

Outcome list_service_deployments(Context& context, const Value& input);
Outcome describe_service_deployments(Context& context, const Value& input);
Outcome describe_service_revisions(Context& context, const Value& input);
Outcome stop_service_deployment(Context& context, const Value& input);
Outcome continue_service_deployment(Context& context, const Value& input);

Outcome create_express_gateway_service(Context& context, const Value& input);
Outcome describe_express_gateway_service(Context& context, const Value& input);
Outcome update_express_gateway_service(Context& context, const Value& input);
Outcome delete_express_gateway_service(Context& context, const Value& input);

Outcome create_task_set(Context& context, const Value& input);
Outcome describe_task_sets(Context& context, const Value& input);
Outcome update_task_set(Context& context, const Value& input);
Outcome update_service_primary_task_set(Context& context, const Value& input);
Outcome delete_task_set(Context& context, const Value& input);

Outcome run_task(Context& context, const Value& input);
Outcome start_task(Context& context, const Value& input);
Outcome stop_task(Context& context, const Value& input);
Outcome list_tasks(Context& context, const Value& input);
Outcome describe_tasks(Context& context, const Value& input);
Outcome get_task_protection(Context& context, const Value& input);
Outcome update_task_protection(Context& context, const Value& input);
Outcome execute_command(Context& context, const Value& input);

Outcome tag_resource(Context& context, const Value& input);
Outcome untag_resource(Context& context, const Value& input);
Outcome list_tags_for_resource(Context& context, const Value& input);

}  // namespace kakoi::sim::services::ecs
