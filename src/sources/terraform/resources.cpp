#include "sources/terraform/resources.hpp"

#include "sources/terraform/bodies.hpp"
#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/same_text.hpp"
#include "sources/terraform/types.hpp"
#include "sources/terraform/value_types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::terraform {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;
using values::What;

constexpr Phrase kAfterApply{"{} is known only after apply", "{} は apply 後にしか決まりません"};
constexpr Phrase kDataSource{"{} is read by Terraform when it runs", "{} は Terraform の実行時に読み取られます"};
constexpr Phrase kHowMany{"how many instances {} has is not known", "{} のインスタンス数が決まりません"};
constexpr Phrase kNoElement{"there is no instance with this key", "このキーのインスタンスはありません"};
constexpr Phrase kSensitiveKey{"which instance or attribute is meant is sensitive, and would be shown",
                               "どのインスタンスや属性を指すかが sensitive な値で決まるため、表示できません"};
constexpr Phrase kNotIndexable{"a resource has attributes, not elements",
                               "リソースにあるのは属性であり、要素ではありません"};

// Arguments that are Terraform's own and no attributes of the resource.
bool is_meta_argument(std::string_view name) {
  return name == "count" || name == "for_each" || name == "depends_on" || name == "provider";
}

// Blocks that are Terraform's own. `timeouts` is the provider's, but no list.
bool is_meta_block(std::string_view type) {
  return type == "lifecycle" || type == "provisioner" || type == "connection" || type == "timeouts";
}

// Does a step hand its value on as it is? Whether a function did shows in what came out of it, if that is known.
bool hands_on(What what, const Value& result) {
  return what == What::function ? !result.is_unknown() : what != What::operation && what != What::part;
}

// "${x}" in a longer template, or a list of one joined: the hole is all that there is.
const Value& lone_hole(const Value& value) {
  const bool is_lone = value.is(Kind::text) && value.text().pieces.size() == 1 && value.text().pieces[0].is_hole;
  return is_lone ? value.text().pieces[0].hole : value;
}

}  // namespace

Resources::Resources(Evaluator& evaluator) : evaluator_(evaluator), arena_(evaluator.arena) {}

std::vector<const ResourceAttribute*> Resources::copied_from(const Value& value) const {
  const Value& copy = lone_hole(value);
  constexpr std::size_t kLongest = 512;
  const values::Trails& trails = arena_.trails();
  const std::string text = text_key(copy);
  std::vector<const ResourceAttribute*> found;
  TrailId at = copy.trail();
  for (std::size_t i = 0; i < kLongest && at != TrailId::none && hands_on(trails[at].what, copy); ++i) {
    const values::Step& step = trails[at];
    const auto known = step.what == What::attribute ? attributes_.find(std::string(step.name)) : attributes_.end();
    if (known != attributes_.end() && !text.empty() && text_key(known->second.value) == text) {
      found.push_back(&known->second);
    }
    at = step.parent;
  }
  return found;
}

Value Resources::value(const Resource& resource, const Steps& steps, TrailId trail) {
  ModuleInstance& module = *steps.scope.module;
  const Instances& instances = evaluator_.modules.instances(module, resource.parts);
  if (instances.repetition == Repetition::single && instances.all.empty()) {
    return evaluator_.references.apply(Value::null(trail), steps);
  }
  if (instances.repetition == Repetition::single) {
    return one({.module = &module, .resource = &resource, .instance = instances.all.front()}, steps, trail);
  }
  if (instances.repetition == Repetition::unknown) {
    // Whichever instance is meant: what it stands for is still this resource.
    const ResourceInstance any{.module = &module, .resource = &resource, .instance = instances.all.front()};
    const Value unknown = arena_.unknown(kHowMany, {any.address()}, trail);
    evaluator_.expressions.note_doubt(unknown);
    return steps.starts_with_key() ? one(any, steps.from(1), trail) : unknown;
  }
  return all_of(resource, instances, steps, trail);
}

Value Resources::all_of(const Resource& resource, const Instances& instances, const Steps& steps, TrailId trail) {
  const auto at = [&](const Instance& instance) {
    return ResourceInstance{.module = steps.scope.module, .resource = &resource, .instance = instance};
  };
  if (steps.starts_with_key()) {
    const Value key = evaluator_.expressions.evaluate(steps.file, steps.all.front().operand, steps.scope);
    evaluator_.expressions.note_doubt(key);
    if (key.is_unknown() || key.is_sensitive()) {
      return key.is_unknown() ? untyped(key) : arena_.unknown(kSensitiveKey, {}, key.trail());
    }
    for (const Instance& instance : instances.all) {
      if (values::equal(to_text(arena_, instance.key), to_text(arena_, key)) == values::Truth::yes) {
        return one(at(instance), steps.from(1), trail);
      }
    }
    return arena_.invalid(kNoElement, {}, trail);
  }
  std::vector<Value> items;
  if (steps.starts_with_splat() && instances.repetition == Repetition::count) {
    const std::size_t count = steps.splat_length();
    for (const Instance& instance : instances.all) {
      items.push_back(one(at(instance), steps.some(1, count), trail));
    }
    return evaluator_.references.apply(arena_.list(items, trail), steps.from(1 + count));
  }
  std::vector<values::Entry> entries;
  for (const Instance& instance : instances.all) {
    items.push_back(whole(at(instance), trail));
    if (instance.key.is(Kind::text)) {
      entries.push_back({.key = instance.key.text().whole, .value = items.back()});
    }
  }
  const bool is_list = instances.repetition == Repetition::count;
  return evaluator_.references.apply(is_list ? arena_.list(items, trail) : arena_.map(std::move(entries), trail),
                                     steps);
}

Value Resources::one(const ResourceInstance& instance, const Steps& steps, TrailId trail) {
  if (steps.empty()) {
    return whole(instance, trail);
  }
  if (steps.starts_with_splat()) {
    const std::size_t count = steps.splat_length();
    const Value only = one(instance, steps.some(1, count), trail);
    return evaluator_.references.apply(arena_.list(std::span(&only, 1), trail), steps.from(1 + count));
  }
  if (!steps.starts_with_key()) {
    return evaluator_.references.apply(attribute(instance, steps.name(), trail), steps.from(1));
  }
  const Value key =
      to_text(arena_, evaluator_.expressions.evaluate(steps.file, steps.all.front().operand, steps.scope));
  if (key.is_sensitive()) {
    return arena_.unknown(kSensitiveKey, {}, key.trail());
  }
  return key.is(Kind::text) && key.is_wholly_known()
             ? evaluator_.references.apply(attribute(instance, key.text().whole, trail), steps.from(1))
             : arena_.invalid(kNotIndexable, {}, trail);
}

Value Resources::attribute(const ResourceInstance& instance, std::string_view name, TrailId trail) {
  const std::string address = instance.address() + "." + std::string(name);
  return evaluator_.references.once(instance.module->memos[address], address, trail, [&] {
    const Ref written = argument(instance.resource->parts, name);
    if (written.exists()) {
      const Value value = evaluator_.evaluate(written, {.module = instance.module, .names = instance.instance.names});
      if (value.is_null()) {
        return value.with_type(values::Typed::unseen);
      }
      const TrailId traced = arena_.trail(
          {.range = written.range(), .what = What::attribute, .parent = value.trail(), .name = arena_.keep(address)});
      const Value loose = value.with_trail(traced).loosely_typed();
      const Value result = value.is_unknown() ? loose.with_type(values::Typed::unseen) : loose;
      attributes_.insert_or_assign(address, ResourceAttribute{instance, std::string(name), result});
      return result;
    }
    if (!terraform::blocks(instance.resource->parts, name).empty()) {
      return blocks(instance.resource->parts, name, {.module = instance.module, .names = instance.instance.names},
                    trail);
    }
    const TrailId declared =
        arena_.trail({.range = instance.resource->header, .what = What::attribute, .name = arena_.keep(address)});
    if (const auto read = read_from_files(instance, name)) {
      return read->with_trail(arena_.redirected(declared, read->trail()));
    }
    const Value later =
        arena_.unknown(instance.resource->is_data ? kDataSource : kAfterApply, {address}, declared, address);
    attributes_.insert_or_assign(address, ResourceAttribute{instance, std::string(name), later});
    return later;
  });
}

// What two data sources do is what functions do: of the template provider's, and of a file that is here already.
std::optional<Value> Resources::read_from_files(const ResourceInstance& instance, std::string_view name) {
  const bool is_template = instance.resource->type == "template_file" && name == "rendered";
  const bool is_file = instance.resource->type == "local_file" && name == "content";
  if (!instance.resource->is_data || (!is_template && !is_file)) {
    return std::nullopt;
  }
  const auto given = [&](std::string_view argument_name) {
    const Ref written = argument(instance.resource->parts, argument_name);
    const Scope scope{.module = instance.module, .names = instance.instance.names};
    return written.exists() ? evaluator_.evaluate(written, scope) : Value::null(TrailId::none);
  };
  if (is_template) {
    const Value variables = given("vars");
    const Value texts = converted(arena_, variables.is_null() ? arena_.map({}, TrailId::none) : variables,
                                  collection_type(TypeKind::map, plain_type(TypeKind::string)));
    const Value source = given("template");
    return evaluator_.file_functions.call("templatestring", std::array{source, texts}, source.trail());
  }
  const Value path = given("filename");
  if (argument(instance.resource->parts, "depends_on").exists() || !copied_from(path).empty()) {
    return std::nullopt;  // another resource may write it first
  }
  const Value content = evaluator_.file_functions.call("file", std::array{path}, path.trail());
  return content.is(Kind::text) ? std::optional(content) : std::nullopt;
}

Value Resources::blocks(std::span<const Ref> parts, std::string_view type, const Scope& scope, TrailId trail) {
  const Blocks found = evaluator_.modules.blocks_of(parts, type, scope);
  if (found.unknown_count.has_value()) {
    return *found.unknown_count;
  }
  std::vector<Value> items;
  for (const Block& block : found.all) {
    items.push_back(body(block.body, {.module = scope.module, .names = block.names}, trail));
  }
  return arena_.list(items, trail).loosely_typed();
}

Value Resources::body(const Ref& body, const Scope& scope, TrailId trail) {
  std::vector<values::Entry> entries;
  for (const Argument& written : arguments(body)) {
    entries.push_back({.key = arena_.keep(written.name), .value = evaluator_.evaluate(written.value, scope)});
  }
  // As deep as the parser let the file be.
  for (const std::string& type : block_types(std::span(&body, 1))) {
    entries.push_back({.key = arena_.keep(type), .value = blocks(std::span(&body, 1), type, scope, trail)});
  }
  return arena_.open_map(std::move(entries), trail);
}

Value Resources::whole(const ResourceInstance& instance, TrailId trail) {
  std::vector<values::Entry> entries;
  for (const Ref& part : instance.resource->parts) {
    for (const Argument& written : arguments(part)) {
      const bool is_overridden =
          std::any_of(entries.begin(), entries.end(), [&](const values::Entry& e) { return e.key == written.name; });
      if (!is_overridden && !is_meta_argument(written.name)) {
        entries.push_back({.key = arena_.keep(written.name), .value = attribute(instance, written.name, trail)});
      }
    }
  }
  for (const std::string& type : block_types(instance.resource->parts)) {
    if (!is_meta_block(type)) {
      entries.push_back({.key = arena_.keep(type), .value = attribute(instance, type, trail)});
    }
  }
  // By these, others refer to it.
  for (const std::string_view name : {"arn", "arn_without_revision", "id"}) {
    if (!argument(instance.resource->parts, name).exists()) {
      entries.push_back({.key = name, .value = attribute(instance, name, trail)});
    }
  }
  return arena_.open_map(std::move(entries), trail);
}

}  // namespace kakoi::sources::terraform
