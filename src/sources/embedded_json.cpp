#include "sources/embedded_json.hpp"

#include "sources/embedded_text.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json/tree.hpp"
#include "syntax/unicode.hpp"
#include "values/number.hpp"

#include <algorithm>
#include <limits>
#include <numeric>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::sources {
namespace {

namespace json = syntax::json;
using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Piece;
using values::Value;

constexpr Phrase kNotText{"JSON can only be read from a string", "JSON として読み取れるのは文字列だけです"};
constexpr Phrase kNotJson{"the text is not valid JSON (line {} of it)",
                          "テキストが JSON として正しくありません ({} 行目)"};
constexpr Phrase kTooDeep{"the JSON is nested too deeply to be read", "JSON の入れ子が深すぎて読み取れません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};

// An escape that begins in `part` goes on behind it.
bool cuts_escape(std::string_view part) {
  std::size_t at = part.find('\\');
  while (at != std::string_view::npos) {
    const std::size_t length = at + 1 < part.size() && part[at + 1] == 'u' ? 6 : 2;
    if (at + length > part.size()) {
      return true;
    }
    at = part.find('\\', at + length);
  }
  return false;
}

// Is what the two stand for of one type, as far as it is known? As deep as the parser let the text be.
bool has_same_type(const Value& a, const Value& b) {
  if (a.kind() != b.kind() || a.is_unknown()) {
    return false;
  }
  if (a.is(Kind::list)) {
    return std::equal(a.items().begin(), a.items().end(), b.items().begin(), b.items().end(), has_same_type);
  }
  if (a.is(Kind::map)) {
    return std::equal(a.entries().begin(), a.entries().end(), b.entries().begin(), b.entries().end(),
                      [](const values::Entry& x, const values::Entry& y) {
                        return x.key == y.key && has_same_type(x.value, y.value);
                      });
  }
  return true;
}

// As deep as the parser let the text be.
class Reader {
 public:
  Reader(Arena& arena, EmbeddedText& text, const json::Tree& tree) : arena_(arena), text_(text), tree_(tree) {}

  [[nodiscard]] Value value(json::NodeId id) {
    const json::Node& node = tree_.nodes[id];
    const bool is_collection = node.kind == json::Kind::array || node.kind == json::Kind::object;
    return arena_.sensitive_if(!is_collection && is_sensitive(node), value_as_it_is(id));
  }

  /// Every hole stood where it makes only a part unknown.
  [[nodiscard]] bool took_all_holes() const { return holes_taken_ == text_.holes().size(); }
  [[nodiscard]] std::vector<RepeatedKey> take_repeated() { return std::move(repeated_); }

 private:
  [[nodiscard]] bool is_sensitive(const json::Node& node) const {
    return text_.is_sensitive(node.offset, std::size_t{node.offset} + node.length);
  }

  [[nodiscard]] Value value_as_it_is(json::NodeId id) {
    const json::Node& node = tree_.nodes[id];
    switch (node.kind) {
      case json::Kind::null:
        return Value::null(trail(node));
      case json::Kind::boolean:
        return Value::boolean(tree_.source(id) == "true", trail(node));
      case json::Kind::number:
        return number(id);
      case json::Kind::string:
        return string(node);
      case json::Kind::array:
        return array(id);
      case json::Kind::object:
        return object(id);
      case json::Kind::member:
        break;
    }
    return Value::null(trail(node));
  }

  [[nodiscard]] std::span<const EmbeddedText::Hole> holes(const json::Node& node) const {
    return text_.holes(node.offset, std::size_t{node.offset} + node.length);
  }
  TrailId trail(const json::Node& node) {
    return text_.scalar_trail(node.offset, std::size_t{node.offset} + node.length);
  }
  TrailId collection_trail(const json::Node& node) {
    return text_.trail(node.offset, std::size_t{node.offset} + node.length);
  }

  Value number(json::NodeId id) {
    const json::Node& node = tree_.nodes[id];
    const auto inside = holes(node);
    if (!inside.empty()) {
      const Piece& hole = *inside.front().piece;
      holes_taken_ += node.length == 1 && hole.is_one_value ? 1U : 0U;
      return hole.hole;
    }
    const auto parsed = values::parse_number(tree_.source(id));
    return parsed ? arena_.number(*parsed, trail(node)) : arena_.unknown(kInexact, {}, trail(node));
  }

  Value string(const json::Node& node) {
    const std::size_t begin = node.offset + 1;
    const std::size_t end = std::size_t{node.offset} + node.length - 1;
    const auto inside = holes(node);
    if (inside.empty()) {
      return arena_.text(unescaped(begin, end), trail(node));
    }
    if (cuts_any_escape(begin, end, inside)) {
      return inside.front().piece->hole;
    }
    holes_taken_ += inside.size();
    if (end - begin == 1) {
      return inside.front().piece->hole.with_trail(trail(node));
    }
    return arena_.text(pieces(begin, end, inside), trail(node));
  }

  [[nodiscard]] std::string unescaped(std::size_t begin, std::size_t end) const {
    return syntax::normalized(json::unescaped(tree_.text.substr(begin, end - begin)));
  }

  [[nodiscard]] bool cuts_any_escape(std::size_t begin, std::size_t end,
                                     std::span<const EmbeddedText::Hole> inside) const {
    for (const EmbeddedText::Hole& hole : inside) {
      if (cuts_escape(tree_.text.substr(begin, hole.at - begin))) {
        return true;
      }
      begin = hole.at + 1;
    }
    return cuts_escape(tree_.text.substr(begin, end - begin));
  }

  [[nodiscard]] std::vector<Piece> pieces(std::size_t begin, std::size_t end,
                                          std::span<const EmbeddedText::Hole> inside) {
    std::vector<Piece> result;
    const auto add = [&](std::size_t from, std::size_t to) {
      if (from < to) {
        result.push_back({.bytes = arena_.keep(unescaped(from, to)), .trail = text_.scalar_trail(from, to)});
      }
    };
    for (const EmbeddedText::Hole& hole : inside) {
      add(begin, hole.at);
      result.push_back(*hole.piece);
      begin = hole.at + 1;
    }
    add(begin, end);
    return result;
  }

  Value array(json::NodeId id) {
    std::vector<Value> items;
    for (json::NodeId item = tree_.nodes[id].first_child; item != json::kNone; item = tree_.nodes[item].next_sibling) {
      items.push_back(value(item));
    }
    return arena_.list(items, collection_trail(tree_.nodes[id]));
  }

  Value object(json::NodeId id) {
    const json::Node& node = tree_.nodes[id];
    const std::size_t taken_before = holes_taken_;
    std::vector<values::Entry> entries;
    std::vector<json::NodeId> keys;
    for (json::NodeId member = node.first_child; member != json::kNone; member = tree_.nodes[member].next_sibling) {
      const json::NodeId key = tree_.nodes[member].first_child;
      if (const auto in_key = holes(tree_.nodes[key]); !in_key.empty()) {
        holes_taken_ = taken_before + holes(node).size();
        return in_key.front().piece->hole.with_trail(collection_trail(node));
      }
      const std::string name = syntax::normalized(json::decoded(tree_, key));
      // A key that nobody may see shows in its value.
      const Value of_key = value(tree_.nodes[key].next_sibling);
      entries.push_back(
          {.key = arena_.keep(name), .value = arena_.sensitive_if(is_sensitive(tree_.nodes[key]), of_key)});
      keys.push_back(key);
    }
    note_repeated(entries, keys);
    return arena_.map(std::move(entries), collection_trail(node));
  }

  void note_repeated(const std::vector<values::Entry>& entries, const std::vector<json::NodeId>& keys) {
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].key < entries[b].key; });
    for (std::size_t i = 1; i < order.size(); ++i) {
      const values::Entry& before = entries[order[i - 1]];
      const values::Entry& again = entries[order[i]];
      if (before.key == again.key) {
        repeated_.push_back({.name = again.value.is_sensitive() ? values::kNotShown : again.key,
                             .trail = trail(tree_.nodes[keys[order[i]]]),
                             .has_other_type = !has_same_type(before.value, again.value)});
      }
    }
  }

  Arena& arena_;
  EmbeddedText& text_;
  const json::Tree& tree_;
  std::size_t holes_taken_ = 0;
  std::vector<RepeatedKey> repeated_;
};

const json::Problem* fatal_problem(const json::Tree& tree) {
  return tree.problems.empty() || !tree.problems.back().fatal ? nullptr : &tree.problems.back();
}

// It is JSON but for kakoi's bound.
bool is_only_too_deep(std::string_view text) {
  return fatal_problem(json::parse(text, {.depth = std::numeric_limits<std::uint32_t>::max(), .problems = 0})) ==
         nullptr;
}

Value refuse(Arena& arena, EmbeddedText& text, const json::Problem& problem) {
  if (is_only_too_deep(text.text())) {
    return arena.unknown(kTooDeep, {}, text.trail(problem.offset, std::size_t{problem.offset} + problem.length));
  }
  return text.broken(kNotJson, problem.offset, problem.length);
}

}  // namespace

Value decode_json(Arena& arena, const Value& text, TrailId whole) { return read_json(arena, text, whole).value; }

DecodedJson read_json(Arena& arena, const Value& text, TrailId whole) {
  if (text.is_unknown()) {
    return {.value = text};
  }
  if (!text.is(Kind::text)) {
    return {.value = arena.invalid(kNotText, {}, text.trail())};
  }
  EmbeddedText embedded(arena, text.text(), whole);
  const std::string_view bytes = embedded.text();
  // A node takes about as much as six bytes of text; a value several times that.
  constexpr std::size_t kCost = 16;
  if (!arena.afford(bytes.size() * kCost)) {
    return {.value = arena.out_of_budget()};
  }
  // Go's parser, which Terraform uses, and those of AWS's services take no byte order mark.
  if (const std::size_t mark = syntax::byte_order_mark(bytes); mark > 0) {
    return {.value = embedded.broken(kNotJson, 0, mark)};
  }
  const json::Tree tree = json::parse(bytes);
  if (const json::Problem* problem = fatal_problem(tree)) {
    return {.value = refuse(arena, embedded, *problem)};
  }
  if (!arena.step(tree.nodes.size())) {
    return {.value = arena.out_of_budget()};
  }
  Reader reader(arena, embedded, tree);
  const Value result = reader.value(tree.root);
  if (arena.exhausted()) {
    return {.value = arena.out_of_budget()};
  }
  return {.value = reader.took_all_holes() ? result : embedded.holes().front().piece->hole,
          .repeated = reader.take_repeated()};
}

}  // namespace kakoi::sources
