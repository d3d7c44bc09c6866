// Templates: quoted texts and heredocs with their interpolations and directives, into ropes.

#include "sources/terraform/elements.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/template_literals.hpp"
#include "sources/terraform/types.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

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

// `text` is what the literal in `range` says. Its pieces have the bytes that they are copies of as their trail, where
// they are, so that what is read out of the text (embedded_text.hpp) can point at its own bytes.
void append_literal(values::Arena& arena, base::Range range, std::string_view source, std::string_view text,
                    bool in_heredoc, std::vector<Piece>& pieces) {
  const auto add = [&](std::size_t offset, std::size_t length, std::string_view bytes) {
    const base::Range part{.file = range.file,
                           .offset = range.offset + static_cast<std::uint32_t>(offset),
                           .length = static_cast<std::uint32_t>(length)};
    pieces.push_back({.bytes = bytes, .trail = arena.trail({.range = part, .what = What::literal, .name = {}})});
  };
  // Blanks may have been trimmed at either end.
  if (const std::size_t at = source.find(text); at != std::string_view::npos && !text.empty()) {
    return add(at, text.size(), text);
  }
  const auto runs = hcl::literal_runs(source, in_heredoc);
  std::size_t length = 0;
  for (const hcl::LiteralRun& run : runs) {
    length += text.substr(std::min(length, text.size())).starts_with(run.text) ? run.text.size() : text.size() + 1;
  }
  if (length != text.size()) {
    return add(0, source.size(), text);  // trimmed, or changed by normalization
  }
  for (const hcl::LiteralRun& run : runs) {
    add(run.offset, run.length, text.substr(0, run.text.size()));
    text.remove_prefix(run.text.size());
  }
}

}  // namespace

/// A text under construction.
struct Expressions::Rope {
  /// What stands there from the piece `first` on came of a value that nobody may see.
  void hide_from(std::size_t first) {
    for (; first < pieces.size(); ++first) {
      pieces[first].is_sensitive = true;
    }
  }

  std::vector<Piece> pieces;
  std::optional<Value> problem;  // a value that cannot stand in a text
  TrailId decided = TrailId::none;
  std::map<NodeId, std::string> literals;  // those that are not simply what is written
  bool has_interpolation = false;
};

Value Expressions::template_text(const SourceFile& file, NodeId node, const Scope& scope) {
  const bool in_heredoc = file.tree[node].kind == Kind::heredoc;
  const NodeId first = file.tree[node].first_child;
  // "${x}" is x itself, whatever its type.
  const bool is_lone = !in_heredoc || file.tree.has(node, hcl::kBare);
  if (is_lone && first != hcl::kNone && file.tree[first].kind == Kind::interpolation &&
      file.tree[first].next_sibling == hcl::kNone) {
    return evaluate(file, file.tree[first].first_child, scope);
  }
  Rope rope;
  rope.literals = template_literals(file, node);
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
    switch (file.tree[part].kind) {
      case Kind::literal_part: {
        const auto edited = rope.literals.find(part);
        const std::string_view text = arena_.keep(
            edited != rope.literals.end() ? edited->second : hcl::literal_text(file.tree.source(part), in_heredoc));
        append_literal(arena_, file.range(part), file.tree.source(part), text, in_heredoc, rope.pieces);
        break;
      }
      case Kind::if_directive:
        append_if(file, part, in_heredoc, scope, rope);
        rope.has_interpolation = true;
        break;
      case Kind::for_directive:
        append_for(file, part, in_heredoc, scope, rope);
        rope.has_interpolation = true;
        break;
      default: {
        const NodeId inner = file.tree[part].first_child;
        append_value(evaluate(file, inner, scope), file.range(inner), rope);
        rope.has_interpolation = true;
        break;
      }
    }
  }
}

// The pieces that an interpolation brings in know both where they come from and through which interpolation.
void Expressions::append_value(const Value& value, base::Range from, Rope& rope) {
  const Value text = to_text(arena_, value);
  note_doubt(text);
  rope.decided = rope.decided == TrailId::none ? value.trail() : rope.decided;
  if (text.is_unknown()) {
    if (text.reason().invalid) {
      rope.problem = text;
    } else {
      rope.pieces.push_back(
          {.bytes = {},
           .trail = arena_.trail({.range = from, .what = What::operation, .parent = text.trail(), .name = {}}),
           .hole = text,
           .is_hole = true,
           .is_sensitive = value.is_sensitive()});
    }
  } else if (text.is_null()) {
    rope.problem = arena_.invalid(kNotText, {}, value.trail());
  } else if (arena_.afford((rope.pieces.size() + text.text().pieces.size()) * sizeof(Piece) +
                           text.text().whole.size())) {
    for (Piece piece : text.text().pieces) {
      piece.trail = arena_.trail({.range = from, .what = What::operation, .parent = piece.trail, .name = {}});
      rope.pieces.push_back(piece);
    }
  }
}

void Expressions::append_if(const SourceFile& file, NodeId node, bool in_heredoc, const Scope& scope, Rope& rope) {
  const Value condition = to_boolean(arena_, evaluate(file, hcl::child(file.tree, node, 0), scope));
  if (condition.is_unknown()) {
    append_value(condition, file.range(hcl::child(file.tree, node, 0)), rope);
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
  const std::size_t first = rope.pieces.size();
  append_parts(file, taken, in_heredoc, scope, rope);
  rope.hide_from(condition.is_sensitive() ? first : rope.pieces.size());
}

void Expressions::append_for(const SourceFile& file, NodeId node, bool in_heredoc, const Scope& scope, Rope& rope) {
  const ForParts parts = for_parts(file, node);
  const Value collection = evaluate(file, parts.collection, scope);
  const auto all = elements(arena_, collection);
  if (!all.has_value()) {
    append_value(not_iterable(arena_, collection), file.range(parts.collection), rope);
    return;
  }
  const std::size_t first = rope.pieces.size();
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    append_parts(file, parts.first_result, in_heredoc, {.module = scope.module, .names = &key_name}, rope);
  }
  rope.hide_from(collection.is_sensitive() ? first : rope.pieces.size());
}

}  // namespace kakoi::sources::terraform
