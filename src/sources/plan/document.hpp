// The text of a plan or state, of which small parts are parsed as they are asked for, and made into values.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/text_file.hpp"
#include "syntax/json/cursor.hpp"
#include "syntax/json/tree.hpp"
#include "values/arena.hpp"
#include "values/value.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

using syntax::json::NodeId;
using syntax::json::Span;
inline constexpr NodeId kNoNode = syntax::json::kNone;

/// One part of the text, parsed. Of a part that is not there, every node is kNoNode.
struct Part {
  syntax::json::Tree tree{};
  std::uint32_t offset = 0;  ///< of the part in the text

  [[nodiscard]] NodeId root() const { return tree.root; }
  [[nodiscard]] NodeId find(NodeId object, std::string_view key) const;
  [[nodiscard]] bool is(NodeId node, syntax::json::Kind kind) const {
    return node != kNoNode && tree.nodes[node].kind == kind;
  }
  [[nodiscard]] bool is_true(NodeId node) const { return node != kNoNode && tree.source(node) == "true"; }
  [[nodiscard]] std::vector<NodeId> children(NodeId node) const;
  /// The name and the value of a member.
  [[nodiscard]] std::string key(NodeId member) const;
  [[nodiscard]] NodeId value(NodeId member) const;
  /// `true` stands somewhere within.
  [[nodiscard]] bool holds_true(NodeId node) const;
  /// A string; empty for what is none.
  [[nodiscard]] std::string text(NodeId node) const;
  [[nodiscard]] Span span(NodeId node) const;
};

class Document {
 public:
  Document(const TextFile& file, values::Arena& arena, base::Diagnostics& problems)
      : file_(file), arena_(arena), problems_(problems) {}

  [[nodiscard]] values::Arena& arena() const { return arena_; }
  [[nodiscard]] std::string_view source(Span span) const { return span.in(file_.text); }
  [[nodiscard]] base::Range range(Span span) const {
    return {.file = file_.id, .offset = span.offset, .length = span.length};
  }
  /// A key that stands twice in it is a warning.
  [[nodiscard]] Part part(Span span);
  /// What a string says; empty for what is none.
  [[nodiscard]] std::string text(Span span) const;

  /// What stands at `known`, with what `unknown` marks as not known before apply put into it. Either may be missing.
  /// A text keeps the way back to its bytes, escape by escape. `path` says what it is: `after_unknown.launch_type`.
  values::Value value(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                      const std::string& path);
  values::Value value(const Part& part, NodeId node);

  void problem(base::Level level, Span span, base::Message message);

 private:
  values::Value known(const Part& part, NodeId node);
  values::Value text_value(const Part& part, NodeId node);
  values::Value after_apply(const Part& part, NodeId node, const std::string& path);
  values::Value object(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                       const std::string& path);
  values::Value array(const Part& of_known, NodeId known, const Part& of_unknown, NodeId unknown,
                      const std::string& path);
  base::TrailId literal(const Part& part, NodeId node);

  const TextFile& file_;
  values::Arena& arena_;
  base::Diagnostics& problems_;
};

}  // namespace kakoi::sources::plan
