#include "sim/services/sts/service.hpp"

#include <optional>

namespace kakoi::sim::services::sts {
namespace {

constexpr double kShortest = 900;
constexpr double kLongest = 43200;
constexpr double kUsual = 3600;

Outcome get_caller_identity(Context& context, const Value& /*input*/) {
  return Value::object(
      {{"Arn", context.caller.principal}, {"UserId", context.caller.user_id}, {"Account", context.caller.account}});
}

/// `arn:aws:iam::ACCOUNT:role/NAME`.
struct Role {
  std::string account;
  std::string name;
};

std::optional<Role> role_of(const std::string& arn) {
  const std::size_t account = arn.find("::");
  const std::size_t role = arn.find(":role/");
  if (!arn.starts_with("arn:") || account == std::string::npos || role == std::string::npos || role < account + 2) {
    return std::nullopt;
  }
  return Role{.account = arn.substr(account + 2, role - account - 2), .name = arn.substr(arn.rfind('/') + 1)};
}

/// Any role of an account that there is may be assumed: permissions are not what is simulated here.
Outcome assume_role(Context& context, const Value& input) {
  const auto role = role_of(input.text("RoleArn"));
  const std::string session = input.text("RoleSessionName");
  const double duration = input.number("DurationSeconds", kUsual);
  if (!role) return error("ValidationError", input.text("RoleArn") + " is invalid");
  if (session.size() < 2 || session.size() > 64) {
    return error("ValidationError",
                 "1 validation error detected: Value '" + session +
                     "' at 'roleSessionName' failed to satisfy constraint: Member must have length between 2 and 64");
  }
  if (duration < kShortest || duration > kLongest) {
    return error("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  if (!context.world.accounts.contains(role->account)) {
    return error("AccessDenied",
                 "User: " + context.caller.principal +
                     " is not authorized to perform: sts:AssumeRole on resource: " + input.text("RoleArn"),
                 403);
  }
  world::Ids& ids = context.world.ids;
  const std::string role_id = "AROA" + ids.digits(17);
  const std::string key = "ASIA" + ids.digits(16);
  world::Credential made{.secret = ids.hex(40),
                         .account = role->account,
                         .principal = "arn:aws:sts::" + role->account + ":assumed-role/" + role->name + "/" + session,
                         .user_id = role_id + ":" + session,
                         .session_token = ids.hex(64),
                         .expires = context.world.now() + duration};
  Value output =
      Value::object({{"Credentials", Value::object({{"AccessKeyId", key},
                                                    {"SecretAccessKey", made.secret},
                                                    {"SessionToken", made.session_token},
                                                    {"Expiration", value::Timestamp{made.expires}}})},
                     {"AssumedRoleUser", Value::object({{"AssumedRoleId", made.user_id}, {"Arn", made.principal}})}});
  context.world.credentials.insert_or_assign(key, std::move(made));
  return output;
}

constexpr ActionEntry kActions[] = {
    {"GetCallerIdentity", get_caller_identity},
    {"AssumeRole", assume_role},
};

constexpr Service kService{.shape = {.name = "sts",
                                     .dialect = protocol::Dialect::query,
                                     .target_prefix = {},
                                     .version = "2011-06-15",
                                     .xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/",
                                     .routes = {}},
                           .actions = kActions};

}  // namespace

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::sts
