#include "sources/terraform/evaluator.hpp"

#include <utility>

namespace kakoi::sources::terraform {

Evaluator::Evaluator(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& root_folder,
                     values::Budget budget)
    : arena(budget),
      expressions(*this),
      file_functions(*this, input, root_folder),
      references(*this, inputs.workspace),
      resources(*this),
      modules(*this, input, cache, root_folder),
      variables(*this, input, inputs, root_folder) {}

void Evaluator::warn(base::Range range, base::Message message) {
  range = files.outermost(range);
  if (const TextFile* file = files.find(range.file)) {
    diagnostics.push_back({.level = base::Level::warning, .place = file->place(range), .message = std::move(message)});
  }
}

}  // namespace kakoi::sources::terraform
