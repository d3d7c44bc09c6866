// Names and traversals: var, local, module, path, terraform, each, count, for-variables, and the steps behind them.
// Steps are applied one at a time, so that of a resource or module only what is asked for is evaluated.
#pragma once

#include "sources/terraform/module.hpp"
#include "sources/terraform/scope.hpp"
#include "values/arena.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

class Evaluator;

/// One step of a traversal: `.name`, `[key]`, `.*`, `[*]`.
struct TraversalStep {
  syntax::hcl::Kind kind = syntax::hcl::Kind::get_attribute;
  syntax::hcl::NodeId node = syntax::hcl::kNone;     ///< the whole traversal up to here
  syntax::hcl::NodeId operand = syntax::hcl::kNone;  ///< the name or the key
};

/// Steps, and where they stand.
struct Steps {
  const SourceFile& file;
  std::span<const TraversalStep> all;
  const Scope& scope;

  [[nodiscard]] Steps from(std::size_t first) const {
    return {.file = file, .all = all.subspan(first), .scope = scope};
  }
  [[nodiscard]] Steps some(std::size_t first, std::size_t count) const {
    return {.file = file, .all = all.subspan(first, count), .scope = scope};
  }
  [[nodiscard]] bool empty() const { return all.empty(); }
  /// The name of the first step, if it is `.name`.
  [[nodiscard]] std::string_view name() const;
  [[nodiscard]] bool starts_with_key() const;
  [[nodiscard]] bool starts_with_splat() const;
  /// How many of the steps behind the first, a splat, apply to each element: behind `.*` the attributes, behind `[*]`
  /// all.
  [[nodiscard]] std::size_t splat_length() const;
};

class References {
 public:
  References(Evaluator& evaluator, std::optional<std::string> workspace);

  /// A name with steps behind it, or an expression with steps.
  values::Value traversal(const SourceFile& file, syntax::hcl::NodeId node, const Scope& scope);
  /// `value` with `steps` applied.
  values::Value apply(values::Value value, const Steps& steps);

  /// `work()`, once. Who asks again while it is running has found a circle.
  values::Value once(Memo& memo, std::string_view name, base::TrailId trail,
                     const std::function<values::Value()>& work);

 private:
  values::Value named(const SourceFile& file, syntax::hcl::NodeId root_name, const Steps& steps);
  values::Value definition(std::string_view kind, const Steps& steps, base::TrailId trail);
  values::Value resource(std::string_view word, const Steps& steps, base::TrailId trail);
  values::Value splat(const values::Value& value, const Steps& each, base::TrailId trail);
  values::Value index(const values::Value& value, const values::Value& key, base::TrailId trail);
  values::Value attribute(const values::Value& value, std::string_view name, base::TrailId trail);
  /// A name that the module does not declare, as far as it could be read.
  /// `stands_for`: see `values::Reason`.
  values::Value undeclared(const ModuleInstance& module, const std::string& address, base::TrailId trail,
                           const std::string& stands_for = {});
  values::Value variable(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value variable_value(ModuleInstance& module, const Named& declared, base::TrailId trail);
  values::Value local(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value output(ModuleInstance& module, std::string_view name, base::TrailId trail);
  values::Value outputs_of(ModuleInstance& module, base::TrailId trail);
  values::Value output_steps(ModuleInstance& module, const Steps& steps, base::TrailId trail);
  values::Value module_call(const Steps& steps, base::TrailId trail);
  values::Value path(std::string_view name, const Scope& scope, base::TrailId trail);

  Evaluator& evaluator_;
  values::Arena& arena_;
  std::optional<std::string> workspace_;
};

}  // namespace kakoi::sources::terraform
