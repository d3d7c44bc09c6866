#include "ops/missing_items.hpp"

#include "ops/template_style.hpp"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace kakoi::ops {
namespace {

namespace hcl = syntax::hcl;
using hcl::Kind;
using hcl::NodeId;

class Missing {
 public:
  Missing(const Written& object, const std::vector<Key>& keys, const std::string& value, bool is_json)
      : tree_(*object.tree), file_(object.file), keys_(keys), value_(value), is_json_(is_json) {}

  // Nesting is bounded by the parser.
  void give(NodeId node, std::size_t at) {
    if (node == hcl::kNone || at == keys_.size()) {
      return;
    }
    const bool is_any = !keys_[at].has_value() || keys_[at]->empty();
    const bool is_object = tree_[node].kind == Kind::object;
    if (is_any || !is_object) {
      if (is_any && (is_object || tree_[node].kind == Kind::tuple)) {
        for (const NodeId each : hcl::Children(tree_, node)) {
          give(is_object ? hcl::child(tree_, each, 1) : each, at + 1);
        }
      }
      return;
    }
    for (const NodeId item : hcl::Children(tree_, node)) {
      const Key key = tree_[item].kind == Kind::item ? key_of(tree_, item) : std::nullopt;
      if (!key.has_value()) {
        return;  // it may be the one
      }
      if (key == keys_[at]) {
        give(hcl::child(tree_, item, 1), at + 1);
        return;
      }
    }
    add(node, at);
  }

  std::vector<fixes::Edit> take() { return std::move(edits_); }

 private:
  [[nodiscard]] std::string item(std::size_t at, std::size_t width) const {
    const std::string& key = *keys_[at];
    const std::string shown =
        is_json_ ? "\"" + key + "\":" : key + std::string(std::max(width, key.size()) - key.size(), ' ') + " =";
    const bool is_last = at + 1 == keys_.size();
    return shown + " " + (is_last ? value_ : is_json_ ? "{" + item(at + 1, 0) + "}" : "{ " + item(at + 1, 0) + " }");
  }

  void add(NodeId object, std::size_t at) {
    const bool is_known = std::all_of(keys_.begin() + static_cast<std::ptrdiff_t>(at), keys_.end(),
                                      [](const Key& key) { return key.has_value() && !key->empty(); });
    if (!is_known) {
      return;
    }
    NodeId last = hcl::kNone;
    for (const NodeId each : hcl::Children(tree_, object)) {
      last = each;
    }
    if (last == hcl::kNone) {
      const std::string inner = item(at, 0);
      const hcl::Node& node = tree_[object];
      edits_.push_back({.file = std::string(file_),
                        .offset = node.offset,
                        .before = std::string(tree_.source(object)),
                        .after = is_json_ ? "{" + inner + "}" : "{ " + inner + " }"});
      return;
    }
    const std::size_t end = std::size_t{tree_[last].offset} + tree_[last].length;
    const std::string_view before = indentation_at(tree_.text, tree_[last].offset);
    const bool is_first = begins_line(tree_.text, tree_[last].offset);
    if (!is_first || is_json_) {
      const std::string_view line_end = is_first ? line_end_of(tree_.text) : std::string_view(" ");
      insert(end, "," + std::string(line_end) + std::string(is_first ? before : std::string_view()) + item(at, 0));
      return;
    }
    add_line(last, end, std::string(before), at);
  }

  // Behind the line of the last item, with whatever comment that has; in the column of its value where there is room.
  void add_line(NodeId last, std::size_t end, const std::string& indentation, std::size_t at) {
    const std::string_view line_end = line_end_of(tree_.text);
    const std::size_t line = std::min(tree_.text.find(line_end, end), tree_.text.size());
    const std::size_t closing = tree_.text.find('}', end);
    if (closing < line) {
      insert(end, ", " + item(at, 0));
      return;
    }
    const std::size_t next = tree_.text.find_first_not_of(" \t", end);
    const bool has_comma = next < line && tree_.text[next] == ',';
    const hcl::Node& key = tree_[hcl::child(tree_, last, 0)];
    const std::size_t sign = tree_.text.find('=', std::size_t{key.offset} + key.length);
    const bool is_on_one_line = tree_.source(last).find('\n') == std::string_view::npos;
    const std::size_t width = is_on_one_line && sign < end ? sign - key.offset - 1 : 0;
    const bool has_room = !is_on_one_line || keys_[at]->size() <= width;
    insert(line + line_end.size(), std::string(has_room ? "" : line_end) + indentation +
                                       item(at, has_room ? width : 0) + (has_comma ? "," : "") + std::string(line_end));
  }

  void insert(std::size_t offset, std::string text) {
    edits_.push_back({.file = std::string(file_),
                      .offset = static_cast<std::uint32_t>(offset),
                      .before = {},
                      .after = std::move(text)});
  }

  const hcl::Tree& tree_;
  std::string_view file_;
  const std::vector<Key>& keys_;
  const std::string& value_;
  bool is_json_;
  std::vector<fixes::Edit> edits_{};
};

}  // namespace

std::vector<fixes::Edit> with_item(const Written& object, const std::vector<Key>& keys, const std::string& value,
                                   bool is_json) {
  Missing missing(object, keys, value, is_json);
  missing.give(object.node, 0);
  return missing.take();
}

}  // namespace kakoi::ops
