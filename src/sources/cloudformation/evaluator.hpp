// Evaluates templates, on demand: only what a launcher's properties lead to is worked out. Unknowns are carried. Each
// file has its part:
//
//   evaluator.cpp    nodes, functions by name
//   references.cpp   Ref, Fn::GetAtt: parameters, pseudo parameters, resources, outputs of nested stacks
//   conditions.cpp   Conditions, Fn::If, Fn::Equals, Fn::And, Fn::Or, Fn::Not
//   functions.cpp    functions of values
//   loops.cpp        Fn::ForEach
//   nested.cpp       nested stacks, AWS::Include, local files
//
// One Evaluator belongs to one thread. (CloudFormation Template Reference, "Intrinsic functions".)
#pragma once

#include "base/diagnostic.hpp"
#include "findings/finding.hpp"
#include "sources/cloudformation/cloud_assembly.hpp"
#include "sources/cloudformation/parameters.hpp"
#include "sources/cloudformation/stack.hpp"
#include "sources/cloudformation/template.hpp"
#include "sources/open_files.hpp"
#include "values/arena.hpp"
#include "values/logic.hpp"

#include <cstddef>
#include <deque>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::cloudformation {

/// A nested stack, or why it is not read.
struct Nested {
  Stack* stack = nullptr;
  std::string source;  ///< what the template says that it is
  base::Message why_not{};
  bool is_remote = false;
};

class Evaluator {
 public:
  /// `root` is the template of the root stack, which this keeps.
  Evaluator(const Input& input, std::unique_ptr<Template> root, std::span<const ParameterSource> sources,
            std::span<const ParameterFile> files, values::Budget budget);
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  Stack& root() { return *root_; }

  values::Value evaluate(Document::NodeId node, const Scope& scope);
  /// Whether the condition called `name` holds: a bool, or unknown.
  values::Value condition(std::string_view name, Stack& stack, base::Range at);
  /// The same of the condition whose name is `node`.
  values::Value condition_named(Document::NodeId node, const Scope& scope);
  /// Whether the stack has `resource`, by its condition.
  base::Known<inventory::Existence> existence_of(const Resource& resource);
  /// The property `name` of `resource`; null where it is left out.
  values::Value property(const Resource& resource, std::string_view name);
  values::Value properties(const Resource& resource);

  /// The stack that `resource`, an AWS::CloudFormation::Stack or AWS::Serverless::Application, nests in `stack`.
  Nested nested(const Resource& resource, Stack& stack);
  /// The text of the local file `path`, relative to the template of `stack`; unknown where it cannot be read.
  values::Value local_file(std::string_view path, const Stack& stack, base::Range at);
  /// Where an entry of the resource itself, as `Type`, is written; without a stack where it is not.
  struct Written {
    Stack* stack = nullptr;
    Document::NodeId node = Document::kNone;
  };
  static Written entry_of(const Resource& resource, std::string_view name);
  /// The resource that `value`, a Ref or Fn::GetAtt, stands for.
  struct Target {
    Stack* stack = nullptr;
    const Resource* resource = nullptr;
  };
  [[nodiscard]] std::optional<Target> target_of(const values::Value& value);

  /// Each value that `value` may have; itself where that is not known either.
  [[nodiscard]] std::vector<values::Value> possible(const values::Value& value) const;

  /// What the user gives for the parameter, or pseudo parameter, `name`; null where that is nothing.
  values::Value given(std::string_view name);

  static std::string_view type_of(const Resource& resource);
  /// The construct of the AWS CDK that made the resource whose header this is.
  [[nodiscard]] std::optional<findings::Construct> construct(base::Range header);
  [[nodiscard]] std::size_t files_read() const { return files_read_; }
  /// Parts of the template that are not here, and could hold launchers.
  struct Unread {
    Stack* stack = nullptr;
    std::string_view name;  ///< of the part
    base::Range at;
    base::Unknown why;
  };
  [[nodiscard]] const std::vector<Unread>& unread() const { return unread_; }
  /// Why what `stack` says of `resource` may not be what is deployed.
  [[nodiscard]] const std::optional<base::Unknown>& doubt(const Stack& stack, const Resource& resource) const {
    return resource.doubt.has_value() ? resource.doubt : stack.source->doubt.has_value() ? stack.source->doubt : doubt_;
  }
  /// The templates that are nested in others, by their paths.
  [[nodiscard]] std::set<std::string> nested_paths() const;

  void warn(base::Range range, base::Message message, base::Level level = base::Level::warning);

  values::Arena arena;
  OpenFiles files;
  base::Diagnostics diagnostics;

 private:
  using NodeId = Document::NodeId;
  using Value = values::Value;
  using Arguments = std::span<const NodeId>;

  /// A call of a function: where it stands, and what it was given.
  struct Call {
    std::string_view name;  ///< `Ref`, `Condition`, or without `Fn::`
    NodeId argument = Document::kNone;
    base::Range range;
    const Scope& scope;
    bool is_tagged = false;  ///< written as a tag, which stands on the argument itself
  };
  using Run = Value (Evaluator::*)(const Call& call);
  struct Function {
    std::string_view name;
    Run run = nullptr;
  };
  static std::span<const Function> functions();
  static Run find_function(std::string_view name);

  // evaluator.cpp
  Value evaluate_node(NodeId node, const Scope& scope);
  Value evaluate_plain(NodeId node, const Scope& scope);
  /// The value of the only argument of `call`.
  Value argument(const Call& call);
  /// What is written there as it is, and not worked out.
  static std::optional<std::string_view> written(const Call& call);
  Value call(const Call& call);
  Value map(NodeId node, const Scope& scope);
  Value list(NodeId node, const Scope& scope);
  Value scalar(NodeId node, const Scope& scope);
  Value resolved_later(const Value& text);
  static std::optional<Call> call_in(NodeId node, const Scope& scope);
  static std::optional<Call> call_without_tag(NodeId node, const Scope& scope);
  /// The items of a function's argument, which is a list of `least` to `most`.
  std::optional<Arguments> arguments(const Call& call, std::size_t least, std::size_t most) const;
  Value wrong(const Call& call);
  Value wrong_at(base::Range range, std::string_view name);
  base::TrailId step(base::Range range, values::What what, base::TrailId parent,
                     base::TrailId second = base::TrailId::none, std::string_view name = {});
  Value copy(const Value& value, base::Range range);

  // references.cpp
  Value ref(const Call& call);
  Value get_att(const Call& call);
  Value import_value(const Call& call);
  Value name(std::string_view name, const Scope& scope, base::Range range);
  Value attribute(std::string_view id, std::string_view attribute, const Scope& scope, base::Range range);
  Value block_of(const Resource& resource, Stack& stack, const Value& otherwise);
  Value parameter(std::string_view name, Stack& stack);
  Value read_parameter(std::string_view name, Stack& stack, NodeId declaration);
  Value as_declared(const Value& given, std::string_view name, Stack& stack, NodeId declaration);
  Value pseudo(std::string_view name, const Stack& stack, base::Range range);
  Value output(Stack& stack, std::string_view name, base::Range range);

  // conditions.cpp
  Value condition_ref(const Call& call);
  Value choose(const Call& call);
  Value equals(const Call& call);
  Value all_of(const Call& call);
  Value any_of(const Call& call);
  Value negation(const Call& call);
  Value any_or_all(const Call& call, bool deciding);
  Value condition_value(NodeId node, const Scope& scope);
  Value chosen(const Value& value, base::Range range, base::TrailId condition);
  std::optional<std::string> as_text(const Value& value) const;
  /// A name for a message: of what nobody may see, nothing.
  static std::string shown(const Value& value, const std::string& text);
  Value looped_condition(NodeId map, const Scope& scope, std::string_view name);
  values::Truth same(const Value& a, const Value& b) const;

  // functions.cpp
  Value sub(const Call& call);
  Value join(const Call& call);
  Value select(const Call& call);
  Value zone(const Value& items, const Value& index, const Call& call);
  Value split(const Call& call);
  Value find_in_map(const Call& call);
  Value get_azs(const Call& call);
  Value base64(const Call& call);
  Value cidr(const Call& call);
  Value length(const Call& call);
  Value to_json_string(const Call& call);
  Value transform(const Call& call);
  Value one_of(const std::vector<Value>& values, const Value& unknown);

  // loops.cpp
  struct Round {
    const Binding* names = nullptr;
    std::optional<base::Unknown> maybe{};
  };
  std::vector<Round> rounds(NodeId arguments, const Scope& scope);
  void resources(NodeId map, const Scope& scope, const std::optional<base::Unknown>& maybe,
                 std::vector<Resource>& into);
  void included_resources(NodeId transform, base::Range at, std::string_view name, const Scope& scope,
                          const std::optional<base::Unknown>& maybe, std::vector<Resource>& into);
  void include_in_resource(NodeId transform, base::Range at, Resource& resource);
  void entries(NodeId map, const Scope& scope, std::vector<values::Entry>& into);
  std::string key(std::string_view written, const Binding* names);
  Value with_names(const Value& text, const Binding* names);

  // nested.cpp
  Value include(const Call& call, NodeId parameters);
  /// The file that an AWS::Include names, as a part of `stack`; null, and why, when it is not read.
  Stack* included(NodeId parameters, const Scope& scope, Value& why_not);
  Stack& add_stack(const Template& of, const Resource* nested_by, Stack* parent);
  Stack& add_included(const Template& of, Stack& in);
  const CloudAssembly& assembly_of(const Stack& stack);
  const Template* template_at(const std::string& path, base::Message& why_not);
  std::optional<std::string> local_path(const Value& written, const Stack& stack, Nested& nested);

  const Input& input_;
  std::span<const ParameterSource> sources_;
  std::span<const ParameterFile> parameter_files_;
  std::deque<Stack> stacks_;
  std::deque<Binding> bindings_;
  std::map<std::string, std::unique_ptr<Template>> templates_;  ///< by path; null where it could not be read
  std::map<std::string, const TextFile*> texts_;                ///< likewise
  std::map<std::pair<const Stack*, std::string>, Nested> nested_;
  std::map<std::string, CloudAssembly> assemblies_;                             ///< by folder
  std::map<std::pair<base::FileId, std::uint32_t>, const Resource*> by_place_;  ///< by the place of the header
  std::map<std::pair<const Template*, const Stack*>, Stack*> included_;         ///< by the file and where it is put
  std::optional<base::Unknown> doubt_;  ///< of a file that was included and could not be read whole
  std::vector<Unread> unread_;
  std::unordered_map<const values::Reason*, std::vector<Value>> possible_;
  std::size_t files_read_ = 0;
  std::size_t depth_ = 0;
  Stack* root_ = nullptr;
};

}  // namespace kakoi::sources::cloudformation
