#include "syntax/yaml/builder.hpp"

#include <algorithm>
#include <limits>
#include <utility>

namespace kakoi::syntax::yaml {
namespace {

constexpr base::Phrase kRepeated{"the key `{}` stands in this mapping before; most readers take only the last value",
                                 "キー `{}` はこのマッピングに既にあります。多くの処理系は最後の値だけを使います"};
constexpr base::Phrase kNoAnchor{"there is no anchor `{}` before this alias",
                                 "このエイリアスより前にアンカー `{}` がありません"};
constexpr base::Phrase kCircle{"the alias `{}` stands in what it stands for; such a value has no end",
                               "エイリアス `{}` が自分自身を含む値を指しているため、値が定まりません"};
constexpr base::Phrase kMore{"{} more keys that are repeated, or aliases that stand for nothing",
                             "このほかに、重複したキーまたは解決できないエイリアスが {} 件あります"};

constexpr std::uint32_t kStillOpen = std::numeric_limits<std::uint32_t>::max();

std::string clipped(std::string_view name) {
  constexpr std::size_t kMost = 80;
  if (name.size() <= kMost) {
    return std::string(name);
  }
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) {
    --end;
  }
  return std::string(name.substr(0, end)) + "…";
}

std::string_view inside(std::string_view source, Style style) {
  const bool is_quoted = style == Style::single_quoted || style == Style::double_quoted;
  return is_quoted && source.size() >= 2 ? source.substr(1, source.size() - 2) : source;
}

// Where the tag or the anchor of a node begins, or else the node itself at `offset`.
std::size_t begin_of(const NodeStart& start, std::size_t offset) {
  return start.has_properties() ? start.begin : offset;
}

}  // namespace

Builder::Builder(std::string_view text, std::size_t problems) : most_problems_(problems) { tree_.text = text; }

void Builder::begin_document(std::size_t end) {
  anchors_.clear();
  end_ = std::max(end_, end);
}

void Builder::scalar(Style style, const NodeStart& start, std::size_t end, std::string_view value, Names names) {
  const bool is_nothing = start.value >= end;
  const std::size_t offset = is_nothing ? place_of_nothing(start) : start.value;
  const std::size_t real_end = is_nothing ? offset : end;
  const NodeId id = add_value(Kind::scalar, style, begin_of(start, offset), offset);
  set_end(id, real_end);
  add_properties(id, start, names);
  if (inside(tree_.source(id), style) != value) {
    tree_.nodes[id].text = static_cast<std::uint32_t>(tree_.texts.size());
    tree_.texts.emplace_back(value);
  }
  value_ends(id, real_end);
}

void Builder::alias(std::size_t begin, std::size_t end, std::string_view anchor) {
  const NodeId id = add_value(Kind::alias, Style::plain, begin, begin);
  set_end(id, end);
  const auto found = anchors_.find(anchor);
  if (found == anchors_.end()) {
    warn(base::Message(kNoAnchor, {clipped(anchor)}), id);
  } else if (is_open(found->second)) {
    warn(base::Message(kCircle, {clipped(anchor)}), id);
  } else {
    tree_.nodes[id].target = found->second;
  }
  value_ends(id, end);
}

void Builder::open(Kind kind, Style style, const NodeStart& start, bool has_bracket, Names names) {
  const NodeId id = add_value(kind, style, begin_of(start, start.value), start.value);
  tree_.nodes[id].length = kStillOpen;
  add_properties(id, start, names);
  open_.push_back(Open{.node = id, .has_bracket = has_bracket});
  const bool has_indicator = has_bracket || kind == Kind::sequence;
  end_ = std::max(end_, start.value + (has_indicator ? 1U : 0U));
}

void Builder::close(std::size_t end) {
  const Open top = open_.back();
  const NodeId id = top.node;
  open_.pop_back();
  // libyaml ends a mapping or sequence in block style, or a mapping without braces in a flow sequence, where the next
  // thing begins.
  const Node& node = tree_.nodes[id];
  const std::size_t real_end = top.has_bracket ? std::max(end, end_) : std::max<std::size_t>(end_, node.offset);
  set_end(id, real_end);
  if (node.kind == Kind::mapping) {
    repeated_.look_at(tree_, id);
  }
  value_ends(id, real_end);
}

void Builder::fail(base::Message message, std::size_t offset, std::size_t length, bool is_bound) {
  failed_ = true;
  failure_ = Problem{.message = std::move(message),
                     .offset = static_cast<std::uint32_t>(offset),
                     .length = static_cast<std::uint32_t>(length),
                     .fatal = true,
                     .is_bound = is_bound};
}

Tree Builder::finish() {
  while (!open_.empty()) {
    drop_entry(open_.back());
    close(end_);
  }
  report();
  return std::move(tree_);
}

// Takes a key away whose value did not come. Nothing refers to it but what stands behind it.
void Builder::drop_entry(Open& open) {
  if (open.entry == kNone) {
    return;
  }
  tree_.nodes.resize(std::exchange(open.entry, kNone));
  const Node& node = tree_.nodes[open.last_child != kNone ? open.last_child : open.node];
  end_ = open.last_child != kNone ? std::size_t{node.offset} + node.length : node.offset + (open.has_bracket ? 1U : 0U);
}

NodeId Builder::add(Kind kind, Style style, std::size_t offset) {
  tree_.nodes.push_back(Node{.kind = kind, .style = style, .offset = static_cast<std::uint32_t>(offset)});
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

// `begin` is where its tag or anchor begins, if it has one.
NodeId Builder::add_value(Kind kind, Style style, std::size_t begin, std::size_t offset) {
  const bool is_key =
      !open_.empty() && tree_.nodes[open_.back().node].kind == Kind::mapping && open_.back().entry == kNone;
  if (is_key) {
    const NodeId entry = add(Kind::entry, Style::plain, begin);
    const NodeId key = add(kind, style, offset);
    tree_.nodes[entry].first_child = key;
    open_.back().entry = entry;
    return key;
  }
  const NodeId value = add(kind, style, offset);
  if (open_.empty()) {
    tree_.roots.push_back(value);
  } else if (open_.back().entry != kNone) {
    const NodeId entry = open_.back().entry;
    tree_.nodes[tree_.nodes[entry].first_child].next_sibling = value;
  } else {
    link(value);
  }
  return value;
}

void Builder::add_properties(NodeId id, const NodeStart& start, Names names) {
  if (!start.has_properties()) {
    return;
  }
  tree_.nodes[id].properties = static_cast<std::uint32_t>(tree_.properties.size());
  const auto span = [](std::size_t offset, std::size_t length) {
    return Span{.offset = static_cast<std::uint32_t>(offset), .length = static_cast<std::uint32_t>(length)};
  };
  Properties& properties = tree_.properties.emplace_back();
  properties.tag = span(start.tag, start.tag_length);
  properties.anchor = span(start.anchor, start.anchor_length);
  // libyaml forgets the tag "!".
  properties.tag_name = start.tag_length > 0 && names.tag.empty() ? "!" : names.tag;
  if (!names.anchor.empty()) {
    anchors_.insert_or_assign(std::string(names.anchor), id);
  }
}

void Builder::link(NodeId child) {
  Open& parent = open_.back();
  if (parent.last_child == kNone) {
    tree_.nodes[parent.node].first_child = child;
  } else {
    tree_.nodes[parent.last_child].next_sibling = child;
  }
  parent.last_child = child;
}

void Builder::value_ends(NodeId id, std::size_t end) {
  end_ = std::max(end_, end);
  if (open_.empty() || open_.back().entry == kNone) {
    return;
  }
  const NodeId entry = open_.back().entry;
  if (tree_.nodes[entry].first_child != id) {
    open_.back().entry = kNone;
    set_end(entry, end_);
    link(entry);
  }
}

void Builder::set_end(NodeId id, std::size_t end) {
  tree_.nodes[id].length = static_cast<std::uint32_t>(end) - tree_.nodes[id].offset;
}

// libyaml gives a value that is left out the place of the next thing, sometimes lines below. Here it stands behind the
// `:`, `-`, `?` or tag before it.
std::size_t Builder::place_of_nothing(const NodeStart& start) const {
  if (start.has_properties()) {
    return start.properties_end;
  }
  std::size_t at = std::max(end_, std::min(start.value, tree_.text.size()));
  while (at > end_ && std::string_view(" \t\r\n").find(tree_.text[at - 1]) != std::string_view::npos) {
    --at;
  }
  const bool is_behind_indicator =
      at > end_ && std::string_view(":-?").find(tree_.text[at - 1]) != std::string_view::npos;
  return is_behind_indicator ? at : end_;
}

bool Builder::is_open(NodeId id) const { return tree_.nodes[id].length == kStillOpen; }

void Builder::warn(base::Message message, NodeId id) {
  if (tree_.problems.size() >= most_problems_) {
    ++more_problems_;
    return;
  }
  const Node& node = tree_.nodes[id];
  tree_.problems.push_back(Problem{.message = std::move(message), .offset = node.offset, .length = node.length});
}

void Builder::report() {
  for (const NodeId key : repeated_.take()) {
    if (key < tree_.nodes.size()) {
      warn(base::Message(kRepeated, {clipped(text_of(tree_, key))}), key);
    }
  }
  std::vector<Problem>& all = tree_.problems;
  std::stable_sort(all.begin(), all.end(), [](const Problem& a, const Problem& b) { return a.offset < b.offset; });
  if (more_problems_ > 0) {
    // What breaks off takes the end back, but not before what has been said already.
    const auto end = std::max(static_cast<std::uint32_t>(end_), all.empty() ? 0 : all.back().offset);
    all.push_back(Problem{.message = base::Message(kMore, {std::to_string(more_problems_)}), .offset = end});
  }
  if (failed_) {
    all.push_back(std::move(failure_));
  }
}

}  // namespace kakoi::syntax::yaml
