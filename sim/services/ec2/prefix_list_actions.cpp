#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/prefix_lists.hpp"

#include "sim/network/ip.hpp"
#include "sim/network/managed_lists.hpp"

#include <algorithm>
#include <array>

// Not observed: the texts of the refusals in this file. Their codes are those of the API's reference.
namespace kakoi::sim::services::ec2 {
namespace {

constexpr std::int64_t kMostPerPage = 100;
constexpr std::size_t kMostChanges = 100;

constexpr std::array kFilters = {
    Filter{"owner-id", "ownerId"},
    Filter{"prefix-list-id", "prefixListId"},
    Filter{"prefix-list-name", "prefixListName"},
};

Value shape(const Context& context, const world::PrefixList& list) {
  const std::string owner = list.is_aws ? "AWS" : context.region.account;
  Value it = Value::object({{"prefixListId", list.id},
                            {"addressFamily", list.family},
                            {"state", list.state},
                            {"prefixListArn", list.is_aws ? "arn:" + std::string(context.region.partition()) + ":ec2:" +
                                                                context.region.name + ":aws:prefix-list/" + list.id
                                                          : context.region.arn("ec2", "prefix-list/" + list.id)},
                            {"prefixListName", list.name},
                            {"ownerId", owner},
                            {"tagSet", tag_set(list.tags)}});
  if (!list.is_aws) {
    it.set("maxEntries", list.most_entries);
    it.set("version", static_cast<std::int64_t>(list.versions.size()));
  }
  return it;
}

Value plain_shape(const Context& /*context*/, const world::PrefixList& list) {
  Value cidrs = Value::array();
  for (const world::PrefixListEntry& entry : list.entries()) {
    cidrs.append(entry.cidr);
  }
  return Value::object({{"prefixListId", list.id}, {"prefixListName", list.name}, {"cidrSet", std::move(cidrs)}});
}

constexpr Kind<world::PrefixList> kLists{.naming = kPrefixList,
                                         .set = "prefixListSet",
                                         .least = 1,
                                         .most = kMostPerPage,
                                         .filters = kFilters,
                                         .shape = shape};
constexpr Kind<world::PrefixList> kPlainLists{
    .naming = kPrefixList, .set = "prefixListSet", .filters = kFilters, .shape = plain_shape};

/// One of the account's own.
Expected<world::PrefixList*> own_list(Context& context, const Value& input) {
  const std::string id = input.text("PrefixListId");
  if (network::managed_prefix_list(context.region.name, id) != nullptr) {
    return error("UnauthorizedOperation", "You are not authorized to perform this operation.", 403);
  }
  return find(context.region.ec2.prefix_lists, input, kPrefixList);
}

Expected<void> add_entry(world::PrefixList& list, std::vector<world::PrefixListEntry>& entries, const Value& given) {
  const std::string cidr = given.text("Cidr");
  const auto block = network::parse_ip_block(cidr);
  if (!block || block->first.is_v6 != (list.family == "IPv6")) {
    return error("InvalidParameterValue", "The CIDR (" + cidr + ") is not valid for the address family " + list.family);
  }
  const std::string kept = text_of(*block);
  const auto found = std::ranges::find(entries, kept, &world::PrefixListEntry::cidr);
  if (found != entries.end()) {
    found->description = given.text("Description");
  } else {
    entries.push_back({.cidr = kept, .description = given.text("Description")});
  }
  return {};
}

Expected<void> check_size(std::int64_t most, const std::vector<world::PrefixListEntry>& entries) {
  if (static_cast<std::int64_t>(entries.size()) <= most) return {};
  return error("PrefixListMaxEntriesExceeded", "You've reached the maximum number of entries for the prefix list.");
}

Expected<std::vector<world::PrefixListEntry>> changed(world::PrefixList& list, const Value& input) {
  std::vector<world::PrefixListEntry> entries = list.entries();
  if (input["AddEntry"].items().size() > kMostChanges || input["RemoveEntry"].items().size() > kMostChanges) {
    return error("InvalidParameterValue", "You can change up to 100 entries in one request.");
  }
  for (const Value& given : input["RemoveEntry"].items()) {
    const auto block = network::parse_ip_block(given.text("Cidr"));
    const std::string cidr = block ? text_of(*block) : given.text("Cidr");
    if (std::erase_if(entries, [&](const auto& it) { return it.cidr == cidr; }) == 0) {
      return error("InvalidPrefixListModification", "The CIDR (" + cidr + ") is not in the prefix list " + list.id);
    }
  }
  for (const Value& given : input["AddEntry"].items()) {
    if (auto added = add_entry(list, entries, given); !added) return tl::unexpected(added.error());
  }
  if (auto checked = check_size(input.integer("MaxEntries", list.most_entries), entries); !checked) {
    return tl::unexpected(checked.error());
  }
  return entries;
}

ApiError wrong_version(const world::PrefixList& list) {
  return {.code = "PrefixListVersionMismatch",
          .message = "Prefix list " + list.id + " has the current version " + std::to_string(list.versions.size()) +
                     ", which is not the one in the request"};
}

/// A change takes effect at once; its state is shown in between.
Value in_state(const Context& context, const world::PrefixList& list, std::string_view state) {
  Value it = shape(context, list);
  it.set("state", state);
  return Value::object({{"prefixList", std::move(it)}});
}

}  // namespace

Outcome create_managed_prefix_list(Context& context, const Value& input) {
  world::PrefixList list{.id = context.world.ids.resource("pl"),
                         .name = input.text("PrefixListName"),
                         .family = input.text("AddressFamily"),
                         .most_entries = input.integer("MaxEntries"),
                         .versions = {{}},
                         .tags = tags_of(input)};
  if (list.name.starts_with("com.amazonaws")) {
    return error("InvalidParameterValue", "The name of a prefix list must not start with com.amazonaws");
  }
  if (list.family != "IPv4" && list.family != "IPv6") {
    return error("InvalidParameterValue", "Value (" + list.family + ") for parameter addressFamily is invalid.");
  }
  for (const Value& given : input["Entry"].items()) {
    if (auto added = add_entry(list, list.versions.back(), given); !added) return tl::unexpected(added.error());
  }
  if (auto checked = check_size(list.most_entries, list.entries()); !checked) return tl::unexpected(checked.error());
  Value output = in_state(context, list, "create-in-progress");
  context.region.ec2.prefix_lists.emplace(list.id, std::move(list));
  return output;
}

Outcome describe_managed_prefix_lists(Context& context, const Value& input) {
  return describe(context, input, all_lists(context), kLists);
}

Outcome describe_prefix_lists(Context& context, const Value& input) {
  return describe(context, input, network::managed_prefix_lists(context.region.name), kPlainLists);
}

Outcome modify_managed_prefix_list(Context& context, const Value& input) {
  const auto list = own_list(context, input);
  if (!list) return tl::unexpected(list.error());
  const bool changes_entries = !input["AddEntry"].items().empty() || !input["RemoveEntry"].items().empty();
  if (changes_entries && input.has("MaxEntries")) {
    return error("InvalidParameterCombination", "You cannot change the entries and the maximum of them in one request");
  }
  const auto version = input["CurrentVersion"].as_integer();
  if ((changes_entries && !version) || (version && *version != static_cast<std::int64_t>((*list)->versions.size()))) {
    return tl::unexpected(wrong_version(**list));
  }
  auto entries = changed(**list, input);
  if (!entries) return tl::unexpected(entries.error());
  if (changes_entries) (*list)->versions.push_back(*std::move(entries));
  (*list)->name = input.text("PrefixListName", (*list)->name);
  (*list)->most_entries = input.integer("MaxEntries", (*list)->most_entries);
  (*list)->state = "modify-complete";
  return in_state(context, **list, "modify-in-progress");
}

Outcome restore_managed_prefix_list_version(Context& context, const Value& input) {
  const auto list = own_list(context, input);
  if (!list) return tl::unexpected(list.error());
  auto& versions = (*list)->versions;
  const std::int64_t wanted = input.integer("PreviousVersion");
  if (input.integer("CurrentVersion") != static_cast<std::int64_t>(versions.size()) || wanted < 1 ||
      wanted >= static_cast<std::int64_t>(versions.size())) {
    return tl::unexpected(wrong_version(**list));
  }
  auto restored = versions[static_cast<std::size_t>(wanted - 1)];
  versions.push_back(std::move(restored));
  (*list)->state = "restore-complete";
  return in_state(context, **list, "restore-in-progress");
}

Outcome delete_managed_prefix_list(Context& context, const Value& input) {
  const auto list = own_list(context, input);
  if (!list) return tl::unexpected(list.error());
  const std::string id = (*list)->id;
  if (!users_of(context.region.ec2, id).empty()) return tl::unexpected(dependency_violation("prefixList", id));
  Value output = in_state(context, **list, "delete-in-progress");
  context.region.ec2.prefix_lists.erase(id);
  return output;
}

}  // namespace kakoi::sim::services::ec2
