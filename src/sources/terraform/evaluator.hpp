// Evaluates one root module and everything it calls, on demand: only what a launcher's arguments lead to is worked out.
// Unknowns are carried, never skipped. This class only holds the parts together; each part knows one thing:
//
//   Expressions    operators, templates, for, function calls         expressions.hpp
//   FileFunctions  functions that read files and templates           file_functions.hpp
//   References     what a name means, and the steps behind it        references.hpp
//   Resources      attributes of resources and data sources          resources.hpp
//   ModuleTree     count, for_each, dynamic, called modules          module_tree.hpp
//   Variables      their values: given, defaults, conversion         variables.hpp
//
// One Evaluator belongs to one thread.
#pragma once

#include "base/diagnostic.hpp"
#include "sources/open_files.hpp"
#include "sources/terraform/expressions.hpp"
#include "sources/terraform/functions/file_functions.hpp"
#include "sources/terraform/inputs.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/terraform/module_tree.hpp"
#include "sources/terraform/references.hpp"
#include "sources/terraform/resources.hpp"
#include "sources/terraform/scope.hpp"
#include "sources/terraform/variables.hpp"
#include "values/arena.hpp"

#include <string>

namespace kakoi::sources::terraform {

class Evaluator {
 public:
  /// `root_folder` is absolute.
  Evaluator(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& root_folder,
            values::Budget budget = {});
  Evaluator(const Evaluator&) = delete;
  Evaluator& operator=(const Evaluator&) = delete;

  values::Value evaluate(const Ref& expression, const Scope& scope) { return expressions.evaluate(expression, scope); }

  /// Leaves a warning at `range`, which lies in one of `files`.
  void warn(base::Range range, base::Message message);

  /// What is wrong beyond what a survey of the folders sees: in downloaded modules, and in what is evaluated.
  base::Diagnostics diagnostics;

  // In the order in which they are made: each may use those above it.
  values::Arena arena;
  OpenFiles files;
  Expressions expressions;
  FileFunctions file_functions;
  References references;
  Resources resources;
  ModuleTree modules;
  Variables variables;
};

}  // namespace kakoi::sources::terraform
