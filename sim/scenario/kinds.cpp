#include "sim/scenario/kinds.hpp"

#include "sim/value/json.hpp"
#include "sim/world/regions.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

// Ten years: what is longer is a mistake.
constexpr double kLongest = 10.0 * 365 * 24 * 3600;

/// Numbers and truths that stand without quotes are texts too.
bool is_scalar(const Value& it) { return !it.is_array() && !it.is_object(); }

bool is_number(const Value& it) { return is_scalar(it) && !it.is_text() && it.as_number().has_value(); }

bool is_account(const Value& it) {
  const std::string text = is_scalar(it) ? it.as_text().value_or("") : "";
  constexpr std::size_t kDigits = 12;
  return text.size() == kDigits && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string_view name_of(Kind kind) {
  switch (kind) {
    case Kind::text:
      return "a text";
    case Kind::number:
      return "a number";
    case Kind::boolean:
      return "true or false";
    case Kind::object:
      return "a mapping";
    case Kind::texts:
      return "a list of texts";
    case Kind::objects:
      return "a list of mappings";
    case Kind::seconds:
      return "a number of seconds from 0 to ten years";
    case Kind::account:
      return "twelve digits in quotes";
    case Kind::region:
      return "a region of AWS";
    case Kind::regions:
      return "a list of regions of AWS";
  }
  return "";
}

bool is(const Value& it, Kind kind) {
  const auto& items = it.items();
  switch (kind) {
    case Kind::text:
      return is_scalar(it);
    case Kind::number:
      return is_number(it);
    case Kind::boolean:
      return std::holds_alternative<bool>(it.data());
    case Kind::object:
      return it.is_object();
    case Kind::texts:
      return it.is_array() && std::ranges::all_of(items, is_scalar);
    case Kind::objects:
      return it.is_array() && std::ranges::all_of(items, &Value::is_object);
    case Kind::seconds: {
      const double seconds = is_number(it) ? it.as_number().value_or(-1) : -1;
      return std::isfinite(seconds) && seconds >= 0 && seconds <= kLongest;
    }
    case Kind::account:
      return is_account(it);
    case Kind::region:
      return is_scalar(it) && world::is_region(it.as_text().value_or(""));
    case Kind::regions:
      return it.is_array() && std::ranges::all_of(items, [](const Value& one) { return is(one, Kind::region); });
  }
  return false;
}

std::string shown(const Value& it) {
  constexpr std::size_t kMost = 60;
  std::string text = value::to_json(it);
  if (text.size() > kMost) text = text.substr(0, kMost) + "…";
  return text;
}

}  // namespace kakoi::sim::scenario
