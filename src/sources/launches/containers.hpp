// Container definitions, as the ECS API, Terraform's JSON and templates write them all alike.
#pragma once

#include "inventory/task_definition.hpp"
#include "values/value.hpp"

namespace kakoi::sources {

/// What `definitions`, a list, says of what its containers need. Values of the environment and of secrets are not read.
inventory::Several<inventory::Container> containers_of(const values::Value& definitions);

/// By the text of an image, holes included: `nginx`, `123456789012.dkr.ecr.eu-west-1.amazonaws.com/web:1`, or of
/// Terraform the URL of a repository that the code makes.
inventory::Image image_of(const values::Value& text);

}  // namespace kakoi::sources
