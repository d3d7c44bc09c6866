#include "sources/terraform/module_tree.hpp"

#include "sources/paths.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/elements.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/lifecycle.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <cmath>

namespace kakoi::sources::terraform {
namespace {

using base::Message;
using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;

constexpr Phrase kBadCount{"`count` must be a whole number from 0", "`count` は 0 以上の整数でなければなりません"};
constexpr Phrase kTooMany{"there are more than {} instances", "インスタンスが {} 個を超えています"};
constexpr Phrase kBadForEach{"`for_each` must be a map, or a set of strings",
                             "`for_each` はマップまたは文字列のセットでなければなりません"};
constexpr Phrase kSensitiveForEach{
    "`for_each` is sensitive; Terraform refuses this, since it would show the keys",
    "`for_each` が sensitive な値です。キーが表示されるため、Terraform はこれを受け付けません"};
constexpr Phrase kBadEnabled{"`enabled` must be true or false", "`enabled` は true または false でなければなりません"};
constexpr Phrase kOnlyOpenTofu{
    "`enabled = false` takes it out in OpenTofu from 1.11 on; Terraform refuses it",
    "`enabled = false` は OpenTofu 1.11 以降では対象を作成しない指定ですが、Terraform は受け付けません"};
constexpr Phrase kNoContent{"a dynamic block needs for_each and content",
                            "dynamic ブロックには for_each と content が必要です"};
constexpr Phrase kNeedsBlock{"{} has to be a block; Terraform refuses what stands in its place",
                             "{} はブロックでなければなりません。Terraform はここに書かれたものを受け付けません"};
constexpr Phrase kNotLocal{"its code is not here", "コードがここにありません"};
constexpr Phrase kEmptyFolder{"there is no Terraform file in the folder {}",
                              "フォルダー {} に Terraform のファイルがありません"};
constexpr Phrase kUnreadFiles{"its files could not all be read", "一部またはすべてのファイルを読み取れません"};
constexpr Phrase kNoFolder{"there is no folder {}", "フォルダー {} がありません"};
constexpr Phrase kOutside{"the folder {} lies outside of the repository", "フォルダー {} がリポジトリの外にあります"};
constexpr Phrase kNoSource{"the source of the module cannot be read", "モジュールの source を読み取れません"};
constexpr Phrase kCallsItself{"the module calls itself", "モジュールが自分自身を呼び出しています"};
constexpr Phrase kDeepModules{"modules are nested more than {} deep", "モジュールの入れ子が {} 段を超えています"};

constexpr std::size_t kMostInstances = 10'000;
constexpr std::size_t kMostModules = 20'000;
constexpr std::size_t kDeepestModules = 32;

// As Terraform writes keys in addresses: a quoted text of HCL.
std::string quoted_key(std::string_view key) {
  std::string out = "[\"";
  for (std::size_t i = 0; i < key.size(); ++i) {
    const char c = key[i];
    const bool starts_template = (c == '$' || c == '%') && key.substr(i + 1).starts_with('{');
    if (c == '\n' || c == '\r' || c == '\t') {
      out += c == '\n' ? "\\n" : c == '\r' ? "\\r" : "\\t";
      continue;
    }
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
    if (starts_template) {
      out += c;
    }
  }
  return out + "\"]";
}

}  // namespace

ModuleTree::ModuleTree(Evaluator& evaluator, const Input& input, ModuleCache& cache, const std::string& root_folder)
    : evaluator_(evaluator), arena_(evaluator.arena), input_(input), cache_(cache), installed_(input, root_folder) {
  // Nobody else uses a root module, so it does not push the shared ones out of the cache. What is wrong in its files
  // has been said when the folder was surveyed.
  root_ = make(read_module(input_, root_folder), nullptr, nullptr, Instance{});
}

const Names* ModuleTree::name(std::string_view name, const Value& value, const Names* outer) {
  return &names_.emplace_back(Names{.name = name, .value = value, .outer = outer});
}

const Instances& ModuleTree::instances(ModuleInstance& module, std::span<const Ref> parts) {
  const auto key = std::pair{parts.back().file, parts.back().node};
  if (const auto found = module.instances.find(key); found != module.instances.end()) {
    return found->second;
  }
  // A circle through `count` or `for_each` finds this entry, and with it an unknown number.
  constexpr Phrase kCircle{"the number of instances depends on itself", "インスタンスの個数が自分自身に依存しています"};
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
    result = single_instance(parts, scope);
  }
  return module.instances.insert_or_assign(key, std::move(result)).first->second;
}

// each, or the iterator of a dynamic block.
const Names* ModuleTree::name_each(std::string_view iterator, const Value& key, const Value& value,
                                   const Names* outer) {
  return name(iterator, arena_.map({{.key = "key", .value = key}, {.key = "value", .value = value}}, value.trail()),
              outer);
}

Instances ModuleTree::unknown_instances(const Value& why, bool is_count) {
  Instances result{.repetition = Repetition::unknown, .all = {}, .why = why};
  Instance only;
  only.names = is_count ? name("count", arena_.map({{.key = "index", .value = why}}, why.trail()), nullptr)
                        : name_each("each", why, why, nullptr);
  result.all.push_back(only);
  return result;
}

// OpenTofu from 1.11 on has `enabled` in the lifecycle block, Terraform refuses it. (OpenTofu, "The enabled
// meta-argument".)
Instances ModuleTree::single_instance(std::span<const Ref> parts, const Scope& scope) {
  const Ref written = enabled_in(parts);
  Instances result{.repetition = Repetition::single, .all = {Instance{}}, .why = {}};
  if (!written.exists()) {
    return result;
  }
  const Value enabled = to_boolean(arena_, evaluator_.evaluate(written, scope));
  result.why = enabled.is_null() ? arena_.unknown(kBadEnabled, {}, enabled.trail()) : enabled;
  if (enabled.is(Kind::boolean) && !enabled.boolean()) {
    const std::string& path = written.file->path;
    const bool is_for_tofu = path.ends_with(".tofu") || path.ends_with(".tofu.json");
    if (is_for_tofu) {
      result.all.clear();
    } else {
      result.doubt = arena_.broken(kOnlyOpenTofu, {}, enabled.trail());
    }
  }
  return result;
}

Instances ModuleTree::too_many_instances(const Ref& expression, const Value& number, bool is_count) {
  const std::string most = std::to_string(kMostInstances);
  evaluator_.warn(expression.range(), Message(kTooMany, {most}));
  return unknown_instances(arena_.unknown(kTooMany, {most}, number.trail()), is_count);
}

Instances ModuleTree::count_instances(const Ref& expression, const Scope& scope) {
  const Value count = to_number(arena_, evaluator_.evaluate(expression, scope));
  if (count.is_unknown()) {
    return unknown_instances(count, true);
  }
  if (count.is_null() || count.number() < 0 || std::floor(count.number()) != count.number()) {
    return unknown_instances(arena_.unknown(kBadCount, {}, count.trail()), true);
  }
  if (count.number() > static_cast<long double>(kMostInstances)) {
    return too_many_instances(expression, count, true);
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

Instances ModuleTree::for_each_instances(const Ref& expression, const Scope& scope) {
  const Value each = evaluator_.evaluate(expression, scope);
  const bool is_map = each.is(Kind::map) && !each.is_open();
  const bool is_set = each.is(Kind::list) && each.shape() == values::Shape::set;
  if (each.is_unknown()) {
    return unknown_instances(each, false);
  }
  if (each.is_sensitive()) {
    return unknown_instances(arena_.broken(kSensitiveForEach, {}, each.trail()), false);
  }
  const auto all = elements(arena_, each);
  if ((!is_map && !is_set) || !all.has_value()) {
    return unknown_instances(arena_.unknown(kBadForEach, {}, each.trail()), false);
  }
  if (all->size() > kMostInstances) {
    return too_many_instances(expression, each, false);
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
    result.all.push_back(
        {.key = key, .suffix = quoted_key(key.text().whole), .names = name_each("each", key, element.value, nullptr)});
  }
  return result;
}

Blocks ModuleTree::blocks_of(std::span<const Ref> parts, std::string_view type, const Scope& scope) {
  Blocks result;
  if (const Ref wrong = no_block(parts, type); wrong.exists()) {
    const TrailId here = arena_.trail({.range = wrong.range(), .what = values::What::literal, .name = {}});
    result.unknown_count = arena_.broken(kNeedsBlock, {type}, here);
    result.is_refused = true;
    result.all.push_back({.body = first_object(wrong), .names = scope.names});
    return result;
  }
  for (const NestedBlock& block : blocks(parts, type)) {
    if (block.is_dynamic) {
      add_dynamic(block.body, type, scope, result);
    } else {
      result.all.push_back({.body = block.body, .names = scope.names});
    }
  }
  return result;
}

void ModuleTree::add_dynamic(const Ref& dynamic, std::string_view type, const Scope& scope, Blocks& into) {
  const std::span<const Ref> parts(&dynamic, 1);
  const Ref for_each = argument(parts, "for_each");
  const std::vector<NestedBlock> contents = blocks(parts, "content");
  if (!for_each.exists() || contents.empty()) {
    // Terraform refuses such a block; what it was meant to hold is not known.
    into.unknown_count = arena_.broken(kNoContent, {}, TrailId::none);
    into.is_refused = true;
    into.all.push_back({.body = dynamic, .names = scope.names});
    return;
  }
  const Ref iterator = argument(parts, "iterator");
  const std::string_view iterator_name = arena_.keep(iterator.exists() ? word(iterator) : std::string(type));
  const Ref content = contents.front().body;
  const Value collection = evaluator_.evaluate(for_each, scope);
  const auto all = elements(arena_, collection);
  if (!all.has_value()) {
    const Value why = not_iterable(arena_, collection);
    into.unknown_count = why;
    into.all.push_back({.body = content, .names = name_each(iterator_name, why, why, scope.names)});
    return;
  }
  for (const Element& element : *all) {
    into.all.push_back({.body = content, .names = name_each(iterator_name, element.key, element.value, scope.names)});
  }
}

std::unique_ptr<ModuleInstance> ModuleTree::make(std::shared_ptr<const Module> config, ModuleInstance* parent,
                                                 const Named* call, const Instance& instance) {
  auto module = std::make_unique<ModuleInstance>();
  for (const auto& file : config->files) {
    evaluator_.files.add(*file);
  }
  for (const Accept& accept : config->accepts.all) {
    evaluator_.files.add(accept);
  }
  module->config = std::move(config);
  module->parent = parent;
  module->call = call;
  module->instance = instance;
  if (parent != nullptr) {
    module->depth = parent->depth + 1;
    module->address = parent->prefix + "module." + call->name + instance.suffix;
    module->prefix = module->address + ".";
    module->path = parent->path.empty() ? call->name : parent->path + "." + call->name;
  }
  ++module_count_;
  return module;
}

const Called& ModuleTree::called(ModuleInstance& module, const Named& call) {
  const auto [at, is_new] = module.children.try_emplace(&call);
  if (is_new) {
    load(module, call, at->second);
  }
  return at->second;
}

base::Result<std::string> ModuleTree::folder_of(const ModuleInstance& module, const Named& call,
                                                const std::string& source) const {
  std::string folder = local_module_folder(module.config->folder, source);
  if (folder.empty()) {
    const auto installed = installed_.folder(module.path.empty() ? call.name : module.path + "." + call.name);
    if (!installed.has_value()) {
      return base::failure(kNotLocal);
    }
    folder = *installed;
  }
  const auto real = input_.reader.real_path(folder);
  const auto kind = real.has_value() ? input_.reader.kind(*real) : tl::unexpected(real.error());
  if (!kind.has_value() || *kind != base::EntryKind::directory) {
    return base::failure({kNoFolder, {source}});
  }
  if (!lies_within(*real, input_.boundary)) {
    return base::failure({kOutside, {source}});
  }
  return folder;
}

// A call that can never end.
bool ModuleTree::is_caller(const ModuleInstance& module, const std::string& folder) const {
  const std::string real = input_.reader.real_path(folder).value_or(folder);
  const ModuleInstance* caller = &module;
  while (caller != nullptr && input_.reader.real_path(caller->config->folder).value_or("") != real) {
    caller = caller->parent;
  }
  return caller != nullptr;
}

void ModuleTree::refuse(const Named& call, const Message& why, Called& into) {
  evaluator_.warn(call.header, why);
  into.unread = why;
}

// As Terraform notes it when it installs the module: by name, from where it is called.
std::string ModuleTree::path_of(const ModuleInstance& caller, const std::string& source,
                                const std::string& folder) const {
  const std::string& root = root_->config->folder;
  if (!local_module_folder(caller.config->folder, source).empty()) {
    return caller.module_path.empty() ? std::string{} : cleaned(caller.module_path + "/" + source);
  }
  return lies_within(folder, root) && folder != root ? folder.substr(root.size() + 1) : std::string{};
}

void ModuleTree::load(ModuleInstance& module, const Named& call, Called& into) {
  const Ref written = argument(call.parts, "source");
  const Value source = written.exists() ? evaluator_.evaluate(written, {.module = &module}) : Value{};
  if (!source.is(Kind::text) || !source.is_wholly_known()) {
    into.unread = kNoSource;
    return;
  }
  into.source = std::string(source.text().whole);
  const base::Result<std::string> folder = folder_of(module, call, into.source);
  if (!folder.has_value()) {
    into.unread = folder.error().message;
    into.is_remote = local_module_folder(module.config->folder, into.source).empty();
    return;
  }
  if (is_caller(module, *folder)) {
    return refuse(call, kCallsItself, into);
  }
  if (module.depth >= kDeepestModules) {
    return refuse(call, Message(kDeepModules, {std::to_string(kDeepestModules)}), into);
  }
  const Instances& repeated = instances(module, call.parts);
  if (module_count_ + repeated.all.size() > kMostModules) {
    return refuse(call, Message(kTooMany, {std::to_string(kMostModules)}), into);
  }
  const std::shared_ptr<const Module> config = cache_.get(input_, *folder);
  if (config->files.empty()) {
    into.unread = config->has_unread_file ? Message(kUnreadFiles) : Message(kEmptyFolder, {into.source});
    return;
  }
  if (config->has_unread_file) {
    into.partly_unread = kUnreadFiles;
  }
  if (config->is_downloaded()) {
    // Downloaded folders are not part of the survey, so what is wrong in them is said here.
    evaluator_.diagnostics.insert(evaluator_.diagnostics.end(), config->problems.begin(), config->problems.end());
  }
  const std::string path = path_of(module, into.source, *folder);
  for (const Instance& instance : repeated.all) {
    into.instances.push_back(make(config, &module, &call, instance));
    into.instances.back()->module_path = path;
  }
}

}  // namespace kakoi::sources::terraform
