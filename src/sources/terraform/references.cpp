// Names and traversals: var, local, module, data, resources, path, each, count, for-variables, and the steps behind
// them. Steps are applied one at a time, so that of a resource or module only what is asked for is evaluated.

#include "sources/terraform/evaluator.hpp"

#include "values/number.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::NodeId;
using values::Kind;
using values::Value;
using values::What;
using Step = TraversalStep;

constexpr Phrase kNoNames{"a variables file cannot refer to anything", "変数ファイルでは参照を使えません"};
constexpr Phrase kUndeclared{"{} is not declared", "{} は宣言されていません"};
constexpr Phrase kCircle{"{} refers to itself", "{} が自分自身を参照しています"};
constexpr Phrase kAfterApply{"{} is known only after apply", "{} は適用後にしか決まりません"};
constexpr Phrase kDataSource{"{} is read by Terraform when it runs", "{} は Terraform の実行時に読み取られます"};
constexpr Phrase kWorkspace{"terraform.workspace is not given; use --workspace",
                            "terraform.workspace が指定されていません。--workspace で指定してください"};
constexpr Phrase kMachine{"{} depends on where Terraform runs", "{} は Terraform を実行する場所に依存します"};
constexpr Phrase kModuleUnread{"module {} is not read", "モジュール {} を読み取れていません"};
constexpr Phrase kHowMany{"how many instances {} has is not known", "{} のインスタンス数が決まりません"};
constexpr Phrase kNoAttribute{"there is no attribute `{}`", "属性 `{}` はありません"};
constexpr Phrase kNoElement{"there is no element with this index or key", "この添字またはキーの要素はありません"};
constexpr Phrase kNotIndexable{"this value has no attributes or elements", "この値には属性や要素がありません"};
constexpr Phrase kNull{"the value is null and has no attributes", "値が null のため、属性がありません"};

bool is_step(hcl::Kind kind) {
  return kind == hcl::Kind::get_attribute || kind == hcl::Kind::legacy_index || kind == hcl::Kind::index ||
         kind == hcl::Kind::attribute_splat || kind == hcl::Kind::full_splat;
}

bool is_splat(const Step& step) {
  return step.kind == hcl::Kind::attribute_splat || step.kind == hcl::Kind::full_splat;
}

// The steps that apply to each element: behind `.*` the attributes, behind `[*]` all.
std::size_t steps_of_splat(std::span<const Step> steps) {
  if (steps.front().kind == hcl::Kind::full_splat) {
    return steps.size() - 1;
  }
  std::size_t count = 0;
  while (count + 1 < steps.size() &&
         (steps[count + 1].kind == hcl::Kind::get_attribute || steps[count + 1].kind == hcl::Kind::legacy_index)) {
    ++count;
  }
  return count;
}

const Names* find_name(const Names* names, std::string_view wanted) {
  while (names != nullptr && names->name != wanted) {
    names = names->outer;
  }
  return names;
}

std::string_view attribute_name(const SourceFile& file, const Step& step) {
  return step.kind == hcl::Kind::get_attribute ? file.tree.source(step.operand) : std::string_view{};
}

}  // namespace

std::string ResourceInstance::address() const {
  return module->prefix + (resource->is_data ? "data." : "") + resource->type + "." + resource->name + instance.suffix;
}

// A value that is worked out once, and never while it is being worked out.
template <typename Work>
Value Evaluator::once(Memo& memo, std::string_view what, std::string_view name, TrailId trail, Work work) {
  if (memo.state == Memo::State::running) {
    return arena_.unknown(kCircle, {std::string(what) + std::string(name)}, trail);
  }
  if (memo.state == Memo::State::untouched) {
    memo.state = Memo::State::running;
    // A mistake in a definition is reported where it stands; `try` around a use of the name does not see it.
    const std::uint64_t errors_before = errors_;
    Value value = work();
    errors_ = errors_before;
    if (value.is_unknown() && value.reason().invalid) {
      values::Reason reason = value.reason();
      value = arena_.unknown(*reason.phrase, {}, value.trail());
      if (!reason.arguments.empty()) {
        value = arena_.unknown(*reason.phrase, {reason.arguments.front()}, value.trail());
      }
    }
    memo.value = value;
    memo.state = Memo::State::done;
  }
  return memo.value;
}

Value Evaluator::traversal(const SourceFile& file, NodeId node, const Scope& scope) {
  std::vector<Step> steps;
  NodeId at = node;
  while (is_step(file.tree[at].kind)) {
    steps.push_back({.kind = file.tree[at].kind, .node = at, .operand = hcl::child(file.tree, at, 1)});
    at = file.tree[at].first_child;
  }
  std::reverse(steps.begin(), steps.end());
  if (file.tree[at].kind == hcl::Kind::variable) {
    return named(file, at, steps, scope);
  }
  return apply(evaluate_node(file, at, scope), file, steps, scope);
}

Value Evaluator::named(const SourceFile& file, NodeId root_name, std::span<const Step> steps, const Scope& scope) {
  const std::string_view word = file.tree.source(root_name);
  const TrailId here = literal_trail(file, steps.empty() ? root_name : steps.front().node);
  if (const Names* found = find_name(scope.names, word)) {
    return apply(found->value, file, steps, scope);
  }
  if (scope.module == nullptr) {
    return invalid(kNoNames, {}, here);
  }
  const std::string_view first = steps.empty() ? std::string_view{} : attribute_name(file, steps.front());
  if (first.empty()) {
    return invalid(kUndeclared, {word}, here);
  }
  const auto rest = steps.subspan(1);
  ModuleInstance& module = *scope.module;
  if (word == "var" || word == "local") {
    const Value whole = word == "var" ? variable(module, first, here) : local(module, first, here);
    const Value part = apply(whole, file, rest, scope);
    if (rest.empty() || part.trail() == TrailId::none || part.trail() == whole.trail()) {
      return part;
    }
    // The element knows where it stands; by which name it was reached is added.
    const values::Step element = arena_.trails()[part.trail()];
    return part.with_trail(arena_.trail({.range = element.range,
                                         .what = word == "var" ? What::variable : What::local,
                                         .parent = part.trail(),
                                         .second = whole.trail(),
                                         .name = first}));
  }
  if (word == "module") {
    return module_call(file, steps, scope, here);
  }
  if (word == "path") {
    return apply(path_value(first, scope, here), file, rest, scope);
  }
  if (word == "terraform" && first == "workspace") {
    return workspace_.has_value() ? arena_.text(*workspace_, here) : arena_.unknown(kWorkspace, {}, here);
  }
  const bool is_data = word == "data";
  if (is_data && rest.empty()) {
    return invalid(kUndeclared, {"data." + std::string(first)}, here);
  }
  const std::string_view type = is_data ? first : word;
  const std::string_view name = is_data ? attribute_name(file, rest.front()) : first;
  const Resource* found = module.config->resource(is_data, type, name);
  if (found == nullptr) {
    return invalid(kUndeclared, {(is_data ? "data." : "") + std::string(type) + "." + std::string(name)}, here);
  }
  return resource(*found, file, is_data ? rest.subspan(1) : rest, scope, here);
}

Value Evaluator::apply(Value value, const SourceFile& file, std::span<const Step> steps, const Scope& scope) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    const TrailId trail = value.trail();
    if (is_splat(step)) {
      const std::size_t count = steps_of_splat(steps.subspan(i));
      value = splat(value, file, steps.subspan(i + 1, count), step.kind == hcl::Kind::full_splat, scope, trail);
      i += count;
    } else if (step.kind == hcl::Kind::get_attribute) {
      value = attribute(value, file.tree.source(step.operand), trail);
    } else {
      value = index(value, evaluate_node(file, step.operand, scope), trail);
    }
    if (value.is_unknown()) {
      errors_ += value.reason().invalid ? 1U : 0U;
      return value;
    }
  }
  return value;
}

// Of a value that is no list, a splat makes a list of one; of null, of none.
Value Evaluator::splat(const Value& value, const SourceFile& file, std::span<const Step> each, bool is_full,
                       const Scope& scope, TrailId trail) {
  if (value.is_unknown()) {
    return value;
  }
  std::vector<Value> results;
  if (value.is(Kind::list)) {
    for (const Value& item : value.items()) {
      results.push_back(apply(item, file, each, scope));
    }
  } else if (!value.is_null()) {
    results.push_back(apply(value, file, each, scope));
  }
  (void)is_full;
  return arena_.list(results, trail);
}

Value Evaluator::attribute(const Value& value, std::string_view name, TrailId trail) {
  if (value.is_unknown()) {
    return value;
  }
  if (value.is_null()) {
    return arena_.invalid(kNull, {}, trail);
  }
  if (!value.is(Kind::map)) {
    return arena_.invalid(kNotIndexable, {}, trail);
  }
  if (const values::Entry* entry = value.find(name)) {
    return entry->value;
  }
  return value.is_open() ? arena_.unknown(kAfterApply, {name}, trail) : arena_.invalid(kNoAttribute, {name}, trail);
}

Value Evaluator::index(const Value& value, const Value& key, TrailId trail) {
  if (value.is_unknown() || key.is_unknown()) {
    return value.is_unknown() ? value : key;
  }
  if (value.is(Kind::list) && value.shape() == values::Shape::plain) {
    const Value number = to_number(arena_, key);
    if (number.is_unknown()) {
      return number;
    }
    const long double at = number.is_null() ? -1 : number.number();
    const bool exists = at >= 0 && at < static_cast<long double>(value.items().size()) && std::floor(at) == at;
    return exists ? value.items()[static_cast<std::size_t>(at)] : arena_.invalid(kNoElement, {}, trail);
  }
  if (value.is(Kind::map)) {
    const Value text = to_text(arena_, key);
    if (!text.is_wholly_known()) {
      return *values::first_unknown(text);
    }
    const values::Entry* entry = text.is(Kind::text) ? value.find(text.text().whole) : nullptr;
    if (entry != nullptr) {
      return entry->value;
    }
    return value.is_open() ? arena_.unknown(kAfterApply, {"it"}, trail) : arena_.invalid(kNoElement, {}, trail);
  }
  return arena_.invalid(kNotIndexable, {}, trail);
}

Value Evaluator::variable(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->variable(name);
  if (declared == nullptr) {
    return arena_.invalid(kUndeclared, {"var." + std::string(name)}, trail);
  }
  return once(module.memos["var." + std::string(name)], "var.", name, trail, [&] {
    if (module.parent == nullptr) {
      return root_variable(*declared);
    }
    const Ref given = argument(module.call->parts, name);
    if (!given.exists()) {
      return variable_default(module, *declared);
    }
    const Value value = evaluate(given, {.module = module.parent, .names = module.names()});
    const Value traced = value.with_trail(arena_.trail(
        {.range = given.range(), .what = What::argument, .parent = value.trail(), .name = declared->name}));
    return finish_variable(module, *declared, traced);
  });
}

Value Evaluator::local(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->local(name);
  if (declared == nullptr) {
    return arena_.invalid(kUndeclared, {"local." + std::string(name)}, trail);
  }
  return once(module.memos["local." + std::string(name)], "local.", name, trail, [&] {
    const Ref expression = declared->parts.front();
    const Value value = evaluate(expression, {.module = &module});
    return value.with_trail(arena_.trail(
        {.range = expression.range(), .what = What::local, .parent = value.trail(), .name = declared->name}));
  });
}

Value Evaluator::output(ModuleInstance& module, std::string_view name, TrailId trail) {
  const Named* declared = module.config->output(name);
  const Ref expression = declared != nullptr ? argument(declared->parts, "value") : Ref{};
  if (!expression.exists()) {
    return arena_.invalid(kUndeclared, {"output." + std::string(name)}, trail);
  }
  return once(module.memos["output." + std::string(name)], "output.", name, trail, [&] {
    const Value value = evaluate(expression, {.module = &module});
    return value.with_trail(arena_.trail(
        {.range = expression.range(), .what = What::output, .parent = value.trail(), .name = declared->name}));
  });
}

Value Evaluator::outputs_of(ModuleInstance& module, TrailId trail) {
  std::vector<values::Entry> entries;
  for (const Named& declared : module.config->outputs) {
    entries.push_back({.key = declared.name, .value = output(module, declared.name, trail)});
  }
  return arena_.map(std::move(entries), trail);
}

Value Evaluator::module_call(const SourceFile& file, std::span<const Step> steps, const Scope& scope, TrailId trail) {
  const std::string_view name = attribute_name(file, steps.front());
  const Named* call = scope.module->config->call(name);
  if (call == nullptr) {
    return invalid(kUndeclared, {"module." + std::string(name)}, trail);
  }
  const Called& children = called(*scope.module, *call);
  if (children.unread.has_value()) {
    return arena_.unknown(kModuleUnread, {name}, trail);
  }
  auto rest = steps.subspan(1);
  const Instances& repeated = instances(*scope.module, call->parts);
  const auto of_instance = [&](ModuleInstance& child, std::span<const Step> further) {
    const std::string_view wanted = further.empty() ? std::string_view{} : attribute_name(file, further.front());
    return wanted.empty() ? apply(outputs_of(child, trail), file, further, scope)
                          : apply(output(child, wanted, trail), file, further.subspan(1), scope);
  };
  if (repeated.repetition == Repetition::single) {
    return of_instance(*children.instances.front(), rest);
  }
  if (repeated.repetition == Repetition::unknown) {
    return arena_.unknown(kHowMany, {"module." + std::string(name)}, trail);
  }
  if (!rest.empty() && (rest.front().kind == hcl::Kind::index || rest.front().kind == hcl::Kind::legacy_index)) {
    const Value key = evaluate_node(file, rest.front().operand, scope);
    if (key.is_unknown()) {
      return key;
    }
    for (const auto& child : children.instances) {
      if (values::equal(to_text(arena_, child->instance.key), to_text(arena_, key)) == values::Truth::yes) {
        return of_instance(*child, rest.subspan(1));
      }
    }
    return invalid(kNoElement, {}, trail);
  }
  std::vector<Value> items;
  std::vector<values::Entry> entries;
  for (const auto& child : children.instances) {
    const Value whole = outputs_of(*child, trail);
    items.push_back(whole);
    if (child->instance.key.is(Kind::text)) {
      entries.push_back({.key = child->instance.key.text().whole, .value = whole});
    }
  }
  const Value all =
      repeated.repetition == Repetition::count ? arena_.list(items, trail) : arena_.map(std::move(entries), trail);
  return apply(all, file, rest, scope);
}

Value Evaluator::resource(const Resource& resource, const SourceFile& file, std::span<const Step> steps,
                          const Scope& scope, TrailId trail) {
  ModuleInstance& module = *scope.module;
  const Instances& repeated = instances(module, resource.parts);
  const auto at = [&](const Instance& instance) {
    return ResourceInstance{.module = &module, .resource = &resource, .instance = instance};
  };
  if (repeated.repetition == Repetition::single) {
    return resource_instance(at(repeated.all.front()), file, steps, scope, trail);
  }
  if (repeated.repetition == Repetition::unknown) {
    // Whichever instance is meant: what it stands for is still this resource.
    const bool has_key =
        !steps.empty() && (steps.front().kind == hcl::Kind::index || steps.front().kind == hcl::Kind::legacy_index);
    return has_key ? resource_instance(at(repeated.all.front()), file, steps.subspan(1), scope, trail)
                   : arena_.unknown(kHowMany, {at(repeated.all.front()).address()}, trail);
  }
  if (!steps.empty() && (steps.front().kind == hcl::Kind::index || steps.front().kind == hcl::Kind::legacy_index)) {
    const Value key = evaluate_node(file, steps.front().operand, scope);
    if (key.is_unknown()) {
      return key;
    }
    for (const Instance& instance : repeated.all) {
      if (values::equal(to_text(arena_, instance.key), to_text(arena_, key)) == values::Truth::yes) {
        return resource_instance(at(instance), file, steps.subspan(1), scope, trail);
      }
    }
    return invalid(kNoElement, {}, trail);
  }
  if (!steps.empty() && is_splat(steps.front()) && repeated.repetition == Repetition::count) {
    const std::size_t count = steps_of_splat(steps);
    std::vector<Value> results;
    for (const Instance& instance : repeated.all) {
      results.push_back(resource_instance(at(instance), file, steps.subspan(1, count), scope, trail));
    }
    return apply(arena_.list(results, trail), file, steps.subspan(1 + count), scope);
  }
  std::vector<Value> items;
  std::vector<values::Entry> entries;
  for (const Instance& instance : repeated.all) {
    const Value whole = whole_resource(at(instance), trail);
    items.push_back(whole);
    if (instance.key.is(Kind::text)) {
      entries.push_back({.key = instance.key.text().whole, .value = whole});
    }
  }
  const Value all =
      repeated.repetition == Repetition::count ? arena_.list(items, trail) : arena_.map(std::move(entries), trail);
  return apply(all, file, steps, scope);
}

Value Evaluator::resource_instance(const ResourceInstance& instance, const SourceFile& file,
                                   std::span<const Step> steps, const Scope& scope, TrailId trail) {
  if (steps.empty()) {
    return whole_resource(instance, trail);
  }
  if (is_splat(steps.front())) {
    const std::size_t count = steps_of_splat(steps);
    const Value only = resource_instance(instance, file, steps.subspan(1, count), scope, trail);
    return apply(arena_.list(std::span(&only, 1), trail), file, steps.subspan(1 + count), scope);
  }
  if (steps.front().kind != hcl::Kind::get_attribute) {
    const Value key = to_text(arena_, evaluate_node(file, steps.front().operand, scope));
    return key.is(Kind::text) && key.is_wholly_known()
               ? apply(resource_attribute(instance, key.text().whole, trail), file, steps.subspan(1), scope)
               : invalid(kNotIndexable, {}, trail);
  }
  return apply(resource_attribute(instance, file.tree.source(steps.front().operand), trail), file, steps.subspan(1),
               scope);
}

// What is written in the configuration is what the plan will say; everything else is known only after apply.
Value Evaluator::resource_attribute(const ResourceInstance& instance, std::string_view name, TrailId trail) {
  const std::string address = instance.address() + "." + std::string(name);
  return once(instance.module->memos[address], "", address, trail, [&] {
    const Scope inside{.module = instance.module, .names = instance.instance.names};
    const Ref written = argument(instance.resource->parts, name);
    if (written.exists()) {
      const Value value = evaluate(written, inside);
      return value.is_unknown() || value.is_null() ? value
                                                   : value.with_trail(arena_.trail({.range = written.range(),
                                                                                    .what = What::attribute,
                                                                                    .parent = value.trail(),
                                                                                    .name = arena_.keep(address)}));
    }
    if (!blocks(instance.resource->parts, name).empty()) {
      return block_values(instance.resource->parts, name, inside, trail);
    }
    computed_.insert_or_assign(address, instance);
    return arena_.unknown(instance.resource->is_data ? kDataSource : kAfterApply, {address}, trail, address);
  });
}

Value Evaluator::block_values(std::span<const Ref> parts, std::string_view type, const Scope& scope, TrailId trail) {
  const Blocks found = blocks_of(parts, type, scope);
  if (found.unknown_count.has_value()) {
    return *found.unknown_count;
  }
  std::vector<Value> items;
  for (const Block& block : found.all) {
    items.push_back(body_value(block.body, {.module = scope.module, .names = block.names}, trail));
  }
  return arena_.list(items, trail);
}

Value Evaluator::body_value(const Ref& body, const Scope& scope, TrailId trail) {
  std::vector<values::Entry> entries;
  const hcl::Tree& tree = body.file->tree;
  for (const NodeId item : hcl::Children(tree, body.node)) {
    if (tree[item].kind == hcl::Kind::attribute) {
      entries.push_back({.key = tree.source(tree[item].first_child),
                         .value = evaluate_node(*body.file, hcl::child(tree, item, 1), scope)});
    }
  }
  return arena_.map(std::move(entries), trail, true);
}

Value Evaluator::whole_resource(const ResourceInstance& instance, TrailId trail) {
  std::vector<values::Entry> entries;
  for (const Ref& part : instance.resource->parts) {
    const Ref body = body_of(part);
    const hcl::Tree& tree = body.file->tree;
    for (const NodeId item : hcl::Children(tree, body.node)) {
      const std::string_view name = tree.source(tree[item].first_child);
      const bool is_known_already =
          std::any_of(entries.begin(), entries.end(), [&](const values::Entry& e) { return e.key == name; });
      const bool is_meta = name == "count" || name == "for_each" || name == "depends_on" || name == "provider";
      if (tree[item].kind == hcl::Kind::attribute && !is_known_already && !is_meta) {
        entries.push_back({.key = name, .value = resource_attribute(instance, name, trail)});
      }
    }
  }
  return arena_.map(std::move(entries), trail, true);
}

Value Evaluator::path_value(std::string_view name, const Scope& scope, TrailId trail) {
  if (name == "module") {
    const std::string& folder = scope.module->config->folder;
    const bool is_root = scope.module->parent == nullptr;
    const bool is_below = lies_within(folder, root_folder_) && folder.size() > root_folder_.size();
    return is_root    ? arena_.text(".", trail)
           : is_below ? arena_.text(folder.substr(root_folder_.size() + 1), trail)
                      : arena_.unknown(kMachine, {"path.module"}, trail);
  }
  if (name == "root") {
    return arena_.text(".", trail);
  }
  return name == "cwd" ? arena_.unknown(kMachine, {"path.cwd"}, trail)
                       : arena_.invalid(kUndeclared, {"path." + std::string(name)}, trail);
}

const ResourceInstance* Evaluator::resource_behind(const Value& value) const {
  if (!value.is_unknown()) {
    return nullptr;
  }
  const auto found = computed_.find(std::string(value.reason().stands_for));
  return found != computed_.end() ? &found->second : nullptr;
}

}  // namespace kakoi::sources::terraform
