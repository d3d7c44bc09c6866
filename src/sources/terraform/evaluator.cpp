#include "sources/terraform/evaluator.hpp"

namespace kakoi::sources::terraform {

Evaluator::Evaluator(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& root_folder,
                     values::Budget budget)
    : arena(budget),
      expressions(*this),
      references(*this, inputs.workspace),
      resources(*this),
      modules(*this, input, cache, root_folder),
      variables(*this, input, inputs, root_folder) {}

}  // namespace kakoi::sources::terraform
