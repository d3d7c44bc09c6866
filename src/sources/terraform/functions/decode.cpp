// jsondecode and yamldecode. (Terraform language, "jsondecode Function", "yamldecode Function".)

#include "sources/embedded_json.hpp"
#include "sources/embedded_yaml.hpp"
#include "sources/terraform/functions/functions.hpp"
#include "sources/terraform/types.hpp"

#include <algorithm>

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Value;
using Arguments = std::span<const Value>;

Value decode(Arena& arena, Arguments arguments, TrailId whole, Value (*read)(Arena&, const Value&, TrailId)) {
  if (arguments.size() != 1) {
    return wrong_arguments(arena, whole);
  }
  // Numbers and booleans become strings, as for every parameter that is one.
  const Value text = to_text(arena, arguments[0]);
  return text.is_null() ? wrong_arguments(arena, whole) : read(arena, text, whole);
}

// Terraform gives a property that is repeated one type for all its values; what it refuses then depends on its version.
Value decode_one_type(Arena& arena, const Value& text, TrailId whole) {
  constexpr base::Phrase kOtherType{
      "the property {} is repeated with a value of another type, which Terraform may refuse",
      "プロパティ {} が別の型の値で繰り返されており、Terraform が受け付けない可能性があります"};
  const DecodedJson decoded = read_json(arena, text, whole);
  const auto other = std::find_if(decoded.repeated.begin(), decoded.repeated.end(),
                                  [](const RepeatedKey& key) { return key.has_other_type; });
  return other == decoded.repeated.end() || decoded.value.is_unknown()
             ? decoded.value
             : arena.unknown(kOtherType, {other->name}, other->trail);
}

}  // namespace

Value run_jsondecode(Arena& arena, Arguments arguments, TrailId whole) {
  return decode(arena, arguments, whole, decode_one_type);
}

Value run_yamldecode(Arena& arena, Arguments arguments, TrailId whole) {
  return decode(arena, arguments, whole, decode_yaml);
}

}  // namespace kakoi::sources::terraform
