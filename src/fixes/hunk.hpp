// The lines that an edit changes, for a person: without what may be secret.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace kakoi::fixes {

struct Hunk {
  std::string file{};                  ///< as the report names it
  std::uint32_t line = 0;              ///< the first of those that go, and of those that come
  std::vector<std::string> removed{};  ///< none where lines are added; none of both stays as it was
  std::vector<std::string> added{};
  bool makes_file = false;
};

}  // namespace kakoi::fixes
