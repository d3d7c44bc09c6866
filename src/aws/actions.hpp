// The catalogue of what kakoi can ask AWS: actions that read, and nothing else. An `Action` is the only thing that a
// Reader sends, so that a call that writes cannot be written down.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace kakoi::aws {

enum class Dialect : std::uint8_t { json_1_0, json_1_1, query, ec2, rest_json };

struct Service {
  std::string_view name;             ///< as in IAM actions: `events`
  std::string_view endpoint_prefix;  ///< the first part of its host names
  std::string_view signing_name;
  std::string_view
      id;  ///< as it is in AWS_ENDPOINT_URL_<id> and, in lower case, in the `services` of the configuration
  Dialect dialect = Dialect::json_1_1;
  std::string_view target{};   ///< JSON 1.x: before the action in X-Amz-Target
  std::string_view version{};  ///< Query
};

enum class Action : std::uint8_t {
#define ACTION(name, ...) name,
#include "aws/actions.inc"
#undef ACTION
};

enum class Shape : std::uint8_t { list, object, text };

struct ActionInfo {
  Action action{};
  const Service* service = nullptr;
  std::string_view name;  ///< `DescribeServices`
  std::string_view method = "POST";
  std::string_view path = "/";  ///< REST-JSON: with `{Name}` for what is taken out of the input
  std::string_view group;  ///< which of the service's token buckets a call takes from, by AWS's documentation; empty:
                           ///< it says nothing, and the action has one of its own
  std::string_view token_in;  ///< empty: the action has no pages
  std::string_view token_out;
  std::string_view page_size;  ///< the member that says how many are on a page
  int most_per_page = 0;
  std::string_view result;  ///< the member that an answer must have
  Shape result_shape = Shape::list;
  int most_in_batch = 0;   ///< how many ids `batch` takes; 0: it takes none
  std::string_view batch;  ///< the member with the ids
};

/// By the order of the catalogue; all of them.
std::span<const ActionInfo> actions();
const ActionInfo& info(Action action);

/// What a policy has to allow: `ecs:DescribeServices`.
std::string iam_action(Action action);

}  // namespace kakoi::aws
