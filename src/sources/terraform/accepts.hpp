// Exceptions that stand beside what they are for:
//
//   # kakoi:accept ecs-service-public-ip until=2027-03-31 owner=team-web reason="the partner calls the tasks directly"
//   resource "aws_ecs_service" "web" {
//
// The comment stands in the lines directly above a resource or a module call, or within it. In JSON it is the value of
// a property `//` of the resource. It holds for every instance of the resource.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"

#include <chrono>
#include <cstddef>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

struct Module;

struct Accept {
  std::string control;
  std::chrono::year_month_day until{};  ///< the last day on which it holds
  std::string owner;
  std::string reason;
  base::Range header;  ///< of the resource or module call that it is for
  base::Place place;   ///< of the comment
};

struct Accepts {
  std::vector<Accept> all;
  std::size_t refused = 0;
};

/// The accepts in the files of `module`, whose resources and calls are all there. One that lacks a control, a date, an
/// owner or a reason, or that stands beside nothing, is refused: it leaves a warning in `problems`.
Accepts accepts_in(const Module& module, base::Diagnostics& problems);

}  // namespace kakoi::sources::terraform
