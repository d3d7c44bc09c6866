#include "syntax/hcl/tree.hpp"

#include "base/utf8.hpp"
#include "syntax/hcl/escapes.hpp"
#include "syntax/unicode.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::syntax::hcl {
namespace {

// The parser has made sure that an escape sequence is whole, and that its code is one.
std::size_t append_escape(std::string& out, std::string_view source) {
  const char c = source.size() > 1 ? source[1] : '\\';
  if (c == 'u' || c == 'U') {
    const std::size_t digits = c == 'u' ? 4 : 8;
    base::append_utf8(out, code_of_escape(source.substr(2, digits)));
    return 2 + digits;
  }
  out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
  return 2;
}

// The escape at the front of `source`: appends what it stands for and returns its length, which is 0 when there is
// none.
std::size_t append_if_escape(std::string& out, std::string_view source, bool in_heredoc) {
  const char c = source.front();
  if ((c == '$' || c == '%') && source.size() > 2 && source[1] == c && source[2] == '{') {
    out += c;
    out += '{';
    return 3;
  }
  return c == '\\' && !in_heredoc ? append_escape(out, source) : 0;
}

std::string without_escapes(std::string_view source, bool in_heredoc) {
  std::string out;
  out.reserve(source.size());
  for (std::size_t i = 0; i < source.size();) {
    const std::size_t length = append_if_escape(out, source.substr(i), in_heredoc);
    if (length == 0) {
      out += source[i];
    }
    i += std::max<std::size_t>(length, 1);
  }
  return out;
}

}  // namespace

NodeId child(const Tree& tree, NodeId parent, std::size_t n) {
  NodeId id = tree[parent].first_child;
  for (; n > 0 && id != kNone; --n) {
    id = tree[id].next_sibling;
  }
  return id;
}

std::string literal_text(std::string_view source, bool in_heredoc) {
  return normalized(without_escapes(source, in_heredoc));
}

std::vector<LiteralRun> literal_runs(std::string_view source, bool in_heredoc) {
  std::vector<LiteralRun> runs;
  bool is_escape = true;
  for (std::size_t i = 0; i < source.size();) {
    std::string text;
    const std::size_t length = append_if_escape(text, source.substr(i), in_heredoc);
    if (length > 0) {
      runs.push_back({.offset = i, .length = length, .text = std::move(text)});
    } else if (is_escape) {
      runs.push_back({.offset = i, .length = 1, .text = std::string(1, source[i])});
    } else {
      ++runs.back().length;
      runs.back().text += source[i];
    }
    is_escape = length > 0;
    i += std::max<std::size_t>(length, 1);
  }
  return runs;
}

std::string label_text(const Tree& tree, NodeId node) {
  if (tree[node].kind != Kind::quoted) {
    return std::string(tree.source(node));
  }
  std::string out;
  for (const NodeId part : Children(tree, node)) {
    out += without_escapes(tree.source(part), false);
  }
  return out;
}

std::string print(const Tree& tree) {
  // An explicit stack: of each node, the child that comes next. Between two children stands what the tree leaves to the
  // ranges: blanks, comments, punctuation.
  struct Open {
    NodeId node = kNone;
    NodeId next = kNone;
  };
  std::string out;
  out.reserve(tree.text.size());
  const auto copy_to = [&](std::size_t offset) { out += tree.text.substr(out.size(), offset - out.size()); };
  std::vector<Open> open{{.node = tree.root, .next = tree[tree.root].first_child}};
  while (!open.empty()) {
    Open& top = open.back();
    if (top.next == kNone) {
      copy_to(tree[top.node].offset + tree[top.node].length);
      open.pop_back();
      continue;
    }
    const NodeId node = top.next;
    top.next = tree[node].next_sibling;
    copy_to(tree[node].offset);
    open.push_back(Open{.node = node, .next = tree[node].first_child});
  }
  copy_to(tree.text.size());
  return out;
}

}  // namespace kakoi::syntax::hcl
