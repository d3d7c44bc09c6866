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
    /// What of it is meant: `id`; empty where the reference does not say, as of a splat.
    std::string attribute{};
    bool is_key_sure = true;  ///< false: a key that is worked out with something else, too
  };
  std::vector<Target> targets;
  std::size_t steps = 0;
  bool is_open = false;  ///< and to what the configuration in a plan does not follow: a local, another resource
  /// It refers to several things in ways that may be alternatives, and not only to one, or lists them.
  bool is_mixed = false;
  bool of_any_type = false;  ///< whatever type they are of; else task definitions and clusters
};

class Configuration {
 public:
  /// `outline` stays.
  Configuration(Document& document, const Outline& outline)
      : document_(document), outline_(outline), root_(outline.configuration.get()) {}

  /// Gives the resource its expressions.
  void configure(Resource& resource);
  /// With which configuration of its provider it is made; empty where that is not known.
  [[nodiscard]] std::string provider(const Resource& resource) const;
  /// In which Region it is made; empty where that is not known.
  [[nodiscard]] std::string region(Resource& resource) const;

  /// What the argument refers to that is reached by `path`: names of blocks, the first of each, and of an argument.
  [[nodiscard]] Meant meant_by(const Resource& resource, const std::vector<std::string_view>& path);
  /// The same of all blocks on the way, and to resources of any type. Where an argument has objects in the place of
  /// blocks, what the whole of it refers to.
  [[nodiscard]] Meant all_meant_by(const Resource& resource, const std::vector<std::string_view>& path);
  /// Is the argument written in any of the blocks? A `dynamic` block is not to be seen.
  [[nodiscard]] static bool is_written(const Resource& resource, const std::vector<std::string_view>& path);

 private:
  /// Where an expression stands.
  struct Where {
    std::string module;  ///< the module instance
    std::string key;     ///< of the resource or the call that it is an argument of
  };

  [[nodiscard]] const ConfigModule* module_of(std::string_view instance) const;
  [[nodiscard]] const ConfigModule::Resource* find(const Resource& resource) const;
  void follow(const Part& part, NodeId expression, const Where& where, Meant& into, int depth);
  /// Where a reference stands in an expression that has others.
  struct Company {
    bool by_key = false;       ///< with the key of the resource
    bool is_key_sure = false;  ///< and nothing else
  };
  void follow_reference(const std::string& reference, const Where& where, Company company, Meant& into, int depth);
  static std::vector<NodeId> expressions_at(const Part& part, const std::vector<std::string_view>& path);
  void follow_variable(const std::string& name, const Where& where, Meant& into, int depth);
  void follow_output(std::string_view rest, const Where& where, Meant& into, int depth);

  Document& document_;
  const Outline& outline_;
  const ConfigModule* root_;
};

}  // namespace kakoi::sources::plan
