#include "syntax/hcl/tree.hpp"

#include "base/utf8.hpp"
#include "syntax/unicode.hpp"

#include <utility>

namespace kakoi::syntax::hcl {
namespace {

// Reads \uXXXX or \UXXXXXXXX; the parser has made sure that the digits are there.
std::uint32_t code_of_escape(std::string_view digits) {
  std::uint32_t code = 0;
  for (const char c : digits) {
    const std::uint32_t digit =
        c <= '9' ? static_cast<std::uint32_t>(c - '0') : (static_cast<std::uint32_t>(c) | 32U) - 'a' + 10U;
    code = code * 16 + digit;
  }
  return code;
}

std::size_t append_escape(std::string& out, std::string_view source) {
  const char c = source.size() > 1 ? source[1] : '\\';
  if (c == 'u' || c == 'U') {
    const std::size_t digits = c == 'u' ? 4 : 8;
    const std::uint32_t code = code_of_escape(source.substr(2, digits));
    const bool is_scalar = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    base::append_utf8(out, is_scalar ? code : 0xfffd);
    return 2 + digits;
  }
  out += c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
  return 2;
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
  std::string out;
  out.reserve(source.size());
  for (std::size_t i = 0; i < source.size();) {
    const char c = source[i];
    if ((c == '$' || c == '%') && i + 2 < source.size() && source[i + 1] == c && source[i + 2] == '{') {
      out += c;
      out += '{';
      i += 3;
    } else if (c == '\\' && !in_heredoc) {
      i += append_escape(out, source.substr(i));
    } else {
      out += c;
      ++i;
    }
  }
  return normalized(std::move(out));
}

std::string label_text(const Tree& tree, NodeId node) {
  if (tree[node].kind != Kind::quoted) {
    return std::string(tree.source(node));
  }
  std::string out;
  for (const NodeId part : Children(tree, node)) {
    out += literal_text(tree.source(part), false);
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
