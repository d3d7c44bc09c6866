#include "sim/value/json.hpp"

#include "syntax/json/tree.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_map>
#include <utility>

namespace kakoi::sim::value {
namespace {

namespace json = syntax::json;
using Json = nlohmann::ordered_json;

constexpr std::size_t kMostDepth = 100;

Value number(std::string_view text) {
  std::int64_t integer = 0;
  const char* end = text.data() + text.size();
  if (const auto [stop, problem] = std::from_chars(text.data(), end, integer); problem == std::errc{} && stop == end) {
    return integer;
  }
  double real = 0;
  std::from_chars(text.data(), end, real);
  return real;
}

Value from_tree(const json::Tree& tree, json::NodeId id);

/// Of members of the same name the last counts. There may be very many.
Value object_of(const json::Tree& tree, const json::Node& node) {
  Value::Object members;
  std::unordered_map<std::string, std::size_t> places;
  for (json::NodeId child = node.first_child; child != json::kNone; child = tree.nodes[child].next_sibling) {
    const json::NodeId key = tree.nodes[child].first_child;
    std::string name = json::decoded(tree, key);
    Value it = from_tree(tree, tree.nodes[key].next_sibling);
    const auto [place, is_new] = places.try_emplace(name, members.size());
    if (is_new) {
      members.push_back({.name = std::move(name), .value = std::move(it)});
    } else {
      members[place->second].value = std::move(it);
    }
  }
  return Value::object(std::move(members));
}

Value from_tree(const json::Tree& tree, json::NodeId id) {
  const json::Node& node = tree.nodes[id];
  switch (node.kind) {
    case json::Kind::null:
      return {};
    case json::Kind::boolean:
      return tree.source(id) == "true";
    case json::Kind::number:
      return number(tree.source(id));
    case json::Kind::string:
      return json::decoded(tree, id);
    case json::Kind::member:
      return {};
    case json::Kind::array: {
      Value::Array items;
      for (json::NodeId child = node.first_child; child != json::kNone; child = tree.nodes[child].next_sibling) {
        items.push_back(from_tree(tree, child));
      }
      return items;
    }
    case json::Kind::object:
      return object_of(tree, node);
  }
  return {};
}

struct ToJson {
  Json operator()(std::monostate /*null*/) const { return nullptr; }
  Json operator()(bool it) const { return it; }
  Json operator()(std::int64_t it) const { return it; }
  Json operator()(double it) const { return std::isfinite(it) ? Json(it) : Json(nullptr); }
  Json operator()(const std::string& it) const { return it; }
  // AWS shows milliseconds.
  Json operator()(Timestamp it) const { return std::round(it.seconds * 1000) / 1000; }
  Json operator()(const Value::Array& items) const {
    Json array = Json::array();
    for (const Value& item : items) {
      array.push_back(std::visit(*this, item.data()));
    }
    return array;
  }
  Json operator()(const Value::Object& members) const {
    Json object = Json::object();
    // The names are all different, so that it need not look for each among those before it.
    auto& made = object.get_ref<Json::object_t&>();
    for (const Member& member : members) {
      if (!member.value.is_null()) made.emplace_back(member.name, std::visit(*this, member.value.data()));
    }
    return object;
  }
};

}  // namespace

std::optional<Value> parse_json(std::string_view text) {
  const json::Tree tree = json::parse(text, {.depth = kMostDepth});
  if (tree.root == json::kNone || std::ranges::any_of(tree.problems, &json::Problem::fatal)) {
    return std::nullopt;
  }
  return from_tree(tree, tree.root);
}

std::string to_json(const Value& it) {
  return std::visit(ToJson{}, it.data()).dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace kakoi::sim::value
