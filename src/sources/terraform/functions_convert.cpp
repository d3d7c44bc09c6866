// Type conversion functions. (Terraform language, "Type Conversion Functions".)

#include "sources/terraform/functions.hpp"
#include "sources/terraform/types.hpp"

namespace kakoi::sources::terraform {
namespace {

using base::TrailId;
using values::Arena;
using values::Value;
using Arguments = std::span<const Value>;

Value as(Arena& arena, Arguments arguments, TrailId whole, TypeKind kind) {
  if (arguments.size() != 1) {
    return wrong_arguments(arena, whole);
  }
  const Type type{.kind = kind, .element = nullptr, .members = {}};
  return convert(arena, arguments[0], type, [](const Ref& /*fallback*/) { return Value{}; });
}

}  // namespace

Value run_tobool(Arena& arena, Arguments arguments, TrailId whole) {
  return as(arena, arguments, whole, TypeKind::boolean);
}
Value run_tostring(Arena& arena, Arguments arguments, TrailId whole) {
  return as(arena, arguments, whole, TypeKind::string);
}
Value run_tolist(Arena& arena, Arguments arguments, TrailId whole) {
  return as(arena, arguments, whole, TypeKind::list);
}
Value run_toset(Arena& arena, Arguments arguments, TrailId whole) { return as(arena, arguments, whole, TypeKind::set); }
Value run_tomap(Arena& arena, Arguments arguments, TrailId whole) { return as(arena, arguments, whole, TypeKind::map); }

}  // namespace kakoi::sources::terraform
