// Temporary credentials: what STS, and whatever else gives credentials away, makes and shows.
#pragma once

#include "sim/services/service.hpp"

#include <string>

namespace kakoi::sim::services::sts {

struct RoleName {
  std::string partition = "aws";
  std::string account = {};
  std::string name = {};
};

struct Session {
  std::string access_key = {};
  world::Credential credential = {};
};

/// A session of the role that is over in so many seconds. Its key opens the door from now on.
Session open_role_session(world::World& world, const RoleName& role, const std::string& session, double seconds);
/// One of the same principal as `owner`.
Session open_session(world::World& world, const world::Credential& owner, double seconds);

/// `Credentials` of an answer.
Value credentials_shape(const Session& session);

/// Whether these are a role's already: what is chained to them is short-lived.
bool is_role_session(const world::Credential& caller);

}  // namespace kakoi::sim::services::sts
