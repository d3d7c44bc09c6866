// Small documents of JSON, of which single members are wanted: errors, credentials, cached tokens.
#pragma once

#include "syntax/json/tree.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace kakoi::aws {

class JsonDocument {
 public:
  /// `text` must stay.
  explicit JsonDocument(std::string_view text);

  /// The whole text is one object.
  [[nodiscard]] bool is_object() const { return is_whole_; }
  /// The text of the member; of a member of a member with `outer`. Empty when it is none, or no text.
  [[nodiscard]] std::string text(std::string_view name) const { return text_at(tree_.root, name); }
  [[nodiscard]] std::string text(std::string_view outer, std::string_view name) const;
  /// The member as a whole number; nothing when it is none.
  [[nodiscard]] std::optional<long long> number(std::string_view name) const { return number_at(tree_.root, name); }
  [[nodiscard]] std::optional<long long> number(std::string_view outer, std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  [[nodiscard]] std::string text_at(syntax::json::NodeId object, std::string_view name) const;
  [[nodiscard]] std::optional<long long> number_at(syntax::json::NodeId object, std::string_view name) const;
  [[nodiscard]] syntax::json::NodeId member(syntax::json::NodeId object, std::string_view name) const;

  syntax::json::Tree tree_;
  bool is_whole_ = false;
};

/// The tree has a root and nothing that was not read.
bool is_whole(const syntax::json::Tree& tree);

}  // namespace kakoi::aws
