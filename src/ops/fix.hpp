// kakoi fix and kakoi undo: carry plans out, read again, and put everything back where the result is not what was
// announced.
#pragma once

#include "apply/apply.hpp"
#include "ops/plan.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::ops {

struct FixOptions {
  PlanOptions plan;
  fixes::Grade accept = fixes::Grade::safe;  ///< the worst grade that is carried out
  /// Carry this out, which was planned before, as far as the same is planned now; else what is planned now.
  std::optional<fixes::PlanBook> book{};
  /// Asked before anything is written, with which of the plans are to be carried out. False: nothing is.
  std::function<bool(const Planned&, const std::vector<bool>& is_chosen)> confirm{};
};

enum class FixOutcome : std::uint8_t {
  not_planned,  ///< what was asked for cannot be: a path or an address that is not there
  nothing_to_do,
  not_confirmed,
  refused,   ///< nothing was written
  put_back,  ///< it was written, was not what was announced, and is as before
  done,
};

std::string_view name_of(FixOutcome outcome);

struct Fixed {
  Planned planned{};
  std::vector<bool> is_chosen{};  ///< of each plan
  FixOutcome outcome = FixOutcome::nothing_to_do;
  base::Message why{};             ///< where it was refused, put back or not planned
  apply::Restored recovered{};     ///< what an earlier run had left unfinished, and is put back
  std::optional<Scanned> after{};  ///< what a second scan says, where it was written
};

/// Fails where what an earlier run left cannot be put back.
base::Result<Fixed> fix(const apply::World& world, base::Executor& executor, const FixOptions& options);

struct Undone {
  apply::Restored recovered{};  ///< of fixes that were cut short; where there was one, nothing else is taken back
  apply::Restored restored{};   ///< of the last fix
};

/// Takes what was cut short back; where nothing was, the last fix of files in `folder` (absolute, links resolved).
base::Result<Undone> undo(const apply::World& world, const std::string& folder);

}  // namespace kakoi::ops
