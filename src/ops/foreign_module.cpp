#include "ops/foreign_module.hpp"

#include "fixes/off.hpp"
#include "ops/missing_items.hpp"
#include "ops/terraform_blocks.hpp"
#include "ops/terraform_code.hpp"
#include "ops/terraform_keys.hpp"
#include "sources/paths.hpp"
#include "syntax/hcl/from_json.hpp"
#include "syntax/hcl/parser.hpp"
#include "syntax/lines.hpp"

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using findings::Spot;
using hcl::Kind;
using hcl::NodeId;

// The names of the calls that lead to a resource, the innermost first: of `module.a["x"].module.b.aws_x.y`, b and a.
std::vector<std::string> calls_in(std::string_view address) {
  constexpr std::string_view kModule = "module.";
  std::vector<std::string> names;
  while (address.starts_with(kModule)) {
    address.remove_prefix(kModule.size());
    const std::size_t end = address.find_first_of(".[");
    names.emplace_back(address.substr(0, end));
    const std::size_t next = end == std::string_view::npos ? end : address.find("." + std::string(kModule), end);
    address = next == std::string_view::npos ? std::string_view{} : address.substr(next + 1);
  }
  std::reverse(names.begin(), names.end());
  return names;
}

std::set<std::string> own_folders(const RootRead& root) {
  std::set<std::string> folders;
  for (const FileRead& file : root.files) {
    if (!is_fetched(file.path)) {
      folders.insert(sources::parent_of(file.path));
    }
  }
  return folders;
}

// The literal, turned off.
std::optional<std::string> off(const Spot& spot, const fixes::Subject& subject, Contents& contents) {
  const std::string* content = contents.of(spot.file);
  const std::vector<fixes::Edit> edits = content != nullptr && spot.kind == findings::SpotKind::literal
                                             ? fixes::turn_off(spot, *content, subject.word)
                                             : std::vector<fixes::Edit>{};
  return edits.empty() ? std::nullopt : std::optional(edits.front().after);
}

/// A call of a module: its block, or its object in the JSON syntax.
struct Call {
  Written written{};
  bool is_json = false;
};

// The files of a folder in the JSON syntax, which calls written from them point into.
class JsonFiles {
 public:
  JsonFiles(const RootRead& root, Contents& contents) {
    for (const FileRead& read : root.files) {
      const std::string* text = read.path.ends_with(".tf.json") ? contents.of(read.path) : nullptr;
      if (text != nullptr) {
        files_.push_back(std::make_unique<File>(File{.folder = sources::parent_of(read.path),
                                                     .path = contents.real(read.path),
                                                     .tree = hcl::parse_json(*text)}));
      }
    }
  }

  // `{"module": {"name": {…}}}`; each of the objects may be one of a list, too.
  [[nodiscard]] std::optional<Call> call(const std::string& folder, const std::string& name) const {
    for (const auto& file : files_) {
      const bool is_near = file->folder == folder;
      for (const NodeId modules : is_near ? values(file->tree, file->tree.root, "module") : std::vector<NodeId>{}) {
        for (const NodeId one : values(file->tree, modules, name)) {
          return Call{.written = {.tree = &file->tree, .file = file->path, .node = one}, .is_json = true};
        }
      }
    }
    return std::nullopt;
  }

 private:
  struct File {
    std::string folder{};
    std::string path{};
    hcl::Tree tree{};
  };

  static std::vector<NodeId> elements(const hcl::Tree& tree, NodeId list) {
    std::vector<NodeId> all;
    for (const NodeId each : hcl::Children(tree, list)) {
      if (tree[list].kind == Kind::tuple && tree[each].kind == Kind::object) {
        all.push_back(each);
      }
    }
    return all;
  }

  // The objects that `object` has by this key.
  static std::vector<NodeId> values(const hcl::Tree& tree, NodeId object, const std::string& key) {
    std::vector<NodeId> all;
    for (const NodeId item : hcl::Children(tree, object)) {
      const NodeId value =
          tree[item].kind == Kind::item && key_of(tree, item) == key ? hcl::child(tree, item, 1) : hcl::kNone;
      if (value != hcl::kNone && tree[value].kind == Kind::object) {
        all.push_back(value);
      }
      const std::vector<NodeId> more = value != hcl::kNone ? elements(tree, value) : std::vector<NodeId>{};
      all.insert(all.end(), more.begin(), more.end());
    }
    return all;
  }

  std::vector<std::unique_ptr<File>> files_;
};

/// What a call could set: a variable, or what the keys lead to in it.
struct Open {
  std::string variable{};
  std::vector<Key> keys{};
};

// Where the default of a variable decides, or one within its type.
std::optional<Open> open_to_calls(const Spot& spot, Contents& contents) {
  const std::string* content = contents.of(spot.file);
  if (content == nullptr || !is_native(spot.file)) {
    return std::nullopt;
  }
  const hcl::Tree tree = hcl::parse(*content);
  const Held held = held_by(tree, spot.offset);
  const bool is_held = held.attribute != hcl::kNone && held.block != hcl::kNone;
  const std::vector<std::string> head = is_held ? head_of(tree, held.block) : std::vector<std::string>{};
  if (head.size() != 2 || head.front() != "variable") {
    return std::nullopt;
  }
  const bool is_type = held.name(tree) == "type";
  auto keys = keys_to(tree, hcl::child(tree, held.attribute, 1), spot.offset, is_type).all();
  // A call that sets a part of a default loses the rest of it.
  const bool is_whole = keys.has_value() && (is_type || keys->empty());
  return is_whole ? std::optional(Open{.variable = head.back(), .keys = std::move(*keys)}) : std::nullopt;
}

bool has_item(const Written& object, const std::string& key) {
  for (const NodeId item : hcl::Children(*object.tree, object.node)) {
    if (key_of(*object.tree, item) == key) {
      return true;
    }
  }
  return false;
}

// The call with the argument, or with what is left out of the object that it is, given `word`.
std::vector<fixes::Edit> given(const Call& call, const Open& open, const std::string& word) {
  const auto& [variable, keys] = open;
  if (call.is_json) {
    const bool has_it = has_item(call.written, variable);
    std::vector<Key> all{variable};
    all.insert(all.end(), keys.begin(), keys.end());
    return has_it || keys.empty() ? with_item(call.written, all, word, true) : std::vector<fixes::Edit>{};
  }
  const auto argument = TerraformBlocks::argument(call.written, variable);
  if (argument.has_value()) {
    return with_item(*argument, keys, word, false);
  }
  auto edit = keys.empty() ? TerraformBlocks::at_end(call.written, {variable + " = " + word}) : std::nullopt;
  return edit.has_value() ? std::vector<fixes::Edit>{std::move(*edit)} : std::vector<fixes::Edit>{};
}

}  // namespace

bool is_fetched(std::string_view path) { return path.find("/.terraform/") != std::string_view::npos; }

AtCall at_call(const Spot& spot, const fixes::Subject& subject, const RootRead& root, const std::string& base,
               Contents& contents) {
  AtCall found;
  const auto word = off(spot, subject, contents);
  const auto open = open_to_calls(spot, contents);
  const std::set<std::string> folders = own_folders(root);
  const JsonFiles json(root, contents);
  for (const std::string& name : calls_in(subject.finding.id.address)) {
    for (const std::string& folder : folders) {
      const TerraformBlocks blocks(root, contents, folder);
      const auto native = blocks.module_call(name);
      const auto call = native.has_value() ? std::optional(Call{.written = *native}) : json.call(folder, name);
      if (!call.has_value()) {
        continue;
      }
      const Written& written = call->written;
      if (found.place.empty()) {
        const base::Place place =
            syntax::Lines(written.tree->text).place(std::string(written.file), {.offset = written.offset()});
        found.place = sources::relative_path(place.file, base) + ":" + std::to_string(place.line);
      }
      const bool is_open = open.has_value() && word.has_value();
      for (fixes::Edit& edit : is_open ? given(*call, *open, *word) : std::vector<fixes::Edit>{}) {
        found.candidates.push_back({.edit = std::move(edit), .others = {}, .spot = spot});
      }
    }
  }
  return found;
}

}  // namespace kakoi::ops
