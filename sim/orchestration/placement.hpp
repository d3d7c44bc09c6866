// Where tasks go that do not run on Fargate: onto container instances of their cluster.
#pragma once

#include "sim/world/world.hpp"

#include <string>

namespace kakoi::sim::orchestration {

/// Launch types EC2 and EXTERNAL, and capacity providers of Auto Scaling groups. Managed instances come by themselves.
bool needs_instance(const world::Ecs& ecs, const world::Launch& launch);

/// The id of the active instance of the cluster with the fewest tasks; of those only, when `service` is a DAEMON, that
/// have none of its tasks for `owner`. A capacity provider brings an instance when there is none. Empty: none is there.
std::string place(world::Here here, const std::string& cluster, const world::Launch& launch,
                  const world::Service* service, const std::string& owner);

/// An instance of the cluster, which is put into the world.
world::ContainerInstance& register_instance(world::Here here, const std::string& cluster,
                                            const std::string& ec2_instance_id);

/// On so many a DAEMON service of the cluster has its tasks.
std::int64_t active_instances(const world::Ecs& ecs, const std::string& cluster);

/// Instances came or went: the services of the cluster are looked at.
void instances_changed(world::Here here, const std::string& cluster);

}  // namespace kakoi::sim::orchestration
