// One root stack, read whole with all that is nested in it.
#pragma once

#include "sources/cloudformation/parameters.hpp"
#include "sources/cloudformation/template.hpp"
#include "sources/reading.hpp"
#include "values/arena.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace kakoi::sources::cloudformation {

class Evaluator;

class Root : public Reading {
 public:
  /// Evaluates the template `of`; what is wrong in it was said when it was read. `name` is what findings call the root.
  Root(const Input& input, std::unique_ptr<Template> of, const std::string& name,
       std::span<const ParameterSource> sources, std::span<const ParameterFile> files, values::Budget budget = {});
  ~Root() override;

  /// Of nested stacks and other files, and of what is evaluated.
  [[nodiscard]] base::Diagnostics diagnostics() const override;
  [[nodiscard]] std::size_t harmless_modules() const override { return harmless_stacks_; }
  [[nodiscard]] bool declares(const std::string& parameter) const override;
  [[nodiscard]] std::size_t own_files() const override;
  [[nodiscard]] inventory::Network network() override;
  [[nodiscard]] std::vector<inventory::TaskDefinition> task_definitions() override;
  /// The templates that are nested in it, by their paths.
  [[nodiscard]] std::set<std::string> nested_paths() const;
  [[nodiscard]] std::optional<findings::Construct> construct(base::Range header) const override;

 private:
  [[nodiscard]] const OpenFiles& files() const override;
  [[nodiscard]] const values::Trails& trails() const override;

  std::unique_ptr<Evaluator> evaluator_;
  std::size_t harmless_stacks_ = 0;
  std::vector<inventory::TaskDefinition> own_definitions_;  ///< of Batch jobs and Express services
};

}  // namespace kakoi::sources::cloudformation
