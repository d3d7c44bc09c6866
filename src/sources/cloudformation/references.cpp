// What names mean: loop variables, parameters, pseudo parameters, resources, outputs of nested stacks.
#include "sources/cloudformation/evaluator.hpp"
#include "sources/cloudformation/placeholders.hpp"

#include <algorithm>
#include <charconv>
#include <regex>
#include <system_error>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Value;
using values::What;
using NodeId = Document::NodeId;

constexpr Phrase kNotAllowed{"the value of parameter {} is not one that the parameter allows",
                             "パラメーター {} の値は、パラメーターで許可された値ではありません"};
constexpr Phrase kNotGiven{"parameter {} has no default and no value is given",
                           "パラメーター {} にデフォルト値がなく、値も指定されていません"};
constexpr Phrase kKept{"parameter {} keeps the value that the stack has already",
                       "パラメーター {} には既存スタックの値が使われます"};
constexpr Phrase kStored{"parameter {} is looked up in Parameter Store when the stack is deployed",
                         "パラメーター {} の値はデプロイ時に Parameter Store から読み取られます"};
constexpr Phrase kPseudo{"{} depends on where the stack is deployed", "{} はスタックのデプロイ先に依存します"};
constexpr Phrase kDeployed{"{} is known only after the stack is deployed",
                           "{} はスタックをデプロイするまで決まりません"};
constexpr Phrase kNoSuch{"there is no parameter and no resource {} in this template",
                         "このテンプレートに {} というパラメーターもリソースもありません"};
constexpr Phrase kMadeBySam{"{} is made when the template is transformed", "{} はテンプレートの変換時に作られます"};
constexpr Phrase kNoOutput{"the nested stack has no output {}", "ネストされたスタックに出力 {} がありません"};
constexpr Phrase kImported{"{} is exported by another stack", "{} は別のスタックがエクスポートする値です"};
constexpr Phrase kAnImport{"a value that another stack exports", "別のスタックがエクスポートする値です"};
constexpr Phrase kCircle{"{} refers to itself", "{} が自分自身を参照しています"};

// Whether the whole of `text` is of the pattern; true where that is not plain.
bool is_of_pattern(std::string_view pattern, const std::string& text) {
  // Whatever the pattern is, so few characters are soon tried; "DISABLED" is one of these.
  constexpr std::size_t kMostText = 8;
  constexpr std::size_t kMostPattern = 200;
  if (text.size() > kMostText || pattern.size() > kMostPattern) {
    return true;
  }
  try {
    return std::regex_match(text, std::regex(pattern.begin(), pattern.end()));
  } catch (const std::regex_error&) {
    return true;
  }
}

// A whole number; nothing for anything else.
std::optional<long long> number_of(std::string_view text) {
  long long number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc{} && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// Bounds that are no plain numbers hide nothing.
bool is_within(const Document& document, NodeId declaration, std::string_view least, std::string_view most,
               long long number) {
  const auto bound = [&](std::string_view name) {
    const NodeId written = document.value(declaration, name);
    return document.is_scalar(written) ? number_of(document.text(written)) : std::nullopt;
  };
  return number >= bound(least).value_or(number) && number <= bound(most).value_or(number);
}

// Code points.
long long length_of(std::string_view text) {
  constexpr unsigned kMark = 0xc0;
  constexpr unsigned kContinues = 0x80;
  return std::count_if(text.begin(), text.end(),
                       [](char c) { return (static_cast<unsigned char>(c) & kMark) != kContinues; });
}

// CloudFormation refuses a stack whose parameter is not what its declaration allows. (Template Reference,
// "Parameters": AllowedValues, AllowedPattern, MinLength, MaxLength, MinValue, MaxValue.)
bool is_allowed_number(const Document& document, NodeId declaration, const std::string& text) {
  const auto number = number_of(text);
  return !number.has_value() || is_within(document, declaration, "MinValue", "MaxValue", *number);
}

bool is_allowed(const Document& document, NodeId declaration, const std::string& text) {
  const auto allowed = document.items(document.value(declaration, "AllowedValues"));
  const bool is_listed = std::any_of(allowed.begin(), allowed.end(), [&](NodeId item) {
    return !document.is_scalar(item) || document.text(item) == text;
  });
  const NodeId pattern = document.value(declaration, "AllowedPattern");
  return (allowed.empty() || is_listed) &&
         is_within(document, declaration, "MinLength", "MaxLength", length_of(text)) &&
         (!document.is_scalar(pattern) || is_of_pattern(document.text(pattern), text));
}

}  // namespace

Value Evaluator::ref(const Call& call) {
  if (const auto id = written(call)) {
    return name(arena.keep(key(*id, call.scope.names)), call.scope, call.range);
  }
  // With AWS::LanguageExtensions a name may be worked out.
  const Value computed = argument(call);
  const std::optional<std::string> text = as_text(computed);
  return text.has_value()        ? name(arena.keep(*text), call.scope, call.range)
         : computed.is_unknown() ? computed
                                 : wrong(call);
}

Value Evaluator::name(std::string_view name, const Scope& scope, base::Range range) {
  for (const Binding* binding = scope.names; binding != nullptr; binding = binding->outer) {
    if (binding->name == name) {
      return copy(binding->value, range);
    }
  }
  Stack& stack = scope.stack->names();
  if (name.starts_with("AWS::")) {
    return pseudo(name, stack, range);
  }
  if (stack.document().value(stack.section("Parameters"), name) != Document::kNone) {
    return copy(parameter(name, stack), range);
  }
  if (const Resource* resource = stack.resource(name)) {
    const TrailId trail = step(resource->header, What::attribute, TrailId::none, TrailId::none, name);
    // One that has a name stands for itself: no capacity provider of an account is called as AWS's own are.
    if (type_of(*resource) == "AWS::ECS::CapacityProvider") {
      return arena.text(name, trail);
    }
    const std::string address = stack.prefix + std::string(name);
    return copy(arena.unknown(kDeployed, {address}, trail, arena.keep(address)), range);
  }
  const TrailId here = step(range, What::attribute, TrailId::none, TrailId::none, name);
  if (stack.source->is_serverless || stack.source->doubt.has_value()) {
    return arena.unknown(kMadeBySam, {name}, here);
  }
  warn(range, base::Message(kNoSuch, {std::string(name)}));
  return arena.invalid(kNoSuch, {name}, here);
}

Value Evaluator::pseudo(std::string_view name, const Stack& stack, base::Range range) {
  if (name == "AWS::NoValue") {
    return Value::null(step(range, What::literal, TrailId::none));
  }
  const Value from_user = given(name);
  if (!from_user.is_null()) {
    return copy(from_user, range);
  }
  const TrailId here = step(range, What::literal, TrailId::none);
  if (name == "AWS::NotificationARNs") {
    return arena.unknown(kPseudo, {name}, here);
  }
  // An address of its own, so that two uses in one stack are the same thing and never a resource.
  return name == "AWS::StackName" || name == "AWS::StackId"
             ? arena.not_given(kPseudo, {stack.prefix + std::string(name)}, here)
             : arena.not_given(kPseudo, {name}, here);
}

// The last that the user gives counts. Null where nothing is given.
Value Evaluator::given(std::string_view name) {
  Value found = Value::null(TrailId::none);
  std::size_t file = 0;
  for (const ParameterSource& source : sources_) {
    if (!source.name.empty()) {
      if (source.name == name) {
        found = arena.text(source.text, step({}, What::command_line, TrailId::none, TrailId::none, arena.keep(name)));
      }
      continue;
    }
    const ParameterFile& from = parameter_files_[file++];
    for (const ParameterFile::Given& each : from.given) {
      if (each.name != name) {
        continue;
      }
      const base::Range range = from.document->is_scalar(each.value) ? from.document->range(each.value) : base::Range{};
      const TrailId trail = step(range, What::parameter, TrailId::none, TrailId::none, arena.keep(name));
      if (each.value == Document::kNone) {
        found = arena.not_given(kKept, {name}, trail);
        continue;
      }
      const Value value =
          each.written.has_value() ? arena.text(*each.written, trail) : from.document->to_value(arena, each.value);
      found = value.with_trail(step(range, What::parameter, value.trail(), TrailId::none, arena.keep(name)));
    }
  }
  return found;
}

Value Evaluator::parameter(std::string_view name, Stack& stack) {
  if (const auto known = stack.parameters.find(name); known != stack.parameters.end()) {
    return known->second;
  }
  const Document::Entry* declaration = stack.document().find(stack.section("Parameters"), name);
  const TrailId here = step(declaration->key_range, What::parameter, TrailId::none, TrailId::none, declaration->key);
  stack.parameters.emplace(name, arena.invalid(kCircle, {name}, here));
  const NodeId hides = stack.document().value(declaration->value, "NoEcho");
  const bool is_hidden = stack.document().is_scalar(hides) && stack.document().text(hides) != "false";
  const Value value = arena.sensitive_if(is_hidden, read_parameter(name, stack, declaration->value));
  return stack.parameters.insert_or_assign(std::string(name), value).first->second;
}

// What stands in the file or is given comes with the parameter's name, so that its origin says whose value it is.
Value Evaluator::read_parameter(std::string_view name, Stack& stack, NodeId declaration) {
  const Document& document = stack.document();
  Value value = Value::null(TrailId::none);
  if (stack.parent == nullptr) {
    value = given(name);
  } else if (const Value all = property(*stack.nested_by, "Parameters"); all.is_unknown()) {
    value = all;
  } else if (const values::Entry* argument = all.is(Kind::map) ? all.find(name) : nullptr; argument != nullptr) {
    const TrailId trail = argument->value.trail();
    value = argument->value.with_trail(step(arena.trails()[trail].range, What::parameter, trail, TrailId::none,
                                            arena.keep(stack.prefix + std::string(name))));
  }
  if (value.is_null()) {
    const NodeId fallback = document.value(declaration, "Default");
    if (fallback == Document::kNone) {
      const base::Range key = document.find(stack.section("Parameters"), name)->key_range;
      value = arena.not_given(kNotGiven, {stack.prefix + std::string(name)},
                              step(key, What::parameter, TrailId::none, TrailId::none, name));
      return as_declared(value, name, stack, declaration);
    }
    const Value written = document.to_value(arena, fallback);
    value = written.with_trail(
        step(document.range(fallback), What::parameter, written.trail(), TrailId::none, arena.keep(name)));
  }
  return as_declared(value, name, stack, declaration);
}

// Every parameter is a text but for lists, which are written with commas. (Template Reference, "Parameters".)
Value Evaluator::as_declared(const Value& given, std::string_view name, Stack& stack, NodeId declaration) {
  const Document& document = stack.document();
  const NodeId type_node = document.value(declaration, "Type");
  const std::string_view type = document.is_scalar(type_node) ? document.text(type_node) : std::string_view{};
  if (type.starts_with("AWS::SSM::Parameter::Value<")) {
    return given.is_unknown() ? given : arena.not_given(kStored, {name}, given.trail());
  }
  if (given.is_unknown()) {
    const NodeId allowed = document.value(declaration, "AllowedValues");
    std::vector<Value> all;
    for (const NodeId item : document.items(allowed)) {
      all.push_back(document.scalar(arena, item));
    }
    return all.empty() ? given : one_of(all, given);
  }
  const bool is_list = type == "CommaDelimitedList" || type.starts_with("List<");
  const std::optional<std::string> text = as_text(given);
  const bool is_refused = text.has_value() && ((type == "String" && !is_allowed(document, declaration, *text)) ||
                                               (type == "Number" && !is_allowed_number(document, declaration, *text)));
  if (is_refused) {
    return arena.invalid(kNotAllowed, {name}, given.trail());
  }
  if (!is_list || given.is(Kind::list)) {
    return given;
  }
  if (!text.has_value()) {
    return given;
  }
  std::vector<Value> items;
  for (std::size_t at = 0; at <= text->size();) {
    const std::size_t comma = std::min(text->find(',', at), text->size());
    std::string_view item = std::string_view(*text).substr(at, comma - at);
    item.remove_prefix(std::min(item.find_first_not_of(' '), item.size()));
    item = item.substr(0, item.find_last_not_of(' ') + 1);
    items.push_back(arena.text(item, given.trail()));
    at = comma + 1;
  }
  return arena.list(items, given.trail());
}

Value Evaluator::get_att(const Call& call) {
  if (const auto text = written(call)) {
    const std::string whole = key(*text, call.scope.names);
    const std::size_t dot = whole.find('.');
    return dot == std::string::npos ? wrong(call)
                                    : attribute(whole.substr(0, dot), whole.substr(dot + 1), call.scope, call.range);
  }
  const auto parts = arguments(call, 2, 2);
  if (!parts.has_value()) {
    return wrong(call);
  }
  const Value id = evaluate((*parts)[0], call.scope);
  const Value attribute_name = evaluate((*parts)[1], call.scope);
  const auto id_text = as_text(id);
  const auto attribute_text = as_text(attribute_name);
  if (!id_text.has_value() || !attribute_text.has_value()) {
    return id.is_unknown() ? id : attribute_name.is_unknown() ? attribute_name : wrong(call);
  }
  return attribute(*id_text, *attribute_text, call.scope, call.range);
}

Value Evaluator::attribute(std::string_view id, std::string_view attribute, const Scope& scope, base::Range range) {
  Stack& stack = scope.stack->names();
  const Resource* resource = stack.resource(id);
  if (resource == nullptr) {
    return name(arena.keep(id), scope, range);
  }
  constexpr std::string_view kOutputs = "Outputs.";
  const std::string_view type = type_of(*resource);
  const bool is_stack = type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application";
  if (is_stack && attribute.starts_with(kOutputs)) {
    if (const Nested inner = nested(*resource, stack); inner.stack != nullptr) {
      return copy(output(*inner.stack, attribute.substr(kOutputs.size()), range), range);
    }
  }
  const std::string address = stack.prefix + std::string(id) + "." + std::string(attribute);
  const TrailId trail = step(resource->header, What::attribute, TrailId::none, TrailId::none, arena.keep(address));
  const Value deployed = arena.unknown(kDeployed, {address}, trail, arena.keep(address));
  const bool is_block = attribute == "CidrBlock" && (type == "AWS::EC2::VPC" || type == "AWS::EC2::Subnet");
  return copy(is_block ? block_of(*resource, stack, deployed) : deployed, range);
}

// The attribute is what the property says. (Template Reference, "AWS::EC2::VPC" and "AWS::EC2::Subnet", return values.)
Value Evaluator::block_of(const Resource& resource, Stack& stack, const Value& otherwise) {
  if (const auto known = stack.blocks.find(resource.logical_id); known != stack.blocks.end()) {
    return known->second;
  }
  stack.blocks.emplace(resource.logical_id, otherwise);
  const Value written = property(resource, "CidrBlock");
  const Value block = as_text(written).has_value()
                          ? written.with_trail(step(resource.header, What::attribute, written.trail(), TrailId::none,
                                                    otherwise.reason().stands_for))
                          : otherwise;
  return stack.blocks.insert_or_assign(resource.logical_id, block).first->second;
}

Value Evaluator::output(Stack& stack, std::string_view name, base::Range range) {
  if (const auto known = stack.outputs.find(name); known != stack.outputs.end()) {
    return known->second;
  }
  const Document& document = stack.document();
  const Document::Entry* entry = document.find(stack.section("Outputs"), name);
  if (entry == nullptr) {
    return arena.unknown(kNoOutput, {name}, step(range, What::output, TrailId::none));
  }
  const TrailId here = step(entry->key_range, What::output, TrailId::none, TrailId::none, arena.keep(name));
  stack.outputs.emplace(name, arena.invalid(kCircle, {name}, here));
  const Value value = evaluate(document.value(entry->value, "Value"), {.stack = &stack});
  const Value named =
      value.with_trail(step(entry->key_range, What::output, value.trail(), TrailId::none, arena.keep(name)));
  return stack.outputs.insert_or_assign(std::string(name), named).first->second;
}

Value Evaluator::import_value(const Call& call) {
  const Value name = argument(call);
  const std::optional<std::string> text = as_text(name);
  const TrailId here = step(call.range, What::function, TrailId::none);
  return text.has_value() ? arena.unknown(kImported, {shown(name, *text)}, here) : arena.unknown(kAnImport, {}, here);
}

std::optional<Evaluator::Target> Evaluator::target_of(const Value& value) {
  if (!value.is_unknown() || value.reason().stands_for.empty()) {
    return std::nullopt;
  }
  const std::string_view address = value.reason().stands_for;
  for (Stack& stack : stacks_) {
    if (!address.starts_with(stack.prefix)) {
      continue;
    }
    const std::string_view rest = address.substr(stack.prefix.size());
    if (const Resource* resource = stack.resource(rest.substr(0, rest.find('.')))) {
      return Target{.stack = &stack, .resource = resource};
    }
  }
  return std::nullopt;
}

}  // namespace kakoi::sources::cloudformation
