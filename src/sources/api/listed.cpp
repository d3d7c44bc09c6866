#include "sources/api/listed.hpp"

#include "sources/api/members.hpp"
#include "sources/launches/run_task.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::sources::api {
namespace {

using base::Known;
using base::Level;
using base::Message;
using base::Phrase;
using inventory::LauncherKind;
using values::Value;

constexpr Phrase kListed{"it is listed, but not described in what was read: {}",
                         "一覧にありますが、その内容を示す応答がありません: {}"};
constexpr Phrase kListedHere{"{} of what is listed here is not described in what was read: {}",
                             "ここに挙がっていて内容を示す応答がないもの: {} 件。必要な呼び出し: {}"};
constexpr Phrase kFailed{"ECS could not describe it: {}", "ECS から内容を取得できませんでした: {}"};
constexpr Phrase kFailedHere{"ECS could not describe {}: {}", "ECS から {} の内容を取得できませんでした: {}"};
constexpr Phrase kNotStarted{"a task was not started on {}: {}", "{} でタスクを起動できませんでした: {}"};
constexpr Phrase kRules{
    "{} rules are listed here, and of {} the targets were read; an answer to aws events "
    "list-targets-by-rule does not say of which",
    "ルールが {} 件ありますが、ターゲットの一覧は {} 件分しかありません。aws events "
    "list-targets-by-rule の応答には、どのルールのものか書かれていません"};
constexpr Phrase kServices{"{} services of this cluster are active, and {} are described in what was read",
                           "このクラスターでは {} 件のサービスがアクティブですが、内容を示す応答は {} 件分です"};

// The form of an ARN without the cluster in it, which older accounts still have.
std::string short_form(const std::string& arn) {
  const std::size_t resource = arn.find('/');
  return resource != std::string::npos ? arn.substr(0, resource) + arn.substr(arn.rfind('/')) : arn;
}

class NotDescribed {
 public:
  explicit NotDescribed(Join& join) : join_(join) {}

  template <typename Add>
  void listed(const Things& listed, const Things& described, std::string_view member, std::string_view call,
              const Add& add) {
    std::set<std::string> known;
    for (const auto& [arn, answers] : described) {
      known.insert(arn);
      known.insert(short_form(arn));
    }
    std::map<base::FileId, std::pair<std::size_t, base::Range>> missing;
    for (const auto& [arn, answers] : listed) {
      const bool has_short_form =
          known.contains(arn) || (short_form(arn) != arn && described.contains(short_form(arn)));
      if (has_short_form || join_.answers.failures.contains(arn)) {
        continue;
      }
      const base::Range at = join_.header(answers.front(), member);
      auto& [count, first] = missing.try_emplace(at.file, 0, at).first->second;
      ++count;
      first = at.offset < first.offset ? at : first;
      add(arn, at, ask(Message(kListed, {std::string(call)})));
    }
    for (const auto& [file, what] : missing) {
      say(Level::error, what.second, Message(kListedHere, {std::to_string(what.first), std::string(call)}));
    }
  }

  void failures() {
    for (const auto& [arn, answers] : join_.answers.failures) {
      const Told& told = answers.front();
      const std::string reason = text_in(told.value, "reason");
      const base::Range at = join_.header(told, "arn");
      const std::string_view type = resource_type(arn);
      if (type == "container-instance") {
        say(Level::warning, at, Message(kNotStarted, {arn, reason}));
        continue;
      }
      say(Level::error, at, Message(kFailedHere, {arn, reason}));
      failed(told, arn, at, ask(Message(kFailed, {reason})));
    }
  }

  // What was asked for and not answered.
  void unread() {
    for (const Unread& one : join_.answers.unread) {
      switch (one.item) {
        case Item::service:
          service(one.name, one.at, one.why);
          join_.into.services.back().is_read = false;
          break;
        case Item::task_set:
          task_set(one.name, one.at, one.why);
          break;
        case Item::task:
          task(one.name, one.at, one.why, one.of);
          break;
        case Item::cluster:
          launcher(LauncherKind::cluster, one.name, one.at, one.why);
          break;
        case Item::schedule:
          launcher(LauncherKind::schedule, one.name, one.at, one.why);
          break;
        case Item::pipe:
          launcher(LauncherKind::pipe, one.name, one.at, one.why);
          break;
        case Item::rule:
          definition(inventory::UnreadKind::rule, one.name, one.at, one.why);
          break;
        default:
          definition(inventory::UnreadKind::state_machine, one.name, one.at, one.why);
          break;
      }
    }
  }

  void definition(inventory::UnreadKind kind, const std::string& arn, base::Range at, const base::Unknown& why) {
    join_.into.unread_definitions.push_back(
        {.kind = kind, .id = join_.id(arn), .location = {.header = at, .setting = {}}, .why = why});
  }

  // Which rule has which targets is not written anywhere: all that can be told is that some are missing.
  void rules() {
    const std::vector<Told>& rules = join_.answers.rules;
    const auto own = std::count_if(rules.begin(), rules.end(),
                                   [](const Told& rule) { return text_in(rule.value, "ManagedBy").empty(); });
    const std::size_t lists = join_.answers.target_lists;
    if (static_cast<std::size_t>(own) > lists) {
      say(Level::error, join_.header(rules.front(), "Arn"),
          Message(kRules, {std::to_string(own), std::to_string(lists)}));
    }
  }

  void clusters() {
    for (const auto& [arn, answers] : join_.answers.clusters) {
      const std::int64_t active = count_in(answers.front().value, "activeServicesCount").value_or(0);
      const auto here = [&, cluster = arn](const auto& each) {
        return text_in(each.second.front().value, "clusterArn") == cluster;
      };
      const auto& services = join_.answers.services;
      const auto described = std::count_if(services.begin(), services.end(), here);
      if (active > described) {
        say(Level::error, join_.header(answers.front(), "activeServicesCount"),
            Message(kServices, {std::to_string(active), std::to_string(described)}));
      }
    }
  }

  void service(const std::string& arn, base::Range at, const base::Unknown& why) {
    inventory::Service service{
        .id = join_.id(arn), .location = {.header = at, .setting = {}}, .launch = not_known(why)};
    join_.into.services.push_back(std::move(service));
  }

  void task_set(const std::string& arn, base::Range at, const base::Unknown& why) {
    inventory::TaskSet set{.id = join_.id(arn), .location = {.header = at, .setting = {}}, .launch = not_known(why)};
    join_.into.task_sets.push_back(std::move(set));
  }

  void task(const std::string& arn, base::Range at, const base::Unknown& why, const std::string& of = {}) {
    inventory::Task task{.id = join_.id(arn), .header = at, .address = at};
    task.addresses = Known<inventory::Addresses>::unknown(why);
    task.subnet = inventory::Reference::unknown(why);
    task.groups = {.items = {}, .more = why};
    task.definition = inventory::Reference::unknown(why);
    task.is_read = false;
    task.service = of;
    join_.into.tasks.push_back(std::move(task));
  }

  void launcher(LauncherKind kind, const std::string& arn, base::Range at, const base::Unknown& why) {
    inventory::Launcher launcher{
        .kind = kind, .id = join_.id(arn), .location = {.header = at, .setting = {}}, .launch = not_known(why)};
    join_.into.launchers.push_back(std::move(launcher));
  }

 private:
  static base::Unknown ask(Message reason) { return {.reason = std::move(reason), .remedy = base::Remedy::ask_aws}; }
  void say(Level level, base::Range at, Message message) {
    join_.problems.push_back({.level = level, .at = at, .message = std::move(message)});
  }

  // What another answer describes was there when that was given.
  void failed(const Told& told, const std::string& arn, base::Range at, const base::Unknown& why) {
    const Answers& answers = join_.answers;
    const std::string_view type = resource_type(arn);
    if (type == "service" && !answers.services.contains(arn)) {
      service(arn, at, why);
    } else if (type == "task-set" && !answers.task_sets.contains(arn)) {
      task_set(arn, at, why);
    } else if (type == "task" && !answers.tasks.contains(arn)) {
      task(arn, at, why, told.of);
    } else if (type == "cluster" && !answers.clusters.contains(arn)) {
      launcher(LauncherKind::cluster, arn, at, why);
    }
  }

  Join& join_;
};

// Those whose target starts ECS tasks. What a list says of a target is its ARN and no more.
Things starting_tasks(const Things& listed, std::initializer_list<std::string_view> target) {
  Things some;
  for (const auto& [arn, answers] : listed) {
    const Value* starts = member_at(answers.front().value, target);
    const std::string arn_of_target = starts != nullptr ? with_holes(*starts) : std::string();
    if (starts == nullptr || resource_type(arn_of_target) == "cluster" || ecs_action(arn_of_target).has_value() ||
        registers_job(arn_of_target)) {
      some.emplace(arn, answers);
    }
  }
  return some;
}

}  // namespace

void read_not_described(Join& join) {
  const Answers& answers = join.answers;
  NotDescribed rest(join);
  rest.failures();
  rest.unread();
  rest.rules();
  rest.clusters();
  rest.listed(answers.listed_services, answers.services, {}, "aws ecs describe-services",
              [&](const auto& arn, base::Range at, const base::Unknown& why) { rest.service(arn, at, why); });
  rest.listed(answers.listed_task_sets, answers.task_sets, {}, "aws ecs describe-task-sets",
              [&](const auto& arn, base::Range at, const base::Unknown& why) { rest.task_set(arn, at, why); });
  rest.listed(answers.listed_tasks, answers.tasks, {}, "aws ecs describe-tasks",
              [&](const auto& arn, base::Range at, const base::Unknown& why) { rest.task(arn, at, why); });
  rest.listed(starting_tasks(answers.listed_schedules, {"Target", "Arn"}), answers.schedules, "Arn",
              "aws scheduler get-schedule", [&](const auto& arn, base::Range at, const base::Unknown& why) {
                rest.launcher(LauncherKind::schedule, arn, at, why);
              });
  rest.listed(starting_tasks(answers.listed_pipes, {"Target"}), answers.pipes, "Arn", "aws pipes describe-pipe",
              [&](const auto& arn, base::Range at, const base::Unknown& why) {
                rest.launcher(LauncherKind::pipe, arn, at, why);
              });
  rest.listed(answers.listed_machines, answers.machines, "stateMachineArn", "aws stepfunctions describe-state-machine",
              [&](const auto& arn, base::Range at, const base::Unknown& why) {
                join.into.unread_definitions.push_back(
                    {.id = join.id(arn), .location = {.header = at, .setting = {}}, .why = why});
              });
}

}  // namespace kakoi::sources::api
