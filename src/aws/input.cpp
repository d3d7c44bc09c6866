#include "aws/input.hpp"

#include <algorithm>

namespace kakoi::aws {

Input& Input::set(std::string_view name, Input value) {
  const auto found = std::ranges::find(names_, name);
  if (found != names_.end()) {
    values_[static_cast<std::size_t>(found - names_.begin())] = std::move(value);
  } else {
    names_.emplace_back(name);
    values_.push_back(std::move(value));
  }
  return *this;
}

void Input::remove(std::string_view name) {
  const auto found = std::ranges::find(names_, name);
  if (found == names_.end()) return;
  values_.erase(values_.begin() + (found - names_.begin()));
  names_.erase(found);
}

const Input* Input::find(std::string_view name) const {
  const auto found = std::ranges::find(names_, name);
  return found == names_.end() ? nullptr : &values_[static_cast<std::size_t>(found - names_.begin())];
}

}  // namespace kakoi::aws
