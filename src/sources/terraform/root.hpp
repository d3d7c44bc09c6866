// One root module, read whole: its launchers as inventory, and what it takes to write out where a value came from.
#pragma once

#include "base/diagnostic.hpp"
#include "base/origin.hpp"
#include "base/range.hpp"
#include "findings/finding.hpp"
#include "inventory/inventory.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module.hpp"
#include "sources/terraform/module_cache.hpp"
#include "values/arena.hpp"

#include <memory>
#include <string>

namespace kakoi::sources::terraform {

class Evaluator;

class Root {
 public:
  /// Evaluates the root module in `folder` (absolute). `name` is what findings call the root.
  Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder, const std::string& name,
       values::Budget budget = {});
  ~Root();
  Root(const Root&) = delete;
  Root& operator=(const Root&) = delete;

  [[nodiscard]] const inventory::Inventory& inventory() const { return inventory_; }
  /// What no survey of the folders sees: of its variables files and downloaded modules, and of what is evaluated.
  [[nodiscard]] base::Diagnostics diagnostics() const;
  /// Modules that were not read and, by their name or source, launch nothing.
  [[nodiscard]] std::size_t harmless_modules() const { return harmless_modules_; }

  /// Does the root module declare this variable?
  [[nodiscard]] bool declares(const std::string& variable) const;

  /// The accept of `control` for the thing whose header this is; null when there is none.
  [[nodiscard]] const Accept* accept(base::Range header, std::string_view control) const;

  /// How many files were read for this root alone: variables files, and those that its functions read.
  [[nodiscard]] std::size_t own_files() const;

  [[nodiscard]] base::Place place(base::Range range) const;
  /// The line at `range`, without what may be secret; of a long line, what stands around it; without text
  /// when the line is longer than anybody writes.
  [[nodiscard]] findings::Excerpt excerpt(base::Range range) const;
  /// The trail of a value, nearest place first; the place where it ends has the role `end`. Places within `shown`,
  /// which the finding shows anyway, are left out but for that one.
  [[nodiscard]] base::Origin origin(base::TrailId trail, base::OriginRole end, base::Range shown) const;

 private:
  std::unique_ptr<Evaluator> evaluator_;
  inventory::Inventory inventory_;
  std::size_t harmless_modules_ = 0;
};

}  // namespace kakoi::sources::terraform
