// Can a fault that somebody asks for ever happen? One that cannot is a mistake in what was asked.
#pragma once

#include "sim/control/faults.hpp"

#include <tl/expected.hpp>

#include <string>

namespace kakoi::sim::simulator {

/// The fault, or in words why it is none: an unknown member, kind, service or action, a number that makes no sense.
tl::expected<control::Fault, std::string> read_fault(const value::Value& it);

}  // namespace kakoi::sim::simulator
