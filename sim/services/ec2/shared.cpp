#include "sim/services/ec2/shared.hpp"

namespace kakoi::sim::services::ec2 {
namespace {

/// Of the parts of a region's name: `north` and the like become one letter each.
std::string short_part(std::string_view part) {
  std::string letters;
  for (const std::string_view word : {"north", "south", "east", "west", "central", "gov"}) {
    if (part.starts_with(word)) {
      letters += word.front();
      part.remove_prefix(word.size());
      break;
    }
  }
  if (!part.empty() && !letters.empty()) letters += part.front();
  return letters.empty() ? std::string(part) : letters;
}

}  // namespace

std::string owner_of_vpc(const Context& context, const std::string& vpc_id) {
  if (context.region.ec2.vpcs.contains(vpc_id)) return context.region.account;
  for (const auto& [subnet, account] : context.region.ec2.shared_subnets) {
    if (context.world.account(account).region(context.region.name).ec2.vpcs.contains(vpc_id)) return account;
  }
  return context.region.account;
}

std::string zone_id(std::string_view zone) {
  if (zone.empty()) return {};
  const char letter = zone.back();
  std::string id;
  std::string_view rest = zone.substr(0, zone.size() - 1);
  while (!rest.empty()) {
    const std::size_t dash = std::min(rest.find('-'), rest.size());
    id += short_part(rest.substr(0, dash));
    rest.remove_prefix(std::min(dash + 1, rest.size()));
  }
  return id + "-az" + std::to_string(letter - 'a' + 1);
}

}  // namespace kakoi::sim::services::ec2
