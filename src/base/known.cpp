#include "base/known.hpp"

namespace kakoi::base {
namespace {

// "and" and "or" differ only in the value that decides at once.
Known<bool> until(bool decisive, std::span<const Known<bool>> values) {
  const Known<bool>* first_unknown = nullptr;
  for (const Known<bool>& value : values) {
    const bool decides =
        value.match([&](bool known) { return known == decisive; }, [](const Unknown&) { return false; });
    if (decides) {
      return value;
    }
    const bool is_unknown = value.match([](bool) { return false; }, [](const Unknown&) { return true; });
    if (is_unknown && first_unknown == nullptr) {
      first_unknown = &value;
    }
  }
  return first_unknown != nullptr ? *first_unknown : Known<bool>::defaulted(!decisive);
}

}  // namespace

Known<bool> all_of(std::span<const Known<bool>> values) { return until(false, values); }
Known<bool> any_of(std::span<const Known<bool>> values) { return until(true, values); }

}  // namespace kakoi::base
