// for-expressions.

#include "sources/terraform/elements.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <map>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using hcl::NodeId;
using values::Kind;
using values::Value;

constexpr Phrase kTwice{"two elements have the key `{}`", "キー `{}` を持つ要素が 2 つあります"};
constexpr Phrase kKey{"the key of an object must be a string", "オブジェクトのキーは文字列でなければなりません"};

}  // namespace

Expressions::ForParts Expressions::for_parts(const SourceFile& file, NodeId node) {
  ForParts parts;
  std::vector<NodeId> all;
  for (const NodeId id : hcl::Children(file.tree, node)) {
    all.push_back(id);
  }
  std::size_t next = 0;
  if (file.tree.has(node, hcl::kTwoNames)) {
    parts.key_name = file.tree.source(all[next++]);
  }
  parts.value_name = file.tree.source(all[next++]);
  parts.collection = all[next++];
  parts.first_result = all[next++];
  for (; next < all.size(); ++next) {
    (file.tree[all[next]].kind == hcl::Kind::condition ? parts.condition : parts.second_result) = all[next];
  }
  return parts;
}

Value Expressions::for_tuple(const SourceFile& file, NodeId node, const Scope& scope) {
  const ForParts parts = for_parts(file, node);
  const Value collection = evaluate(file, parts.collection, scope);
  const auto all = elements(arena_, collection);
  if (!all.has_value()) {
    note_doubt(collection);
    return not_iterable(arena_, collection);
  }
  std::vector<Value> results;
  bool is_sensitive = collection.is_sensitive();
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    const Scope inner{.module = scope.module, .names = &key_name};
    if (parts.condition != hcl::kNone) {
      const Value wanted = to_boolean(arena_, evaluate(file, file.tree[parts.condition].first_child, inner));
      if (wanted.is_unknown()) {
        note_doubt(wanted);
        return untyped(wanted);
      }
      is_sensitive = is_sensitive || wanted.is_sensitive();
      if (wanted.is_null() || !wanted.boolean()) {
        continue;
      }
    }
    if (arena_.exhausted()) {
      return arena_.out_of_budget();
    }
    results.push_back(evaluate(file, parts.first_result, inner));
  }
  return arena_.sensitive_if(is_sensitive, arena_.list(results, literal_trail(file, node)));
}

Value Expressions::for_object(const SourceFile& file, NodeId node, const Scope& scope) {
  const ForParts parts = for_parts(file, node);
  const bool grouped = file.tree.has(node, hcl::kGroup);
  const Value collection = evaluate(file, parts.collection, scope);
  const auto all = elements(arena_, collection);
  if (!all.has_value()) {
    note_doubt(collection);
    return not_iterable(arena_, collection);
  }
  std::map<std::string_view, std::vector<Value>> results;
  bool is_sensitive = collection.is_sensitive();
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    const Scope inner{.module = scope.module, .names = &key_name};
    if (parts.condition != hcl::kNone) {
      const Value wanted = to_boolean(arena_, evaluate(file, file.tree[parts.condition].first_child, inner));
      if (wanted.is_unknown()) {
        note_doubt(wanted);
        return untyped(wanted);
      }
      is_sensitive = is_sensitive || wanted.is_sensitive();
      if (wanted.is_null() || !wanted.boolean()) {
        continue;
      }
    }
    if (arena_.exhausted()) {
      return arena_.out_of_budget();
    }
    const Value key = to_text(arena_, evaluate(file, parts.first_result, inner));
    if (!key.is_wholly_known()) {
      note_doubt(key);
      return untyped(*values::first_unknown(key));
    }
    if (!key.is(Kind::text)) {
      return arena_.invalid(kKey, {}, key.trail());
    }
    is_sensitive = is_sensitive || key.is_sensitive();
    std::vector<Value>& values = results[key.text().whole];
    values.push_back(evaluate(file, parts.second_result, inner));
    if (values.size() > 1 && !grouped) {
      const Value refused = arena_.invalid(kTwice, {key.text().whole}, key.trail());
      return is_sensitive ? arena_.discreet(refused) : refused;
    }
  }
  std::vector<values::Entry> entries;
  entries.reserve(results.size());
  for (const auto& [key, values] : results) {
    entries.push_back({.key = key, .value = grouped ? arena_.list(values, literal_trail(file, node)) : values.front()});
  }
  return arena_.sensitive_if(is_sensitive, arena_.map(std::move(entries), literal_trail(file, node)));
}

}  // namespace kakoi::sources::terraform
