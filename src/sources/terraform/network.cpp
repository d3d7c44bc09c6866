#include "sources/terraform/network.hpp"

#include "sources/harmless_modules.hpp"
#include "sources/launches/fields.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/attribute_blocks.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/network_source.hpp"
#include "sources/terraform/registry_modules.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Phrase;
using base::Unknown;
using values::Value;

constexpr Phrase kModuleUnread{"what {} adds to the network is not known",
                               "{} がネットワークに何を加えるか分かりません"};

constexpr Phrase kBothForms{"{} is written as an argument and in blocks; Terraform refuses this",
                            "{} が引数とブロックの両方で書かれています。Terraform はこれを受け付けません"};

// Modules that, by their names, have nothing to do with networks.
bool is_about_networks(std::string_view name, std::string_view source) {
  constexpr auto kSigns = std::to_array<std::string_view>(
      {"vpc", "net", "route", "endpoint", "sg", "security", "nat", "firewall", "gateway", "acl"});
  return !is_harmless_module(name, source) || std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
    return name.find(sign) != std::string_view::npos || source.find(sign) != std::string_view::npos;
  });
}

class BodyArguments : public NetworkArguments {
 public:
  /// Of a resource of `type`; empty for a block in one.
  BodyArguments(Evaluator& evaluator, const Body& body, std::string_view type)
      : evaluator_(evaluator), body_(body), type_(type) {}

  [[nodiscard]] Value value(std::string_view name) const override { return Fields(evaluator_).value(body_, name); }

  [[nodiscard]] Value index(std::string_view name) const override {
    const Ref written = argument(body_.parts, name);
    if (!written.exists() || written.file->tree[written.node].kind != syntax::hcl::Kind::index) {
      return Value::null(base::TrailId::none);
    }
    const Ref key{.file = written.file, .node = syntax::hcl::child(written.file->tree, written.node, 1)};
    return to_text(evaluator_.arena, evaluator_.evaluate(key, body_.scope));
  }

  std::optional<Unknown> blocks(std::string_view type, const Use& use) const override {
    const std::span<const std::string_view> members = members_in_place_of_block(type_, type);
    if (!members.empty() && argument(body_.parts, type).exists()) {
      return has_blocks_too(type) ? std::optional(Unknown{.reason = base::Message(kBothForms, {std::string(type)}),
                                                          .remedy = base::Remedy::mend})
                                  : each_in_place_of_block(value(type), type, members, use);
    }
    const Blocks found = evaluator_.modules.blocks_of(body_.parts, type, body_.scope);
    const Known<bool> exists = found.unknown_count.has_value() ? Known<bool>::unknown(unknown_of(*found.unknown_count))
                                                               : Known<bool>::defaulted(true);
    for (const Block& block : found.all) {
      use(BodyArguments(
              evaluator_,
              {.parts = std::span(&block.body, 1), .scope = {.module = body_.scope.module, .names = block.names}}, {}),
          exists);
    }
    const std::optional<Value> more =
        found.unknown_count.has_value() ? found.unknown_count : Fields(evaluator_).incomplete(body_);
    return more.has_value() ? std::optional(unknown_of(*more)) : std::nullopt;
  }

 private:
  // In JSON, only `dynamic` tells a block from an argument.
  [[nodiscard]] bool has_blocks_too(std::string_view type) const {
    const std::vector<std::string> types = block_types(body_.parts);
    return std::find(types.begin(), types.end(), type) != types.end();
  }

  Evaluator& evaluator_;
  const Body& body_;
  std::string_view type_;
};

/// Goes through the modules.
class CodeSource : public NetworkSource {
 public:
  explicit CodeSource(Evaluator& evaluator) : evaluator_(evaluator) { find_unread(evaluator.modules.root()); }

  void visit(const IsWanted& is_wanted, const Visit& visit) override {
    module(evaluator_.modules.root(), is_wanted, visit);
  }
  [[nodiscard]] std::vector<inventory::UnreadNetwork> unread() const override { return unread_; }
  [[nodiscard]] std::map<std::string, std::string> aliases() const override { return {}; }

 private:
  // Modules nest no deeper than the evaluator lets them.
  void module(ModuleInstance& module, const IsWanted& is_wanted, const Visit& visit) {
    for (const Resource& one : module.config->resources) {
      if (is_wanted(one.is_data, one.type)) {
        resource(module, one, visit);
      }
    }
    for (const Named& call : module.config->calls) {
      for (const auto& child : evaluator_.modules.called(module, call).instances) {
        this->module(*child, is_wanted, visit);
      }
    }
  }

  void find_unread(ModuleInstance& module) {
    for (const Named& call : module.config->calls) {
      const Called& called = evaluator_.modules.called(module, call);
      const bool is_unread = called.unread.has_value() || called.partly_unread.has_value();
      if (is_unread && is_about_networks(call.name, called.source)) {
        const base::Message& why = called.unread.has_value() ? *called.unread : *called.partly_unread;
        unread_.push_back({.part = inventory::NetworkPart::any,
                           .why = {.reason = base::Message(kModuleUnread, {"module." + call.name}).then(why)},
                           .given = given(module, call, called)});
      }
      for (const auto& child : called.instances) {
        find_unread(*child);
      }
    }
  }

  // A module that is known to start tasks by its name leaves alone what they run in; one that is not called adds
  // nothing.
  std::vector<inventory::Reference> given(ModuleInstance& module, const Named& call, const Called& called) {
    std::vector<inventory::Reference> all;
    if (registry_module(called.source) != nullptr || evaluator_.modules.instances(module, call.parts).all.empty()) {
      return all;
    }
    for (const Ref& part : call.parts) {
      for (const Argument& each : arguments(part)) {
        network::add_named_in(evaluator_.evaluate(each.value, {.module = &module}), all);
      }
    }
    return all;
  }

  // Where it is not known how many there are, one stands for all, and need not be there.
  void resource(ModuleInstance& module, const Resource& resource, const Visit& visit) {
    const Instances& instances = evaluator_.modules.instances(module, resource.parts);
    for (const Instance& instance : instances.all) {
      evaluator_.arena.new_share();
      const ResourceInstance of{.module = &module, .resource = &resource, .instance = instance};
      const std::optional<Value> doubt = instances.doubt.has_value()                   ? instances.doubt
                                         : instances.repetition == Repetition::unknown ? std::optional(instances.why)
                                                                                       : std::nullopt;
      const Body body{.parts = resource.parts, .scope = {.module = &module, .names = instance.names}};
      visit(resource.type, {.arguments = BodyArguments(evaluator_, body, resource.type),
                            .thing = {.key = of.address(),
                                      .header = resource.header,
                                      .exists = doubt.has_value() ? Known<bool>::unknown(unknown_of(*doubt))
                                                                  : Known<bool>::defaulted(true)},
                            .is_data = resource.is_data});
    }
  }

  Evaluator& evaluator_;
  std::vector<inventory::UnreadNetwork> unread_;
};

}  // namespace

inventory::Network read_network(Evaluator& evaluator) {
  CodeSource source(evaluator);
  return read_network(source);
}

}  // namespace kakoi::sources::terraform
