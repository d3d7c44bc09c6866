// What a scalar means, as the YAML libraries of Go take it: null, booleans and timestamps as in YAML 1.1, numbers as in
// the core schema of YAML 1.2.
#pragma once

#include "syntax/yaml/tree.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kakoi::syntax::yaml {

enum class Type : std::uint8_t {
  text,
  null,
  boolean,
  number,
  infinite,       ///< `.inf`; of a sign that is not kept
  not_a_number,   ///< `.nan`
  malformed,      ///< its tag says what it is, and it is not that
  tag_not_known,  ///< it has a tag that is not one of YAML's own for scalars
};

struct Scalar {
  Type type = Type::text;
  bool boolean = false;
  /// Of a text what it says, a timestamp as RFC 3339 has it; of a number its decimal digits, with sign, fraction and
  /// exponent where it has them; of an infinity as it is written.
  std::string text{};
};

/// `text`, `style` and `tag` as text_of, Node::style and tag_of give them. (YAML 1.1, "Language-Independent Types";
/// YAML 1.2, "Core Schema"; github.com/zclconf/go-cty-yaml, by which Terraform reads YAML.) A text in quotes is a text
/// even where its tag says otherwise, and one that begins with a letter of `yes`, `no`, `true`, `false`, `on`, `off` or
/// `null` is looked at before its tag.
Scalar read_scalar(std::string_view text, Style style, std::string_view tag);

/// A timestamp in the form of RFC 3339 without a fraction. Nothing when `text` is none: a date, or date and time with a
/// `T` and a zone, or with a blank and no zone, each of which must exist in the calendar.
std::optional<std::string> read_timestamp(std::string_view text);

}  // namespace kakoi::syntax::yaml
