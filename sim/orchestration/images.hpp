// What the name of an image says about the registry that it is pulled from.
#pragma once

#include <string>
#include <string_view>

namespace kakoi::sim::orchestration {

struct Image {
  std::string name = {};
  std::string host = {};        ///< `registry-1.docker.io` where the name has none
  std::string region = {};      ///< of a private registry of Amazon ECR; empty: another registry
  std::string repository = {};  ///< without the tag
  bool has_ipv6 = false;

  [[nodiscard]] bool is_private_ecr() const { return !region.empty(); }
};

Image image_of(std::string_view name);

}  // namespace kakoi::sim::orchestration
