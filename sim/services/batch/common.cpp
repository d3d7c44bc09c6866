#include "sim/services/batch/common.hpp"

#include "sim/services/names.hpp"
#include "sim/services/paging.hpp"
#include "sim/value/json.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sim::services::batch {
namespace {

constexpr std::size_t kLongestName = 128;
constexpr std::int64_t kMost = 100;

bool is_letter_or_digit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

std::string filters_of(Value input) {
  input.remove("nextToken");
  input.remove("maxResults");
  return value::to_json(input);
}

}  // namespace

tl::unexpected<ApiError> refused(Context& context, const std::string& why) {
  return error("ClientException",
               "Error executing request, Exception : " + why + ", RequestId: " + context.world.ids.uuid());
}

std::string last_part(std::string_view arn) { return std::string(arn.substr(arn.rfind('/') + 1)); }

world::ComputeEnvironment* find_environment(world::Region& region, const std::string& name) {
  const auto found = region.batch.environments.find(short_name(name, region.arn("batch", "compute-environment/")));
  return found != region.batch.environments.end() ? &found->second : nullptr;
}

world::JobQueue* find_queue(world::Region& region, const std::string& name) {
  const auto found = region.batch.queues.find(short_name(name, region.arn("batch", "job-queue/")));
  return found != region.batch.queues.end() ? &found->second : nullptr;
}

Expected<bool> check_name(Context& context, const std::string& name, const std::string& what) {
  const bool is_good = !name.empty() && name.size() <= kLongestName && is_letter_or_digit(name.front()) &&
                       std::ranges::all_of(name, [](char c) { return is_letter_or_digit(c) || c == '-' || c == '_'; });
  if (!is_good) return refused(context, what + " is not a valid name: " + name);
  return true;
}

void put_tag_map(world::Tags& tags, const Value& map) {
  for (const value::Member& member : map.members()) tags[member.name] = member.value.as_text().value_or("");
}

Value tag_map(const world::Tags& tags) {
  Value map = Value::object();
  for (const auto& [key, text] : tags) map.set(key, text);
  return map;
}

Value milliseconds(world::Time time) {
  return time > 0 ? Value(static_cast<std::int64_t>(std::round(time * 1000))) : Value();
}

Outcome list_page(Context& context, const Value& input, const std::vector<std::string>& keys, std::string_view member,
                  const std::function<Value(const std::string& key)>& shape) {
  const std::int64_t size = input.integer("maxResults", kMost);
  if (size < 1 || size > kMost) return refused(context, "maxResults must be between 1 and 100");
  const auto page = page_of(context, keys, static_cast<std::size_t>(size), input.text("nextToken"), filters_of(input));
  if (!page) return refused(context, "Invalid nextToken");
  Value found = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) found.append(shape(keys[i]));
  Value output = Value::object({{std::string(member), std::move(found)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

Expected<std::string> state_of(Context& context, const Value& input, const std::string& before) {
  const std::string state = input.text("state", before);
  if (state != "ENABLED" && state != "DISABLED") return refused(context, "state must be ENABLED or DISABLED");
  return state;
}

}  // namespace kakoi::sim::services::batch
