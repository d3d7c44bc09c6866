#include "sources/terraform/references.hpp"

#include "sources/terraform/bodies.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::NodeId;
using values::Kind;
using values::Value;
using values::What;

constexpr Phrase kNoNames{"a variables file cannot refer to anything", "変数ファイルでは参照を使えません"};
// Terraform refuses these before it evaluates anything, so `try` does not get around them.
constexpr Phrase kUndeclared{"{} is not declared", "{} は宣言されていません"};
constexpr Phrase kMaybeUndeclared{"{} is not declared in what could be read of the module",
                                  "モジュールの読み取れた範囲に {} の宣言がありません"};
constexpr Phrase kCircle{"{} refers to itself", "{} が自分自身を参照しています"};
constexpr Phrase kWorkspace{"terraform.workspace is not given; use --workspace",
                            "terraform.workspace が指定されていません。--workspace で指定してください"};
constexpr Phrase kMachine{"{} depends on where Terraform runs", "{} は Terraform を実行する場所に依存します"};
constexpr Phrase kModuleUnread{"module {} is not read", "モジュール {} を読み取れていません"};
constexpr Phrase kTwice{"{} is declared twice; Terraform refuses this",
                        "{} が 2 回宣言されています。Terraform はこれを受け付けません"};
constexpr Phrase kBrokenCall{"the call of {} could not be read whole", "{} の呼び出しの一部を読み取れませんでした"};
constexpr Phrase kHowMany{"how many instances module.{} has is not known", "module.{} のインスタンス数が決まりません"};
constexpr Phrase kSensitiveKey{"which instance is meant is sensitive, and would be shown",
                               "どのインスタンスを指すかが sensitive な値で決まるため、表示できません"};
constexpr Phrase kNoElement{"there is no element with this index or key", "この添字またはキーの要素はありません"};

bool is_step(hcl::Kind kind) {
  return kind == hcl::Kind::get_attribute || kind == hcl::Kind::legacy_index || kind == hcl::Kind::index ||
         kind == hcl::Kind::attribute_splat || kind == hcl::Kind::full_splat;
}

const Names* find_name(const Names* names, std::string_view wanted) {
  while (names != nullptr && names->name != wanted) {
    names = names->outer;
  }
  return names;
}

// The address of an attribute of the one thing that is called `address`; empty where it is of one of several, or of
// all.
std::string attribute_of(const std::string& address, const Steps& steps) {
  std::string attribute = address;
  for (const TraversalStep& step : steps.all) {
    if (step.kind != hcl::Kind::get_attribute) {
      return {};
    }
    attribute += "." + std::string(steps.file.tree.source(step.operand));
  }
  return attribute;
}

// A mistake in a definition belongs to where it stands; `try` around a use of the name does not see it.
Value as_seen_from_outside(values::Arena& arena, const Value& value) {
  if (!value.is_unknown() || !value.reason().invalid) {
    return value;
  }
  const values::Reason& reason = value.reason();
  return reason.arguments.empty() ? arena.broken(reason.phrase, {}, value.trail())
                                  : arena.broken(reason.phrase, {reason.arguments.front()}, value.trail());
}

}  // namespace

std::string ResourceInstance::address() const {
  return module->prefix + (resource->is_data ? "data." : "") + resource->type + "." + resource->name + instance.suffix;
}

std::string_view Steps::name() const {
  return !all.empty() && all.front().kind == hcl::Kind::get_attribute ? file.tree.source(all.front().operand)
                                                                      : std::string_view{};
}

bool Steps::starts_with_key() const {
  return !all.empty() && (all.front().kind == hcl::Kind::index || all.front().kind == hcl::Kind::legacy_index);
}

bool Steps::starts_with_splat() const {
  return !all.empty() && (all.front().kind == hcl::Kind::attribute_splat || all.front().kind == hcl::Kind::full_splat);
}

std::size_t Steps::splat_length() const {
  if (all.front().kind == hcl::Kind::full_splat) {
    return all.size() - 1;
  }
  std::size_t count = 0;
  while (count + 1 < all.size() &&
         (all[count + 1].kind == hcl::Kind::get_attribute || all[count + 1].kind == hcl::Kind::legacy_index)) {
    ++count;
  }
  return count;
}

References::References(Evaluator& evaluator, std::optional<std::string> workspace)
    : evaluator_(evaluator), arena_(evaluator.arena), workspace_(std::move(workspace)) {}

Value References::once(Memo& memo, std::string_view name, TrailId trail, const std::function<Value()>& work) {
  if (memo.state == Memo::State::running) {
    return arena_.broken(kCircle, {name}, trail);
  }
  if (memo.state == Memo::State::untouched) {
    memo.state = Memo::State::running;
    const Expressions::Mishaps before = evaluator_.expressions.mishaps();
    memo.value = as_seen_from_outside(arena_, work());
    evaluator_.expressions.forget_mishaps(before);
    memo.state = Memo::State::done;
  }
  return memo.value;
}

Value References::traversal(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<TraversalStep> steps;
  NodeId at = node;
  while (is_step(file.tree[at].kind)) {
    steps.push_back({.kind = file.tree[at].kind, .node = at, .operand = hcl::child(file.tree, at, 1)});
    at = file.tree[at].first_child;
  }
  std::reverse(steps.begin(), steps.end());
  const Steps all{.file = file, .all = steps, .scope = scope};
  return file.tree[at].kind == hcl::Kind::variable ? named(file, at, all)
                                                   : apply(evaluator_.expressions.evaluate(file, at, scope), all);
}

Value References::named(const SourceFile& file, NodeId root_name, const Steps& steps) {
  const std::string_view word = file.tree.source(root_name);
  const Scope& scope = steps.scope;
  const TrailId here = evaluator_.expressions.literal_trail(file, steps.empty() ? root_name : steps.all.front().node);
  if (const Names* found = find_name(scope.names, word)) {
    return apply(found->value, steps);
  }
  if (scope.module == nullptr) {
    return arena_.invalid(kNoNames, {}, here);
  }
  if (steps.name().empty()) {
    return arena_.broken(kUndeclared, {word}, here);
  }
  if (word == "var" || word == "local") {
    return definition(word, steps, here);
  }
  if (word == "module") {
    return module_call(steps, here);
  }
  if (word == "path") {
    return apply(path(steps.name(), scope, here), steps.from(1));
  }
  if (word == "terraform" && steps.name() == "workspace") {
    return workspace_.has_value() ? arena_.text(*workspace_, here) : arena_.not_given(kWorkspace, {}, here);
  }
  return resource(word, steps, here);
}

Value References::definition(std::string_view kind, const Steps& steps, TrailId trail) {
  const bool is_variable = kind == "var";
  ModuleInstance& module = *steps.scope.module;
  const Value whole = is_variable ? variable(module, steps.name(), trail) : local(module, steps.name(), trail);
  const Value part = apply(whole, steps.from(1));
  if (steps.all.size() == 1 || part.trail() == TrailId::none || part.trail() == whole.trail()) {
    return part;
  }
  // The element knows where it stands; by which name it was reached is added.
  return part.with_trail(arena_.trail({.range = arena_.trails()[part.trail()].range,
                                       .what = is_variable ? What::variable : What::local,
                                       .parent = part.trail(),
                                       .second = whole.trail(),
                                       .name = steps.name()}));
}

Value References::resource(std::string_view word, const Steps& steps, TrailId trail) {
  const bool is_data = word == "data";
  const std::string_view type = is_data ? steps.name() : word;
  const std::string_view name = is_data ? steps.from(1).name() : steps.name();
  const Resource* found = steps.scope.module->config->resource(is_data, type, name);
  if (found == nullptr) {
    const std::string address = (is_data ? "data." : "") + std::string(type) + "." + std::string(name);
    const ModuleInstance& module = *steps.scope.module;
    return undeclared(module, address, trail, attribute_of(module.prefix + address, steps.from(is_data ? 2 : 1)));
  }
  if (found->is_twice) {
    return arena_.broken(kTwice, {(is_data ? "data." : "") + found->type + "." + found->name}, trail);
  }
  return evaluator_.resources.value(*found, steps.from(is_data ? 2 : 1), trail);
}

Value References::undeclared(const ModuleInstance& module, const std::string& address, TrailId trail,
                             const std::string& stands_for) {
  const Module& config = *module.config;
  const bool is_whole = !config.has_unread_file && std::none_of(config.files.begin(), config.files.end(),
                                                                [](const auto& file) { return file->is_broken(); });
  return arena_.broken(is_whole ? kUndeclared : kMaybeUndeclared, {address}, trail, stands_for);
}

Value References::variable(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->variable(name);
  if (declared == nullptr) {
    return undeclared(module, "var." + std::string(name), trail);
  }
  const std::string address = "var." + std::string(name);
  if (declared->is_twice) {
    return arena_.broken(kTwice, {address}, trail);
  }
  return once(module.memos[address], address, trail, [&] {
    return evaluator_.variables.validated(module, *declared, variable_value(module, *declared, trail));
  });
}

Value References::variable_value(ModuleInstance& module, const Named& declared, TrailId trail) {
  if (module.parent == nullptr) {
    return evaluator_.variables.value(declared);
  }
  const Ref given = argument(module.call->parts, declared.name);
  if (!given.exists()) {
    return is_broken(module.call->parts) ? arena_.broken(kBrokenCall, {module.address}, trail)
                                         : evaluator_.variables.fallback(module, declared);
  }
  const Value value = evaluator_.evaluate(given, {.module = module.parent, .names = module.names()});
  const Value traced = value.with_trail(
      arena_.trail({.range = given.range(), .what = What::argument, .parent = value.trail(), .name = declared.name}));
  return evaluator_.variables.converted(module, declared, traced);
}

Value References::local(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->local(name);
  if (declared == nullptr) {
    return undeclared(module, "local." + std::string(name), trail);
  }
  const std::string address = "local." + std::string(name);
  if (declared->is_twice) {
    return arena_.broken(kTwice, {address}, trail);
  }
  return once(module.memos[address], address, trail, [&] {
    const Ref expression = declared->parts.front();
    const Value value = evaluator_.evaluate(expression, {.module = &module});
    return value.with_trail(arena_.trail(
        {.range = expression.range(), .what = What::local, .parent = value.trail(), .name = declared->name}));
  });
}

Value References::output(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->output(name);
  const Ref expression = declared != nullptr ? argument(declared->parts, "value") : Ref{};
  if (!expression.exists()) {
    return undeclared(module, "output." + std::string(name), trail);
  }
  const std::string address = "output." + std::string(name);
  if (declared->is_twice) {
    return arena_.broken(kTwice, {address}, trail);
  }
  return once(module.memos[address], address, trail, [&] {
    const Value value = evaluator_.evaluate(expression, {.module = &module});
    const Value traced = value.with_trail(arena_.trail(
        {.range = expression.range(), .what = What::output, .parent = value.trail(), .name = declared->name}));
    return arena_.sensitive_if(is_sensitive(evaluator_, *declared), traced);
  });
}

Value References::outputs_of(ModuleInstance& module, TrailId trail) {
  std::vector<values::Entry> entries;
  for (const Named& declared : module.config->outputs) {
    entries.push_back({.key = declared.name, .value = output(module, declared.name, trail)});
  }
  return arena_.map(std::move(entries), trail);
}

Value References::output_steps(ModuleInstance& module, const Steps& steps, TrailId trail) {
  return steps.name().empty() ? apply(outputs_of(module, trail), steps)
                              : apply(output(module, steps.name(), trail), steps.from(1));
}

Value References::module_call(const Steps& steps, TrailId trail) {
  const std::string_view name = steps.name();
  ModuleInstance& module = *steps.scope.module;
  const Named* call = module.config->call(name);
  if (call == nullptr) {
    return undeclared(module, "module." + std::string(name), trail);
  }
  const Called& children = evaluator_.modules.called(module, *call);
  if (children.unread.has_value()) {
    return arena_.not_here(kModuleUnread, {name}, trail);
  }
  const Steps rest = steps.from(1);
  const Repetition repetition = evaluator_.modules.instances(module, call->parts).repetition;
  if (repetition == Repetition::single && children.instances.empty()) {
    return apply(Value::null(trail), rest);
  }
  if (repetition == Repetition::single) {
    return output_steps(*children.instances.front(), rest, trail);
  }
  if (repetition == Repetition::unknown) {
    const Value unknown = arena_.unknown(kHowMany, {name}, trail);
    evaluator_.expressions.note_doubt(unknown);
    return unknown;
  }
  if (rest.starts_with_key()) {
    const Value key = evaluator_.expressions.evaluate(rest.file, rest.all.front().operand, rest.scope);
    evaluator_.expressions.note_doubt(key);
    if (key.is_unknown() || key.is_sensitive()) {
      return key.is_unknown() ? untyped(key) : arena_.unknown(kSensitiveKey, {}, key.trail());
    }
    for (const auto& child : children.instances) {
      if (values::equal(to_text(arena_, child->instance.key), to_text(arena_, key)) == values::Truth::yes) {
        return output_steps(*child, rest.from(1), trail);
      }
    }
    return arena_.invalid(kNoElement, {}, trail);
  }
  std::vector<Value> items;
  std::vector<values::Entry> entries;
  for (const auto& child : children.instances) {
    items.push_back(outputs_of(*child, trail));
    if (child->instance.key.is(Kind::text)) {
      entries.push_back({.key = child->instance.key.text().whole, .value = items.back()});
    }
  }
  return apply(repetition == Repetition::count ? arena_.list(items, trail) : arena_.map(std::move(entries), trail),
               rest);
}

Value References::path(std::string_view name, const Scope& scope, TrailId trail) {
  if (name == "root") {
    return arena_.text(".", trail);
  }
  if (name == "module" && !scope.module->module_path.empty()) {
    return arena_.text(scope.module->module_path, trail);
  }
  return name == "module" || name == "cwd" ? arena_.unknown(kMachine, {"path." + std::string(name)}, trail)
                                           : arena_.broken(kUndeclared, {"path." + std::string(name)}, trail);
}

}  // namespace kakoi::sources::terraform
