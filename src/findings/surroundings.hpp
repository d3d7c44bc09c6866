// What the network around a task says: who on the internet reaches it, and how it reaches what it needs.
#pragma once

#include "base/message.hpp"

#include <string>
#include <vector>

namespace kakoi::findings {

/// Ports, and who reaches them.
struct OpenPorts {
  std::string ports{};              ///< "tcp/80", "udp/0-65535"
  std::vector<std::string> from{};  ///< blocks in CIDR notation, not all of them where they are many
};

/// How one thing is reached from one subnet.
struct EgressWay {
  std::string subnet{};
  std::string evidence{};           ///< "proven", "witnessed", "asserted", "plausible", "unknown", "missing"
  std::vector<std::string> hops{};  ///< each as a person reads it: "rtb-1 0.0.0.0/0"
  base::Message why{};              ///< where it is not proven
  std::string asserted_by{};        ///< who answers for it, where it is asserted
  std::string until{};              ///< the last day on which they do: 2027-03-31
};

/// One thing that a task needs.
struct EgressNeed {
  std::string need{};         ///< "registry_api", "layers", "logs"
  std::string destination{};  ///< the endpoint service, "ecr.api", the host of a registry, or "internet"
  std::string region{};       ///< of a service: the one that is named and not known to be the tasks' own
  std::string host{};         ///< on the internet, that a container calls
  std::string container{};    ///< the first that needs it
  bool to_start = true;
  std::vector<EgressWay> ways{};
};

struct Surroundings {
  std::vector<std::string> path{};  ///< from the internet to the task, each hop as a person reads it
  std::vector<OpenPorts> open{};    ///< what the internet reaches
  base::Message why{};              ///< where the exposure is not known, or nobody reaches it: why
  std::vector<EgressNeed> egress{};
};

}  // namespace kakoi::findings
