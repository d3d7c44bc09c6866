#include "ops/control_choice.hpp"

#include <algorithm>

namespace kakoi::ops {

using controls::Class;
using controls::Control;

std::optional<ControlChoice> ControlChoice::parse(std::string_view words, std::string& wrong) {
  ControlChoice choice;
  choice.is_default_ = false;
  for (std::size_t begin = 0; begin <= words.size();) {
    const std::size_t end = std::min(words.find(',', begin), words.size());
    const std::string_view word = words.substr(begin, end - begin);
    begin = end + 1;
    bool is_known = false;
    for (const Control& control : controls::all()) {
      const std::string_view name = control.control_class == Class::network ? "network" : "setting";
      if (word == "all" || word == name || word == control.id) {
        choice.ids_.emplace(control.id);
        is_known = true;
      }
    }
    if (!is_known) {
      wrong = word;
      return std::nullopt;
    }
  }
  return choice;
}

ControlChoice ControlChoice::of(Class wanted) {
  ControlChoice choice;
  choice.is_default_ = false;
  for (const Control& control : controls::all()) {
    if (control.control_class == wanted) {
      choice.ids_.emplace(control.id);
    }
  }
  return choice;
}

bool ControlChoice::judges(const Control& control) const { return is_default_ || ids_.contains(control.id); }

bool ControlChoice::counts(const Control& control, bool is_of_what_runs) const {
  return judges(control) && (!is_default_ || is_of_what_runs || control.control_class == Class::setting);
}

bool ControlChoice::needs_network() const {
  const auto every = controls::all();
  return std::any_of(every.begin(), every.end(), [&](const Control& control) {
    return control.control_class == Class::network && judges(control);
  });
}

}  // namespace kakoi::ops
