#include "sim/orchestration/pulling.hpp"

#include "sim/orchestration/startup_texts.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

using network::Answer;
using network::Arrival;
using Failure = std::optional<StartFailure>;

class Pull {
 public:
  Pull(const Asking& asking, const Image& image, const world::Registry& registry, bool is_old)
      : asking_(asking), image_(image), registry_(registry), is_old_(is_old) {}

  [[nodiscard]] Failure failure() const {
    if (!image_.is_private_ecr()) return from_anywhere();
    return from_ecr();
  }

 private:
  [[nodiscard]] Failure from_anywhere() const { return asked({.host = image_.host, .has_ipv6 = image_.has_ipv6}); }

  /// The registry, and the bucket of its region that has the layers.
  [[nodiscard]] Failure from_ecr() const {
    Need manifest = asking_.service("ecr.dkr", image_.region, "ecr:BatchGetImage");
    manifest.host = image_.host;
    manifest.has_ipv6 = image_.has_ipv6 && asking_.is_ipv6_only();
    const Answer answer = asking_.ask(manifest);
    if (!answer.arrives()) return cannot(answer, manifest);
    // What is not in the cache yet is not served through an endpoint.
    if (is_first_through_cache() && answer.way.starts_with("vpce-")) {
      if (auto failed = from_anywhere()) return failed;
    }
    const std::string bucket = "prod-" + image_.region + "-starport-layer-bucket";
    Need layers = asking_.service("s3", image_.region, "s3:GetObject", "arn:aws:s3:::" + bucket + "/layer");
    layers.host = bucket + ".s3." + image_.region + ".amazonaws.com";
    return asked(layers);
  }

  [[nodiscard]] Failure asked(const Need& need) const {
    const Answer answer = asking_.ask(need);
    return answer.arrives() ? std::nullopt : cannot(answer, need);
  }

  [[nodiscard]] bool is_first_through_cache() const {
    return !registry_.cached.contains(image_.name) &&
           std::ranges::any_of(registry_.pull_through,
                               [&](const std::string& prefix) { return image_.repository.starts_with(prefix + "/"); });
  }

  [[nodiscard]] Failure cannot(const Answer& answer, const Need& need) const {
    std::string reason(texts::kCannotPull);
    if (is_old_) {
      reason += "API error (500): Get https://" + need.host + (need.service == "s3" ? "/" : "/v2/") +
                std::string(texts::kOldPullEnd);
      return StartFailure{.stopped_reason = std::string(texts::kFailedToStart), .container_reason = reason};
    }
    if (answer.arrival == Arrival::refused) {
      reason += need.service == "s3" ? std::string(texts::kLayerForbidden) + "https://" + need.host + "/: 403 Forbidden"
                                     : asking_.denial(need);
    } else {
      reason += "The task cannot pull " + image_.name + std::string(texts::kFromRegistry) +
                asking_.trouble(answer, need.host);
    }
    return StartFailure{.stopped_reason = reason, .container_reason = reason};
  }

  const Asking& asking_;
  const Image& image_;
  const world::Registry& registry_;
  bool is_old_;
};

}  // namespace

Failure login_failure(const Asking& asking, const Image& image) {
  if (!image.is_private_ecr()) return std::nullopt;
  const Need need = asking.service("ecr.api", image.region, "ecr:GetAuthorizationToken");
  const Answer answer = asking.ask(need);
  if (answer.arrives()) return std::nullopt;
  const std::string text(texts::kSecretsOrAuth);
  if (answer.arrival == Arrival::refused) {
    return initialization_failure(text + std::string(texts::kRetrievalFailed) + asking.denial(need));
  }
  return initialization_failure(text + std::string(texts::kNoRegistryAuth) + "https://" + need.host +
                                "/\": " + asking.trouble(answer, need.host));
}

Failure pull_failure(const Asking& asking, const Image& image, const world::Registry& registry, bool is_old) {
  return Pull(asking, image, registry, is_old).failure();
}

}  // namespace kakoi::sim::orchestration
