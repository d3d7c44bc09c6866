// The services that kakoi talks to.
#pragma once

#include "aws/actions.hpp"

#include <span>

namespace kakoi::aws::services {

extern const Service ecs;
extern const Service ec2;
extern const Service events;
extern const Service scheduler;
extern const Service pipes;
extern const Service states;
extern const Service batch;
extern const Service sts;
// Asked for credentials only.
extern const Service sso;
extern const Service sso_oidc;

std::span<const Service* const> all();

}  // namespace kakoi::aws::services
