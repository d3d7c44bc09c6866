#include "sim/services/service.hpp"

#include "sim/services/batch/service.hpp"
#include "sim/services/codedeploy/service.hpp"
#include "sim/services/ec2/service.hpp"
#include "sim/services/ecs/service.hpp"
#include "sim/services/elbv2/service.hpp"
#include "sim/services/enumerations.hpp"
#include "sim/services/events/service.hpp"
#include "sim/services/organizations/service.hpp"
#include "sim/services/pipes/service.hpp"
#include "sim/services/scheduler/service.hpp"
#include "sim/services/states/service.hpp"
#include "sim/services/sts/service.hpp"
#include "sim/value/words.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sim::services {

Action Service::find(std::string_view action) const {
  const auto found = std::ranges::find(actions, action, &ActionEntry::name);
  return found != actions.end() ? found->run : nullptr;
}

Outcome Service::perform(Context& context, const Value& input) const {
  if (auto refused = odd_values(*this, context, input)) return tl::unexpected(*std::move(refused));
  return find(context.action)(context, input);
}

const Paging* Service::paging_of(std::string_view action) const {
  const auto found =
      std::ranges::find_if(paging, [&](const Paging& it) { return value::has_word(it.actions, action); });
  return found != paging.end() ? &*found : nullptr;
}

bool Service::is_open(std::string_view action) const {
  const auto found = std::ranges::find(actions, action, &ActionEntry::name);
  return found != actions.end() && found->is_open;
}

std::span<const Service* const> all() {
  static const std::array every = {&ecs::service(),           &ec2::service(),    &elbv2::service(),
                                   &codedeploy::service(),    &events::service(), &scheduler::service(),
                                   &pipes::service(),         &states::service(), &batch::service(),
                                   &organizations::service(), &sts::service()};
  return every;
}

}  // namespace kakoi::sim::services
