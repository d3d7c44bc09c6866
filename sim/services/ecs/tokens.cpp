#include "sim/services/ecs/tokens.hpp"

#include "sim/services/ecs/texts.hpp"
#include "sim/value/json.hpp"

#include <algorithm>

namespace kakoi::sim::services::ecs {
namespace {

constexpr std::size_t kLongest = 36;
constexpr std::size_t kLongestOfTasks = 64;
// AWS keeps the tokens of tasks for a day.
constexpr double kLife = 24.0 * 3600;

bool is_about_tasks(const Context& context) { return context.action == "RunTask"; }

std::string key_of(const Context& context, const std::string& token) { return context.action + " " + token; }

Expected<bool> check(const Context& context, const std::string& token) {
  constexpr char kFirst = 33;
  constexpr char kLast = 126;
  const std::size_t most = is_about_tasks(context) ? kLongestOfTasks : kLongest;
  if (token.size() > most || !std::ranges::all_of(token, [](char c) { return c >= kFirst && c <= kLast; })) {
    return invalid("clientToken can have at most " + std::to_string(most) + " ASCII characters between 33 and 126.");
  }
  return true;
}

/// The tasks that it was used for stand in the error.
tl::unexpected<ApiError> reused(const Context& context, const world::TokenUse& use) {
  auto refused = error(is_about_tasks(context) ? "ConflictException" : "InvalidParameterException", kTokenReused);
  if (is_about_tasks(context)) refused.value().more.set("resourceIds", Value::texts(use.made));
  return refused;
}

}  // namespace

Expected<const world::TokenUse*> token_use(Context& context, const Value& input) {
  const std::string token = input.text("clientToken");
  if (token.empty()) return nullptr;
  if (const auto checked = check(context, token); !checked) return tl::unexpected(checked.error());
  const auto found = context.region.ecs.tokens.find(key_of(context, token));
  if (found == context.region.ecs.tokens.end()) return nullptr;
  if (found->second.at + kLife < context.world.now()) return nullptr;
  if (found->second.input != value::to_json(input)) return reused(context, found->second);
  return &found->second;
}

void remember_token(Context& context, const Value& input, std::vector<std::string> made) {
  const std::string token = input.text("clientToken");
  if (token.empty()) return;
  context.region.ecs.tokens[key_of(context, token)] = {
      .input = value::to_json(input), .made = std::move(made), .at = context.world.now()};
}

}  // namespace kakoi::sim::services::ecs
