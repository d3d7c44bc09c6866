#include "controls/controls.hpp"

#include "controls/embedded_guides.hpp"

#include <algorithm>
#include <array>

namespace kakoi::controls {

// Each is defined in the folder of its id.
#define KAKOI_CONTROL(name, id) extern const Control name;
#include "controls/controls.inc"
#undef KAKOI_CONTROL

std::span<const Control> all() {
#define KAKOI_CONTROL(name, id) name,
  static const std::array every = {
#include "controls/controls.inc"
  };
#undef KAKOI_CONTROL
  return every;
}

const Control* find(std::string_view id) {
  const auto every = all();
  const auto found = std::find_if(every.begin(), every.end(), [&](const Control& control) { return control.id == id; });
  return found != every.end() ? &*found : nullptr;
}

bool is_of_network(std::string_view id) {
  const Control* control = find(id);
  return control != nullptr && control->control_class == Class::network;
}

std::optional<std::string_view> guide(std::string_view id, base::Language language) {
  const std::string_view wanted = language == base::Language::ja ? "ja" : "en";
  std::optional<std::string_view> english;
  for (const EmbeddedGuide& guide : embedded_guides()) {
    if (guide.control != id) {
      continue;
    }
    if (guide.language == wanted) {
      return guide.text;
    }
    english = guide.language == "en" ? std::optional(guide.text) : english;
  }
  return english;
}

}  // namespace kakoi::controls
