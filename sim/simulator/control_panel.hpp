// `/_sim/`: what tests and demonstrations turn and look at. Not a part of AWS, and not signed.
#pragma once

#include "sim/simulator/simulator.hpp"

namespace kakoi::sim::simulator {

http::Response control_answer(const http::Request& request, Simulator::Controls controls);

}  // namespace kakoi::sim::simulator
