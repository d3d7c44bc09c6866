#include "ops/terraform_keys.hpp"

#include "syntax/hcl/from_json.hpp"
#include "syntax/yaml/tree.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
namespace yaml = syntax::yaml;
using findings::Spot;
using hcl::Kind;
using hcl::NodeId;

const Key kNumber = std::string();  // of a list: nothing else is asked for by it

std::string_view unquoted(std::string_view text) {
  return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

// One step of `.net["a"].public[0]`; nothing where there is none.
std::optional<Key> next_key(std::string_view text, std::size_t& at) {
  const auto is_of_name = [](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '*';
  };
  if (at >= text.size() || (text[at] != '.' && text[at] != '[')) {
    return std::nullopt;
  }
  const bool is_index = text[at] == '[';
  const std::size_t begin = ++at;
  at = is_index ? std::min(text.find(']', at), text.size()) : at;
  while (!is_index && at < text.size() && is_of_name(text[at])) {
    ++at;
  }
  const std::string_view key = text.substr(begin, at - begin);
  at += is_index && at < text.size() ? 1U : 0U;
  if (is_index) {
    const bool is_text = key.size() > 1 && key.front() == '"' && key.find_first_of("\\$%") == std::string_view::npos;
    return is_text ? Key(unquoted(key)) : Key();
  }
  const bool is_number =
      std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c) != 0 || c == '*'; });
  return is_number ? Key() : Key(key);
}

// What the constructor of a type has for the keys of the types below it.
void add_of_type(std::string_view constructor, Keys& keys) {
  if (constructor == "map") {
    keys.add(std::nullopt);
  } else if (constructor == "list" || constructor == "set" || constructor == "tuple") {
    keys.add(kNumber);
  } else if (constructor != "object" && constructor != "optional") {
    keys.open();
  }
}

// Functions that hand on what they are given, or a part of it, by the same keys.
bool keeps_keys(std::string_view function) {
  constexpr auto kKeep = std::to_array<std::string_view>(
      {"merge", "try", "coalesce", "lookup", "element", "one", "tomap", "sensitive", "nonsensitive"});
  return std::find(kKeep.begin(), kKeep.end(), function) != kKeep.end();
}

// `k => v` of `{for k, v in …}`.
bool keeps_each(const hcl::Tree& tree, NodeId loop) {
  constexpr std::size_t kKey = 3;
  const NodeId key = hcl::child(tree, loop, kKey);
  return tree.has(loop, hcl::kTwoNames) && !tree.has(loop, hcl::kGroup) && key != hcl::kNone &&
         tree.source(key) == tree.source(hcl::child(tree, loop, 0));
}

// What cannot hold another value.
bool is_plain_scalar(const hcl::Tree& tree, NodeId value) {
  const Kind kind = tree[value].kind;
  const bool is_text = kind == Kind::quoted && tree.source(value).find_first_of("$%") == std::string_view::npos;
  return kind == Kind::number || kind == Kind::boolean || kind == Kind::null || is_text;
}

void add_around_items(const hcl::Tree& tree, NodeId object, const std::string& file, const Spot& spot, Keys& keys) {
  std::vector<NodeId> items;
  for (const NodeId item : hcl::Children(tree, object)) {
    if (!is_plain_scalar(tree, hcl::child(tree, item, 1)) || is_passed(tree, item, file, spot)) {
      items.push_back(item);
    }
  }
  const auto passed =
      std::stable_partition(items.begin(), items.end(), [&](NodeId item) { return is_passed(tree, item, file, spot); });
  if (passed != items.begin()) {
    items.erase(passed, items.end());
  }
  for (const NodeId item : items) {
    keys.add(key_of(tree, item));
    add_keys_around(tree, hcl::child(tree, item, 1), file, spot, keys);
  }
}

}  // namespace

bool holds(const hcl::Tree& tree, NodeId node, std::size_t offset) {
  return offset >= tree[node].offset && offset < std::size_t{tree[node].offset} + tree[node].length;
}

bool is_passed(const hcl::Tree& tree, NodeId node, const std::string& file, const Spot& spot) {
  return std::any_of(spot.way.begin(), spot.way.end(), [&](const findings::PassedBytes& bytes) {
    return bytes.file == file && holds(tree, node, bytes.offset);
  });
}

NodeId child_at(const hcl::Tree& tree, NodeId parent, std::size_t offset) {
  for (const NodeId child : hcl::Children(tree, parent)) {
    if (holds(tree, child, offset)) {
      return child;
    }
  }
  return hcl::kNone;
}

Key key_of(const hcl::Tree& tree, NodeId item) {
  const NodeId key = hcl::child(tree, item, 0);
  const std::string_view source = tree.source(key);
  const bool is_name = tree[key].kind == Kind::variable || tree[key].kind == Kind::identifier;
  const bool is_text = (tree[key].kind == Kind::quoted || tree[key].kind == Kind::json_string) &&
                       source.find_first_of("\\$%") == std::string_view::npos;
  return is_name || is_text ? Key(unquoted(source)) : std::nullopt;
}

std::vector<Key> keys_behind(std::string_view text, std::size_t at) {
  std::vector<Key> keys;
  while (auto key = next_key(text, at)) {
    keys.push_back(std::move(*key));
  }
  return keys;
}

bool Keys::lead_to_it(const std::vector<Key>& asked) const {
  if (is_in_order_) {
    for (std::size_t i = 0; i < std::min(asked.size(), keys_.size()); ++i) {
      const bool is_known = asked[i].has_value() && keys_[i].has_value() && keys_[i] != kNumber;
      if (is_known && asked[i] != keys_[i]) {
        return false;
      }
    }
    return true;
  }
  const bool is_any = is_open_ || std::find(keys_.begin(), keys_.end(), Key()) != keys_.end();
  return is_any || std::all_of(asked.begin(), asked.end(), [&](const Key& key) {
           return !key.has_value() || std::find(keys_.begin(), keys_.end(), key) != keys_.end();
         });
}

Keys keys_to(const hcl::Tree& tree, NodeId value, std::size_t offset, bool is_type) {
  Keys keys;
  for (NodeId node = value; node != hcl::kNone; node = child_at(tree, node, offset)) {
    switch (tree[node].kind) {
      case Kind::item:
        keys.add(key_of(tree, node));
        break;
      case Kind::tuple:
        // `tuple([…])` has said so already.
        if (!is_type) {
          keys.add(kNumber);
        }
        break;
      case Kind::call:
        if (is_type) {
          add_of_type(tree.source(hcl::child(tree, node, 0)), keys);
          break;
        }
        keys.open();
        return keys;
      case Kind::object:
      case Kind::parentheses:
      case Kind::boolean:
      case Kind::quoted:
      case Kind::literal_part:
        break;
      default:
        keys.open();
        return keys;
    }
  }
  return keys;
}

Keys keys_in_data(const std::string& file, std::string_view text, std::size_t offset) {
  Keys keys;
  if (file.ends_with(".json")) {
    const hcl::Tree tree = hcl::parse_json(text);
    for (NodeId node = tree.root; node != hcl::kNone; node = child_at(tree, node, offset)) {
      if (tree[node].kind == Kind::item) {
        keys.add(key_of(tree, node));
      } else if (tree[node].kind == Kind::tuple) {
        keys.add(kNumber);
      }
    }
    if (!tree.problems.empty()) {
      keys.open();
      keys.shuffle();
    }
    return keys;
  }
  const yaml::Tree tree = yaml::parse(text);
  // What an alias stands for is there by other keys, too.
  const bool has_alias = std::any_of(tree.nodes.begin(), tree.nodes.end(),
                                     [](const yaml::Node& node) { return node.kind == yaml::Kind::alias; });
  if (has_alias || !tree.problems.empty() || tree.roots.size() != 1) {
    keys.open();
    keys.shuffle();
    return keys;
  }
  yaml::NodeId node = tree.roots.front();
  while (node != yaml::kNone) {
    const yaml::Node& at = tree.nodes[node];
    yaml::NodeId next = yaml::kNone;
    for (yaml::NodeId child = at.first_child; child != yaml::kNone; child = tree.nodes[child].next_sibling) {
      const yaml::Node& each = tree.nodes[child];
      next = offset >= each.offset && offset < std::size_t{each.offset} + each.length ? child : next;
    }
    if (at.kind == yaml::Kind::entry) {
      const bool is_scalar = tree.nodes[at.first_child].kind == yaml::Kind::scalar;
      keys.add(is_scalar ? Key(yaml::text_of(tree, at.first_child)) : std::nullopt);
    } else if (at.kind == yaml::Kind::sequence) {
      keys.add(kNumber);
    }
    node = next;
  }
  return keys;
}

bool is_reference(const hcl::Tree& tree, NodeId value) {
  for (NodeId node = value; node != hcl::kNone; node = hcl::child(tree, node, 0)) {
    switch (tree[node].kind) {
      case Kind::get_attribute:
      case Kind::index:
      case Kind::legacy_index:
        break;
      case Kind::variable:
        return true;
      default:
        return false;
    }
  }
  return false;
}

bool is_decoded_file(const hcl::Tree& tree, NodeId value) {
  const auto is_call = [&](NodeId node, std::string_view name) {
    return node != hcl::kNone && tree[node].kind == Kind::call && tree.source(hcl::child(tree, node, 0)) == name;
  };
  return (is_call(value, "jsondecode") || is_call(value, "yamldecode")) && is_call(hcl::child(tree, value, 1), "file");
}

// Nesting is bounded by the parser.
void add_keys_around(const hcl::Tree& tree, NodeId value, const std::string& file, const Spot& spot, Keys& keys) {
  constexpr std::size_t kResult = 4;
  if (value == hcl::kNone || is_reference(tree, value) || is_decoded_file(tree, value)) {
    return;
  }
  switch (tree[value].kind) {
    case Kind::number:
    case Kind::boolean:
    case Kind::null:
    case Kind::quoted:
    case Kind::heredoc:
      return;
    case Kind::parentheses:
      add_keys_around(tree, hcl::child(tree, value, 0), file, spot, keys);
      return;
    case Kind::conditional:
      add_keys_around(tree, hcl::child(tree, value, 1), file, spot, keys);
      add_keys_around(tree, hcl::child(tree, value, 2), file, spot, keys);
      return;
    case Kind::tuple:
      for (const NodeId each : hcl::Children(tree, value)) {
        add_keys_around(tree, each, file, spot, keys);
      }
      return;
    case Kind::object:
      add_around_items(tree, value, file, spot, keys);
      return;
    case Kind::call:
      if (!keeps_keys(tree.source(hcl::child(tree, value, 0)))) {
        break;
      }
      for (std::size_t i = 1; hcl::child(tree, value, i) != hcl::kNone; ++i) {
        add_keys_around(tree, hcl::child(tree, value, i), file, spot, keys);
      }
      return;
    case Kind::for_object:
      if (keeps_each(tree, value)) {
        add_keys_around(tree, hcl::child(tree, value, kResult), file, spot, keys);
        return;
      }
      break;
    default:
      break;
  }
  keys.open();
}

}  // namespace kakoi::ops
