// Calls that make an estate, one after the other.
#pragma once

#include "sim/scenario/calls.hpp"
#include "sim/scenario/scenario.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sim::scenario {

using value::Value;

/// Makes one call after the other, until one fails.
class Builder {
 public:
  explicit Builder(world::World& world) : world_(world) {}

  Value operator()(std::string_view service, std::string_view action, const Value& input) {
    if (failed_) return {};
    auto output = call(world_, caller_, service, action, input);
    if (output) return *std::move(output);
    failed_ = output.error();
    return {};
  }

  [[nodiscard]] base::Result<void> result() const {
    return failed_ ? base::Result<void>(tl::unexpected(*failed_)) : base::Result<void>();
  }

 private:
  world::World& world_;
  Caller caller_{.account = std::string(kAccount)};
  std::optional<base::Error> failed_;
};

}  // namespace kakoi::sim::scenario
