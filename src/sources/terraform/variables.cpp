#include "sources/terraform/variables.hpp"

#include "sources/terraform/bodies.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/folder_files.hpp"
#include "sources/terraform/json_values.hpp"

#include "syntax/hcl/parser.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using values::Value;
using values::What;

constexpr Phrase kNoValue{"var.{} has no default and no value is given",
                          "var.{} には既定値がなく、値も与えられていません"};
constexpr Phrase kBroken{"the declaration of var.{} could not be read whole",
                         "var.{} の宣言の一部を読み取れませんでした"};
constexpr Phrase kRefused{"the validation of var.{} refuses its value", "var.{} の validation がその値を許可しません"};
constexpr Phrase kBlock{"a variables file holds no blocks", "変数ファイルにブロックは書けません"};
constexpr Phrase kMaybeGiven{"{} could not be read whole, and it may set var.{}",
                             "{} の全体を読み取れず、var.{} を設定している可能性があります"};
constexpr Phrase kNotAnExpression{"the value of var.{} cannot be read", "var.{} の値を読み取れません"};

}  // namespace

Variables::Variables(Evaluator& evaluator, const Input& input, const Inputs& inputs, const std::string& root_folder)
    : evaluator_(evaluator), arena_(evaluator.arena), input_(input) {
  read(inputs, root_folder);
}

void Variables::read(const Inputs& inputs, const std::string& root_folder) {
  for (const auto& [name, text] : inputs.environment) {
    given_[name] = Given{.expression = {}, .value = std::nullopt, .text = text, .how = What::environment};
  }
  if (const auto entries = input_.reader.list(root_folder)) {
    for (const base::Entry& entry : terraform_files(*entries).variables) {
      read_file(root_folder + "/" + entry.name, entry.kind);
    }
  }
  for (const Assignment& assignment : inputs.command_line) {
    if (assignment.kind == Assignment::Kind::value) {
      given_[assignment.name] =
          Given{.expression = {}, .value = std::nullopt, .text = assignment.text, .how = What::command_line};
    } else {
      read_given_file(assignment.text);
    }
  }
}

// Named on the command line: if it is not there, what it was to set is not known.
void Variables::read_given_file(const std::string& path) {
  const auto kind = input_.reader.kind(path);
  if (kind.has_value()) {
    read_file(path, *kind);
    return;
  }
  diagnostics_.push_back({.level = base::Level::error, .place = {.file = path}, .message = kind.error().message});
  unread(path);
}

void Variables::read_file(const std::string& path, base::EntryKind kind) {
  if (path.ends_with(".json")) {
    read_json(path, kind);
  } else {
    read_native(path, kind);
  }
}

// Whatever was set before may be set anew in the part that was not read.
void Variables::unread(const std::string& path) {
  broken_ = path.substr(path.rfind('/') + 1);
  given_.clear();
}

void Variables::read_native(const std::string& path, base::EntryKind kind) {
  auto file = terraform::read_file(input_, path, kind, diagnostics_);
  if (file == nullptr || file->is_broken()) {
    unread(path);
  }
  if (file == nullptr) {
    return;
  }
  for (const hcl::NodeId item : hcl::Children(file->tree, file->tree.root)) {
    if (file->tree[item].kind == hcl::Kind::block) {
      diagnostics_.push_back({.level = base::Level::error, .place = file->place(file->range(item)), .message = kBlock});
      unread(path);
    }
  }
  for (Argument& written : arguments({.file = file.get(), .node = file->tree.root})) {
    Given given;
    given.expression = written.value;
    given_[std::move(written.name)] = std::move(given);
  }
  ++files_;
  evaluator_.files.keep(std::move(file));
}

void Variables::read_json(const std::string& path, base::EntryKind kind) {
  JsonVariables read = read_json_variables(input_, path, kind, arena_, diagnostics_);
  if (!read.is_whole) {
    unread(path);
  }
  for (auto& [name, value] : read.values) {
    Given given;
    given.value = value;
    given_[name] = std::move(given);
  }
  if (read.file != nullptr) {
    ++files_;
    evaluator_.files.keep(std::move(read.file));
  }
}

Value Variables::value(const Named& variable) {
  const auto found = given_.find(variable.name);
  if (found != given_.end()) {
    const Value value = value_of(found->second, variable);
    const TrailId declared = arena_.trail(
        {.range = variable.header, .what = What::declaration, .parent = value.trail(), .name = variable.name});
    return converted(evaluator_.modules.root(), variable, value.with_trail(declared));
  }
  if (broken_.has_value()) {
    const TrailId declared = arena_.trail({.range = variable.header, .what = What::variable, .name = variable.name});
    return arena_.broken(kMaybeGiven, {*broken_, variable.name}, declared);
  }
  return fallback(evaluator_.modules.root(), variable);
}

Value Variables::value_of(const Given& given, const Named& variable) {
  if (given.expression.exists() || given.value.has_value()) {
    const Value value = given.value.has_value() ? *given.value : evaluator_.evaluate(given.expression, Scope{});
    const base::Range range = given.value.has_value() ? arena_.trails()[value.trail()].range : given.expression.range();
    return value.with_trail(
        arena_.trail({.range = range, .what = What::variable, .parent = value.trail(), .name = variable.name}));
  }
  const Ref type = argument(variable.parts, "type");
  const TrailId trail = arena_.trail({.range = {}, .what = given.how, .name = variable.name});
  const Type declared =
      type.exists() ? type_in(type) : Type{.kind = TypeKind::string, .element = nullptr, .members = {}};
  return from_text(given.text, declared, trail).with_trail(trail);
}

// The value of --var and TF_VAR_: of a primitive type, or without a type, the text itself; else an expression.
Value Variables::from_text(const std::string& text, const Type& type, TrailId trail) {
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
  const SourceFile& kept = evaluator_.files.keep(std::move(file));
  return evaluator_.expressions.evaluate(kept, kept.tree.root, Scope{});
}

Value Variables::fallback(ModuleInstance& module, const Named& variable) {
  const TrailId declaration = arena_.trail({.range = variable.header, .what = What::variable, .name = variable.name});
  const Ref written = argument(variable.parts, "default");
  if (!written.exists()) {
    return is_broken(variable.parts) ? arena_.broken(kBroken, {variable.name}, declaration)
                                     : arena_.not_given(kNoValue, {variable.name}, declaration);
  }
  const Value value = evaluator_.evaluate(written, Scope{});
  const Value traced = value.with_trail(
      arena_.trail({.range = written.range(), .what = What::variable, .parent = value.trail(), .name = variable.name}));
  return to_type(module, variable, traced);
}

Value Variables::converted(ModuleInstance& module, const Named& variable, const Value& given) {
  if (given.is_null()) {
    // A literal, though `"false"` and `!true` are ones too. Where it cannot be read, the default may be meant.
    const Ref nullable = argument(variable.parts, "nullable");
    const Value may_be_null = nullable.exists() ? to_boolean(arena_, evaluator_.evaluate(nullable, Scope{})) : Value{};
    if (may_be_null.is_unknown()) {
      return may_be_null;
    }
    if (may_be_null.is(values::Kind::boolean) && !may_be_null.boolean() &&
        argument(variable.parts, "default").exists()) {
      return fallback(module, variable);
    }
  }
  return to_type(module, variable, given);
}

// In JSON the type is an expression within a string.
Type Variables::type_in(const Ref& written) {
  if (written.file->tree[written.node].kind != hcl::Kind::json_string) {
    return read_type(written);
  }
  auto file = std::make_unique<SourceFile>();
  file->id = input_.numbers.next();
  file->text = word(written);
  file->within = written.range();
  file->tree = hcl::parse_expression(file->text);
  const SourceFile& kept = evaluator_.files.keep(std::move(file));
  return read_type({.file = &kept, .node = kept.tree.root});
}

Value Variables::to_type(ModuleInstance& module, const Named& variable, const Value& value) {
  const Ref type = argument(variable.parts, "type");
  const auto converted = [&] {
    return convert(arena_, value, type_in(type),
                   [&](const Ref& of) { return evaluator_.evaluate(of, {.module = &module}); });
  };
  return arena_.sensitive_if(is_sensitive(evaluator_, variable), type.exists() ? converted() : value);
}

Value Variables::validated(ModuleInstance& module, const Named& variable, const Value& value) {
  if (!value.is_wholly_known()) {
    return value;
  }
  // The condition names the variable itself, which is being worked out.
  Memo& own = module.memos["var." + variable.name];
  const Memo before = std::exchange(own, Memo{.state = Memo::State::done, .value = value});
  const std::vector<NestedBlock> rules = blocks(variable.parts, "validation");
  const bool is_refused = std::any_of(rules.begin(), rules.end(), [&](const NestedBlock& rule) {
    const Ref condition = argument(std::array{rule.body}, "condition");
    const Value holds =
        condition.exists() ? to_boolean(arena_, evaluator_.evaluate(condition, {.module = &module})) : Value{};
    return holds.is(values::Kind::boolean) && !holds.boolean();
  });
  own = before;
  return is_refused ? arena_.broken(kRefused, {variable.name}, value.trail()) : value;
}

// Literals, though `"true"` is one too. What cannot be read may be `true`.
bool is_sensitive(Evaluator& evaluator, const Named& declaration) {
  constexpr auto kMarks = std::to_array<std::string_view>({"sensitive", "ephemeral"});
  return std::any_of(kMarks.begin(), kMarks.end(), [&](std::string_view name) {
    const Ref written = argument(declaration.parts, name);
    const Value mark = written.exists() ? to_boolean(evaluator.arena, evaluator.evaluate(written, Scope{})) : Value{};
    return mark.is_unknown() || (mark.is(values::Kind::boolean) && mark.boolean());
  });
}

}  // namespace kakoi::sources::terraform
