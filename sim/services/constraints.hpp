// What the models of AWS say of a request's members: which must be there, how long they may be, what they may hold. A
// table for each action; the texts are those of AWS's own framework, all problems of a request in one.
#pragma once

#include "sim/services/service.hpp"

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string_view>

namespace kakoi::sim::services {

enum class Kind : std::uint8_t { text, integer, boolean, list, object };

struct Pattern {
  std::string_view text = {};  ///< as AWS writes it
  bool (*matches)(std::string_view text) = nullptr;
};

struct Constraint {
  std::string_view path = {};  ///< `Targets.*.Id`: `*` stands for every item of a list
  Kind kind = Kind::text;
  bool required = false;  ///< where that which it is a member of is there
  /// Of the number itself, or of the length of a text or list.
  std::int64_t least = std::numeric_limits<std::int64_t>::min();
  std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const Pattern* pattern = nullptr;
  std::span<const std::string_view> values = {};  ///< of an enumeration
};

/// ValidationException with all that is wrong, SerializationException when a member is of another kind; nothing when
/// all is well.
std::optional<ApiError> violation(const Value& input, std::span<const Constraint> constraints);

}  // namespace kakoi::sim::services
