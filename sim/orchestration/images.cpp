#include "sim/orchestration/images.hpp"

#include <algorithm>

namespace kakoi::sim::orchestration {
namespace {

constexpr std::string_view kDockerHub = "registry-1.docker.io";

/// The part of the host behind `mark` up to the next dot.
std::string region_behind(std::string_view host, std::string_view mark) {
  const std::size_t at = host.find(mark);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = host.substr(at + mark.size());
  return std::string(rest.substr(0, rest.find('.')));
}

}  // namespace

Image image_of(std::string_view name) {
  Image image{.name = std::string(name)};
  const std::size_t slash = name.find('/');
  const std::string_view first = slash == std::string_view::npos ? "" : name.substr(0, slash);
  const bool has_host = first == "localhost" || first.find_first_of(".:") != std::string_view::npos;
  image.host = has_host ? std::string(first) : std::string(kDockerHub);
  const std::string_view path = has_host ? name.substr(slash + 1) : name;
  image.repository = std::string(path.substr(0, path.find_first_of(":@")));
  image.region = region_behind(image.host, ".dkr.ecr.");
  const std::string dual_stack = region_behind(image.host, ".dkr-ecr.");
  image.has_ipv6 = !dual_stack.empty() || image.host == kDockerHub;
  if (image.region.empty()) image.region = dual_stack;
  return image;
}

}  // namespace kakoi::sim::orchestration
