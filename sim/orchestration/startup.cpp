#include "sim/orchestration/startup.hpp"

#include "sim/orchestration/images.hpp"
#include "sim/orchestration/startup_texts.hpp"

#include "sim/network/reach.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace kakoi::sim::orchestration {
namespace {

using network::Answer;
using network::Arrival;
using value::Value;

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

/// A service that is asked for something, for the endpoint's policy and for the text of a refusal.
struct Need {
  std::string service = {};  ///< empty: on the internet
  std::string host = {};
  std::string action = {};
  std::string resource = "*";
  bool has_ipv6 = false;
};

/// Questions in the order in which a task asks them.
class Startup {
 public:
  Startup(world::Here here, const world::Task& task, const Value& definition)
      : here_(here),
        task_(task),
        definition_(definition),
        containers_(definition["containerDefinitions"]),
        view_(network::view_of(here.world, here.region, task.subnet_id)),
        is_old_(is_old_platform(task.launch)) {
    const auto found = here.region.ec2.interfaces.find(task.interface_id);
    if (found != here.region.ec2.interfaces.end()) source_ = network::source_of(found->second);
  }

  [[nodiscard]] std::optional<StartFailure> failure() const {
    // Up to 1.3.0 Fargate logs in and fetches secrets over an interface of its own.
    if (!is_old_) {
      for (const auto question :
           {&Startup::registry_login, &Startup::secrets, &Startup::environment_files, &Startup::file_systems}) {
        if (auto failed = (this->*question)()) return failed;
      }
    }
    if (auto failed = pull()) return failed;
    return logs();
  }

 private:
  using Failure = std::optional<StartFailure>;

  [[nodiscard]] const std::string& region() const { return here_.region.name; }

  [[nodiscard]] Answer ask(const Need& need) const {
    return network::reach(view_, source_,
                          {.service = need.service,
                           .action = need.action,
                           .resource = need.resource,
                           // Where a task has IPv6 only, AWS's agent asks for the names that have such addresses.
                           .has_ipv6 = need.has_ipv6});
  }

  /// A service of AWS; that of another region is not behind the endpoint.
  [[nodiscard]] Need service(const std::string& name, const std::string& in, std::string action,
                             std::string resource = "*") const {
    const std::string host =
        name == "ecr.api" ? "api.ecr." + in + ".amazonaws.com" : name + "." + in + ".amazonaws.com";
    return {.service = in == region() ? name : "",
            .host = host,
            .action = std::move(action),
            .resource = std::move(resource),
            .has_ipv6 = source_.private_ip.empty()};
  }

  /// What the client says that got no answer. AWS shows the address that it tried.
  static std::string trouble(const Answer& answer, const std::string& host) {
    if (answer.arrival == Arrival::unresolved) return "dial tcp: lookup " + host + ": no such host";
    return "dial tcp 198.51.100.10:443: i/o timeout";
  }

  [[nodiscard]] std::string denial(const Need& need) const {
    return "User: " + here_.region.arn("sts", "assumed-role/execution/" + task_.id) +
           " is not authorized to perform: " + need.action + " on resource: " + need.resource +
           std::string(texts::kByEndpointPolicy) + need.action + " action";
  }

  static Failure initialization(const std::string& text) {
    return StartFailure{.stopped_reason = std::string(texts::kInitialization) + text, .container_reason = {}};
  }

  [[nodiscard]] Failure registry_login() const {
    for (const Value& container : containers_.items()) {
      const Image image = image_of(container.text("image"));
      if (!image.is_private_ecr()) continue;
      const Need need = service("ecr.api", image.region, "ecr:GetAuthorizationToken");
      const Answer answer = ask(need);
      if (answer.arrives()) continue;
      if (answer.arrival == Arrival::refused) {
        return initialization(std::string(texts::kSecretsOrAuth) + std::string(texts::kRetrievalFailed) + denial(need));
      }
      return initialization(std::string(texts::kSecretsOrAuth) + std::string(texts::kNoRegistryAuth) + "https://" +
                            need.host + "/\": " + trouble(answer, need.host));
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
    const Need need = service(is_secret ? "secretsmanager" : "ssm", in.empty() ? region() : in,
                              is_secret ? "secretsmanager:GetSecretValue" : "ssm:GetParameters", source);
    const Answer answer = ask(need);
    if (answer.arrives()) return std::nullopt;
    const std::string what = std::string(is_secret ? texts::kNoSecret : texts::kNoParameter) + source +
                             std::string(is_secret ? texts::kFromSecretsManager : texts::kFromParameterStore);
    const std::string why =
        answer.arrival == Arrival::refused
            ? "AccessDeniedException: " + denial(need)
            : std::string(texts::kRequestFailed) + "Post \"https://" + need.host + "/\": " + trouble(answer, need.host);
    return initialization(std::string(texts::kSecretsOrAuth) + what + why);
  }

  [[nodiscard]] Failure environment_files() const {
    for (const Value& container : containers_.items()) {
      for (const Value& file : container["environmentFiles"].items()) {
        const Need need = service("s3", region(), "s3:GetObject", file.text("value"));
        const Answer answer = ask(need);
        if (answer.arrives()) continue;
        return initialization(std::string(texts::kNoEnvironmentFiles) +
                              (answer.arrival == Arrival::refused
                                   ? "AccessDenied: " + denial(need)
                                   : std::string(texts::kRequestFailed) + trouble(answer, need.host)));
      }
    }
    return std::nullopt;
  }

  /// The interface by which a file system can be mounted in the zone of the task.
  [[nodiscard]] const world::NetworkInterface* mount_target(const std::string& file_system) const {
    const world::Subnet* subnet = view_.subnet(task_.subnet_id);
    for (const auto* interfaces : {&view_.vpcs.interfaces, &view_.own.interfaces}) {
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
        return initialization(std::string(texts::kEfs) + "Failed to resolve \"" + id + ".efs." + region() +
                              ".amazonaws.com\"" + std::string(texts::kEfsUnresolved));
      }
      if (!network::reach_interface(view_, source_, *target, kNfs).arrives()) {
        return initialization(std::string(texts::kEfs) + std::string(texts::kEfsTimeout));
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] Failure pull() const {
    for (const Value& container : containers_.items()) {
      const Image image = image_of(container.text("image"));
      if (auto failed = image.is_private_ecr() ? pull_from_ecr(image) : pull_from(image, {}, image.host)) return failed;
    }
    return std::nullopt;
  }

  /// The registry, and the bucket of its region that has the layers.
  [[nodiscard]] Failure pull_from_ecr(const Image& image) const {
    const std::string bucket = "prod-" + image.region + "-starport-layer-bucket";
    const std::string layers = bucket + ".s3." + image.region + ".amazonaws.com";
    Need registry = service("ecr.dkr", image.region, "ecr:BatchGetImage");
    registry.has_ipv6 = image.has_ipv6 && source_.private_ip.empty();
    const Answer answer = ask(registry);
    if (!answer.arrives()) return cannot_pull(image, answer, image.host, registry);
    // What is not in the cache yet is not served through an endpoint.
    if (is_first_through_cache(image) && answer.way.starts_with("vpce-")) {
      if (auto failed = pull_from(image, {}, image.host)) return failed;
    }
    return pull_from(image, service("s3", image.region, "s3:GetObject", "arn:aws:s3:::" + bucket + "/layer"), layers);
  }

  [[nodiscard]] Failure pull_from(const Image& image, Need need, const std::string& host) const {
    need.host = host;
    if (need.action.empty()) need.has_ipv6 = image.has_ipv6;
    const Answer answer = ask(need);
    return answer.arrives() ? std::nullopt : cannot_pull(image, answer, host, need);
  }

  [[nodiscard]] bool is_first_through_cache(const Image& image) const {
    const world::Registry& registry = here_.world.registry;
    return !registry.cached.contains(image.name) &&
           std::ranges::any_of(registry.pull_through,
                               [&](const std::string& prefix) { return image.repository.starts_with(prefix + "/"); });
  }

  [[nodiscard]] Failure cannot_pull(const Image& image, const Answer& answer, const std::string& host,
                                    const Need& need) const {
    const std::string cannot(texts::kCannotPull);
    if (is_old_) {
      return StartFailure{
          .stopped_reason = std::string(texts::kFailedToStart),
          .container_reason = cannot + "API error (500): Get https://" + host + std::string(texts::kOldPullEnd)};
    }
    std::string reason = cannot;
    if (answer.arrival == Arrival::refused) {
      reason += need.service == "s3" ? std::string(texts::kLayerForbidden) + "https://" + host + "/: 403 Forbidden"
                                     : denial(need);
    } else {
      reason += "The task cannot pull " + image.name + std::string(texts::kFromRegistry) + trouble(answer, host);
    }
    return StartFailure{.stopped_reason = reason, .container_reason = reason};
  }

  [[nodiscard]] Failure logs() const {
    for (const Value& container : containers_.items()) {
      const Value& logging = container["logConfiguration"];
      if (logging.text("logDriver") != kAwslogs) continue;
      const std::string in = logging["options"].text("awslogs-region", region());
      if (ask(service("logs", in, "logs:CreateLogStream")).arrives()) continue;
      const std::string reason = std::string(texts::kInitialization) + std::string(texts::kNoLogs);
      if (is_old_) {
        return StartFailure{.stopped_reason = std::string(texts::kFailedToStart), .container_reason = reason};
      }
      return StartFailure{.stopped_reason = reason, .container_reason = {}};
    }
    return std::nullopt;
  }

  world::Here here_;
  const world::Task& task_;
  const Value& definition_;
  const Value& containers_;
  network::View view_;
  bool is_old_;
  network::Source source_;
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
