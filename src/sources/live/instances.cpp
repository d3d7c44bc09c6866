#include "sources/live/instances.hpp"

#include "sources/live/json_lists.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::live {
namespace {

using aws::Action;
using aws::Input;
using aws::XmlElement;
using syntax::json::NodeId;

// `all` in parts of at most as many as the action takes.
template <typename Ask>
void in_parts(const std::vector<std::string>& all, Action action, const Ask& ask) {
  const auto most = static_cast<std::ptrdiff_t>(aws::info(action).most_in_batch);
  for (auto from = all.begin(); from != all.end();) {
    const auto to = from + std::min<std::ptrdiff_t>(most, all.end() - from);
    ask(std::vector<std::string>(from, to));
    from = to;
  }
}

}  // namespace

void Instances::read(const std::string& cluster, const std::vector<std::string>& arns, std::function<void()> done) {
  reading_.begin();
  in_parts(arns, Action::ecs_describe_container_instances, [&](const std::vector<std::string>& some) {
    reading_.begin();
    asker_.call(
        Action::ecs_describe_container_instances, Input().set("cluster", cluster).set("containerInstances", some),
        [self = shared_from_this()](const aws::Answer& answer) {
          self->take(answer);
          self->reading_.end();
        },
        [self = shared_from_this(), some](const aws::Failure& failure) {
          for (const std::string& arn : some) {
            self->shard_.unread_fact(arn, failure);
          }
          self->reading_.end();
        });
  });
  reading_.then([self = shared_from_this(), done = std::move(done)] {
    self->ask_ec2();
    self->reading_.then(done);
  });
  reading_.end();
}

void Instances::take(const aws::Answer& answer) {
  for (const NodeId node : elements(answer.json, "containerInstances")) {
    const std::string arn = text_at(answer.json, node, "containerInstanceArn");
    const std::string id = text_at(answer.json, node, "ec2InstanceId");
    // What is registered from elsewhere (`mi-…`) is none of EC2's.
    if (!arn.empty() && id.starts_with("i-")) {
      arns_[id] = arn;
    }
  }
}

// By a filter: an id that is not there any more would make the whole call fail.
void Instances::ask_ec2() {
  std::vector<std::string> ids;
  for (const auto& [id, arn] : arns_) {
    ids.push_back(id);
  }
  reading_.begin();
  in_parts(ids, Action::ec2_describe_instances, [&](const std::vector<std::string>& some) {
    Input filter;
    filter.set("Name", "instance-id").set("Value", some);
    Input input;
    input.set("Filter", std::vector<Input>{std::move(filter)});
    reading_.begin();
    asker_.pages(
        Action::ec2_describe_instances, std::move(input),
        [self = shared_from_this()](const aws::Answer& answer) { self->take_addresses(answer); },
        [self = shared_from_this()] { self->reading_.end(); },
        [self = shared_from_this(), some](const aws::Failure& failure) {
          for (const std::string& id : some) {
            self->shard_.unread_fact(self->arns_[id], failure);
          }
          self->reading_.end();
        });
  });
  reading_.end();
}

void Instances::take_addresses(const aws::Answer& answer) {
  const XmlElement* reservations = answer.xml.find("reservationSet");
  if (reservations == nullptr) {
    return;
  }
  values::Arena& arena = shard_.arena();
  const auto text = [&](std::string_view of) { return arena.text(of, base::TrailId::none); };
  for (const XmlElement& reservation : reservations->children) {
    const XmlElement* instances = reservation.find("instancesSet");
    if (instances == nullptr) {
      continue;
    }
    for (const XmlElement& instance : instances->children) {
      const std::string_view id = instance.text_of("instanceId");
      const auto arn = arns_.find(std::string(id));
      if (arn == arns_.end()) {
        continue;
      }
      shard_.tell(api::Item::instance, arn->second,
                  arena.map({{"containerInstanceArn", text(arn->second)},
                             {"ec2InstanceId", text(id)},
                             {"PublicIpAddress", text(instance.text_of("ipAddress"))}},
                            base::TrailId::none));
    }
  }
}

}  // namespace kakoi::sources::live
