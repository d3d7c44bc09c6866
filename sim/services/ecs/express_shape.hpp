// Express services as ECS describes them.
#pragma once

#include "sim/services/service.hpp"

namespace kakoi::sim::services::ecs {

/// The service with all configurations that have tasks.
Value express_shape(Context& context, const world::Service& service, bool with_tags);

/// One configuration, by the revision that has it.
Value express_configuration(const Context& context, const world::Service& service,
                            const world::ServiceRevision& revision);

Value express_status(const world::Service& service);

/// `ecsManagedResources` of a revision: what ECS has made for the service.
Value managed_resources(const Context& context, const world::Service& service);

}  // namespace kakoi::sim::services::ecs
