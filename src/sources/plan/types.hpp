// The types of resources that are read out of a plan or state.
#pragma once

#include <string_view>

namespace kakoi::sources::plan {

inline constexpr std::string_view kTaskDefinition = "aws_ecs_task_definition";
inline constexpr std::string_view kCluster = "aws_ecs_cluster";
inline constexpr std::string_view kClusterProviders = "aws_ecs_cluster_capacity_providers";
inline constexpr std::string_view kCacheRule = "aws_ecr_pull_through_cache_rule";

struct Name;
/// Is it of a type that is read for a network?
bool is_network_type(const Name& of);

/// The same text, which stays; empty when a resource, or data source, of this type neither launches anything nor says
/// how, nor is a part of a network.
std::string_view known_type(bool is_data, std::string_view type);

}  // namespace kakoi::sources::plan
