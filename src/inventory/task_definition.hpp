// What a task is made of, as far as it decides what it needs to start and calls when it runs. No value of a secret or
// of the environment is in here, only where it comes from, and which hosts it names.
#pragma once

#include "base/known.hpp"
#include "inventory/reference.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kakoi::inventory {

enum class Registry : std::uint8_t {
  ecr,         ///< Amazon ECR, private
  ecr_public,  ///< public.ecr.aws
  other,       ///< Docker Hub and all others
};

struct Image {
  std::string text{};  ///< as far as it is known and may be shown
  base::Known<Registry> registry = base::Known<Registry>::defaulted(Registry::other);
  std::string host{};  ///< of a registry that is not ECR
  /// Of ECR: the Region of the registry, or empty where it is the task's own.
  base::Known<std::string> region = base::Known<std::string>::defaulted({});
  std::string repository{};  ///< of ECR: its name, as far as it is known from its beginning
  /// Of ECR: its repository is a pull-through cache, which fetches what it does not have from another registry.
  base::Known<bool> is_cache = base::Known<bool>::defaulted(false);
};

/// Which service a secret, parameter or file is fetched from, and in which Region (empty: the task's own).
struct Source {
  enum class Kind : std::uint8_t { secrets_manager, parameter_store, s3 };
  Kind kind = Kind::secrets_manager;
  base::Known<std::string> region = base::Known<std::string>::defaulted({});
};

/// What a container calls on tcp/443 when it runs, as far as its definition says so plainly.
struct Call {
  std::string service{};  ///< of AWS, as its endpoints are called: "sqs"; empty where it is a host
  base::Known<std::string> region = base::Known<std::string>::defaulted({});  ///< of the service; empty: the task's own
  std::string host{};                                                         ///< with its port where that is not 443
  std::optional<base::Unknown> maybe{};  ///< whether there is such a call, or where it leads, is not certain, by this
};

struct Container {
  std::string name{};
  base::Known<Image> image = base::Known<Image>::defaulted({});
  /// "awslogs", "awsfirelens", "splunk"; empty where nothing is logged.
  base::Known<std::string> log_driver = base::Known<std::string>::defaulted({});
  base::Known<std::string> log_region = base::Known<std::string>::defaulted({});  ///< of awslogs; empty: its own
  Several<base::Known<Source>> sources{};  ///< secrets, registry credentials, log secrets, environment files
  std::vector<Call> calls{};
};

struct TaskDefinition {
  Thing thing{};
  Several<Container> containers{};
  Several<Reference> file_systems{};  ///< EFS volumes
  base::Known<bool> is_windows = base::Known<bool>::defaulted(false);
  std::string region{};  ///< in which it runs, where the source knows that: else a Region that is named may be this one
};

/// One that the source does not show: all that is known of it is what it is called.
inline TaskDefinition unread_definition(std::string key, base::Unknown why) {
  return {.thing = {.key = std::move(key)}, .containers = {.more = why}, .file_systems = {.more = std::move(why)}};
}

}  // namespace kakoi::inventory
