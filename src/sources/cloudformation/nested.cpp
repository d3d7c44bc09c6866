// Other files that a template leads to: nested stacks, what AWS::Include brings, definitions of state machines. They
// are read where they lie; what lies elsewhere, in a bucket or outside of the repository, is not.
#include "sources/cloudformation/evaluator.hpp"
#include "sources/launches/fields.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;
using values::What;
using NodeId = Document::NodeId;

constexpr Phrase kElsewhere{"{} lies elsewhere and was not read", "{} は別の場所にあるため、読み取っていません"};
constexpr Phrase kNoFile{"there is no file {}", "ファイル {} がありません"};
constexpr Phrase kUnreadable{"{} could not be read", "{} を読み取れませんでした"};
constexpr Phrase kNoTemplate{"{} is no template that can be read", "{} はテンプレートとして読み取れません"};
constexpr Phrase kNestsItself{"{} nests itself", "{} が自分自身をネストしています"};
constexpr Phrase kTooManyStacks{"there are more nested stacks than kakoi reads", "ネストされたスタックが多すぎます"};
constexpr Phrase kComputed{"where its template lies is not known", "テンプレートの場所が決まりません"};

constexpr std::size_t kMostStacks = 2'000;
constexpr std::size_t kLargestIncluded = std::size_t{8} << 20U;

bool is_address(std::string_view path) {
  return path.find("://") != std::string_view::npos || path.starts_with("arn:");
}

std::string shown_address(std::string_view path) {
  std::string text = without_secrets(path);
  for (char& c : text) {
    c = c == kHole ? '*' : c;
  }
  return text;
}

}  // namespace

Stack& Evaluator::add_stack(const Template& of, const Resource* nested_by, Stack* parent) {
  Stack& added = stacks_.emplace_back();
  added.source = &of;
  added.parent = parent;
  added.nested_by = nested_by;
  added.prefix = parent != nullptr ? parent->prefix + nested_by->logical_id + "/" : std::string{};
  std::vector<Resource> all;
  resources(added.section("Resources"), {.stack = &added}, std::nullopt, all);
  // What the whole template includes. Of it only the resources are looked at.
  const auto include_in = [&](NodeId transform) {
    if (of.document.is_map(transform)) {
      included_resources(transform, of.document.range(transform), "Transform", {.stack = &added}, std::nullopt, all);
    }
  };
  const NodeId transforms = added.section("Transform");
  include_in(transforms);
  for (const NodeId transform : of.document.items(transforms)) {
    include_in(transform);
  }
  // Of two with one name the later one counts.
  for (Resource& resource : all) {
    const auto [at, is_new] = added.by_id.try_emplace(resource.logical_id, added.resources.size());
    if (is_new) {
      added.resources.push_back(std::move(resource));
    } else {
      added.resources[at->second] = std::move(resource);
    }
  }
  return added;
}

Stack& Evaluator::add_included(const Template& of, Stack& in) {
  Stack*& known = included_[{&of, &in}];
  if (known == nullptr) {
    known = &stacks_.emplace_back();
    known->source = &of;
    known->prefix = in.prefix;
    known->parent = in.parent;
    known->included_in = &in;
  }
  return *known;
}

// Where a file lies that a template names; nothing when that is no local file.
std::optional<std::string> Evaluator::local_path(const Value& written, const Stack& stack, Nested& nested) {
  std::string text = written.is(Kind::text) ? with_holes(written) : std::string{};
  if (const auto path = text.empty() ? std::nullopt : assembly_of(stack).stored_as(text)) {
    text = *path;
  }
  nested.source = written.holds_sensitive() ? std::string(values::kNotShown) : shown_address(text);
  if (is_address(text)) {
    nested.is_remote = true;
    nested.why_not = base::Message(kElsewhere, {nested.source});
    return std::nullopt;
  }
  if (text.empty() || text.find(kHole) != std::string::npos) {
    nested.why_not =
        written.is_unknown() || written.is(Kind::text) ? unknown_of(written).reason : base::Message(kComputed);
    return std::nullopt;
  }
  std::string path = joined(parent_of(stack.source->file->path), text);
  const auto real = input_.reader.real_path(path);
  if (!lies_within(path, input_.boundary) || (real.has_value() && !lies_within(*real, input_.boundary))) {
    nested.why_not = base::Message(kElsewhere, {nested.source});
    return std::nullopt;
  }
  if (!real.has_value()) {
    nested.why_not = base::Message(kNoFile, {nested.source});
    return std::nullopt;
  }
  return path;
}

const CloudAssembly& Evaluator::assembly_of(const Stack& stack) {
  const std::string folder = parent_of(stack.source->file->path);
  const auto found = assemblies_.find(folder);
  return found != assemblies_.end() ? found->second
                                    : assemblies_.emplace(folder, CloudAssembly(input_, folder)).first->second;
}

std::optional<findings::Construct> Evaluator::construct(base::Range header) {
  if (by_place_.empty()) {
    for (Stack& stack : stacks_) {
      for (const Resource& resource : stack.resources) {
        by_place_.emplace(std::pair(resource.header.file, resource.header.offset), &resource);
      }
    }
  }
  // The header of a target of a rule stands in the rule.
  auto found = by_place_.upper_bound({header.file, header.offset});
  if (found == by_place_.begin()) {
    return std::nullopt;
  }
  const Resource& resource = *(--found)->second;
  const Document& document = resource.written_in->document();
  const NodeId path = document.value(document.value(resource.body, "Metadata"), "aws:cdk:path");
  if (!document.is_scalar(path) || (resource.header != header && !lies_in(header, document.range(resource.body)))) {
    return std::nullopt;
  }
  const std::string name(document.text(path));
  return findings::Construct{.path = name, .source = assembly_of(*resource.written_in).source_of(name)};
}

std::set<std::string> Evaluator::nested_paths() const {
  std::set<std::string> paths;
  for (const Stack& stack : stacks_) {
    if (stack.nested_by != nullptr) {
      paths.insert(stack.source->file->path);
    }
  }
  return paths;
}

const Template* Evaluator::template_at(const std::string& path, base::Message& why_not) {
  const auto [at, is_new] = templates_.try_emplace(path);
  if (is_new) {
    const auto kind = input_.reader.kind(path);
    at->second = kind.has_value() ? read_template(input_, path, *kind, diagnostics) : nullptr;
    if (at->second != nullptr) {
      files.add(*at->second->file);
    }
  }
  if (at->second == nullptr) {
    why_not = base::Message(kNoTemplate, {path.substr(path.rfind('/') + 1)});
  }
  return at->second.get();
}

// `aws:asset:path` is where CDK writes the template of a nested stack, beside that of its parent.
Nested Evaluator::nested(const Resource& resource, Stack& stack) {
  const auto [at, is_new] = nested_.try_emplace({&stack, resource.logical_id});
  if (!is_new) {
    return at->second;
  }
  Nested found;
  const Document& document = resource.written_in->document();
  const NodeId asset = document.value(document.value(resource.body, "Metadata"), "aws:asset:path");
  const bool is_application = type_of(resource) == "AWS::Serverless::Application";
  Value written = document.is_scalar(asset) ? document.scalar(arena, asset)
                                            : property(resource, is_application ? "Location" : "TemplateURL");
  // One of the Serverless Application Repository.
  if (const Value* application = member(written, "ApplicationId")) {
    written = *application;
  }
  const std::optional<std::string> path = local_path(written, *resource.written_in, found);
  for (const Stack* above = &stack; path.has_value() && above != nullptr; above = above->parent) {
    if (above->source->file->path == *path) {
      found.why_not = base::Message(kNestsItself, {found.source});
      warn(resource.header, found.why_not, base::Level::error);
      at->second = found;
      return found;
    }
  }
  if (path.has_value() && stacks_.size() >= kMostStacks) {
    found.why_not = kTooManyStacks;
  } else if (const Template* of = path.has_value() ? template_at(*path, found.why_not) : nullptr) {
    found.stack = &add_stack(*of, &resource, &stack);
  }
  at->second = found;
  return found;
}

Value Evaluator::local_file(std::string_view path, const Stack& stack, base::Range at) {
  Nested where;
  const TrailId here = step(at, What::literal, TrailId::none);
  const std::optional<std::string> file_path = local_path(arena.text(path, here), stack, where);
  if (!file_path.has_value()) {
    return where.is_remote ? arena.not_here(kElsewhere, {where.source}, here)
                           : arena.broken(kNoFile, {where.source}, here);
  }
  const auto [found, is_new] = texts_.try_emplace(*file_path, nullptr);
  const auto kind = input_.reader.kind(*file_path);
  if (is_new && kind.has_value()) {
    auto file = std::make_unique<TextFile>();
    if (load_text(input_, *file_path, *kind, kLargestIncluded, *file, diagnostics)) {
      found->second = &files.keep(std::move(file));
      ++files_read_;
    }
  }
  if (found->second == nullptr) {
    return arena.broken(kUnreadable, {where.source}, here);
  }
  const TextFile& file = *found->second;
  const base::Range all{.file = file.id, .offset = 0, .length = static_cast<std::uint32_t>(file.text.size())};
  return arena.text(file.text, step(all, What::scalar, TrailId::none));
}

Stack* Evaluator::included(NodeId parameters, const Scope& scope, Value& why_not) {
  const Document& document = scope.stack->document();
  const Value location = evaluate(document.value(parameters, "Location"), scope);
  const TrailId here =
      parameters != Document::kNone ? step(document.range(parameters), What::function, TrailId::none) : TrailId::none;
  Nested where;
  const std::optional<std::string> path = local_path(location, *scope.stack, where);
  if (!path.has_value()) {
    why_not = location.is_unknown() ? location : arena.not_here(kElsewhere, {where.source}, here);
    return nullptr;
  }
  const auto [at, is_new] = templates_.try_emplace(*path);
  if (is_new) {
    auto file = std::make_unique<TextFile>();
    const auto kind = input_.reader.kind(*path);
    if (kind.has_value() && load_text(input_, *path, *kind, kLargestTemplate, *file, diagnostics)) {
      files.add(*file);
      Document read = Document::read(*file, diagnostics);
      if (!read.is_whole() && !doubt_.has_value()) {
        doubt_ = base::Unknown{.reason = base::Message(kUnreadable, {where.source}), .remedy = base::Remedy::mend};
      }
      at->second = std::make_unique<Template>(Template{.file = std::move(file), .document = std::move(read)});
      ++files_read_;
    }
  }
  if (at->second == nullptr || !at->second->document.is_map(at->second->document.root())) {
    why_not = arena.broken(kUnreadable, {where.source}, here);
    return nullptr;
  }
  for (Stack* above = scope.stack; above != nullptr; above = above->included_in) {
    if (above->source == at->second.get()) {
      why_not = arena.invalid(kNestsItself, {where.source}, here);
      return nullptr;
    }
  }
  return &add_included(*at->second, *scope.stack);
}

Value Evaluator::include(const Call& call, NodeId parameters) {
  Value why_not = Value::null(TrailId::none);
  if (Stack* more = included(parameters, call.scope, why_not)) {
    return evaluate(more->document().root(), {.stack = more, .names = call.scope.names});
  }
  return why_not;
}

}  // namespace kakoi::sources::cloudformation
