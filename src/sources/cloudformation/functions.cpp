// Functions of values.
#include "sources/base64.hpp"
#include "sources/cloudformation/evaluator.hpp"
#include "sources/cloudformation/placeholders.hpp"
#include "values/logic.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <array>
#include <charconv>

namespace kakoi::sources::cloudformation {
namespace {

using base::Phrase;
using base::TrailId;
using values::Kind;
using values::Piece;
using values::Value;
using values::What;
using NodeId = Document::NodeId;

// No resource is called so.
constexpr std::string_view kAllZones = "Fn::GetAZs";

constexpr Phrase kZones{"the zones depend on where the stack is deployed",
                        "アベイラビリティーゾーンはスタックのデプロイ先に依存します"};
constexpr Phrase kNoItem{"there is no item with this index", "この添字の項目はありません"};
constexpr Phrase kNoEntry{"mapping {} has no such entry", "マッピング {} にこの項目がありません"};
constexpr Phrase kNoMapping{"there is no mapping {} in this template", "このテンプレートにマッピング {} がありません"};
constexpr Phrase kMacroRuns{"the macro {} runs when the stack is deployed",
                            "マクロ {} はスタックのデプロイ時に実行されます"};
constexpr Phrase kMacroOfUnknownName{"a macro runs when the stack is deployed",
                                     "マクロがスタックのデプロイ時に実行されます"};
constexpr Phrase kNoBlocks{"kakoi works out blocks of IPv4 addresses only, and 256 of them",
                           "IPv4 のアドレスブロック 256 個までしか計算しません"};
constexpr std::size_t kMostBlocks = 256;

// `10.0.0.0/16`, without what stands behind the slash.
std::optional<std::uint32_t> address_of(std::string_view block) {
  std::uint32_t address = 0;
  std::string_view rest = block.substr(0, block.find('/'));
  for (int part = 0; part < 4; ++part) {
    std::uint32_t number = 0;
    const auto read = std::from_chars(rest.data(), rest.data() + rest.size(), number);
    if (read.ec != std::errc{} || number > 255) {
      return std::nullopt;
    }
    address = address << 8U | number;
    rest.remove_prefix(static_cast<std::size_t>(read.ptr - rest.data()));
    if (part < 3 && !rest.starts_with('.')) {
      return std::nullopt;
    }
    rest.remove_prefix(part < 3 ? 1 : 0);
  }
  return rest.empty() ? std::optional(address) : std::nullopt;
}

std::string block_text(std::uint32_t address, std::size_t prefix) {
  std::string text;
  for (const unsigned shift : {24U, 16U, 8U, 0U}) {
    text += std::to_string(address >> shift & 0xffU);
    text += shift > 0 ? '.' : '/';
  }
  return text + std::to_string(prefix);
}

std::optional<std::size_t> index_of(const std::optional<std::string>& text) {
  std::size_t index = 0;
  if (!text.has_value() ||
      std::from_chars(text->data(), text->data() + text->size(), index).ptr != text->data() + text->size()) {
    return std::nullopt;
  }
  return index;
}

void append_json_text(std::string_view text, std::string& out) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  out += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      out += "\\u00";
      out += kDigits[static_cast<unsigned char>(c) >> 4U];
      out += kDigits[static_cast<unsigned char>(c) & 0xfU];
    } else {
      out += c;
    }
  }
  out += '"';
}

/// Writes a value as JSON, part by part, so that each keeps the way it came.
class JsonWriter {
 public:
  explicit JsonWriter(values::Arena& arena) : arena_(arena) {}

  void write(const Value& value) {
    switch (value.kind()) {
      case Kind::unknown:
        pieces.push_back({.bytes = {}, .trail = value.trail(), .hole = value, .is_hole = true, .is_one_value = true});
        return;
      case Kind::null:
        add("null", value.trail());
        return;
      case Kind::boolean:
        add(value.boolean() ? "true" : "false", value.trail());
        return;
      case Kind::number:
        add(values::print_number(value.number()), value.trail());
        return;
      case Kind::text:
        text(value);
        return;
      case Kind::list:
        add("[", value.trail());
        for (std::size_t i = 0; i < value.items().size(); ++i) {
          add(i > 0 ? "," : "", value.trail());
          write(value.items()[i]);
        }
        add("]", value.trail());
        return;
      case Kind::map:
        add("{", value.trail());
        for (std::size_t i = 0; i < value.entries().size(); ++i) {
          std::string key = i > 0 ? "," : "";
          append_json_text(value.entries()[i].key, key);
          add(key + ":", value.trail());
          write(value.entries()[i].value);
        }
        add("}", value.trail());
        return;
    }
  }

  std::vector<Piece> pieces;

 private:
  void add(std::string_view bytes, TrailId trail) {
    if (!bytes.empty()) {
      pieces.push_back({.bytes = arena_.keep(bytes), .trail = trail});
    }
  }

  void text(const Value& value) {
    add("\"", value.trail());
    for (const Piece& piece : value.text().pieces) {
      if (piece.is_hole) {
        pieces.push_back(piece);
        continue;
      }
      std::string escaped;
      append_json_text(piece.bytes, escaped);
      add(std::string_view(escaped).substr(1, escaped.size() - 2), piece.trail);
    }
    add("\"", value.trail());
  }

  values::Arena& arena_;
};

}  // namespace

// `!Sub text`, or `!Sub [text, names]`.
Value Evaluator::sub(const Call& call) {
  const Document& document = call.scope.stack->document();
  if (!call.is_tagged && !document.tag(call.argument).empty()) {
    return wrong(call);
  }
  NodeId text_node = call.argument;
  NodeId names = Document::kNone;
  if (document.is_list(call.argument)) {
    const auto parts = arguments(call, 2, 2);
    if (!parts.has_value() || !document.is_map((*parts)[1])) {
      return wrong(call);
    }
    text_node = (*parts)[0];
    names = (*parts)[1];
  }
  if (!document.is_scalar(text_node)) {
    return wrong(call);
  }
  const Value text = scalar(text_node, call.scope);
  if (!text.is(Kind::text)) {
    return text;
  }
  const auto look_up = [&](std::string_view inside, char sign) -> std::optional<Value> {
    if (sign != '$') {
      return std::nullopt;
    }
    const std::size_t first = inside.find_first_not_of(' ');
    const std::size_t last = inside.find_last_not_of(' ');
    const std::string_view id = first == std::string_view::npos ? inside : inside.substr(first, last - first + 1);
    if (const NodeId own = document.value(names, id); own != Document::kNone) {
      return evaluate(own, call.scope);
    }
    const std::size_t dot = id.find('.');
    return dot == std::string_view::npos
               ? name(arena.keep(id), call.scope, call.range)
               : attribute(arena.keep(id.substr(0, dot)), id.substr(dot + 1), call.scope, call.range);
  };
  return fill(arena, text, call.range, true, look_up);
}

Value Evaluator::join(const Call& call) {
  const auto parts = arguments(call, 2, 2);
  const Value delimiter = parts.has_value() ? evaluate((*parts)[0], call.scope) : Value::null(TrailId::none);
  const Value items = parts.has_value() ? evaluate((*parts)[1], call.scope) : Value::null(TrailId::none);
  if (delimiter.is_unknown() || items.is_unknown()) {
    return delimiter.is_unknown() ? delimiter : items;
  }
  if (!delimiter.is(Kind::text) || !items.is(Kind::list)) {
    return wrong(call);
  }
  std::vector<Piece> pieces;
  TrailId decides = TrailId::none;
  for (std::size_t i = 0; i < items.items().size(); ++i) {
    const Value& item = items.items()[i];
    if (i > 0) {
      append_pieces(arena, delimiter, pieces);
    }
    append_pieces(arena, item, pieces);
    const bool is_worked_out = item.trail() != TrailId::none && arena.trails()[item.trail()].what != What::scalar;
    decides = decides == TrailId::none && is_worked_out ? item.trail() : decides;
  }
  return arena.text(pieces, step(call.range, What::operation, decides));
}

Value Evaluator::select(const Call& call) {
  const auto parts = arguments(call, 2, 2);
  if (!parts.has_value()) {
    return wrong(call);
  }
  const Value index = evaluate((*parts)[0], call.scope);
  const Value items = evaluate((*parts)[1], call.scope);
  if (index.is_unknown() || items.is_unknown()) {
    if (items.is(Kind::list)) {
      return one_of(std::vector<Value>(items.items().begin(), items.items().end()), index);
    }
    return items.is_unknown() && !index.is_unknown() ? zone(items, index, call) : items.is_unknown() ? items : index;
  }
  const auto at = index_of(as_text(index));
  if (!at.has_value() || !items.is(Kind::list)) {
    return wrong(call);
  }
  return *at < items.items().size() ? copy(items.items()[*at], call.range)
                                    : arena.invalid(kNoItem, {}, step(call.range, What::function, TrailId::none));
}

// One of the zones: which it is, is not known, but the same one stands for the same.
Value Evaluator::zone(const Value& items, const Value& index, const Call& call) {
  const auto at = index_of(as_text(index));
  if (items.reason().stands_for != kAllZones || !at.has_value()) {
    return items;
  }
  const std::string address = std::string(kAllZones) + "[" + std::to_string(*at) + "]";
  return arena.not_given(kZones, {}, step(call.range, What::function, items.trail()), arena.keep(address));
}

Value Evaluator::split(const Call& call) {
  const auto parts = arguments(call, 2, 2);
  const Value delimiter = parts.has_value() ? evaluate((*parts)[0], call.scope) : Value::null(TrailId::none);
  const Value text = parts.has_value() ? evaluate((*parts)[1], call.scope) : Value::null(TrailId::none);
  for (const Value* each : {&delimiter, &text}) {
    if (const Value* unknown = values::first_unknown(*each)) {
      return unknown->with_trail(step(call.range, What::function, unknown->trail()));
    }
  }
  const auto separator = as_text(delimiter);
  const auto whole = as_text(text);
  if (!separator.has_value() || separator->empty() || !whole.has_value()) {
    return wrong(call);
  }
  const TrailId trail = step(call.range, What::function, text.trail());
  std::vector<Value> items;
  for (std::size_t at = 0; at <= whole->size();) {
    const std::size_t next = std::min(whole->find(*separator, at), whole->size());
    items.push_back(arena.text(std::string_view(*whole).substr(at, next - at), trail));
    at = next + separator->size();
  }
  return arena.list(items, trail);
}

// `!FindInMap [Map, First, Second]`, with AWS::LanguageExtensions also a DefaultValue. A key that is not known may be
// any that the mapping has.
Value Evaluator::find_in_map(const Call& call) {
  const auto parts = arguments(call, 3, 4);
  Stack& stack = call.scope.stack->names();
  const Document& document = stack.document();
  if (!parts.has_value()) {
    return wrong(call);
  }
  const Value map_name = evaluate((*parts)[0], call.scope);
  const auto mapping_name = as_text(map_name);
  if (!mapping_name.has_value()) {
    return map_name.is_unknown() ? map_name : wrong(call);
  }
  const std::string_view kept = arena.keep(shown(map_name, *mapping_name));
  const NodeId mapping = document.value(stack.section("Mappings"), *mapping_name);
  const TrailId here = step(call.range, What::function, TrailId::none);
  if (!document.is_map(mapping)) {
    return stack.source->doubt.has_value() ||
                   document.value(stack.section("Mappings"), "Fn::Transform") != Document::kNone
               ? arena.unknown(kNoMapping, {kept}, here)
               : arena.invalid(kNoMapping, {kept}, here);
  }
  Value unknown = Value::null(TrailId::none);
  const auto matching = [&](NodeId of, const Value& wanted) {
    std::vector<NodeId> found;
    for (const Document::Entry& entry : document.entries(of)) {
      const Value key = arena.text(entry.key, TrailId::none);
      if (same(key, wanted) != values::Truth::no) {
        found.push_back(entry.value);
      }
    }
    unknown = wanted.is_wholly_known() || unknown.is_unknown() ? unknown : *values::first_unknown(wanted);
    return found;
  };
  const Value first = evaluate((*parts)[1], call.scope);
  const Value second = evaluate((*parts)[2], call.scope);
  std::vector<Value> all;
  for (const NodeId inner : matching(mapping, first)) {
    for (const NodeId value : matching(inner, second)) {
      const Value written = evaluate(value, {.stack = &stack});
      const TrailId in_map = step(document.range(value), What::mapping, written.trail(), TrailId::none, kept);
      all.push_back(written.with_trail(
          step(call.range, What::choice, in_map, unknown.is_unknown() ? unknown.trail() : first.trail())));
    }
  }
  const NodeId fallback =
      parts->size() == 4 ? call.scope.stack->document().value((*parts)[3], "DefaultValue") : Document::kNone;
  if (unknown.is_unknown()) {
    if (fallback != Document::kNone) {
      all.push_back(evaluate(fallback, call.scope));
    }
    return one_of(all, unknown.with_trail(step(call.range, What::function, unknown.trail())));
  }
  return !all.empty()                  ? all.back()
         : fallback != Document::kNone ? evaluate(fallback, call.scope)
                                       : arena.invalid(kNoEntry, {kept}, here);
}

Value Evaluator::get_azs(const Call& call) {
  return arena.not_given(kZones, {}, step(call.range, What::function, TrailId::none), kAllZones);
}

Value Evaluator::base64(const Call& call) {
  const Value text = argument(call);
  const TrailId trail = step(call.range, What::function, text.trail());
  if (const Value* unknown = values::first_unknown(text)) {
    return unknown->with_trail(trail);
  }
  const auto whole = as_text(text);
  return whole.has_value() ? arena.text(to_base64(*whole), trail) : wrong(call);
}

// `!Cidr [block, count, bits]`: so many blocks behind each other, each of so many bits. Of IPv4.
Value Evaluator::cidr(const Call& call) {
  const auto parts = arguments(call, 2, 3);
  if (!parts.has_value()) {
    return wrong(call);
  }
  std::vector<std::string> texts;
  for (const NodeId part : *parts) {
    const Value value = evaluate(part, call.scope);
    const auto text = as_text(value);
    if (!text.has_value()) {
      return value.is_unknown() ? value : wrong(call);
    }
    texts.push_back(*text);
  }
  const TrailId trail = step(call.range, What::function, TrailId::none);
  const std::optional<std::uint32_t> first = address_of(texts[0]);
  const auto count = index_of(texts[1]);
  const auto bits = index_of(texts.size() > 2 ? std::optional(texts[2]) : std::optional<std::string>("8"));
  if (!first.has_value() || !count.has_value() || *count > kMostBlocks || !bits.has_value() || *bits > 28) {
    return arena.unknown(kNoBlocks, {}, trail);
  }
  std::vector<Value> blocks;
  for (std::uint32_t i = 0; i < *count; ++i) {
    blocks.push_back(arena.text(block_text(*first + (i << *bits), 32 - *bits), trail));
  }
  return arena.list(blocks, trail);
}

Value Evaluator::length(const Call& call) {
  const Value items = argument(call);
  if (items.is_unknown()) {
    return items;
  }
  return items.is(Kind::list)
             ? arena.text(std::to_string(items.items().size()), step(call.range, What::function, items.trail()))
             : wrong(call);
}

Value Evaluator::to_json_string(const Call& call) {
  const Value value = argument(call);
  JsonWriter writer(arena);
  writer.write(value);
  return arena.text(writer.pieces, step(call.range, What::function, TrailId::none));
}

// AWS::Include reads a file; any other macro is a program.
Value Evaluator::transform(const Call& call) {
  const Document& document = call.scope.stack->document();
  const Value macro = evaluate(document.value(call.argument, "Name"), call.scope);
  const auto text = as_text(macro);
  if (text == "AWS::Include") {
    return include(call, document.value(call.argument, "Parameters"));
  }
  const TrailId here = step(call.range, What::function, TrailId::none);
  return text.has_value() ? arena.unknown(kMacroRuns, {shown(macro, *text)}, here)
                          : arena.unknown(kMacroOfUnknownName, {}, here);
}

}  // namespace kakoi::sources::cloudformation
