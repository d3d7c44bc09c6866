#include "sources/live/shard.hpp"

#include "sources/api/estate.hpp"
#include "sources/api/members.hpp"

#include <algorithm>
#include <array>
#include <memory>
#include <string_view>
#include <utility>

namespace kakoi::sources::live {
namespace {

using base::TrailId;
using syntax::json::Kind;
using syntax::json::kNone;
using syntax::json::NodeId;
using syntax::json::Tree;
using values::Value;

// One shard may be a cluster with ten thousand services; what one thing of it may take is bounded as ever.
constexpr values::Budget kBudget{.steps = 1'000'000'000, .bytes = 2ULL << 30U};

// That so many services are there is no reason to miss some: they are listed, and come and go meanwhile.
constexpr std::string_view kCountOfServices = "activeServicesCount";

// Of the details of an attachment, one that nothing is judged by: there are many of them.
bool is_other_detail(const Tree& answer, NodeId node) {
  constexpr auto kKnown =
      std::to_array<std::string_view>({"subnetId", "macAddress", "privateDnsName", "privateIPv4Address"});
  if (answer.nodes[node].kind != Kind::object) {
    return false;
  }
  const NodeId name = syntax::json::find(answer, node, "name");
  return name != kNone && answer.nodes[name].kind == Kind::string &&
         std::find(kKnown.begin(), kKnown.end(), syntax::json::decoded(answer, name)) != kKnown.end();
}

}  // namespace

base::Unknown unknown_after(const aws::Failure& failure) {
  return {.reason = failure.text(), .trail = TrailId::none, .remedy = base::Remedy::ask_aws};
}

Shard::Shard(std::string root) : root_(std::move(root)), arena_(kBudget) {}

void Shard::tell(api::Item item, const std::string& name, Value value, const std::string& of) {
  arena_.new_share();
  answers_.add(item, {.value = value, .at = place_of(name), .of = of}, told_);
}

void Shard::tell(api::Item item, const std::string& name, const Tree& answer, NodeId node, const std::string& of) {
  arena_.new_share();
  tell(item, name, value_of(answer, node), of);
}

void Shard::tell_network_mode(const std::string& name, const std::string& mode) {
  std::vector<values::Entry> entries;
  if (!mode.empty()) {
    entries.push_back({"networkMode", arena_.text(mode, TrailId::none)});
  }
  answers_.task_definitions[name] = {{.value = arena_.map(std::move(entries), TrailId::none), .at = place_of(name)}};
}

void Shard::unread(api::Item item, const std::string& name, const aws::Failure& failure, const std::string& of) {
  unread(item, name, unknown_after(failure), of);
}

void Shard::unread(api::Item item, const std::string& name, base::Unknown why, const std::string& of) {
  answers_.unread.push_back({.item = item, .name = name, .at = place_of(name), .of = of, .why = std::move(why)});
}

void Shard::unread_fact(const std::string& name, const aws::Failure& failure) {
  unread_fact(name, unknown_after(failure));
}

void Shard::unread_fact(const std::string& name, base::Unknown why) {
  answers_.unread_facts.emplace(name, std::move(why));
}

void Shard::unlisted(inventory::ListingKind kind, const std::string& arn, const aws::Failure& failure) {
  unlisted_.push_back({.kind = kind,
                       .id = {.source = std::string(kSource), .root = root_, .address = arn, .target = {}},
                       .header = place_of(arn),
                       .why = unknown_after(failure)});
}

// As deep as the tree, which is bounded.
Value Shard::value_of(const Tree& answer, NodeId node) {
  const syntax::json::Node& at = answer.nodes[node];
  switch (at.kind) {
    case Kind::null:
      return Value::null(TrailId::none);
    case Kind::boolean:
      return Value::boolean(answer.source(node) == "true", TrailId::none);
    case Kind::number:
      return arena_.text(answer.source(node), TrailId::none);
    case Kind::string:
      return arena_.text(syntax::json::decoded(answer, node), TrailId::none);
    case Kind::array: {
      std::vector<Value> items;
      for (NodeId item = at.first_child; item != kNone; item = answer.nodes[item].next_sibling) {
        if (!is_other_detail(answer, item)) {
          items.push_back(value_of(answer, item));
        }
      }
      return arena_.list(items, TrailId::none);
    }
    case Kind::object: {
      std::vector<values::Entry> entries;
      for (NodeId item = at.first_child; item != kNone; item = answer.nodes[item].next_sibling) {
        const NodeId key = answer.nodes[item].first_child;
        const std::string name = syntax::json::decoded(answer, key);
        if (!api::says_nothing(name) && name != kCountOfServices) {
          entries.push_back({.key = arena_.keep(name), .value = value_of(answer, answer.nodes[key].next_sibling)});
        }
      }
      return arena_.map(std::move(entries), TrailId::none);
    }
    case Kind::member:
      break;
  }
  return Value::null(TrailId::none);
}

void Shard::join() {
  joined_.clear();
  inventory_ = api::joined(arena_, answers_, std::string(kSource), root_, joined_);
  inventory_.unlisted = unlisted_;
}

void Shard::surround(std::shared_ptr<const inventory::Network> network,
                     std::vector<inventory::TaskDefinition> definitions) {
  inventory_.network = std::move(network);
  inventory_.task_definitions = std::move(definitions);
}

inventory::Network Shard::network() { return inventory_.network != nullptr ? *inventory_.network : Reading::network(); }

base::Diagnostics Shard::diagnostics() const {
  base::Diagnostics all;
  for (const auto* problems : {&told_, &joined_}) {
    for (const api::Problem& problem : *problems) {
      all.push_back({.level = problem.level, .place = place(problem.at), .message = problem.message});
    }
  }
  return all;
}

base::Range Shard::place_of(const std::string& name) {
  auto file = std::make_unique<TextFile>();
  file->id = numbers_.next();
  file->path = name;
  const base::Range place{.file = file->id, .offset = 0, .length = 0};
  files_.keep(std::move(file));
  return place;
}

}  // namespace kakoi::sources::live
