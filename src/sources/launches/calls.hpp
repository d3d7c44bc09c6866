// What a container calls when it runs, as far as its definition says so plainly: by the hosts of URLs in its
// environment, by what of AWS is named there, and by being a sidecar that is made to call one service.
#pragma once

#include "inventory/task_definition.hpp"
#include "sources/launches/containers.hpp"
#include "values/value.hpp"

#include <vector>

namespace kakoi::sources {

/// Of `definition`, a container's. Of the values of the environment only hosts are kept, and those not of a text that
/// is sensitive. What may be a name in a network of its own (`db.internal`, a load balancer, a database) is left out:
/// how that is reached is not asked.
std::vector<inventory::Call> calls_of(const values::Value& definition, const CodeReader& code);

}  // namespace kakoi::sources
