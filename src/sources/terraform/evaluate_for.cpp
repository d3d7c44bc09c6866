// for-expressions.

#include "sources/terraform/evaluator.hpp"

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using base::Phrase;
using hcl::NodeId;
using values::Kind;
using values::Value;

constexpr Phrase kNotIterable{"only a list, set or map can be iterated over",
                              "繰り返せるのはリスト、セット、マップだけです"};
constexpr Phrase kOpen{"which attributes there are is known only after apply",
                       "どの属性があるかは適用後にしか決まりません"};
constexpr Phrase kTwice{"two elements have the key `{}`", "キー `{}` を持つ要素が 2 つあります"};
constexpr Phrase kKey{"the key of an object must be a string", "オブジェクトのキーは文字列でなければなりません"};

}  // namespace

Evaluator::ForParts Evaluator::for_parts(const SourceFile& file, NodeId node) {
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

std::optional<std::vector<Evaluator::Element>> Evaluator::elements(const Value& collection) {
  std::vector<Element> out;
  if (collection.is(Kind::list)) {
    for (std::size_t i = 0; i < collection.items().size(); ++i) {
      const Value& item = collection.items()[i];
      const bool is_set = collection.shape() == values::Shape::set;
      out.push_back({.key = is_set ? item : arena_.number(static_cast<long double>(i), item.trail()), .value = item});
    }
    return out;
  }
  if (collection.is(Kind::map) && !collection.is_open()) {
    for (const values::Entry& entry : collection.entries()) {
      out.push_back({.key = arena_.text(entry.key, entry.value.trail()), .value = entry.value});
    }
    return out;
  }
  return std::nullopt;
}

Value Evaluator::not_iterable(const Value& collection) {
  if (collection.is_unknown()) {
    return collection;
  }
  return collection.is(Kind::map) ? arena_.unknown(kOpen, {}, collection.trail())
                                  : invalid(kNotIterable, {}, collection.trail());
}

Value Evaluator::for_tuple(const SourceFile& file, NodeId node, const Scope& scope) {
  const ForParts parts = for_parts(file, node);
  const Value collection = evaluate_node(file, parts.collection, scope);
  const auto all = elements(collection);
  if (!all.has_value()) {
    return not_iterable(collection);
  }
  std::vector<Value> results;
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    const Scope inner{.module = scope.module, .names = &key_name};
    if (parts.condition != hcl::kNone) {
      const Value wanted = to_boolean(arena_, evaluate_node(file, file.tree[parts.condition].first_child, inner));
      if (wanted.is_unknown()) {
        return wanted;
      }
      if (wanted.is_null() || !wanted.boolean()) {
        continue;
      }
    }
    if (arena_.exhausted()) {
      return arena_.out_of_budget();
    }
    results.push_back(evaluate_node(file, parts.first_result, inner));
  }
  return arena_.list(results, literal_trail(file, node));
}

Value Evaluator::for_object(const SourceFile& file, NodeId node, const Scope& scope) {
  const ForParts parts = for_parts(file, node);
  const bool grouped = file.tree.has(node, hcl::kGroup);
  const Value collection = evaluate_node(file, parts.collection, scope);
  const auto all = elements(collection);
  if (!all.has_value()) {
    return not_iterable(collection);
  }
  std::map<std::string_view, std::vector<Value>> results;
  for (const Element& element : *all) {
    const Names value_name{.name = parts.value_name, .value = element.value, .outer = scope.names};
    const Names key_name{.name = parts.key_name, .value = element.key, .outer = &value_name};
    const Scope inner{.module = scope.module, .names = &key_name};
    if (parts.condition != hcl::kNone) {
      const Value wanted = to_boolean(arena_, evaluate_node(file, file.tree[parts.condition].first_child, inner));
      if (wanted.is_unknown()) {
        return wanted;
      }
      if (wanted.is_null() || !wanted.boolean()) {
        continue;
      }
    }
    if (arena_.exhausted()) {
      return arena_.out_of_budget();
    }
    const Value key = to_text(arena_, evaluate_node(file, parts.first_result, inner));
    if (!key.is_wholly_known()) {
      return *values::first_unknown(key);
    }
    if (!key.is(Kind::text)) {
      return invalid(kKey, {}, key.trail());
    }
    std::vector<Value>& values = results[key.text().whole];
    values.push_back(evaluate_node(file, parts.second_result, inner));
    if (values.size() > 1 && !grouped) {
      return invalid(kTwice, {key.text().whole}, key.trail());
    }
  }
  std::vector<values::Entry> entries;
  for (const auto& [key, values] : results) {
    entries.push_back({.key = key, .value = grouped ? arena_.list(values, literal_trail(file, node)) : values.front()});
  }
  return arena_.map(std::move(entries), literal_trail(file, node));
}

}  // namespace kakoi::sources::terraform
