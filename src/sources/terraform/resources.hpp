// Attributes of resources and data sources. What is written in the configuration is what the plan will say; everything
// else is known only after apply, but it is known of which resource it is.
#pragma once

#include "sources/terraform/references.hpp"
#include "sources/terraform/scope.hpp"
#include "values/arena.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace kakoi::sources::terraform {

class Evaluator;

/// An attribute of a resource instance, and what it comes to.
struct ResourceAttribute {
  ResourceInstance of;
  std::string name;
  values::Value value;

  [[nodiscard]] bool is_of(bool is_data, std::string_view type) const {
    return of.resource->is_data == is_data && of.resource->type == type;
  }
};

class Resources {
 public:
  explicit Resources(Evaluator& evaluator);

  /// What a reference to `resource` of the module in `steps.scope` comes to.
  values::Value value(const Resource& resource, const Steps& steps, base::TrailId trail);
  /// The attributes that `value` is a copy of, nearest first: a reference, handed on by variables, outputs, branches.
  /// None when it was put together, or merely has the same text.
  [[nodiscard]] std::vector<const ResourceAttribute*> copied_from(const values::Value& value) const;

 private:
  values::Value one(const ResourceInstance& instance, const Steps& steps, base::TrailId trail);
  values::Value all_of(const Resource& resource, const Instances& instances, const Steps& steps, base::TrailId trail);
  values::Value attribute(const ResourceInstance& instance, std::string_view name, base::TrailId trail);
  std::optional<values::Value> read_from_files(const ResourceInstance& instance, std::string_view name);
  values::Value whole(const ResourceInstance& instance, base::TrailId trail);
  values::Value blocks(std::span<const Ref> parts, std::string_view type, const Scope& scope, base::TrailId trail);
  values::Value body(const Ref& body, const Scope& scope, base::TrailId trail);

  Evaluator& evaluator_;
  values::Arena& arena_;
  std::unordered_map<std::string, ResourceAttribute> attributes_;  // by address, all that were asked for
};

}  // namespace kakoi::sources::terraform
