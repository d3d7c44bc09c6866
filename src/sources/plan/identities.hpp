// Which things the arguments of a plan or state name. An id that is known is that of a resource in the text; of one
// that is known only after apply the configuration says whose it will be, where it refers to one resource or lists
// several.
#pragma once

#include "inventory/reference.hpp"
#include "sources/plan/configuration.hpp"
#include "sources/plan/document.hpp"
#include "sources/plan/outline.hpp"
#include "sources/plan/resource.hpp"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::plan {

class Identities {
 public:
  /// All stay. Reads the ids of the resources of networks.
  Identities(Document& document, Configuration& configuration, const Outline& outline, bool is_state);

  /// `value`, which stands at `path` in `resource`: what is not known in it is told to be of the resources that it is
  /// of.
  values::Value resolved(const values::Value& value, const Resource& resource,
                         const std::vector<std::string_view>& path) const;
  /// The addresses of the things that have these ids.
  [[nodiscard]] inventory::Reference by_address(const inventory::Reference& reference) const;
  [[nodiscard]] inventory::References by_address(inventory::References references) const;

  /// By ids and ARNs, the addresses.
  [[nodiscard]] const std::map<std::string, std::string>& addresses() const { return addresses_; }

 private:
  struct Expected;
  static const Expected* expected_in(std::string_view argument);
  void add(Resource& resource);
  [[nodiscard]] std::vector<std::string> meant(const Resource& resource, const std::vector<std::string_view>& path,
                                               const Expected* expected) const;
  [[nodiscard]] std::vector<std::string> instances(const Meant::Target& target) const;
  [[nodiscard]] values::Value standing_for(const values::Value& unknown, const std::string& address) const;

  Document& document_;
  Configuration& configuration_;
  std::map<std::string, std::vector<std::string>, std::less<>> keys_;  ///< of the instances, by address without key
  std::map<std::string, std::string> addresses_;
  std::vector<std::string> new_vpcs_;  ///< addresses of those that have no id yet
};

/// The resources of the types that `is_wanted` takes as they will be, each once: those that a plan or a state shows,
/// or, where a plan shows no planned values, its changes.
template <typename IsWanted, typename Use>
void each_resource(Document& document, Configuration& configuration, const Outline& outline, bool is_state,
                   const IsWanted& is_wanted, const Use& use) {
  std::map<std::string_view, const Change*> changes;
  for (const Change& change : outline.changes) {
    if (!change.deposed.exists() && is_wanted(change.of)) {
      changes.emplace(document.source(change.of.address), &change);
    }
  }
  const auto read = [&](const Shown* shown, const Change* change) {
    document.arena().new_share();
    Resource resource(document, shown, change, is_state);
    configuration.configure(resource);
    use(resource);
  };
  for (const std::vector<Shown>* list : {&outline.shown, &outline.data_read}) {
    for (const Shown& shown : *list) {
      if (shown.deposed.exists() || shown.is_flat || !is_wanted(shown.of)) {
        continue;
      }
      const auto change = changes.find(document.source(shown.of.address));
      read(&shown, change != changes.end() ? change->second : nullptr);
      if (change != changes.end()) {
        change->second = nullptr;
      }
    }
  }
  for (const Change& change : outline.changes) {
    const auto left = changes.find(document.source(change.of.address));
    if (left != changes.end() && left->second == &change && document.source(change.after).starts_with('{')) {
      read(nullptr, &change);
    }
  }
}

}  // namespace kakoi::sources::plan
