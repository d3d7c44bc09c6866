#include "sources/cloudformation/evaluator.hpp"

#include "sources/cloudformation/placeholders.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Piece;
using values::Value;
using values::What;
using NodeId = Document::NodeId;

constexpr Phrase kTooDeep{"it is nested too deeply", "入れ子が深すぎます"};
constexpr Phrase kNoFunction{"kakoi does not know the function {}", "kakoi の知らない関数 {} です"};
constexpr Phrase kWrong{"{} is not used in a way that CloudFormation takes",
                        "{} の使い方が CloudFormation の仕様に合いません"};
constexpr Phrase kResolvedLater{"CloudFormation fills in {} when it deploys",
                                "{} は CloudFormation がデプロイ時に解決します"};
constexpr Phrase kFilledIn{"another tool fills in what stands in double braces here",
                           "二重波括弧の部分は別のツールが埋めます"};

constexpr std::size_t kDeepest = 1200;

// The service that a dynamic reference asks, and no more of it: its key may say too much.
std::string service_of(std::string_view inside) {
  std::string_view rest = inside.substr(std::string_view("resolve:").size());
  rest = rest.substr(0, rest.find(':'));
  return "{{resolve:" + std::string(rest) + ":…}}";
}

}  // namespace

const Resource* Stack::resource(std::string_view logical_id) const {
  const auto found = by_id.find(logical_id);
  return found != by_id.end() ? &resources[found->second] : nullptr;
}

Evaluator::Evaluator(const Input& input, std::unique_ptr<Template> root, std::span<const ParameterSource> sources,
                     std::span<const ParameterFile> files_given, values::Budget budget)
    : arena(budget), input_(input), sources_(sources), parameter_files_(files_given) {
  for (const ParameterFile& given : parameter_files_) {
    files.add(*given.file);
  }
  const std::string path = root->file->path;
  files.add(*root->file);
  const Template& kept = *templates_.emplace(path, std::move(root)).first->second;
  root_ = &add_stack(kept, nullptr, nullptr);
}

void Evaluator::warn(base::Range range, base::Message message, base::Level level) {
  if (const TextFile* file = files.find(range.file)) {
    diagnostics.push_back({.level = level, .place = file->place(range), .message = std::move(message)});
  }
}

TrailId Evaluator::step(base::Range range, What what, TrailId parent, TrailId second, std::string_view name) {
  return arena.trail({.range = range, .what = what, .parent = parent, .second = second, .name = name});
}

Value Evaluator::copy(const Value& value, base::Range range) {
  return value.with_trail(step(range, What::choice, value.trail()));
}

Value Evaluator::wrong(const Call& call) { return wrong_at(call.range, call.name); }

Value Evaluator::wrong_at(base::Range range, std::string_view name) {
  return arena.invalid(kWrong, {arena.keep(name)}, step(range, What::function, TrailId::none));
}

// As deep as the templates are, and as what refers to what; both are bounded here.
Value Evaluator::evaluate(NodeId node, const Scope& scope) {
  if (node == Document::kNone) {
    return Value::null(TrailId::none);
  }
  if (!arena.step()) {
    return arena.out_of_budget();
  }
  if (depth_ >= kDeepest) {
    return arena.unknown(kTooDeep, {}, step(scope.stack->document().range(node), What::literal, TrailId::none));
  }
  ++depth_;
  Value value = evaluate_node(node, scope);
  --depth_;
  return value;
}

Value Evaluator::evaluate_node(NodeId node, const Scope& scope) {
  const std::optional<Call> found = call_in(node, scope);
  return found.has_value() ? call(*found) : evaluate_plain(node, scope);
}

// Whatever its tag is.
Value Evaluator::evaluate_plain(NodeId node, const Scope& scope) {
  switch (scope.stack->document().kind(node)) {
    case Document::Kind::list:
      return list(node, scope);
    case Document::Kind::map:
      return map(node, scope);
    case Document::Kind::null:
    case Document::Kind::boolean:
    case Document::Kind::word:
    case Document::Kind::text:
      break;
  }
  return scalar(node, scope);
}

// Of `!Length {Fn::Split: …}` the argument is a call, of `!Length !Split …` as well; but a tag stands on its argument.
Value Evaluator::argument(const Call& call) {
  if (!call.is_tagged) {
    return evaluate(call.argument, call.scope);
  }
  const std::optional<Call> inner = call_without_tag(call.argument, call.scope);
  return inner.has_value() ? this->call(*inner) : evaluate_plain(call.argument, call.scope);
}

std::optional<std::string_view> Evaluator::written(const Call& call) {
  const Document& document = call.scope.stack->document();
  const bool is_plain = document.is_scalar(call.argument) && (call.is_tagged || document.tag(call.argument).empty());
  return is_plain ? std::optional(document.text(call.argument)) : std::nullopt;
}

// `!Ref x`, `{"Ref": "x"}`. A condition's name in an object of one entry is one only among conditions.
std::optional<Evaluator::Call> Evaluator::call_in(NodeId node, const Scope& scope) {
  const Document& document = scope.stack->document();
  if (const std::string_view tag = document.tag(node); tag.size() > 1) {
    return Call{
        .name = tag.substr(1), .argument = node, .range = document.range(node), .scope = scope, .is_tagged = true};
  }
  return call_without_tag(node, scope);
}

std::optional<Evaluator::Call> Evaluator::call_without_tag(NodeId node, const Scope& scope) {
  const Document& document = scope.stack->document();
  const auto entries = document.entries(node);
  if (entries.size() != 1) {
    return std::nullopt;
  }
  const Document::Entry& only = entries.front();
  constexpr std::string_view kPrefix = "Fn::";
  if (only.key == "Ref") {
    return Call{.name = only.key, .argument = only.value, .range = document.range(node), .scope = scope};
  }
  if (!only.key.starts_with(kPrefix) || only.key.starts_with("Fn::ForEach::")) {
    return std::nullopt;
  }
  return Call{
      .name = only.key.substr(kPrefix.size()), .argument = only.value, .range = document.range(node), .scope = scope};
}

std::span<const Evaluator::Function> Evaluator::functions() {
  static constexpr std::array kFunctions = {
      Function{"And", &Evaluator::all_of},
      Function{"Base64", &Evaluator::base64},
      Function{"Cidr", &Evaluator::cidr},
      Function{"Condition", &Evaluator::condition_ref},
      Function{"Equals", &Evaluator::equals},
      Function{"FindInMap", &Evaluator::find_in_map},
      Function{"GetAZs", &Evaluator::get_azs},
      Function{"GetAtt", &Evaluator::get_att},
      Function{"If", &Evaluator::choose},
      Function{"ImportValue", &Evaluator::import_value},
      Function{"Join", &Evaluator::join},
      Function{"Length", &Evaluator::length},
      Function{"Not", &Evaluator::negation},
      Function{"Or", &Evaluator::any_of},
      Function{"Ref", &Evaluator::ref},
      Function{"Select", &Evaluator::select},
      Function{"Split", &Evaluator::split},
      Function{"Sub", &Evaluator::sub},
      Function{"ToJsonString", &Evaluator::to_json_string},
      Function{"Transform", &Evaluator::transform},
  };
  return kFunctions;
}

Evaluator::Run Evaluator::find_function(std::string_view name) {
  const auto found =
      std::find_if(functions().begin(), functions().end(), [&](const Function& each) { return each.name == name; });
  return found != functions().end() ? found->run : nullptr;
}

Value Evaluator::call(const Call& call) {
  const Run run = find_function(call.name);
  return run != nullptr
             ? (this->*run)(call)
             : arena.unknown(kNoFunction, {arena.keep(call.name)}, step(call.range, What::function, TrailId::none));
}

std::optional<Evaluator::Arguments> Evaluator::arguments(const Call& call, std::size_t least, std::size_t most) const {
  const Document& document = call.scope.stack->document();
  // A tagged list is its own argument.
  const Arguments items = document.items(call.argument);
  const bool fits = document.is_list(call.argument) && items.size() >= least && items.size() <= most;
  return fits ? std::optional(items) : std::nullopt;
}

// What comes to null, as AWS::NoValue does, is left out.
Value Evaluator::list(NodeId node, const Scope& scope) {
  std::vector<Value> items;
  for (const NodeId item : scope.stack->document().items(node)) {
    Value value = evaluate(item, scope);
    if (!value.is_null()) {
      items.push_back(value);
    }
  }
  return arena.list(items, step(scope.stack->document().range(node), What::literal, TrailId::none));
}

Value Evaluator::map(NodeId node, const Scope& scope) {
  std::vector<values::Entry> all;
  entries(node, scope, all);
  const TrailId trail = step(scope.stack->document().range(node), What::literal, TrailId::none);
  // What a macro adds beside the entries that are written is not known.
  const NodeId macro = scope.stack->document().value(node, "Fn::Transform");
  if (macro == Document::kNone) {
    return arena.map(std::move(all), trail);
  }
  const Value added =
      call({.name = "Transform", .argument = macro, .range = scope.stack->document().range(macro), .scope = scope});
  if (!added.is(Kind::map)) {
    return added.is_unknown() ? added : wrong_at(scope.stack->document().range(macro), "Fn::Transform");
  }
  for (const values::Entry& entry : added.entries()) {
    const bool is_there = std::any_of(all.begin(), all.end(), [&](const auto& own) { return own.key == entry.key; });
    if (!is_there) {
      all.push_back(entry);
    }
  }
  return arena.map(std::move(all), trail);
}

Value Evaluator::scalar(NodeId node, const Scope& scope) {
  const Value written = scope.stack->document().scalar(arena, node);
  if (!written.is(Kind::text)) {
    return written;
  }
  const Value named = scope.names != nullptr ? with_names(written, scope.names) : written;
  return named.is(Kind::text) && named.text().whole.find("{{") != std::string_view::npos ? resolved_later(named)
                                                                                         : named;
}

// `{{resolve:ssm:name}}`, and what other tools put into double braces where that is the whole value.
// (CloudFormation User Guide, "Get values stored in other services using dynamic references".)
Value Evaluator::resolved_later(const Value& text) {
  const std::string_view whole = text.text().whole;
  std::vector<Piece> pieces;
  std::size_t done = 0;
  for (std::size_t at = whole.find("{{"); at != std::string_view::npos; at = whole.find("{{", at + 2)) {
    const std::size_t close = whole.find("}}", at);
    if (close == std::string_view::npos) {
      break;
    }
    const std::string_view inside = whole.substr(at + 2, close - at - 2);
    const bool is_reference = inside.starts_with("resolve:");
    const bool is_all = at == 0 && close + 2 == whole.size();
    if (!is_reference && !is_all) {
      continue;  // two braces in a command
    }
    const Value hole = is_reference ? arena.not_given(kResolvedLater, {arena.keep(service_of(inside))}, text.trail())
                                    : arena.unknown(kFilledIn, {}, text.trail());
    if (is_all) {
      return hole;
    }
    if (at > done) {
      pieces.push_back({.bytes = whole.substr(done, at - done), .trail = text.trail()});
    }
    pieces.push_back({.bytes = {}, .trail = text.trail(), .hole = hole, .is_hole = true});
    done = close + 2;
  }
  if (done == 0) {
    return text;
  }
  if (done < whole.size()) {
    pieces.push_back({.bytes = whole.substr(done), .trail = text.trail()});
  }
  return arena.text(pieces, text.trail());
}

Evaluator::Written Evaluator::entry_of(const Resource& resource, std::string_view name) {
  const NodeId own = resource.written_in->document().value(resource.body, name);
  if (own != Document::kNone) {
    return {.stack = resource.written_in, .node = own};
  }
  const NodeId included =
      resource.more_in != nullptr ? resource.more_in->document().value(resource.more, name) : Document::kNone;
  return included != Document::kNone ? Written{.stack = resource.more_in, .node = included} : Written{};
}

std::string_view Evaluator::type_of(const Resource& resource) {
  const Written type = entry_of(resource, "Type");
  return type.stack != nullptr && type.stack->document().is_scalar(type.node) ? type.stack->document().text(type.node)
                                                                              : std::string_view{};
}

Value Evaluator::properties(const Resource& resource) {
  const Written all = entry_of(resource, "Properties");
  return all.stack != nullptr ? evaluate(all.node, {.stack = all.stack, .names = resource.names})
                              : Value::null(TrailId::none);
}

Value Evaluator::property(const Resource& resource, std::string_view name) {
  const Written all = entry_of(resource, "Properties");
  if (all.stack == nullptr) {
    return Value::null(TrailId::none);
  }
  const Document& document = all.stack->document();
  // Where the properties are made by a function, all of them are worked out.
  const bool is_plain = document.is_map(all.node) && document.tag(all.node).empty() &&
                        document.value(all.node, "Fn::Transform") == Document::kNone;
  if (is_plain && document.value(all.node, name) != Document::kNone) {
    return evaluate(document.value(all.node, name), {.stack = all.stack, .names = resource.names});
  }
  const Value value = properties(resource);
  if (value.is_unknown()) {
    return value;
  }
  const values::Entry* entry = value.is(Kind::map) ? value.find(name) : nullptr;
  return entry != nullptr ? entry->value : Value::null(TrailId::none);
}

std::vector<Value> Evaluator::possible(const Value& value) const {
  if (value.is_unknown()) {
    if (const auto found = possible_.find(&value.reason()); found != possible_.end()) {
      return found->second;
    }
  }
  return {value};
}

// Unknown as `unknown` is, but one of `values`.
Value Evaluator::one_of(const std::vector<Value>& values, const Value& unknown) {
  constexpr std::size_t kMost = 64;
  std::vector<Value> all;
  for (const Value& value : values) {
    const std::vector<Value> each = possible(value);
    all.insert(all.end(), each.begin(), each.end());
  }
  if (all.empty() || all.size() > kMost) {
    return unknown;
  }
  const bool is_same = std::all_of(all.begin(), all.end(), [&](const Value& each) {
    return values::equal(each, all.front()) == values::Truth::yes;
  });
  if (is_same) {
    return all.front();
  }
  // Told apart from other uses of what it depends on, of which each may be something else.
  const Value fresh = arena.again(unknown);
  possible_.insert_or_assign(&fresh.reason(), std::move(all));
  return fresh;
}

}  // namespace kakoi::sources::cloudformation
