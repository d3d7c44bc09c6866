// The call that is looked at: may it go through, and is something to go wrong with it?
#pragma once

#include "sim/value/value.hpp"

#include <string_view>

namespace kakoi::sim::control {

struct Asked {
  std::string_view account = {};
  std::string_view region = {};
  std::string_view service = {};
  std::string_view action = {};
  const value::Value& input;
  bool has_pages = false;  ///< the answer to such a call can have more than one
};

}  // namespace kakoi::sim::control
