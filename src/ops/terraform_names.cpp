#include "ops/terraform_names.hpp"

#include "sources/paths.hpp"
#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using findings::PassedName;
using findings::Spot;
using hcl::Kind;
using hcl::NodeId;

class Search {
 public:
  Search(const Spot& spot, const RootRead& root, const std::vector<CodeFile>& files, Contents& contents)
      : spot_(spot), root_(root), files_(files), contents_(contents) {}

  Names run() {
    Keys keys = find_definition();
    keys.shuffle();
    // From what is defined on towards the setting: each name may put something around it.
    std::vector<PassedName> passed = spot_.names;
    std::reverse(passed.begin(), passed.end());
    for (PassedName& name : passed) {
      if (!names_.has(name)) {
        add_keys_of(name, keys);
        names_.wanted.push_back({.name = std::move(name), .keys = keys});
      }
    }
    return std::move(names_);
  }

 private:
  // What the spot is written in, which others may name too, and the keys that lead from there to the spot.
  Keys find_definition() {
    Keys open;
    open.open();
    const std::string* text = contents_.of(spot_.file);
    if (text == nullptr || spot_.file.ends_with(".tf.json") || spot_.file.ends_with(".tfvars.json")) {
      return open;
    }
    return is_native(spot_.file) ? define(*text) : define_data(*text);
  }

  Keys define(const std::string& text) {
    Keys keys;
    const hcl::Tree tree = hcl::parse(text);
    const Held held = held_by(tree, spot_.offset);
    if (held.attribute == hcl::kNone) {
      keys.open();
      return keys;
    }
    const std::string folder = sources::parent_of(spot_.file);
    const std::string name(held.name(tree));
    const std::vector<std::string> head =
        held.block == hcl::kNone ? std::vector<std::string>{} : head_of(tree, held.block);
    const bool is_variable = head.size() == 2 && head.front() == "variable";
    keys = keys_to(tree, hcl::child(tree, held.attribute, 1), spot_.offset, is_variable && name == "type");
    if (head.empty()) {
      names_.wanted.push_back({.name = {.folder = root_.path, .name = "var." + name}, .keys = keys});
    } else if (is_variable) {
      names_.wanted.push_back({.name = {.folder = folder, .name = "var." + head[1]}, .keys = keys});
    } else if (head.front() == "locals") {
      names_.wanted.push_back({.name = {.folder = folder, .name = "local." + name}, .keys = keys});
    } else if (head.front() == "resource" && head.size() == 3) {
      Keys arguments = keys;
      arguments.shuffle();
      std::for_each(held.blocks.begin(), held.blocks.end(), [&](const std::string& each) { arguments.add(each); });
      arguments.add(name);
      names_.wanted.push_back(
          {.name = {.folder = folder, .name = head[1] + "." + head[2]}, .keys = arguments, .is_resource = true});
    }
    return keys;
  }

  // A file with data, which the code reads by its name. One place is the one that the value came through: the local
  // value that this makes of it, or what it is gone through there.
  Keys define_data(const std::string& text) {
    Keys keys = keys_in_data(spot_.file, text, spot_.offset);
    const std::string name = spot_.file.substr(spot_.file.rfind('/') + 1);
    std::vector<Use> places;
    for (const CodeFile& file : files_) {
      for (std::size_t at = file.text.find(name); at != std::string::npos; at = file.text.find(name, at + 1)) {
        places.push_back(use_at(file.path, file.text, at, name));
        if (is_native(file.path)) {
          read_by(file, at, keys);
        }
      }
    }
    if (places.size() > 1) {
      names_.places = std::move(places);
    }
    return keys;
  }

  void read_by(const CodeFile& file, std::size_t at, Keys keys) {
    const Held held = held_by(file.tree, at);
    if (held.attribute == hcl::kNone || held.block == hcl::kNone) {
      return;
    }
    const NodeId value = hcl::child(file.tree, held.attribute, 1);
    if (!is_decoded_file(file.tree, value)) {
      keys.open();
      keys.shuffle();
    }
    if (head_of(file.tree, held.block).front() == "locals") {
      names_.wanted.push_back(
          {.name = {.folder = sources::parent_of(file.path), .name = "local." + std::string(held.name(file.tree))},
           .keys = std::move(keys)});
    } else if (held.name(file.tree) == "for_each" && held.blocks.empty()) {
      names_.gone_through.push_back({.file = &file, .block = held.block, .keys = std::move(keys)});
    }
  }

  // What a local value, or the argument of a call, puts around what it hands on.
  void add_keys_of(const PassedName& passed, Keys& keys) const {
    const std::vector<Assigned> all = assigned(passed);
    const bool knows_callers = std::any_of(all.begin(), all.end(), [](const Assigned& each) { return each.is_its; });
    for (const Assigned& each : all) {
      if (each.is_its || !knows_callers) {
        add_keys_around(each.file->tree, each.value, each.file->path, spot_, keys);
      }
    }
    if (all.empty()) {
      keys.open();
    }
  }

  /// What a name is given.
  struct Assigned {
    const CodeFile* file = nullptr;
    NodeId value = hcl::kNone;
    bool is_its = false;  ///< else it is given to a module that may be another one
  };

  [[nodiscard]] std::vector<Assigned> assigned(const PassedName& passed) const {
    const std::string name = passed.name.substr(passed.name.find('.') + 1);
    const bool is_local = passed.name.starts_with("local.");
    std::vector<Assigned> all;
    for (const CodeFile& file : files_) {
      if (!is_native(file.path)) {
        continue;
      }
      for (const NodeId block : hcl::Children(file.tree, file.tree.root)) {
        const bool is_block = file.tree[block].kind == Kind::block;
        const std::string type = is_block ? head_of(file.tree, block).front() : std::string();
        const bool is_near = sources::parent_of(file.path) == passed.folder;
        const bool may_be = is_local ? type == "locals" && is_near : type == "module";
        const NodeId attribute = may_be ? attribute_of(file.tree, block, name) : hcl::kNone;
        if (attribute != hcl::kNone) {
          all.push_back({.file = &file,
                         .value = hcl::child(file.tree, attribute, 1),
                         .is_its = is_local || calls(file, block, passed.folder)});
        }
      }
    }
    return all;
  }

  const Spot& spot_;
  const RootRead& root_;
  const std::vector<CodeFile>& files_;
  Contents& contents_;
  Names names_{};
};

}  // namespace

bool Names::has(const PassedName& name) const {
  return std::any_of(wanted.begin(), wanted.end(), [&](const WantedName& each) { return each.name == name; });
}

Names names_of(const Spot& spot, const RootRead& root, const std::vector<CodeFile>& files, Contents& contents) {
  return Search(spot, root, files, contents).run();
}

}  // namespace kakoi::ops
