// Texts that are known in part, held against each other piece by piece. Whether `${var.name}-web` is "a-web" nobody
// knows, but that it is the same as another `${var.name}-web` can be known.
#pragma once

#include "values/value.hpp"

#include <span>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

/// Bytes that are known, or a hole.
struct TextPart {
  std::string bytes;
  values::Value hole{};  ///< unknown; only where `is_hole`
  bool is_hole = false;
};

/// The parts of a text, no two of bytes next to each other. A value that is not known at all is one hole; what is
/// neither that nor a text has no parts.
std::vector<TextPart> text_parts(const values::Value& value);

/// Two texts with one key are certainly the same: the same bytes, with the same unknowns in the same places. Those with
/// different keys may be. Empty where there are no parts.
std::string text_key(std::span<const TextPart> parts);
std::string text_key(const values::Value& value);

}  // namespace kakoi::sources::terraform
