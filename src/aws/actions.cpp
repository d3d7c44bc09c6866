#include "aws/actions.hpp"

#include "aws/services.hpp"

#include <array>
#include <cstddef>

namespace kakoi::aws {
namespace {

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
// NOLINTBEGIN(bugprone-macro-parentheses): around names there are none
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
// NOLINTEND(bugprone-macro-parentheses)
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
