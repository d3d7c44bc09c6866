#include "sources/plan/task_definitions.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/plan/types.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Phrase;
using inventory::NetworkMode;
using values::Kind;
using values::Value;

constexpr Phrase kWhich{
    "which task definition it is cannot be told, and those that it may be have different network modes",
    "どのタスク定義を指すか決まらず、可能性のあるタスク定義のネットワークモードが異なります"};
constexpr Phrase kWhichOne{"which task definition it is cannot be told", "どのタスク定義を指すか決まりません"};

std::string known_text(const Value& value) {
  return value.is(Kind::text) && value.is_wholly_known() ? std::string(value.text().whole) : std::string();
}

// RegisterTaskDefinition: "If no network mode is specified, the default is bridge".
NetworkModeShown mode_of(const Value& value) {
  const bool is_empty = value.is(Kind::text) && value.is_wholly_known() && value.text().whole.empty();
  return network_mode_of(is_empty ? Field<std::string>::defaulted(std::nullopt) : text_field(value),
                         NetworkMode::bridge);
}

template <typename Map>
const typename Map::mapped_type* look_up(const Map& map, std::string_view key) {
  const auto found = map.find(key);
  return found != map.end() ? &found->second : nullptr;
}

}  // namespace

void TaskDefinitions::add(Resource& definition) {
  const std::string family = known_text(definition.attribute("family"));
  const Value revision = definition.attribute("revision");
  const std::string arn = known_text(definition.attribute("arn"));
  const std::size_t place = all_.size();
  all_.push_back({.mode = mode_of(definition.attribute("network_mode")),
                  .module = definition.parts().module,
                  .key = definition.parts().key,
                  .address = definition.address(),
                  .family = family,
                  .has_arn = !arn.empty(),
                  .is_not_for_fargate = leaves_fargate_out(definition.attribute("requires_compatibilities"))});
  by_address_[definition.parts().module + definition.parts().base].push_back(place);
  if (!arn.empty()) {
    by_arn_.emplace(arn, place);
  }
  if (!family.empty()) {
    by_family_[family].push_back(place);
    if (revision.is(Kind::number)) {
      by_arn_.emplace(family + ":" + std::to_string(static_cast<long long>(revision.number())), place);
    }
  }
}

TaskDefinitions::Meant TaskDefinitions::meant(const Value& reference, const Resource& launcher,
                                              const std::vector<std::string_view>& path) const {
  if (reference.is_null()) {
    return {};
  }
  return reference.is_unknown() ? referred_to(launcher, path) : named(known_text(reference), launcher);
}

TaskDefinitions::Meant TaskDefinitions::named(std::string_view reference, const Resource& launcher) const {
  if (const std::size_t* found = look_up(by_arn_, reference)) {
    return alike({*found}, false);
  }
  Places possible;
  if (const Places* family = look_up(by_family_, reference)) {
    std::copy_if(family->begin(), family->end(), std::back_inserter(possible),
                 [&](std::size_t place) { return all_[place].module == launcher.parts().module; });
  }
  return alike(possible, possible.empty());
}

TaskDefinitions::Meant TaskDefinitions::referred_to(const Resource& launcher,
                                                    const std::vector<std::string_view>& path) const {
  const plan::Meant meant = configuration_.meant_by(launcher, path);
  Places possible;
  for (const plan::Meant::Target& target : meant.targets) {
    const Places* found = look_up(by_address_, target.resource);
    for (const std::size_t place : found != nullptr ? *found : Places{}) {
      const bool is_meant = target.key.empty() || target.key == all_[place].key;
      if (is_meant) {
        possible.push_back(place);
      }
    }
    // Of instances with other keys it may be any.
    if (possible.empty() && found != nullptr) {
      possible = *found;
    }
  }
  if (meant.is_open) {
    // What is not known before apply comes from something that is not there yet.
    for (std::size_t place = 0; place < all_.size(); ++place) {
      if (!all_[place].has_arn) {
        possible.push_back(place);
      }
    }
  }
  return alike(possible, meant.is_open || possible.empty());
}

// What the text does not show is judged as awsvpc is.
TaskDefinitions::Meant TaskDefinitions::alike(const Places& possible, bool may_be_another) const {
  const bool is_one = possible.size() == 1 && !may_be_another;
  NetworkModeShown result = may_be_another ? NetworkModeShown::defaulted(std::nullopt) : all_[possible.front()].mode;
  for (const std::size_t place : possible) {
    result = zip(result, all_[place].mode).and_then([&](const auto& both) {
      const bool is_alike = both.first.value_or(NetworkMode::awsvpc) == both.second.value_or(NetworkMode::awsvpc);
      return is_alike ? all_[place].mode : NetworkModeShown::unknown({.reason = kWhich, .trail = base::TrailId::none});
    });
  }
  return {.mode = std::move(result),
          .key = is_one ? inventory::Reference::defaulted(all_[possible.front()].address)
                        : inventory::Reference::unknown({.reason = kWhichOne}),
          .is_not_for_fargate = is_one && all_[possible.front()].is_not_for_fargate};
}

}  // namespace kakoi::sources::plan
