// What is to go wrong, by service and action: once, some times, or always.
#pragma once

#include "sim/control/asked.hpp"
#include "sim/value/value.hpp"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::control {

enum class FaultKind : std::uint8_t {
  denied,          ///< the caller may not do this
  closed,          ///< a service control policy denies it
  not_enabled,     ///< the account has not enabled the region: nobody's key is known there
  throttled,       ///< too many requests
  server_error,    ///< HTTP 500
  cut_before,      ///< the connection is closed and nothing has been done
  cut_after,       ///< it has been done, and the connection is closed
  truncated,       ///< half of the answer
  mistyped,        ///< an answer in which members are of other types
  endless_paging,  ///< there is always one more page, the same; of answers that have pages
  slow,            ///< the answer waits for `delay`
  entries,         ///< HTTP 200, and every entry of a request that has entries has failed
};

struct Fault {
  std::string account = "*";
  std::string region = "*";
  std::string service = "*";
  std::string action = "*";
  value::Value input = {};  ///< only calls whose input has these texts
  FaultKind kind = FaultKind::server_error;
  std::int64_t times = 1;  ///< how often from now on; -1: always
  std::int64_t after = 0;  ///< how many calls go well before
  std::chrono::milliseconds delay{0};
};

class Faults {
 public:
  void add(Fault fault) { faults_.push_back(std::move(fault)); }
  void clear() { faults_.clear(); }
  /// The first that is for this call; it has then happened once more.
  std::optional<Fault> take(const Asked& asked);
  [[nodiscard]] value::Value shape() const;

 private:
  std::vector<Fault> faults_ = {};
};

/// `{"service": "ecs", "action": "UpdateService", "kind": "cut_after", "times": 1, "after": 0, "delay_ms": 0}`, and
/// `account`, `region`, `input`; nothing when the kind is not one of those above, or a member is none of these.
std::optional<Fault> fault_from(const value::Value& it);

/// The names of the kinds, and of a fault's members.
std::vector<std::string> fault_kinds();
std::vector<std::string> fault_members();

}  // namespace kakoi::sim::control
