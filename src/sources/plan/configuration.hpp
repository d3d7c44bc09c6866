// The configuration that a plan holds: for each argument the addresses that its expression refers to. By these a value
// that is known only after apply can still be told to be that of one resource.
#pragma once

#include "sources/plan/document.hpp"
#include "sources/plan/outline.hpp"
#include "sources/plan/resource.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

/// What an expression refers to.
struct Meant {
  struct Target {
    std::string resource;  ///< with the module instance around it: `module.app["a"].aws_ecs_cluster.main`
    std::string key;       ///< `["k"]`: of that instance; empty: it does not say
  };
  std::vector<Target> targets;
  std::size_t steps = 0;
  bool is_open = false;  ///< and to what the configuration in a plan does not follow: a local, another resource
};

class Configuration {
 public:
  /// `outline` stays.
  Configuration(Document& document, const Outline& outline)
      : document_(document), own_providers_(outline.own_providers), root_(outline.configuration.get()) {}

  /// Gives the resource its expressions.
  void configure(Resource& resource);
  /// With which configuration of its provider it is made; empty where that is not known.
  [[nodiscard]] std::string provider(const Resource& resource) const;

  /// What the argument refers to that is reached by `path`: names of blocks, the first of each, and of an argument.
  [[nodiscard]] Meant meant_by(const Resource& resource, const std::vector<std::string_view>& path);

 private:
  /// Where an expression stands.
  struct Where {
    std::string module;  ///< the module instance
    std::string key;     ///< of the resource or the call that it is an argument of
  };

  [[nodiscard]] const ConfigModule* module_of(std::string_view instance) const;
  [[nodiscard]] const ConfigModule::Resource* find(const Resource& resource) const;
  void follow(const Part& part, NodeId expression, const Where& where, Meant& into, int depth);
  void follow_reference(const std::string& reference, const Where& where, bool by_key, Meant& into, int depth);
  void follow_variable(const std::string& name, const Where& where, Meant& into, int depth);
  void follow_output(std::string_view rest, const Where& where, Meant& into, int depth);

  Document& document_;
  const std::vector<std::string>& own_providers_;
  const ConfigModule* root_;
};

}  // namespace kakoi::sources::plan
