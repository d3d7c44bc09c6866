// Arguments of a resource as inventory fields.
#pragma once

#include "base/known.hpp"
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

/// What an argument says: nothing when it is left out or null.
template <typename T>
using Field = base::Known<std::optional<T>>;

class Fields {
 public:
  explicit Fields(Evaluator& evaluator) : evaluator_(evaluator) {}

  [[nodiscard]] Field<bool> boolean(const Body& body, std::string_view name);
  [[nodiscard]] Field<std::string> text(const Body& body, std::string_view name);
  [[nodiscard]] values::Value value(const Body& body, std::string_view name);

  /// Why `value`, which is not known or has the wrong type, is not known.
  static base::Unknown unknown(const values::Value& value);

 private:
  /// The argument's value; unknown when it is absent from a body that could not be read whole.
  [[nodiscard]] std::optional<values::Value> find(const Body& body, std::string_view name);

  Evaluator& evaluator_;
};

}  // namespace kakoi::sources::terraform
