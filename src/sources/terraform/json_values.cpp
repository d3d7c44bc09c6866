#include "sources/terraform/json_values.hpp"

#include "syntax/json/tree.hpp"
#include "values/number.hpp"

namespace kakoi::sources::terraform {
namespace {

namespace json = syntax::json;
using base::Phrase;
using values::Value;
using values::What;

constexpr Phrase kNoObject{"a variables file holds one object",
                           "変数ファイルの最上位はオブジェクトでなければなりません"};
constexpr Phrase kInexact{"the number is too large to be kept exactly", "数値が大きすぎて正確に扱えません"};

// As deep as the parser let the file be.
class Reader {
 public:
  Reader(const json::Tree& tree, base::FileId file, values::Arena& arena) : tree_(tree), file_(file), arena_(arena) {}

  [[nodiscard]] Value value(json::NodeId id) const {
    const json::Node& node = tree_.nodes[id];
    const base::TrailId trail = arena_.trail(
        {.range = {.file = file_, .offset = node.offset, .length = node.length}, .what = What::literal, .name = {}});
    switch (node.kind) {
      case json::Kind::boolean:
        return Value::boolean(tree_.source(id) == "true", trail);
      case json::Kind::number:
        if (const auto number = values::parse_number(tree_.source(id))) {
          return arena_.number(*number, trail);
        }
        return arena_.unknown(kInexact, {}, trail);
      case json::Kind::string:
        return arena_.text(json::decoded(tree_, id), trail);
      case json::Kind::array:
        return array(id, trail);
      case json::Kind::object:
        return arena_.map(members(id), trail);
      case json::Kind::null:
      case json::Kind::member:
        break;
    }
    return Value::null(trail);
  }

  [[nodiscard]] std::vector<values::Entry> members(json::NodeId object) const {
    std::vector<values::Entry> entries;
    for (json::NodeId id = tree_.nodes[object].first_child; id != json::kNone; id = tree_.nodes[id].next_sibling) {
      const json::NodeId key = tree_.nodes[id].first_child;
      entries.push_back({.key = arena_.keep(json::decoded(tree_, key)), .value = value(tree_.nodes[key].next_sibling)});
    }
    return entries;
  }

 private:
  [[nodiscard]] Value array(json::NodeId id, base::TrailId trail) const {
    std::vector<Value> items;
    for (json::NodeId item = tree_.nodes[id].first_child; item != json::kNone; item = tree_.nodes[item].next_sibling) {
      items.push_back(value(item));
    }
    return arena_.list(items, trail);
  }

  const json::Tree& tree_;
  base::FileId file_;
  values::Arena& arena_;
};

}  // namespace

JsonVariables read_json_variables(const Input& input, const std::string& path, base::EntryKind kind,
                                  values::Arena& arena, base::Diagnostics& diagnostics) {
  JsonVariables result;
  result.file = load_text(input, path, kind, diagnostics);
  if (result.file == nullptr) {
    return result;
  }
  const SourceFile& file = *result.file;
  const json::Tree tree = json::parse(file.text);
  result.is_whole = true;
  const auto report = [&](base::Level level, const base::Message& message, base::Range range) {
    diagnostics.push_back({.level = level, .place = file.place(range), .message = message});
    result.is_whole = result.is_whole && level == base::Level::warning;
  };
  for (const json::Problem& problem : tree.problems) {
    report(base::Level::error, problem.message, {.file = file.id, .offset = problem.offset, .length = problem.length});
  }
  if (tree.root == json::kNone || tree.nodes[tree.root].kind != json::Kind::object) {
    if (result.is_whole) {
      report(base::Level::error, kNoObject, {.file = file.id});
    }
    return result;
  }
  for (const values::Entry& entry : Reader(tree, file.id, arena).members(tree.root)) {
    result.values.emplace_back(entry.key, entry.value);
  }
  return result;
}

}  // namespace kakoi::sources::terraform
