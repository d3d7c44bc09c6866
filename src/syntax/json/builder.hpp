// Puts a tree together from what the parser meets, in the order of the text.
#pragma once

#include "syntax/json/repeated_keys.hpp"
#include "syntax/json/tree.hpp"

#include <cstddef>
#include <string_view>
#include <vector>

namespace kakoi::syntax::json {

/// Offsets count from behind the byte order mark, whose length is `start`; those in the tree do not.
class Builder {
 public:
  Builder(std::string_view text, std::size_t start);

  /// Begins a member. It comes into the tree with its value.
  void key(std::size_t offset, std::size_t length);
  void scalar(Kind kind, std::size_t offset, std::size_t length);
  void open(Kind kind, std::size_t offset);
  void close(std::size_t end);

  /// Arrays and objects that are open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  /// The innermost of them has no child so far.
  [[nodiscard]] bool at_first_child() const { return open_.back().last_child == kNone; }
  /// Behind the last bracket, key or scalar.
  [[nodiscard]] std::size_t end() const { return end_; }

  void fail(base::Message message, std::size_t offset, std::size_t length);
  [[nodiscard]] bool failed() const { return failed_; }

  /// What is still open ends where reading ended, and a key without its value goes. `problems` as in Limits.
  Tree finish(std::size_t problems);

 private:
  struct Open {
    NodeId node = kNone;
    NodeId last_child = kNone;
  };

  NodeId add(Kind kind, std::size_t offset, std::size_t length);
  NodeId add_value(Kind kind, std::size_t offset, std::size_t length);
  void link(NodeId child);
  void value_ends(std::size_t end);
  void set_end(NodeId id, std::size_t end);
  void report_repeated(std::size_t problems);

  std::size_t start_ = 0;
  Tree tree_;
  std::vector<Open> open_;
  NodeId member_ = kNone;  ///< the one whose value comes next
  std::size_t end_ = 0;
  RepeatedKeys repeated_;
  Problem failure_;
  bool failed_ = false;
};

}  // namespace kakoi::syntax::json
