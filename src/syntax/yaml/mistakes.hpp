// What to tell a person about a place at which libyaml gave up.
#pragma once

#include "base/message.hpp"

#include <cstddef>
#include <string_view>

namespace kakoi::syntax::yaml {

/// What libyaml says, with places in bytes.
struct Refusal {
  std::string_view problem;
  std::size_t at = 0;
  std::string_view context;  ///< empty when there is none
  std::size_t context_at = 0;
};

struct Mistake {
  base::Message message;
  std::size_t offset = 0;
  std::size_t length = 0;
};

Mistake explain(std::string_view text, const Refusal& refusal);

}  // namespace kakoi::syntax::yaml
