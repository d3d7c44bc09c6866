// Arguments of a resource as inventory fields.
#pragma once

#include "base/known.hpp"
#include "sources/launches/fields.hpp"
#include "sources/terraform/evaluator.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

/// A body together with where it stands.
struct Body {
  std::span<const Ref> parts;
  Scope scope;
};

/// The body of a resource instance, which has to stay.
inline Body body_of(const ResourceInstance& of) {
  return {.parts = of.resource->parts, .scope = {.module = of.module, .names = of.instance.names}};
}

class Fields {
 public:
  explicit Fields(Evaluator& evaluator) : evaluator_(evaluator) {}

  [[nodiscard]] Field<std::string> text(const Body& body, std::string_view name);
  [[nodiscard]] values::Value value(const Body& body, std::string_view name);
  /// Why what seems to be absent from `body` may be there after all; nothing where all of it was read.
  [[nodiscard]] std::optional<values::Value> incomplete(const Body& body);

  /// assign_public_ip, which may be written as a text.
  [[nodiscard]] base::Known<bool> setting(const values::Value& value);

 private:
  /// The argument's value; unknown when it is absent from a body that could not be read whole.
  [[nodiscard]] std::optional<values::Value> find(const Body& body, std::string_view name);

  Evaluator& evaluator_;
};

}  // namespace kakoi::sources::terraform
