#include "sim/orchestration/startup.hpp"

#include "sim/orchestration/asking.hpp"
#include "sim/orchestration/pulling.hpp"
#include "sim/orchestration/startup_texts.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace kakoi::sim::orchestration {
namespace {

using network::Answer;
using network::Arrival;
using value::Value;
using Failure = std::optional<StartFailure>;

constexpr std::string_view kAwslogs = "awslogs";
constexpr std::int64_t kNfs = 2049;

/// The region in an ARN; empty when it is none, or has none.
std::string region_of_arn(std::string_view arn) {
  if (!arn.starts_with("arn:")) return {};
  for (int i = 0; i < 3; ++i) {
    const std::size_t colon = arn.find(':');
    if (colon == std::string_view::npos) return {};
    arn.remove_prefix(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

/// Questions in the order in which a task asks them.
class Startup {
 public:
  Startup(world::Here here, const world::Task& task, const Value& definition)
      : here_(here),
        definition_(definition),
        containers_(definition["containerDefinitions"]),
        asking_(here, task),
        is_old_(is_old_platform(task.launch)) {}

  [[nodiscard]] Failure failure() const {
    // Up to 1.3.0 Fargate logs in and fetches secrets over an interface of its own.
    if (!is_old_) {
      for (const auto question :
           {&Startup::logins, &Startup::secrets, &Startup::environment_files, &Startup::file_systems}) {
        if (auto failed = (this->*question)()) return failed;
      }
    }
    if (auto failed = pulls()) return failed;
    return logs();
  }

 private:
  [[nodiscard]] Failure logins() const {
    for (const Value& container : containers_.items()) {
      if (auto failed = login_failure(asking_, image_of(container.text("image")))) return failed;
    }
    return std::nullopt;
  }

  [[nodiscard]] Failure pulls() const {
    for (const Value& container : containers_.items()) {
      const Image image = image_of(container.text("image"));
      if (auto failed = pull_failure(asking_, image, here_.world.registry, is_old_)) return failed;
    }
    return std::nullopt;
  }

  [[nodiscard]] Failure secrets() const {
    for (const Value& container : containers_.items()) {
      std::vector<std::string> sources;
      for (const Value* list : {&container["secrets"], &container["logConfiguration"]["secretOptions"]}) {
        for (const Value& secret : list->items()) {
          sources.push_back(secret.text("valueFrom"));
        }
      }
      sources.push_back(container["repositoryCredentials"].text("credentialsParameter"));
      for (const std::string& source : sources) {
        auto failed = source.empty() ? std::nullopt : secret_from(source);
        if (failed) return failed;
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Failure secret_from(const std::string& source) const {
    const bool is_secret = source.find(":secretsmanager:") != std::string::npos;
    const std::string in = region_of_arn(source);
    const Need need = asking_.service(is_secret ? "secretsmanager" : "ssm", in.empty() ? asking_.region() : in,
                                      is_secret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters", source);
    const Answer answer = asking_.ask(need);
    if (answer.arrives()) return std::nullopt;
    const std::string what = std::string(is_secret ? texts::kNoSecret : texts::kNoParameter) + source +
                             std::string(is_secret ? texts::kFromSecretsManager : texts::kFromParameterStore);
    const std::string why = answer.arrival == Arrival::refused
                                ? "AccessDeniedException: " + asking_.denial(need)
                                : std::string(texts::kRequestFailed) + "Post \"https://" + need.host +
                                      "/\": " + asking_.trouble(answer, need.host);
    return initialization_failure(std::string(texts::kSecretsOrAuth) + what + why);
  }

  [[nodiscard]] Failure environment_files() const {
    for (const Value& container : containers_.items()) {
      for (const Value& file : container["environmentFiles"].items()) {
        const Need need = asking_.service("s3", asking_.region(), "s3:GetObject", file.text("value"));
        const Answer answer = asking_.ask(need);
        if (answer.arrives()) continue;
        const std::string why = answer.arrival == Arrival::refused
                                    ? "AccessDenied: " + asking_.denial(need)
                                    : std::string(texts::kRequestFailed) + asking_.trouble(answer, need.host);
        return initialization_failure(std::string(texts::kNoEnvironmentFiles) + why);
      }
    }
    return std::nullopt;
  }

  /// The interface by which a file system can be mounted in the zone of the task.
  [[nodiscard]] const world::NetworkInterface* mount_target(const std::string& file_system) const {
    const network::View& view = asking_.view();
    const world::Subnet* subnet = view.subnet(asking_.source().subnet_id);
    for (const auto* interfaces : {&view.vpcs.interfaces, &view.own.interfaces}) {
      for (const auto& [id, interface] : *interfaces) {
        if (subnet != nullptr && interface.vpc_id == subnet->vpc_id && interface.zone == subnet->zone &&
            interface.description.starts_with("EFS mount target for " + file_system)) {
          return &interface;
        }
      }
    }
    return nullptr;
  }

  [[nodiscard]] Failure file_systems() const {
    for (const Value& volume : definition_["volumes"].items()) {
      const std::string id = volume["efsVolumeConfiguration"].text("fileSystemId");
      if (id.empty()) continue;
      const world::NetworkInterface* target = mount_target(id);
      if (target == nullptr) {
        return initialization_failure(std::string(texts::kEfs) + "Failed to resolve \"" + id + ".efs." +
                                      asking_.region() + ".amazonaws.com\"" + std::string(texts::kEfsUnresolved));
      }
      if (!network::reach_interface(asking_.view(), asking_.source(), *target, kNfs).arrives()) {
        return initialization_failure(std::string(texts::kEfs) + std::string(texts::kEfsTimeout));
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Failure logs() const {
    for (const Value& container : containers_.items()) {
      const Value& logging = container["logConfiguration"];
      if (logging.text("logDriver") != kAwslogs) continue;
      const std::string in = logging["options"].text("awslogs-region", asking_.region());
      if (asking_.ask(asking_.service("logs", in, "logs:CreateLogStream")).arrives()) continue;
      StartFailure failed = initialization_failure(std::string(texts::kNoLogs));
      if (!is_old_) return failed;
      return StartFailure{.stopped_reason = std::string(texts::kFailedToStart),
                          .container_reason = std::move(failed.stopped_reason)};
    }
    return std::nullopt;
  }

  world::Here here_;
  const Value& definition_;
  const Value& containers_;
  Asking asking_;
  bool is_old_;
};

}  // namespace

std::optional<StartFailure> startup_failure(world::Here here, const world::Task& task) {
  const world::TaskDefinition* definition = here.region.ecs.definition(task.launch.task_definition);
  if (definition == nullptr || task.interface_id.empty() || !task.launch.is_fargate()) return std::nullopt;
  return Startup(here, task, definition->registered).failure();
}

void note_pulled(world::Here here, const world::Task& task) {
  const world::TaskDefinition* definition = here.region.ecs.definition(task.launch.task_definition);
  world::Registry& registry = here.world.registry;
  if (definition == nullptr || registry.pull_through.empty()) return;
  for (const Value& container : definition->registered["containerDefinitions"].items()) {
    registry.cached.insert(container.text("image"));
  }
}

bool is_old_platform(const world::Launch& launch) {
  constexpr std::array<std::string_view, 4> kOld = {"1.0.0", "1.1.0", "1.2.0", "1.3.0"};
  return std::ranges::find(kOld, launch.platform_version) != kOld.end();
}

std::string resolved_platform(const std::string& asked) { return asked == "LATEST" ? "1.4.0" : asked; }

}  // namespace kakoi::sim::orchestration
