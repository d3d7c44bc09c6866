// The XML of an answer, as a tree of names and texts. Attributes, comments and namespaces are left out.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::aws {

struct XmlElement {
  std::string name;
  std::string text;  ///< of what stands directly in it; empty where it has elements
  std::vector<XmlElement> children;

  /// The first child of that name; null when there is none.
  [[nodiscard]] const XmlElement* find(std::string_view child) const;
  /// Its text; empty when there is none.
  [[nodiscard]] std::string_view text_of(std::string_view child) const;
};

/// The root element. Nothing when `text` is no whole document of XML, or is nested deeper than any answer.
std::optional<XmlElement> parse_xml(std::string_view text);

}  // namespace kakoi::aws
