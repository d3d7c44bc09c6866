#include "sources/cloudformation/task_definitions.hpp"

#include "sources/launches/definitions.hpp"
#include "sources/network/words.hpp"

#include <set>
#include <utility>

namespace kakoi::sources::cloudformation {
namespace {

using base::Known;

class Reader {
 public:
  Reader(Evaluator& evaluator, const std::set<std::string>& named, std::vector<inventory::TaskDefinition>& into)
      : evaluator_(evaluator), named_(named), region_(own_region(evaluator)), into_(into) {}

  // Stacks nest as deep as their files do, and none nests itself.
  void stack(Stack& stack) {
    for (const Resource& resource : stack.resources) {
      const std::string_view type = Evaluator::type_of(resource);
      if (type == "AWS::CloudFormation::Stack" || type == "AWS::Serverless::Application") {
        nested(resource, stack);
      } else if (type == "AWS::ECR::PullThroughCacheRule") {
        prefixes_.push_back(network::word_of(evaluator_.property(resource, "EcrRepositoryPrefix"), ""));
      } else if (type == "AWS::ECS::TaskDefinition" && named_.contains(stack.prefix + resource.logical_id)) {
        evaluator_.arena.new_share();
        into_.push_back(task_definition_of({.key = stack.prefix + resource.logical_id, .header = resource.header},
                                           evaluator_.properties(resource), code_reader(evaluator_)));
        into_.back().region = region_;
      }
    }
  }

  [[nodiscard]] const std::vector<Known<std::string>>& prefixes() const { return prefixes_; }

 private:
  void nested(const Resource& resource, Stack& stack) {
    const Nested inner = evaluator_.nested(resource, stack);
    if (inner.stack != nullptr) {
      this->stack(*inner.stack);
    }
  }

  Evaluator& evaluator_;
  const std::set<std::string>& named_;
  std::string region_;
  std::vector<inventory::TaskDefinition>& into_;
  std::vector<Known<std::string>> prefixes_;
};

}  // namespace

CodeReader code_reader(Evaluator& evaluator) {
  return {.type_of = [&evaluator](const values::Value& unknown) {
    const auto target = evaluator.target_of(unknown);
    return target.has_value() ? std::string(Evaluator::type_of(*target->resource)) : std::string();
  }};
}

std::string own_region(Evaluator& evaluator) {
  return network::word_of(evaluator.given("AWS::Region"), "")
      .match([](const std::string& name) { return name; }, [](const base::Unknown&) { return std::string(); });
}

std::vector<inventory::TaskDefinition> read_task_definitions(Evaluator& evaluator,
                                                             const inventory::Inventory& inventory,
                                                             const std::vector<inventory::TaskDefinition>& own) {
  std::vector<inventory::TaskDefinition> all = own;
  const std::set<std::string> named = named_definitions(inventory);
  Reader reader(evaluator, named, all);
  reader.stack(evaluator.root());
  mark_caches(reader.prefixes(), all);
  return all;
}

}  // namespace kakoi::sources::cloudformation
