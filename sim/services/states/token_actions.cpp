// What workers send back for a task that waits for its token.
#include "sim/services/states/actions.hpp"
#include "sim/services/states/texts.hpp"
#include "sim/services/states/walker.hpp"
#include "sim/value/json.hpp"

namespace kakoi::sim::services::states {
namespace {

Expected<world::TaskToken> token_of(Context& context, const Value& input) {
  const std::string token = input.text("taskToken");
  if (token.empty()) return error("InvalidToken", kInvalidToken);
  const auto found = context.region.states.tokens.find(token);
  if (found == context.region.states.tokens.end()) {
    return error("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }
  return found->second;
}

}  // namespace

Outcome send_task_success(Context& context, const Value& input) {
  const auto token = token_of(context, input);
  if (!token) return tl::unexpected(token.error());
  const auto output = value::parse_json(input.text("output"));
  if (!output) return error("InvalidOutput", "Invalid Output: 'the output is not JSON'");
  succeed(context.here(), *token, *output);
  return Value::object();
}

Outcome send_task_failure(Context& context, const Value& input) {
  const auto token = token_of(context, input);
  if (!token) return tl::unexpected(token.error());
  fail(context.here(), *token, input.text("error"), input.text("cause"));
  return Value::object();
}

Outcome send_task_heartbeat(Context& context, const Value& input) {
  const auto token = token_of(context, input);
  if (!token) return tl::unexpected(token.error());
  return Value::object();
}

}  // namespace kakoi::sim::services::states
