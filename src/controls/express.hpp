// What Express Mode does with the setting, of which its services say nothing.
#pragma once

#include "base/known.hpp"
#include "controls/subject.hpp"
#include "inventory/inventory.hpp"

namespace kakoi::controls {

/// The setting of an Express Mode service, by its subnets: on where all of them route to an internet gateway, off where
/// none does. (Amazon ECS Developer Guide, "Amazon ECS Express Mode services".) Unknown where this cannot be told, or
/// some do and some do not; without a network as the launch has it.
base::Known<bool> express_setting(const Subject& subject, const inventory::Launch& launch);

}  // namespace kakoi::controls
