// Templates: quoted texts and heredocs with their interpolations and directives, into ropes.

#include "sources/terraform/elements.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/types.hpp"

#include <algorithm>
#include <limits>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using base::TrailId;
using hcl::Kind;
using hcl::NodeId;
using values::Piece;
using values::Value;
using values::What;

constexpr Phrase kNotText{"only strings, numbers and bools can stand in a string",
                          "文字列に埋め込めるのは文字列、数値、bool 値だけです"};

constexpr std::size_t kNoIndent = std::numeric_limits<std::size_t>::max();

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t leading_spaces(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
}

bool starts_line(const SourceFile& file, NodeId node) {
  const std::uint32_t offset = file.tree[node].offset;
  return offset > 0 && file.text[offset - 1] == '\n';
}

// How far the lines of a <<- heredoc are indented together. Blank lines do not count; something that is no literal at
// the start of a line makes it nothing. (HashiCorp's flushHeredocTemplateParts.)
std::size_t common_indent(const SourceFile& file, NodeId of) {
  std::size_t least = kNoIndent;
  for (const NodeId part : hcl::Children(file.tree, of)) {
    const Kind kind = file.tree[part].kind;
    if (kind == Kind::if_directive || kind == Kind::for_directive) {
      for (const NodeId inner : hcl::Children(file.tree, part)) {
        if (file.tree[inner].kind == Kind::branch) {
          least = std::min(least, common_indent(file, inner));
        }
      }
    }
    if (!starts_line(file, part)) {
      continue;
    }
    const std::string_view text = kind == Kind::literal_part ? file.tree.source(part) : std::string_view{};
    const std::size_t spaces = leading_spaces(text);
    const bool is_blank_line = spaces == text.size() && text.ends_with('\n');
    least = is_blank_line ? least : std::min(least, spaces);
  }
  return least;
}

}  // namespace

/// A text under construction.
struct Expressions::Rope {
  std::vector<Piece> pieces;
  std::optional<Value> problem;  // a value that cannot stand in a text
  TrailId decided = TrailId::none;
  std::size_t indent = 0;
  bool trim_next = false;        // the next part, if it is a literal, loses the blanks at its start
  bool last_is_literal = false;  // the part before, so that its end can be trimmed
  bool has_interpolation = false;
};

namespace {

void trim_end(std::vector<Piece>& pieces, bool last_is_literal) {
  if (!last_is_literal || pieces.empty()) {
    return;
  }
  std::string_view& bytes = pieces.back().bytes;
  while (!bytes.empty() && is_space(bytes.back())) {
    bytes.remove_suffix(1);
  }
}

}  // namespace

Value Expressions::template_text(const SourceFile& file, NodeId node, const Scope& scope) {
  const bool in_heredoc = file.tree[node].kind == Kind::heredoc;
  const NodeId first = file.tree[node].first_child;
  // "${x}" is x itself, whatever its type.
  if (!in_heredoc && first != hcl::kNone && file.tree[first].kind == Kind::interpolation &&
      file.tree[first].next_sibling == hcl::kNone) {
    return evaluate(file, file.tree[first].first_child, scope);
  }
  Rope rope;
  if (file.tree.has(node, hcl::kFlush)) {
    const std::size_t indent = common_indent(file, node);
    rope.indent = indent == kNoIndent ? 0 : indent;
  }
  append_parts(file, node, in_heredoc, scope, rope);
  const TrailId trail =
      rope.has_interpolation ? computed_trail(file, node, What::operation, rope.decided) : literal_trail(file, node);
  if (rope.problem.has_value()) {
    return rope.problem->with_trail(trail);
  }
  return arena_.exhausted() ? arena_.out_of_budget() : arena_.text(rope.pieces, trail);
}

void Expressions::append_parts(const SourceFile& file, NodeId of, bool in_heredoc, const Scope& scope, Rope& rope) {
  for (const NodeId part : hcl::Children(file.tree, of)) {
    if (arena_.exhausted()) {
      return;
    }
    if (file.tree[part].kind == Kind::literal_part) {
      std::string text = hcl::literal_text(file.tree.source(part), in_heredoc);
      if (rope.indent > 0 && starts_line(file, part)) {
        text.erase(0, std::min(rope.indent, leading_spaces(text)));
      }
      if (rope.trim_next) {
        text.erase(0, leading_spaces(text));
      }
      rope.trim_next = false;
      rope.last_is_literal = true;
      rope.pieces.push_back({.bytes = arena_.keep(text), .trail = literal_trail(file, part)});
      continue;
    }
    if (file.tree.has(part, hcl::kTrimBefore)) {
      trim_end(rope.pieces, rope.last_is_literal);
    }
    rope.trim_next = false;
    rope.last_is_literal = false;
    rope.has_interpolation = true;
    if (file.tree[part].kind == Kind::interpolation) {
      append_value(evaluate(file, file.tree[part].first_child, scope), rope);
    } else if (file.tree[part].kind == Kind::if_directive) {
      append_if(file, part, in_heredoc, scope, rope);
    } else {
      append_for(file, part, in_heredoc, scope, rope);
    }
    rope.last_is_literal = false;
    rope.trim_next = file.tree.has(part, hcl::kTrimAfter);
  }
}

void Expressions::append_value(const Value& value, Rope& rope) {
  const Value text = to_text(arena_, value);
  rope.decided = rope.decided == TrailId::none ? value.trail() : rope.decided;
  if (text.is_unknown()) {
    if (text.reason().invalid) {
      rope.problem = text;
    } else {
      rope.pieces.push_back({.bytes = {}, .trail = text.trail(), .hole = text, .is_hole = true});
    }
  } else if (text.is_null()) {
    rope.problem = arena_.invalid(kNotText, {}, value.trail());
  } else if (arena_.afford((rope.pieces.size() + text.text().pieces.size()) * sizeof(Piece) +
                           text.text().whole.size())) {
    rope.pieces.insert(rope.pieces.end(), text.text().pieces.begin(), text.text().pieces.end());
  }
}

void Expressions::append_if(const SourceFile& file, NodeId node, bool in_heredoc, const Scope& scope, Rope& rope) {
  const Value condition = to_boolean(arena_, evaluate(file, hcl::child(file.tree, node, 0), scope));
  if (condition.is_unknown()) {
    append_value(condition, rope);
    return;
  }
  if (condition.is_null()) {
    rope.problem = arena_.invalid(kNotText, {}, condition.trail());
    return;
  }
  const NodeId taken = hcl::child(file.tree, node, condition.boolean() ? 1 : 2);
  rope.decided = rope.decided == TrailId::none ? condition.trail() : rope.decided;
  if (taken == hcl::kNone) {
    return;
  }
  rope.trim_next = file.tree.has(taken, hcl::kTrimBefore);
  append_parts(file, taken, in_heredoc, scope, rope);
  if (file.tree.has(taken, hcl::kTrimAfter)) {
    trim_end(rope.pieces, rope.last_is_literal);
  }
}

void Expressions::append_for(const SourceFile& file, NodeId node, bool in_heredoc, const Scope& scope, Rope& rope) {
  const ForParts parts = for_parts(file, node);
  const Value collection = evaluate(file, parts.collection, scope);
  const auto all = elements(arena_, collection);
  if (!all.has_value()) {
    append_value(not_iterable(arena_, collection), rope);
    return;
  }
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    rope.trim_next = file.tree.has(parts.first_result, hcl::kTrimBefore);
    rope.last_is_literal = false;
    append_parts(file, parts.first_result, in_heredoc, {.module = scope.module, .names = &key_name}, rope);
    if (file.tree.has(parts.first_result, hcl::kTrimAfter)) {
      trim_end(rope.pieces, rope.last_is_literal);
    }
  }
}

}  // namespace kakoi::sources::terraform
