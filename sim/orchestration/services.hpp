// Services: what their scheduler does when something has changed. The two kinds of controllers are in rollout.hpp and
// task_sets.hpp.
#pragma once

#include "sim/world/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::orchestration {

/// The scheduler looks at the service a moment from now. Many changes at once are looked at together.
void look_at(world::Here here, const world::Service& service);

/// The scheduler looks at it at that time too. There is never more than one such appointment.
void wake_at(world::Here here, const world::Service& service, world::Time time);

/// Counts for the circuit breaker and for slowing down, and writes the events that go with it.
void note_failure(world::Here here, world::Service& service, const world::Task& task);
void note_start(world::Service& service, const world::Task& task);

/// The service has what it is to have: it says so now, and again every few hours as long as that holds.
void say_steady(world::Here here, world::Service& service);

/// Puts `(service NAME) TEXT` before the other events.
void add_event(world::Here here, world::Service& service, const std::string& text);
/// `(service NAME, taskSet ID) TEXT`.
void add_event(world::Here here, world::Service& service, const world::TaskSet& set, const std::string& text);

/// The tasks of one deployment or task set, as far as they are not going down.
struct Crew {
  std::vector<world::Task*> coming = {};
  std::vector<world::Task*> running = {};
  std::int64_t healthy = 0;  ///< of those that run

  [[nodiscard]] std::int64_t size() const { return static_cast<std::int64_t>(coming.size() + running.size()); }
};
Crew crew_of(world::Here here, const world::Service& service, const std::string& owner);

/// Starts so many for `owner`, with one event for all.
void start_crew(world::Here here, world::Service& service, const std::string& owner, const world::Launch& launch,
                std::int64_t count);
/// Stops so many, those first that do not run yet.
void stop_crew(world::Here here, world::Service& service, const Crew& crew, std::int64_t count,
               const std::string& reason);

/// Drains a service that is to be deleted.
void begin_draining(world::Here here, world::Service& service);

}  // namespace kakoi::sim::orchestration
