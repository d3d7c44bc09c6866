#include "sources/live/network.hpp"

#include "sources/live/shard.hpp"
#include "sources/live/xml_values.hpp"

#include <array>
#include <utility>

namespace kakoi::sources::live {
namespace {

using api::Item;
using aws::Action;
using aws::Answer;
using aws::Failure;
using aws::Input;

struct List {
  Action action;
  Item item;
};

constexpr std::array kLists = {
    List{Action::ec2_describe_dhcp_options, Item::dhcp_options},
    List{Action::ec2_describe_subnets, Item::subnet},
    List{Action::ec2_describe_network_acls, Item::network_acl},
    List{Action::ec2_describe_vpc_endpoints, Item::endpoint},
    List{Action::ec2_describe_nat_gateways, Item::nat_gateway},
    List{Action::ec2_describe_internet_gateways, Item::internet_gateway},
    List{Action::ec2_describe_egress_only_internet_gateways, Item::egress_only_gateway},
};

// What is in front of tasks.
constexpr std::array kBalancers = {
    List{Action::elb_describe_load_balancers, Item::load_balancer},
    List{Action::elb_describe_target_groups, Item::target_group},
};

// What names prefix lists, and the lists.
constexpr std::array kAroundPrefixLists = {
    List{Action::ec2_describe_route_tables, Item::route_table},
    List{Action::ec2_describe_security_groups, Item::security_group},
    List{Action::ec2_describe_managed_prefix_lists, Item::prefix_list},
};

constexpr auto kAttributes = std::to_array<std::string_view>({"enableDnsSupport", "enableDnsHostnames"});

}  // namespace

Network::Network(Asker& asker) : asker_(asker), reader_({.accounts = {asker.account()}, .region = asker.region()}) {}

void Network::read(bool with_balancers) {
  reading_.begin();
  list(Action::ec2_describe_vpcs, Item::vpc, [this] { attributes(); });
  for (const List& one : kLists) {
    list(one.action, one.item);
  }
  for (std::size_t i = 0; with_balancers && i < kBalancers.size(); ++i) {
    list(kBalancers.at(i).action, kBalancers.at(i).item);
  }
  lists_.begin();
  for (const List& one : kAroundPrefixLists) {
    lists_.begin();
    list(one.action, one.item, [this] { lists_.end(); });
  }
  reading_.begin();
  lists_.then([this] {
    entries();
    reading_.end();
  });
  lists_.end();
  public_access();
  exclusions();
  reading_.then([this] { join(); });
  reading_.end();
}

void Network::join() { network_ = std::make_shared<const inventory::Network>(reader_.take()); }

// `done` comes after all pages, or where they end with a failure.
void Network::list(Action action, Item item, std::function<void()> done) {
  reading_.begin();
  auto end = [this, done = std::move(done)] {
    if (done) {
      done();
    }
    reading_.end();
  };
  asker_.pages(
      action, {}, [this, item](const Answer& answer) { take(answer, item); }, end,
      [this, item, end](const Failure& failure) {
        reader_.unread(api::part_of(item), unknown_after(failure));
        end();
      });
}

void Network::take(const Answer& answer, Item item, const std::string& of) {
  const aws::XmlElement* list = answer.xml.find(aws::info(answer.action).result);
  bool is_whole = true;
  for (const aws::XmlElement& element : list->children) {
    is_whole = take_one(element, item, of) && is_whole;
  }
  if (!is_whole) {
    const base::Unknown why = unknown_after(asker_.malformed(answer.action));
    if (item == Item::prefix_list_entry) {
      reader_.unread_entries(of, why);
    } else if (item == Item::access_exclusion) {
      reader_.unread_exclusions(why);
    } else {
      reader_.unread(api::part_of(item), why);
    }
  }
}

bool Network::take_one(const aws::XmlElement& element, Item item, const std::string& of) {
  values::Arena arena;
  const auto value = value_of(arena, element);
  return value.has_value() && reader_.add(item, *value, {}, of);
}

void Network::attributes() {
  for (const inventory::Vpc& vpc : reader_.so_far().vpcs) {
    for (const std::string_view name : kAttributes) {
      attribute(vpc.thing.key, name);
    }
  }
}

void Network::attribute(const std::string& vpc, std::string_view name) {
  reading_.begin();
  asker_.call(
      Action::ec2_describe_vpc_attribute, Input().set("VpcId", vpc).set("Attribute", name),
      [this, vpc, name](const Answer& answer) {
        const bool is_it = answer.xml.text_of("vpcId") == vpc && answer.xml.find(name) != nullptr;
        if (!is_it || !take_one(answer.xml, Item::vpc_attribute, {})) {
          reader_.unread_attribute(vpc, name, unknown_after(asker_.malformed(answer.action)));
        }
        reading_.end();
      },
      [this, vpc, name](const Failure& failure) {
        reader_.unread_attribute(vpc, name, unknown_after(failure));
        reading_.end();
      });
}

void Network::public_access() {
  constexpr Action kAction = Action::ec2_describe_vpc_block_public_access_options;
  reading_.begin();
  asker_.call(
      kAction, {},
      [this](const Answer& answer) {
        const aws::XmlElement* options = answer.xml.find(aws::info(kAction).result);
        const bool is_of_region = options->text_of("awsRegion") == asker_.region();
        if (!is_of_region || !take_one(*options, Item::public_access, {})) {
          reader_.unread(api::part_of(Item::public_access), unknown_after(asker_.malformed(kAction)));
        }
        reading_.end();
      },
      [this](const Failure& failure) {
        reader_.unread(api::part_of(Item::public_access), unknown_after(failure));
        reading_.end();
      });
}

void Network::exclusions() {
  reading_.begin();
  asker_.pages(
      Action::ec2_describe_vpc_block_public_access_exclusions, {},
      [this](const Answer& answer) { take(answer, Item::access_exclusion); }, [this] { reading_.end(); },
      [this](const Failure& failure) {
        reader_.unread_exclusions(unknown_after(failure));
        reading_.end();
      });
}

// An account has many lists, and AWS keeps some dozen more in every Region.
void Network::entries() {
  const std::set<std::string> named = reader_.named_prefix_lists();
  for (const inventory::PrefixList& list : reader_.so_far().prefix_lists) {
    if (named.contains(list.thing.key)) {
      entries_of(list.thing.key);
    }
  }
}

void Network::entries_of(const std::string& prefix_list) {
  reading_.begin();
  asker_.pages(
      Action::ec2_get_managed_prefix_list_entries, Input().set("PrefixListId", prefix_list),
      [this, prefix_list](const Answer& answer) { take(answer, Item::prefix_list_entry, prefix_list); },
      [this] { reading_.end(); },
      [this, prefix_list](const Failure& failure) {
        reader_.unread_entries(prefix_list, unknown_after(failure));
        reading_.end();
      });
}

}  // namespace kakoi::sources::live
