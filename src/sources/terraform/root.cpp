#include "sources/terraform/root.hpp"

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/launchers.hpp"
#include "sources/terraform/network.hpp"
#include "sources/terraform/read_task_definitions.hpp"

#include <utility>

namespace kakoi::sources::terraform {

Root::Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder,
           const std::string& name, values::Budget budget)
    : evaluator_(std::make_unique<Evaluator>(input, cache, inputs, folder, budget)) {
  LaunchersRead read = read_launchers(*evaluator_, name, inventory_);
  harmless_modules_ = read.harmless_modules;
  own_definitions_ = std::move(read.task_definitions);
}

Root::~Root() = default;

base::Diagnostics Root::diagnostics() const {
  base::Diagnostics all = evaluator_->variables.diagnostics();
  all.insert(all.end(), evaluator_->diagnostics.begin(), evaluator_->diagnostics.end());
  return all;
}

bool Root::declares(const std::string& variable) const {
  return evaluator_->modules.root().config->variable(variable) != nullptr;
}

std::size_t Root::own_files() const { return evaluator_->variables.files() + evaluator_->file_functions.files(); }

inventory::Network Root::network() { return read_network(*evaluator_); }

std::vector<inventory::TaskDefinition> Root::task_definitions() {
  return read_task_definitions(*evaluator_, inventory_, own_definitions_);
}

const OpenFiles& Root::files() const { return evaluator_->files; }

const values::Trails& Root::trails() const { return evaluator_->arena.trails(); }

}  // namespace kakoi::sources::terraform
