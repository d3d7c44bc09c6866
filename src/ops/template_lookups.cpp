#include "ops/template_lookups.hpp"

#include "base/diagnostic.hpp"
#include "sources/document.hpp"
#include "sources/text_file.hpp"

#include <algorithm>
#include <set>

namespace kakoi::ops {
namespace {

using sources::Document;
using NodeId = Document::NodeId;

constexpr std::size_t kDepth = 2;  // a mapping has keys, and each of these has keys: `FindInMap [name, key, key]`

bool holds(const base::Range& range, std::uint32_t offset) {
  return offset >= range.offset && offset < range.offset + range.length;
}

// The keys, from the mapping on, of the entry that `offset` stands in; fewer where it stands in no entry.
std::vector<std::string_view> keys_to(const Document& document, NodeId mapping, std::uint32_t offset) {
  std::vector<std::string_view> keys;
  for (NodeId node = mapping; keys.size() < kDepth;) {
    const auto entries = document.entries(node);
    const auto found = std::find_if(entries.begin(), entries.end(), [&](const Document::Entry& entry) {
      return holds(document.range(entry.value), offset);
    });
    if (found == entries.end()) {
      return keys;
    }
    keys.push_back(found->key);
    node = found->value;
  }
  return keys;
}

// The arguments of each Fn::FindInMap, however deep.
std::vector<NodeId> lookups_in(const Document& document) {
  std::vector<NodeId> found;
  std::set<NodeId> seen;
  for (std::vector<NodeId> left{document.root()}; !left.empty();) {
    const NodeId node = left.back();
    left.pop_back();
    if (node == Document::kNone || !seen.insert(node).second) {
      continue;
    }
    if (document.tag(node) == "!FindInMap") {
      found.push_back(node);
    }
    for (const Document::Entry& entry : document.entries(node)) {
      if (entry.key == "Fn::FindInMap") {
        found.push_back(entry.value);
      }
      left.push_back(entry.value);
    }
    left.insert(left.end(), document.items(node).begin(), document.items(node).end());
  }
  return found;
}

}  // namespace

std::vector<base::Range> lookups_elsewhere(const std::string& text, std::string_view mapping, std::uint32_t offset) {
  sources::TextFile file;
  file.text = text;
  base::Diagnostics ignored;
  const Document document = Document::read(file, ignored);
  const NodeId mappings = document.value(document.root(), "Mappings");
  const std::vector<std::string_view> keys = keys_to(document, document.value(mappings, mapping), offset);
  const auto is_plain = [&](NodeId item) { return document.is_scalar(item) && document.tag(item).empty(); };
  std::vector<base::Range> elsewhere;
  for (const NodeId lookup : lookups_in(document)) {
    // Behind the keys there may be what is taken where there is no such entry.
    const auto items = document.items(lookup);
    if (items.size() <= kDepth || !is_plain(items[0]) || document.text(items[0]) != mapping) {
      continue;
    }
    for (std::size_t i = 0; i < keys.size(); ++i) {
      if (is_plain(items[i + 1]) && document.text(items[i + 1]) != keys[i]) {
        elsewhere.push_back(document.range(items[0]));
        break;
      }
    }
  }
  return elsewhere;
}

}  // namespace kakoi::ops
