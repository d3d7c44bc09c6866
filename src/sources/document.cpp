#include "sources/document.hpp"

#include "base/utf8.hpp"
#include "syntax/encoding.hpp"
#include "syntax/json/runs.hpp"
#include "syntax/json/tree.hpp"
#include "syntax/yaml/runs.hpp"
#include "syntax/yaml/scalars.hpp"
#include "syntax/yaml/tree.hpp"

#include <algorithm>
#include <deque>
#include <optional>
#include <utility>

namespace kakoi::sources {

namespace json = syntax::json;
namespace yaml = syntax::yaml;
using base::Level;
using base::Phrase;
using base::TrailId;
using values::Value;

namespace {

constexpr Phrase kTooManyMerged{"merge keys bring more entries than kakoi reads",
                                "マージキーによる項目が多すぎるため読み取れません"};
constexpr Phrase kStrangeKey{"a key of this mapping is no scalar; it was left out",
                             "このマッピングのキーがスカラーではないため、読み飛ばしました"};
constexpr Phrase kStrangeMerge{"what `<<` names is no mapping; it was left out",
                               "`<<` の指す値がマッピングではないため、読み飛ばしました"};

constexpr std::size_t kMostMerged = 1'000'000;

constexpr Phrase kBadBytes{"bytes that are no UTF-8; each is taken for `?`",
                           "UTF-8 ではないバイトがあります。それぞれ `?` とみなします"};

// Of the same length, so that every place stays.
std::string with_marks_for_bad_bytes(std::string text) {
  for (std::size_t at = base::find_invalid_utf8(text); at != std::string_view::npos;) {
    text[at] = '?';
    const std::size_t next = base::find_invalid_utf8(std::string_view(text).substr(at + 1));
    at = next == std::string_view::npos ? next : at + 1 + next;
  }
  return text;
}

bool begins_as_json(std::string_view text) {
  constexpr std::string_view kSpace = " \t\r\n";
  text.remove_prefix(syntax::byte_order_mark(text));
  const std::size_t bracket = text.find_first_not_of(kSpace);
  if (bracket == std::string_view::npos || (text[bracket] != '{' && text[bracket] != '[')) {
    return false;
  }
  const std::size_t next = text.find_first_not_of(kSpace, bracket + 1);
  return next == std::string_view::npos || text[next] == '"' || text[next] == '}' ||
         (text[bracket] == '[' && (text[next] == '{' || text[next] == '[' || text[next] == ']'));
}

template <typename Tree>
bool has_break(const Tree& tree) {
  return std::any_of(tree.problems.begin(), tree.problems.end(), [](const auto& problem) { return problem.fatal; });
}

}  // namespace

struct Document::Trees {
  std::optional<json::Tree> json;
  std::optional<yaml::Tree> yaml;
  std::deque<std::string> texts;  ///< those that do not stand in the file as they are
};

Document::Document() : trees_(std::make_unique<Trees>()) {}
Document::Document(Document&&) noexcept = default;
Document& Document::operator=(Document&&) noexcept = default;
Document::~Document() = default;

// As deep as the parser lets a text be.
class Document::FromJson {
 public:
  explicit FromJson(Document& into) : into_(into), tree_(*into.trees_->json) {}

  NodeId add(json::NodeId id) {
    const json::Node& from = tree_.nodes[id];
    Node node{.offset = from.offset, .length = from.length, .origin = id};
    switch (from.kind) {
      case json::Kind::null:
        node.text = tree_.source(id);
        break;
      case json::Kind::boolean:
      case json::Kind::number:
        node.kind = from.kind == json::Kind::number ? Kind::word : Kind::boolean;
        node.text = tree_.source(id);
        break;
      case json::Kind::string:
        node.kind = Kind::text;
        node.text = decoded(id);
        break;
      case json::Kind::array:
        node.kind = Kind::list;
        list(id, node);
        break;
      case json::Kind::object:
        node.kind = Kind::map;
        map(id, node);
        break;
      case json::Kind::member:
        break;
    }
    into_.nodes_.push_back(node);
    return static_cast<NodeId>(into_.nodes_.size() - 1);
  }

 private:
  std::string_view decoded(json::NodeId string) {
    const std::string_view source = tree_.source(string);
    if (source.find('\\') == std::string_view::npos && source.size() >= 2) {
      return source.substr(1, source.size() - 2);
    }
    return into_.trees_->texts.emplace_back(json::decoded(tree_, string));
  }

  void list(json::NodeId array, Node& node) {
    std::vector<NodeId> items;
    for (json::NodeId item = tree_.nodes[array].first_child; item != json::kNone;
         item = tree_.nodes[item].next_sibling) {
      items.push_back(add(item));
    }
    node.first = static_cast<std::uint32_t>(into_.items_.size());
    node.count = static_cast<std::uint32_t>(items.size());
    into_.items_.insert(into_.items_.end(), items.begin(), items.end());
  }

  void map(json::NodeId object, Node& node) {
    std::vector<Entry> entries;
    for (json::NodeId member = tree_.nodes[object].first_child; member != json::kNone;
         member = tree_.nodes[member].next_sibling) {
      const json::NodeId key = tree_.nodes[member].first_child;
      const json::NodeId value = tree_.nodes[key].next_sibling;
      if (value == json::kNone) {
        continue;  // the text ends behind the key
      }
      entries.push_back(
          {.key = decoded(key),
           .key_range = {.file = into_.file_, .offset = tree_.nodes[key].offset, .length = tree_.nodes[key].length},
           .value = add(value)});
    }
    node.first = static_cast<std::uint32_t>(into_.entries_.size());
    node.count = static_cast<std::uint32_t>(entries.size());
    into_.entries_.insert(into_.entries_.end(), entries.begin(), entries.end());
  }

  Document& into_;
  const json::Tree& tree_;
};

class Document::FromYaml {
 public:
  explicit FromYaml(Document& into) : into_(into), tree_(*into.trees_->yaml), made_(tree_.nodes.size(), kNone) {}

  NodeId add(yaml::NodeId id) {
    // An anchor stands before its aliases, so what an alias stands for has been made.
    const yaml::NodeId target = yaml::resolve(tree_, id);
    if (target == yaml::kNone) {
      into_.is_whole_ = false;
      return keep(id, {.offset = tree_.nodes[id].offset, .length = tree_.nodes[id].length, .origin = id});
    }
    if (made_[target] != kNone) {
      return made_[target];
    }
    const yaml::Node& from = tree_.nodes[target];
    Node node{.offset = from.offset, .length = from.length, .origin = target};
    // A tag is part of what is written there.
    const std::string_view tag = yaml::tag_of(tree_, target);
    if (!tag.empty() && !tag.starts_with("tag:yaml.org,2002:")) {
      const std::uint32_t begin = tree_.properties[from.properties].tag.offset;
      node.length += node.offset - begin;
      node.offset = begin;
    }
    switch (from.kind) {
      case yaml::Kind::sequence:
        node.kind = Kind::list;
        list(target, node);
        break;
      case yaml::Kind::mapping:
        node.kind = Kind::map;
        map(target, node);
        break;
      case yaml::Kind::scalar:
      case yaml::Kind::entry:
      case yaml::Kind::alias:
        scalar(target, node);
        break;
    }
    return keep(target, node);
  }

  struct Problem {
    yaml::NodeId at = yaml::kNone;
    Phrase message;
  };
  std::vector<Problem> problems;  ///< of each kind the first

 private:
  NodeId keep(yaml::NodeId id, const Node& node) {
    into_.nodes_.push_back(node);
    return made_[id] = static_cast<NodeId>(into_.nodes_.size() - 1);
  }

  // `yes` and `on` are words here: AWS compares the words of templates as they are written.
  void scalar(yaml::NodeId id, Node& node) {
    node.text = yaml::text_of(tree_, id);
    const bool is_plain = tree_.nodes[id].style == yaml::Style::plain;
    const std::string_view tag = yaml::tag_of(tree_, id);
    const bool is_own = tag.empty() || tag.starts_with("tag:yaml.org,2002:");
    const yaml::Scalar read = yaml::read_scalar(node.text, tree_.nodes[id].style, is_own ? tag : std::string_view{});
    node.kind = !is_plain ? Kind::text : Kind::word;
    if (is_plain && read.type == yaml::Type::null) {
      node.kind = Kind::null;
    } else if (is_plain && read.type == yaml::Type::boolean && (node.text.size() == 4 || node.text.size() == 5)) {
      node.kind = Kind::boolean;
    }
  }

  void list(yaml::NodeId sequence, Node& node) {
    std::vector<NodeId> items;
    for (yaml::NodeId item = tree_.nodes[sequence].first_child; item != yaml::kNone;
         item = tree_.nodes[item].next_sibling) {
      items.push_back(add(item));
    }
    node.first = static_cast<std::uint32_t>(into_.items_.size());
    node.count = static_cast<std::uint32_t>(items.size());
    into_.items_.insert(into_.items_.end(), items.begin(), items.end());
  }

  void map(yaml::NodeId mapping, Node& node) {
    std::vector<Entry> entries;
    std::vector<NodeId> merged;
    for (yaml::NodeId entry = tree_.nodes[mapping].first_child; entry != yaml::kNone;
         entry = tree_.nodes[entry].next_sibling) {
      const yaml::NodeId key = tree_.nodes[entry].first_child;
      const yaml::NodeId value = tree_.nodes[key].next_sibling;
      if (value == yaml::kNone) {
        continue;
      }
      if (yaml::is_merge_key(tree_, key)) {
        merged.push_back(add(value));
      } else if (const yaml::NodeId name = yaml::resolve(tree_, key);
                 name != yaml::kNone && tree_.nodes[name].kind == yaml::Kind::scalar) {
        entries.push_back({.key = yaml::text_of(tree_, name), .key_range = range_of(key), .value = add(value)});
      } else {
        add(value);
        problem(key, kStrangeKey);
      }
    }
    for (const NodeId from : merged) {
      merge(from, mapping, entries);
    }
    node.first = static_cast<std::uint32_t>(into_.entries_.size());
    node.count = static_cast<std::uint32_t>(entries.size());
    into_.entries_.insert(into_.entries_.end(), entries.begin(), entries.end());
  }

  // What is merged stands behind, and only where there is no such key. (YAML language-independent type "merge".)
  void merge(NodeId from, yaml::NodeId at, std::vector<Entry>& entries) {
    if (into_.is_list(from)) {
      for (const NodeId item : std::vector<NodeId>(into_.items(from).begin(), into_.items(from).end())) {
        if (into_.is_map(item)) {
          merge(item, at, entries);
        } else {
          problem(at, kStrangeMerge);
        }
      }
      return;
    }
    if (!into_.is_map(from)) {
      problem(at, kStrangeMerge);
      return;
    }
    std::vector<std::string_view> own;
    own.reserve(entries.size());
    for (const Entry& entry : entries) {
      own.push_back(entry.key);
    }
    std::sort(own.begin(), own.end());
    for (const Entry& entry : into_.entries(from)) {
      if (++merged_ > kMostMerged) {
        problem(at, kTooManyMerged);
        return;
      }
      if (!std::binary_search(own.begin(), own.end(), entry.key)) {
        entries.push_back(entry);
      }
    }
  }

  [[nodiscard]] base::Range range_of(yaml::NodeId id) const {
    return {.file = into_.file_, .offset = tree_.nodes[id].offset, .length = tree_.nodes[id].length};
  }

  void problem(yaml::NodeId at, const Phrase& phrase) {
    const bool is_said = std::any_of(problems.begin(), problems.end(), [&](const Problem& each) {
      return each.message.in(base::Language::en) == phrase.in(base::Language::en);
    });
    if (!is_said) {
      problems.push_back({.at = at, .message = phrase});
    }
  }

  Document& into_;
  const yaml::Tree& tree_;
  std::vector<NodeId> made_;
  std::size_t merged_ = 0;
};

Document Document::read(const TextFile& file, base::Diagnostics& diagnostics) {
  Document document;
  document.file_ = file.id;
  const auto report = [&](bool is_fatal, const base::Message& message, std::uint32_t offset, std::uint32_t length) {
    document.is_whole_ = document.is_whole_ && !is_fatal;
    diagnostics.push_back({.level = is_fatal ? Level::error : Level::warning,
                           .place = file.place({.file = file.id, .offset = offset, .length = length}),
                           .message = message});
  };
  // A byte that is no UTF-8 matters only to the text that it stands in.
  std::string_view text = file.text;
  if (const std::size_t bad = base::find_invalid_utf8(text); bad != std::string_view::npos) {
    report(false, kBadBytes, static_cast<std::uint32_t>(bad), 1);
    text = document.trees_->texts.emplace_back(with_marks_for_bad_bytes(std::string(text)));
  }
  const yaml::Tree* as_yaml = nullptr;
  if (begins_as_json(text)) {
    const json::Tree& tree = document.trees_->json.emplace(json::parse(text));
    if (has_break(tree) && !file.path.ends_with(".json")) {
      // YAML in flow style begins in the same way, and takes comments and a last comma.
      as_yaml = &document.trees_->yaml.emplace(yaml::parse(text));
    }
  }
  const bool is_json = document.trees_->json.has_value() && (as_yaml == nullptr || has_break(*as_yaml));
  if (is_json) {
    document.trees_->yaml.reset();
    const json::Tree& tree = *document.trees_->json;
    for (const json::Problem& problem : tree.problems) {
      report(problem.fatal, problem.message, problem.offset, problem.length);
    }
    if (tree.root != json::kNone) {
      document.documents_ = 1;
      document.root_ = FromJson(document).add(tree.root);
    }
    return document;
  }
  document.trees_->json.reset();
  const yaml::Tree& tree = as_yaml != nullptr ? *as_yaml : document.trees_->yaml.emplace(yaml::parse(text));
  for (const yaml::Problem& problem : tree.problems) {
    // An alias that stands for nothing leaves a gap, a repeated key does not.
    const bool is_alias = problem.offset < text.size() && text[problem.offset] == '*';
    report(problem.fatal || is_alias, problem.message, problem.offset, problem.length);
  }
  document.documents_ = tree.roots.size();
  if (!tree.roots.empty()) {
    FromYaml reader(document);
    document.root_ = reader.add(tree.roots.front());
    for (const FromYaml::Problem& problem : reader.problems) {
      report(true, problem.message, tree.nodes[problem.at].offset, tree.nodes[problem.at].length);
    }
  }
  return document;
}

std::string_view Document::tag(NodeId node) const {
  if (!trees_->yaml.has_value()) {
    return {};
  }
  const std::string_view tag = yaml::tag_of(*trees_->yaml, nodes_[node].origin);
  return tag.starts_with("tag:yaml.org,2002:") ? std::string_view{} : tag;
}

std::vector<syntax::TextRun> Document::runs(NodeId node) const {
  return trees_->yaml.has_value()          ? yaml::runs(*trees_->yaml, nodes_[node].origin)
         : nodes_[node].kind == Kind::text ? json::runs(*trees_->json, nodes_[node].origin)
                                           : std::vector<syntax::TextRun>{{.at = 0,
                                                                           .length = nodes_[node].length,
                                                                           .source = nodes_[node].offset,
                                                                           .source_length = nodes_[node].length}};
}

const Document::Entry* Document::find(NodeId map, std::string_view key) const {
  if (map == kNone) {
    return nullptr;
  }
  const Entry* found = nullptr;
  for (const Entry& entry : entries(map)) {
    found = entry.key == key ? &entry : found;
  }
  return found;
}

Document::NodeId Document::value(NodeId map, std::string_view key) const {
  const Entry* entry = find(map, key);
  return entry != nullptr ? entry->value : kNone;
}

Value Document::scalar(values::Arena& arena, NodeId node) const {
  const TrailId trail = arena.trail({.range = range(node), .what = values::What::scalar, .name = {}});
  switch (kind(node)) {
    case Kind::null:
      return Value::null(trail);
    case Kind::boolean:
      return Value::boolean(text(node).size() == 4, trail);
    case Kind::word:
    case Kind::text:
    case Kind::list:
    case Kind::map:
      break;
  }
  std::vector<values::Piece> pieces;
  const std::string_view whole = arena.keep(text(node));
  for (const syntax::TextRun& run : runs(node)) {
    const base::Range at{.file = file_, .offset = run.source, .length = run.source_length};
    pieces.push_back({.bytes = whole.substr(run.at, run.length),
                      .trail = arena.trail({.range = at, .what = values::What::scalar, .name = {}})});
  }
  return pieces.empty() ? arena.text(whole, trail) : arena.text(pieces, trail);
}

Value Document::to_value(values::Arena& arena, NodeId node) const {
  if (!arena.step()) {
    return arena.out_of_budget();
  }
  if (is_scalar(node)) {
    return scalar(arena, node);
  }
  const TrailId trail = arena.trail({.range = range(node), .what = values::What::literal, .name = {}});
  if (is_list(node)) {
    std::vector<Value> all;
    for (const NodeId item : items(node)) {
      all.push_back(to_value(arena, item));
    }
    return arena.list(all, trail);
  }
  std::vector<values::Entry> all;
  for (const Entry& entry : entries(node)) {
    all.push_back({.key = arena.keep(entry.key), .value = to_value(arena, entry.value)});
  }
  return arena.map(std::move(all), trail);
}

}  // namespace kakoi::sources
