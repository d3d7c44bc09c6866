// Which task definition a launcher means, and its network mode.
#pragma once

#include "base/known.hpp"
#include "inventory/inventory.hpp"
#include "sources/plan/configuration.hpp"
#include "sources/plan/resource.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

using NetworkModeShown = base::Known<std::optional<inventory::NetworkMode>>;

class TaskDefinitions {
 public:
  explicit TaskDefinitions(Configuration& configuration) : configuration_(configuration) {}

  void add(Resource& definition);

  /// The task definition that stands at `path` in `launcher`: `reference`. An ARN, or a family with
  /// its revision, is that one; a family alone is the newest of the launcher's module; what is known only after apply
  /// is what the configuration refers to. Of several that are alike it does not matter which. Nothing when the text
  /// does not show the task definition.
  struct Meant {
    NetworkModeShown mode = NetworkModeShown::defaulted(std::nullopt);
    inventory::Reference key = inventory::Reference::defaulted({});  ///< its address
    bool is_not_for_fargate = false;                                 ///< and it is certain which it is
  };
  Meant meant(const values::Value& reference, const Resource& launcher,
              const std::vector<std::string_view>& path) const;

 private:
  struct Definition {
    NetworkModeShown mode = NetworkModeShown::defaulted(std::nullopt);
    std::string module;
    std::string key;
    std::string address;
    std::string family;
    bool has_arn = false;
    bool is_not_for_fargate = false;
  };
  using Places = std::vector<std::size_t>;  ///< in `all_`

  [[nodiscard]] Meant alike(const Places& possible, bool may_be_another) const;
  [[nodiscard]] Meant named(std::string_view reference, const Resource& launcher) const;
  [[nodiscard]] Meant referred_to(const Resource& launcher, const std::vector<std::string_view>& path) const;

  Configuration& configuration_;
  std::vector<Definition> all_;
  std::map<std::string, std::size_t, std::less<>> by_arn_;  ///< and by `family:revision`
  std::map<std::string, Places, std::less<>> by_family_;
  std::map<std::string, Places, std::less<>> by_address_;  ///< without their keys
};

}  // namespace kakoi::sources::plan
