#include "sources/api/task_definitions.hpp"

#include "sources/api/join.hpp"
#include "sources/api/members.hpp"
#include "sources/api/network_words.hpp"
#include "sources/launches/containers.hpp"
#include "sources/launches/definitions.hpp"
#include "sources/launches/fields.hpp"
#include "sources/network/words.hpp"

#include <algorithm>
#include <array>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::TaskDefinition;
using values::Value;

constexpr Phrase kNotRead{"task definition {} is not among what was read: aws ecs describe-task-definition",
                          "タスク定義 {} が読み取った範囲にありません: aws ecs describe-task-definition"};
constexpr Phrase kNoContainers{"the answer shows no containers", "応答にコンテナの情報がありません"};

std::string region_of(std::string_view arn) {
  for (int part = 0; part < 3; ++part) {
    const std::size_t colon = arn.find(':');
    arn = colon == std::string_view::npos ? std::string_view() : arn.substr(colon + 1);
  }
  return std::string(arn.substr(0, arn.find(':')));
}

void make_own(Known<std::string>& region, const std::string& own) {
  const bool is_own = region.match([&](const std::string& named) { return !own.empty() && named == own; },
                                   [](const Unknown&) { return false; });
  region = is_own ? Known<std::string>::defaulted({}) : region;
}

// A task runs in the Region of its definition.
void make_own(inventory::Container& container, const std::string& own) {
  make_own(container.log_region, own);
  container.image = container.image.map([&](inventory::Image image) {
    make_own(image.region, own);
    return image;
  });
  for (inventory::Call& call : container.calls) {
    make_own(call.region, own);
  }
  for (Known<inventory::Source>& source : container.sources.items) {
    source = source.map([&](inventory::Source known) {
      make_own(known.region, own);
      return known;
    });
  }
}

// `arn:aws:ecs:eu-west-1:111111111111:task-definition/web:3` → `web:3`
std::string short_name(const std::string& arn) { return std::string(behind_slash(arn)); }

const std::vector<Told>* find(const Answers& answers, const std::string& name) {
  if (const auto exact = answers.task_definitions.find(name); exact != answers.task_definitions.end()) {
    return &exact->second;
  }
  // Which revision a family without one means, only ECS knows.
  if (name.find(':') == std::string::npos || name.starts_with("arn:")) {
    return nullptr;
  }
  const std::vector<Told>* found = nullptr;
  for (const auto& [arn, told] : answers.task_definitions) {
    if (short_name(arn) == name) {
      // Of two accounts or Regions it may be either.
      if (found != nullptr) {
        return nullptr;
      }
      found = &told;
    }
  }
  return found;
}

TaskDefinition definition_named(const Answers& answers, const std::string& name) {
  const std::vector<Told>* told = find(answers, name);
  if (told == nullptr) {
    return inventory::unread_definition(name, {.reason = Message(kNotRead, {name}), .remedy = base::Remedy::ask_aws});
  }
  const Told& first = told->front();
  const std::string said = written_out(&first.value);
  const bool differ =
      std::any_of(told->begin(), told->end(), [&](const Told& other) { return written_out(&other.value) != said; });
  if (first.is_cut || differ) {
    return inventory::unread_definition(name, first.is_cut ? cut_off() : answers_differ());
  }
  TaskDefinition definition = task_definition_of(first.value, name);
  definition.thing.header = first.at;
  return definition;
}

}  // namespace

TaskDefinition task_definition_of(const Value& described, const std::string& key) {
  TaskDefinition definition{.thing = {.key = key}};
  definition.containers = containers_of(in(described, "containerDefinitions"));
  if (definition.containers.items.empty() && !definition.containers.more.has_value()) {
    definition.containers.more = Unknown{.reason = kNoContainers, .remedy = base::Remedy::ask_aws};
  }
  const std::string own = region_of(text_in(described, "taskDefinitionArn"));
  definition.region = own;
  for (inventory::Container& container : definition.containers.items) {
    make_own(container, own);
  }
  mark_caches({}, definition);  // the rules of the registry are not read
  for (const Value& volume : items_in(described, "volumes")) {
    const Value efs = in(volume, "efsVolumeConfiguration");
    if (!efs.is_null()) {
      definition.file_systems.items.push_back(network::reference_of(in(efs, "fileSystemId")));
    }
  }
  definition.is_windows = network::word_of(in(in(described, "runtimePlatform"), "operatingSystemFamily"), "LINUX")
                              .map([](const std::string& family) { return family.starts_with("WINDOWS"); });
  return definition;
}

std::set<std::string> named_definitions(const inventory::Inventory& inventory) {
  std::set<std::string> names;
  const auto note = [&](const inventory::Reference& definition) {
    definition.match([&](const std::string& key) { return !key.empty() && names.insert(key).second; },
                     [](const Unknown&) { return false; });
  };
  const auto note_all = [&](const auto& things) {
    for (const auto& thing : things) {
      note(thing.launch.definition);
    }
  };
  note_all(inventory.services);
  note_all(inventory.task_sets);
  note_all(inventory.deployments);
  note_all(inventory.launchers);
  note_all(inventory.batch_jobs);
  for (const inventory::Task& task : inventory.tasks) {
    note(task.definition);
  }
  return names;
}

std::vector<TaskDefinition> task_definitions_of(const Answers& answers, const std::set<std::string>& names) {
  std::vector<TaskDefinition> all;
  all.reserve(names.size());
  for (const std::string& name : names) {
    all.push_back(definition_named(answers, name));
  }
  return all;
}

}  // namespace kakoi::sources::api
