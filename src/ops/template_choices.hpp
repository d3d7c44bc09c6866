// What a template may be deployed with, as far as it says so itself.
#pragma once

#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

/// Of one template; those that it nests or includes are not looked at.
class TemplateChoices {
 public:
  explicit TemplateChoices(std::string text);

  /// The names of its parameters.
  [[nodiscard]] std::set<std::string> parameters() const;

  struct Choice {
    std::string parameter{};
    std::string value{};
    std::string shown{};  ///< `Env = prod`; `Env != prod` where any other value does
  };
  /// Each value but its default that a parameter may have by its AllowedValues; where it has none of these, what makes
  /// an `Fn::Equals` of the conditions come out the other way.
  [[nodiscard]] std::vector<Choice> all() const;

 private:
  using NodeId = sources::Document::NodeId;

  [[nodiscard]] const sources::Document& document() const { return *document_; }
  [[nodiscard]] std::string_view text_of(NodeId node) const;
  [[nodiscard]] std::string_view named_by(NodeId node) const;
  void compared(NodeId left, NodeId right, std::vector<Choice>& all) const;
  [[nodiscard]] std::vector<NodeId> comparisons() const;

  sources::TextFile file_{};
  std::optional<sources::Document> document_{};
  NodeId parameters_ = sources::Document::kNone;
};

}  // namespace kakoi::ops
