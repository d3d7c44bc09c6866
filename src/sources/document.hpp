// A file of JSON or YAML as one kind of tree, so that whoever reads it need not ask which of the two it is.
#pragma once

#include "base/diagnostic.hpp"
#include "base/range.hpp"
#include "sources/text_file.hpp"
#include "syntax/text_run.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources {

class Document {
 public:
  using NodeId = std::uint32_t;
  static constexpr NodeId kNone = 0xffffffff;

  /// `word` is what JSON writes without quotes and is neither null nor a bool: a number; in YAML also any text.
  enum class Kind : std::uint8_t { null, boolean, word, text, list, map };

  struct Entry {
    std::string_view key;
    base::Range key_range;
    NodeId value = kNone;
  };

  /// Reads `file`, which has to stay: as JSON where it begins as that does, with a bracket and what JSON has behind it,
  /// else as YAML. What is wrong goes to `diagnostics`.
  static Document read(const TextFile& file, base::Diagnostics& diagnostics);

  Document(Document&&) noexcept;
  Document& operator=(Document&&) noexcept;
  ~Document();

  /// False: something in it could not be read, or it is no document at all. What was read is there.
  [[nodiscard]] bool is_whole() const { return is_whole_; }
  /// How many documents the file holds. The tree is that of the first.
  [[nodiscard]] std::size_t documents() const { return documents_; }
  /// kNone when there is nothing.
  [[nodiscard]] NodeId root() const { return root_; }

  [[nodiscard]] Kind kind(NodeId node) const { return nodes_[node].kind; }
  [[nodiscard]] bool is_map(NodeId node) const { return node != kNone && kind(node) == Kind::map; }
  [[nodiscard]] bool is_list(NodeId node) const { return node != kNone && kind(node) == Kind::list; }
  [[nodiscard]] bool is_scalar(NodeId node) const { return node != kNone && kind(node) <= Kind::text; }
  [[nodiscard]] base::Range range(NodeId node) const {
    return {.file = file_, .offset = nodes_[node].offset, .length = nodes_[node].length};
  }
  /// Its tag as it is written, `!Ref`; empty when it has none, or one of YAML's own.
  [[nodiscard]] std::string_view tag(NodeId node) const;
  /// What a scalar says.
  [[nodiscard]] std::string_view text(NodeId node) const { return nodes_[node].text; }
  /// Where the parts of that stand.
  [[nodiscard]] std::vector<syntax::TextRun> runs(NodeId node) const;
  /// Of a map, in the order of the text, those that `<<` merges behind them; of no other, nothing. Of two with one key
  /// the later one counts, but for what is merged.
  [[nodiscard]] std::span<const Entry> entries(NodeId node) const {
    return is_map(node) ? std::span(entries_).subspan(nodes_[node].first, nodes_[node].count)
                        : std::span<const Entry>{};
  }
  [[nodiscard]] std::span<const NodeId> items(NodeId node) const {
    return is_list(node) ? std::span(items_).subspan(nodes_[node].first, nodes_[node].count)
                         : std::span<const NodeId>{};
  }
  /// The entry of `map` that counts for `key`; null when there is none, or it is no map.
  [[nodiscard]] const Entry* find(NodeId map, std::string_view key) const;
  /// The value of that; kNone when there is none.
  [[nodiscard]] NodeId value(NodeId map, std::string_view key) const;

  /// All of `node` as a value, tags left out of account. A scalar without quotes that is no bool and no null is a text.
  [[nodiscard]] values::Value to_value(values::Arena& arena, NodeId node) const;
  /// A scalar as a value, its parts with the places where they stand.
  [[nodiscard]] values::Value scalar(values::Arena& arena, NodeId node) const;

 private:
  struct Node {
    std::uint32_t offset = 0;
    std::uint32_t length = 0;
    std::uint32_t first = 0;  ///< of its entries or items
    std::uint32_t count = 0;
    std::uint32_t origin = kNone;  ///< in the tree that it was made of
    std::string_view text{};       ///< of a scalar
    Kind kind = Kind::null;
  };
  struct Trees;
  class FromJson;
  class FromYaml;

  Document();

  std::unique_ptr<Trees> trees_;
  base::FileId file_ = base::FileId::none;
  NodeId root_ = kNone;
  std::size_t documents_ = 0;
  bool is_whole_ = true;
  std::vector<Node> nodes_;
  std::vector<Entry> entries_;
  std::vector<NodeId> items_;
};

}  // namespace kakoi::sources
