#include "sim/services/sts/sessions.hpp"

namespace kakoi::sim::services::sts {
namespace {

Session opened(world::World& world, world::Credential credential, double seconds) {
  credential.secret = world.ids.hex(40);
  credential.session_token = world.ids.hex(64);
  credential.expires = world.now() + seconds;
  Session session{.access_key = "ASIA" + world.ids.digits(16), .credential = std::move(credential)};
  world.credentials.insert_or_assign(session.access_key, session.credential);
  return session;
}

}  // namespace

Session open_role_session(world::World& world, const RoleName& role, const std::string& session, double seconds) {
  return opened(
      world,
      {.account = role.account,
       .principal = "arn:" + role.partition + ":sts::" + role.account + ":assumed-role/" + role.name + "/" + session,
       .user_id = "AROA" + world.ids.digits(17) + ":" + session},
      seconds);
}

Session open_session(world::World& world, const world::Credential& owner, double seconds) {
  return opened(world, {.account = owner.account, .principal = owner.principal, .user_id = owner.user_id}, seconds);
}

Value credentials_shape(const Session& session) {
  return Value::object({{"AccessKeyId", session.access_key},
                        {"SecretAccessKey", session.credential.secret},
                        {"SessionToken", session.credential.session_token},
                        {"Expiration", value::Timestamp{session.credential.expires}}});
}

bool is_role_session(const world::Credential& caller) {
  return caller.principal.find(":assumed-role/") != std::string::npos;
}

}  // namespace kakoi::sim::services::sts
