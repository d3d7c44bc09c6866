// Where in a file a setting can be turned off: what a source knows of it, before anything is planned.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::findings {

enum class SpotKind : std::uint8_t {
  literal,     ///< the literal that decides; from the setting to here the value is only copied
  choice,      ///< likewise, but on the way a function chose it: `try`, `lookup`, `merge`
  expression,  ///< an expression, outside of the resource, that works out what is copied to the setting, or copies it
  setting,     ///< the value of the setting itself
};

/// A name on the way from a spot to its setting: others may use it too. In the module in `folder`: "var.public". Of a
/// template, in its folder: the name of the parameter or the mapping.
struct PassedName {
  std::string folder{};
  std::string name{};

  friend bool operator==(const PassedName&, const PassedName&) = default;
};

/// Bytes of a file that the way leads through.
struct PassedBytes {
  std::string file{};
  std::uint32_t offset = 0;
  std::uint32_t length = 0;

  friend bool operator==(const PassedBytes&, const PassedBytes&) = default;
};

/// The bytes from `offset` on, `length` of them, of a file.
struct Spot {
  SpotKind kind = SpotKind::literal;
  std::string file{};  ///< as the file reader named it
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool is_of_call = false;  ///< of an expression: a module call is given it, or an item of it
  std::vector<PassedName> names{};
  std::vector<PassedBytes> way{};

  friend bool operator==(const Spot&, const Spot&) = default;
};

/// Nearest to the literal first.
using Spots = std::vector<Spot>;

}  // namespace kakoi::findings
