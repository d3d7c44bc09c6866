// The guides, as the build puts them into the program.
#pragma once

#include <span>
#include <string_view>

namespace kakoi::controls {

struct EmbeddedGuide {
  std::string_view control;
  std::string_view language;  ///< "en" or "ja"
  std::string_view text;      ///< Markdown
};

std::span<const EmbeddedGuide> embedded_guides();

}  // namespace kakoi::controls
