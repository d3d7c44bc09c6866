// The services that kakoi talks to.
#pragma once

#include "aws/actions.hpp"

#include <span>

namespace kakoi::aws::services {

extern const Service kEcs;
extern const Service kEc2;
extern const Service kElb;
extern const Service kEvents;
extern const Service kScheduler;
extern const Service kPipes;
extern const Service kStates;
extern const Service kBatch;
extern const Service kSts;
// Asked for credentials only.
extern const Service kSso;
extern const Service kSsoOidc;

std::span<const Service* const> all();

}  // namespace kakoi::aws::services
