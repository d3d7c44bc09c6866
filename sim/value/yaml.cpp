#include "sim/value/yaml.hpp"

#include "syntax/yaml/tree.hpp"

#include <algorithm>
#include <charconv>
#include <string>

namespace kakoi::sim::value {
namespace {

namespace yaml = syntax::yaml;

constexpr base::Phrase kBroken{"line {} is not YAML", "{} 行目を YAML として読めません"};
constexpr base::Phrase kEmpty{"there is nothing in it", "内容がありません"};
constexpr base::Phrase kTooLarge{"its aliases stand for too much", "エイリアスの展開が大きすぎます"};

// Aliases within aliases can stand for more than any memory holds.
constexpr std::size_t kMostNodes = 1'000'000;
constexpr int kMostDepth = 100;

Value plain(std::string_view text) {
  if (text.empty() || text == "~" || text == "null") return {};
  if (text == "true" || text == "false") return text == "true";
  const char* end = text.data() + text.size();
  std::int64_t integer = 0;
  if (const auto [stop, problem] = std::from_chars(text.data(), end, integer); problem == std::errc{} && stop == end) {
    return integer;
  }
  double real = 0;
  if (const auto [stop, problem] = std::from_chars(text.data(), end, real); problem == std::errc{} && stop == end) {
    return real;
  }
  return text;
}

class Reader {
 public:
  explicit Reader(const yaml::Tree& tree) : tree_(tree) {}

  Value read(yaml::NodeId id, int depth) {
    id = yaml::resolve(tree_, id);
    if (id == yaml::kNone || depth > kMostDepth || ++count_ > kMostNodes) return {};
    const yaml::Node& node = tree_.nodes[id];
    switch (node.kind) {
      case yaml::Kind::scalar: {
        const std::string_view text = yaml::text_of(tree_, id);
        return node.style == yaml::Style::plain ? plain(text) : Value(text);
      }
      case yaml::Kind::sequence: {
        Value list = Value::array();
        for (yaml::NodeId child = node.first_child; child != yaml::kNone; child = tree_.nodes[child].next_sibling) {
          list.append(read(child, depth + 1));
        }
        return list;
      }
      case yaml::Kind::mapping: {
        Value object = Value::object();
        for (yaml::NodeId entry = node.first_child; entry != yaml::kNone; entry = tree_.nodes[entry].next_sibling) {
          const yaml::NodeId key = tree_.nodes[entry].first_child;
          object.set(yaml::text_of(tree_, key), read(tree_.nodes[key].next_sibling, depth + 1));
        }
        return object;
      }
      case yaml::Kind::entry:
      case yaml::Kind::alias:
        return {};
    }
    return {};
  }

  [[nodiscard]] bool is_too_large() const { return count_ > kMostNodes; }

 private:
  const yaml::Tree& tree_;
  std::size_t count_ = 0;
};

}  // namespace

base::Result<Value> parse_yaml(std::string_view text) {
  const yaml::Tree tree = yaml::parse(text);
  if (!tree.problems.empty()) {
    const yaml::Problem& problem = tree.problems.front();
    const auto line = std::ranges::count(text.substr(0, problem.offset), '\n') + 1;
    return base::failure(base::Message(kBroken, {std::to_string(line)}).then(problem.message));
  }
  if (tree.roots.empty()) return base::failure(kEmpty);
  Reader reader(tree);
  Value whole = reader.read(tree.roots.front(), 0);
  if (reader.is_too_large()) return base::failure(kTooLarge);
  return whole;
}

}  // namespace kakoi::sim::value
