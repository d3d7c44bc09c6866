// Writes out the network, the task definitions and the launches that kakoi reads, for tests/aws/network_test.py:
//   network live REGION      a running account, with the real ports
//   network saved FILE…      saved answers
// A line for each thing, `?` for what is not known, and `?REASON` where that is all there is.
#include "aws/reader.hpp"
#include "reachability/outward.hpp"
#include "sources/live/region.hpp"
#include "sources/saved/saved.hpp"
#include "system/clock.hpp"
#include "system/disk.hpp"
#include "system/http.hpp"
#include "system/interrupts.hpp"
#include "system/process.hpp"
#include "system/programs.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace kakoi;

std::string show(bool value) { return value ? "yes" : "no"; }
std::string show(int value) { return std::to_string(value); }
std::string show(const std::string& value) { return value; }
std::string show(const inventory::AddressBlock& block) { return inventory::text_of(block); }
std::string show(const inventory::Ports& ports) {
  return std::to_string(ports.first) + "-" + std::to_string(ports.last);
}
std::string show(inventory::BlockMode mode) { return std::to_string(static_cast<int>(mode)); }
std::string show(inventory::Registry registry) { return std::to_string(static_cast<int>(registry)); }
std::string show(const inventory::Target& target) {
  return std::to_string(static_cast<int>(target.kind)) + ":" + target.key;
}

std::string show(const inventory::Source& source);
std::string show(const inventory::Image& image);

template <typename T>
std::string show(const base::Known<T>& value) {
  return value.match([](const T& known) { return show(known); }, [](const base::Unknown&) { return std::string("?"); });
}

std::string show(const inventory::Source& source) {
  return std::to_string(static_cast<int>(source.kind)) + "@" + show(source.region);
}

std::string show(const inventory::Image& image) {
  return image.text + "|" + show(image.registry) + "|" + image.host + "|" + show(image.region);
}

template <typename T>
std::string show(const inventory::Several<T>& list) {
  std::vector<std::string> all;
  std::transform(list.items.begin(), list.items.end(), std::back_inserter(all), [](const T& one) { return show(one); });
  std::sort(all.begin(), all.end());
  std::string text = "[";
  for (const std::string& one : all) {
    text += (text.size() > 1 ? " " : "") + one;
  }
  return text + (list.more.has_value() ? " ...]" : "]");
}

template <typename... Parts>
std::string line(const Parts&... parts) {
  std::string text;
  ((text += (text.empty() ? "" : " ") + std::string(parts)), ...);
  return text;
}

using Lines = std::multiset<std::string>;

void add_vpcs(const inventory::Network& network, Lines& lines) {
  for (const auto& vpc : network.vpcs) {
    lines.insert(line("vpc", vpc.thing.key, show(vpc.blocks), "in", show(vpc.region), "dns", show(vpc.dns_support),
                      show(vpc.dns_hostnames), show(vpc.has_amazon_dns)));
  }
  for (const auto& subnet : network.subnets) {
    lines.insert(line("subnet", subnet.thing.key, show(subnet.vpc), show(subnet.blocks), "v6only",
                      show(subnet.is_ipv6_only), "shared", show(subnet.is_shared)));
  }
  for (const auto& block : network.block_public_access) {
    std::string exclusions;
    for (const auto& one : block.exclusions.items) {
      exclusions += " " + show(one.of) + "/" + show(one.lets_in) + "/" + show(one.exists);
    }
    lines.insert(line("bpa", show(block.region), show(block.mode), block.exclusions.more ? "..." : "whole") +
                 exclusions);
  }
}

void add_routes(const inventory::Network& network, Lines& lines) {
  for (const auto& table : network.route_tables) {
    lines.insert(line("table", table.thing.key, show(table.vpc), table.routes.more ? "..." : "whole"));
    for (const auto& route : table.routes.items) {
      lines.insert(line("route", table.thing.key, route.prefix_list ? show(*route.prefix_list) : show(route.block),
                        show(route.target), "blackhole", show(route.is_blackhole), "propagated",
                        show(route.is_propagated), "exists", show(route.exists)));
    }
  }
  for (const auto& one : network.associations) {
    lines.insert(line("association", show(one.table), one.is_main ? "main of " + show(one.vpc) : show(one.subnet),
                      show(one.exists)));
  }
  for (const auto& gateway : network.internet_gateways) {
    lines.insert(line(gateway.is_egress_only ? "eigw" : "igw", gateway.thing.key, show(gateway.vpc)));
  }
  for (const auto& nat : network.nat_gateways) {
    lines.insert(line("nat", nat.thing.key, show(nat.subnet), "available", show(nat.is_available), "public",
                      show(nat.is_public), "regional", show(nat.is_regional)));
  }
}

void add_filters(const inventory::Network& network, Lines& lines) {
  for (const auto& group : network.groups) {
    lines.insert(line("group", group.thing.key, show(group.vpc), "default", show(group.is_default),
                      group.rules.more ? "..." : "whole"));
    for (const auto& rule : group.rules.items) {
      const bool is_block = rule.peer == inventory::PeerKind::block;
      lines.insert(line("rule", group.thing.key, rule.is_egress ? "out" : "in", show(rule.protocol), show(rule.ports),
                        is_block ? show(rule.block) : show(rule.reference)));
    }
  }
  for (const auto& acl : network.acls) {
    lines.insert(line("acl", acl.thing.key, show(acl.vpc), "default", show(acl.is_default), show(acl.subnets)));
    for (const auto& entry : acl.entries.items) {
      lines.insert(line("entry", acl.thing.key, entry.is_egress ? "out" : "in", show(entry.number), show(entry.allows),
                        show(entry.protocol), show(entry.ports), show(entry.block)));
    }
  }
  for (const auto& list : network.prefix_lists) {
    lines.insert(line("list", list.thing.key, "service", show(list.service), show(list.blocks)));
  }
}

void add_endpoints(const inventory::Network& network, Lines& lines) {
  for (const auto& endpoint : network.endpoints) {
    lines.insert(line("endpoint", endpoint.thing.key, std::to_string(static_cast<int>(endpoint.kind)),
                      show(endpoint.vpc), show(endpoint.service), "available", show(endpoint.is_available), "dns",
                      show(endpoint.has_private_dns), "open", show(endpoint.is_open), show(endpoint.subnets),
                      show(endpoint.groups), show(endpoint.route_tables)));
  }
  for (const auto& balancer : network.load_balancers) {
    lines.insert(line("balancer", balancer.thing.key, "internal", show(balancer.is_internal), show(balancer.subnets),
                      show(balancer.groups)));
  }
  for (const auto& group : network.target_groups) {
    lines.insert(line("targets", group.thing.key, show(group.vpc), show(group.port), show(group.load_balancers)));
  }
  for (const auto& unread : network.unread) {
    lines.insert(
        line("unread", std::to_string(static_cast<int>(unread.part)), unread.why.reason.text(base::Language::en)));
  }
}

void add_definitions(const inventory::Inventory& inventory, Lines& lines) {
  for (const auto& definition : inventory.task_definitions) {
    lines.insert(line("definition", definition.thing.key, "windows", show(definition.is_windows),
                      show(definition.file_systems),
                      definition.containers.more ? "?" + definition.containers.more->reason.text(base::Language::en)
                                                 : std::string("whole")));
    for (const auto& container : definition.containers.items) {
      lines.insert(line("container", definition.thing.key, container.name, show(container.image), "log",
                        show(container.log_driver), show(container.log_region), show(container.sources)));
    }
  }
}

void add_launch(std::string_view kind, const inventory::Identity& id, const inventory::Launch& launch, Lines& lines) {
  lines.insert(line(kind, id.address, id.target, show(launch.definition), "version", show(launch.platform_version),
                    "exec", show(launch.has_exec), show(launch.subnets), show(launch.groups),
                    show(launch.target_groups)));
}

void add(const inventory::Inventory& inventory, Lines& lines) {
  for (const auto& one : inventory.services) add_launch("service", one.id, one.launch, lines);
  for (const auto& one : inventory.task_sets) add_launch("task-set", one.id, one.launch, lines);
  for (const auto& one : inventory.deployments) add_launch("deployment", one.id, one.launch, lines);
  for (const auto& one : inventory.launchers) add_launch("launcher", one.id, one.launch, lines);
  for (const auto& task : inventory.tasks) {
    lines.insert(line("task", task.id.address, show(task.definition), show(task.subnet), show(task.groups)));
  }
  add_definitions(inventory, lines);
}

void add_network(const inventory::Network& network, Lines& lines) {
  add_vpcs(network, lines);
  add_routes(network, lines);
  add_filters(network, lines);
  add_endpoints(network, lines);
}

// What a task in each subnet with each group gets to, as the network says.
void add_reach(const inventory::Network& network, Lines& lines) {
  constexpr std::array kDestinations = {"", "ecr.api", "ecr.dkr", "s3", "logs"};
  constexpr std::array kEvidence = {"missing", "unknown", "plausible", "asserted", "witnessed", "proven"};
  reachability::Outward outward(network);
  for (const auto& subnet : network.subnets) {
    for (const auto& group : network.groups) {
      const inventory::References groups{.items = {inventory::Reference::defaulted(group.thing.key)}};
      const reachability::Sender sender{.subnet = inventory::Reference::defaulted(subnet.thing.key), .groups = &groups};
      for (const bool is_public : {false, true}) {
        reachability::Sender with = sender;
        with.has_public_ipv4 = base::Known<bool>::defaulted(is_public);
        for (const std::string to : kDestinations) {
          const auto outcome = outward.reach(with, {.service = to});
          lines.insert(line("reach", subnet.thing.key, group.thing.key, is_public ? "public" : "private",
                            to.empty() ? "internet" : to, kEvidence.at(static_cast<std::size_t>(outcome.evidence))));
        }
      }
    }
  }
}

struct Parts final : sources::live::Taker {
  void part(std::size_t /*number*/, const sources::Reading& reading) override {
    add(reading.inventory(), lines);
    network = reading.inventory().network;
    networks.insert(network.get());
  }
  void end(std::size_t /*parts*/) override {}
  [[nodiscard]] bool has_room() const override { return true; }

  Lines lines{};
  std::shared_ptr<const inventory::Network> network{};
  std::set<const inventory::Network*> networks{};
};

int live(const std::string& region_name) {
  system::MachineClock clock;
  system::Disk disk;
  system::MachinePrograms programs{system::catch_interrupts()};
  system::NetworkHttp http(system::catch_interrupts());
  aws::Host host{.http = http,
                 .clock = clock,
                 .files = disk,
                 .programs = programs,
                 .environment = system::environment(),
                 .seed = 1};
  auto session = aws::Session::open(host, {});
  aws::Reader reader(*session, aws::make_pace(host));
  std::string account;
  reader.account(region_name, [&](const auto& id) { account = id.value_or("unknown"); });
  http.run();
  Parts parts;
  const sources::live::Selection everything;
  sources::live::Region region(reader, account, region_name, everything, parts);
  region.read();
  http.run();
  if (parts.networks.size() != 1) {
    std::printf("%zu networks in one region\n", parts.networks.size());
    return 1;
  }
  add_network(*parts.network, parts.lines);
  add_reach(*parts.network, parts.lines);
  for (const std::string& one : parts.lines) std::puts(one.c_str());
  for (const auto& failed : region.failures()) {
    std::printf("failure %s\n", failed.first.text().text(base::Language::en).c_str());
  }
  return 0;
}

int saved(int count, char** words) {
  sources::FileNumbers numbers;
  std::vector<sources::saved::File> files;
  base::Diagnostics diagnostics;
  for (int i = 2; i < count; ++i) {
    auto text = std::make_unique<sources::TextFile>();
    text->id = numbers.next();
    text->path = words[i];
    std::ifstream file(words[i]);
    text->text = std::string(std::istreambuf_iterator<char>(file), {});
    if (auto opened = sources::saved::open_saved(text, diagnostics)) {
      files.push_back(std::move(*opened));
    } else {
      std::printf("not recognised: %s\n", words[i]);
    }
  }
  const auto reading = sources::saved::read_saved(std::move(files), ".");
  reading->add_network();
  Lines lines;
  add(reading->inventory(), lines);
  add_network(*reading->inventory().network, lines);
  add_reach(*reading->inventory().network, lines);
  for (const std::string& one : lines) std::puts(one.c_str());
  return 0;
}

}  // namespace

int main(int count, char** words) {
  return count > 2 && std::string_view(words[1]) == "live" ? live(words[2]) : saved(count, words);
}
