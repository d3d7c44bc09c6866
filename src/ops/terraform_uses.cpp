#include "ops/terraform_uses.hpp"

#include "sources/paths.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using findings::PassedName;
using findings::Spot;
using hcl::Kind;
using hcl::NodeId;

bool is_native(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tofu") || path.ends_with(".tfvars");
}
bool is_code(std::string_view path) {
  return path.ends_with(".tf") || path.ends_with(".tofu") || path.ends_with(".tf.json");
}

bool holds(const hcl::Tree& tree, NodeId node, std::size_t offset) {
  return offset >= tree[node].offset && offset < std::size_t{tree[node].offset} + tree[node].length;
}

NodeId holding(const hcl::Tree& tree, NodeId parent, std::size_t offset) {
  for (const NodeId child : hcl::Children(tree, parent)) {
    if (holds(tree, child, offset)) {
      return child;
    }
  }
  return hcl::kNone;
}

std::string_view unquoted(std::string_view text) {
  return text.size() > 1 && text.front() == '"' ? text.substr(1, text.size() - 2) : text;
}

/// The attribute that holds a byte, and the block at the top that this is in.
struct Held {
  NodeId block = hcl::kNone;
  NodeId attribute = hcl::kNone;      ///< none: it is in a comment, or between the attributes
  std::vector<std::string> blocks{};  ///< the types of the blocks between, the outermost first
  [[nodiscard]] std::string_view name(const hcl::Tree& tree) const {
    return attribute == hcl::kNone ? std::string_view{} : tree.source(hcl::child(tree, attribute, 0));
  }
};

Held held_by(const hcl::Tree& tree, std::size_t offset) {
  Held held;
  for (NodeId node = holding(tree, tree.root, offset); node != hcl::kNone; node = holding(tree, node, offset)) {
    const Kind kind = tree[node].kind;
    if (kind == Kind::attribute) {
      held.attribute = node;
      break;
    }
    if (kind == Kind::block && held.block == hcl::kNone) {
      held.block = node;
    } else if (kind == Kind::block) {
      held.blocks.emplace_back(tree.source(hcl::child(tree, node, 0)));
    }
  }
  return held;
}

// `resource "aws_ecs_service" "web"` as "resource", "aws_ecs_service", "web".
std::vector<std::string> head_of(const hcl::Tree& tree, NodeId block) {
  std::vector<std::string> head;
  for (const NodeId child : hcl::Children(tree, block)) {
    if (tree[child].kind != Kind::body) {
      head.push_back(hcl::label_text(tree, child));
    }
  }
  return head;
}

/// The keys that lead from a definition to the spot.
struct Keys {
  std::set<std::string, std::less<>> names{};
  bool is_open = false;  ///< some of them are not known

  [[nodiscard]] bool lead_here(std::string_view key) const { return is_open || names.contains(key); }
};

void add_keys(const hcl::Tree& tree, NodeId value, std::size_t offset, Keys& keys) {
  for (NodeId node = value; node != hcl::kNone; node = holding(tree, node, offset)) {
    switch (tree[node].kind) {
      case Kind::item:
        keys.names.emplace(unquoted(tree.source(hcl::child(tree, node, 0))));
        break;
      case Kind::object:
      case Kind::tuple:
      case Kind::parentheses:
      case Kind::boolean:
      case Kind::quoted:
      case Kind::literal_part:
        break;
      default:
        keys.is_open = true;
        return;
    }
  }
}

// One step of `.net["a"].public[0]`: the key, which is empty where it is a number, or worked out.
std::optional<std::string_view> next_key(std::string_view text, std::size_t& at) {
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
  const bool is_number =
      std::all_of(key.begin(), key.end(), [](unsigned char c) { return std::isdigit(c) != 0 || c == '*'; });
  if (is_index) {
    return key.size() > 1 && key.front() == '"' ? unquoted(key) : std::string_view{};
  }
  return is_number ? std::string_view{} : key;
}

class Search {
 public:
  Search(const Spot& spot, const RootRead& root, Contents& contents) : spot_(spot), root_(root), contents_(contents) {
    names_ = spot.names;
    find_definition();
  }

  std::vector<Use> run() {
    for (const FileRead& file : root_.files) {
      const std::string* text = is_code(file.path) ? contents_.of(file.path) : nullptr;
      if (text == nullptr) {
        continue;
      }
      const hcl::Tree tree = is_native(file.path) ? hcl::parse(*text) : hcl::Tree{};
      for (const PassedName& name : names_) {
        if (sources::parent_of(file.path) == name.folder) {
          look(file.path, *text, tree, name.name);
        }
      }
      look_for_data(file.path, *text);
    }
    // One place is the one that the value came through.
    if (of_data_.size() > 1) {
      std::move(of_data_.begin(), of_data_.end(), std::back_inserter(uses_));
    }
    return std::move(uses_);
  }

 private:
  // What the spot is written in: others may name that, too.
  void find_definition() {
    const std::string* text = contents_.of(spot_.file);
    if (text == nullptr || !is_native(spot_.file)) {
      keys_.is_open = true;
      return;
    }
    const hcl::Tree tree = hcl::parse(*text);
    const Held held = held_by(tree, spot_.offset);
    if (held.attribute == hcl::kNone) {
      keys_.is_open = true;
      return;
    }
    const std::string folder = sources::parent_of(spot_.file);
    add_keys(tree, hcl::child(tree, held.attribute, 1), spot_.offset, keys_);
    const std::string name(held.name(tree));
    if (held.block == hcl::kNone) {
      add({.folder = root_.path, .name = "var." + name});
      return;
    }
    const std::vector<std::string> head = head_of(tree, held.block);
    if (head.front() == "variable" && head.size() == 2) {
      add({.folder = folder, .name = "var." + head[1]});
    } else if (head.front() == "locals") {
      add({.folder = folder, .name = "local." + name});
    } else if (head.front() == "resource" && head.size() == 3) {
      own_ = head[1] + "." + head[2];
      add({.folder = folder, .name = own_});
      keys_.names.insert(held.blocks.begin(), held.blocks.end());
      keys_.names.insert(name);
    }
  }

  void add(PassedName name) {
    if (std::find(names_.begin(), names_.end(), name) == names_.end()) {
      names_.push_back(std::move(name));
    }
  }

  // Does what follows the name lead to the spot? Of a resource, only by its arguments: its id is something else.
  [[nodiscard]] bool leads_here(std::string_view text, std::size_t at, bool is_of_resource) const {
    bool has_key = false;
    while (const auto key = next_key(text, at)) {
      if (!key->empty() && !keys_.lead_here(*key)) {
        return false;
      }
      has_key = has_key || !key->empty();
    }
    return has_key || !is_of_resource;
  }

  [[nodiscard]] bool is_block_on_way(const std::string& file, const hcl::Tree& tree, NodeId block) const {
    return block != hcl::kNone && std::any_of(spot_.way.begin(), spot_.way.end(), [&](const auto& bytes) {
             return bytes.file == file && holds(tree, block, bytes.offset);
           });
  }

  void look(const std::string& file, const std::string& text, const hcl::Tree& tree, const std::string& name) {
    for (const std::size_t at : words_in(text, name)) {
      if (is_on_way(spot_, file, at) || !leads_here(text, at + name.size(), name == own_)) {
        continue;
      }
      if (!is_native(file)) {
        uses_.push_back(use_at(file, text, at, name));
        continue;
      }
      const Held held = held_by(tree, at);
      if (is_own_validation(tree, held, name)) {
        continue;
      }
      const bool walks_on = held.name(tree) == "for_each" && is_block_on_way(file, tree, held.block);
      if (walks_on) {
        look_for_each(file, text, tree, held.block);
      } else if (held.attribute != hcl::kNone) {
        uses_.push_back(use_at(file, text, at, name));
      }
    }
  }

  // That was asked when the edit was tried.
  static bool is_own_validation(const hcl::Tree& tree, const Held& held, const std::string& name) {
    return held.block != hcl::kNone && !held.blocks.empty() && held.blocks.front() == "validation" &&
           head_of(tree, held.block) == std::vector<std::string>{"variable", name.substr(name.find('.') + 1)};
  }

  void look_for_each(const std::string& file, const std::string& text, const hcl::Tree& tree, NodeId block) {
    constexpr std::string_view kEach = "each.value";
    for (const std::size_t at : words_in(text, kEach)) {
      if (holds(tree, block, at) && !is_on_way(spot_, file, at) && held_by(tree, at).attribute != hcl::kNone &&
          leads_here(text, at + kEach.size(), true)) {
        uses_.push_back(use_at(file, text, at, std::string(kEach)));
      }
    }
  }

  // A file with data, which the code reads by its name.
  void look_for_data(const std::string& file, const std::string& text) {
    if (is_code(spot_.file) || is_native(spot_.file) || spot_.file.ends_with(".tfvars.json")) {
      return;
    }
    const std::string name = spot_.file.substr(spot_.file.rfind('/') + 1);
    for (std::size_t at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      of_data_.push_back(use_at(file, text, at, name));
    }
  }

  const Spot& spot_;
  const RootRead& root_;
  Contents& contents_;
  std::vector<PassedName> names_;
  std::string own_{};  ///< the resource in which the spot is written
  Keys keys_{};
  std::vector<Use> uses_{};
  std::vector<Use> of_data_{};  ///< places that name the file with data that the spot is in
};

}  // namespace

std::vector<Use> terraform_uses(const Spot& spot, const RootRead& root, Contents& contents) {
  return Search(spot, root, contents).run();
}

}  // namespace kakoi::ops
