// The command line of kakoi-sim.
#pragma once

#include "sim/simulator/simulator.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::sim::cli {

struct Arguments {
  std::uint16_t port = 0;
  std::string port_file = {};
  std::string scenario = {};  ///< a file, or the name of one that is shipped
  std::string generate = {};
  simulator::Options simulator = {};
};

/// Either arguments to go on with, or a text and a code to end with.
struct Parsed {
  Arguments arguments = {};
  bool ends = false;
  int code = 0;
  std::string text = {};
};

Parsed parse(const std::vector<std::string>& arguments);

}  // namespace kakoi::sim::cli
