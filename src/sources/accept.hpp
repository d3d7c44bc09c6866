// An exception that stands in the code, whatever language that is.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"

#include <chrono>
#include <string>

namespace kakoi::sources {

struct Accept {
  std::string control;
  std::chrono::year_month_day until{};  ///< the last day on which it holds
  std::string owner;
  std::string reason;
  base::Range header;       ///< of the resource or module call that it is for
  bool is_of_call = false;  ///< it is for a module call, and so for nothing that the module makes
  base::Place place;        ///< of the comment
};

}  // namespace kakoi::sources
