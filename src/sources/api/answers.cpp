#include "sources/api/answers.hpp"

#include "sources/api/members.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::api {

using base::Level;
using base::Message;
using base::Phrase;
using values::Kind;
using values::Value;

namespace {

constexpr Phrase kNameless{"what this is about is not written here; it was not examined",
                           "何についての応答か書かれていないため、読み取りません"};
constexpr Phrase kTooLarge{"this is larger than kakoi reads; it was not examined", "大きすぎるため、読み取りません"};
constexpr Phrase kTwice{"{} is described more than once; it is judged once",
                        "{} の応答が複数あります。判定は 1 回だけ行います"};
constexpr Phrase kDiffer{"{} is described more than once, and the answers differ: nothing says which one is the later",
                         "{} の応答が複数あり、内容が異なります。どちらが新しいか分かりません"};

struct Place {
  Things Answers::*things = nullptr;
  std::string_view name;  ///< the member that tells one from another; empty: the value itself does
};

// Those that are kept by name.
Place place_of(Item item) {
  switch (item) {
    case Item::service:
      return {&Answers::services, "serviceArn"};
    case Item::task_set:
      return {&Answers::task_sets, "taskSetArn"};
    case Item::task:
      return {&Answers::tasks, "taskArn"};
    case Item::cluster:
      return {&Answers::clusters, "clusterArn"};
    case Item::task_definition:
      return {&Answers::task_definitions, "taskDefinitionArn"};
    case Item::interface:
      return {&Answers::interfaces, "NetworkInterfaceId"};
    case Item::instance:
      return {&Answers::instances, "containerInstanceArn"};
    case Item::service_arn:
      return {&Answers::listed_services, {}};
    case Item::task_set_arn:
      return {&Answers::listed_task_sets, {}};
    case Item::task_arn:
      return {&Answers::listed_tasks, {}};
    case Item::cluster_arn:
      return {&Answers::listed_clusters, {}};
    case Item::failure:
      return {&Answers::failures, "arn"};
    case Item::schedule:
      return {&Answers::schedules, "Arn"};
    case Item::schedule_entry:
      return {&Answers::listed_schedules, "Arn"};
    case Item::pipe:
      return {&Answers::pipes, "Arn"};
    case Item::pipe_entry:
      return {&Answers::listed_pipes, "Arn"};
    case Item::machine:
      return {&Answers::machines, "stateMachineArn"};
    case Item::machine_entry:
      return {&Answers::listed_machines, "stateMachineArn"};
    case Item::job_definition:
      return {&Answers::jobs, "jobDefinitionArn"};
    default:
      break;  // a rule's target does not say of which rule it is, and a network is read as a whole
  }
  return {};
}

std::string name_of(const Value& value, std::string_view member) {
  if (!member.empty()) {
    return text_in(value, member);
  }
  return value.is(Kind::text) && value.is_wholly_known() ? std::string(value.text().whole) : std::string();
}

}  // namespace

bool is_of_network(Item item) { return item >= Item::vpc; }

void Answers::add(Item item, const Told& told, std::vector<Problem>& problems) {
  if (told.value.is_unknown()) {
    problems.push_back({.level = Level::error, .at = told.at, .message = kTooLarge});
    return;
  }
  if (item == Item::rule_target || item == Item::rule) {
    (item == Item::rule ? rules : targets).push_back(told);
    return;
  }
  if (is_of_network(item)) {
    network_lists.insert(item);
    network.emplace_back(item, told);
    return;
  }
  const Place place = place_of(item);
  std::string name = name_of(told.value, place.name);
  if (name.empty()) {
    problems.push_back({.level = Level::error, .at = told.at, .message = kNameless});
    return;
  }
  (this->*place.things)[std::move(name)].push_back(told);
}

const Told* settled(const std::string& name, const std::vector<Told>& answers,
                    const std::function<std::string(const Value&)>& facts, std::vector<Problem>& problems) {
  const Told& first = answers.front();
  const std::string said = facts(first.value);
  const bool agree = std::all_of(answers.begin(), answers.end(), [&](const Told& each) {
    return each.is_cut == first.is_cut && facts(each.value) == said;
  });
  const auto whole = std::count_if(answers.begin(), answers.end(), [](const Told& each) { return !each.is_part; });
  if (!agree || whole > 1) {
    problems.push_back(
        {.level = Level::warning, .at = answers.back().at, .message = Message(agree ? kTwice : kDiffer, {name})});
  }
  return agree ? &first : nullptr;
}

}  // namespace kakoi::sources::api
