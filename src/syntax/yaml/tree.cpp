#include "syntax/yaml/tree.hpp"

namespace kakoi::syntax::yaml {
namespace {

constexpr std::size_t kMostMerged = 10'000;
constexpr std::size_t kDeepestMerge = 100;

NodeId value_of(const Tree& tree, NodeId entry) { return tree.nodes[tree.nodes[entry].first_child].next_sibling; }

// Looks for one key through a mapping and all that it merges.
class Search {
 public:
  Search(const Tree& tree, std::string_view key) : tree_(tree), key_(key) {}

  Found in(NodeId mapping) {
    Found found;
    if (mapping == kNone || tree_.nodes[mapping].kind != Kind::mapping) {
      return found;
    }
    bool merges = false;
    for (NodeId entry = tree_.nodes[mapping].first_child; entry != kNone; entry = tree_.nodes[entry].next_sibling) {
      const NodeId key = tree_.nodes[entry].first_child;
      looked_at_ += depth_ > 0 ? 1U : 0U;
      if (is_merge_key(tree_, key)) {
        merges = true;
      } else if (tree_.nodes[key].kind == Kind::scalar && text_of(tree_, key) == key_) {
        found.entry = entry;
      }
    }
    if (found.entry != kNone) {
      found.value = resolve(tree_, value_of(tree_, found.entry));
      found.certain = found.value != kNone;
      return found;
    }
    return merges ? in_merged(mapping) : found;
  }

 private:
  Found in_merged(NodeId mapping) {
    Found found;
    for (NodeId entry = tree_.nodes[mapping].first_child; entry != kNone; entry = tree_.nodes[entry].next_sibling) {
      if (is_merge_key(tree_, tree_.nodes[entry].first_child) && !take(found, resolve(tree_, value_of(tree_, entry)))) {
        return found;
      }
    }
    return found;
  }

  // What is merged is a mapping, or a sequence of some. False when the search is over.
  bool take(Found& found, NodeId merged) {
    if (merged == kNone || tree_.nodes[merged].kind != Kind::sequence) {
      return take_mapping(found, merged);
    }
    for (NodeId item = tree_.nodes[merged].first_child; item != kNone; item = tree_.nodes[item].next_sibling) {
      if (!take_mapping(found, resolve(tree_, item))) {
        return false;
      }
    }
    return true;
  }

  bool take_mapping(Found& found, NodeId merged) {
    const bool is_mapping = merged != kNone && tree_.nodes[merged].kind == Kind::mapping;
    if (!is_mapping || depth_ >= kDeepestMerge || ++looked_at_ > kMostMerged) {
      found.certain = false;
      return false;
    }
    ++depth_;
    found = in(merged);
    --depth_;
    return found.entry == kNone && found.certain;
  }

  const Tree& tree_;
  std::string_view key_;
  std::size_t looked_at_ = 0;
  std::size_t depth_ = 0;
};

}  // namespace

std::string_view text_of(const Tree& tree, NodeId scalar) {
  const Node& node = tree.nodes[scalar];
  if (node.text != kNone) {
    return tree.texts[node.text];
  }
  const std::string_view source = tree.source(scalar);
  const bool is_quoted = node.style == Style::single_quoted || node.style == Style::double_quoted;
  return is_quoted && source.size() >= 2 ? source.substr(1, source.size() - 2) : source;
}

std::string_view tag_of(const Tree& tree, NodeId id) {
  const std::uint32_t properties = tree.nodes[id].properties;
  return properties == kNone ? std::string_view{} : std::string_view(tree.properties[properties].tag_name);
}

NodeId resolve(const Tree& tree, NodeId id) { return tree.nodes[id].kind == Kind::alias ? tree.nodes[id].target : id; }

bool is_merge_key(const Tree& tree, NodeId key) {
  const Node& node = tree.nodes[key];
  if (node.kind != Kind::scalar) {
    return false;
  }
  const std::string_view tag = tag_of(tree, key);
  return tag == "tag:yaml.org,2002:merge" || (tag.empty() && node.style == Style::plain && text_of(tree, key) == "<<");
}

Found find(const Tree& tree, NodeId mapping, std::string_view key) { return Search(tree, key).in(mapping); }

}  // namespace kakoi::syntax::yaml
