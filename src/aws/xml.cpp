#include "aws/xml.hpp"

#include <pugixml.hpp>

#include <algorithm>

namespace kakoi::aws {
namespace {

constexpr std::size_t kMostNesting = 64;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// False when it is nested too deep.
bool copy(const pugi::xml_node& from, XmlElement& into, std::size_t nesting) {
  if (nesting == kMostNesting) return false;
  into.name = without_prefix(from.name());
  for (const pugi::xml_node& child : from.children()) {
    if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) into.text += child.value();
    if (child.type() != pugi::node_element) continue;
    if (!copy(child, into.children.emplace_back(), nesting + 1)) return false;
  }
  if (!into.children.empty()) into.text.clear();
  return true;
}

}  // namespace

const XmlElement* XmlElement::find(std::string_view child) const {
  const auto found = std::ranges::find(children, child, &XmlElement::name);
  return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::text_of(std::string_view child) const {
  const XmlElement* found = find(child);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

std::optional<XmlElement> parse_xml(std::string_view text) {
  pugi::xml_document document;
  constexpr unsigned kOptions = pugi::parse_default | pugi::parse_ws_pcdata_single;
  if (!document.load_buffer(text.data(), text.size(), kOptions, pugi::encoding_utf8)) return std::nullopt;
  XmlElement root;
  const pugi::xml_node node = document.document_element();
  const bool is_only = node && !node.next_sibling();
  if (!is_only || !copy(node, root, 0)) return std::nullopt;
  return root;
}

}  // namespace kakoi::aws
