// One evaluation root, read whole: its launchers as inventory, and what it takes to write out where a value came from.
#pragma once

#include "base/diagnostic.hpp"
#include "base/origin.hpp"
#include "base/range.hpp"
#include "findings/finding.hpp"
#include "findings/spot.hpp"
#include "inventory/inventory.hpp"
#include "inventory/network.hpp"
#include "sources/open_files.hpp"
#include "values/trail.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sources {

class Reading {
 public:
  Reading() = default;
  Reading(const Reading&) = delete;
  Reading& operator=(const Reading&) = delete;
  virtual ~Reading() = default;

  [[nodiscard]] const inventory::Inventory& inventory() const { return inventory_; }
  /// What no survey of the files sees.
  [[nodiscard]] virtual base::Diagnostics diagnostics() const = 0;
  /// Modules that were not read and, by their name or source, launch nothing.
  [[nodiscard]] virtual std::size_t harmless_modules() const { return 0; }
  /// How many files were read for this root alone.
  [[nodiscard]] virtual std::size_t own_files() const { return 0; }
  /// Does it declare this variable or parameter, which the command line gives?
  [[nodiscard]] virtual bool declares(const std::string& variable) const = 0;

  /// The network, which is read when it is asked for. Of a source that does not read it, an empty one that says so.
  [[nodiscard]] virtual inventory::Network network();
  /// The task definitions that the launches of the inventory name by their keys (`Launch::definition`), as far as the
  /// source shows them. Read when they are asked for.
  [[nodiscard]] virtual std::vector<inventory::TaskDefinition> task_definitions() { return {}; }
  /// Puts both into the inventory, for the controls of a network.
  void add_network();

  /// What in a program made the thing whose header this is.
  [[nodiscard]] virtual std::optional<findings::Construct> construct(base::Range /*header*/) const { return {}; }

  /// The accept of `control` for the thing whose header this is; null when there is none.
  [[nodiscard]] const Accept* accept(base::Range header, std::string_view control) const;
  [[nodiscard]] base::Place place(base::Range range) const;
  /// The line at `range`, without what may be secret; of a long line, what stands around it; without text
  /// when the line is longer than anybody writes.
  [[nodiscard]] findings::Excerpt excerpt(base::Range range) const;
  /// The trail of a value, nearest place first; the place where it ends has the role `end`. Places within `shown`,
  /// which the finding shows anyway, are left out but for that one.
  [[nodiscard]] base::Origin origin(base::TrailId trail, base::OriginRole end, base::Range shown) const;
  /// Where the setting whose value came by `trail` can be turned off (spots.hpp).
  [[nodiscard]] findings::Spots spots(base::TrailId trail, std::optional<base::Range> setting) const;
  /// The files that were read for it, each once, by the paths that the file reader knows them by.
  [[nodiscard]] std::vector<const TextFile*> files_read() const;

 protected:
  inventory::Inventory inventory_;

 private:
  /// Does the input say that what stands there is a secret? Then it is pointed at, and not shown.
  [[nodiscard]] virtual bool is_secret(base::Range /*range*/) const { return false; }
  [[nodiscard]] virtual const OpenFiles& files() const = 0;
  [[nodiscard]] virtual const values::Trails& trails() const = 0;
};

}  // namespace kakoi::sources
