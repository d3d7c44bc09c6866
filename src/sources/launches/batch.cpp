#include "sources/launches/batch.hpp"

#include "sources/launches/fields.hpp"
#include "sources/launches/launch_words.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/launches/text_slices.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::sources {
namespace {

using base::TrailId;
using inventory::LaunchType;
using values::Kind;
using values::Value;

constexpr base::Phrase kByEnvironment{"the compute environment that runs the job decides where",
                                      "ジョブを実行するコンピューティング環境が決めます"};

/// What `parts` gets of one job definition.
class Parts {
 public:
  Parts(const Platform& platform, const CodeReader& code) : platform_(platform), code_(code) {}

  void container(const Value& properties, std::string target) {
    BatchPart part{.target = std::move(target), .launch = {}, .definition = definition_of(properties)};
    const Value* network = member(properties, "networkConfiguration");
    const Value* flag = network != nullptr ? member(*network, "assignPublicIp") : nullptr;
    const Value* decides = properties.is_unknown()                       ? &properties
                           : network != nullptr && network->is_unknown() ? network
                                                                         : flag;
    part.launch.has_network_configuration = network != nullptr;
    part.launch.assign_public_ip = setting_of(decides != nullptr ? *decides : Value{});
    part.launch.compute.launch_type = platform_;
    part.launch.subnets.more = base::Unknown{.reason = kByEnvironment};
    part.launch.groups.more = part.launch.subnets.more;
    const Value platform = step_into(properties, "fargatePlatformConfiguration");
    const Value of_task = step_into(properties, "platformVersion");
    part.launch.platform_version =
        network::word_of(of_task.is_null() ? step_into(platform, "platformVersion") : of_task, "");
    part.launch.has_exec = network::flag_of(step_into(properties, "enableExecuteCommand"), false);
    if (decides != nullptr) {
      part.setting = decides == flag ? flag->trail() : TrailId::none;
    }
    all.push_back(std::move(part));
  }

  void tasks(const Value& ecs_properties, const std::string& target) {
    each(ecs_properties, "taskProperties", target, [&](const Value& task) { container(task, target); });
  }

  void nodes(const Value& properties) {
    each(properties, "nodeRangeProperties", {}, [&](const Value& range) {
      const Value* numbers = member(range, "targetNodes");
      const bool has_name =
          numbers != nullptr && numbers->is(Kind::text) && numbers->is_wholly_known() && !numbers->is_sensitive();
      const std::string target = "nodes " + std::string(has_name ? numbers->text().whole : "?");
      if (const Value* properties_of_range = member(range, "container")) {
        container(*properties_of_range, target);
      }
      if (const Value* of_ecs = member(range, "ecsProperties")) {
        tasks(*of_ecs, target);
      }
    });
  }

  std::vector<BatchPart> all;

 private:
  // Of one container, or of several where those of ECS are used. Batch logs with awslogs where nothing else is said.
  [[nodiscard]] inventory::TaskDefinition definition_of(const Value& properties) const {
    inventory::TaskDefinition definition;
    if (properties.is_unknown()) {
      definition.containers.more = unknown_of(properties);
    } else if (const Value* containers = member(properties, "containers")) {
      definition.containers = containers_of(*containers, code_);
    } else if (!properties.is_null()) {
      definition.containers.items.push_back(container_of(properties, code_));
    }
    for (inventory::Container& container : definition.containers.items) {
      container.log_driver = container.log_driver.map(
          [](const std::string& driver) { return driver.empty() ? std::string("awslogs") : driver; });
    }
    definition.file_systems = file_systems_of(step_into(properties, "volumes"));
    definition.is_windows = is_windows(step_into(step_into(properties, "runtimePlatform"), "operatingSystemFamily"));
    return definition;
  }

  // What is in a list; where that is not known, one that is not known.
  template <typename Read>
  void each(const Value& properties, std::string_view key, const std::string& target, const Read& read) {
    const Value* list = properties.is_unknown() ? &properties : member(properties, key);
    if (list == nullptr || !list->is(Kind::list)) {
      container(list != nullptr ? *list : Value{}, target);
      return;
    }
    std::for_each(list->items().begin(), list->items().end(), read);
  }

  const Platform& platform_;
  const CodeReader& code_;
};

}  // namespace

Platform batch_platform(const Value& capabilities) {
  if (capabilities.is_null()) {
    return Platform::defaulted(LaunchType::ec2);
  }
  if (!capabilities.is(Kind::list) || !capabilities.is_wholly_known()) {
    return Platform::unknown(unknown_of(capabilities));
  }
  const bool on_fargate = std::any_of(capabilities.items().begin(), capabilities.items().end(), [](const Value& item) {
    return item.is(Kind::text) && item.text().whole == "FARGATE";
  });
  return Platform::given(on_fargate ? LaunchType::fargate : LaunchType::ec2, capabilities.trail());
}

std::vector<BatchPart> batch_parts(std::string_view holder, const Value& properties, const Platform& platform,
                                   const CodeReader& code) {
  Parts parts(platform, code);
  if (properties.is_null()) {
    return {};
  }
  if (holder.starts_with('e') || holder.starts_with('E')) {
    parts.tasks(properties, {});
  } else if (holder.starts_with('n') || holder.starts_with('N')) {
    parts.nodes(properties);
  } else {
    parts.container(properties, {});
  }
  return std::move(parts.all);
}

std::vector<BatchPart> batch_job_parts(const Value& job, const CodeReader& code) {
  const auto property = [&](std::string_view key) {
    const Value* value = member(job, key);
    return value != nullptr ? *value : job.is_unknown() ? job : Value::null(TrailId::none);
  };
  const Platform platform = batch_platform(property("platformCapabilities"));
  std::vector<BatchPart> all;
  for (const std::string_view holder : {"containerProperties", "ecsProperties", "nodeProperties"}) {
    std::vector<BatchPart> some = batch_parts(holder, property(holder), platform, code);
    std::move(some.begin(), some.end(), std::back_inserter(all));
    if (job.is_unknown()) {
      break;  // once is enough
    }
  }
  return all;
}

void name_definition(BatchPart& part, const inventory::Identity& id, base::Range header) {
  part.definition.thing = {.key = id.target.empty() ? id.address : id.address + " " + id.target, .header = header};
  part.launch.definition = inventory::Reference::defaulted(part.definition.thing.key);
}

}  // namespace kakoi::sources
