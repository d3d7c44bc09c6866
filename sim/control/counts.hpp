// How often each action was called, and what became of it.
#pragma once

#include "sim/value/value.hpp"

#include <cstdint>
#include <map>
#include <string>

namespace kakoi::sim::control {

class Counts {
 public:
  /// `code` of the error; empty when it went well.
  void add(const std::string& service, const std::string& action, const std::string& code);
  void clear() { calls_.clear(); }
  /// `{"total": n, "services": {"ecs": {"ListServices": {"calls": n, "errors": {"ThrottlingException": n}}}}}`
  [[nodiscard]] value::Value shape() const;

 private:
  struct Count {
    std::int64_t calls = 0;
    std::map<std::string, std::int64_t> errors;
  };
  std::map<std::string, std::map<std::string, Count>> calls_;
};

}  // namespace kakoi::sim::control
