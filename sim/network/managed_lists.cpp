#include "sim/network/managed_lists.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace kakoi::sim::network {
namespace {

using Lists = std::map<std::string, world::PrefixList>;

struct Names {
  std::string_view region;
  std::string_view s3;
  std::string_view dynamodb;
};

constexpr std::array<Names, 4> kNames = {{
    {.region = "us-east-1", .s3 = "pl-63a5400a", .dynamodb = "pl-02cd2c6b"},
    {.region = "us-west-2", .s3 = "pl-68a54001", .dynamodb = "pl-00a54069"},
    {.region = "eu-west-1", .s3 = "pl-6da54004", .dynamodb = "pl-6fa54006"},
    {.region = "ap-northeast-1", .s3 = "pl-61a54008", .dynamodb = "pl-78a54011"},
}};

/// One that is always the same for a region and a service.
std::string made_up_id(std::string_view region, std::string_view service) {
  std::uint32_t hash = 2166136261U;
  for (const char c : std::string(region) + "/" + std::string(service)) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  }
  std::array<char, 16> text{};
  std::snprintf(text.data(), text.size(), "pl-%08x", static_cast<unsigned>(hash));
  return text.data();
}

void add(Lists& lists, std::string id, const std::string& name, std::vector<std::string> cidrs) {
  world::PrefixList list{.id = std::move(id),
                         .name = name,
                         .most_entries = static_cast<std::int64_t>(cidrs.size()),
                         .versions = {{}},
                         .is_aws = true};
  for (std::string& cidr : cidrs) {
    list.versions.back().push_back({.cidr = std::move(cidr), .description = {}});
  }
  lists.emplace(list.id, list);
}

Lists lists_of(std::string_view region) {
  const auto* known = std::ranges::find(kNames, region, &Names::region);
  const bool is_known = known != kNames.end();
  const std::string prefix = "com.amazonaws." + std::string(region) + ".";
  Lists lists;
  // The blocks are those of us-east-1, everywhere.
  add(lists, is_known ? std::string(known->s3) : made_up_id(region, "s3"), prefix + "s3",
      {"3.5.0.0/19", "16.182.0.0/16", "52.216.0.0/15", "54.231.0.0/16"});
  add(lists, is_known ? std::string(known->dynamodb) : made_up_id(region, "dynamodb"), prefix + "dynamodb",
      {"3.218.180.0/22", "52.94.0.0/22"});
  return lists;
}

}  // namespace

const Lists& managed_prefix_lists(std::string_view region) {
  static std::map<std::string, Lists, std::less<>> kept;
  const auto found = kept.find(region);
  return found != kept.end() ? found->second : kept.emplace(std::string(region), lists_of(region)).first->second;
}

const world::PrefixList* managed_prefix_list(std::string_view region, const std::string& id) {
  const Lists& lists = managed_prefix_lists(region);
  const auto found = lists.find(id);
  return found != lists.end() ? &found->second : nullptr;
}

const world::PrefixList* list_of_service(std::string_view region, std::string_view service_name) {
  for (const auto& [id, list] : managed_prefix_lists(region)) {
    if (list.name == service_name) return &list;
  }
  return nullptr;
}

}  // namespace kakoi::sim::network
