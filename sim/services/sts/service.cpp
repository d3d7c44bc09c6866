#include "sim/services/sts/service.hpp"

#include "sim/services/sts/actions.hpp"
#include "sim/services/sts/checks.hpp"
#include "sim/services/sts/members.hpp"

namespace kakoi::sim::services::sts {
namespace {

constexpr std::int64_t kShortest = 900;
constexpr std::int64_t kLongest = 129600;
constexpr std::int64_t kUsual = 43200;
constexpr std::size_t kShortestKey = 16;

constexpr ActionEntry kActions[] = {
    {"GetCallerIdentity", get_caller_identity},
    {"GetSessionToken", get_session_token},
    {"GetAccessKeyInfo", get_access_key_info},
    {"AssumeRole", assume_role},
    {"AssumeRoleWithWebIdentity", assume_role_with_web_identity, true},
};

constexpr Service kService{.shape = {.name = "sts",
                                     .dialect = protocol::Dialect::query,
                                     .target_prefix = {},
                                     .version = "2011-06-15",
                                     .xml_namespace = "https://sts.amazonaws.com/doc/2011-06-15/",
                                     .routes = {},
                                     .members = &kMembers},
                           .actions = kActions};

}  // namespace

Outcome get_caller_identity(Context& context, const Value& /*input*/) {
  return Value::object(
      {{"Arn", context.caller.principal}, {"UserId", context.caller.user_id}, {"Account", context.caller.account}});
}

Outcome get_session_token(Context& context, const Value& input) {
  if (!context.caller.session_token.empty()) {
    return error("AccessDenied", "Cannot call GetSessionToken with session credentials", 403);
  }
  const std::int64_t duration = input.integer("DurationSeconds", kUsual);
  if (duration < kShortest) {
    return invalid(std::to_string(duration), "durationSeconds", "Member must have value greater than or equal to 900");
  }
  if (duration > kLongest) {
    return invalid(std::to_string(duration), "durationSeconds", "Member must have value less than or equal to 129600");
  }
  const Session session = open_session(context.world, context.caller, static_cast<double>(duration));
  return Value::object({{"Credentials", credentials_shape(session)}});
}

Outcome get_access_key_info(Context& context, const Value& input) {
  const std::string key = input.text("AccessKeyId");
  if (key.size() < kShortestKey) {
    return invalid(key, "accessKeyId", "Member must have length greater than or equal to 16");
  }
  const auto found = context.world.credentials.find(key);
  if (found == context.world.credentials.end()) return error("ValidationError", "Invalid access key: " + key);
  return Value::object({{"Account", found->second.account}});
}

const Service& service() { return kService; }

}  // namespace kakoi::sim::services::sts
