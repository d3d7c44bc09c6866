#include "sim/services/names.hpp"

namespace kakoi::sim::services {

std::string short_name(std::string_view given, std::string_view prefix) {
  if (given.starts_with(prefix)) return std::string(given.substr(prefix.size()));
  return std::string(given.starts_with("arn:") ? std::string_view() : given);
}

}  // namespace kakoi::sim::services
