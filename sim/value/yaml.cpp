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
constexpr base::Phrase kAliases{"its aliases stand for too much", "エイリアスの展開が大きすぎます"};
constexpr base::Phrase kTooLarge{"it has more than a million values", "値が 100 万個を超えています"};
constexpr base::Phrase kTooDeep{"line {} is more than 100 levels deep", "{} 行目の階層が 100 を超えています"};

// Aliases within aliases can stand for more than any memory holds.
constexpr std::size_t kMostNodes = 1'000'000;
constexpr int kMostDepth = 100;
constexpr int kMostPlaced = 4;

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
  Reader(const yaml::Tree& tree, Places* places) : tree_(tree), places_(places) {}

  Value read(yaml::NodeId id, int depth, const std::string& path) {
    id = yaml::resolve(tree_, id);
    if (id == yaml::kNone || ++count_ > kMostNodes) return {};
    if (depth > kMostDepth) {
      if (too_deep_ == 0) too_deep_ = line_of(id);
      return {};
    }
    const yaml::Node& node = tree_.nodes[id];
    switch (node.kind) {
      case yaml::Kind::scalar: {
        const std::string_view text = yaml::text_of(tree_, id);
        return node.style == yaml::Style::plain ? plain(text) : Value(text);
      }
      case yaml::Kind::sequence: {
        Value list = Value::array();
        for (yaml::NodeId child = node.first_child; child != yaml::kNone; child = tree_.nodes[child].next_sibling) {
          const std::string inner = inside(path, std::to_string(list.items().size()), child, depth);
          list.append(read(child, depth + 1, inner));
        }
        return list;
      }
      case yaml::Kind::mapping: {
        Value object = Value::object();
        for (yaml::NodeId entry = node.first_child; entry != yaml::kNone; entry = tree_.nodes[entry].next_sibling) {
          const yaml::NodeId key = tree_.nodes[entry].first_child;
          const std::string_view name = yaml::text_of(tree_, key);
          const std::string inner = inside(path, name, key, depth);
          object.set(name, read(tree_.nodes[key].next_sibling, depth + 1, inner));
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
  /// The line of the first thing that is too deep; 0 when nothing is.
  [[nodiscard]] std::size_t too_deep() const { return too_deep_; }

 private:
  /// Lines are counted on from the last that was asked for: what is read comes in the order of the text, but for
  /// aliases.
  std::size_t line_of(yaml::NodeId id) {
    const std::size_t offset = tree_.nodes[id].offset;
    if (offset < counted_to_) {
      counted_to_ = 0;
      line_ = 1;
    }
    line_ += static_cast<std::size_t>(std::ranges::count(tree_.text.substr(counted_to_, offset - counted_to_), '\n'));
    counted_to_ = offset;
    return line_;
  }

  std::string inside(const std::string& path, std::string_view name, yaml::NodeId id, int depth) {
    if (places_ == nullptr || depth >= kMostPlaced) return {};
    std::string inner = path + (path.empty() ? "" : ".") + std::string(name);
    places_->add(inner, line_of(id));
    return inner;
  }

  const yaml::Tree& tree_;
  Places* places_;
  std::size_t counted_to_ = 0;
  std::size_t line_ = 1;
  std::size_t too_deep_ = 0;
  std::size_t count_ = 0;
};

bool has_aliases(const yaml::Tree& tree) {
  return std::ranges::any_of(tree.nodes, [](const yaml::Node& it) { return it.kind == yaml::Kind::alias; });
}

base::Result<Value> parse(std::string_view text, Places* places) {
  const yaml::Tree tree = yaml::parse(text);
  if (!tree.problems.empty()) {
    const yaml::Problem& problem = tree.problems.front();
    const auto line = std::ranges::count(text.substr(0, problem.offset), '\n') + 1;
    return base::failure(base::Message(kBroken, {std::to_string(line)}).then(problem.message));
  }
  if (tree.roots.empty()) return base::failure(kEmpty);
  Reader reader(tree, places);
  Value whole = reader.read(tree.roots.front(), 0, "");
  if (reader.is_too_large()) return base::failure(has_aliases(tree) ? kAliases : kTooLarge);
  if (reader.too_deep() > 0) return base::failure({kTooDeep, {std::to_string(reader.too_deep())}});
  return whole;
}

}  // namespace

std::size_t Places::line_of(std::string path) const {
  while (true) {
    const auto found = lines_.find(path);
    if (found != lines_.end()) return found->second;
    const std::size_t dot = path.rfind('.');
    if (dot == std::string::npos) return 1;
    path.resize(dot);
  }
}

base::Result<Value> parse_yaml(std::string_view text) { return parse(text, nullptr); }

base::Result<Value> parse_yaml(std::string_view text, Places& places) { return parse(text, &places); }

}  // namespace kakoi::sim::value
