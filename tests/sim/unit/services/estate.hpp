// A small world in which services can be put and watched while time passes.
#pragma once

#include "sim/services/service.hpp"
#include "sim/value/json.hpp"
#include "sim/world/world.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services {

struct Estate {
  world::World world;
  std::string account = "111122223333";
  std::string region = "us-east-1";
  std::string public_subnet;
  std::string private_subnet;   ///< behind a NAT gateway
  std::string isolated_subnet;  ///< no way out
  std::string cluster = "c";

  Estate();

  Outcome call(std::string_view service, std::string_view action, const Value& input);
  /// Input as JSON, in which `'` stands for `"`; the answer has to be no error.
  Value ok(std::string_view service, std::string_view action, std::string input);
  /// `Code: message` of the error.
  std::string refusal(std::string_view service, std::string_view action, std::string input);

  void pass(double seconds) { world.advance_to(world.now() + seconds); }

  /// `networkConfiguration` as a member of a JSON object.
  [[nodiscard]] std::string network(const std::string& subnet, bool is_public) const;
  /// A Fargate service `name` with `count` tasks; `more` are other members, each with a comma before it.
  Value create_service(const std::string& name, const std::string& subnet, bool is_public, int count,
                       const std::string& more = "");
  Value service(const std::string& name);
  std::vector<std::string> events(const std::string& name);
  /// The public addresses of the running tasks of a service.
  std::vector<std::string> public_ips(const std::string& name);
};

}  // namespace kakoi::sim::services
