// Keys that stand more than once in one object.
#pragma once

#include "syntax/json/tree.hpp"

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {

/// Looks at one object after the other and keeps its memory, since a plan has millions of small ones.
class RepeatedKeys {
 public:
  void look_at(const Tree& tree, NodeId object);

  /// Every key but the first of its name, in the order of the text.
  [[nodiscard]] std::vector<NodeId> take();

 private:
  struct Entry {
    std::size_t hash = 0;
    std::string_view name;
    NodeId key = kNone;
  };

  void collect(const Tree& tree, NodeId first_member);
  std::string_view name_of(const Tree& tree, NodeId key);

  std::vector<Entry> entries_;
  std::deque<std::string> unescaped_;  ///< a deque, since entries look into it while it grows
  std::vector<NodeId> repeated_;
};

}  // namespace kakoi::syntax::json
