// What was looked at of a service, written down so that it outlives what it was read from.
#pragma once

#include "base/message.hpp"
#include "findings/finding.hpp"
#include "inventory/inventory.hpp"
#include "verify/status.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::verify {

struct Judged {
  findings::Verdict verdict = findings::Verdict::unknown;
  base::Message message{};
  base::Message reason{};
};

/// A deployment or a task set.
struct RevisionEvidence {
  std::string id;
  bool is_task_set = false;
  bool is_primary = false;
  std::string rollout{};
  std::optional<bool> assigns{};  ///< nothing: not known
  std::optional<std::int64_t> desired{};
  std::optional<std::int64_t> running{};
  std::optional<std::int64_t> pending{};
};

struct TaskEvidence {
  std::string root{};
  std::string arn;
  std::string group{};  ///< `family:batch`; empty where the task could not be read
  std::string started_by{};
  std::vector<std::string> interfaces{};
  std::string public_ipv4{};
  std::string ipv6{};
  Judged judged{};
};

struct ServiceEvidence {
  std::string root;
  std::string arn;
  findings::Status status = findings::Status::unknown;
  base::Message reason{};
  Judged setting{};
  std::optional<std::int64_t> desired{};
  std::optional<std::int64_t> running{};
  std::vector<RevisionEvidence> revisions{};
  std::vector<TaskEvidence> tasks{};
};

/// What could not be listed: there may be more services, task sets or tasks than were seen.
struct UnlistedEvidence {
  std::string root;
  std::string arn;  ///< ends in `*`
  Judged judged{};
};

/// Of each service of `inventory`, sorted by their ARNs.
std::vector<ServiceEvidence> evidence_of(const inventory::Inventory& inventory,
                                         const std::vector<findings::Finding>& all);

/// Of each task of `inventory` that belongs to no service of it, or could not be read, so that it is not known to
/// which; sorted by their ARNs. AWS does not list a service that drains, though its tasks still run. Those that have
/// stopped are not among them.
std::vector<TaskEvidence> others_of(const inventory::Inventory& inventory, const std::vector<findings::Finding>& all);

/// Of each listing of `inventory` that failed and that some of `all` speak of.
std::vector<UnlistedEvidence> unlisted_of(const inventory::Inventory& inventory,
                                          const std::vector<findings::Finding>& all);

/// Is there nothing left to wait for?
inline bool is_done(findings::Status status) {
  return status == findings::Status::closed || status == findings::Status::not_applicable;
}

}  // namespace kakoi::verify
