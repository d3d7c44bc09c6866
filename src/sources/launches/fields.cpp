#include "sources/launches/fields.hpp"

#include "values/logic.hpp"

namespace kakoi::sources {

base::Unknown unknown_of(const values::Value& value) {
  return {.reason = values::why(value), .trail = value.trail(), .remedy = values::remedy(value)};
}

Field<std::string> text_field(const values::Value& value) {
  if (value.is_null()) {
    return Field<std::string>::defaulted(std::nullopt);
  }
  return value.is(values::Kind::text) && value.is_wholly_known()
             ? Field<std::string>::given(std::string(value.text().whole), value.trail())
             : Field<std::string>::unknown(unknown_of(value));
}

}  // namespace kakoi::sources
