#include "sources/cloudformation/root.hpp"

#include "sources/cloudformation/evaluator.hpp"
#include "sources/cloudformation/launchers.hpp"
#include "sources/cloudformation/network.hpp"
#include "sources/cloudformation/task_definitions.hpp"

#include <utility>

namespace kakoi::sources::cloudformation {

Root::Root(const Input& input, std::unique_ptr<Template> of, const std::string& name,
           std::span<const ParameterSource> sources, std::span<const ParameterFile> files, values::Budget budget)
    : evaluator_(std::make_unique<Evaluator>(input, std::move(of), sources, files, budget)) {
  LaunchersRead read = read_launchers(*evaluator_, name, inventory_);
  harmless_stacks_ = read.harmless_stacks;
  own_definitions_ = std::move(read.task_definitions);
}

Root::~Root() = default;

base::Diagnostics Root::diagnostics() const { return evaluator_->diagnostics; }

bool Root::declares(const std::string& parameter) const {
  const Stack& root = evaluator_->root();
  return parameter.starts_with("AWS::") || root.document().find(root.section("Parameters"), parameter) != nullptr;
}

std::size_t Root::own_files() const { return evaluator_->files_read(); }

inventory::Network Root::network() { return read_network(*evaluator_); }

std::vector<inventory::TaskDefinition> Root::task_definitions() {
  return read_task_definitions(*evaluator_, inventory_, own_definitions_);
}

std::set<std::string> Root::nested_paths() const { return evaluator_->nested_paths(); }

std::optional<findings::Construct> Root::construct(base::Range header) const { return evaluator_->construct(header); }

const OpenFiles& Root::files() const { return evaluator_->files; }

const values::Trails& Root::trails() const { return evaluator_->arena.trails(); }

}  // namespace kakoi::sources::cloudformation
