#include "sim/services/ec2/checked.hpp"

#include "sim/value/json.hpp"

#include <algorithm>
#include <array>
#include <cctype>

// Observed: the texts of what is missing and of dry runs. Not observed: that of a token that was used before.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr int kPreconditionFailed = 412;
/// Those that show the token in their answer.
constexpr std::array<std::string_view, 6> kShowToken = {
    "CreateEgressOnlyInternetGateway", "CreateFlowLogs",   "CreateNatGateway", "CreateNetworkAcl",
    "CreateNetworkInterface",          "CreateVpcEndpoint"};

/// The first of the members that is not there; empty when all are.
std::string_view first_missing(const Value& input, std::string_view required) {
  while (!required.empty()) {
    const std::size_t blank = std::min(required.find(' '), required.size());
    const std::string_view name = required.substr(0, blank);
    // An empty text is no value either.
    const Value& it = input[name];
    if (it.is_null() || (it.is_text() && it.as_text()->empty())) return name;
    required.remove_prefix(std::min(blank + 1, required.size()));
  }
  return {};
}

std::string lower_camel(std::string_view name) {
  std::string it(name);
  it[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(it[0])));
  return it;
}

/// The same token again: the same answer, if the request is the same too.
Outcome run_once(Context& context, const Value& input, Action run) {
  auto& answered = context.region.ec2.answered;
  const std::pair key(context.action, input.text("ClientToken"));
  const auto before = answered.find(key);
  if (before != answered.end()) {
    if (value::to_json(before->second.input) == value::to_json(input)) return before->second.output;
    return error("IdempotentParameterMismatch",
                 "The parameters in this request are different from those of the first request with this client token");
  }
  Outcome outcome = run(context, input);
  if (!outcome) return outcome;
  if (std::ranges::find(kShowToken, context.action) != kShowToken.end()) outcome->set("clientToken", key.second);
  answered[key] = {.input = input, .output = *outcome};
  return outcome;
}

}  // namespace

Outcome run_checked(Context& context, const Value& input, Action run) {
  const std::string_view missing = first_missing(input, required_of(context.action));
  if (!missing.empty()) {
    return error("MissingParameter", "The request must contain the parameter " + lower_camel(missing));
  }
  if (input.boolean("DryRun")) {
    return error("DryRunOperation", "Request would have succeeded, but DryRun flag is set.", kPreconditionFailed);
  }
  return input.text("ClientToken").empty() ? run(context, input) : run_once(context, input, run);
}

}  // namespace kakoi::sim::services::ec2
