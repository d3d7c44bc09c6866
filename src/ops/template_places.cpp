#include "ops/template_places.hpp"

#include "ops/template_style.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::ops {
namespace {

using fixes::Edit;
using fixes::TemplateStyle;
using sources::Document;

constexpr Document::NodeId kNone = Document::kNone;
constexpr std::string_view kRef = "Ref";
constexpr std::string_view kDependsOn = "DependsOn";

bool is_within(base::Range inner, base::Range outer) {
  return inner.offset >= outer.offset && inner.offset + inner.length <= outer.offset + outer.length;
}

std::size_t end_of(base::Range range) { return std::size_t{range.offset} + range.length; }

bool is_quote(char c) { return c == '"' || c == '\''; }

std::string quoted_like(std::string_view written, std::string_view text) {
  const bool has_quotes = !written.empty() && is_quote(written.front());
  const std::string quote = has_quotes ? std::string(1, written.front()) : std::string();
  return quote + std::string(text) + quote;
}

// Nothing but an empty line between them, or one with comments.
bool has_empty_line(std::string_view between) {
  std::size_t ends = 0;
  for (const char c : between) {
    ends = c == '\n' ? ends + 1 : c == ' ' || c == '\t' || c == '\r' ? ends : 0;
    if (ends > 1) {
      return true;
    }
  }
  return false;
}

}  // namespace

TemplatePlaces::TemplatePlaces(std::string path, std::string text) {
  file_.path = std::move(path);
  file_.text = std::move(text);
  base::Diagnostics ignored;
  document_ = Document::read(file_, ignored);
  resources_ = document().value(document().root(), "Resources");
}

TemplatePlaces::NodeId TemplatePlaces::resource(std::string_view id) const {
  const NodeId found = document().value(resources_, id);
  return document().is_map(found) ? found : kNone;
}

std::string_view TemplatePlaces::type_of(NodeId resource) const {
  const NodeId type = document().value(resource, "Type");
  return document().is_scalar(type) ? document().text(type) : std::string_view{};
}

bool TemplatePlaces::has_condition(NodeId resource) const { return document().find(resource, "Condition") != nullptr; }

TemplatePlaces::NodeId TemplatePlaces::property(NodeId resource, std::string_view name) const {
  return document().value(document().value(resource, "Properties"), name);
}

std::set<std::string> TemplatePlaces::names() const {
  std::set<std::string> names;
  for (const NodeId section : {resources_, document().value(document().root(), "Parameters")}) {
    for (const Document::Entry& entry : document().entries(section)) {
      names.insert(std::string(entry.key));
    }
  }
  return names;
}

std::string TemplatePlaces::parameter_at(std::size_t offset) const {
  for (const Document::Entry& entry : document().entries(document().value(document().root(), "Parameters"))) {
    const base::Range range = document().range(entry.value);
    if (offset >= range.offset && offset < std::size_t{range.offset} + range.length) {
      return std::string(entry.key);
    }
  }
  return {};
}

std::string TemplatePlaces::attachment_of(std::string_view gateway) const {
  for (const Document::Entry& entry : document().entries(resources_)) {
    if (type_of(entry.value) == "AWS::EC2::VPCGatewayAttachment" && !has_condition(entry.value) &&
        named_by(property(entry.value, "InternetGatewayId")) == gateway) {
      return std::string(entry.key);
    }
  }
  return {};
}

// An anchor may bring a part to many places, each of which is one and the same node.
std::vector<TemplatePlaces::NodeId> TemplatePlaces::subnets_in(NodeId resource) const {
  std::vector<NodeId> found;
  std::set<NodeId> seen;
  for (std::vector<NodeId> left{resource}; !left.empty();) {
    const NodeId node = left.back();
    left.pop_back();
    if (node == kNone || !seen.insert(node).second) {
      continue;
    }
    for (const Document::Entry& entry : document().entries(node)) {
      (entry.key == "Subnets" ? found : left).push_back(entry.value);
    }
    left.insert(left.end(), document().items(node).begin(), document().items(node).end());
  }
  return found;
}

std::optional<std::vector<Edit>> TemplatePlaces::moved(NodeId resource, NodeId list,
                                                       const std::vector<std::string>& subnets) const {
  const auto items = document().items(list);
  const bool is_plain = std::all_of(items.begin(), items.end(), [&](NodeId item) {
    const NodeId named = this->resource(named_by(item));
    return named != kNone && type_of(named) == "AWS::EC2::Subnet" &&
           is_within(document().range(item), document().range(list));
  });
  if (items.empty() || !is_plain || !document().tag(list).empty() ||
      !is_within(document().range(list), document().range(resource))) {
    return std::nullopt;
  }
  std::vector<Edit> edits;
  for (std::size_t i = 0; items.size() == subnets.size() && i < items.size(); ++i) {
    if (named_by(items[i]) != subnets[i]) {
      edits.push_back(replaced(name_range(items[i]), name_text(items[i], subnets[i])));
    }
  }
  if (items.size() != subnets.size()) {
    edits.push_back(replaced(document().range(list), list_text(list, subnets)));
  }
  return edits;
}

// All items in the form of the first, and between them what stands between lines or items already.
std::string TemplatePlaces::list_text(NodeId list, const std::vector<std::string>& subnets) const {
  const NodeId first = document().items(list).front();
  const base::Range whole = document().range(list);
  const base::Range item = document().range(first);
  const base::Range name = name_range(first);
  const std::string_view text = file_.text;
  const std::string_view before = text.substr(item.offset, name.offset - item.offset);
  const std::string_view behind = text.substr(end_of(name), end_of(item) - end_of(name));
  const bool has_lines = begins_line(text, is_flow(list) ? item.offset : whole.offset);
  const std::string indentation(indentation_at(text, is_flow(list) ? item.offset : whole.offset));
  const std::string line = std::string(line_end_of(text)) + indentation;
  const std::string between = !is_flow(list) ? line + "- " : has_lines ? "," + line : std::string(comma_in(list));
  std::string all;
  for (const std::string& subnet : subnets) {
    all += all.empty() ? std::string() : between;
    all.append(before).append(name_text(first, subnet)).append(behind);
  }
  const std::string_view opening = text.substr(whole.offset, item.offset - whole.offset);
  const std::size_t last = end_of(document().range(document().items(list).back()));
  return std::string(opening) + all + std::string(text.substr(last, end_of(whole) - last));
}

// What stands between its items, where that is one line.
std::string_view TemplatePlaces::comma_in(NodeId list) const {
  constexpr std::string_view kComma = ", ";
  const auto items = document().items(list);
  if (items.size() < 2) {
    const auto entries = document().entries(items[0]);
    const bool has_blanks = entries.empty() || !is_flow(items[0]) || colon_in(entries[0]).ends_with(' ');
    return has_blanks ? kComma : kComma.substr(0, 1);
  }
  const std::size_t end = end_of(document().range(items[0]));
  const std::string_view between = std::string_view(file_.text).substr(end, document().range(items[1]).offset - end);
  return between.find_first_not_of(kComma) == std::string_view::npos ? between : kComma;
}

// Likewise between a key and its value.
std::string_view TemplatePlaces::colon_in(const Document::Entry& entry) const {
  const std::size_t end = end_of(entry.key_range);
  const std::size_t value = document().range(entry.value).offset;
  const std::string_view colon =
      value > end ? std::string_view(file_.text).substr(end, value - end) : std::string_view{};
  return !colon.empty() && colon.find_first_not_of(" :") == std::string_view::npos ? colon : std::string_view(": ");
}

std::string_view TemplatePlaces::named_by(NodeId item) const {
  if (item == kNone) {
    return {};
  }
  if (document().is_scalar(item) && document().tag(item) == "!Ref") {
    return document().text(item);
  }
  const auto entries = document().entries(item);
  const bool is_ref = entries.size() == 1 && entries[0].key == kRef && document().is_scalar(entries[0].value) &&
                      document().tag(entries[0].value).empty();
  return is_ref ? document().text(entries[0].value) : std::string_view{};
}

base::Range TemplatePlaces::name_range(NodeId item) const {
  return document().range(document().is_scalar(item) ? item : document().entries(item)[0].value);
}

std::string TemplatePlaces::name_text(NodeId item, const std::string& id) const {
  return document().is_scalar(item) ? "!Ref " + id : quoted_like(source(document().entries(item)[0].value), id);
}

std::optional<Edit> TemplatePlaces::turned_on(NodeId resource, std::string_view name) const {
  const NodeId properties = document().value(resource, "Properties");
  const NodeId written = document().value(properties, name);
  if (!document().is_map(properties) || !is_within(document().range(properties), document().range(resource))) {
    return std::nullopt;
  }
  if (written != kNone) {
    const bool is_off = document().is_scalar(written) && document().tag(written).empty() &&
                        (document().text(written) == "false" || document().text(written) == "False") &&
                        is_within(document().range(written), document().range(properties));
    return is_off ? std::optional(replaced(document().range(written), quoted_like(source(written), "true")))
                  : std::nullopt;
  }
  return added(properties, name);
}

std::optional<Edit> TemplatePlaces::added(NodeId map, std::string_view name) const {
  const auto entries = document().entries(map);
  const auto is_own = [&](const Document::Entry& entry) { return is_within(entry.key_range, document().range(map)); };
  if (entries.empty() || !is_own(entries.front())) {
    return std::nullopt;
  }
  const std::string_view text = file_.text;
  const base::Range key = entries.front().key_range;
  const std::string colon(is_flow(map) ? colon_in(entries.front()) : ": ");
  const std::string entry = quoted_like(text.substr(key.offset, key.length), name) + colon + "true";
  const std::string indentation(indentation_at(text, key.offset));
  const bool has_lines = begins_line(text, key.offset);
  if (!is_flow(map)) {
    return has_lines ? std::optional(below(map, indentation + entry + std::string(line_end_of(text)))) : std::nullopt;
  }
  const std::string blank = has_lines ? std::string(line_end_of(text)) + indentation : colon.ends_with(' ') ? " " : "";
  return behind_last(map, "," + blank + entry);
}

std::optional<Edit> TemplatePlaces::at_end(const std::vector<fixes::TemplateResource>& resources) const {
  const auto style = this->style();
  if (!style.has_value()) {
    return std::nullopt;
  }
  const std::string text = fixes::resources_text(resources, *style);
  if (!style->is_flow) {
    return below(resources_, (style->parts_resources ? style->line_end : std::string()) + text);
  }
  const std::string blank = style->colon.ends_with(' ') ? " " : "";
  return behind_last(resources_, "," + (style->is_on_one_line ? blank : style->line_end + style->indentation) + text);
}

std::optional<Edit> TemplatePlaces::depending(NodeId resource, const std::vector<std::string>& ids) const {
  const Document::Entry* entry = document().find(resource, kDependsOn);
  if (entry == nullptr) {
    return behind_type(resource, ids);
  }
  const NodeId value = entry->value;
  const std::size_t begin = entry->key_range.offset;
  const std::size_t end = end_of(document().range(value));
  const bool is_here = is_within(entry->key_range, document().range(resource)) &&
                       is_within(document().range(value), document().range(resource)) && begin < end;
  // An anchor gives what stands here to others too.
  if (!is_here || !document().tag(value).empty() ||
      file_.text.substr(begin, end - begin).find('&') != std::string::npos) {
    return std::nullopt;
  }
  std::vector<std::string> there;
  if (document().is_scalar(value)) {
    there.emplace_back(document().text(value));
  }
  for (const NodeId item : document().items(value)) {
    if (!document().is_scalar(item) || !document().tag(item).empty()) {
      return std::nullopt;
    }
    there.emplace_back(document().text(item));
  }
  std::vector<std::string> more;
  std::copy_if(ids.begin(), ids.end(), std::back_inserter(more),
               [&](const std::string& id) { return std::find(there.begin(), there.end(), id) == there.end(); });
  if (more.empty()) {
    return replaced(document().range(value), std::string(source(value)));
  }
  if (document().is_list(value) && !there.empty()) {
    return before_first(*entry, more);
  }
  there.insert(there.end(), more.begin(), more.end());
  const base::Range whole{.offset = static_cast<std::uint32_t>(begin),
                          .length = static_cast<std::uint32_t>(end - begin)};
  return replaced(whole, depends_on(*entry, is_flow(resource), there));
}

std::optional<Edit> TemplatePlaces::behind_type(NodeId resource, const std::vector<std::string>& ids) const {
  const Document::Entry* type = document().find(resource, "Type");
  const std::string_view text = file_.text;
  if (type == nullptr || !is_within(type->key_range, document().range(resource)) ||
      !is_within(document().range(type->value), document().range(resource))) {
    return std::nullopt;
  }
  const std::size_t key = type->key_range.offset;
  const std::size_t end = end_of(document().range(type->value));
  const bool has_lines = begins_line(text, key);
  const std::string attribute = depends_on(*type, is_flow(resource), ids);
  const std::string line = std::string(line_end_of(text)) + std::string(indentation_at(text, key));
  const auto insertion = [&](std::size_t at, std::string added) {
    return Edit{.file = file_.path, .offset = static_cast<std::uint32_t>(at), .before = {}, .after = std::move(added)};
  };
  if (is_flow(resource)) {
    const std::string blank = has_lines ? line : colon_in(*type).ends_with(' ') ? " " : "";
    return insertion(end, "," + blank + attribute);
  }
  if (!has_lines) {
    return std::nullopt;
  }
  const std::size_t at = text.find('\n', end);
  if (at == std::string_view::npos) {
    return insertion(text.size(), line + attribute);
  }
  return insertion(at + 1, line.substr(line_end_of(text).size()) + attribute + std::string(line_end_of(text)));
}

// In the form of the first.
Edit TemplatePlaces::before_first(const Document::Entry& entry, const std::vector<std::string>& ids) const {
  const NodeId list = entry.value;
  const NodeId first = document().items(list).front();
  const std::string_view text = file_.text;
  const std::size_t at = document().range(first).offset;
  const std::size_t dash = is_flow(list) ? at : text.rfind('-', at);
  const std::string line = std::string(line_end_of(text)) + std::string(indentation_at(text, dash));
  const std::string comma = document().items(list).size() > 1 ? std::string(comma_in(list))
                            : colon_in(entry).ends_with(' ')  ? ", "
                                                              : ",";
  const std::string between = !is_flow(list)          ? line + std::string(text.substr(dash, at - dash))
                              : begins_line(text, at) ? "," + line
                                                      : comma;
  std::string added;
  for (const std::string& id : ids) {
    added += quoted_like(source(first), id) + between;
  }
  return {.file = file_.path, .offset = static_cast<std::uint32_t>(at), .before = {}, .after = std::move(added)};
}

// Without what stands before and behind it; where there are lines, as far to the right as `beside`.
std::string TemplatePlaces::depends_on(const Document::Entry& beside, bool is_flow,
                                       const std::vector<std::string>& ids) const {
  const std::size_t key = beside.key_range.offset;
  std::string outer(indentation_at(file_.text, document().entries(resources_).front().key_range.offset));
  TemplateStyle style =
      is_flow ? flow_style(std::move(outer), !begins_line(file_.text, key)) : block_style(std::move(outer));
  style.indentation = indentation_at(file_.text, key);
  style.colon = colon_in(beside);
  const std::size_t begin = is_flow ? 0 : style.indentation.size();
  const std::string text = fixes::depends_on_text(ids, style);
  return text.substr(begin, text.size() - begin - (is_flow ? 0 : style.line_end.size()));
}

// What ends the file without a line end still does.
Edit TemplatePlaces::below(NodeId map, std::string lines) const {
  const std::string_view text = file_.text;
  const std::string_view line_end = line_end_of(text);
  const std::string_view indentation = indentation_at(text, document().range(map).offset);
  const std::size_t at = behind_lines(text, end_of(document().range(map)), indentation, keeps_empty_lines(map));
  if (at == text.size() && !text.ends_with('\n')) {
    lines = std::string(line_end) + lines.substr(0, lines.size() - line_end.size());
  }
  return {.file = file_.path, .offset = static_cast<std::uint32_t>(at), .before = {}, .after = std::move(lines)};
}

// A last comma, which YAML lets stand there, is then behind the new last one.
Edit TemplatePlaces::behind_last(NodeId map, std::string text) const {
  std::size_t end = 0;
  for (const Document::Entry& entry : document().entries(map)) {
    const base::Range value = document().range(entry.value);
    if (is_within(entry.key_range, document().range(map))) {
      end = std::max(
          {end, end_of(entry.key_range), is_within(value, document().range(map)) ? end_of(value) : std::size_t{0}});
    }
  }
  return {.file = file_.path, .offset = static_cast<std::uint32_t>(end), .before = {}, .after = std::move(text)};
}

// Is the last thing in it a text to which empty lines behind it belong (`|+`)?
bool TemplatePlaces::keeps_empty_lines(NodeId node) const {
  while (document().is_map(node) || document().is_list(node)) {
    const bool is_empty = document().is_map(node) ? document().entries(node).empty() : document().items(node).empty();
    if (is_empty || is_flow(node)) {
      return false;
    }
    node = document().is_map(node) ? document().entries(node).back().value : document().items(node).back();
  }
  const std::string_view header = source(node).substr(0, source(node).find('\n'));
  return header.find_first_of("|>") != std::string_view::npos && header.find('+') != std::string_view::npos;
}

std::optional<TemplateStyle> TemplatePlaces::style() const {
  const auto entries = document().entries(resources_);
  if (entries.empty() || !is_within(entries.front().key_range, document().range(resources_))) {
    return std::nullopt;
  }
  const std::size_t key = entries.front().key_range.offset;
  const bool has_lines = begins_line(file_.text, key);
  std::string indentation(indentation_at(file_.text, key));
  return is_flow(resources_) ? std::optional(flow_style(std::move(indentation), !has_lines))
         : has_lines         ? std::optional(block_style(std::move(indentation)))
                             : std::nullopt;
}

TemplateStyle TemplatePlaces::block_style(std::string indentation) const {
  const std::string_view text = file_.text;
  TemplateStyle style{.indentation = std::move(indentation),
                      .line_end = std::string(line_end_of(text)),
                      .has_short_forms = has_short_forms(text),
                      .indents_lists = indents_lists(text)};
  style.unit = style.indentation.empty() ? style.unit : style.indentation;
  const auto entries = document().entries(resources_);
  for (const Document::Entry& entry : entries) {
    const base::Range body = document().range(entry.value);
    const std::string_view within = indentation_at(text, body.offset);
    if (document().is_map(entry.value) && !is_flow(entry.value) && within.starts_with(style.indentation) &&
        within.size() > style.indentation.size() && begins_line(text, body.offset)) {
      style.unit = within.substr(style.indentation.size());
      break;
    }
  }
  for (std::size_t i = 1; i < entries.size(); ++i) {
    const std::size_t end = end_of(document().range(entries[i - 1].value));
    const std::size_t next = entries[i].key_range.offset;
    style.parts_resources = style.parts_resources || (end < next && has_empty_line(text.substr(end, next - end)));
  }
  return style;
}

TemplateStyle TemplatePlaces::flow_style(std::string indentation, bool is_on_one_line) const {
  const std::string_view text = file_.text;
  const Document::Entry& first = document().entries(resources_).front();
  const std::string_view outer = indentation_at(text, document().range(resources_).offset);
  TemplateStyle style{.is_flow = true,
                      .indentation = std::move(indentation),
                      .line_end = std::string(line_end_of(text)),
                      .is_on_one_line = is_on_one_line,
                      .unfolds_functions = !is_on_one_line && unfolds_functions(text)};
  if (style.indentation.starts_with(outer) && style.indentation.size() > outer.size()) {
    style.unit = style.indentation.substr(outer.size());
  }
  style.padding = text.find("{ ") != std::string_view::npos ? " " : "";
  style.colon = colon_in(first);
  return style;
}

std::string_view TemplatePlaces::source(NodeId node) const {
  const base::Range range = document().range(node);
  return std::string_view(file_.text).substr(range.offset, range.length);
}

bool TemplatePlaces::is_flow(NodeId node) const {
  return source(node).starts_with('{') || source(node).starts_with('[');
}

Edit TemplatePlaces::replaced(base::Range range, std::string after) const {
  return {.file = file_.path,
          .offset = range.offset,
          .before = file_.text.substr(range.offset, range.length),
          .after = std::move(after)};
}

}  // namespace kakoi::ops
