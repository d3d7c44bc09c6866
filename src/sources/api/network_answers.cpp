#include "sources/api/network_answers.hpp"

#include "sources/api/network.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

namespace kakoi::sources::api {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;

constexpr Phrase kNotSaved{"it was not saved: {}", "保存された応答がありません: {}"};
constexpr Phrase kNothing{
    "no answer about the network was saved (aws ec2 describe-subnets, describe-route-tables, …)",
    "ネットワークについて保存された応答がありません (aws ec2 describe-subnets, describe-route-tables など)"};

constexpr Phrase kNameless{"one of them does not say what it is called", "ID が書かれていないものがあります"};

// Those without which a thing may be missing. Of the others the things themselves tell what is not known of them.
constexpr std::array kNeeded{Item::vpc,         Item::subnet,        Item::route_table,   Item::security_group,
                             Item::network_acl, Item::endpoint,      Item::nat_gateway,   Item::internet_gateway,
                             Item::prefix_list, Item::public_access, Item::load_balancer, Item::target_group};

Unknown not_saved(Item item) {
  return {.reason = Message(kNotSaved, {std::string(call_for(item))}), .remedy = base::Remedy::ask_aws};
}

// `arn:aws:ecs:eu-west-1:111111111111:service/demo/web` → 111111111111
std::string account_of(std::string_view arn) {
  for (int part = 0; part < 4; ++part) {
    const std::size_t colon = arn.find(':');
    arn = colon == std::string_view::npos ? std::string_view() : arn.substr(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

std::set<std::string> accounts_in(const inventory::Inventory& inventory) {
  std::set<std::string> accounts;
  const auto note = [&](const auto& things) {
    for (const auto& thing : things) {
      accounts.insert(account_of(thing.id.address));
    }
  };
  note(inventory.services);
  note(inventory.task_sets);
  note(inventory.tasks);
  note(inventory.launchers);
  note(inventory.batch_jobs);
  accounts.erase(std::string());
  return accounts;
}

}  // namespace

inventory::Network network_of(const Answers& answers, const inventory::Inventory& inventory) {
  NetworkReader reader({.accounts = accounts_in(inventory), .region = {}});
  if (answers.network_lists.empty()) {
    reader.unread(inventory::NetworkPart::any, {.reason = kNothing, .remedy = base::Remedy::ask_aws});
    return reader.take();
  }
  for (const auto& [item, told] : answers.network) {
    if (!reader.add(item, told.value, told.at)) {
      reader.unread(part_of(item), {.reason = kNameless, .remedy = base::Remedy::mend});
    }
  }
  for (const Item item : kNeeded) {
    if (!answers.network_lists.contains(item)) {
      reader.unread(part_of(item), not_saved(item));
    }
  }
  if (!answers.network_lists.contains(Item::access_exclusion)) {
    reader.unread_exclusions(not_saved(Item::access_exclusion));
  }
  for (const auto& [item, why] : answers.network_more) {
    reader.unread(part_of(item), why);
    if (item == Item::access_exclusion) {
      reader.unread_exclusions(why);
    }
  }
  return reader.take();
}

}  // namespace kakoi::sources::api
