// YAML 1.1 as a tree in which every key and every value has its byte range. The parser is libyaml's; this room adds
// bytes where libyaml counts code points, the ranges of tags and anchors, depth, duplicate keys, and aliases and merge
// keys that are looked through and never copied out. What a plain scalar means says scalars.hpp.
#pragma once

#include "base/message.hpp"
#include "base/range.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::yaml {

enum class Kind : std::uint8_t { scalar, sequence, mapping, entry, alias };

/// Of a scalar the first five, of a sequence or mapping the last two; of an entry or alias it says nothing.
enum class Style : std::uint8_t { plain, single_quoted, double_quoted, literal, folded, block, flow };

using NodeId = std::uint32_t;
inline constexpr NodeId kNone = 0xffffffff;

/// An entry has two children: its key and its value, each of any kind but entry. Children stand in the order of the
/// text, and so do all nodes.
struct Node {
  Kind kind = Kind::scalar;
  Style style = Style::plain;
  /// Of the first byte of the value itself, quotes included, behind its tag and anchor. A value that is left out stands
  /// behind the `:`, `-` or tag that it is the value of, and has no length. An entry begins with all that belongs to
  /// its key.
  std::uint32_t offset = 0;
  /// Bytes. Brackets, the header of a block scalar and the indentation of its lines are included, the line end of its
  /// last line that is not blank is not. Block collections and entries end with the last thing in them.
  std::uint32_t length = 0;
  NodeId first_child = kNone;
  NodeId next_sibling = kNone;
  NodeId target = kNone;  ///< of an alias: the node that it stands for; kNone when there is none: see resolve
  std::uint32_t properties = kNone;  ///< into Tree::properties, when it has a tag or an anchor
  std::uint32_t text = kNone;        ///< of a scalar: into Tree::texts, when it does not stand in the source as it is
};

/// Where something stands; without it, nowhere.
struct Span {
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
};

struct Properties {
  Span tag;              ///< as it is written: `!Ref`, `!!str`, `!<tag:…>`
  Span anchor;           ///< `&` included
  std::string tag_name;  ///< with its handle resolved: `!Ref`, `tag:yaml.org,2002:str`; `!` alone for "not resolved"
};

struct Problem {
  base::Message message;
  std::uint32_t offset = 0;
  std::uint32_t length = 0;
  bool fatal = false;     ///< true: what stands behind it was not read
  bool is_bound = false;  ///< true: the text may be well, it is only more than kakoi reads
};

struct Tree {
  std::string_view text;  ///< the text that was parsed, owned by the caller, who keeps it as long as the tree
  std::vector<Node> nodes;
  std::vector<NodeId> roots;  ///< one for each document that has been begun
  std::vector<Properties> properties;
  std::vector<std::string> texts;
  std::vector<Problem> problems;  ///< in the order of the text; a fatal one is the last

  [[nodiscard]] std::string_view source(NodeId id) const { return text.substr(nodes[id].offset, nodes[id].length); }
};

struct Limits {
  std::size_t depth = 1000;    ///< sequences and mappings within each other
  std::size_t problems = 100;  ///< how many that are not fatal are kept; the rest is counted in one more
};

/// Reads all documents in `text`. A text that is broken in the middle gives what stands before, and a fatal problem.
/// Text that is not UTF-8, and control characters, are fatal. Not fatal are duplicate keys, of which the tree keeps
/// all, and aliases that stand for nothing or for what they stand in. Linear in time and memory for a given depth; no
/// recursion.
Tree parse(std::string_view text, Limits limits = {});

/// What a scalar says: without quotes, escapes resolved, lines folded.
std::string_view text_of(const Tree& tree, NodeId scalar);

/// The tag of a node as Properties::tag_name; empty when it has none.
std::string_view tag_of(const Tree& tree, NodeId id);

/// Of an alias the node that it stands for, or kNone when that does not exist or the alias stands in it: such a text
/// has no end. Any other node is itself. Whoever follows what this gives comes to an end, but not soon: a text of a
/// thousand bytes can stand for 10^30 values.
NodeId resolve(const Tree& tree, NodeId id);

/// `<<`, which takes over the entries of another mapping. (YAML language-independent type "merge".)
bool is_merge_key(const Tree& tree, NodeId key);

struct Found {
  NodeId value = kNone;  ///< resolved; kNone when the mapping has no such key
  NodeId entry = kNone;  ///< the one that it was found in, wherever that stands
  bool certain = true;   ///< false: a merge key could not be followed, so it may have the key, or another value for it
};

/// The value of the last entry of `mapping` whose key is the scalar `key`. Where there is none, of the first mapping
/// that it merges which has one. Looks at 10,000 merged entries at most, and at merges a hundred deep.
Found find(const Tree& tree, NodeId mapping, std::string_view key);

}  // namespace kakoi::syntax::yaml
