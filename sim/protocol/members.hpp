// Of what kind the members of requests have to be. One that is of another kind is refused, and not taken for absent.
#pragma once

#include "sim/protocol/call.hpp"

#include <optional>
#include <string_view>

namespace kakoi::sim::protocol {

/// Names of members, with blanks between them. A name that is in none of these may be anything.
struct MemberKinds {
  std::string_view texts = {};
  std::string_view integers = {};
  std::string_view numbers = {};
  std::string_view booleans = {};
  std::string_view times = {};
  std::string_view structures = {};
  std::string_view text_lists = {};
  std::string_view structure_lists = {};
  std::string_view text_maps = {};
  std::string_view other_lists = {};  ///< of lists, numbers or maps
  std::string_view other_maps = {};
};

/// The refusal of the first member, at any depth, that is of another kind than `shape` says; nothing when there is
/// none.
std::optional<ApiError> wrong_kind(const Shape& shape, const value::Value& input);

/// The same of what came in the address or in a form: there everything is text, and has to say what it should.
std::optional<ApiError> wrong_text(const Shape& shape, const value::Value& input);

}  // namespace kakoi::sim::protocol
