#include "syntax/yaml/repeated_keys.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace kakoi::syntax::yaml {

// Sorted by hash and not put into a hash table: keys that are made to collide then cost a few comparisons more and not
// the square of their number.
void RepeatedKeys::look_at(const Tree& tree, NodeId mapping) {
  entries_.clear();
  for (NodeId entry = tree.nodes[mapping].first_child; entry != kNone; entry = tree.nodes[entry].next_sibling) {
    const NodeId key = tree.nodes[entry].first_child;
    if (tree.nodes[key].kind == Kind::scalar && !is_merge_key(tree, key)) {
      const std::string_view name = text_of(tree, key);
      entries_.push_back(Entry{.hash = std::hash<std::string_view>()(name), .name = name, .key = key});
    }
  }
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.hash, a.name, a.key) < std::tie(b.hash, b.name, b.key);
  });
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (entries_[i].hash == entries_[i - 1].hash && entries_[i].name == entries_[i - 1].name) {
      repeated_.push_back(entries_[i].key);
    }
  }
}

std::vector<NodeId> RepeatedKeys::take() {
  // Nodes are numbered in the order of the text.
  std::sort(repeated_.begin(), repeated_.end());
  return std::exchange(repeated_, {});
}

}  // namespace kakoi::syntax::yaml
