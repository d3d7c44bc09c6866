// The network that answers to several calls show together, and which of them are not there.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/api/answers.hpp"

namespace kakoi::sources::api {

/// Of what starts and runs in `inventory`, whose accounts say what is shared with them. A part of which there is no
/// answer, or not a whole one, is unread, with the call that would show it.
inventory::Network network_of(const Answers& answers, const inventory::Inventory& inventory);

}  // namespace kakoi::sources::api
