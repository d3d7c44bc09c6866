#include "ops/closed_region.hpp"

#include <array>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>

namespace kakoi::ops {
namespace {

using aws::Action;

constexpr std::array kFirst{Action::ecs_list_clusters,
                            Action::ec2_describe_network_interfaces,
                            Action::events_list_event_buses,
                            Action::scheduler_list_schedules,
                            Action::pipes_list_pipes,
                            Action::states_list_state_machines,
                            Action::batch_describe_job_definitions};
constexpr std::size_t kOfClusters = 2;
constexpr int kFewest = 5;  // of DescribeNetworkInterfaces

struct Asking {
  aws::Reader& reader;
  std::string region;
  std::span<const Action> left;
  std::function<void(bool)> done;
};

void ask_next(const std::shared_ptr<Asking>& asking) {
  if (asking->left.empty()) {
    asking->done(true);
    return;
  }
  const Action action = asking->left.front();
  asking->left = asking->left.subspan(1);
  aws::Input input;
  if (action == Action::ec2_describe_network_interfaces) {
    input.set(aws::info(action).page_size, kFewest);
  }
  asking->reader.call({.action = action, .region = asking->region, .input = std::move(input)},
                      [asking](const aws::Outcome& outcome) {
                        if (!outcome.has_value() && outcome.error().kind == aws::FailureKind::denied) {
                          ask_next(asking);
                        } else {
                          asking->done(false);
                        }
                      });
}

}  // namespace

void ask_if_closed(aws::Reader& reader, const std::string& region, bool is_everything, std::function<void(bool)> done) {
  const std::span<const Action> all(kFirst);
  ask_next(std::make_shared<Asking>(Asking{.reader = reader,
                                           .region = region,
                                           .left = is_everything ? all : all.first(kOfClusters),
                                           .done = std::move(done)}));
}

}  // namespace kakoi::ops
