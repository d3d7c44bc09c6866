// `GET /_sim/reach`: what the simulated network lets through, asked from outside.
#pragma once

#include "sim/value/value.hpp"
#include "sim/world/world.hpp"

#include <string>
#include <string_view>

#include <tl/expected.hpp>

namespace kakoi::sim::simulator {

/// `query` has `account`, `region` and
/// - `interface` and `port`: can the internet reach it? `{"exposure", "from", "why"}`
/// - `to` (`internet`, or the end of an endpoint's name such as `ecr.api`) and either `interface`, or `subnet` with
///   `groups` (commas between) and `public_ip`: does it get there? `{"arrives", "arrival", "way", "why"}`
/// An error says what is wrong with the question.
tl::expected<value::Value, std::string> reach_answer(world::World& world, std::string_view query);

}  // namespace kakoi::sim::simulator
