#include "sim/services/sts/checks.hpp"

#include "sim/value/json.hpp"

#include <algorithm>

namespace kakoi::sim::services::sts {
namespace {

constexpr std::size_t kShortestArn = 20;
constexpr std::size_t kLongestArn = 2048;
constexpr std::size_t kShortestName = 2;
constexpr std::size_t kLongestName = 64;
constexpr std::int64_t kShortest = 900;
constexpr std::int64_t kLongest = 43200;
constexpr std::int64_t kUsual = 3600;

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("_+=,.@-").find(c) != std::string_view::npos;
}

}  // namespace

tl::unexpected<ApiError> invalid(const std::string& value, const std::string& member, const std::string& constraint) {
  return error("ValidationError", "1 validation error detected: Value '" + value + "' at '" + member +
                                      "' failed to satisfy constraint: " + constraint);
}

Expected<RoleName> role_of(const Value& input) {
  const std::string arn = input.text("RoleArn");
  if (arn.size() < kShortestArn) {
    return invalid(arn, "roleArn", "Member must have length greater than or equal to 20");
  }
  if (arn.size() > kLongestArn) return invalid(arn, "roleArn", "Member must have length less than or equal to 2048");
  const std::size_t partition = arn.find(":iam::");
  const std::size_t role = arn.find(":role/");
  constexpr std::string_view kArn = "arn:";
  constexpr std::size_t kIam = 6;
  if (!arn.starts_with(kArn) || partition == std::string::npos || role == std::string::npos ||
      role < partition + kIam) {
    return error("ValidationError", arn + " is invalid");
  }
  return RoleName{.partition = arn.substr(kArn.size(), partition - kArn.size()),
                  .account = arn.substr(partition + kIam, role - partition - kIam),
                  .name = arn.substr(arn.rfind('/') + 1)};
}

Expected<std::string> session_name_of(const Value& input) {
  const std::string name = input.text("RoleSessionName");
  if (name.size() < kShortestName) {
    return invalid(name, "roleSessionName", "Member must have length greater than or equal to 2");
  }
  if (name.size() > kLongestName) {
    return invalid(name, "roleSessionName", "Member must have length less than or equal to 64");
  }
  if (!std::ranges::all_of(name, is_name)) {
    return invalid(name, "roleSessionName", "Member must satisfy regular expression pattern: [\\w+=,.@-]*");
  }
  return name;
}

Expected<double> duration_of(const Context& context, const Value& input) {
  const std::int64_t duration = input.integer("DurationSeconds", kUsual);
  const std::string text = std::to_string(duration);
  if (duration < kShortest) {
    return invalid(text, "durationSeconds", "Member must have value greater than or equal to 900");
  }
  if (duration > kLongest) {
    return invalid(text, "durationSeconds", "Member must have value less than or equal to 43200");
  }
  const world::Role* role = declared(context, input);
  if (role != nullptr && static_cast<double>(duration) > role->longest) {
    return error("ValidationError", "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
  }
  return static_cast<double>(duration);
}

Expected<bool> check_policy(const Value& input) {
  if (!input.has("Policy")) return true;
  const auto policy = value::parse_json(input.text("Policy"));
  if (!policy || !(*policy)["Statement"].is_array()) {
    return error("MalformedPolicyDocument", "Syntax errors in policy.");
  }
  return true;
}

const world::Role* declared(const Context& context, const Value& input) {
  const auto found = context.world.roles.find(input.text("RoleArn"));
  return found != context.world.roles.end() ? &found->second : nullptr;
}

}  // namespace kakoi::sim::services::sts
