// What a function takes. An argument is converted as Terraform does before the function sees it; a call with the wrong
// number of arguments, a null or a value of another type is invalid, and what cannot be known is unknown, so that the
// functions themselves deal with values only.
#pragma once

#include "sources/terraform/functions/functions.hpp"
#include "values/arena.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

using Arguments = std::span<const values::Value>;

/// The type of a parameter. Of a collection that is known its elements may still be unknown or null.
enum class Takes : std::uint8_t {
  anything,        ///< neither null nor unknown
  whatever,        ///< as it is
  number,          ///< a whole or broken one
  text,            ///< wholly known
  rope,            ///< a text that may have holes, or an unknown value
  items,           ///< list(any): elements of one type
  texts,           ///< list(string)
  booleans,        ///< list(bool)
  set,             ///< set(any)
  lists_of_texts,  ///< map(list(string))
};

/// The arguments of a call, converted; or the value of the call, when it is decided by them already. `rest` is what
/// all arguments take that stand behind the `fixed` ones.
struct Taken {
  std::vector<values::Value> arguments;
  std::optional<values::Value> decided;
};
Taken take_arguments(values::Arena& arena, Arguments given, base::TrailId whole, std::span<const Takes> fixed,
                     std::optional<Takes> rest);

/// A function with these parameters, for the table of functions.
template <auto Run, Takes... Fixed>
values::Value take(values::Arena& arena, Arguments given, base::TrailId whole) {
  constexpr std::array<Takes, sizeof...(Fixed)> kTakes{Fixed...};
  const Taken taken = take_arguments(arena, given, whole, kTakes, std::nullopt);
  return taken.decided.has_value() ? *taken.decided : Run(arena, taken.arguments, whole);
}

/// The same with any number of further arguments, each a `Rest`.
template <auto Run, Takes Rest, Takes... Fixed>
values::Value take_more(values::Arena& arena, Arguments given, base::TrailId whole) {
  constexpr std::array<Takes, sizeof...(Fixed)> kTakes{Fixed...};
  const Taken taken = take_arguments(arena, given, whole, kTakes, Rest);
  return taken.decided.has_value() ? *taken.decided : Run(arena, taken.arguments, whole);
}

/// A number that is whole and fits into 64 bits.
std::optional<std::int64_t> whole_number(const values::Value& number);

/// A text that a function made, in Normalization Form C as every text is.
values::Value made_text(values::Arena& arena, std::string text, base::TrailId whole);

/// A number that a function computed. Unknown when it is too large to be kept exactly.
values::Value made_number(values::Arena& arena, long double number, base::TrailId whole);

/// Whether an entry of an open map exists depends on what is known only later.
values::Value unknown_attributes(values::Arena& arena, base::TrailId whole);

}  // namespace kakoi::sources::terraform
