// How the tasks of a launcher reach what they need: every need from every subnet.
#pragma once

#include "base/message.hpp"
#include "controls/subject.hpp"
#include "findings/surroundings.hpp"
#include "inventory/inventory.hpp"
#include "reachability/needs.hpp"
#include "reachability/outcome.hpp"

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::controls {

/// The task definition that `reference` names. One that is not here needs something, and what is not known: that is
/// written to `unread`.
const inventory::TaskDefinition& definition_of(const Subject& subject, const inventory::Reference& reference,
                                               inventory::TaskDefinition& unread);

struct NeedFromSubnets {
  reachability::Need need;
  std::vector<reachability::Outcome> ways;  ///< one for each subnet of the launch
  /// Who answers for each of them; null where nobody has to.
  std::vector<const Assertion*> asserted{};
  /// Somebody answers for a way of which all was read, and it leads nowhere.
  bool is_contradicted = false;
};

/// Tasks that run without a public address: what they needed to start is reached from where they are.
class Witnesses {
 public:
  explicit Witnesses(const Subject& subject);

  /// Did a task of the same subnet and groups fetch this?
  [[nodiscard]] bool saw(const inventory::Reference& subnet, const inventory::References& groups,
                         const reachability::Need& need) const;

 private:
  std::map<std::string, std::set<std::string>> seen_;  ///< by subnet and groups
};

/// What the tasks of `launch` need without a public address, in the order of the needs' kinds, each from each subnet.
/// `launcher` is the address of what starts them, by which assertions tell it. Needs a subject with a network.
std::vector<NeedFromSubnets> egress_of(const Subject& subject, const Witnesses& witnesses,
                                       const inventory::Launch& launch, std::string_view launcher);

/// The weakest way of all that the tasks need to start; `proven` where they need nothing.
reachability::Evidence weakest_to_start(const std::vector<NeedFromSubnets>& needs);

/// Of the assertions of `subject`, by their places among them: those that are about anything that it has, whatever is
/// known of that.
std::set<std::size_t> assertions_about(const Subject& subject);

/// "logs", "docker.io", "internet".
std::string destination_of(const reachability::Need& need);
/// The same with the Region, where it is not known to be that of the tasks, or the host on the internet:
/// "logs (us-east-1)".
std::string name_of(const reachability::Need& need);

/// As a finding shows it.
std::vector<findings::EgressNeed> table_of(const std::vector<NeedFromSubnets>& needs, const inventory::Launch& launch);

}  // namespace kakoi::controls
