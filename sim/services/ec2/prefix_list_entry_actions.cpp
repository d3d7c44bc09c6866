// What is in prefix lists, and what they are used by.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/prefix_lists.hpp"

#include "sim/network/managed_lists.hpp"

#include <algorithm>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kMostEntries = 100;
constexpr std::int64_t kLeastUsers = 5;
constexpr std::int64_t kMostUsers = 255;

}  // namespace

std::map<std::string, world::PrefixList> all_lists(const Context& context) {
  std::map<std::string, world::PrefixList> all = context.region.ec2.prefix_lists;
  const auto& managed = network::managed_prefix_lists(context.region.name);
  all.insert(managed.begin(), managed.end());
  return all;
}

std::vector<std::string> users_of(const world::Ec2& ec2, const std::string& id) {
  std::vector<std::string> users;
  for (const auto& [table_id, table] : ec2.route_tables) {
    if (std::ranges::find(table.routes, id, &world::Route::destination) != table.routes.end()) {
      users.push_back(table_id);
    }
  }
  for (const auto& [group_id, group] : ec2.groups) {
    if (std::ranges::find(group.rules, id, &world::GroupRule::prefix_list) != group.rules.end()) {
      users.push_back(group_id);
    }
  }
  return users;
}

Outcome get_managed_prefix_list_entries(Context& context, const Value& input) {
  const auto all = all_lists(context);
  const auto list = all.find(input.text("PrefixListId"));
  if (list == all.end()) return tl::unexpected(not_found(kPrefixList, input.text("PrefixListId")));
  const auto count = static_cast<std::int64_t>(list->second.versions.size());
  const std::int64_t version = input.integer("TargetVersion", count);
  if (version < 1 || version > count) {
    return error("InvalidPrefixListVersion", "The version " + std::to_string(version) + " does not exist");
  }
  std::map<std::string, world::PrefixListEntry> entries;
  for (const auto& entry : list->second.versions[static_cast<std::size_t>(version - 1)]) {
    entries.emplace(entry.cidr, entry);
  }
  std::vector<std::string> keys;
  keys.reserve(entries.size());
  for (const auto& [cidr, entry] : entries) {
    keys.push_back(cidr);
  }
  const auto page = ec2_page(context, input, keys, false, 1, kMostEntries);
  if (!page) return tl::unexpected(page.error());
  Value set = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    const world::PrefixListEntry& entry = entries.at(keys[i]);
    Value it = Value::object({{"cidr", entry.cidr}});
    if (!entry.description.empty()) it.set("description", entry.description);
    set.append(std::move(it));
  }
  Value output = Value::object({{"entrySet", std::move(set)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

Outcome get_managed_prefix_list_associations(Context& context, const Value& input) {
  const auto all = all_lists(context);
  const std::string id = input.text("PrefixListId");
  if (!all.contains(id)) return tl::unexpected(not_found(kPrefixList, id));
  const auto users = users_of(context.region.ec2, id);
  const auto page = ec2_page(context, input, users, false, kLeastUsers, kMostUsers);
  if (!page) return tl::unexpected(page.error());
  Value set = Value::array();
  for (std::size_t i = page->first; i < page->end; ++i) {
    set.append(Value::object({{"resourceId", users[i]}, {"resourceOwner", context.region.account}}));
  }
  Value output = Value::object({{"prefixListAssociationSet", std::move(set)}});
  if (!page->next_token.empty()) output.set("nextToken", page->next_token);
  return output;
}

}  // namespace kakoi::sim::services::ec2
