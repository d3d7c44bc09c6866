// One root module, read whole.
#pragma once

#include "sources/reading.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module.hpp"
#include "sources/terraform/module_cache.hpp"
#include "values/arena.hpp"

#include <memory>
#include <string>
#include <vector>

namespace kakoi::sources::terraform {

class Evaluator;

class Root : public Reading {
 public:
  /// Evaluates the root module in `folder` (absolute). `name` is what findings call the root.
  Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder, const std::string& name,
       values::Budget budget = {});
  ~Root() override;

  /// Of its variables files and downloaded modules, and of what is evaluated.
  [[nodiscard]] base::Diagnostics diagnostics() const override;
  [[nodiscard]] std::size_t harmless_modules() const override { return harmless_modules_; }
  [[nodiscard]] bool declares(const std::string& variable) const override;
  /// Variables files, and those that its functions read.
  [[nodiscard]] std::size_t own_files() const override;
  [[nodiscard]] inventory::Network network() override;
  [[nodiscard]] std::vector<inventory::TaskDefinition> task_definitions() override;

 private:
  [[nodiscard]] const OpenFiles& files() const override;
  [[nodiscard]] const values::Trails& trails() const override;

  std::unique_ptr<Evaluator> evaluator_;
  std::size_t harmless_modules_ = 0;
  std::vector<inventory::TaskDefinition> own_definitions_;  ///< of Batch jobs and Express services
};

}  // namespace kakoi::sources::terraform
