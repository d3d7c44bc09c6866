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
  refused,       ///< nothing was written
  put_back,      ///< it was written, was not what was announced, and is as before
  not_put_back,  ///< not all of it was written, or it was not what was announced, and not all is as before
  done,
};

std::string_view name_of(FixOutcome outcome);

struct Fixed {
  Planned planned{};
  std::vector<bool> is_chosen{};  ///< of each plan
  bool has_obstacle = false;      ///< a plan of a grade that is carried out is left, since its files cannot be written
  FixOutcome outcome = FixOutcome::nothing_to_do;
  base::Message why{};              ///< where it was refused, put back or was to be, or was not planned
  std::vector<apply::Left> left{};  ///< what could not be put back
  apply::Restored recovered{};      ///< what an earlier run had left unfinished, and is put back
  std::optional<Scanned> after{};   ///< what a second scan says, where it was written
};

/// Fails where the journal cannot be read or is damaged. What an earlier run left and cannot be put
/// back yet stops it only where it would change the same files.
base::Result<Fixed> fix(const apply::World& world, base::Executor& executor, const FixOptions& options);

struct Undone {
  apply::Restored recovered{};      ///< of fixes that were cut short, wherever
  apply::Restored restored{};       ///< of the last fix
  bool was_last_cut_short = false;  ///< the last fix is one of the first kind: nothing else is taken back
  base::Message refusal{};          ///< why the last fix is not taken back; then nothing of it is
};

/// Takes what was cut short back, and where nothing in `folder` (absolute, links resolved) was, the last fix of files
/// in that. Fails where the journal cannot be read or is damaged.
base::Result<Undone> undo(const apply::World& world, const std::string& folder);

}  // namespace kakoi::ops
