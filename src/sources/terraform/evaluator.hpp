// Evaluates one root module and everything it calls, on demand: only what a launcher's arguments lead to is worked out.
// Unknowns are carried, never skipped. One Evaluator belongs to one thread.
#pragma once

#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/terraform/types.hpp"
#include "values/arena.hpp"
#include "values/logic.hpp"

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <span>
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
  single,
  count,
  for_each,
  unknown,  ///< how many there are is not known: one instance without key stands for all
};

struct Instances {
  Repetition repetition = Repetition::single;
  std::vector<Instance> all;
  values::Value why;  ///< repetition unknown: the value of count or for_each; else the same if it is written
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
};

/// One step of a traversal: `.name`, `[key]`, `.*`, `[*]`.
struct TraversalStep {
  syntax::hcl::Kind kind = syntax::hcl::Kind::get_attribute;
  syntax::hcl::NodeId node = syntax::hcl::kNone;     ///< the whole traversal up to here
  syntax::hcl::NodeId operand = syntax::hcl::kNone;  ///< the name or the key
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
  std::string source;  ///< as it is written
};

struct ModuleInstance {
  std::shared_ptr<const Module> config;
  ModuleInstance* parent = nullptr;
  const Named* call = nullptr;
  Instance instance;
  std::string address;  ///< `module.app["a"].module.svc`, empty for the root
  std::string prefix;   ///< the same with a dot behind it, if it is not empty
  std::size_t depth = 0;

  [[nodiscard]] const Names* names() const { return instance.names; }

  /// By `var.NAME`, `local.NAME`, `output.NAME`, and `ADDRESS.ATTRIBUTE` of resources.
  std::unordered_map<std::string, Memo> memos;
  /// By the resource's or the module call's first block.
  std::map<std::pair<const SourceFile*, syntax::hcl::NodeId>, Instances> instances;
  std::unordered_map<const Named*, Called> children;
};

class Evaluator {
 public:
  Evaluator(const Input& input, ModuleCache& cache, const Inputs& inputs, std::string root_folder,
            values::Budget budget = {});
  ~Evaluator();
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  [[nodiscard]] ModuleInstance& root() { return *root_; }
  values::Arena& arena() { return arena_; }
  [[nodiscard]] const SourceFile* file(base::FileId id) const;
  [[nodiscard]] const base::Diagnostics& diagnostics() const { return diagnostics_; }
  /// How many variables files were read.
  [[nodiscard]] std::size_t variables_files() const { return variables_files_; }

  values::Value evaluate(const Ref& expression, const Scope& scope);

  /// What `count` or `for_each` of a resource or module call makes of it.
  const Instances& instances(ModuleInstance& module, std::span<const Ref> parts);
  const Called& called(ModuleInstance& module, const Named& call);
  /// The blocks of one type in a body, `dynamic` ones worked out.
  Blocks blocks_of(std::span<const Ref> parts, std::string_view type, const Scope& scope);

  /// The resource instance whose computed attribute an unknown value stands for.
  [[nodiscard]] const ResourceInstance* resource_behind(const values::Value& value) const;

 private:
  struct Given {
    Ref expression;                      // from a file in the native syntax
    std::optional<values::Value> value;  // from a file in JSON
    std::string text;                    // from the command line or the environment
    values::What how = values::What::variable;
  };

  // evaluate.cpp
  values::Value evaluate_node(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value number(const SourceFile& file, syntax::hcl::NodeId node);
  values::Value tuple(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value object(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value object_key(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value conditional(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value undecided(const values::Value& condition, const values::Value& yes, const values::Value& no,
                          base::TrailId trail);
  values::Value unary(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value binary(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value logical(syntax::hcl::Operator op, const values::Value& left, const values::Value& right,
                        base::TrailId trail);
  values::Value comparison(bool negated, const values::Value& left, const values::Value& right, base::TrailId trail);
  values::Value arithmetic(syntax::hcl::Operator op, const values::Value& left, const values::Value& right,
                           base::TrailId trail);
  values::Value call(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value invalid(const base::Phrase& phrase, std::initializer_list<std::string_view> arguments,
                        base::TrailId trail);
  base::TrailId literal_trail(const SourceFile& file, syntax::hcl::NodeId node);
  base::TrailId computed_trail(const SourceFile& file, syntax::hcl::NodeId node, values::What what,
                               base::TrailId parent, base::TrailId second = base::TrailId::none);

  // evaluate_for.cpp
  values::Value for_tuple(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value for_object(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  struct Element {
    values::Value key;
    values::Value value;
  };
  /// The elements of a collection; nothing when they cannot be counted.
  std::optional<std::vector<Element>> elements(const values::Value& collection);
  struct ForParts {
    std::string_view key_name;
    std::string_view value_name;
    syntax::hcl::NodeId collection = syntax::hcl::kNone;
    syntax::hcl::NodeId first_result = syntax::hcl::kNone;   ///< the key of a for_object, the branch of a directive
    syntax::hcl::NodeId second_result = syntax::hcl::kNone;  ///< the value of a for_object
    syntax::hcl::NodeId condition = syntax::hcl::kNone;
  };
  static ForParts for_parts(const SourceFile& file, syntax::hcl::NodeId node);
  values::Value not_iterable(const values::Value& collection);

  // evaluate_template.cpp
  values::Value template_text(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  struct Rope;
  void append_parts(const SourceFile& file, syntax::hcl::NodeId of, bool in_heredoc, const Scope& scope, Rope& rope);
  void append_value(const values::Value& value, Rope& rope);
  void append_if(const SourceFile& file, syntax::hcl::NodeId node, bool in_heredoc, const Scope& scope, Rope& rope);
  void append_for(const SourceFile& file, syntax::hcl::NodeId node, bool in_heredoc, const Scope& scope, Rope& rope);

  // references.cpp
  values::Value traversal(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  values::Value named(const SourceFile& file, syntax::hcl::NodeId root_name, std::span<const TraversalStep> steps,
                      const Scope& scope);
  values::Value apply(values::Value value, const SourceFile& file, std::span<const TraversalStep> steps,
                      const Scope& scope);
  values::Value splat(const values::Value& value, const SourceFile& file, std::span<const TraversalStep> each,
                      bool is_full, const Scope& scope, base::TrailId trail);
  values::Value index(const values::Value& value, const values::Value& key, base::TrailId trail);
  values::Value attribute(const values::Value& value, std::string_view name, base::TrailId trail);
  values::Value variable(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value local(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value output(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value module_call(const SourceFile& file, std::span<const TraversalStep> steps, const Scope& scope,
                            base::TrailId trail);
  values::Value outputs_of(ModuleInstance& module, base::TrailId trail);
  values::Value resource(const Resource& resource, const SourceFile& file, std::span<const TraversalStep> steps,
                         const Scope& scope, base::TrailId trail);
  values::Value resource_instance(const ResourceInstance& instance, const SourceFile& file,
                                  std::span<const TraversalStep> steps, const Scope& scope, base::TrailId trail);
  values::Value resource_attribute(const ResourceInstance& instance, std::string_view name, base::TrailId trail);
  values::Value whole_resource(const ResourceInstance& instance, base::TrailId trail);
  values::Value block_values(std::span<const Ref> parts, std::string_view type, const Scope& scope,
                             base::TrailId trail);
  values::Value body_value(const Ref& body, const Scope& scope, base::TrailId trail);
  values::Value path_value(std::string_view name, const Scope& scope, base::TrailId trail);
  template <typename Work>
  values::Value once(Memo& memo, std::string_view what, std::string_view name, base::TrailId trail, Work work);

  // variables.cpp
  void read_inputs(const Inputs& inputs);
  void read_variables_file(const std::string& path, base::EntryKind kind);
  void read_native_variables(const std::string& path, base::EntryKind kind);
  void read_json_variables_file(const std::string& path, base::EntryKind kind);
  void variables_unread(const std::string& path);
  void keep_file(std::unique_ptr<SourceFile> file);
  values::Value given_value(const Given& given, const Named& variable);
  values::Value root_variable(const Named& variable);
  values::Value variable_default(ModuleInstance& module, const Named& variable);
  values::Value finish_variable(ModuleInstance& module, const Named& variable, values::Value value);
  values::Value from_text(const std::string& text, const Type& type, base::TrailId trail);

  // instances.cpp
  Instances count_instances(const Ref& expression, const Scope& scope);
  Instances for_each_instances(const Ref& expression, const Scope& scope);
  Instances unknown_instances(const values::Value& why, bool is_count);
  const Names* name(std::string_view name, const values::Value& value, const Names* outer);
  std::unique_ptr<ModuleInstance> make_module(std::shared_ptr<const Module> config, ModuleInstance* parent,
                                              const Named* call, const Instance& instance);
  void load(ModuleInstance& module, const Named& call, Called& into);

  const Input& input_;
  ModuleCache& cache_;
  values::Arena arena_;
  base::Diagnostics diagnostics_;
  std::string root_folder_;
  std::optional<std::string> workspace_;
  std::unique_ptr<ModuleInstance> root_;
  std::vector<std::shared_ptr<const Module>> used_;
  std::vector<std::unique_ptr<SourceFile>> extra_files_;  // .tfvars, command line, environment
  std::unordered_map<base::FileId, const SourceFile*> files_;
  std::deque<Names> names_;
  std::unordered_map<std::string, ResourceInstance> computed_;  // by what their computed attributes stand for
  std::size_t depth_ = 0;
  std::size_t module_count_ = 0;
  std::size_t variables_files_ = 0;
  std::uint64_t errors_ = 0;  // invalid values made so far: how `try` and `can` see a failure

  std::map<std::string, Given, std::less<>> given_;
  std::optional<std::string> broken_variables_;  // a .tfvars file that could not be read whole
};

}  // namespace kakoi::sources::terraform
