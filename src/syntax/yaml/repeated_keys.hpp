// Keys that stand more than once in one mapping.
#pragma once

#include "syntax/yaml/tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kakoi::syntax::yaml {

/// Looks at one mapping after the other and keeps its memory.
class RepeatedKeys {
 public:
  void look_at(const Tree& tree, NodeId mapping);

  /// Every scalar key but the first that says the same, in the order of the text. Merge keys may be repeated.
  [[nodiscard]] std::vector<NodeId> take();

 private:
  struct Entry {
    std::size_t hash = 0;
    std::string_view name;
    NodeId key = kNone;
  };

  std::vector<Entry> entries_;
  std::vector<NodeId> repeated_;
};

}  // namespace kakoi::syntax::yaml
