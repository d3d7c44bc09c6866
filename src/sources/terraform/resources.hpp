// Attributes of resources and data sources. What is written in the configuration is what the plan will say; everything
// else is known only after apply, but it is known of which resource it is.
#pragma once

#include "sources/terraform/references.hpp"
#include "sources/terraform/scope.hpp"
#include "values/arena.hpp"

#include <string>
#include <string_view>
#include <unordered_map>

namespace kakoi::sources::terraform {

class Evaluator;

class Resources {
 public:
  explicit Resources(Evaluator& evaluator);

  /// What a reference to `resource` of the module in `steps.scope` comes to.
  values::Value value(const Resource& resource, const Steps& steps, base::TrailId trail);
  /// The instance whose computed attribute an unknown value stands for; null when it stands for none.
  [[nodiscard]] const ResourceInstance* behind(const values::Value& value) const;

 private:
  values::Value one(const ResourceInstance& instance, const Steps& steps, base::TrailId trail);
  values::Value all_of(const Resource& resource, const Instances& instances, const Steps& steps, base::TrailId trail);
  values::Value attribute(const ResourceInstance& instance, std::string_view name, base::TrailId trail);
  values::Value whole(const ResourceInstance& instance, base::TrailId trail);
  values::Value blocks(const ResourceInstance& instance, std::string_view type, base::TrailId trail);
  values::Value body(const Ref& body, const Scope& scope, base::TrailId trail);

  Evaluator& evaluator_;
  values::Arena& arena_;
  std::unordered_map<std::string, ResourceInstance> computed_;  // by what their computed attributes stand for
};

}  // namespace kakoi::sources::terraform
