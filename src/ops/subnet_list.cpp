#include "ops/subnet_list.hpp"

#include <optional>
#include <set>
#include <string>
#include <vector>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

class PlainList {
 public:
  explicit PlainList(const TerraformBlocks& blocks) : blocks_(blocks) {}

  bool is_plain(const Written& list) {
    for (std::vector<NodeId> left{list.node}; !left.empty();) {
      const NodeId node = left.back();
      left.pop_back();
      if (const auto local = local_of(*list.tree, node)) {
        // One that is looked at already is none the better for another look.
        const auto value = blocks_.local(*local);
        if (!value.has_value() || (looked_at_.insert(*local).second && !is_plain(*value))) {
          return false;
        }
        continue;
      }
      if (!is_plain(*list.tree, node)) {
        return false;
      }
      for (const NodeId child : hcl::Children(*list.tree, node)) {
        left.push_back(child);
      }
    }
    return true;
  }

 private:
  // `local.subnets`
  static std::optional<std::string> local_of(const hcl::Tree& tree, NodeId node) {
    if (tree[node].kind != Kind::get_attribute) {
      return std::nullopt;
    }
    const NodeId of = hcl::child(tree, node, 0);
    const bool is_local = tree[of].kind == Kind::variable && tree.source(of) == "local";
    return is_local ? std::optional(std::string(tree.source(hcl::child(tree, node, 1)))) : std::nullopt;
  }

  bool is_plain(const hcl::Tree& tree, NodeId node) {
    switch (tree[node].kind) {
      case Kind::for_tuple:
        for (const NodeId child : hcl::Children(tree, node)) {
          if (tree[child].kind == Kind::identifier) {
            bound_.insert(std::string(tree.source(child)));
          }
        }
        return true;
      case Kind::variable:
        return tree.source(node) == "aws_subnet" || bound_.contains(std::string(tree.source(node)));
      case Kind::tuple:
      case Kind::get_attribute:
      case Kind::index:
      case Kind::legacy_index:
      case Kind::attribute_splat:
      case Kind::full_splat:
      case Kind::call:
      case Kind::parentheses:
      case Kind::identifier:
      case Kind::number:
      case Kind::quoted:
      case Kind::literal_part:
        return true;
      default:
        return false;
    }
  }

  const TerraformBlocks& blocks_;
  std::set<std::string> looked_at_{};
  std::set<std::string> bound_{};  ///< by a `for`
};

}  // namespace

bool is_plain_subnet_list(const Written& list, const TerraformBlocks& blocks) {
  return PlainList(blocks).is_plain(list);
}

}  // namespace kakoi::ops
