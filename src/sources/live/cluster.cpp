#include "sources/live/cluster.hpp"

#include "sources/api/members.hpp"
#include "sources/live/instances.hpp"
#include "sources/live/json_lists.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kakoi::sources::live {
namespace {

using api::Item;
using aws::Action;
using aws::Answer;
using aws::Failure;
using aws::Input;
using inventory::ListingKind;
using syntax::json::NodeId;
using syntax::json::Tree;

constexpr base::Phrase kListedAndMissing{"it is listed, but ECS says that it is missing",
                                         "一覧にはありますが、ECS からは見つからないという応答 (MISSING) です"};
constexpr base::Phrase kShownAndMissing{"its service shows it, but ecs:DescribeTaskSets does not",
                                        "サービスの応答にはありますが、ecs:DescribeTaskSets の応答にありません"};
// Those that run, and those that are to stop: these keep their address until their network interface is gone.
constexpr std::string_view kRunning = "RUNNING";
constexpr std::string_view kStopping = "STOPPED";

std::size_t batch_of(Action action) { return static_cast<std::size_t>(aws::info(action).most_in_batch); }

// Whole batches out of `waiting`; what is left too, when there will be no more.
template <typename Ask>
void in_batches(std::vector<std::string>& waiting, std::size_t size, bool is_end, const Ask& ask) {
  auto from = waiting.begin();
  while (waiting.end() - from >= static_cast<std::ptrdiff_t>(size) || (is_end && from != waiting.end())) {
    const auto to = from + std::min<std::ptrdiff_t>(static_cast<std::ptrdiff_t>(size), waiting.end() - from);
    ask(std::vector<std::string>(std::make_move_iterator(from), std::make_move_iterator(to)));
    from = to;
  }
  waiting.erase(waiting.begin(), from);
}

std::set<std::string> names_of(const std::vector<std::string>& arns) {
  std::set<std::string> names;
  for (const std::string& arn : arns) {
    names.insert(name_in(arn));
  }
  return names;
}

bool has_external_controller(const Tree& answer, NodeId service) {
  const std::string type = text_at(answer, syntax::json::find(answer, service, "deploymentController"), "type");
  return type == "CODE_DEPLOY" || type == "EXTERNAL";
}

// `service` with these task sets, and no others.
values::Value with_task_sets(values::Arena& arena, const values::Value& service,
                             const std::vector<values::Value>& sets) {
  std::vector<values::Entry> entries;
  const auto all = service.entries();
  std::copy_if(all.begin(), all.end(), std::back_inserter(entries),
               [](const values::Entry& entry) { return entry.key != "taskSets"; });
  entries.push_back({.key = "taskSets", .value = arena.list(sets, base::TrailId::none)});
  return arena.map(std::move(entries), base::TrailId::none);
}

}  // namespace

Cluster::Cluster(Asker& asker, Surroundings& surroundings, Progress& progress, std::string arn,
                 std::unique_ptr<Shard> shard)
    : asker_(asker),
      surroundings_(surroundings),
      selection_(surroundings.selection),
      progress_(progress),
      arn_(std::move(arn)),
      shard_(std::move(shard)) {}

void Cluster::read(std::function<void(std::unique_ptr<Shard>)> done) {
  done_ = std::move(done);
  reading_.begin();
  list_services();
  if (selection_.services.empty()) {
    list_tasks({}, kRunning);
  }
  reading_.then([self = shared_from_this()] { self->look_again(); });
  reading_.end();
}

// `arn:aws:ecs:…:cluster/prod` -> `arn:aws:ecs:…:task/prod/*`
std::string Cluster::resource(std::string_view kind) const {
  const std::size_t at = arn_.find(":cluster/");
  return arn_.substr(0, at) + ":" + std::string(kind) + "/" + name_in(arn_) + "/*";
}

void Cluster::list_services() {
  reading_.begin();
  asker_.pages(
      Action::ecs_list_services, Input().set("cluster", arn_),
      [self = shared_from_this()](const Answer& answer) {
        const auto arns = texts(answer.json, "serviceArns");
        if (arns.has_value()) {
          self->take_services(*arns);
        } else {
          self->shard_->unlisted(ListingKind::services, self->resource("service"),
                                 self->asker_.malformed(answer.action));
        }
      },
      [self = shared_from_this()] {
        self->end_of_services();
        self->reading_.end();
      },
      [self = shared_from_this()](const Failure& failure) {
        if (!is_gone(failure)) {
          self->shard_->unlisted(ListingKind::services, self->resource("service"), failure);
        }
        self->end_of_services();
        self->reading_.end();
      });
}

// A service that drains is not listed, and its tasks still run: one that is asked for by its name is asked for all the
// same.
void Cluster::end_of_services() {
  const std::string all = resource("service");
  const std::string before = all.substr(0, all.size() - 1);
  std::set<std::string> asked = listed_services_;
  for (const std::string& wanted : selection_.services) {
    const std::string arn = wanted.starts_with("arn:") ? wanted : before + wanted;
    if (arn.starts_with(before) && asked.insert(name_in(arn)).second) {
      services_.push_back(arn);
      list_tasks(arn, kRunning);
    }
  }
  in_batches(services_, batch_of(Action::ecs_describe_services), true,
             [this](const Names& some) { describe_services(some); });
}

void Cluster::take_services(const Names& arns) {
  const auto& wanted = selection_.services;
  for (const std::string& arn : arns) {
    const bool is_wanted = wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& each) {
                             return each == arn || each == name_in(arn);
                           });
    if (is_wanted) {
      services_.push_back(arn);
      if (!wanted.empty()) {
        listed_services_.insert(name_in(arn));
        list_tasks(arn, kRunning);
      }
    }
  }
  in_batches(services_, batch_of(Action::ecs_describe_services), false,
             [&](const Names& some) { describe_services(some); });
}

void Cluster::describe_services(const Names& arns) {
  reading_.begin();
  asker_.call(
      Action::ecs_describe_services, Input().set("cluster", arn_).set("services", arns),
      [self = shared_from_this(), arns](Answer answer) {
        self->take_described(arns, answer);
        self->reading_.end();
      },
      [self = shared_from_this(), arns](const Failure& failure) {
        self->unread(Item::service, arns, failure);
        self->reading_.end();
      });
}

void Cluster::unread(Item item, const Names& arns, const Failure& failure) {
  if (!is_gone(failure)) {
    for (const std::string& arn : arns) {
      shard_->unread(item, arn, failure, service_listed_with(arn));
    }
  }
}

std::string Cluster::service_listed_with(const std::string& task) const {
  const auto found = listed_tasks_.find(task);
  return found != listed_tasks_.end() ? found->second : std::string();
}

void Cluster::hold_one() {
  ++progress_.held;
  ++held_;
}

// As soon as it is known which one it is.
void Cluster::hold_definition(const Tree& answer, NodeId node, std::string_view member) {
  if (selection_.with_definitions) {
    surroundings_.hold(text_at(answer, node, member), definitions_);
  }
}

// Those that did not come back, by their names: gone, refused, or not understood.
void Cluster::missing(Item item, const Names& asked, std::set<std::string> open, const Answer& answer) {
  for (const NodeId node : elements(answer.json, "failures")) {
    const std::string arn = text_at(answer.json, node, "arn");
    if (open.erase(name_in(arn)) == 0) {
      continue;
    }
    if (text_at(answer.json, node, "reason") != "MISSING") {
      shard_->tell(Item::failure, arn, answer.json, node, service_listed_with(arn));
    } else if (item == Item::service && (selection_.services.empty() || listed_services_.contains(name_in(arn)))) {
      gone_.push_back(arn);
    }
  }
  if (open.empty()) {
    return;
  }
  const Failure malformed = asker_.malformed(answer.action);
  for (const std::string& arn : asked) {
    if (open.contains(name_in(arn))) {
      shard_->unread(item, arn, malformed, service_listed_with(arn));
    }
  }
}

void Cluster::take_described(const Names& asked, const Answer& given) {
  std::set<std::string> open = names_of(asked);
  for (const NodeId node : elements(given.json, "services")) {
    const std::string arn = text_at(given.json, node, "serviceArn");
    if (!is_well_formed(given.json, node) || open.erase(name_in(arn)) == 0) {
      continue;
    }
    ++progress_.services;
    hold_one();
    hold_definition(given.json, node, "taskDefinition");
    if (has_external_controller(given.json, node) || !elements(given.json, node, "taskSets").empty()) {
      task_sets(arn, shard_->value_of(given.json, node));
    } else {
      shard_->tell(Item::service, arn, given.json, node);
    }
  }
  missing(Item::service, asked, std::move(open), given);
}

// The answer about the service shows its task sets too, as they were then.
void Cluster::task_sets(const std::string& arn, const values::Value& service) {
  reading_.begin();
  asker_.call(
      Action::ecs_describe_task_sets, Input().set("cluster", arn_).set("service", arn),
      [self = shared_from_this(), arn, service](const Answer& answer) {
        self->take_task_sets(arn, service, answer);
        self->reading_.end();
      },
      [self = shared_from_this(), arn, service](const Failure& failure) {
        if (!is_gone(failure)) {
          self->without_task_sets(arn, service, failure);
        }
        self->reading_.end();
      });
}

void Cluster::take_task_sets(const std::string& arn, const values::Value& service, const Answer& answer) {
  if (!is_well_formed(answer.json, answer.json.root)) {
    without_task_sets(arn, service, asker_.malformed(answer.action));
    return;
  }
  SetsRead read;
  for (const values::Value& shown : api::items_in(service, "taskSets")) {
    read.open.insert(api::text_in(shown, "taskSetArn"));
  }
  read.open.erase("");
  add_sets(answer, read);
  if (read.open.empty()) {
    shard_->tell(Item::service, arn, with_task_sets(shard_->arena(), service, read.sets));
  } else {
    look_again_for_task_sets(arn, service, std::move(read));
  }
}

void Cluster::add_sets(const Answer& answer, SetsRead& read) {
  for (const NodeId node : elements(answer.json, "taskSets")) {
    read.sets.push_back(shard_->value_of(answer.json, node));
    read.open.erase(text_at(answer.json, node, "taskSetArn"));
  }
  for (const NodeId node : elements(answer.json, "failures")) {
    const std::string set = text_at(answer.json, node, "arn");
    read.open.erase(set);
    if (text_at(answer.json, node, "reason") != "MISSING") {
      shard_->tell(Item::failure, set, answer.json, node);
    }
  }
}

// What was deleted meanwhile is MISSING when it is asked for by its name; what is still not spoken of is not known.
void Cluster::look_again_for_task_sets(const std::string& arn, const values::Value& service, SetsRead read) {
  auto shared = std::make_shared<SetsRead>(std::move(read));
  const auto end = [self = shared_from_this(), arn, service, shared] {
    self->shard_->tell(Item::service, arn, with_task_sets(self->shard_->arena(), service, shared->sets));
    self->reading_.end();
  };
  Input input;
  input.set("cluster", arn_).set("service", arn).set("taskSets", Names(shared->open.begin(), shared->open.end()));
  reading_.begin();
  asker_.call(
      Action::ecs_describe_task_sets, std::move(input),
      [self = shared_from_this(), shared, end](const Answer& answer) {
        if (is_well_formed(answer.json, answer.json.root)) {
          self->add_sets(answer, *shared);
        }
        for (const std::string& set : shared->open) {
          self->shard_->unread(Item::task_set, set, {.reason = kShownAndMissing, .remedy = base::Remedy::ask_aws});
        }
        end();
      },
      [self = shared_from_this(), shared, end](const Failure& failure) {
        self->unread(Item::task_set, {shared->open.begin(), shared->open.end()}, failure);
        end();
      });
}

// What it showed of them is not judged: it may be older than what could not be read.
void Cluster::without_task_sets(const std::string& arn, const values::Value& service, const Failure& failure) {
  for (const values::Value& set : api::items_in(service, "taskSets")) {
    if (const std::string name = api::text_in(set, "taskSetArn"); !name.empty()) {
      shard_->unread(Item::task_set, name, failure);
    }
  }
  const std::size_t resource = arn.find(":service/");
  shard_->unlisted(ListingKind::task_sets,
                   arn.substr(0, resource) + ":task-set/" + name_in(arn_) + "/" + name_in(arn) + "/*", failure);
  shard_->tell(Item::service, arn, with_task_sets(shard_->arena(), service, {}));
}

void Cluster::list_tasks(const std::string& service, std::string_view status) {
  Input input;
  input.set("cluster", arn_).set("desiredStatus", status);
  if (!service.empty()) {
    input.set("serviceName", name_in(service));
  }
  reading_.begin();
  asker_.pages(
      Action::ecs_list_tasks, std::move(input),
      [self = shared_from_this(), service](const Answer& answer) {
        if (const auto arns = texts(answer.json, "taskArns")) {
          self->take_listed_tasks(service, *arns);
        } else {
          self->shard_->unlisted(ListingKind::tasks, self->resource("task"), self->asker_.malformed(answer.action));
        }
      },
      [self = shared_from_this(), service, status] { self->end_of_tasks(service, status); },
      [self = shared_from_this(), service, status](const Failure& failure) {
        if (!is_gone(failure)) {
          self->shard_->unlisted(ListingKind::tasks, self->resource("task"), failure);
        }
        self->end_of_tasks(service, status);
      });
}

void Cluster::take_listed_tasks(const std::string& service, const Names& arns) {
  for (const std::string& arn : arns) {
    if (listed_tasks_.emplace(arn, service).second) {
      tasks_.push_back(arn);
    }
  }
  describe_listed_tasks(false);
}

// One list after the other: a task that begins to stop between the two is in both, never in none.
void Cluster::end_of_tasks(const std::string& service, std::string_view status) {
  if (status == kRunning) {
    list_tasks(service, kStopping);
  } else {
    describe_listed_tasks(true);
  }
  reading_.end();
}

void Cluster::describe_listed_tasks(bool is_end) {
  in_batches(tasks_, batch_of(Action::ecs_describe_tasks), is_end, [this](const Names& some) { describe_tasks(some); });
}

void Cluster::describe_tasks(const Names& arns) {
  reading_.begin();
  asker_.call(
      Action::ecs_describe_tasks, Input().set("cluster", arn_).set("tasks", arns),
      [self = shared_from_this(), arns](const Answer& answer) {
        self->take_tasks(arns, answer);
        self->reading_.end();
      },
      [self = shared_from_this(), arns](const Failure& failure) {
        self->unread(Item::task, arns, failure);
        self->reading_.end();
      });
}

void Cluster::take_tasks(const Names& asked, const Answer& answer) {
  std::set<std::string> open = names_of(asked);
  for (const NodeId node : elements(answer.json, "tasks")) {
    const std::string arn = text_at(answer.json, node, "taskArn");
    if (!is_well_formed(answer.json, node) || open.erase(name_in(arn)) == 0) {
      continue;
    }
    ++progress_.tasks;
    hold_one();
    const std::string status = text_at(answer.json, node, "lastStatus");
    if (status == "STOPPED" || status == "DELETED") {
      continue;
    }
    note_instance(answer.json, node);
    for (const NodeId attachment : elements(answer.json, node, "attachments")) {
      for (const NodeId detail : elements(answer.json, attachment, "details")) {
        if (text_at(answer.json, detail, "name") == "networkInterfaceId") {
          interface_ids_.insert(text_at(answer.json, detail, "value"));
        }
      }
    }
    hold_definition(answer.json, node, "taskDefinitionArn");
    shard_->tell(Item::task, arn, answer.json, node);
  }
  missing(Item::task, asked, std::move(open), answer);
}

// A service that was listed and is not there was deleted meanwhile; unless it is still listed.
void Cluster::look_again() {
  if (gone_.empty()) {
    look_for_interfaces();
    return;
  }
  auto listed = std::make_shared<std::set<std::string>>();
  const auto end = [self = shared_from_this(), listed] {
    for (const std::string& arn : self->gone_) {
      if (listed->contains(name_in(arn))) {
        self->shard_->unread(Item::service, arn, {.reason = kListedAndMissing, .remedy = base::Remedy::ask_aws});
      }
    }
    self->look_for_interfaces();
  };
  asker_.pages(
      Action::ecs_list_services, Input().set("cluster", arn_),
      [listed](const Answer& answer) {
        for (const std::string& arn : texts(answer.json, "serviceArns").value_or(Names{})) {
          listed->insert(name_in(arn));
        }
      },
      end,
      [self = shared_from_this()](const Failure& failure) {
        self->unread(Item::service, self->gone_, failure);
        self->look_for_interfaces();
      });
}

void Cluster::look_for_interfaces() {
  surroundings_.interfaces.want({interface_ids_.begin(), interface_ids_.end()}, [self = shared_from_this()] {
    auto instances = std::make_shared<Instances>(self->asker_, *self->shard_);
    instances->read(self->arn_, {self->instances_.begin(), self->instances_.end()},
                    [self, instances] { self->close(); });
  });
}

// A task without a network interface of its own answers on that of its instance.
void Cluster::note_instance(const Tree& answer, NodeId task) {
  const auto attachments = elements(answer, task, "attachments");
  const bool has_own = std::any_of(attachments.begin(), attachments.end(), [&](NodeId each) {
    return text_at(answer, each, "type") == "ElasticNetworkInterface";
  });
  if (const std::string instance = text_at(answer, task, "containerInstanceArn"); !has_own && !instance.empty()) {
    instances_.insert(instance);
  }
}

void Cluster::close() {
  for (const std::string& id : interface_ids_) {
    surroundings_.interfaces.tell(id, *shard_);
  }
  shard_->join();
  surroundings_.complete(*shard_, std::move(definitions_), [self = shared_from_this()] {
    ++self->progress_.clusters;
    self->progress_.held -= self->held_;
    std::exchange(self->done_, {})(std::move(self->shard_));
  });
}

}  // namespace kakoi::sources::live
