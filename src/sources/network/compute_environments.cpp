#include "sources/network/compute_environments.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources::network {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::ComputeEnvironment;
using inventory::References;

constexpr Phrase kWhich{"which of the compute environments runs the job is not known: {}",
                        "ジョブを実行するコンピューティング環境が決まりません: {}"};

bool may_be(const base::Known<bool>& value) {
  return value.match([](bool known) { return known; }, [](const Unknown&) { return true; });
}

std::optional<std::vector<std::string>> keys_of(const References& references) {
  std::vector<std::string> keys;
  bool is_known = !references.more.has_value();
  for (const inventory::Reference& each : references.items) {
    is_known = each.match(
                   [&](const std::string& key) {
                     keys.push_back(key);
                     return true;
                   },
                   [](const Unknown&) { return false; }) &&
               is_known;
  }
  std::sort(keys.begin(), keys.end());
  return is_known ? std::optional(std::move(keys)) : std::nullopt;
}

bool are_alike(const ComputeEnvironment& a, const ComputeEnvironment& b) {
  const auto subnets = keys_of(a.subnets);
  const auto groups = keys_of(a.groups);
  return subnets.has_value() && groups.has_value() && subnets == keys_of(b.subnets) && groups == keys_of(b.groups);
}

}  // namespace

void place_jobs(inventory::Inventory& inventory) {
  std::vector<const ComputeEnvironment*> all;
  for (const ComputeEnvironment& each : inventory.network->compute_environments) {
    if (may_be(each.is_fargate) && may_be(each.thing.exists)) {
      all.push_back(&each);
    }
  }
  if (all.empty()) {
    return;
  }
  const ComputeEnvironment& first = *all.front();
  std::string names;
  for (const ComputeEnvironment* each : all) {
    names += (names.empty() ? "" : ", ") + each->thing.key;
  }
  const bool is_one =
      std::all_of(all.begin() + 1, all.end(), [&](const ComputeEnvironment* each) { return are_alike(first, *each); });
  const References open{.items = {}, .more = Unknown{.reason = Message(kWhich, {names})}};
  for (inventory::BatchJob& job : inventory.batch_jobs) {
    job.has_environment = true;
    job.launch.subnets = is_one ? first.subnets : open;
    job.launch.groups = is_one ? first.groups : open;
  }
}

}  // namespace kakoi::sources::network
