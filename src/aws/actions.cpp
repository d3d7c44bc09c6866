#include "aws/actions.hpp"

#include <array>
#include <cstddef>

namespace kakoi::aws {
namespace {

namespace services {

constexpr Service ecs{.name = "ecs",
                      .endpoint_prefix = "ecs",
                      .signing_name = "ecs",
                      .id = "ECS",
                      .dialect = Dialect::json_1_1,
                      .target = "AmazonEC2ContainerServiceV20141113"};
constexpr Service ec2{.name = "ec2",
                      .endpoint_prefix = "ec2",
                      .signing_name = "ec2",
                      .id = "EC2",
                      .dialect = Dialect::ec2,
                      .version = "2016-11-15"};
constexpr Service events{.name = "events",
                         .endpoint_prefix = "events",
                         .signing_name = "events",
                         .id = "EVENTBRIDGE",
                         .dialect = Dialect::json_1_1,
                         .target = "AWSEvents"};
constexpr Service scheduler{.name = "scheduler",
                            .endpoint_prefix = "scheduler",
                            .signing_name = "scheduler",
                            .id = "SCHEDULER",
                            .dialect = Dialect::rest_json};
constexpr Service pipes{
    .name = "pipes", .endpoint_prefix = "pipes", .signing_name = "pipes", .id = "PIPES", .dialect = Dialect::rest_json};
constexpr Service states{.name = "states",
                         .endpoint_prefix = "states",
                         .signing_name = "states",
                         .id = "SFN",
                         .dialect = Dialect::json_1_0,
                         .target = "AWSStepFunctions"};
constexpr Service batch{
    .name = "batch", .endpoint_prefix = "batch", .signing_name = "batch", .id = "BATCH", .dialect = Dialect::rest_json};
constexpr Service sts{.name = "sts",
                      .endpoint_prefix = "sts",
                      .signing_name = "sts",
                      .id = "STS",
                      .dialect = Dialect::query,
                      .version = "2011-06-15"};

}  // namespace services

/// What the catalogue writes as one text: `GET /schedules`, `services[]`.
constexpr std::string_view before(std::string_view text, char mark, std::string_view otherwise) {
  const std::size_t at = text.find(mark);
  return at == std::string_view::npos ? otherwise : text.substr(0, at);
}

constexpr std::string_view path_of(std::string_view route) {
  return route.empty() ? "/" : route.substr(route.find(' ') + 1);
}

constexpr Shape shape_of(std::string_view result) {
  return result.ends_with("[]") ? Shape::list : result.ends_with("{}") ? Shape::object : Shape::text;
}

constexpr std::string_view name_of(std::string_view result) {
  return shape_of(result) == Shape::text ? result : result.substr(0, result.size() - 2);
}

// A row of the catalogue is a list of what stands in it; only a macro can give the same row two meanings.
#define ACTION(id, its_service, its_name, route, its_group, in, out, size, most_a_page, its_result, most_a_batch, ids) \
  ActionInfo{.action = Action::id,                                                                                     \
             .service = &services::its_service,                                                                        \
             .name = its_name,                                                                                         \
             .method = before(route, ' ', "POST"),                                                                     \
             .path = path_of(route),                                                                                   \
             .group = its_group,                                                                                       \
             .token_in = in,                                                                                           \
             .token_out = out,                                                                                         \
             .page_size = size,                                                                                        \
             .most_per_page = most_a_page,                                                                             \
             .result = name_of(its_result),                                                                            \
             .result_shape = shape_of(its_result),                                                                     \
             .most_in_batch = most_a_batch,                                                                            \
             .batch = ids},
constexpr std::array kActions{
#include "aws/actions.inc"
};
#undef ACTION

}  // namespace

std::span<const ActionInfo> actions() { return kActions; }

const ActionInfo& info(Action action) { return kActions.at(static_cast<std::size_t>(action)); }

std::string iam_action(Action action) {
  return std::string(info(action).service->name).append(":").append(info(action).name);
}

}  // namespace kakoi::aws
