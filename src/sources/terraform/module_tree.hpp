// The tree of module instances, and how often each thing in it exists: count, for_each, dynamic blocks.
#pragma once

#include "sources/terraform/installed_modules.hpp"
#include "sources/terraform/module.hpp"
#include "sources/terraform/module_cache.hpp"
#include "sources/terraform/scope.hpp"
#include "values/arena.hpp"

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kakoi::sources::terraform {

class Evaluator;

class ModuleTree {
 public:
  ModuleTree(Evaluator& evaluator, const Input& input, ModuleCache& cache, const std::string& root_folder);

  [[nodiscard]] ModuleInstance& root() { return *root_; }
  /// A number for a text that was taken out of another file.
  [[nodiscard]] base::FileId next_file_number() const { return input_.numbers.next(); }

  /// What `count` or `for_each` of a resource or module call in `module` makes of it.
  const Instances& instances(ModuleInstance& module, std::span<const Ref> parts);
  /// The instances of the module that `call` calls.
  const Called& called(ModuleInstance& module, const Named& call);
  /// The blocks of one type in a body, `dynamic` ones worked out.
  Blocks blocks_of(std::span<const Ref> parts, std::string_view type, const Scope& scope);

 private:
  Instances single_instance(std::span<const Ref> parts, const Scope& scope);
  Instances count_instances(const Ref& expression, const Scope& scope);
  Instances for_each_instances(const Ref& expression, const Scope& scope);
  Instances unknown_instances(const values::Value& why, bool is_count);
  Instances too_many_instances(const Ref& expression, const values::Value& number, bool is_count);
  void add_dynamic(const Ref& dynamic, std::string_view type, const Scope& scope, Blocks& into);
  const Names* name(std::string_view name, const values::Value& value, const Names* outer);
  const Names* name_each(std::string_view name, const values::Value& key, const values::Value& value,
                         const Names* outer);
  std::unique_ptr<ModuleInstance> make(std::shared_ptr<const Module> config, ModuleInstance* parent, const Named* call,
                                       const Instance& instance);
  [[nodiscard]] std::string path_of(const ModuleInstance& caller, const std::string& source,
                                    const std::string& folder) const;
  void load(ModuleInstance& module, const Named& call, Called& into);
  void refuse(const Named& call, const base::Message& why, Called& into);
  [[nodiscard]] base::Result<std::string> folder_of(const ModuleInstance& module, const Named& call,
                                                    const std::string& source) const;
  [[nodiscard]] bool is_caller(const ModuleInstance& module, const std::string& folder) const;

  Evaluator& evaluator_;
  values::Arena& arena_;
  const Input& input_;
  ModuleCache& cache_;
  InstalledModules installed_;
  std::unique_ptr<ModuleInstance> root_;
  std::deque<Names> names_;
  std::size_t module_count_ = 0;
};

}  // namespace kakoi::sources::terraform
