// What every service is made of: a shape for the protocols and a table of actions. Adding a service is a folder with
// such a table, and a line in services.cpp.
#pragma once

#include "sim/protocol/call.hpp"
#include "sim/world/world.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sim::services {

using protocol::ApiError;
using protocol::error;
using protocol::Outcome;
using value::Value;

template <typename T>
using Expected = tl::expected<T, ApiError>;

/// What an action may see besides its input: the world, where in it, and who calls.
struct Context {
  world::World& world;
  world::Region& region;
  world::Credential caller;
  std::string action = {};
  bool fails_entries = false;  ///< an answer that says of each of its entries that it failed

  [[nodiscard]] world::Here here() const { return {.world = world, .region = region}; }
};

using Action = Outcome (*)(Context& context, const Value& input);

struct ActionEntry {
  std::string_view name = {};
  Action run = nullptr;
  bool is_open = false;      ///< needs no signature
  bool has_entries = false;  ///< its answer can say of each entry of the request that it failed
};

/// Of some actions: what the request calls the token of a page, and the answer that of the next one.
struct Paging {
  std::string_view asked = {};
  std::string_view given = {};
  std::string_view actions = {};  ///< with blanks between them
};

struct Enumeration;
struct OddValue;

struct Service {
  protocol::Shape shape;
  std::span<const ActionEntry> actions = {};
  std::span<const Paging> paging = {};
  std::span<const Enumeration> enumerations = {};  ///< what members of requests may say
  /// The refusal of a request with values that are in none of them; null: the one of AWS's own framework.
  ApiError (*refuses_odd)(Context& context, const std::vector<OddValue>& odd) = nullptr;

  /// Null when the service has no such action.
  [[nodiscard]] Action find(std::string_view action) const;
  /// The action of the context, if its input says nothing that there is not. There has to be such an action.
  [[nodiscard]] Outcome perform(Context& context, const Value& input) const;
  /// Null when the action's answer has no pages.
  [[nodiscard]] const Paging* paging_of(std::string_view action) const;
  /// Whether there is such an action, and it needs no signature.
  [[nodiscard]] bool is_open(std::string_view action) const;
};

/// All of them.
std::span<const Service* const> all();

}  // namespace kakoi::sim::services
