// Exceptions that stand beside what they are for:
//
//   # kakoi:accept ecs-service-public-ip until=2027-03-31 owner=team-web reason="the partner calls the tasks directly"
//   resource "aws_ecs_service" "web" {
//
// The comment stands in the lines directly above a resource or a module call, or within it. In JSON it is the value of
// a property `//` of the resource. It holds for every instance of the resource.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/accept.hpp"

#include <cstddef>
#include <vector>

namespace kakoi::sources::terraform {

struct Module;

struct Accepts {
  std::vector<Accept> all;
  std::size_t refused = 0;
};

/// The accepts in the files of `module`, whose resources and calls are all there. One that lacks a control, a date, an
/// owner or a reason, or that stands beside nothing, is refused: it leaves a warning in `problems`.
Accepts accepts_in(const Module& module, base::Diagnostics& problems);

}  // namespace kakoi::sources::terraform
