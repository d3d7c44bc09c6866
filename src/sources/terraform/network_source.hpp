// What the resources of a network are read from: Terraform's code, or what Terraform writes of it, a plan or a state.
// In all of them they have the arguments of the AWS provider.
#pragma once

#include "base/known.hpp"
#include "inventory/network.hpp"
#include "values/value.hpp"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::terraform {

/// Of a resource, or of a block in one.
class NetworkArguments {
 public:
  virtual ~NetworkArguments() = default;

  /// The argument `name`; null where there is none.
  [[nodiscard]] virtual values::Value value(std::string_view name) const = 0;

  /// Where the argument is written as an element of something, `list[0]`: which one. Null where it is not.
  [[nodiscard]] virtual values::Value index(std::string_view /*name*/) const {
    return values::Value::null(base::TrailId::none);
  }

  using Use = std::function<void(const NetworkArguments& block, const base::Known<bool>& exists)>;
  /// Calls `use` for each block of `type`, or for each of the objects that an argument has in their place. Of blocks
  /// of which it is not known how many there are, one stands for all. Gives why there may be more.
  virtual std::optional<base::Unknown> blocks(std::string_view type, const Use& use) const = 0;

  /// Does what `blocks` gives stand in the code? Else it may also show what there is, whoever made it.
  [[nodiscard]] virtual bool are_written(std::string_view /*type*/) const { return true; }
};

/// A resource instance. Its key is its address.
struct NetworkResource {
  const NetworkArguments& arguments;
  inventory::Thing thing;
  bool is_data = false;
};

class NetworkSource {
 public:
  virtual ~NetworkSource() = default;

  using IsWanted = std::function<bool(bool is_data, std::string_view type)>;
  using Visit = std::function<void(std::string_view type, const NetworkResource& resource)>;
  /// Calls `visit` for each resource instance of a type that is wanted, always in the same order.
  virtual void visit(const IsWanted& is_wanted, const Visit& visit) = 0;
  /// What may be in the network and cannot be read.
  [[nodiscard]] virtual std::vector<inventory::UnreadNetwork> unread() const = 0;
  /// Of things that are also called by another key, as by the id that AWS gave them: their own key by that.
  [[nodiscard]] virtual std::map<std::string, std::string> aliases() const = 0;
};

inventory::Network read_network(NetworkSource& source);

/// The same text as `type`, which stays; empty where no resource, or data source, of this type is read for a network.
std::string_view network_type(bool is_data, std::string_view type);

}  // namespace kakoi::sources::terraform
