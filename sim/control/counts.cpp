#include "sim/control/counts.hpp"

namespace kakoi::sim::control {

using value::Value;

void Counts::add(const std::string& service, const std::string& action, const std::string& code) {
  Count& count = calls_[service][action];
  ++count.calls;
  if (!code.empty()) ++count.errors[code];
}

Value Counts::shape() const {
  std::int64_t total = 0;
  Value services = Value::object();
  for (const auto& [service, actions] : calls_) {
    Value shapes = Value::object();
    for (const auto& [action, count] : actions) {
      total += count.calls;
      Value errors = Value::object();
      for (const auto& [code, times] : count.errors) {
        errors.set(code, times);
      }
      shapes.set(action, Value::object({{"calls", count.calls}, {"errors", std::move(errors)}}));
    }
    services.set(service, std::move(shapes));
  }
  return Value::object({{"total", total}, {"services", std::move(services)}});
}

}  // namespace kakoi::sim::control
