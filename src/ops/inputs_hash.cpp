#include "ops/inputs_hash.hpp"

#include "findings/content_hash.hpp"

#include <string_view>

namespace kakoi::ops {

std::string hash_of_inputs(const ScanOptions& options, const std::set<std::string>& declared) {
  std::string text;
  const auto add = [&](std::string_view part) {
    text += part;
    text += '\0';
  };
  for (const auto& given : options.inputs.command_line) {
    add(given.name);
    add(given.text);
  }
  for (const auto& [name, value] : options.inputs.environment) {
    if (declared.contains(name)) {
      add(name);
      add(value);
    }
  }
  add(options.inputs.workspace.value_or(std::string{}));
  for (const auto& given : options.parameters) {
    add(given.name);
    add(given.text);
  }
  return findings::content_hash(text);
}

}  // namespace kakoi::ops
