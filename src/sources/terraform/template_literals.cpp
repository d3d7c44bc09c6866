#include "sources/terraform/template_literals.hpp"

#include <algorithm>
#include <limits>
#include <vector>

namespace kakoi::sources::terraform {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

std::size_t leading_spaces(std::string_view text) {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_space) - text.begin());
}

/// A literal, or a sequence (an interpolation, or one of the marks of a directive).
struct Token {
  NodeId literal = hcl::kNone;
  std::string text{};
  bool trims_before = false;
  bool trims_after = false;
};

// The template as HashiCorp's scanner sees it: one token after the other, directives taken apart.
class Tokens {
 public:
  Tokens(const SourceFile& file, bool in_heredoc) : file_(file), in_heredoc_(in_heredoc) {}

  void add(NodeId of) {
    for (const NodeId part : hcl::Children(file_.tree, of)) {
      switch (file_.tree[part].kind) {
        case Kind::literal_part:
          all_.push_back({.literal = part, .text = hcl::literal_text(file_.tree.source(part), in_heredoc_)});
          break;
        case Kind::if_directive:
        case Kind::for_directive:
          add_directive(part);
          break;
        default:
          all_.push_back({.trims_before = file_.tree.has(part, hcl::kTrimBefore),
                          .trims_after = file_.tree.has(part, hcl::kTrimAfter)});
          break;
      }
    }
  }

  void trim() {
    for (std::size_t i = 0; i < all_.size(); ++i) {
      if (all_[i].trims_before && i > 0 && all_[i - 1].literal != hcl::kNone) {
        std::string& text = all_[i - 1].text;
        text.erase(text.size() -
                   static_cast<std::size_t>(std::find_if_not(text.rbegin(), text.rend(), is_space) - text.rbegin()));
      }
      if (all_[i].trims_after && i + 1 < all_.size() && all_[i + 1].literal != hcl::kNone) {
        std::string& text = all_[i + 1].text;
        text.erase(0, leading_spaces(text));
      }
    }
  }

  // Takes off what all lines are indented by. A line that starts with a sequence is not indented; a blank line does not
  // count, and stays as it is.
  void flush() {
    std::size_t least = std::numeric_limits<std::size_t>::max();
    std::vector<Token*> starts;
    bool at_line_start = true;
    for (Token& token : all_) {
      const std::size_t spaces = leading_spaces(token.text);
      const bool is_blank_line = spaces == token.text.size() && token.text.ends_with('\n');
      if (at_line_start && !is_blank_line) {
        least = std::min(least, spaces);
        starts.push_back(&token);
      }
      at_line_start = token.text.ends_with('\n');
    }
    for (Token* token : starts) {
      token->text.erase(0, std::min(least, token->text.size()));
    }
  }

  [[nodiscard]] std::map<NodeId, std::string> texts() && {
    std::map<NodeId, std::string> result;
    for (Token& token : all_) {
      if (token.literal != hcl::kNone) {
        result.emplace(token.literal, std::move(token.text));
      }
    }
    return result;
  }

 private:
  // Of a branch, kTrimBefore and kTrimAfter belong to the marks around it (templates.cpp of the parser).
  void add_directive(NodeId directive) {
    Token mark{.trims_before = file_.tree.has(directive, hcl::kTrimBefore)};
    for (const NodeId part : hcl::Children(file_.tree, directive)) {
      if (file_.tree[part].kind != Kind::branch) {
        continue;
      }
      mark.trims_after = file_.tree.has(part, hcl::kTrimBefore);
      all_.push_back(mark);
      add(part);
      mark = Token{.trims_before = file_.tree.has(part, hcl::kTrimAfter)};
    }
    mark.trims_after = file_.tree.has(directive, hcl::kTrimAfter);
    all_.push_back(mark);
  }

  const SourceFile& file_;
  bool in_heredoc_;
  std::vector<Token> all_;
};

bool needs_work(const SourceFile& file, NodeId of) {
  const auto has_mark = [&](NodeId part) {
    return file.tree.has(part, hcl::kTrimBefore) || file.tree.has(part, hcl::kTrimAfter);
  };
  for (const NodeId part : hcl::Children(file.tree, of)) {
    const Kind kind = file.tree[part].kind;
    if (kind != Kind::literal_part && (has_mark(part) || kind != Kind::interpolation)) {
      return true;
    }
  }
  return false;
}

}  // namespace

std::map<NodeId, std::string> template_literals(const SourceFile& file, NodeId node) {
  const bool is_flush = file.tree[node].kind == Kind::heredoc && file.tree.has(node, hcl::kFlush);
  if (!is_flush && !needs_work(file, node)) {
    return {};
  }
  Tokens tokens(file, file.tree[node].kind == Kind::heredoc);
  tokens.add(node);
  tokens.trim();
  if (is_flush) {
    tokens.flush();
  }
  return std::move(tokens).texts();
}

}  // namespace kakoi::sources::terraform
