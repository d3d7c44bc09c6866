// YAML, and with it JSON, as values: what scenario files and AppSpecs are written in.
#pragma once

#include "base/result.hpp"
#include "sim/value/value.hpp"

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sim::value {

/// The first document of `text`. Plain scalars are null, booleans or numbers where they look like it; quoted ones are
/// text. Aliases stand for what they name.
base::Result<Value> parse_yaml(std::string_view text);

/// In which line something stands, by its path: `steps.3.wait`, items counted from nought.
class Places {
 public:
  void add(std::string path, std::size_t line) { lines_.emplace(std::move(path), line); }
  /// Of that, or of the nearest thing around it that is known; 1 when there is none.
  [[nodiscard]] std::size_t line_of(std::string path) const;

 private:
  std::map<std::string, std::size_t> lines_ = {};
};

/// The same, with the lines of what is not more than four levels down.
base::Result<Value> parse_yaml(std::string_view text, Places& places);

}  // namespace kakoi::sim::value
