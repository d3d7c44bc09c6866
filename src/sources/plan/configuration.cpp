#include "sources/plan/configuration.hpp"

#include "sources/plan/types.hpp"

#include <algorithm>
#include <initializer_list>

namespace kakoi::sources::plan {
namespace {

using syntax::json::Kind;

// One step for each variable or output on the way.
constexpr int kDeepest = 64;
// An expression can refer to more than anybody looks at, and by more ways.
constexpr std::size_t kMostTargets = 64;
constexpr std::size_t kMostSteps = 256;

bool is_any_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// The lists of a module are sorted by name.
template <typename T>
const T* by_name(const std::vector<T>& list, std::string_view name) {
  const auto at = std::lower_bound(list.begin(), list.end(), name,
                                   [](const T& each, std::string_view wanted) { return each.name < wanted; });
  return at != list.end() && at->name == name ? &*at : nullptr;
}

// The key of the resource that the expression is an argument of.
bool names_key(const std::string& reference) { return is_any_of(reference, {"each.key", "each.value", "count.index"}); }

// An attribute of one resource.
bool names_one(std::string_view reference) {
  const std::string_view first = reference.substr(0, word_length(reference));
  if (is_any_of(first, {"each", "count", "path", "terraform", "self", "var", "local", "module"})) {
    return false;
  }
  const std::size_t from = first == "data" ? std::string_view("data.").size() : 0;
  return std::count(reference.begin() + static_cast<std::ptrdiff_t>(from), reference.end(), '.') >= 2;
}

// Without what is only the beginning of the reference before it.
std::vector<std::string> without_parts(const std::vector<std::string>& all) {
  std::vector<std::string> named;
  std::string before;
  for (const std::string& reference : all) {
    const bool is_part_of_it = before.starts_with(reference) && before.size() > reference.size() &&
                               (before[reference.size()] == '.' || before[reference.size()] == '[');
    if (!is_part_of_it) {
      named.push_back(reference);
    }
    before = reference;
  }
  return named;
}

}  // namespace

const ConfigModule* Configuration::module_of(std::string_view instance) const {
  const ConfigModule* at = root_;
  while (at != nullptr && !instance.empty()) {
    instance.remove_prefix(std::min(instance.size(), std::string_view("module.").size()));
    const std::string_view name = instance.substr(0, word_length(instance));
    instance.remove_prefix(name.size());
    instance.remove_prefix(key_length(instance));
    instance.remove_prefix(std::min<std::size_t>(instance.size(), 1));
    const ConfigModule::Call* call = by_name(at->calls, name);
    at = call != nullptr ? call->module.get() : nullptr;
  }
  return at;
}

const ConfigModule::Resource* Configuration::find(const Resource& resource) const {
  const ConfigModule* module = module_of(resource.parts().module);
  if (module == nullptr) {
    return nullptr;
  }
  return by_name(module->resources, resource.parts().base);
}

void Configuration::configure(Resource& resource) {
  if (const ConfigModule::Resource* found = find(resource)) {
    resource.set_configuration(document_.part(found->expressions));
  }
}

std::string Configuration::provider(const Resource& resource) const {
  const ConfigModule::Resource* found = find(resource);
  const std::string key = found != nullptr ? document_.text(found->provider) : std::string();
  // `module.app:aws`: the module's own, or the one of the root that it inherits.
  const bool is_own = std::binary_search(outline_.own_providers.begin(), outline_.own_providers.end(), key);
  return is_own ? key : key.substr(key.rfind(':') + 1);
}

// As the resource itself says, else its ARN, else the configuration of its provider.
std::string Configuration::region(Resource& resource) const {
  const values::Value own = resource.attribute("region");
  if (own.is(values::Kind::text) && own.is_wholly_known()) {
    return std::string(own.text().whole);
  }
  if (const std::string arn = resource.arn(); !arn.empty()) {
    const std::size_t begin = arn.find(':', arn.find(':', arn.find(':') + 1) + 1) + 1;
    return arn.substr(begin, arn.find(':', begin) - begin);
  }
  const auto provider = outline_.providers.find(this->provider(resource));
  if (provider == outline_.providers.end()) {
    return {};
  }
  const Part part = document_.part(provider->second);
  const NodeId written = part.find(part.root(), "region");
  const std::vector<NodeId> references = part.children(part.find(written, "references"));
  if (references.size() != 1) {
    return part.text(part.find(written, "constant_value"));
  }
  constexpr std::string_view kVariable = "var.";
  const std::string reference = part.text(references.front());
  const auto variable = reference.starts_with(kVariable) ? outline_.variables.find(reference.substr(kVariable.size()))
                                                         : outline_.variables.end();
  return variable != outline_.variables.end() ? document_.text(variable->second) : std::string();
}

Meant Configuration::meant_by(const Resource& resource, const std::vector<std::string_view>& path) {
  const Part& part = resource.configuration();
  NodeId node = part.root();
  for (const std::string_view name : path) {
    node = part.find(node, name);
    if (part.is(node, Kind::array)) {
      const std::vector<NodeId> blocks = part.children(node);
      node = blocks.empty() ? kNoNode : blocks.front();
    }
  }
  Meant meant;
  if (node == kNoNode) {
    meant.is_open = true;
  } else {
    follow(part, node, {.module = resource.parts().module, .key = resource.parts().key}, meant, 0);
  }
  return meant;
}

std::vector<NodeId> Configuration::expressions_at(const Part& part, const std::vector<std::string_view>& path) {
  std::vector<NodeId> at{part.root()};
  for (const std::string_view name : path) {
    std::vector<NodeId> next;
    for (const NodeId node : at) {
      const NodeId found = part.find(node, name);
      const bool is_expression = found == kNoNode && part.find(node, "references") != kNoNode;
      if (part.is(found, Kind::array)) {
        const std::vector<NodeId> blocks = part.children(found);
        next.insert(next.end(), blocks.begin(), blocks.end());
      } else if (found != kNoNode || is_expression) {
        next.push_back(is_expression ? node : found);
      }
    }
    at = std::move(next);
  }
  return at;
}

bool Configuration::is_written(const Resource& resource, const std::vector<std::string_view>& path) {
  const Part& part = resource.configuration();
  const std::vector<NodeId> all = expressions_at(part, path);
  return std::any_of(all.begin(), all.end(), [&](NodeId node) {
    return node != kNoNode && !part.is(part.find(node, "constant_value"), Kind::null);
  });
}

Meant Configuration::all_meant_by(const Resource& resource, const std::vector<std::string_view>& path) {
  const Part& part = resource.configuration();
  Meant meant;
  meant.of_any_type = true;
  const std::vector<NodeId> all = expressions_at(part, path);
  meant.is_open = all.empty();
  meant.is_mixed = all.size() > 1;
  for (const NodeId node : all) {
    follow(part, node, {.module = resource.parts().module, .key = resource.parts().key}, meant, 0);
  }
  return meant;
}

// Terraform lists each reference as it is written, and behind it what it is a part of:
// ["aws_x.app[0].arn", "aws_x.app[0]", "aws_x.app"].
void Configuration::follow(const Part& part, NodeId expression, const Where& where, Meant& into, int depth) {
  if (depth > kDeepest || ++into.steps > kMostSteps) {
    into.is_open = true;
    return;
  }
  std::vector<std::string> all;
  for (const NodeId reference : part.children(part.find(expression, "references"))) {
    all.push_back(part.text(reference));
  }
  const bool by_key = std::any_of(all.begin(), all.end(), names_key);
  const std::vector<std::string> named = without_parts(all);
  const auto others = std::count_if(named.begin(), named.end(), [](const auto& one) { return !names_key(one); });
  into.is_mixed = into.is_mixed || (named.size() > 1 && !std::all_of(named.begin(), named.end(), names_one));
  for (const std::string& reference : named) {
    follow_reference(reference, where, {.by_key = by_key, .is_key_sure = others == 1}, into, depth);
  }
}

void Configuration::follow_reference(const std::string& reference, const Where& where, Company company, Meant& into,
                                     int depth) {
  const std::string_view text = reference;
  const std::string_view first = text.substr(0, word_length(text));
  const std::string_view rest = text.substr(std::min(text.size(), first.size() + 1));
  if (is_any_of(first, {"each", "count", "path", "terraform", "self"})) {
    // By themselves they say nothing; `each.value` may be anything, and where it does not choose an instance, is it.
    into.is_open = into.is_open || reference == "each.value";
  } else if (first == "var") {
    follow_variable(std::string(rest.substr(0, word_length(rest))), where, into, depth);
  } else if (first == "module") {
    follow_output(rest, where, into, depth);
  } else {
    const bool is_data = first == "data";
    const std::string_view named = is_data ? rest : text;
    const std::string_view type = named.substr(0, word_length(named));
    const std::string_view behind = named.substr(std::min(named.size(), type.size() + 1));
    const std::string_view name = behind.substr(0, word_length(behind));
    const std::string_view key = behind.substr(name.size(), key_length(behind.substr(name.size())));
    const std::string_view attribute = behind.substr(std::min(behind.size(), name.size() + key.size() + 1));
    const bool is_wanted = into.of_any_type || is_any_of(type, {kTaskDefinition, kCluster, kClusterProviders});
    if (!is_wanted || into.targets.size() >= kMostTargets || type == "local") {
      into.is_open = true;
      return;
    }
    std::string resource = where.module + (is_data ? "data." : "") + std::string(type) + "." + std::string(name);
    into.targets.push_back({.resource = std::move(resource),
                            .key = !key.empty()     ? std::string(key)
                                   : company.by_key ? where.key
                                                    : std::string(),
                            .attribute = std::string(attribute),
                            .is_key_sure = !key.empty() || !company.by_key || company.is_key_sure});
  }
}

// What a root variable is given is no resource; nor is a default.
void Configuration::follow_variable(const std::string& name, const Where& where, Meant& into, int depth) {
  if (where.module.empty()) {
    return;
  }
  const ModuleStep step = parse_module(where.module);
  const ConfigModule* parent = module_of(step.parent);
  if (parent == nullptr) {
    into.is_open = true;
    return;
  }
  const ConfigModule::Call* call = by_name(parent->calls, step.name);
  if (call == nullptr) {
    into.is_open = true;
    return;
  }
  const Part part = document_.part(call->expressions);
  if (const NodeId given = part.find(part.root(), name); given != kNoNode) {
    follow(part, given, {.module = step.parent, .key = step.key}, into, depth + 1);
  }
}

// `rest` is `app["a"].arn`.
void Configuration::follow_output(std::string_view rest, const Where& where, Meant& into, int depth) {
  const std::string_view name = rest.substr(0, word_length(rest));
  rest.remove_prefix(name.size());
  const std::string_view key = rest.substr(0, key_length(rest));
  rest.remove_prefix(key.size());
  rest.remove_prefix(std::min<std::size_t>(rest.size(), 1));
  const std::string_view output = rest.substr(0, word_length(rest));
  const std::string instance = where.module + "module." + std::string(name) + std::string(key) + ".";
  const ConfigModule* module = module_of(instance);
  const ConfigModule::Output* at = module != nullptr ? by_name(module->outputs, output) : nullptr;
  if (at == nullptr) {
    // One of several instances, or a whole module.
    into.is_open = true;
    return;
  }
  const Part part = document_.part(at->expression);
  follow(part, part.root(), {.module = instance, .key = {}}, into, depth + 1);
}

}  // namespace kakoi::sources::plan
