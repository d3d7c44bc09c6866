#include "sources/terraform/launchers.hpp"

#include "sources/terraform/fields.hpp"
#include "sources/terraform/task_definitions.hpp"

#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::TrailId;
using base::Unknown;
using inventory::DeploymentController;
using inventory::Existence;
using inventory::LaunchType;
using values::Kind;
using values::Value;

constexpr Phrase kStrangeLaunchType{"the launch type is none that kakoi knows", "kakoi の知らない起動タイプです"};
constexpr Phrase kStrangeController{"the deployment controller is none that kakoi knows",
                                    "kakoi の知らないデプロイコントローラーです"};
constexpr Phrase kTwoBlocks{"there are several network_configuration blocks; Terraform refuses this",
                            "network_configuration ブロックが複数あります。Terraform はこれを受け付けません"};
constexpr Phrase kMaybeNoBlock{"whether there is a network_configuration block is not known",
                               "network_configuration ブロックの有無が決まりません"};

std::optional<LaunchType> launch_type_of(std::string_view text) {
  if (text == "FARGATE") {
    return LaunchType::fargate;
  }
  if (text == "EC2") {
    return LaunchType::ec2;
  }
  if (text == "EXTERNAL") {
    return LaunchType::external;
  }
  if (text == "MANAGED_INSTANCES") {
    return LaunchType::managed_instances;
  }
  return std::nullopt;
}

// What the elements of a list are called: the texts, and of what is known only after apply its resource.
std::vector<std::string> names_in(const Value& list) {
  std::vector<std::string> names;
  if (!list.is(Kind::list)) {
    return names;
  }
  for (const Value& item : list.items()) {
    if (item.is(Kind::text) && item.is_wholly_known()) {
      names.emplace_back(item.text().whole);
    } else if (item.is_unknown() && !item.reason().stands_for.empty()) {
      const std::string_view address = item.reason().stands_for;
      names.emplace_back(address.substr(0, address.rfind('.')));
    }
  }
  return names;
}

// Walks the module tree and reads each launcher in it.
class Reader {
 public:
  Reader(Evaluator& evaluator, const std::string& root, inventory::Inventory& into, std::size_t& harmless)
      : evaluator_(evaluator),
        fields_(evaluator),
        task_definitions_(evaluator),
        root_(root),
        into_(into),
        harmless_(harmless) {}

  // Modules nest no deeper than the evaluator lets them.
  void module(ModuleInstance& module) {
    for (const Resource& resource : module.config->resources) {
      if (!resource.is_data && is_launcher(resource.type)) {
        for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
          launcher({.module = &module, .resource = &resource, .instance = instance});
        }
        if (evaluator_.modules.instances(module, resource.parts).all.empty()) {
          launcher({.module = &module, .resource = &resource, .instance = {}}, Existence::absent);
        }
      }
    }
    for (const Named& call : module.config->calls) {
      const Called& children = evaluator_.modules.called(module, call);
      if (children.unread.has_value()) {
        unread(module, call, children);
      }
      for (const auto& child : children.instances) {
        this->module(*child);
      }
    }
  }

 private:
  void launcher(const ResourceInstance& at, Existence existence = Existence::exists) {
    evaluator_.arena.new_share();
    const Body body{.parts = at.resource->parts, .scope = {.module = at.module, .names = at.instance.names}};
    const inventory::Identity id{.source = "terraform", .root = root_, .address = at.address(), .target = {}};
    inventory::Location location{.header = header(at.resource->parts.back()), .setting = std::nullopt};
    const auto exists = Known<Existence>::defaulted(existence);
    inventory::Launch launch = this->launch(body, location);
    if (at.resource->type == "aws_ecs_task_set") {
      into_.task_sets.push_back({.id = id, .location = location, .existence = exists, .launch = std::move(launch)});
      return;
    }
    into_.services.push_back({.id = id,
                              .location = location,
                              .existence = exists,
                              .launch = std::move(launch),
                              .controller = controller(body)});
  }

  inventory::Launch launch(const Body& body, inventory::Location& location) {
    inventory::Launch launch;
    setting(body, launch, location);
    launch.compute = compute(body);
    launch.network_mode = task_definitions_.network_mode(fields_.value(body, "task_definition"), *body.scope.module);
    return launch;
  }

  void setting(const Body& body, inventory::Launch& launch, inventory::Location& location) {
    const Blocks found = evaluator_.modules.blocks_of(body.parts, "network_configuration", body.scope);
    if (found.all.empty()) {
      // Where the block could not be read whole, the network configuration may be what is missing.
      launch.assign_public_ip = fields_.boolean(body, "network_configuration").map([](const auto&) { return false; });
      return;
    }
    launch.has_network_configuration = true;
    for (const Block& block : found.all) {
      const Body inner{.parts = std::span(&block.body, 1),
                       .scope = {.module = body.scope.module, .names = block.names}};
      if (const Ref written = argument(inner.parts, "assign_public_ip");
          written.exists() && !location.setting.has_value()) {
        location.setting = written.range();
      }
    }
    const Block& first = found.all.front();
    const Body inner{.parts = std::span(&first.body, 1), .scope = {.module = body.scope.module, .names = first.names}};
    launch.security_groups = names_in(fields_.value(inner, "security_groups"));
    launch.assign_public_ip = found.all.size() == 1
                                  ? flag(inner, found.unknown_count)
                                  : Known<bool>::unknown({.reason = kTwoBlocks, .trail = TrailId::none});
  }

  Known<bool> flag(const Body& block, const std::optional<Value>& unknown_count) {
    const auto flag = fields_.boolean(block, "assign_public_ip");
    return flag.and_then([&](const std::optional<bool>& on) {
      if (on.value_or(false) && unknown_count.has_value()) {
        return Known<bool>::unknown(
            {.reason = Message(kMaybeNoBlock).then(values::why(*unknown_count)), .trail = unknown_count->trail()});
      }
      return Known<bool>::given(on.value_or(false), flag.trail(),
                                on.has_value() ? base::How::written : base::How::defaulted);
    });
  }

  inventory::Compute compute(const Body& body) {
    inventory::Compute compute;
    const auto written = fields_.text(body, "launch_type");
    compute.launch_type = written.and_then([&](const std::optional<std::string>& text) {
      using Result = Known<std::optional<LaunchType>>;
      if (!text.has_value() || text->empty()) {
        return Result::given(std::nullopt, written.trail(), base::How::defaulted);
      }
      const auto type = launch_type_of(*text);
      return type.has_value() ? Result::given(type, written.trail())
                              : Result::unknown({.reason = kStrangeLaunchType, .trail = written.trail()});
    });
    using Providers = Known<std::vector<Known<std::string>>>;
    const Blocks strategy = evaluator_.modules.blocks_of(body.parts, "capacity_provider_strategy", body.scope);
    std::vector<Known<std::string>> names;
    for (const Block& block : strategy.all) {
      const Body inner{.parts = std::span(&block.body, 1),
                       .scope = {.module = body.scope.module, .names = block.names}};
      names.push_back(fields_.text(inner, "capacity_provider").map([](const auto& text) { return text.value_or(""); }));
    }
    compute.capacity_providers = strategy.unknown_count.has_value()
                                     ? Providers::unknown(Fields::unknown(*strategy.unknown_count))
                                     : Providers::given(std::move(names), TrailId::none);
    return compute;
  }

  Known<DeploymentController> controller(const Body& body) {
    const Blocks found = evaluator_.modules.blocks_of(body.parts, "deployment_controller", body.scope);
    if (found.unknown_count.has_value()) {
      return Known<DeploymentController>::unknown(Fields::unknown(*found.unknown_count));
    }
    if (found.all.empty()) {
      return Known<DeploymentController>::defaulted(DeploymentController::ecs);
    }
    const Body inner{.parts = std::span(&found.all.front().body, 1),
                     .scope = {.module = body.scope.module, .names = found.all.front().names}};
    const auto type = fields_.text(inner, "type");
    return type.and_then([&](const std::optional<std::string>& text) {
      using Result = Known<DeploymentController>;
      const std::string name = text.value_or("ECS");
      if (name == "ECS") {
        return Result::given(DeploymentController::ecs, type.trail());
      }
      if (name == "CODE_DEPLOY") {
        return Result::given(DeploymentController::code_deploy, type.trail());
      }
      return name == "EXTERNAL" ? Result::given(DeploymentController::external, type.trail())
                                : Result::unknown({.reason = kStrangeController, .trail = type.trail()});
    });
  }

  // A module that is not called at all is not missed.
  void unread(ModuleInstance& module, const Named& call, const Called& called) {
    const Ref count = argument(call.parts, "count");
    const Ref for_each = argument(call.parts, "for_each");
    if ((count.exists() || for_each.exists()) && evaluator_.modules.instances(module, call.parts).all.empty()) {
      return;
    }
    const Ref hint = argument(call.parts, "assign_public_ip");
    if (!hint.exists() && is_harmless_module(call.name, called.source)) {
      ++harmless_;
      return;
    }
    inventory::UnreadModule unread{
        .id = {.source = "terraform", .root = root_, .address = module.prefix + "module." + call.name, .target = {}},
        .header = header(call.parts.back()),
        .source = called.source,
        .reason = *called.unread,
        .assign_public_ip = std::nullopt};
    if (hint.exists()) {
      const Value value = to_boolean(evaluator_.arena, evaluator_.evaluate(hint, {.module = &module}));
      unread.assign_public_ip = value.is(Kind::boolean) ? (value.boolean() ? "true" : "false") : "";
    }
    into_.unread_modules.push_back(std::move(unread));
  }

  Evaluator& evaluator_;
  Fields fields_;
  TaskDefinitions task_definitions_;
  const std::string& root_;
  inventory::Inventory& into_;
  std::size_t& harmless_;
};

}  // namespace

bool is_launcher(std::string_view resource_type) {
  return resource_type == "aws_ecs_service" || resource_type == "aws_ecs_task_set";
}

void read_launchers(Evaluator& evaluator, const std::string& root, inventory::Inventory& into,
                    std::size_t& harmless_modules) {
  Reader(evaluator, root, into, harmless_modules).module(evaluator.modules.root());
}

}  // namespace kakoi::sources::terraform
