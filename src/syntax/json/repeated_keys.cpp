#include "syntax/json/repeated_keys.hpp"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace kakoi::syntax::json {

// Sorted by hash and not put into a hash table: keys that are made to collide then cost a few comparisons more and not
// the square of their number.
void RepeatedKeys::look_at(const Tree& tree, NodeId object) {
  const NodeId first = tree.nodes[object].first_child;
  if (first == kNone || tree.nodes[first].next_sibling == kNone) {
    return;
  }
  collect(tree, first);
  std::sort(entries_.begin(), entries_.end(), [](const Entry& a, const Entry& b) {
    return std::tie(a.hash, a.name, a.key) < std::tie(b.hash, b.name, b.key);
  });
  for (std::size_t i = 1; i < entries_.size(); ++i) {
    if (entries_[i].hash == entries_[i - 1].hash && entries_[i].name == entries_[i - 1].name) {
      repeated_.push_back(entries_[i].key);
    }
  }
}

void RepeatedKeys::collect(const Tree& tree, NodeId first_member) {
  entries_.clear();
  unescaped_.clear();
  for (NodeId member = first_member; member != kNone; member = tree.nodes[member].next_sibling) {
    const NodeId key = tree.nodes[member].first_child;
    const std::string_view name = name_of(tree, key);
    entries_.push_back(Entry{.hash = std::hash<std::string_view>()(name), .name = name, .key = key});
  }
}

std::string_view RepeatedKeys::name_of(const Tree& tree, NodeId key) {
  const std::string_view source = tree.source(key);
  if (source.find('\\') == std::string_view::npos) {
    return source.substr(1, source.size() - 2);
  }
  return unescaped_.emplace_back(decoded(tree, key));
}

std::vector<NodeId> RepeatedKeys::take() {
  // Nodes are numbered in the order of the text.
  std::sort(repeated_.begin(), repeated_.end());
  return std::exchange(repeated_, {});
}

}  // namespace kakoi::syntax::json
