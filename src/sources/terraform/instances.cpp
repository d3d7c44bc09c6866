// count, for_each, dynamic blocks, and the tree of module instances.

#include "sources/terraform/evaluator.hpp"

#include "values/number.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Message;
using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;

constexpr Phrase kBadCount{"`count` must be a whole number from 0", "`count` は 0 以上の整数でなければなりません"};
constexpr Phrase kTooMany{"there are more than {} instances", "インスタンスが {} 個を超えています"};
constexpr Phrase kBadForEach{"`for_each` must be a map, or a set of strings",
                             "`for_each` はマップまたは文字列のセットでなければなりません"};
constexpr Phrase kNotLocal{"the module {} is not here", "モジュール {} がここにありません"};
constexpr Phrase kNoFolder{"there is no folder {}", "フォルダー {} がありません"};
constexpr Phrase kOutside{"the folder {} lies outside of the repository", "フォルダー {} がリポジトリの外にあります"};
constexpr Phrase kNoSource{"the module says no source that can be read", "モジュールの source を読み取れません"};
constexpr Phrase kCallsItself{"the module calls itself", "モジュールが自分自身を呼び出しています"};
constexpr Phrase kDeepModules{"modules are nested more than {} deep", "モジュールの入れ子が {} 段を超えています"};

constexpr std::size_t kMostInstances = 10'000;
constexpr std::size_t kMostModules = 20'000;
constexpr std::size_t kDeepestModules = 32;

// As Terraform writes keys in addresses.
std::string quoted_key(std::string_view key) {
  std::string out = "[\"";
  for (const char c : key) {
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"]";
}

// `folder` with `.` and `..` in `relative` resolved by name, as Terraform does it.
std::string joined(const std::string& folder, std::string_view relative) {
  std::vector<std::string_view> parts;
  const std::string whole = folder + "/" + std::string(relative);
  std::string_view rest = whole;
  while (!rest.empty()) {
    const std::size_t slash = rest.find('/');
    const std::string_view part = rest.substr(0, slash);
    rest = slash == std::string_view::npos ? std::string_view{} : rest.substr(slash + 1);
    if (part == "..") {
      if (!parts.empty()) {
        parts.pop_back();
      }
    } else if (!part.empty() && part != ".") {
      parts.push_back(part);
    }
  }
  std::string out;
  for (const std::string_view part : parts) {
    out += '/';
    out += part;
  }
  return out.empty() ? "/" : out;
}

}  // namespace

std::string local_module_folder(const std::string& folder, std::string_view source) {
  const bool is_local = source.starts_with("./") || source.starts_with("../") || source == "." || source == "..";
  return is_local ? joined(folder, source) : std::string{};
}

const Names* Evaluator::name(std::string_view name, const Value& value, const Names* outer) {
  return &names_.emplace_back(Names{.name = name, .value = value, .outer = outer});
}

const Instances& Evaluator::instances(ModuleInstance& module, std::span<const Ref> parts) {
  const auto key = std::pair{parts.back().file, parts.back().node};
  if (const auto found = module.instances.find(key); found != module.instances.end()) {
    return found->second;
  }
  // A circle through `count` or `for_each` finds this entry, and with it an unknown number.
  constexpr Phrase kCircle{"its number depends on itself", "個数が自分自身に依存しています"};
  module.instances.emplace(key, unknown_instances(arena_.unknown(kCircle, {}, TrailId::none), true));
  const Scope scope{.module = &module};
  const Ref count = argument(parts, "count");
  const Ref for_each = argument(parts, "for_each");
  Instances result;
  if (count.exists()) {
    result = count_instances(count, scope);
  } else if (for_each.exists()) {
    result = for_each_instances(for_each, scope);
  } else {
    result.all.push_back(Instance{});
  }
  return module.instances.insert_or_assign(key, std::move(result)).first->second;
}

Instances Evaluator::unknown_instances(const Value& why, bool is_count) {
  Instances result{.repetition = Repetition::unknown, .all = {}, .why = why};
  Instance only;
  if (is_count) {
    only.names = name("count", arena_.map({{.key = "index", .value = why}}, why.trail()), nullptr);
  } else {
    only.names =
        name("each", arena_.map({{.key = "key", .value = why}, {.key = "value", .value = why}}, why.trail()), nullptr);
  }
  result.all.push_back(only);
  return result;
}

Instances Evaluator::count_instances(const Ref& expression, const Scope& scope) {
  const Value count = to_number(arena_, evaluate(expression, scope));
  if (count.is_unknown()) {
    return unknown_instances(count, true);
  }
  if (count.is_null() || count.number() < 0 || std::floor(count.number()) != count.number()) {
    return unknown_instances(arena_.unknown(kBadCount, {}, count.trail()), true);
  }
  if (count.number() > static_cast<long double>(kMostInstances)) {
    return unknown_instances(arena_.unknown(kTooMany, {std::to_string(kMostInstances)}, count.trail()), true);
  }
  Instances result{.repetition = Repetition::count, .all = {}, .why = count};
  const auto number = static_cast<std::size_t>(count.number());
  for (std::size_t i = 0; i < number; ++i) {
    const Value index = arena_.number(static_cast<long double>(i), count.trail());
    const Names* names = name("count", arena_.map({{.key = "index", .value = index}}, count.trail()), nullptr);
    result.all.push_back({.key = index, .suffix = "[" + std::to_string(i) + "]", .names = names});
  }
  return result;
}

Instances Evaluator::for_each_instances(const Ref& expression, const Scope& scope) {
  const Value each = evaluate(expression, scope);
  const bool is_map = each.is(Kind::map) && !each.is_open();
  const bool is_set = each.is(Kind::list) && each.shape() == values::Shape::set;
  if (each.is_unknown()) {
    return unknown_instances(each, false);
  }
  const auto all = elements(each);
  if ((!is_map && !is_set) || !all.has_value()) {
    return unknown_instances(arena_.unknown(kBadForEach, {}, each.trail()), false);
  }
  if (all->size() > kMostInstances) {
    return unknown_instances(arena_.unknown(kTooMany, {std::to_string(kMostInstances)}, each.trail()), false);
  }
  Instances result{.repetition = Repetition::for_each, .all = {}, .why = each};
  for (const Element& element : *all) {
    const Value key = to_text(arena_, element.key);
    if (!key.is_wholly_known()) {
      return unknown_instances(*values::first_unknown(key), false);
    }
    if (!key.is(Kind::text)) {
      return unknown_instances(arena_.unknown(kBadForEach, {}, each.trail()), false);
    }
    const Value pair =
        arena_.map({{.key = "key", .value = key}, {.key = "value", .value = element.value}}, each.trail());
    result.all.push_back({.key = key, .suffix = quoted_key(key.text().whole), .names = name("each", pair, nullptr)});
  }
  return result;
}

Blocks Evaluator::blocks_of(std::span<const Ref> parts, std::string_view type, const Scope& scope) {
  Blocks result;
  for (const Ref& block : blocks(parts, type)) {
    if (type_of(block) != "dynamic") {
      result.all.push_back({.body = body_of(block), .names = scope.names});
      continue;
    }
    const Ref dynamic = body_of(block);
    const Ref for_each = argument(std::span(&dynamic, 1), "for_each");
    const std::vector<Ref> contents = blocks(std::span(&dynamic, 1), "content");
    if (!for_each.exists() || contents.empty()) {
      continue;
    }
    const Ref iterator = argument(std::span(&dynamic, 1), "iterator");
    const std::string_view iterator_name = arena_.keep(iterator.exists() ? iterator.source() : type);
    const Ref content = body_of(contents.front());
    const Value collection = evaluate(for_each, scope);
    const auto all = elements(collection);
    if (!all.has_value()) {
      if (collection.is_null()) {
        continue;
      }
      const Value why = not_iterable(collection);
      const Value each = arena_.map({{.key = "key", .value = why}, {.key = "value", .value = why}}, why.trail());
      result.unknown_count = why;
      result.all.push_back({.body = content, .names = name(iterator_name, each, scope.names)});
      continue;
    }
    for (const Element& element : *all) {
      const Value each = arena_.map({{.key = "key", .value = element.key}, {.key = "value", .value = element.value}},
                                    element.value.trail());
      result.all.push_back({.body = content, .names = name(iterator_name, each, scope.names)});
    }
  }
  return result;
}

std::unique_ptr<ModuleInstance> Evaluator::make_module(std::shared_ptr<const Module> config, ModuleInstance* parent,
                                                       const Named* call, const Instance& instance) {
  auto module = std::make_unique<ModuleInstance>();
  for (const auto& file : config->files) {
    files_.emplace(file->id, file.get());
  }
  module->config = std::move(config);
  module->parent = parent;
  module->call = call;
  module->instance = instance;
  if (parent != nullptr) {
    module->depth = parent->depth + 1;
    module->address = parent->prefix + "module." + call->name + instance.suffix;
    module->prefix = module->address + ".";
  }
  ++module_count_;
  return module;
}

const Called& Evaluator::called(ModuleInstance& module, const Named& call) {
  const auto [at, is_new] = module.children.try_emplace(&call);
  if (is_new) {
    load(module, call, at->second);
  }
  return at->second;
}

void Evaluator::load(ModuleInstance& module, const Named& call, Called& into) {
  const Ref written = argument(call.parts, "source");
  const Value source = written.exists() ? evaluate(written, {.module = &module}) : Value{};
  if (!source.is(Kind::text) || !source.is_wholly_known()) {
    into.unread = kNoSource;
    return;
  }
  into.source = std::string(source.text().whole);
  const std::string folder = local_module_folder(module.config->folder, into.source);
  if (folder.empty()) {
    into.unread = Message(kNotLocal, {into.source});
    return;
  }
  if (const auto kind = input_.reader.kind(folder);
      !kind.has_value() || (*kind != base::EntryKind::directory && *kind != base::EntryKind::link_to_directory)) {
    into.unread = Message(kNoFolder, {into.source});
    return;
  }
  const auto real = input_.reader.real_path(folder);
  if (!real.has_value() || !lies_within(*real, input_.boundary)) {
    into.unread = Message(kOutside, {into.source});
    return;
  }
  for (const ModuleInstance* caller = &module; caller != nullptr; caller = caller->parent) {
    const auto real_caller = input_.reader.real_path(caller->config->folder);
    if (real_caller.has_value() && *real_caller == *real) {
      into.unread = kCallsItself;
      return;
    }
  }
  if (module.depth >= kDeepestModules) {
    into.unread = Message(kDeepModules, {std::to_string(kDeepestModules)});
    return;
  }
  const std::shared_ptr<const Module> config = cache_.get(input_, folder);
  const Instances& repeated = instances(module, call.parts);
  if (module_count_ + repeated.all.size() > kMostModules) {
    into.unread = Message(kTooMany, {std::to_string(kMostModules)});
    return;
  }
  for (const Instance& instance : repeated.all) {
    into.instances.push_back(make_module(config, &module, &call, instance));
  }
}

}  // namespace kakoi::sources::terraform
