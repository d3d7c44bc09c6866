#include "ops/terraform_uses.hpp"

#include "ops/terraform_names.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using findings::Spot;
using hcl::Kind;
using hcl::NodeId;

class Search {
 public:
  Search(const Spot& spot, const RootRead& root, Contents& contents)
      : spot_(spot), files_(code_of(root, contents)), names_(names_of(spot, root, files_, contents)) {}

  std::vector<Use> run() {
    uses_ = std::move(names_.places);
    for (const CodeFile& file : files_) {
      for (const WantedName& wanted : names_.wanted) {
        if (sources::parent_of(file.path) == wanted.name.folder) {
          look(file, wanted);
        }
      }
    }
    for (const GoneThrough& each : names_.gone_through) {
      look_at_each(*each.file, each.block, each.keys, {});
    }
    return std::move(uses_);
  }

 private:
  void look(const CodeFile& file, const WantedName& wanted) {
    const std::string& name = wanted.name.name;
    for (const std::size_t at : words_in(file.text, name)) {
      const std::vector<Key> asked = keys_behind(file.text, at + name.size());
      const bool has_key = std::any_of(asked.begin(), asked.end(), [](const Key& key) { return key.has_value(); });
      if (is_on_way(spot_, file.path, at) || (wanted.is_resource && !has_key) || !wanted.keys.lead_to_it(asked)) {
        continue;
      }
      if (!is_native(file.path)) {
        uses_.push_back(use_at(file.path, file.text, at, name));
        continue;
      }
      const Held held = held_by(file.tree, at);
      if (held.attribute != hcl::kNone && !is_own_validation(file.tree, held, name)) {
        look_at(file, at, held, wanted.keys, asked, name);
      }
    }
  }

  // The innermost nodes that hold `at`, the attribute first.
  static std::vector<NodeId> nodes_at(const hcl::Tree& tree, NodeId attribute, std::size_t at) {
    std::vector<NodeId> nodes;
    for (NodeId node = attribute; node != hcl::kNone; node = child_at(tree, node, at)) {
      nodes.push_back(node);
    }
    return nodes;
  }

  // A name that may lead to the spot. What is done with it may need no more than other keys of it.
  void look_at(const CodeFile& file, std::size_t at, const Held& held, const Keys& keys, const std::vector<Key>& asked,
               const std::string& name) {
    const hcl::Tree& tree = file.tree;
    const std::vector<NodeId> nodes = nodes_at(tree, held.attribute, at);
    const auto reference = std::find_if(
        nodes.begin(), nodes.end(), [&](NodeId node) { return tree[node].offset == at && is_reference(tree, node); });
    if (reference == nodes.end() || reference == nodes.begin()) {
      uses_.push_back(use_at(file.path, file.text, at, name));
      return;
    }
    const NodeId around = *std::prev(reference);
    if (tree[around].kind == Kind::call && tree.source(hcl::child(tree, around, 0)) == "keys") {
      return;
    }
    if (held.name(tree) == "for_each" && held.blocks.empty() && keeps_elements(tree, {nodes.begin(), reference + 1})) {
      look_at_each(file, held.block, keys, asked);
      return;
    }
    if (is_handed_on(file, held, {std::next(nodes.begin()), reference})) {
      return;
    }
    const bool is_loop = tree[around].kind == Kind::for_object || tree[around].kind == Kind::for_tuple;
    if (is_loop && look_at_loop(file, around, *reference, held, keys, asked)) {
      return;
    }
    uses_.push_back(use_at(file.path, file.text, at, name));
  }

  // From an attribute to what stands in it: has its value the elements of that, by the same keys?
  static bool keeps_elements(const hcl::Tree& tree, const std::vector<NodeId>& nodes) {
    constexpr auto kKeep =
        std::to_array<std::string_view>({"merge", "try", "coalesce", "tomap", "sensitive", "nonsensitive"});
    for (std::size_t i = 1; i + 1 < nodes.size(); ++i) {
      const Kind kind = tree[nodes[i]].kind;
      const std::string_view first = tree.source(hcl::child(tree, nodes[i], 0));
      const bool keeps = kind == Kind::call && std::find(kKeep.begin(), kKeep.end(), first) != kKeep.end();
      const bool is_branch = kind == Kind::conditional && nodes[i + 1] != hcl::child(tree, nodes[i], 0);
      if (kind != Kind::parentheses && !keeps && !is_branch) {
        return false;
      }
    }
    return true;
  }

  // It becomes a local value, or the argument of a call, which is looked for itself. `between` are the nodes that stand
  // around it there.
  [[nodiscard]] bool is_handed_on(const CodeFile& file, const Held& held, const std::vector<NodeId>& between) const {
    const bool is_as_it_is = std::all_of(between.begin(), between.end(), [&](NodeId node) {
      const Kind kind = file.tree[node].kind;
      return kind == Kind::object || kind == Kind::item || kind == Kind::parentheses;
    });
    // Where the way leads through another item, the keys of this one were left out.
    const bool is_beside = !between.empty() && is_passed(file.tree, held.attribute, file.path, spot_);
    if (!is_as_it_is || is_beside || held.block == hcl::kNone || !held.blocks.empty()) {
      return false;
    }
    const std::string name(held.name(file.tree));
    const std::string type = head_of(file.tree, held.block).front();
    if (type == "locals") {
      return names_.has({.folder = sources::parent_of(file.path), .name = "local." + name});
    }
    return type == "module" && is_argument_of_call(file, held.block, name);
  }

  // Of a module that takes it by a name that is looked for.
  [[nodiscard]] bool is_argument_of_call(const CodeFile& file, NodeId call, const std::string& argument) const {
    return std::any_of(names_.wanted.begin(), names_.wanted.end(), [&](const WantedName& each) {
      return each.name.name == "var." + argument && calls(file, call, each.name.folder);
    });
  }

  static std::vector<Key> joined(std::vector<Key> asked, const std::vector<Key>& behind) {
    asked.emplace_back();
    asked.insert(asked.end(), behind.begin(), behind.end());
    return asked;
  }

  // `[for k, v in net : …]`, in which `net` is `collection`: what is asked of `v`. False where that cannot be told.
  bool look_at_loop(const CodeFile& file, NodeId loop, NodeId collection, const Held& held, const Keys& keys,
                    const std::vector<Key>& asked) {
    const hcl::Tree& tree = file.tree;
    const std::size_t names = tree.has(loop, hcl::kTwoNames) ? 2 : 1;
    if (hcl::child(tree, loop, names) != collection) {
      return false;
    }
    const std::string name(tree.source(hcl::child(tree, loop, names - 1)));
    const std::size_t behind = std::size_t{tree[collection].offset} + tree[collection].length;
    const bool goes_on = hcl::child(tree, held.attribute, 1) == loop && held.name(tree) == "for_each" &&
                         held.blocks.empty() && tree[loop].kind == Kind::for_object;
    for (const std::size_t at : words_in(file.text, name)) {
      const std::vector<Key> more = keys_behind(file.text, at + name.size());
      if (at < behind || !holds(tree, loop, at) || is_on_way(spot_, file.path, at) ||
          !keys.lead_to_it(joined(asked, more))) {
        continue;
      }
      const NodeId last = hcl::child(tree, loop, names + 2);
      if (goes_on && more.empty() && tree[last].offset == at && is_reference(tree, last)) {
        look_at_each(file, held.block, keys, asked);
      } else {
        uses_.push_back(use_at(file.path, file.text, at, name));
      }
    }
    return true;
  }

  // A block that goes through the elements of what is asked for: what is asked of each.
  void look_at_each(const CodeFile& file, NodeId block, const Keys& keys, const std::vector<Key>& asked) {
    constexpr std::string_view kEach = "each.value";
    for (const std::size_t at : words_in(file.text, kEach)) {
      const std::vector<Key> more = keys_behind(file.text, at + kEach.size());
      const Held held = held_by(file.tree, at);
      if (holds(file.tree, block, at) && !is_on_way(spot_, file.path, at) && held.attribute != hcl::kNone &&
          keys.lead_to_it(joined(asked, more)) && !is_given_whole(file, held)) {
        uses_.push_back(use_at(file.path, file.text, at, std::string(kEach)));
      }
    }
  }

  // A module is given the whole of it.
  [[nodiscard]] bool is_given_whole(const CodeFile& file, const Held& held) const {
    return held.blocks.empty() && head_of(file.tree, held.block).front() == "module" &&
           is_reference(file.tree, hcl::child(file.tree, held.attribute, 1)) &&
           is_argument_of_call(file, held.block, std::string(held.name(file.tree)));
  }

  // That was asked when the edit was tried.
  static bool is_own_validation(const hcl::Tree& tree, const Held& held, const std::string& name) {
    return held.block != hcl::kNone && !held.blocks.empty() && held.blocks.front() == "validation" &&
           head_of(tree, held.block) == std::vector<std::string>{"variable", name.substr(name.find('.') + 1)};
  }

  const Spot& spot_;
  std::vector<CodeFile> files_;
  Names names_;
  std::vector<Use> uses_{};
};

}  // namespace

std::vector<Use> terraform_uses(const Spot& spot, const RootRead& root, Contents& contents) {
  return Search(spot, root, contents).run();
}

}  // namespace kakoi::ops
