#include "sources/terraform/same_text.hpp"

#include <cstdint>

namespace kakoi::sources::terraform {

std::vector<TextPart> text_parts(const values::Value& value) {
  if (value.is_unknown()) {
    return {{.bytes = {}, .hole = value, .is_hole = true}};
  }
  if (!value.is(values::Kind::text)) {
    return {};
  }
  if (value.is_wholly_known()) {
    return {{.bytes = std::string(value.text().whole)}};
  }
  std::vector<TextPart> parts;
  for (const values::Piece& piece : value.text().pieces) {
    if (piece.is_hole) {
      parts.push_back({.bytes = {}, .hole = piece.hole, .is_hole = true});
    } else if (!parts.empty() && !parts.back().is_hole) {
      parts.back().bytes += piece.bytes;
    } else if (!piece.bytes.empty()) {
      parts.push_back({.bytes = std::string(piece.bytes)});
    }
  }
  return parts;
}

// A hole is known by its reason, which copies of one unknown share, between bytes that no text of Terraform's has.
std::string text_key(std::span<const TextPart> parts) {
  std::string key;
  for (const TextPart& part : parts) {
    key += part.is_hole ? '\xff' + std::to_string(reinterpret_cast<std::uintptr_t>(&part.hole.reason())) + '\xff'
                        : '\xfe' + part.bytes;
  }
  return key;
}

std::string text_key(const values::Value& value) { return text_key(text_parts(value)); }

}  // namespace kakoi::sources::terraform
