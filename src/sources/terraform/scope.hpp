// What an evaluation moves through: the tree of module instances, and where in it an expression stands. Plain data.
#pragma once

#include "sources/terraform/module.hpp"
#include "values/value.hpp"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kakoi::sources::terraform {

/// A chain of names that stand before those of the module: for-variables, each, count, the iterators of dynamic blocks.
struct Names {
  std::string_view name;
  values::Value value;
  const Names* outer = nullptr;
};

/// One instance of a resource or module: its key as it is written in the address, and what `each` and `count` are in
/// it.
struct Instance {
  values::Value key;   ///< number, text, or null where there is neither count nor for_each
  std::string suffix;  ///< `[0]`, `["a"]` or nothing
  const Names* names = nullptr;
};

enum class Repetition : std::uint8_t {
  single,  ///< without a key; none where OpenTofu's `enabled` is false
  count,
  for_each,
  unknown,  ///< how many there are is not known: one instance without key stands for all
};

struct Instances {
  Repetition repetition = Repetition::single;
  std::vector<Instance> all;
  values::Value why;  ///< repetition unknown: the value of count or for_each; else the same if it is written
  /// Why the single one may not be there after all.
  std::optional<values::Value> doubt{};
};

struct ModuleInstance;

/// Where an expression stands.
struct Scope {
  ModuleInstance* module = nullptr;  ///< null in a .tfvars file: no names at all
  const Names* names = nullptr;
};

/// A block as it comes out of a static or `dynamic` block.
struct Block {
  Ref body;
  const Names* names = nullptr;
};

struct Blocks {
  std::vector<Block> all;
  /// Not null: it is not known how many there are; `all` then holds one block that stands for all.
  std::optional<values::Value> unknown_count;
  bool is_refused = false;  ///< what stands there is no block, and Terraform refuses it: `unknown_count` says so
};

struct ResourceInstance {
  ModuleInstance* module = nullptr;
  const Resource* resource = nullptr;
  Instance instance;

  [[nodiscard]] std::string address() const;
};

/// A value that is worked out once. While it is running, who asks for it again has found a circle.
struct Memo {
  enum class State : std::uint8_t { untouched, running, done };
  State state = State::untouched;
  values::Value value;
};

/// The instances of a called module; none, with a reason, where the module cannot be read.
struct Called {
  std::vector<std::unique_ptr<ModuleInstance>> instances;
  std::optional<base::Message> unread;
  std::optional<base::Message> partly_unread;  ///< some of it is read, and judged, but not all
  bool is_remote = false;                      ///< its code comes from elsewhere, and is not here
  std::string source;                          ///< as it is written
};

struct ModuleInstance {
  std::shared_ptr<const Module> config;
  ModuleInstance* parent = nullptr;
  const Named* call = nullptr;
  Instance instance;
  std::string address;            ///< `module.app["a"].module.svc`, empty for the root
  std::string prefix;             ///< the same with a dot behind it, if it is not empty
  std::string path;               ///< the calls that lead here, without keys: `app.svc`
  std::string module_path = ".";  ///< path.module; empty where it depends on the machine
  std::size_t depth = 0;

  [[nodiscard]] const Names* names() const { return instance.names; }

  /// By `var.NAME`, `local.NAME`, `output.NAME`, and `ADDRESS.ATTRIBUTE` of resources.
  std::unordered_map<std::string, Memo> memos;
  /// By the resource's or the module call's first block.
  std::map<std::pair<const SourceFile*, syntax::hcl::NodeId>, Instances> instances;
  std::unordered_map<const Named*, Called> children;
};

}  // namespace kakoi::sources::terraform
