// Where the value of a root module's variable comes from. Terraform language, "Variable Definition Precedence": the
// environment, terraform.tfvars, terraform.tfvars.json, *.auto.tfvars and *.auto.tfvars.json by name, then --var and
// --var-file in the order in which they are given; the later one wins.

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/json_values.hpp"

#include "syntax/hcl/parser.hpp"

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using values::Value;
using values::What;

constexpr Phrase kNoValue{"var.{} has no default and no value is given",
                          "var.{} には既定値がなく、値も与えられていません"};
constexpr Phrase kMaybeGiven{"{} could not be read whole, and it may set var.{}",
                             "{} の全体を読み取れず、var.{} を設定している可能性があります"};
constexpr Phrase kNotAnExpression{"the value of var.{} cannot be read", "var.{} の値を読み取れません"};

}  // namespace

Evaluator::Evaluator(const Input& input, ModuleCache& cache, const Inputs& inputs, std::string root_folder,
                     values::Budget budget)
    : input_(input), cache_(cache), arena_(budget), root_folder_(std::move(root_folder)), workspace_(inputs.workspace) {
  // Nobody else uses a root module, so it does not push the shared ones out of the cache. What is wrong in its files
  // has been said when the folder was surveyed.
  base::Diagnostics said_before;
  root_ = make_module(read_module(input_, root_folder_, said_before), nullptr, nullptr, Instance{});
  read_inputs(inputs);
}

Evaluator::~Evaluator() = default;

const SourceFile* Evaluator::file(base::FileId id) const {
  const auto found = files_.find(id);
  return found != files_.end() ? found->second : nullptr;
}

void Evaluator::read_inputs(const Inputs& inputs) {
  for (const auto& [name, text] : inputs.environment) {
    given_[name] = Given{.expression = {}, .value = std::nullopt, .text = text, .how = What::environment};
  }
  if (const auto entries = input_.reader.list(root_folder_)) {
    for (const base::Entry& entry : terraform_files(*entries).variables) {
      read_variables_file(root_folder_ + "/" + entry.name, entry.kind);
    }
  }
  for (const Assignment& assignment : inputs.command_line) {
    if (assignment.kind == Assignment::Kind::value) {
      given_[assignment.name] =
          Given{.expression = {}, .value = std::nullopt, .text = assignment.text, .how = What::command_line};
    } else {
      read_variables_file(assignment.text, input_.reader.kind(assignment.text).value_or(base::EntryKind::broken_link));
    }
  }
}

void Evaluator::read_variables_file(const std::string& path, base::EntryKind kind) {
  if (path.ends_with(".json")) {
    read_json_variables_file(path, kind);
  } else {
    read_native_variables(path, kind);
  }
}

// Whatever was set before may be set anew in the part that was not read.
void Evaluator::variables_unread(const std::string& path) {
  broken_variables_ = path.substr(path.rfind('/') + 1);
  given_.clear();
}

void Evaluator::keep_file(std::unique_ptr<SourceFile> file) {
  variables_files_ += file->path.empty() ? 0U : 1U;
  files_.emplace(file->id, file.get());
  extra_files_.push_back(std::move(file));
}

void Evaluator::read_native_variables(const std::string& path, base::EntryKind kind) {
  auto file = read_file(input_, path, kind, diagnostics_);
  if (file == nullptr || file->is_broken()) {
    variables_unread(path);
  }
  if (file == nullptr) {
    return;
  }
  const hcl::Tree& tree = file->tree;
  for (const hcl::NodeId item : hcl::Children(tree, tree.root)) {
    if (tree[item].kind == hcl::Kind::attribute) {
      Given given;
      given.expression = {.file = file.get(), .node = hcl::child(tree, item, 1)};
      given_[std::string(tree.source(tree[item].first_child))] = std::move(given);
    }
  }
  keep_file(std::move(file));
}

void Evaluator::read_json_variables_file(const std::string& path, base::EntryKind kind) {
  JsonVariables read = read_json_variables(input_, path, kind, arena_, diagnostics_);
  if (!read.is_whole) {
    variables_unread(path);
  }
  for (auto& [name, value] : read.values) {
    Given given;
    given.value = value;
    given_[name] = std::move(given);
  }
  if (read.file != nullptr) {
    keep_file(std::move(read.file));
  }
}

Value Evaluator::root_variable(const Named& variable) {
  const auto found = given_.find(variable.name);
  if (found != given_.end()) {
    const Value value = given_value(found->second, variable);
    const TrailId declared = arena_.trail({.range = header(variable.parts.back()),
                                           .what = What::declaration,
                                           .parent = value.trail(),
                                           .name = variable.name});
    return finish_variable(*root_, variable, value.with_trail(declared));
  }
  if (broken_variables_.has_value()) {
    const TrailId declared =
        arena_.trail({.range = header(variable.parts.back()), .what = What::variable, .name = variable.name});
    return arena_.unknown(kMaybeGiven, {*broken_variables_, variable.name}, declared);
  }
  return variable_default(*root_, variable);
}

Value Evaluator::given_value(const Given& given, const Named& variable) {
  if (given.expression.exists() || given.value.has_value()) {
    const Value value = given.value.has_value() ? *given.value : evaluate(given.expression, Scope{});
    const base::Range range = given.value.has_value() ? arena_.trails()[value.trail()].range : given.expression.range();
    return value.with_trail(
        arena_.trail({.range = range, .what = What::variable, .parent = value.trail(), .name = variable.name}));
  }
  const Ref type = argument(variable.parts, "type");
  const TrailId trail = arena_.trail({.range = {}, .what = given.how, .name = variable.name});
  const Type declared =
      type.exists() ? read_type(type) : Type{.kind = TypeKind::string, .element = nullptr, .members = {}};
  return from_text(given.text, declared, trail).with_trail(trail);
}

// The value of --var and TF_VAR_: of a primitive type, or without a type, the text itself; else an expression.
Value Evaluator::from_text(const std::string& text, const Type& type, TrailId trail) {
  if (type.is_primitive()) {
    return arena_.text(text, trail);
  }
  auto file = std::make_unique<SourceFile>();
  file->id = input_.numbers.next();
  file->text = text;
  file->tree = hcl::parse_expression(file->text);
  if (!file->tree.problems.empty()) {
    return arena_.invalid(kNotAnExpression, {"…"}, trail);
  }
  const SourceFile& kept = *file;
  keep_file(std::move(file));
  return evaluate_node(kept, kept.tree.root, Scope{});
}

Value Evaluator::variable_default(ModuleInstance& module, const Named& variable) {
  const TrailId declaration =
      arena_.trail({.range = header(variable.parts.back()), .what = What::variable, .name = variable.name});
  const Ref fallback = argument(variable.parts, "default");
  if (!fallback.exists()) {
    return arena_.unknown(kNoValue, {variable.name}, declaration);
  }
  const Value value = evaluate(fallback, Scope{});
  const Value traced = value.with_trail(arena_.trail(
      {.range = fallback.range(), .what = What::variable, .parent = value.trail(), .name = variable.name}));
  const Ref type = argument(variable.parts, "type");
  return type.exists() ? convert(arena_, traced, read_type(type),
                                 [&](const Ref& of) { return evaluate(of, {.module = &module}); })
                       : traced;
}

Value Evaluator::finish_variable(ModuleInstance& module, const Named& variable, Value value) {
  if (value.is_null()) {
    const Ref nullable = argument(variable.parts, "nullable");
    if (nullable.exists() && nullable.source() == "false" && argument(variable.parts, "default").exists()) {
      return variable_default(module, variable);
    }
  }
  const Ref type = argument(variable.parts, "type");
  return type.exists()
             ? convert(arena_, value, read_type(type), [&](const Ref& of) { return evaluate(of, {.module = &module}); })
             : value;
}

}  // namespace kakoi::sources::terraform
