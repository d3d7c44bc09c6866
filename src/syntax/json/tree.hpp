// JSON (RFC 8259) as a tree in which every key and every value has its byte range. The parser is simdjson's; this
// room adds ranges, depth, and what simdjson lets pass: a byte order mark, duplicate keys, trailing junk.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object, member };

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xffffffff;

/// A member has two children: its key (a string) and its value. Children stand in the order of the text.
struct Node {
  Kind kind = Kind::null;
  std::uint32_t offset = 0;  ///< of the first byte; of a string, its opening quote
  std::uint32_t length = 0;  ///< bytes, quotes and brackets included
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;
};

struct Problem {
  base::Message message;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool fatal = false;  ///< true: what stands behind it was not read
};

struct Tree {
  std::string_view text;  ///< the text that was parsed, owned by the caller, who keeps it as long as the tree
  std::vector<Node> nodes;
  NodeId root = kNone;  ///< kNone when not even a first value could be read
  std::vector<Problem> problems;

  [[nodiscard]] std::string_view source(NodeId id) const { return text.substr(nodes[id].offset, nodes[id].length); }
};

struct Limits {
  std::size_t depth = 1000;    ///< arrays and objects within each other
  std::size_t problems = 100;  ///< how many that are not fatal are kept; the rest is counted in one more
};

/// Reads all of `text`. A text that is broken in the middle gives what stands before, and a fatal problem. Duplicate
/// keys are a problem that is not fatal; the tree keeps both members. Linear in time and memory; recursion is bounded
/// by `limits.depth`. UTF-8 that is not well-formed is a fatal problem.
Tree parse(std::string_view text, Limits limits = {});

/// The value of the last member `key` of `object`, as Terraform and most readers take it; kNone when there is none or
/// it is no object.
NodeId find(const Tree& tree, NodeId object, std::string_view key);

/// A string node with its escapes resolved. A lone surrogate becomes U+FFFD.
std::string decoded(const Tree& tree, NodeId string);

/// The same of what stands between the quotes, or of a part of it that cuts no escape.
std::string unescaped(std::string_view inside);

}  // namespace kakoi::syntax::json
