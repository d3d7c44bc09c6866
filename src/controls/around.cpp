#include "controls/around.hpp"

#include <optional>
#include <utility>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::OpenPorts;
using reachability::Exposure;
using reachability::ExposureKind;
using reachability::Hop;
using reachability::HopKind;
using reachability::Opening;

constexpr Phrase kGroupOpens{"{} lets {} in on {}", "{} が {} からの {} を通します"};
constexpr int kGroupRisk = 4;
constexpr std::size_t kMostBlocks = 8;
constexpr double kEverybody = 0.9999;
constexpr std::uint16_t kLastPort = 65535;

findings::Exposure known_as(ExposureKind kind) {
  switch (kind) {
    case ExposureKind::unreachable:
      return findings::Exposure::unreachable;
    case ExposureKind::idle:
      return findings::Exposure::idle;
    case ExposureKind::unknown:
      return findings::Exposure::unknown;
    case ExposureKind::restricted:
      return findings::Exposure::restricted;
    case ExposureKind::anywhere:
      return findings::Exposure::anywhere;
  }
  return findings::Exposure::unknown;
}

std::vector<std::string> blocks_of(const Opening& opening) {
  const reachability::AddressSet& from = opening.from.sure.empty() ? opening.from.possible : opening.from.sure;
  // All of the internet's addresses are many blocks, and one word; a network's own are not among those that reach it.
  if (from.share_of(reachability::public_addresses(opening.family)) >= kEverybody) {
    return {inventory::text_of(inventory::everything(opening.family))};
  }
  std::vector<std::string> texts;
  for (const inventory::AddressBlock& block : from.blocks(opening.family, kMostBlocks)) {
    texts.push_back(inventory::text_of(block));
  }
  return texts;
}

std::string destination_of(const inventory::Route& route) {
  if (route.prefix_list.has_value()) {
    return text_of(*route.prefix_list);
  }
  return route.block.match([](const inventory::AddressBlock& block) { return inventory::text_of(block); },
                           [](const Unknown&) { return std::string(kNotKnown); });
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) {
    all += (all.empty() ? "" : ",") + text;
  }
  return all;
}

// internet → igw-1 → rtb-1 0.0.0.0/0 → acl-1 → sg-1 tcp/80 from 0.0.0.0/0 → eni-1 → task
std::vector<std::string> path_of(const Exposure& exposure, const TaskInterface& interface) {
  std::vector<std::string> path{"internet"};
  for (const Hop& hop : exposure.hops) {
    std::string text = text_of(hop);
    if (hop.kind == HopKind::group) {
      text +=
          (text.empty() ? "" : " ") + text_of(exposure.widest.traffic) + " from " + joined(blocks_of(exposure.widest));
    }
    if (path.back() != text) {
      path.push_back(std::move(text));
    }
  }
  // The address that this way leads to.
  const std::string& address = exposure.widest.family == inventory::Family::v6 ? interface.ipv6 : interface.ipv4;
  const std::string_view between = interface.id.empty() || address.empty() ? "" : " ";
  if (std::string text = interface.id + std::string(between) + address; !text.empty()) {
    path.push_back(std::move(text));
  }
  path.emplace_back("task");
  return path;
}

}  // namespace

std::string text_of(const inventory::Reference& reference) {
  return reference.match([](const std::string& key) { return key; },
                         [](const Unknown&) { return std::string(kNotKnown); });
}

std::string text_of(const Hop& hop) {
  std::string text(hop.key);
  if (hop.route != nullptr) {
    text += " " + destination_of(*hop.route);
  }
  if (hop.kind != HopKind::acl) {
    return text;
  }
  // One that was not read has no name.
  using reachability::Evidence;
  const std::string name = text == kNotKnown ? "acl" : text;
  return name + (hop.passes == Evidence::proven ? " ok" : hop.passes == Evidence::missing ? " shut" : " ?");
}

std::vector<std::string> texts_of(const std::vector<Hop>& hops) {
  std::vector<std::string> texts;
  for (const Hop& hop : hops) {
    if (std::string text = text_of(hop); texts.empty() || texts.back() != text) {
      texts.push_back(std::move(text));
    }
  }
  return texts;
}

std::string text_of(const reachability::Traffic& traffic) {
  std::string protocol = traffic.protocol == inventory::kTcp   ? "tcp"
                         : traffic.protocol == inventory::kUdp ? "udp"
                                                               : std::to_string(traffic.protocol);
  const inventory::Ports& ports = traffic.ports;
  if (ports.first == 0 && ports.last == kLastPort) {
    return protocol;
  }
  const std::string last = ports.first == ports.last ? "" : "-" + std::to_string(ports.last);
  return protocol + "/" + std::to_string(ports.first) + last;
}

std::vector<OpenPorts> texts_of(const std::vector<Opening>& openings) {
  std::vector<OpenPorts> all;
  all.reserve(openings.size());
  for (const Opening& opening : openings) {
    all.push_back({.ports = text_of(opening.traffic), .from = blocks_of(opening)});
  }
  return all;
}

std::string_view name_of(reachability::Evidence evidence) {
  using reachability::Evidence;
  switch (evidence) {
    case Evidence::missing:
      return "missing";
    case Evidence::unknown:
      return "unknown";
    case Evidence::plausible:
      return "plausible";
    case Evidence::asserted:
      return "asserted";
    case Evidence::witnessed:
      return "witnessed";
    case Evidence::proven:
      return "proven";
  }
  return "unknown";
}

std::string_view name_of(reachability::NeedKind kind) {
  using reachability::NeedKind;
  switch (kind) {
    case NeedKind::registry_api:
      return "registry_api";
    case NeedKind::registry:
      return "registry";
    case NeedKind::layers:
      return "layers";
    case NeedKind::logs:
      return "logs";
    case NeedKind::secrets:
      return "secrets";
    case NeedKind::parameters:
      return "parameters";
    case NeedKind::environment_files:
      return "environment_files";
    case NeedKind::file_system:
      return "file_system";
    case NeedKind::exec:
      return "exec";
    case NeedKind::call:
      return "call";
  }
  return "registry";
}

void add_exposure(const Exposure& exposure, const TaskInterface& interface, Judgement& judgement) {
  findings::Surroundings around{.path = {}, .open = texts_of(exposure.openings), .why = exposure.why, .egress = {}};
  if (exposure.kind != ExposureKind::unreachable && !exposure.hops.empty()) {
    around.path = path_of(exposure, interface);
  }
  judgement.exposure = known_as(exposure.kind);
  if (exposure.kind == ExposureKind::anywhere) {
    judgement.severity = findings::Severity::critical;
  }
  const bool is_open = exposure.kind == ExposureKind::anywhere || exposure.kind == ExposureKind::restricted;
  for (findings::Risk& risk : judgement.risks) {
    if (is_open && risk.number == kGroupRisk) {
      risk.why = Message(kGroupOpens, {std::string(exposure.hops.back().key), joined(blocks_of(exposure.widest)),
                                       text_of(exposure.widest.traffic)});
    }
  }
  judgement.around = std::make_shared<const findings::Surroundings>(std::move(around));
}

void add_exposure(const Subject& subject, const inventory::Launch& launch, const Known<bool>& has_public_ipv4,
                  bool is_idle, Judgement& judgement) {
  if (subject.reach == nullptr) {
    return;
  }
  Exposure strongest;
  bool is_first = true;
  for (const inventory::Reference& subnet : launch.subnets.items) {
    Exposure one = subject.reach->inward.exposure({.subnet = subnet,
                                                   .groups = &launch.groups,
                                                   .has_public_ipv4 = has_public_ipv4,
                                                   .has_ipv6 = subject.reach->posture.has_ipv6(subnet),
                                                   .is_idle = is_idle});
    strongest = is_first ? std::move(one) : reachability::strongest(std::move(strongest), std::move(one));
    is_first = false;
  }
  const bool may_be_elsewhere = launch.subnets.more.has_value() && strongest.kind != ExposureKind::anywhere;
  if (is_first && !may_be_elsewhere) {
    return;  // it names no subnet: what starts in it is not known, and AWS refuses it
  }
  if (may_be_elsewhere) {
    strongest.kind = ExposureKind::unknown;
    strongest.why = launch.subnets.more->reason;
  }
  add_exposure(strongest, {}, judgement);
}

Exposure exposure_of(const Subject& subject, const inventory::Task& task, const inventory::Addresses& addresses) {
  return subject.reach->inward.exposure({.subnet = task.subnet,
                                         .groups = &task.groups,
                                         .has_public_ipv4 = Known<bool>::defaulted(!addresses.public_ipv4.empty()),
                                         .has_ipv6 = Known<bool>::defaulted(!addresses.ipv6.empty()),
                                         .is_idle = false});
}

}  // namespace kakoi::controls
