// Names that AWS makes up. The same seed gives the same names, so that a run can be repeated to the byte.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace kakoi::sim::world {

class Ids {
 public:
  explicit Ids(std::uint64_t seed = 1) : state_(seed) {}

  std::uint64_t number();
  /// `count` hexadecimal digits in lower case.
  std::string hex(std::size_t count);
  std::string digits(std::size_t count);
  /// As in `1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed`.
  std::string uuid();
  /// EC2's: `subnet-` and 17 digits.
  std::string resource(std::string_view prefix) { return std::string(prefix) + "-0" + hex(16); }
  /// `ecs-svc/` and 19 digits, for deployments and task sets.
  std::string ecs_svc() { return "ecs-svc/" + digits(19); }
  /// CodeDeploy's: `d-` and nine letters and digits.
  std::string code_deploy(std::string_view prefix);

 private:
  std::uint64_t state_;
};

}  // namespace kakoi::sim::world
