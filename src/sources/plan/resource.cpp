#include "sources/plan/resource.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Phrase;
using base::TrailId;
using syntax::json::Kind;
using values::Value;

constexpr Phrase kNotSaid{"the plan does not show {}, and has no change that says whether it is known",
                          "プランに {} がなく、確定しているかどうかを示す変更もありません"};

// Computed by the provider where the configuration leaves them out, and no blocks: those may come from a `dynamic`
// block, which the configuration in a plan does not show.
bool may_be_left_out(std::string_view name) {
  constexpr auto kNames =
      std::to_array<std::string_view>({"launch_type", "network_mode", "cluster", "task_definition"});
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// An instance key of a state file, as an address has it.
std::string key_of(Document& document, Span index) {
  const std::string_view written = document.source(index);
  if (!written.starts_with('"')) {
    return written.empty() || written == "null" ? std::string() : "[" + std::string(written) + "]";
  }
  std::string key = "[\"";
  const std::string text = document.text(index);
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool begins_template = (c == '$' || c == '%') && at + 1 < text.size() && text[at + 1] == '{';
    key += begins_template ? std::string(1, c) : std::string();
    switch (c) {
      case '"':
      case '\\':
        key += '\\';
        key += c;
        break;
      case '\n':
        key += "\\n";
        break;
      case '\r':
        key += "\\r";
        break;
      case '\t':
        key += "\\t";
        break;
      default:
        key += c;
    }
  }
  return key + "\"]";
}

std::string address_of(Document& document, const Name& of) {
  if (of.address.exists()) {
    return document.text(of.address);
  }
  const std::string module = document.text(of.module);
  return (module.empty() ? "" : module + ".") + (of.is_data ? "data." : "") + std::string(of.type) + "." +
         document.text(of.name) + key_of(document, of.index);
}

}  // namespace

Resource::Resource(Document& document, const Name& of)
    : document_(&document),
      name_(of),
      address_(address_of(document, of)),
      parts_(parse_address(address_)),
      header_(document.range(of.address.exists()                                        ? of.address
                             : of.index.exists() && document.source(of.index) != "null" ? of.index
                                                                                        : of.name)) {}

Resource::Resource(Document& document, const Shown* shown, const Change* change, bool is_state)
    : Resource(document, shown != nullptr ? shown->of : change->of) {
  if (shown != nullptr && shown->values.exists()) {
    read_values(shown->values, shown->sensitive);
  } else if (change != nullptr) {
    read_values(change->after, change->after_sensitive);
  }
  if (change != nullptr) {
    unknown_ = document.part(change->after_unknown);
    if (change->after_sensitive.exists()) {
      sensitive_ = document.part(change->after_sensitive);
    }
  }
  // What was read before the plan was made is known.
  is_whole_ = (is_state || change != nullptr || name_.is_data) && values_.is(values_.root(), Kind::object);
  find_arn(values_);
  if (arn_.empty() && change != nullptr && document.source(change->actions).find("delete") == std::string_view::npos) {
    find_arn(document.part(change->before));
  }
}

Resource Resource::before(Document& document, const Change& change) {
  Resource resource(document, change.of);
  resource.read_values(change.before, change.before_sensitive);
  resource.find_arn(resource.values_);
  return resource;
}

void Resource::read_values(Span values, Span sensitive) {
  values_ = document_->part(values);
  sensitive_ = document_->part(sensitive);
  if (!sensitive_.is(sensitive_.root(), Kind::array)) {
    return;
  }
  // A state file lists paths: [[{"type": "get_attr", "value": "definition"}, …], …].
  for (const NodeId path : sensitive_.children(sensitive_.root())) {
    const std::vector<NodeId> steps = sensitive_.children(path);
    if (!steps.empty()) {
      sensitive_names_.insert(sensitive_.text(sensitive_.find(steps.front(), "value")));
    }
  }
}

void Resource::find_arn(const Part& values) {
  for (const std::string_view name : {"arn", "id"}) {
    const std::string text = values.text(values.find(values.root(), name));
    if (arn_.empty() && text.starts_with("arn:")) {
      arn_ = text;
    }
  }
}

Value Resource::attribute(std::string_view name) {
  const NodeId known = values_.find(values_.root(), name);
  const NodeId unknown = unknown_.is_true(unknown_.root()) ? unknown_.root() : unknown_.find(unknown_.root(), name);
  if (unknown_.is_true(unknown) && may_be_left_out(name) && is_left_out(name)) {
    return Value::null(TrailId::none);
  }
  if (known == kNoNode && unknown == kNoNode) {
    return left_out(name);
  }
  return document_->value(values_, known, unknown_, unknown, std::string(name));
}

// Not written in the configuration, or written as null.
bool Resource::is_left_out(std::string_view name) const {
  const NodeId written = expressions_.find(expressions_.root(), name);
  const NodeId constant = expressions_.find(written, "constant_value");
  return expressions_.root() != kNoNode && (written == kNoNode || expressions_.is(constant, Kind::null));
}

Value Resource::left_out(std::string_view name) const {
  return is_whole_ ? Value::null(TrailId::none) : document_->arena().unknown(kNotSaid, {name}, TrailId::none);
}

bool Resource::is_sensitive(std::string_view name) const {
  return sensitive_.is_true(sensitive_.root()) || sensitive_names_.contains(name) ||
         sensitive_.holds_true(sensitive_.find(sensitive_.root(), name));
}

base::Range Resource::range(std::string_view name) const {
  const NodeId known = values_.find(values_.root(), name);
  return known != kNoNode ? document_->range(values_.span(known)) : base::Range{};
}

}  // namespace kakoi::sources::plan
