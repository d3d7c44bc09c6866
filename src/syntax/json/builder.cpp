#include "syntax/json/builder.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace kakoi::syntax::json {
namespace {

constexpr base::Phrase kRepeated{"the key `{}` is already in this object; most readers take only the last value",
                                 "キー `{}` はこのオブジェクトに既にあります。多くの処理系は最後の値だけを使います"};
constexpr base::Phrase kMoreRepeated{"{} more keys stand in their object before",
                                     "このほかに {} 個のキーがそれぞれのオブジェクトで重複しています"};

std::string clipped(std::string name) {
  constexpr std::size_t kMost = 80;
  if (name.size() <= kMost) {
    return name;
  }
  std::size_t end = kMost;
  while (end > 0 && (static_cast<unsigned char>(name[end]) & 0xc0U) == 0x80U) {
    --end;
  }
  return name.substr(0, end) + "…";
}

}  // namespace

Builder::Builder(std::string_view text, std::size_t start) : start_(start) {
  tree_.text = text;
  // A minified plan has 7 bytes a node or more. Room that is not used is never touched; growing copies all there is.
  tree_.nodes.reserve(text.size() / 6);
}

void Builder::key(std::size_t offset, std::size_t length) {
  member_ = add(Kind::member, offset, length);
  const NodeId key = add(Kind::string, offset, length);
  tree_.nodes[member_].first_child = key;
  end_ = offset + length;
}

void Builder::scalar(Kind kind, std::size_t offset, std::size_t length) {
  add_value(kind, offset, length);
  value_ends(offset + length);
}

void Builder::open(Kind kind, std::size_t offset) {
  open_.push_back(Open{.node = add_value(kind, offset, 1)});
  end_ = offset + 1;
}

void Builder::close(std::size_t end) {
  const NodeId id = open_.back().node;
  open_.pop_back();
  set_end(id, end);
  if (tree_.nodes[id].kind == Kind::object) {
    repeated_.look_at(tree_, id);
  }
  value_ends(end);
}

void Builder::fail(base::Message message, std::size_t offset, std::size_t length) {
  failed_ = true;
  failure_ = Problem{.message = std::move(message),
                     .offset = static_cast<std::uint32_t>(start_ + offset),
                     .length = static_cast<std::uint32_t>(length),
                     .fatal = true};
}

Tree Builder::finish(std::size_t problems) {
  if (member_ != kNone) {
    tree_.nodes.resize(member_);
  }
  while (!open_.empty()) {
    close(end_);
  }
  report_repeated(problems);
  if (failed_) {
    // It stands behind all that was read, so the problems are in the order of the text.
    tree_.problems.push_back(std::move(failure_));
  }
  return std::move(tree_);
}

NodeId Builder::add(Kind kind, std::size_t offset, std::size_t length) {
  tree_.nodes.push_back(Node{.kind = kind,
                             .offset = static_cast<std::uint32_t>(start_ + offset),
                             .length = static_cast<std::uint32_t>(length)});
  return static_cast<NodeId>(tree_.nodes.size() - 1);
}

NodeId Builder::add_value(Kind kind, std::size_t offset, std::size_t length) {
  const NodeId value = add(kind, offset, length);
  if (member_ == kNone) {
    link(value);
    return value;
  }
  const NodeId key = tree_.nodes[member_].first_child;
  tree_.nodes[key].next_sibling = value;
  link(std::exchange(member_, kNone));
  return value;
}

void Builder::link(NodeId child) {
  if (open_.empty()) {
    tree_.root = child;
    return;
  }
  Open& parent = open_.back();
  if (parent.last_child == kNone) {
    tree_.nodes[parent.node].first_child = child;
  } else {
    tree_.nodes[parent.last_child].next_sibling = child;
  }
  parent.last_child = child;
}

// A member ends with its value.
void Builder::value_ends(std::size_t end) {
  end_ = end;
  if (!open_.empty() && tree_.nodes[open_.back().node].kind == Kind::object) {
    set_end(open_.back().last_child, end);
  }
}

void Builder::set_end(NodeId id, std::size_t end) {
  Node& node = tree_.nodes[id];
  node.length = static_cast<std::uint32_t>(start_ + end - node.offset);
}

void Builder::report_repeated(std::size_t problems) {
  const std::vector<NodeId> keys = repeated_.take();
  const std::size_t shown = std::min(keys.size(), problems);
  for (std::size_t i = 0; i < keys.size() && i <= shown; ++i) {
    const Node& key = tree_.nodes[keys[i]];
    base::Message message = i < shown ? base::Message(kRepeated, {clipped(decoded(tree_, keys[i]))})
                                      : base::Message(kMoreRepeated, {std::to_string(keys.size() - shown)});
    tree_.problems.push_back(Problem{.message = std::move(message), .offset = key.offset, .length = key.length});
  }
}

}  // namespace kakoi::syntax::json
