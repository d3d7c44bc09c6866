// What reachability says, as a finding shows it.
#pragma once

#include "controls/subject.hpp"
#include "findings/finding.hpp"
#include "findings/surroundings.hpp"
#include "reachability/inward.hpp"
#include "reachability/needs.hpp"
#include "reachability/outcome.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::controls {

/// In the place of what is not known.
inline constexpr const char* kNotKnown = "?";

/// The key of a thing.
std::string text_of(const inventory::Reference& reference);
/// "rtb-1 0.0.0.0/0".
std::string text_of(const reachability::Hop& hop);
std::vector<std::string> texts_of(const std::vector<reachability::Hop>& hops);
/// "tcp/80", "udp/0-65535", "tcp".
std::string text_of(const reachability::Traffic& traffic);
/// Those that are certain, and where none is, those that are possible.
std::vector<findings::OpenPorts> texts_of(const std::vector<reachability::Opening>& openings);

/// "proven".
std::string_view name_of(reachability::Evidence evidence);
/// "registry_api".
std::string_view name_of(reachability::NeedKind kind);

/// Who reaches tasks of `launch`, which have a public IPv4 address or not, into `judgement`: exposure, path, and the
/// severity where it is proven that anybody does. Nothing where the network was not read.
void add_exposure(const Subject& subject, const inventory::Launch& launch, const base::Known<bool>& has_public_ipv4,
                  bool is_idle, findings::Judgement& judgement);

/// Of a task that runs; the texts are empty where there is none.
struct TaskInterface {
  std::string id{};
  std::string ipv4{};
  std::string ipv6{};
};

/// The same of the interface of one task that runs.
reachability::Exposure exposure_of(const Subject& subject, const inventory::Task& task,
                                   const inventory::Addresses& addresses);
void add_exposure(const reachability::Exposure& exposure, const TaskInterface& interface,
                  findings::Judgement& judgement);

}  // namespace kakoi::controls
