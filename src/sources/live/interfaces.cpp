#include "sources/live/interfaces.hpp"

#include "sources/network/words.hpp"

#include <algorithm>
#include <memory>
#include <utility>

namespace kakoi::sources::live {
namespace {

using aws::Action;
using aws::Input;
using aws::XmlElement;
using base::TrailId;
using values::Value;

// As ECS describes the interfaces that it makes, in any partition.
constexpr std::string_view kOfTasks = "arn:*:ecs:*:attachment/*";

Input filter(std::string_view name, const std::vector<std::string>& values) {
  return Input().set("Name", name).set("Value", values);
}

// The elements of a list in XML.
template <typename Take>
void each_item(const XmlElement& holder, std::string_view list, const Take& take) {
  if (const XmlElement* found = holder.find(list)) {
    for (const XmlElement& item : found->children) {
      take(item);
    }
  }
}

void take_association(const XmlElement& holder, Interface::Addresses& into) {
  const XmlElement* association = holder.find("association");
  if (association == nullptr || network::is_ipv4(into.public_ipv4)) {
    return;
  }
  into.has_association = true;
  into.public_ipv4 = association->text_of("publicIp");
  into.carrier_ipv4 = association->text_of("carrierIp");
}

// As `aws ec2 describe-network-interfaces` writes it.
Value value_of(values::Arena& arena, const std::string& id, const Interface& interface) {
  const auto text = [&](std::string_view of) { return arena.text(of, TrailId::none); };
  std::vector<values::Entry> all{{"NetworkInterfaceId", text(id)}};
  if (interface.addresses != nullptr) {
    all.push_back({"Description", text(interface.addresses->attachment)});
  }
  if (interface.may_be_public()) {
    all.push_back({"Association", arena.map({{"PublicIp", text(interface.addresses->public_ipv4)},
                                             {"CarrierIp", text(interface.addresses->carrier_ipv4)}},
                                            TrailId::none)});
  }
  if (interface.addresses != nullptr && !interface.addresses->ipv6.empty()) {
    const Value address = arena.map({{"Ipv6Address", text(interface.addresses->ipv6)}}, TrailId::none);
    all.push_back({"Ipv6Addresses", arena.list(std::vector{address}, TrailId::none)});
  }
  all.push_back({"SubnetId", text(*interface.subnet)});
  std::vector<Value> groups;
  for (const std::string& group : *interface.groups) {
    groups.push_back(arena.map({{"GroupId", text(group)}}, TrailId::none));
  }
  all.push_back({"Groups", arena.list(groups, TrailId::none)});
  return arena.map(std::move(all), TrailId::none);
}

}  // namespace

void Interfaces::list_all() {
  listing_.begin();
  Input input;
  input.set("Filter", std::vector<Input>{filter("description", {std::string(kOfTasks)})});
  asker_.pages(
      Action::ec2_describe_network_interfaces, std::move(input), [this](const aws::Answer& answer) { take(answer); },
      [this] { listing_.end(); },
      [this](const aws::Failure& failure) {
        failed_listing_ = failure;
        listing_.end();
      });
}

void Interfaces::want(const std::vector<std::string>& ids, const std::function<void()>& done) {
  listing_.then([this, ids, done] {
    std::vector<std::string> open;
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(open),
                 [this](const auto& id) { return !known_.contains(id); });
    // Where the listing failed, asking again for each would fail as often.
    if (open.empty() || failed_listing_.has_value()) {
      done();
    } else {
      ask(std::move(open), done);
    }
  });
}

// By a filter: an id that is not there any more would make the whole call fail.
void Interfaces::ask(std::vector<std::string> ids, const std::function<void()>& done) {
  const auto most = static_cast<std::size_t>(aws::info(Action::ec2_describe_network_interfaces).most_in_batch);
  auto stage = std::make_shared<Stage>();
  stage->begin();
  for (std::size_t from = 0; from < ids.size(); from += most) {
    const auto end = std::min(from + most, ids.size());
    std::vector<std::string> some(ids.begin() + static_cast<std::ptrdiff_t>(from),
                                  ids.begin() + static_cast<std::ptrdiff_t>(end));
    Input input;
    input.set("Filter", std::vector<Input>{filter("network-interface-id", some)});
    stage->begin();
    asker_.pages(
        Action::ec2_describe_network_interfaces, std::move(input), [this](const aws::Answer& answer) { take(answer); },
        [stage] { stage->end(); },
        [this, stage, some](const aws::Failure& failure) {
          for (const std::string& id : some) {
            failed_.emplace(id, failure);
          }
          stage->end();
        });
  }
  stage->then(done);
  stage->end();
}

Interface Interfaces::interface_of(const XmlElement& item) {
  Interface::Addresses found{.attachment = std::string(item.text_of("description")),
                             .has_association = false,
                             .public_ipv4 = {},
                             .carrier_ipv4 = {},
                             .ipv6 = {}};
  take_association(item, found);
  each_item(item, "privateIpAddressesSet", [&](const XmlElement& address) { take_association(address, found); });
  each_item(item, "ipv6AddressesSet", [&](const XmlElement& address) {
    found.ipv6 = found.ipv6.empty() ? std::string(address.text_of("ipv6Address")) : found.ipv6;
  });
  std::vector<std::string> groups;
  each_item(item, "groupSet", [&](const XmlElement& group) { groups.emplace_back(group.text_of("groupId")); });
  const bool has_any = found.has_association || !found.ipv6.empty();
  return {.addresses = has_any ? std::make_unique<const Interface::Addresses>(std::move(found)) : nullptr,
          .groups = &*groups_.insert(std::move(groups)).first,
          .subnet = &*subnets_.emplace(item.text_of("subnetId")).first};
}

void Interfaces::take(const aws::Answer& answer) {
  each_item(answer.xml, "networkInterfaceSet", [this](const XmlElement& item) {
    const std::string id(item.text_of("networkInterfaceId"));
    Interface interface = interface_of(item);
    const auto known = known_.find(id);
    interface.is_claimed = known != known_.end() && known->second.is_claimed;
    known_.insert_or_assign(id, std::move(interface));
  });
}

void Interfaces::tell(const std::string& id, Shard& shard) {
  if (const auto known = known_.find(id); known != known_.end()) {
    known->second.is_claimed = true;
    shard.tell(api::Item::interface, id, value_of(shard.arena(), id, known->second));
  } else if (const auto failed = failed_.find(id); failed != failed_.end()) {
    shard.unread_fact(id, failed->second);
  } else if (failed_listing_.has_value()) {
    shard.unread_fact(id, *failed_listing_);
  }
}

void Interfaces::tell_unclaimed(Shard& shard, const std::function<void()>& done) {
  listing_.then([this, &shard, done] {
    std::vector<std::string> ids;
    for (const auto& [id, interface] : known_) {
      if (!interface.is_claimed && interface.may_be_public()) {
        ids.push_back(id);
      }
    }
    std::sort(ids.begin(), ids.end());
    for (const std::string& id : ids) {
      known_.erase(id);
    }
    ask(ids, [this, &shard, ids, done] {
      for (const std::string& id : ids) {
        const auto known = known_.find(id);
        if (known != known_.end() && known->second.may_be_public()) {
          tell(id, shard);
        }
      }
      done();
    });
  });
}

}  // namespace kakoi::sources::live
