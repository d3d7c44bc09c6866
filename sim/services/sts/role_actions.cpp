#include "sim/services/sts/actions.hpp"
#include "sim/services/sts/checks.hpp"
#include "sim/services/sts/web_token.hpp"

#include <algorithm>

namespace kakoi::sim::services::sts {
namespace {

constexpr double kLongestChained = 3600;
constexpr std::size_t kShortestExternalId = 2;
constexpr std::size_t kLongestExternalId = 1224;

/// `arn:aws:sts::A:assumed-role/NAME/SESSION` is trusted as `arn:aws:iam::A:role/NAME`, under whatever path.
bool is_session_of(const std::string& principal, const std::string& trusted) {
  const std::size_t role = trusted.find(":role/");
  constexpr std::string_view kSession = ":assumed-role/";
  const std::size_t session = principal.find(kSession);
  if (role == std::string::npos || session == std::string::npos) return false;
  const std::string rest = principal.substr(session + kSession.size());
  const bool same_account = trusted.substr(0, role).ends_with(
      principal.substr(principal.rfind(':', session - 1) + 1, session - principal.rfind(':', session - 1) - 1));
  return same_account && rest.substr(0, rest.find('/')) == trusted.substr(trusted.rfind('/') + 1);
}

bool trusts(const world::Role& role, const world::Credential& caller) {
  return role.trusts.empty() || std::ranges::any_of(role.trusts, [&](const std::string& it) {
           return it == "*" || it == caller.account || it == caller.principal ||
                  it.ends_with(":iam::" + caller.account + ":root") || is_session_of(caller.principal, it);
         });
}

tl::unexpected<ApiError> denied(const Context& context, const std::string& role) {
  return error(
      "AccessDenied",
      "User: " + context.caller.principal + " is not authorized to perform: sts:AssumeRole on resource: " + role, 403);
}

/// Permissions are not what is simulated here: what no scenario declares, everybody of an account that there is may do.
Expected<bool> may_assume(const Context& context, const RoleName& name, const Value& input) {
  const std::string external_id = input.text("ExternalId");
  if (input.has("ExternalId") && external_id.size() < kShortestExternalId) {
    return invalid(external_id, "externalId", "Member must have length greater than or equal to 2");
  }
  if (external_id.size() > kLongestExternalId) {
    return invalid(external_id, "externalId", "Member must have length less than or equal to 1224");
  }
  if (!context.world.accounts.contains(name.account)) return denied(context, input.text("RoleArn"));
  const world::Role* role = declared(context, input);
  if (role == nullptr) return true;
  const bool knows_id = role->external_id.empty() || role->external_id == external_id;
  if (!knows_id || !trusts(*role, context.caller)) return denied(context, input.text("RoleArn"));
  return true;
}

Value assumed(const Session& session) {
  return Value::object({{"Credentials", credentials_shape(session)},
                        {"AssumedRoleUser", Value::object({{"AssumedRoleId", session.credential.user_id},
                                                           {"Arn", session.credential.principal}})}});
}

}  // namespace

Outcome assume_role(Context& context, const Value& input) {
  const auto name = role_of(input);
  if (!name) return tl::unexpected(name.error());
  const auto session = session_name_of(input);
  if (!session) return tl::unexpected(session.error());
  const auto duration = duration_of(context, input);
  if (!duration) return tl::unexpected(duration.error());
  if (const auto checked = check_policy(input); !checked) return tl::unexpected(checked.error());
  if (const auto may = may_assume(context, *name, input); !may) return tl::unexpected(may.error());
  if (is_role_session(context.caller) && *duration > kLongestChained) {
    return error("ValidationError",
                 "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.");
  }
  Value output = assumed(open_role_session(context.world, *name, *session, *duration));
  if (input.has("SourceIdentity")) output.set("SourceIdentity", input["SourceIdentity"]);
  return output;
}

Outcome assume_role_with_web_identity(Context& context, const Value& input) {
  const auto name = role_of(input);
  if (!name) return tl::unexpected(name.error());
  const auto session = session_name_of(input);
  if (!session) return tl::unexpected(session.error());
  const auto duration = duration_of(context, input);
  if (!duration) return tl::unexpected(duration.error());
  const auto token = read_web_token(input.text("WebIdentityToken"), context.world.now());
  if (!token) return tl::unexpected(token.error());
  const world::Role* role = declared(context, input);
  const bool is_trusted = role == nullptr || (role->web_identity && comes_from(*token, *role->web_identity));
  if (!is_trusted || !context.world.accounts.contains(name->account)) {
    return error("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", 403);
  }
  Value output = assumed(open_role_session(context.world, *name, *session, *duration));
  output.set("SubjectFromWebIdentityToken", token->subject);
  output.set("Audience", token->audience);
  output.set("Provider", token->issuer);
  return output;
}

}  // namespace kakoi::sim::services::sts
