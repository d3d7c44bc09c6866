#include "sources/api/tasks.hpp"

#include "sources/api/members.hpp"
#include "sources/launches/run_task.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Remedy;
using base::TrailId;
using inventory::Addresses;
using values::Value;

constexpr Phrase kNotSaved{"its network interface {} is not among what was read: aws ec2 describe-network-interfaces",
                           "ネットワークインターフェイス {} の情報がありません: aws ec2 describe-network-interfaces"};
constexpr Phrase kNotYet{"its network interface is not attached yet: aws ecs describe-tasks",
                         "ネットワークインターフェイスがまだ接続されていません: aws ecs describe-tasks"};
constexpr Phrase kCarrier{
    "its network interface {} has the carrier IP address {} of a Wavelength Zone: whether the internet reaches it "
    "depends "
    "on the carrier",
    "ネットワークインターフェイス {} には Wavelength Zone のキャリア IP アドレス {} "
    "があります。インターネットから届くかどうかは通信事業者によります"};
constexpr Phrase kNoAddress{"its network interface {} is associated with a public address that cannot be read",
                            "ネットワークインターフェイス {} に関連付けられたパブリックアドレスを読み取れません"};
constexpr Phrase kSubnets{"its network interfaces are in several subnets",
                          "ネットワークインターフェイスが複数のサブネットにあります"};
constexpr Phrase kNoAttachments{"the answer does not say what is attached to it: aws ecs describe-tasks",
                                "応答にアタッチメントの情報がありません: aws ecs describe-tasks"};

// What a call just answered: there, what EC2 does not have was asked for by its id.
constexpr std::string_view kRunning = "aws";

std::string detail(const Value& attachment, std::string_view name) {
  for (const Value& one : items_in(attachment, "details")) {
    if (text_in(one, "name") == name) {
      return text_in(one, "value");
    }
  }
  return {};
}

// In events of a task's state the type is `eni`.
bool is_interface(const Value& attachment) {
  const std::string type = text_in(attachment, "type");
  const std::string status = text_in(attachment, "status");
  return (type == "ElasticNetworkInterface" || type == "eni") && status != "DELETED" && status != "DETACHED";
}

// `arn:aws:ecs:eu-west-1:111111111111:attachment/<id>`, as ECS describes the interfaces that it makes.
std::string attachment_of(const Value& interface) {
  const std::string description = text_in(interface, "Description");
  return description.find(":ecs:") != std::string::npos && resource_type(description) == "attachment" ? description
                                                                                                      : std::string();
}

// With which public addresses an interface is associated, on whichever of its private addresses.
std::vector<const Value*> associations_of(const Value& interface) {
  std::vector<const Value*> all;
  const auto add = [&](const Value& holder) {
    if (const Value* association = member(holder, "Association"); association != nullptr && !association->is_null()) {
      all.push_back(association);
    }
  };
  add(interface);
  for (const Value& address : items_in(interface, "PrivateIpAddresses")) {
    add(address);
  }
  return all;
}

const Value* public_ipv4(const Value& interface) {
  for (const Value* association : associations_of(interface)) {
    if (network::is_ipv4(text_in(*association, "PublicIp"))) {
      return member(*association, "PublicIp");
    }
  }
  return nullptr;
}

// Why it is not known whether it has a public address, of one without a readable one.
std::optional<Message> why_no_address_is_readable(const std::string& id, const Value& interface) {
  const auto associations = associations_of(interface);
  if (associations.empty()) {
    return std::nullopt;
  }
  for (const Value* association : associations) {
    if (const std::string carrier = text_in(*association, "CarrierIp"); !carrier.empty()) {
      return Message(kCarrier, {id, carrier});
    }
  }
  return Message(kNoAddress, {id});
}

const Value* ipv6(const Value& interface) {
  const auto addresses = items_in(interface, "Ipv6Addresses");
  return addresses.empty() ? nullptr : member(addresses.front(), "Ipv6Address");
}

std::string facts_of_interface(const Value& interface) {
  std::string facts = written_out(ipv6(interface));
  for (const Value* association : associations_of(interface)) {
    facts += written_out(member(*association, "PublicIp")) + written_out(member(*association, "CarrierIp"));
  }
  return facts;
}

std::string facts_of_task(const Value& task) {
  return text_in(task, "lastStatus") + written_out(member(task, "attachments"));
}

bool had_interface(const Value& task) {
  const auto attachments = items_in(task, "attachments");
  return std::any_of(attachments.begin(), attachments.end(), [](const Value& each) {
    const std::string type = text_in(each, "type");
    return type == "ElasticNetworkInterface" || type == "eni";
  });
}

bool is_to_stop(const Value& task) { return text_in(task, "desiredStatus") == "STOPPED"; }

bool is_starting(const Value& task) {
  const std::string status = text_in(task, "lastStatus");
  return !is_to_stop(task) && (status == "PROVISIONING" || status == "PENDING");
}

// A deployment or task set whose network configuration is written, and gives no public addresses.
bool assigns_none(const Value& revision) {
  const Value* network = member_at(revision, {"networkConfiguration", "awsvpcConfiguration"});
  const std::string setting = network != nullptr ? text_in(*network, "assignPublicIp") : std::string();
  return network != nullptr && network->is(values::Kind::map) &&
         (setting == "DISABLED" || member(*network, "assignPublicIp") == nullptr);
}

class Tasks {
 public:
  explicit Tasks(Join& join) : join_(join) {
    for (const auto& [arn, answers] : join.answers.services) {
      const Value& service = answers.front().value;
      services_.emplace(text_in(service, "clusterArn") + ' ' + text_in(service, "serviceName"), arn);
      for (const std::string_view list : {"deployments", "taskSets"}) {
        for (const Value& revision : items_in(service, list)) {
          if (assigns_none(revision)) {
            without_addresses_.insert(text_in(revision, "id"));
          }
        }
      }
    }
    for (const auto& [id, answers] : join.answers.interfaces) {
      const std::string attachment = attachment_of(answers.front().value);
      if (!attachment.empty()) {
        by_attachment_[attachment.substr(attachment.rfind('/') + 1)] = id;
      }
    }
  }

  void task(const std::string& arn, const std::vector<Told>& answers) {
    inventory::Task task{.id = join_.id(arn)};
    task.header = task.address = join_.header(answers.front(), "taskArn");
    if (const Told* told = settled(arn, answers, facts_of_task, join_.problems)) {
      read(*told, task);
    } else {
      claim_all(answers);
      task.addresses = Known<Addresses>::unknown(answers_differ());
      no_network(task, answers_differ());
      task.definition = inventory::Reference::unknown(answers_differ());
    }
    join_.into.tasks.push_back(std::move(task));
  }

  // An interface that ECS made for a task that is not among those that were described.
  void unclaimed() {
    for (const auto& [attachment, id] : by_attachment_) {
      if (!claimed_.contains(id)) {
        const Told& told = join_.answers.interfaces.at(id).front();
        inventory::Task task{.id = join_.id(attachment_of(told.value))};
        task.header = task.address = join_.header(told, "NetworkInterfaceId");
        task.is_read = false;
        addresses_of({id}, false, task);
        join_.into.tasks.push_back(std::move(task));
      }
    }
  }

 private:
  void claim_all(const std::vector<Told>& answers) {
    for (const Told& told : answers) {
      interfaces_of(told.value);
    }
  }

  // The interfaces of a task by their ids; an empty id where there is one that has none yet.
  std::vector<std::string> interfaces_of(const Value& task) {
    std::vector<std::string> ids;
    for (const Value& attachment : items_in(task, "attachments")) {
      if (is_interface(attachment)) {
        const auto made = by_attachment_.find(text_in(attachment, "id"));
        std::string id = detail(attachment, "networkInterfaceId");
        id = id.empty() && made != by_attachment_.end() ? made->second : id;
        claimed_.insert(id);
        ids.push_back(std::move(id));
      }
    }
    return ids;
  }

  void read(const Told& told, inventory::Task& task) {
    const Value& value = told.value;
    const std::string status = text_in(value, "lastStatus");
    const std::vector<std::string> ids = interfaces_of(value);
    const bool on_fargate = text_in(value, "launchType") == "FARGATE";
    task.has_stopped = status == "STOPPED" || status == "DELETED";
    task.is_running = status == "RUNNING";
    task.platform_version = told.is_cut ? Known<std::string>::unknown(cut_off())
                                        : Known<std::string>::defaulted(text_in(value, "platformVersion"));
    task.group = text_in(value, "group");
    task.started_by = text_in(value, "startedBy");
    const Value* definition = member(value, "taskDefinitionArn");
    task.definition = definition != nullptr ? network::reference_of(*definition) : inventory::Reference::defaulted({});
    task.service = service_of(text_in(value, "clusterArn"), task.group);
    std::copy_if(ids.begin(), ids.end(), std::back_inserter(task.interfaces),
                 [](const auto& id) { return !id.empty(); });
    const bool has_none_yet = std::all_of(ids.begin(), ids.end(), [](const auto& id) { return id.empty(); });
    if (told.is_cut) {
      task.addresses = Known<Addresses>::unknown(cut_off());
      no_network(task, cut_off());
    } else if (member(value, "attachments") == nullptr) {
      not_known(task, kNoAttachments);
    } else if (has_none_yet && is_starting(value) && without_addresses_.contains(task.started_by)) {
      task.awaits_interface = true;
    } else if (!ids.empty()) {
      addresses_of(ids, is_to_stop(value), task);
      subnet_in_details(value, task);
    } else if (had_interface(value)) {
      task.has_released_interface = true;
    } else if (on_fargate) {
      not_known(task, kNotYet);
    } else {
      task.has_interface = false;
      task.instance = instance_of(text_in(value, "containerInstanceArn"));
    }
  }

  [[nodiscard]] std::optional<Known<inventory::Instance>> instance_of(const std::string& arn) const {
    using inventory::Instance;
    const Answers& answers = join_.answers;
    if (const auto unread = answers.unread_facts.find(arn); unread != answers.unread_facts.end()) {
      return Known<Instance>::unknown(unread->second);
    }
    const auto found = answers.instances.find(arn);
    if (found == answers.instances.end()) {
      return std::nullopt;
    }
    const Value& told = found->second.front().value;
    return Known<Instance>::defaulted(
        {.id = text_in(told, "ec2InstanceId"), .public_ipv4 = text_in(told, "PublicIpAddress")});
  }

  // What a service starts is of the group `service:NAME`.
  [[nodiscard]] std::string service_of(const std::string& cluster, std::string_view group) const {
    constexpr std::string_view kOfService = "service:";
    if (!group.starts_with(kOfService)) {
      return {};
    }
    const std::string name(group.substr(kOfService.size()));
    const auto found = services_.find(cluster + ' ' + name);
    if (found != services_.end()) {
      return found->second;
    }
    const std::size_t resource = cluster.find(":cluster/");
    return resource != std::string::npos
               ? cluster.substr(0, resource) + ":service" + cluster.substr(cluster.find('/')) + "/" + name
               : std::string();
  }

  static void not_known(inventory::Task& task, Message why) {
    const base::Unknown unknown{.reason = std::move(why), .remedy = Remedy::ask_aws};
    task.addresses = Known<Addresses>::unknown(unknown);
    no_network(task, unknown);
  }

  // Where its interface is, and in which groups, is not known.
  static void no_network(inventory::Task& task, const base::Unknown& why) {
    task.subnet = inventory::Reference::unknown(why);
    task.groups.more = why;
  }

  // Where the interface was not read, its task says in which subnet it is.
  static void subnet_in_details(const Value& value, inventory::Task& task) {
    const bool is_open = task.subnet.match([](const std::string& subnet) { return subnet.empty(); },
                                           [](const base::Unknown&) { return true; });
    for (const Value& attachment : items_in(value, "attachments")) {
      const std::string subnet = is_open && is_interface(attachment) ? detail(attachment, "subnetId") : std::string();
      if (!subnet.empty()) {
        task.subnet = inventory::Reference::defaulted(subnet);
      }
    }
  }

  // Of several interfaces, all groups, and the subnet where it is one.
  static void add_network(const Value& interface, inventory::Task& task) {
    for (const Value& group : items_in(interface, "Groups")) {
      task.security_groups.push_back(text_in(group, "GroupId"));
      task.groups.items.push_back(inventory::Reference::defaulted(text_in(group, "GroupId")));
    }
    const std::string subnet = text_in(interface, "SubnetId");
    task.subnet = task.subnet.and_then([&](const std::string& other) {
      return other.empty() || other == subnet ? inventory::Reference::defaulted(subnet)
                                              : inventory::Reference::unknown({.reason = kSubnets});
    });
  }

  // Of a task that is to stop, what EC2 was asked for and does not have any more.
  [[nodiscard]] bool is_released(const std::string& id, bool is_to_stop) const {
    const Answers& answers = join_.answers;
    return is_to_stop && join_.source == kRunning && !id.empty() && !answers.interfaces.contains(id) &&
           !answers.unread_facts.contains(id);
  }

  // A public address on one of them decides, whatever is not known of the others.
  void addresses_of(const std::vector<std::string>& ids, bool is_to_stop, inventory::Task& task) {
    const auto is_gone = [&](const std::string& id) { return is_released(id, is_to_stop); };
    if (std::all_of(ids.begin(), ids.end(), is_gone)) {
      task.has_released_interface = true;
      return;
    }
    Addresses all;
    TrailId trail = TrailId::none;
    for (const std::string& id : ids) {
      if (is_gone(id)) {
        continue;
      }
      const auto found = join_.answers.interfaces.find(id);
      if (found == join_.answers.interfaces.end()) {
        const auto unread = join_.answers.unread_facts.find(id);
        if (unread != join_.answers.unread_facts.end()) {
          task.addresses = Known<Addresses>::unknown(unread->second);
          no_network(task, unread->second);
        } else {
          not_known(task, id.empty() ? Message(kNotYet) : Message(kNotSaved, {id}));
        }
        continue;
      }
      const Told* told = settled(id, found->second, facts_of_interface, join_.problems);
      if (told == nullptr || told->is_cut) {
        task.addresses = Known<Addresses>::unknown(told == nullptr ? answers_differ() : cut_off());
        no_network(task, told == nullptr ? answers_differ() : cut_off());
        continue;
      }
      add_network(told->value, task);
      if (const Value* address = public_ipv4(told->value); address != nullptr && all.public_ipv4.empty()) {
        trail = note(*address, all.public_ipv4, task);
      } else if (const auto why = why_no_address_is_readable(id, told->value); why.has_value() && address == nullptr) {
        task.addresses = Known<Addresses>::unknown({.reason = *why, .remedy = Remedy::ask_aws});
      }
      if (const Value* other = ipv6(told->value); other != nullptr && all.public_ipv4.empty()) {
        trail = note(*other, all.ipv6, task);
      } else if (other != nullptr) {
        all.ipv6 = text_of(*other);  // the other one is what is shown
      }
    }
    const bool is_open =
        task.addresses.match([](const Addresses&) { return false; }, [](const base::Unknown&) { return true; });
    if (!is_open || !all.public_ipv4.empty()) {
      task.addresses = Known<Addresses>::given(std::move(all), trail, base::How::observed);
    }
  }

  static std::string text_of(const Value& address) {
    return address.is(values::Kind::text) ? std::string(address.text().whole) : std::string();
  }

  TrailId note(const Value& address, std::string& into, inventory::Task& task) const {
    into = text_of(address);
    task.address = join_.place_of(address, task.header);
    return address.trail();
  }

  Join& join_;
  std::map<std::string, std::string> by_attachment_;  ///< the id of the interface
  std::set<std::string> claimed_;
  std::set<std::string> without_addresses_;      ///< the ids of deployments and task sets
  std::map<std::string, std::string> services_;  ///< their ARNs, by cluster and name
};

}  // namespace

void read_tasks(Join& join) {
  Tasks tasks(join);
  for (const auto& [arn, answers] : join.answers.tasks) {
    tasks.task(arn, answers);
  }
  tasks.unclaimed();
}

}  // namespace kakoi::sources::api
