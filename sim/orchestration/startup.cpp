#include "sim/orchestration/startup.hpp"

#include "sim/network/reach.hpp"

#include <string_view>

namespace kakoi::sim::orchestration {
namespace {

using value::Value;

/// An address that does not answer; AWS shows the one that it tried.
constexpr std::string_view kTimeout = "dial tcp 198.51.100.10:443: i/o timeout";
constexpr std::string_view kInitialization = "ResourceInitializationError: ";
constexpr std::string_view kRegistryAuth = "unable to pull secrets or registry auth: ";

bool is_private_registry(std::string_view image) { return image.find(".dkr.ecr.") != std::string_view::npos; }

std::string registry_region(std::string_view image) {
  // ACCOUNT.dkr.ecr.REGION.amazonaws.com/NAME
  constexpr std::string_view kMark = ".dkr.ecr.";
  const std::string_view rest = image.substr(image.find(kMark) + kMark.size());
  return std::string(rest.substr(0, rest.find('.')));
}

/// One question after the other, in the order in which a task asks them.
class Startup {
 public:
  Startup(const world::Region& region, const world::Task& task, const Value& containers)
      : region_(region), containers_(containers), is_old_(is_old_platform(task.launch)) {
    source_.subnet_id = task.subnet_id;
    source_.private_ip = task.private_ip;
    const auto found = region.ec2.interfaces.find(task.interface_id);
    if (found != region.ec2.interfaces.end()) {
      source_.has_public_ip = !found->second.public_ip.empty();
      source_.groups = found->second.groups;
    }
  }

  [[nodiscard]] std::optional<StartFailure> failure() const {
    // Up to 1.3.0 Fargate logs in and fetches secrets over an interface of its own.
    if (!is_old_) {
      if (auto failed = registry_login()) return failed;
      if (auto failed = secrets()) return failed;
    }
    if (auto failed = pull()) return failed;
    return logs();
  }

 private:
  [[nodiscard]] bool reaches(std::string_view service) const {
    return network::can_reach(region_.ec2, region_.name, source_, {.service = std::string(service)});
  }

  [[nodiscard]] bool reaches_registry(std::string_view image) const {
    // Endpoints are for the registry of the same region.
    if (!is_private_registry(image) || registry_region(image) != region_.name) return reaches("");
    return reaches("ecr.dkr") && reaches("s3");
  }

  [[nodiscard]] std::optional<StartFailure> registry_login() const {
    for (const Value& container : containers_.items()) {
      const std::string image = container.text("image");
      if (!is_private_registry(image)) continue;
      const std::string there = registry_region(image);
      if (!reaches(there == region_.name ? "ecr.api" : "")) {
        return StartFailure{
            .stopped_reason = std::string(kInitialization) + std::string(kRegistryAuth) +
                              "The task cannot pull registry auth from Amazon ECR: There is a connection issue "
                              "between the task and Amazon ECR. Check your task network configuration. "
                              "RequestError: send request failed caused by: Post \"https://api.ecr." +
                              there + ".amazonaws.com/\": " + std::string(kTimeout),
            .container_reason = {}};
      }
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<StartFailure> secrets() const {
    for (const Value& container : containers_.items()) {
      for (const Value& secret : container["secrets"].items()) {
        if (auto failed = secret_from(secret.text("valueFrom"))) return failed;
      }
      const std::string login = container["repositoryCredentials"].text("credentialsParameter");
      if (auto failed = login.empty() ? std::nullopt : secret_from(login)) return failed;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<StartFailure> secret_from(const std::string& source) const {
    const bool is_secret = source.find(":secretsmanager:") != std::string::npos;
    if (reaches(is_secret ? "secretsmanager" : "ssm")) return std::nullopt;
    const std::string what = is_secret
                                 ? "unable to retrieve secret from asm: There is a connection issue between the task "
                                   "and AWS Secrets Manager. "
                                   "Check your task network configuration. failed to fetch secret " +
                                       source + " from secrets manager: "
                                 : "unable to retrieve secrets from ssm: There is a connection issue between the task "
                                   "and AWS Systems Manager "
                                   "Parameter Store. Check your task network configuration. failed to fetch secret " +
                                       source + " from ssm: ";
    return StartFailure{.stopped_reason = std::string(kInitialization) + std::string(kRegistryAuth) + what +
                                          "RequestError: send request failed caused by: " + std::string(kTimeout),
                        .container_reason = {}};
  }

  [[nodiscard]] std::optional<StartFailure> pull() const {
    for (const Value& container : containers_.items()) {
      const std::string image = container.text("image");
      if (reaches_registry(image)) continue;
      if (is_old_) {
        const std::string host = is_private_registry(image) ? image.substr(0, image.find('/')) : "registry-1.docker.io";
        return StartFailure{.stopped_reason = "Task failed to start",
                            .container_reason = "CannotPullContainerError: API error (500): Get https://" + host +
                                                "/v2/: net/http: request canceled while waiting for connection "
                                                "(Client.Timeout exceeded while awaiting headers)"};
      }
      const std::string reason =
          "CannotPullContainerError: The task cannot pull " + image +
          " from the registry. There is a connection issue between the task and the registry. Check "
          "your task network configuration. " +
          std::string(kTimeout);
      return StartFailure{.stopped_reason = reason, .container_reason = reason};
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<StartFailure> logs() const {
    for (const Value& container : containers_.items()) {
      if (container["logConfiguration"].text("logDriver") != "awslogs" || reaches("logs")) continue;
      const std::string reason =
          std::string(kInitialization) +
          "failed to validate logger args: The task cannot find the Amazon CloudWatch log group defined in the task "
          "definition. There is a connection issue between the task and Amazon CloudWatch. Check your network "
          "configuration. : signal: killed";
      if (is_old_) return StartFailure{.stopped_reason = "Task failed to start", .container_reason = reason};
      return StartFailure{.stopped_reason = reason, .container_reason = {}};
    }
    return std::nullopt;
  }

  const world::Region& region_;
  const Value& containers_;
  bool is_old_;
  network::Source source_;
};

}  // namespace

std::optional<StartFailure> startup_failure(const world::Region& region, const world::Task& task) {
  const world::TaskDefinition* definition = region.ecs.definition(task.launch.task_definition);
  if (definition == nullptr || task.interface_id.empty() || !task.launch.is_fargate()) return std::nullopt;
  return Startup(region, task, definition->registered["containerDefinitions"]).failure();
}

bool is_old_platform(const world::Launch& launch) {
  return launch.platform_version == "1.3.0" || launch.platform_version == "1.2.0" ||
         launch.platform_version == "1.1.0" || launch.platform_version == "1.0.0";
}

std::string resolved_platform(const std::string& asked) { return asked == "LATEST" ? "1.4.0" : asked; }

}  // namespace kakoi::sim::orchestration
