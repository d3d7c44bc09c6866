#include "sim/scenario/calls.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/scenario/settings.hpp"
#include "sim/services/happenings.hpp"
#include "sim/value/yaml.hpp"

#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kakoi::sim::scenario {
namespace {

using value::Value;

constexpr base::Phrase kStep{"step {}", "ステップ {}"};
constexpr base::Phrase kNoName{"nothing is kept under the name {}", "{} という名前では何も保存されていません"};
constexpr base::Phrase kNotThere{"the answer has no {}", "応答に {} がありません"};
constexpr base::Phrase kLine{"line {}", "{} 行目"};
constexpr base::Phrase kNotHappening{"the event is refused: {}", "イベントは拒否されました: {}"};
constexpr base::Phrase kNoAccount{"no account has the id {}", "ID が {} のアカウントはありません"};

/// What a path like `subnet.subnetId` or `tasks.0.taskArn` leads to.
const Value* at(const Value& whole, std::string_view path) {
  const Value* found = &whole;
  while (!path.empty()) {
    const std::size_t dot = std::min(path.find('.'), path.size());
    const std::string_view part = path.substr(0, dot);
    std::size_t index = 0;
    const auto [stop, problem] = std::from_chars(part.data(), part.data() + part.size(), index);
    if (found->is_array() && problem == std::errc{} && index < found->items().size()) {
      found = &found->items()[index];
    } else {
      found = &(*found)[part];
    }
    path.remove_prefix(std::min(dot + 1, path.size()));
  }
  return found->is_null() ? nullptr : found;
}

class Player {
 public:
  explicit Player(world::World& world) : world_(world) {}

  base::Result<void> step(const Value& step) {
    if (step.has("in")) return enter(step["in"]);
    if (step.has("call")) return call_one(step);
    if (step.has("event")) return happen(step["event"]);
    world_.advance_to(world_.now() + step.number("wait"));
    return {};
  }

 private:
  base::Result<void> enter(const Value& place) {
    caller_.account = place.text("account", caller_.account);
    caller_.region = place.text("region", caller_.region);
    caller_.service = place.text("service");
    if (!world_.accounts.contains(caller_.account)) return base::failure({kNoAccount, {caller_.account}});
    return {};
  }

  /// In the place where the calls are, unless it says another.
  base::Result<void> happen(const Value& step) {
    auto event = filled_in(step);
    if (!event) return tl::unexpected(event.error());
    if (!event->has("account")) event->set("account", caller_.account);
    if (!event->has("region")) event->set("region", caller_.region);
    const auto outcome = services::happen(world_, *event);
    if (!outcome) return base::failure({kNotHappening, {outcome.error().message}});
    return {};
  }

  base::Result<void> call_one(const Value& step) {
    const std::string what = step.text("call");
    const std::size_t blank = std::min(what.find(' '), what.size());
    auto input = filled_in(step["with"]);
    if (!input) return tl::unexpected(input.error());
    if (input->is_null()) input = Value::object();
    const auto output =
        call(world_, caller_, what.substr(0, blank), what.substr(std::min(blank + 1, what.size())), *input);
    if (!output) return tl::unexpected(output.error());
    for (const value::Member& name : step["keep"].members()) {
      const std::string path = name.value.as_text().value_or("");
      const Value* found = at(*output, path);
      if (found == nullptr) return base::failure({kNotThere, {path}});
      kept_[name.name] = *found;
    }
    return {};
  }

  /// `${name}` alone is the value that is kept; within a text, its text.
  base::Result<Value> filled_in(const Value& it) const {
    if (it.is_object()) {
      Value object = Value::object();
      for (const value::Member& member : it.members()) {
        auto inner = filled_in(member.value);
        if (!inner) return inner;
        object.set(member.name, *std::move(inner));
      }
      return object;
    }
    if (it.is_array()) {
      Value list = Value::array();
      for (const Value& item : it.items()) {
        auto inner = filled_in(item);
        if (!inner) return inner;
        list.append(*std::move(inner));
      }
      return list;
    }
    const auto text = it.as_text();
    return text && it.is_text() ? filled_in_text(*text) : base::Result<Value>(it);
  }

  base::Result<Value> filled_in_text(std::string text) const {
    std::size_t from = 0;
    while ((from = text.find("${", from)) != std::string::npos) {
      const std::size_t end = text.find('}', from);
      if (end == std::string::npos) break;
      const std::string name = text.substr(from + 2, end - from - 2);
      const auto found = kept_.find(name);
      if (found == kept_.end()) return base::failure({kNoName, {name}});
      if (from == 0 && end + 1 == text.size()) return found->second;
      const std::string kept = found->second.as_text().value_or("");
      text.replace(from, end - from + 1, kept);
      from += kept.size();
    }
    return text;
  }

  world::World& world_;
  Caller caller_{.account = std::string(kAccount)};
  std::map<std::string, Value> kept_;
};

double waits_of(const Value& steps) {
  double seconds = 0;
  for (const Value& step : steps.items()) {
    seconds += step.number("wait");
  }
  return seconds;
}

/// A default VPC for every account in each of the regions.
base::Result<void> add_default_vpcs(world::World& world, const std::vector<std::string>& regions) {
  for (const auto& [id, account] : world.accounts) {
    for (const std::string& region : regions) {
      const auto made = call(world, {.account = id, .region = region}, "ec2", "CreateDefaultVpc", Value::object());
      if (!made) return tl::unexpected(made.error());
    }
  }
  return {};
}

/// A scenario, or the one that it begins from.
struct Part {
  Value scenario = {};
  value::Places places = {};
};

base::Result<Part> read(std::string_view text) {
  Part part;
  auto scenario = value::parse_yaml(text, part.places);
  if (!scenario) return tl::unexpected(scenario.error());
  part.scenario = *std::move(scenario);
  if (auto good = check(part.scenario, part.places); !good) return tl::unexpected(good.error());
  return part;
}

base::Result<void> play_part(world::World& world, Player& player, const Part& part) {
  apply_settings(world, part.scenario);
  if (auto added = add_default_vpcs(world, part.scenario.texts_of("default_vpcs")); !added) return added;
  int number = 0;
  for (const Value& step : part.scenario["steps"].items()) {
    const std::size_t line = part.places.line_of("steps." + std::to_string(number));
    ++number;
    if (auto done = player.step(step); !done) {
      return tl::unexpected(done.error().in(kStep, std::to_string(number)).in(kLine, std::to_string(line)));
    }
  }
  return {};
}

}  // namespace

base::Result<Played> play(world::World& world, std::string_view text, double now) {
  const auto part = read(text);
  if (!part) return tl::unexpected(part.error());
  std::vector<Part> parts;
  if (const std::string first = part->scenario.text("from"); !first.empty()) {
    auto before = read(shipped(first));
    if (!before) return tl::unexpected(before.error());
    parts.push_back(*std::move(before));
  }
  parts.push_back(*part);
  double waits = 0;
  for (const Part& it : parts) waits += waits_of(it.scenario["steps"]);
  world.advance_to(now - waits);
  Player player(world);
  for (const Part& it : parts) {
    if (auto done = play_part(world, player, it); !done) return tl::unexpected(done.error());
  }
  Played played{.faults = part->scenario["faults"]};
  for (std::size_t i = 0; i < played.faults.items().size(); ++i) {
    played.fault_lines.push_back(part->places.line_of("faults." + std::to_string(i)));
  }
  return played;
}

}  // namespace kakoi::sim::scenario
