#include "sources/embedded_yaml.hpp"

#include "sources/embedded_text.hpp"
#include "syntax/unicode.hpp"
#include "syntax/yaml/scalars.hpp"
#include "syntax/yaml/tree.hpp"
#include "values/number.hpp"

#include <limits>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace kakoi::sources {
namespace {

namespace yaml = syntax::yaml;
using base::Phrase;
using base::TrailId;
using values::Arena;
using values::Kind;
using values::Value;

constexpr Phrase kNotText{"YAML can only be read from a string", "YAML として読み取れるのは文字列だけです"};
constexpr Phrase kNotYaml{"the text is no YAML; it breaks in its line {}",
                          "テキストが YAML として正しくありません ({} 行目)"};
constexpr Phrase kBeyond{"kakoi does not read this YAML: it is nested too deeply, or has a byte order mark within",
                         "入れ子が深すぎるか、途中にバイト順マーク (BOM) があるため、この YAML は読み取れません"};
constexpr Phrase kDocuments{"the text must hold exactly one YAML document",
                            "テキストには YAML ドキュメントがちょうど 1 つ必要です"};
constexpr Phrase kAlias{"the alias stands for nothing, or for what it stands in",
                        "エイリアスの指す値がないか、エイリアス自身を含んでいます"};
constexpr Phrase kTag{"the tag `{}` has no meaning here", "タグ `{}` はここでは解釈できません"};
constexpr Phrase kMalformed{"the value is not what its tag says", "値がタグの示す型になっていません"};
constexpr Phrase kNotANumber{"NaN is not supported", "NaN は扱えません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};
constexpr Phrase kKey{"a mapping key must be a string", "マッピングのキーは文字列でなければなりません"};
constexpr Phrase kMerge{"only mappings can be merged with `<<`", "`<<` で取り込めるのはマッピングだけです"};

// As deep as the parser let the text be.
class Reader {
 public:
  Reader(Arena& arena, EmbeddedText& text, const yaml::Tree& tree) : arena_(arena), text_(text), tree_(tree) {}

  [[nodiscard]] Value value(yaml::NodeId id) {
    const yaml::Node& node = tree_.nodes[id];
    if (node.kind == yaml::Kind::alias) {
      return alias(id);
    }
    const Value result = node.kind == yaml::Kind::scalar     ? scalar(id)
                         : node.kind == yaml::Kind::sequence ? sequence(id)
                                                             : mapping(id);
    refuse_if_invalid(result);
    if (node.properties != yaml::kNone && tree_.properties[node.properties].anchor.length > 0) {
      anchored_.insert_or_assign(id, result);
    }
    return result;
  }

  /// The first thing that Terraform refuses the whole text for.
  [[nodiscard]] const std::optional<Value>& refusal() const { return refusal_; }
  /// Every hole stood where it makes only a part unknown.
  [[nodiscard]] bool took_all_holes() const { return holes_taken_ == text_.holes().size(); }

 private:
  [[nodiscard]] std::span<const EmbeddedText::Hole> holes(yaml::NodeId id) const {
    const yaml::Node& node = tree_.nodes[id];
    return text_.holes(node.offset, std::size_t{node.offset} + node.length);
  }
  TrailId trail(yaml::NodeId id) {
    const yaml::Node& node = tree_.nodes[id];
    const std::size_t end = std::size_t{node.offset} + node.length;
    return node.kind == yaml::Kind::scalar ? text_.scalar_trail(node.offset, end) : text_.trail(node.offset, end);
  }
  void refuse_if_invalid(const Value& result) {
    if (!refusal_ && result.is_unknown() && result.reason().invalid) {
      refusal_ = result;
    }
  }

  Value alias(yaml::NodeId id) {
    // Terraform knows no anchors on keys, so one that has not been read as a value is none.
    const auto known = anchored_.find(yaml::resolve(tree_, id));
    if (known != anchored_.end()) {
      return known->second;
    }
    const Value refused = arena_.invalid(kAlias, {}, trail(id));
    refuse_if_invalid(refused);
    return refused;
  }

  Value scalar(yaml::NodeId id) {
    const yaml::Node& node = tree_.nodes[id];
    if (const auto inside = holes(id); !inside.empty()) {
      const bool is_quoted = node.style == yaml::Style::single_quoted || node.style == yaml::Style::double_quoted;
      const bool is_value = node.style == yaml::Style::plain && node.length == 1 && inside.front().piece->is_one_value;
      holes_taken_ += is_quoted || is_value ? inside.size() : 0U;
      return is_quoted ? inside.front().piece->hole.with_trail(trail(id)) : inside.front().piece->hole;
    }
    const std::string_view text = yaml::text_of(tree_, id);
    const std::string_view tag = yaml::tag_of(tree_, id);
    const Value result = typed(yaml::read_scalar(text, node.style, tag), trail(id), tag);
    const bool is_block = node.style == yaml::Style::literal || node.style == yaml::Style::folded;
    // Terraform finds out what such a block is, and then makes a text of it all the same.
    return is_block && tag.empty() ? as_text(result) : result;
  }

  Value typed(const yaml::Scalar& scalar, TrailId trail, std::string_view tag) {
    switch (scalar.type) {
      case yaml::Type::text:
        return arena_.text(syntax::normalized(scalar.text), trail);
      case yaml::Type::null:
        return Value::null(trail);
      case yaml::Type::boolean:
        return Value::boolean(scalar.boolean, trail);
      case yaml::Type::number:
        if (const auto number = values::parse_number(scalar.text)) {
          return arena_.number(*number, trail);
        }
        return arena_.unknown(kInexact, {}, trail);
      case yaml::Type::infinite: {
        const long double infinity = std::numeric_limits<long double>::infinity();
        return arena_.number(scalar.text.starts_with('-') ? -infinity : infinity, trail);
      }
      case yaml::Type::not_a_number:
        return arena_.invalid(kNotANumber, {}, trail);
      case yaml::Type::malformed:
        return arena_.invalid(kMalformed, {}, trail);
      case yaml::Type::tag_not_known:
        return arena_.invalid(kTag, {tag}, trail);
    }
    return Value::null(trail);
  }

  Value as_text(const Value& value) {
    if (value.is(Kind::boolean)) {
      return arena_.text(value.boolean() ? "true" : "false", value.trail());
    }
    return value.is(Kind::number) ? arena_.text(values::print_number(value.number()), value.trail()) : value;
  }

  [[nodiscard]] bool has_tag(yaml::NodeId id, std::string_view allowed) const {
    const std::string_view tag = yaml::tag_of(tree_, id);
    return !tag.empty() && tag != allowed;
  }

  Value sequence(yaml::NodeId id) {
    if (has_tag(id, "tag:yaml.org,2002:seq")) {
      return arena_.invalid(kTag, {yaml::tag_of(tree_, id)}, trail(id));
    }
    std::vector<Value> items;
    for (yaml::NodeId item = tree_.nodes[id].first_child; item != yaml::kNone && !is_over();
         item = tree_.nodes[item].next_sibling) {
      items.push_back(value(item));
    }
    return arena_.list(items, trail(id));
  }

  Value mapping(yaml::NodeId id) {
    if (has_tag(id, "tag:yaml.org,2002:map")) {
      return arena_.invalid(kTag, {yaml::tag_of(tree_, id)}, trail(id));
    }
    const std::size_t taken_before = holes_taken_;
    std::vector<values::Entry> entries;
    for (yaml::NodeId entry = tree_.nodes[id].first_child; entry != yaml::kNone && !is_over();
         entry = tree_.nodes[entry].next_sibling) {
      const yaml::NodeId key = tree_.nodes[entry].first_child;
      if (const auto in_key = holes(key); !in_key.empty()) {
        holes_taken_ = taken_before + holes(id).size();
        return in_key.front().piece->hole.with_trail(trail(id));
      }
      if (const auto unknown = add(entries, key)) {
        return unknown->with_trail(trail(id));
      }
    }
    return arena_.map(std::move(entries), trail(id));
  }

  // One entry, or all those that it merges. What comes back is why the mapping as a whole is not known.
  std::optional<Value> add(std::vector<values::Entry>& entries, yaml::NodeId key) {
    const Value below = value(tree_.nodes[key].next_sibling);
    if (is_merge(key)) {
      return merge(entries, below);
    }
    const auto name = key_name(key);
    if (!name) {
      refuse_if_invalid(arena_.invalid(kKey, {}, trail(key)));
      return std::nullopt;
    }
    entries.push_back({.key = arena_.keep(*name), .value = below});
    return std::nullopt;
  }

  // Terraform merges for a `<<` in quotes too.
  [[nodiscard]] bool is_merge(yaml::NodeId key) const {
    const bool is_bare = tree_.nodes[key].kind == yaml::Kind::scalar && yaml::tag_of(tree_, key).empty();
    return yaml::is_merge_key(tree_, key) || (is_bare && yaml::text_of(tree_, key) == "<<");
  }

  // YAML has lists of mappings too; Terraform refuses them.
  std::optional<Value> merge(std::vector<values::Entry>& entries, const Value& merged) {
    if (merged.is_unknown()) {
      return merged;
    }
    if (!merged.is(Kind::map)) {
      refuse_if_invalid(arena_.invalid(kMerge, {}, merged.trail()));
      return std::nullopt;
    }
    const std::size_t size = entries.size() + merged.entries().size();
    if (arena_.step(merged.entries().size()) && arena_.afford(size * sizeof(values::Entry))) {
      entries.insert(entries.end(), merged.entries().begin(), merged.entries().end());
    }
    return std::nullopt;
  }

  std::optional<std::string> key_name(yaml::NodeId key) {
    if (tree_.nodes[key].kind != yaml::Kind::scalar) {
      return std::nullopt;
    }
    const yaml::Scalar scalar =
        yaml::read_scalar(yaml::text_of(tree_, key), tree_.nodes[key].style, yaml::tag_of(tree_, key));
    switch (scalar.type) {
      case yaml::Type::text:
        return syntax::normalized(scalar.text);
      case yaml::Type::boolean:
        return scalar.boolean ? "true" : "false";
      case yaml::Type::number:
        if (const auto number = values::parse_number(scalar.text)) {
          return values::print_number(*number);
        }
        return scalar.text;
      case yaml::Type::infinite:
        return scalar.text.starts_with('-') ? "-Inf" : "+Inf";
      case yaml::Type::null:
      case yaml::Type::not_a_number:
      case yaml::Type::malformed:
      case yaml::Type::tag_not_known:
        break;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool is_over() const { return refusal_.has_value() || arena_.exhausted(); }

  Arena& arena_;
  EmbeddedText& text_;
  const yaml::Tree& tree_;
  std::unordered_map<yaml::NodeId, Value> anchored_;
  std::optional<Value> refusal_;
  std::size_t holes_taken_ = 0;
};

Value refuse(Arena& arena, EmbeddedText& text, const yaml::Problem& problem) {
  if (problem.is_bound) {
    return arena.unknown(kBeyond, {}, text.trail(problem.offset, std::size_t{problem.offset} + problem.length));
  }
  return text.broken(kNotYaml, problem.offset, problem.length);
}

}  // namespace

Value decode_yaml(Arena& arena, const Value& text, TrailId whole) {
  if (text.is_unknown()) {
    return text;
  }
  if (!text.is(Kind::text)) {
    return arena.invalid(kNotText, {}, text.trail());
  }
  EmbeddedText embedded(arena, text.text(), whole);
  const std::string_view bytes = embedded.text();
  // A node takes about as much as eight bytes of text; a value several times that.
  constexpr std::size_t kCost = 24;
  if (!arena.afford(bytes.size() * kCost)) {
    return arena.out_of_budget();
  }
  const yaml::Tree tree = yaml::parse(bytes);
  if (!tree.problems.empty() && tree.problems.back().fatal) {
    return refuse(arena, embedded, tree.problems.back());
  }
  if (!arena.step(tree.nodes.size())) {
    return arena.out_of_budget();
  }
  if (tree.roots.size() != 1) {
    return embedded.holes().empty() ? arena.invalid(kDocuments, {}, whole) : embedded.holes().front().piece->hole;
  }
  Reader reader(arena, embedded, tree);
  const Value result = reader.value(tree.roots.front());
  if (arena.exhausted()) {
    return arena.out_of_budget();
  }
  // What is refused as it is now may be mended by what fills a hole.
  const bool is_settled = reader.took_all_holes() && (!reader.refusal() || embedded.holes().empty());
  if (!is_settled) {
    return embedded.holes().front().piece->hole;
  }
  return reader.refusal().value_or(result);
}

}  // namespace kakoi::sources
