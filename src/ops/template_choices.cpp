#include "ops/template_choices.hpp"

#include "base/diagnostic.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::ops {
namespace {

std::string shown(std::string name, std::string_view sign, std::string_view value) {
  name += sign;
  name += value;
  return name;
}

}  // namespace

using sources::Document;

TemplateChoices::TemplateChoices(std::string text) {
  file_.text = std::move(text);
  base::Diagnostics ignored;
  document_ = Document::read(file_, ignored);
  parameters_ = document().value(document().root(), "Parameters");
}

std::set<std::string> TemplateChoices::parameters() const {
  std::set<std::string> all;
  for (const Document::Entry& entry : document().entries(parameters_)) {
    all.emplace(entry.key);
  }
  return all;
}

std::vector<TemplateChoices::Choice> TemplateChoices::all() const {
  std::vector<Choice> all;
  for (const Document::Entry& entry : document().entries(parameters_)) {
    const std::string_view by_default = text_of(document().value(entry.value, "Default"));
    for (const NodeId item : document().items(document().value(entry.value, "AllowedValues"))) {
      const std::string name(entry.key);
      const std::string value(text_of(item));
      if (document().is_scalar(item) && value != by_default) {
        all.push_back({.parameter = name, .value = value, .shown = shown(name, " = ", value)});
      }
    }
  }
  for (const NodeId operands : comparisons()) {
    const auto items = document().items(operands);
    if (items.size() == 2) {
      compared(items[0], items[1], all);
      compared(items[1], items[0], all);
    }
  }
  return all;
}

std::string_view TemplateChoices::text_of(NodeId node) const {
  return document().is_scalar(node) ? document().text(node) : std::string_view{};
}

std::string_view TemplateChoices::named_by(NodeId node) const {
  return document().is_scalar(node) && document().tag(node) == "!Ref" ? document().text(node)
                                                                      : text_of(document().value(node, "Ref"));
}

// Of a parameter with AllowedValues, each of these is a choice already.
void TemplateChoices::compared(NodeId left, NodeId right, std::vector<Choice>& all) const {
  const std::string name(named_by(left));
  const NodeId declaration = document().value(parameters_, name);
  const bool is_free = declaration != Document::kNone &&
                       document().value(declaration, "AllowedValues") == Document::kNone &&
                       document().is_scalar(right) && document().tag(right).empty();
  if (!is_free) {
    return;
  }
  const std::string value(text_of(right));
  const bool is_it = text_of(document().value(declaration, "Default")) == value;
  const std::string text = shown(name, is_it ? " != " : " = ", value.empty() ? "\"\"" : value);
  const bool is_new = std::none_of(all.begin(), all.end(), [&](const Choice& each) { return each.shown == text; });
  if (is_new) {
    all.push_back({.parameter = name, .value = is_it ? value + "-" : value, .shown = text});
  }
}

// The operands of each Fn::Equals in Conditions, however deep.
std::vector<TemplateChoices::NodeId> TemplateChoices::comparisons() const {
  std::vector<NodeId> found;
  std::set<NodeId> seen;
  for (std::vector<NodeId> left{document().value(document().root(), "Conditions")}; !left.empty();) {
    const NodeId node = left.back();
    left.pop_back();
    if (node == Document::kNone || !seen.insert(node).second) {
      continue;
    }
    if (document().tag(node) == "!Equals") {
      found.push_back(node);
    }
    for (const Document::Entry& entry : document().entries(node)) {
      (entry.key == "Fn::Equals" ? found : left).push_back(entry.value);
    }
    left.insert(left.end(), document().items(node).begin(), document().items(node).end());
  }
  return found;
}

}  // namespace kakoi::ops
