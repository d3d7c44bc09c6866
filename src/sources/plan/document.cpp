#include "sources/plan/document.hpp"

#include "values/number.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace kakoi::sources::plan {
namespace {

namespace json = syntax::json;
using base::Phrase;
using base::TrailId;
using json::Kind;
using values::Piece;
using values::Value;
using values::What;

constexpr Phrase kAfterApply{"{} is known only after apply", "{} は apply 後にしか決まりません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};

constexpr std::string_view kUnknowns = "after_unknown";

// The length of the escape, or pair of surrogates, at the front of `text`.
std::size_t escape_length(std::string_view text) {
  if (!text.starts_with("\\u")) {
    return 2;
  }
  const bool is_high = text.size() >= 12 && (text[2] == 'd' || text[2] == 'D') &&
                       std::string_view("89abAB").find(text[3]) != std::string_view::npos;
  return is_high && text.substr(6, 2) == "\\u" ? 12 : 6;
}

std::string within(std::string path, const std::string& name) {
  path += '.';
  path += name;
  return path;
}

}  // namespace

NodeId Part::find(NodeId object, std::string_view key) const { return json::find(tree, object, key); }

std::vector<NodeId> Part::children(NodeId node) const {
  std::vector<NodeId> all;
  if (node != kNoNode) {
    for (NodeId child = tree.nodes[node].first_child; child != kNoNode; child = tree.nodes[child].next_sibling) {
      all.push_back(child);
    }
  }
  return all;
}

std::string Part::key(NodeId member) const { return json::decoded(tree, tree.nodes[member].first_child); }

NodeId Part::value(NodeId member) const { return tree.nodes[tree.nodes[member].first_child].next_sibling; }

bool Part::holds_true(NodeId node) const {
  if (node == kNoNode) {
    return false;
  }
  // A node's descendants stand behind it, up to its end.
  const std::size_t end = std::size_t{tree.nodes[node].offset} + tree.nodes[node].length;
  for (NodeId id = node; id < tree.nodes.size() && tree.nodes[id].offset < end; ++id) {
    if (is_true(id)) {
      return true;
    }
  }
  return false;
}

std::string Part::text(NodeId node) const { return is(node, Kind::string) ? json::decoded(tree, node) : std::string(); }

Span Part::span(NodeId node) const {
  return {.offset = offset + tree.nodes[node].offset, .length = tree.nodes[node].length};
}

Part Document::part(Span span) {
  Part part{.tree = {}, .offset = span.offset};
  if (span.exists()) {
    part.tree = json::parse(source(span));
    for (json::Problem& problem : part.tree.problems) {
      this->problem(base::Level::warning, {.offset = span.offset + problem.offset, .length = problem.length},
                    std::move(problem.message));
    }
  }
  return part;
}

std::string Document::text(Span span) const {
  const std::string_view written = source(span);
  return written.starts_with('"') ? json::unescaped(written.substr(1, written.size() - 2)) : std::string();
}

void Document::problem(base::Level level, Span span, base::Message message) {
  problems_.push_back({.level = level, .place = file_.place(range(span)), .message = std::move(message)});
}

TrailId Document::literal(const Part& part, NodeId node) {
  return arena_.trail({.range = range(part.span(node)), .what = What::literal, .name = {}});
}

Value Document::value(const Part& part, NodeId node) {
  return node == kNoNode ? Value::null(TrailId::none) : known(part, node);
}

// As deep as the parser let the text be.
Value Document::known(const Part& part, NodeId node) {
  const TrailId trail = literal(part, node);
  switch (part.tree.nodes[node].kind) {
    case Kind::boolean:
      return Value::boolean(part.is_true(node), trail);
    case Kind::number: {
      const auto number = values::parse_number(part.tree.source(node));
      return number ? arena_.number(*number, trail) : arena_.unknown(kInexact, {}, trail);
    }
    case Kind::string:
      return text_value(part, node);
    case Kind::array: {
      std::vector<Value> items;
      for (const NodeId item : part.children(node)) {
        items.push_back(known(part, item));
      }
      return arena_.list(items, trail);
    }
    case Kind::object: {
      std::vector<values::Entry> entries;
      for (const NodeId member : part.children(node)) {
        entries.push_back({.key = arena_.keep(part.key(member)), .value = known(part, part.value(member))});
      }
      return arena_.map(std::move(entries), trail);
    }
    case Kind::null:
    case Kind::member:
      break;
  }
  return Value::null(trail);
}

// A piece for each escape and for what stands between two of them, so that JSON in the text leads back to its bytes.
Value Document::text_value(const Part& part, NodeId node) {
  const std::string_view source = part.tree.source(node);
  const std::string_view inside = source.substr(1, source.size() - 2);
  const TrailId whole = literal(part, node);
  if (inside.find('\\') == std::string_view::npos) {
    return arena_.text(inside, whole);
  }
  std::vector<Piece> pieces;
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t backslash = std::min(inside.find('\\', at), inside.size());
    const std::size_t length = backslash > at ? backslash - at : escape_length(inside.substr(at));
    const Span span{.offset = part.span(node).offset + 1 + static_cast<std::uint32_t>(at),
                    .length = static_cast<std::uint32_t>(length)};
    const TrailId trail = arena_.trail({.range = range(span), .what = What::literal, .name = {}});
    pieces.push_back({.bytes = arena_.keep(json::unescaped(inside.substr(at, length))), .trail = trail});
    at += length;
  }
  return arena_.text(pieces, whole);
}

Value Document::value(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                      const std::string& path) {
  if (!of_unknown.holds_true(unknown)) {
    return value(of_known, known);
  }
  switch (of_unknown.tree.nodes[unknown].kind) {
    case Kind::object:
      return object(of_known, known, of_unknown, unknown, path);
    case Kind::array:
      return array(of_known, known, of_unknown, unknown, path);
    default:
      return after_apply(of_unknown, unknown, path);
  }
}

Value Document::after_apply(const Part& part, NodeId node, const std::string& path) {
  const std::string name = std::string(kUnknowns) + "." + path;
  const TrailId trail =
      arena_.trail({.range = range(part.span(node)), .what = What::attribute, .name = arena_.keep(name)});
  return arena_.unknown(kAfterApply, {path}, trail);
}

Value Document::object(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                       const std::string& path) {
  std::vector<values::Entry> entries;
  const auto add = [&](const std::string& name, const Value& value) {
    entries.push_back({.key = arena_.keep(name), .value = value});
  };
  std::map<std::string, NodeId> flags;
  for (const NodeId member : of_unknown.children(unknown)) {
    flags.insert_or_assign(of_unknown.key(member), of_unknown.value(member));
  }
  const bool is_object = of_known.is(known, Kind::object);
  for (const NodeId member : is_object ? of_known.children(known) : std::vector<NodeId>{}) {
    const std::string name = of_known.key(member);
    const auto flag = flags.find(name);
    add(name, value(of_known, of_known.value(member), of_unknown, flag != flags.end() ? flag->second : kNoNode,
                    within(path, name)));
    if (flag != flags.end()) {
      flags.erase(flag);
    }
  }
  for (const auto& [name, flag] : flags) {
    add(name, value(of_known, kNoNode, of_unknown, flag, within(path, name)));
  }
  return arena_.map(std::move(entries), is_object ? literal(of_known, known) : TrailId::none);
}

Value Document::array(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                      const std::string& path) {
  const bool is_array = of_known.is(known, Kind::array);
  const std::vector<NodeId> items = is_array ? of_known.children(known) : std::vector<NodeId>{};
  const std::vector<NodeId> flags = of_unknown.children(unknown);
  std::vector<Value> all;
  for (std::size_t i = 0; i < std::max(items.size(), flags.size()); ++i) {
    all.push_back(value(of_known, i < items.size() ? items[i] : kNoNode, of_unknown,
                        i < flags.size() ? flags[i] : kNoNode, path + "[" + std::to_string(i) + "]"));
  }
  return arena_.list(all, is_array ? literal(of_known, known) : TrailId::none);
}

}  // namespace kakoi::sources::plan
