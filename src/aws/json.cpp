#include "aws/json.hpp"

#include <algorithm>
#include <charconv>

namespace kakoi::aws {

using syntax::json::Kind;
using syntax::json::kNone;
using syntax::json::NodeId;

bool is_whole(const syntax::json::Tree& tree) {
  return tree.root != kNone && std::ranges::none_of(tree.problems, &syntax::json::Problem::fatal);
}

JsonDocument::JsonDocument(std::string_view text)
    : tree_(syntax::json::parse(text)), is_whole_(is_whole(tree_) && tree_.nodes[tree_.root].kind == Kind::object) {}

std::string JsonDocument::text(std::string_view outer, std::string_view name) const {
  return text_at(member(tree_.root, outer), name);
}

std::optional<long long> JsonDocument::number(std::string_view outer, std::string_view name) const {
  return number_at(member(tree_.root, outer), name);
}

bool JsonDocument::has(std::string_view name) const { return member(tree_.root, name) != kNone; }

NodeId JsonDocument::member(NodeId object, std::string_view name) const {
  return is_whole_ && object != kNone ? syntax::json::find(tree_, object, name) : kNone;
}

std::string JsonDocument::text_at(NodeId object, std::string_view name) const {
  const NodeId node = member(object, name);
  if (node == kNone || tree_.nodes[node].kind != Kind::string) return "";
  return syntax::json::decoded(tree_, node);
}

std::optional<long long> JsonDocument::number_at(NodeId object, std::string_view name) const {
  const NodeId node = member(object, name);
  if (node == kNone || tree_.nodes[node].kind != Kind::number) return std::nullopt;
  const std::string_view written = tree_.source(node);
  long long number = 0;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  if (error != std::errc() || end != written.data() + written.size()) return std::nullopt;
  return number;
}

}  // namespace kakoi::aws
