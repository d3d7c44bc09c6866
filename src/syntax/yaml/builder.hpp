// Puts a tree together from what the parser meets, in the order of the text.
#pragma once

#include "syntax/yaml/bytes.hpp"
#include "syntax/yaml/repeated_keys.hpp"
#include "syntax/yaml/tree.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::syntax::yaml {

class Builder {
 public:
  /// `problems` as in Limits.
  Builder(std::string_view text, std::size_t problems);

  /// Tag and anchor as libyaml gives them; empty where there are none.
  struct Names {
    std::string_view tag;
    std::string_view anchor;
  };

  /// `end` is behind `---`, or where the document begins without it.
  void begin_document(std::size_t end);
  /// It stands from `start.value` to `end`, or is left out when `start.value` is not before it. `value` is what it
  /// says.
  void scalar(Style style, const NodeStart& start, std::size_t end, std::string_view value, Names names);
  void alias(std::size_t begin, std::size_t end, std::string_view anchor);
  void open(Kind kind, Style style, const NodeStart& start, bool has_bracket, Names names);
  /// The innermost one, whose closing bracket, if it has one, ends at `end`.
  void close(std::size_t end);

  /// Sequences and mappings that are open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }

  void fail(base::Message message, std::size_t offset, std::size_t length, bool is_bound = false);
  [[nodiscard]] bool failed() const { return failed_; }

  /// What is still open ends where reading ended, and a key without its value goes.
  Tree finish();

 private:
  struct Open {
    NodeId node = kNone;
    NodeId last_child = kNone;
    NodeId entry = kNone;  ///< the one whose value comes next
    bool has_bracket = false;
  };

  NodeId add(Kind kind, Style style, std::size_t offset);
  NodeId add_value(Kind kind, Style style, std::size_t begin, std::size_t offset);
  void add_properties(NodeId id, const NodeStart& start, Names names);
  void drop_entry(Open& open);
  void link(NodeId child);
  void value_ends(NodeId id, std::size_t end);
  void set_end(NodeId id, std::size_t end);
  [[nodiscard]] std::size_t place_of_nothing(const NodeStart& start) const;
  [[nodiscard]] bool is_open(NodeId id) const;
  void warn(base::Message message, NodeId id);
  void report();

  Tree tree_;
  std::vector<Open> open_;
  std::size_t end_ = 0;  ///< behind the last thing that was added
  std::map<std::string, NodeId, std::less<>> anchors_;
  RepeatedKeys repeated_;
  std::size_t most_problems_ = 0;
  std::size_t more_problems_ = 0;
  Problem failure_;
  bool failed_ = false;
};

}  // namespace kakoi::syntax::yaml
