// All answers about an account, joined: what is listed in one and described in another, tasks and their interfaces.
#pragma once

#include "inventory/inventory.hpp"
#include "sources/api/answers.hpp"
#include "values/arena.hpp"

#include <string>
#include <vector>

namespace kakoi::sources::api {

/// What was described, and, as unknown, what the answers only name. Resources are called by their ARN; a target of an
/// EventBridge rule, whose rule its answer does not name, by the ARN that it sends to, with its id as its target.
inventory::Inventory joined(values::Arena& arena, const Answers& answers, const std::string& source,
                            const std::string& root, std::vector<Problem>& problems);

}  // namespace kakoi::sources::api
