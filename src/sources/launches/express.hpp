// What an Express Mode service runs and where, by its parameters as the API and templates write them. (Amazon ECS API
// Reference, CreateExpressGatewayService.)
#pragma once

#include "inventory/inventory.hpp"
#include "sources/launches/containers.hpp"

namespace kakoi::sources {

/// Sets the subnets and groups of `launch`: those of `configuration`, or, where it names none, some of the default VPC.
void read_express_network(const values::Value& configuration, inventory::Launch& launch);

/// By `primary_container`, without a key. Its logs go to CloudWatch Logs whatever it says.
inventory::TaskDefinition express_definition(const values::Value& primary_container, const CodeReader& code);

}  // namespace kakoi::sources
