#include "sources/live/definitions.hpp"

#include "sources/api/members.hpp"
#include "sources/api/task_definitions.hpp"
#include "sources/live/json_lists.hpp"

#include <utility>

namespace kakoi::sources::live {
namespace {

using aws::Action;
using aws::Answer;
using aws::Failure;
using aws::Input;
using syntax::json::NodeId;

// About a kilobyte each.
constexpr std::size_t kMostIdle = 20'000;

}  // namespace

void Definitions::hold(const std::string& name) {
  const auto [at, is_new] = entries_.try_emplace(name);
  if (!is_new) {
    ++at->second->holders;
    return;
  }
  auto entry = std::make_shared<Entry>();
  at->second = entry;
  entry->holders = 1;
  entry->reading.begin();
  asker_.call(
      Action::ecs_describe_task_definition, Input().set("taskDefinition", name),
      [this, entry, name](const Answer& answer) {
        take(*entry, name, answer);
        entry->reading.end();
      },
      [entry](const Failure& failure) {
        entry->why = unknown_after(failure);
        entry->reading.end();
      });
}

void Definitions::take(Entry& entry, const std::string& name, const Answer& answer) {
  const NodeId node = syntax::json::find(answer.json, answer.json.root, "taskDefinition");
  if (!is_well_formed(answer.json, node) || elements(answer.json, node, "containerDefinitions").empty()) {
    entry.why = unknown_after(asker_.malformed(answer.action));
    return;
  }
  Shard reading({});
  const values::Value described = reading.value_of(answer.json, node);
  entry.mode = api::text_in(described, "networkMode");
  entry.facts = api::task_definition_of(described, name);
}

void Definitions::want(const std::set<std::string>& names, const std::function<void()>& done) {
  auto all = std::make_shared<Stage>();
  all->begin();
  for (const std::string& name : names) {
    all->begin();
    entries_.at(name)->reading.then([all] { all->end(); });
  }
  all->then(done);
  all->end();
}

void Definitions::release(const std::set<std::string>& names) {
  for (const std::string& name : names) {
    if (--entries_.at(name)->holders == 0) {
      idle_.push_back(name);
    }
  }
  drop_some();
}

void Definitions::drop_some() {
  while (idle_.size() > kMostIdle) {
    const auto oldest = entries_.find(idle_.front());
    if (oldest != entries_.end() && oldest->second->holders == 0) {
      entries_.erase(oldest);
    }
    idle_.pop_front();
  }
}

std::vector<inventory::TaskDefinition> Definitions::facts(const std::set<std::string>& names) const {
  std::vector<inventory::TaskDefinition> all;
  for (const std::string& name : names) {
    const Entry& entry = *entries_.at(name);
    all.push_back(entry.why.has_value() ? inventory::unread_definition(name, *entry.why) : entry.facts);
  }
  return all;
}

void Definitions::tell_mode(const std::string& name, Shard& shard) const {
  const Entry& entry = *entries_.at(name);
  if (entry.why.has_value()) {
    shard.unread_fact(name, *entry.why);
  } else {
    shard.tell_network_mode(name, entry.mode);
  }
}

}  // namespace kakoi::sources::live
