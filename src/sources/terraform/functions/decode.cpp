// jsondecode and yamldecode. (Terraform language, "jsondecode Function", "yamldecode Function".)

#include "sources/embedded_json.hpp"
#include "sources/embedded_yaml.hpp"
#include "sources/terraform/functions/functions.hpp"
#include "sources/terraform/types.hpp"

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

}  // namespace

Value run_jsondecode(Arena& arena, Arguments arguments, TrailId whole) {
  return decode(arena, arguments, whole, decode_json);
}

Value run_yamldecode(Arena& arena, Arguments arguments, TrailId whole) {
  return decode(arena, arguments, whole, decode_yaml);
}

}  // namespace kakoi::sources::terraform
