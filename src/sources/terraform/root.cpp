#include "sources/terraform/root.hpp"

#include "sources/terraform/evaluator.hpp"
#include "sources/terraform/launchers.hpp"
#include "sources/terraform/network.hpp"

namespace kakoi::sources::terraform {

Root::Root(const Input& input, ModuleCache& cache, const Inputs& inputs, const std::string& folder,
           const std::string& name, values::Budget budget)
    : evaluator_(std::make_unique<Evaluator>(input, cache, inputs, folder, budget)) {
  read_launchers(*evaluator_, name, inventory_, harmless_modules_);
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

const OpenFiles& Root::files() const { return evaluator_->files; }

const values::Trails& Root::trails() const { return evaluator_->arena.trails(); }

}  // namespace kakoi::sources::terraform
