#include "sources/terraform/registry_modules.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/bodies.hpp"
#include "sources/terraform/fields.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::TrailId;
using base::Unknown;
using inventory::Existence;
using values::Kind;
using values::Value;

constexpr Phrase kBasis{"the module's code is not here: judged by its arguments and the documented defaults of {}",
                        "モジュールのコードがないため、引数と {} の文書上の既定値から判定しました"};
constexpr Phrase kOwnGroup{"what {} adds is not known: its code is not here",
                           "{} のコードがここにないため、何が追加されるか分かりません"};
constexpr Phrase kServicesUnknown{"which services there are is not known", "どのサービスがあるか決まりません"};
constexpr Phrase kSensitiveServices{"which services there are is sensitive, and would be shown",
                                    "どのサービスがあるかが sensitive な値のため、表示できません"};

constexpr auto kCreate = std::to_array<std::string_view>({"create", "create_service"});
constexpr auto kEnabled = std::to_array<std::string_view>({"enabled", "ecs_service_enabled"});

// Defaults, as of every published version that has these arguments: assign_public_ip false, launch_type FARGATE unless
// there is a capacity provider strategy, network_mode awsvpc.
constexpr std::array<RegistryModule, 3> kModules = {
    RegistryModule{.name = "terraform-aws-modules/ecs/aws//modules/service",
                   .services = "",
                   .switches = kCreate,
                   .capacity_providers = "capacity_provider_strategy",
                   .controller = "deployment_controller",
                   .has_task_sets = true},
    RegistryModule{.name = "terraform-aws-modules/ecs/aws",
                   .services = "services",
                   .switches = kCreate,
                   .capacity_providers = "capacity_provider_strategy",
                   .controller = "deployment_controller",
                   .has_task_sets = true},
    RegistryModule{.name = "cloudposse/ecs-alb-service-task/aws",
                   .services = "",
                   .switches = kEnabled,
                   .capacity_providers = "capacity_provider_strategies",
                   .controller = "deployment_controller_type",
                   .has_task_sets = false},
};

std::string_view without_prefix(std::string_view text, std::string_view prefix) {
  return text.starts_with(prefix) ? text.substr(prefix.size()) : text;
}

// "terraform-aws-modules/ecs/aws" of "terraform-aws-modules/terraform-aws-ecs", which is how a repository has to be
// called to be published.
std::string published_name(std::string_view repository) {
  const std::size_t slash = repository.find('/');
  if (slash == std::string_view::npos) {
    return {};
  }
  constexpr std::string_view kPrefix = "terraform-aws-";
  const std::string_view name = repository.substr(slash + 1);
  return name.starts_with(kPrefix)
             ? std::string(repository.substr(0, slash + 1)) + std::string(name.substr(kPrefix.size())) + "/aws"
             : std::string{};
}

/// An argument of one service: null when it is left out.
using Argument = std::function<Value(std::string_view)>;

class Call {
 public:
  Call(Evaluator& evaluator, const RegistryModule& module, Argument argument)
      : evaluator_(evaluator), module_(module), argument_(std::move(argument)) {}

  [[nodiscard]] Known<Existence> existence() const {
    for (const std::string_view name : module_.switches) {
      const Value is_on = to_boolean(evaluator_.arena, switch_called(name));
      if (is_on.is(Kind::boolean) && !is_on.boolean()) {
        return Known<Existence>::given(Existence::absent, is_on.trail());
      }
    }
    return Known<Existence>::defaulted(Existence::exists);
  }

  [[nodiscard]] inventory::Launch launch() const {
    inventory::Launch launch;
    launch.has_network_configuration = true;
    launch.assign_public_ip = Fields(evaluator_).setting(argument_("assign_public_ip"));
    launch.compute.capacity_providers = providers();
    const bool has_strategy = launch.compute.capacity_providers.match([](const auto& names) { return !names.empty(); },
                                                                      [](const Unknown&) { return true; });
    if (!has_strategy) {
      launch.compute.launch_type = launch_type_of(text("launch_type", "FARGATE"));
    }
    launch.network_mode = network_mode_of(field(argument_("network_mode")), inventory::NetworkMode::awsvpc);
    launch.security_groups = names_in(argument_("security_group_ids"));
    launch.subnets = network::references_of(argument_("subnet_ids"));
    launch.groups = network::references_of(argument_("security_group_ids"));
    launch.groups.more = Unknown{.reason = Message(kOwnGroup, {std::string(module_.name)})};
    launch.definition = inventory::Reference::unknown(*launch.groups.more);
    launch.basis = Message(kBasis, {std::string(module_.name)});
    return launch;
  }

  [[nodiscard]] Known<inventory::DeploymentController> controller() const {
    const Value written = argument_(module_.controller);
    const values::Entry* type = written.is(Kind::map) ? written.find("type") : nullptr;
    return controller_of(field(type != nullptr ? type->value : written.is(Kind::map) ? Value{} : written));
  }

 private:
  // Cloud Posse's modules hand their common arguments on in an object.
  [[nodiscard]] Value switch_called(std::string_view name) const {
    const Value own = argument_(name);
    const Value context = own.is_null() ? argument_("context") : Value{};
    const values::Entry* handed_on = context.is(Kind::map) ? context.find(name) : nullptr;
    return handed_on != nullptr ? handed_on->value : own;
  }

  [[nodiscard]] Field<std::string> field(const Value& value) const {
    const Value converted = to_text(evaluator_.arena, value);
    if (converted.is_null()) {
      return Field<std::string>::defaulted(std::nullopt);
    }
    return converted.is_wholly_known()
               ? Field<std::string>::given(std::string(converted.text().whole), converted.trail())
               : Field<std::string>::unknown(unknown_of(converted));
  }

  [[nodiscard]] Field<std::string> text(std::string_view name, std::string_view fallback) const {
    const Field<std::string> written = field(argument_(name));
    return written.and_then([&](const std::optional<std::string>& word) {
      return word.has_value() ? written : Field<std::string>::defaulted(std::string(fallback));
    });
  }

  [[nodiscard]] inventory::Providers providers() const {
    using inventory::Providers;
    const Value list = argument_(module_.capacity_providers);
    std::vector<Value> items;
    if (list.is(Kind::list)) {
      items.assign(list.items().begin(), list.items().end());
    } else if (list.is(Kind::map) && !list.is_open()) {
      std::transform(list.entries().begin(), list.entries().end(), std::back_inserter(items),
                     [](const values::Entry& entry) { return entry.value; });
    } else if (!list.is_null()) {
      return Providers::unknown(unknown_of(list));
    }
    std::vector<Known<std::string>> names;
    for (const Value& item : items) {
      const values::Entry* name = item.is(Kind::map) ? item.find("capacity_provider") : nullptr;
      const Value written = name != nullptr ? name->value : item.is(Kind::map) ? Value{} : item;
      names.push_back(provider_name(to_text(evaluator_.arena, written)));
    }
    return names.empty() ? Providers::defaulted({}) : Providers::given(std::move(names), list.trail());
  }

  Evaluator& evaluator_;
  const RegistryModule& module_;
  Argument argument_;
};

inventory::Location at_argument(inventory::Location location, const Named& call, std::string_view name) {
  const Ref written = argument(call.parts, name);
  location.setting = written.exists() ? std::optional(written.range()) : std::nullopt;
  return location;
}

void add(const Call& call, const RegistryModule& module, inventory::Identity id, inventory::Location location,
         inventory::Inventory& into) {
  const auto controller = call.controller();
  const bool is_external =
      controller.match([](inventory::DeploymentController c) { return c == inventory::DeploymentController::external; },
                       [](const Unknown&) { return false; });
  if (module.has_task_sets && is_external) {
    into.task_sets.push_back(
        {.id = std::move(id), .location = location, .existence = call.existence(), .launch = call.launch()});
  } else {
    into.services.push_back({.id = std::move(id),
                             .location = location,
                             .existence = call.existence(),
                             .launch = call.launch(),
                             .controller = controller});
  }
}

/// The name in the registry that `source` stands for, whatever the form of the address, with the folder in it.
std::string registry_name(std::string_view source) {
  source = source.substr(0, source.find('?'));
  std::string name;
  if (const std::size_t github = source.find("github.com"); github != std::string_view::npos) {
    // github.com/owner/name, git::https://github.com/owner/name.git, git@github.com:owner/name.git
    std::string_view path = source.substr(github + std::string_view("github.com").size() + 1);
    const std::size_t folder = path.find("//");
    std::string_view repository = path.substr(0, folder);
    repository = repository.ends_with(".git") ? repository.substr(0, repository.size() - 4) : repository;
    name = published_name(repository);
    name += folder == std::string_view::npos || name.empty() ? "" : path.substr(folder);
  } else {
    name = without_prefix(without_prefix(source, "registry.terraform.io/"), "registry.opentofu.org/");
  }
  return name;
}

}  // namespace

const RegistryModule* registry_module(std::string_view source) {
  const std::string name = registry_name(source);
  const auto* const found =
      std::find_if(kModules.begin(), kModules.end(), [&](const RegistryModule& each) { return each.name == name; });
  return found != kModules.end() ? found : nullptr;
}

bool is_harmless_part(std::string_view source) {
  constexpr auto kHarmlessParts = std::to_array<std::string_view>({
      "terraform-aws-modules/ecs/aws//modules/cluster",
      "terraform-aws-modules/ecs/aws//wrappers/cluster",
  });
  return std::find(kHarmlessParts.begin(), kHarmlessParts.end(), registry_name(source)) != kHarmlessParts.end();
}

RegistryModules::RegistryModules(Evaluator& evaluator, inventory::Inventory& into)
    : evaluator_(evaluator), into_(into) {}

std::optional<Unknown> RegistryModules::read(ModuleInstance& caller, const Named& call, const RegistryModule& module,
                                             const inventory::Identity& id) {
  for (const Instance& instance : evaluator_.modules.instances(caller, call.parts).all) {
    const Scope scope{.module = &caller, .names = instance.names};
    const auto written = [&](std::string_view name) {
      const Ref expression = argument(call.parts, name);
      return expression.exists() ? evaluator_.evaluate(expression, scope) : Value::null(TrailId::none);
    };
    inventory::Identity one = id;
    one.address += instance.suffix;
    const inventory::Location location{.header = call.header, .setting = std::nullopt};
    if (module.services.empty()) {
      add(Call(evaluator_, module, written), module, one, at_argument(location, call, "assign_public_ip"), into_);
    } else if (auto why = read_services(call, module, written, one)) {
      return why;
    }
  }
  return std::nullopt;
}

std::optional<Unknown> RegistryModules::read_services(const Named& call, const RegistryModule& module,
                                                      const std::function<Value(std::string_view)>& argument_of_call,
                                                      inventory::Identity id) {
  const Value services = argument_of_call(module.services);
  const Value create = to_boolean(evaluator_.arena, argument_of_call("create"));
  const bool is_off = create.is(Kind::boolean) && !create.boolean();
  if (services.is_null()) {
    return std::nullopt;
  }
  if (services.is_sensitive()) {
    return Unknown{.reason = kSensitiveServices, .trail = services.trail()};
  }
  if (!services.is(Kind::map) || services.is_open()) {
    Unknown why = unknown_of(services);
    why.reason = Message(kServicesUnknown).then(why.reason);
    return why;
  }
  for (const values::Entry& service : services.entries()) {
    const auto written = [&](std::string_view name) {
      if (name == "create" && is_off) {
        return Value::boolean(false, TrailId::none);
      }
      const values::Entry* entry = service.value.is(Kind::map) ? service.value.find(name) : nullptr;
      return service.value.is_unknown() ? service.value : entry != nullptr ? entry->value : Value::null(TrailId::none);
    };
    id.target = std::string(service.key);
    inventory::Location location{.header = call.header, .setting = std::nullopt};
    if (const Value flag = written("assign_public_ip"); flag.trail() != TrailId::none) {
      const base::Range range = evaluator_.arena.trails()[flag.trail()].range;
      location = at_argument(location, call, module.services);
      location.setting = lies_in(range, *location.setting) ? range : *location.setting;
    }
    add(Call(evaluator_, module, written), module, id, location, into_);
  }
  return std::nullopt;
}

}  // namespace kakoi::sources::terraform
