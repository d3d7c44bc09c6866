#include "sources/terraform/task_definitions.hpp"

#include "sources/launches/launch_words.hpp"
#include "sources/network/words.hpp"
#include "sources/terraform/presence.hpp"
#include "sources/terraform/provider_configurations.hpp"
#include "sources/terraform/same_text.hpp"
#include "sources/terraform/types.hpp"
#include "values/logic.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::sources::terraform {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using inventory::NetworkMode;
using inventory::Reference;
using values::Value;

constexpr std::string_view kType = "aws_ecs_task_definition";

constexpr Phrase kSeveral{"{} and {} are of one family, and have different network modes",
                          "{} と {} は同じファミリーですが、ネットワークモードが異なります"};

constexpr Phrase kSeveralOfFamily{"{} and {} are of one family, and the newer one counts",
                                  "{} と {} は同じファミリーで、新しい方が使われます"};

// The attributes that name one task definition and no other.
bool names_it(std::string_view attribute) {
  return attribute == "arn" || attribute == "arn_without_revision" || attribute == "id";
}

const ResourceAttribute* copied_from_definition(const Evaluator& evaluator, const Value& value) {
  for (const ResourceAttribute* copied : evaluator.resources.copied_from(value)) {
    if (copied->is_of(false, kType)) {
      return copied;
    }
  }
  return nullptr;
}

/// What may be: the mode of one definition, or nothing, where the code does not show the one that is meant.
struct PossibleMode {
  NetworkModeShown mode;
  std::string address;
};

// Of several that are alike it does not matter which it is. What the code does not show is judged as awsvpc is.
NetworkModeShown alike(const std::vector<PossibleMode>& possible, const std::optional<Unknown>& why_open) {
  NetworkModeShown result = possible.front().mode;
  for (const PossibleMode& other : possible) {
    result = zip(result, other.mode).and_then([&](const auto& both) {
      const bool is_alike = both.first.value_or(NetworkMode::awsvpc) == both.second.value_or(NetworkMode::awsvpc);
      return is_alike ? other.mode
                      : NetworkModeShown::unknown(why_open.value_or(
                            Unknown{.reason = Message(kSeveral, {possible.front().address, other.address})}));
    });
  }
  return result;
}

}  // namespace

MeantDefinition TaskDefinitions::meant(const Value& reference, const ResourceInstance& launcher) {
  const auto found = instance(reference);
  return found.has_value() ? MeantDefinition{.mode = mode_of(*found),
                                             .key = Reference::defaulted(found->address()),
                                             .is_not_for_fargate = is_not_for_fargate(*found)}
                           : newest_of_family(reference, launcher);
}

std::optional<ResourceInstance> TaskDefinitions::instance(const Value& reference) {
  const ResourceAttribute* copied = copied_from_definition(evaluator_, reference);
  if (copied != nullptr && names_it(copied->name)) {
    return copied->of;
  }
  return by_revision(reference);
}

// "FAMILY:REVISION", or an ARN that ends so, with the revision of a resource. Which family and account are written
// before it decides nothing, except that another family is another task definition.
std::optional<ResourceInstance> TaskDefinitions::by_revision(const Value& reference) {
  std::vector<TextPart> parts = text_parts(reference);
  if (parts.size() < 2 || !parts.back().is_hole) {
    return std::nullopt;
  }
  const ResourceAttribute* revision = copied_from_definition(evaluator_, parts.back().hole);
  parts.pop_back();
  if (revision == nullptr || revision->name != "revision" || !parts.back().bytes.ends_with(':')) {
    return std::nullopt;
  }
  parts.back().bytes.pop_back();
  if (parts.back().bytes.empty()) {
    parts.pop_back();
  }
  const auto last_slash = std::find_if(parts.rbegin(), parts.rend(),
                                       [](const TextPart& part) { return part.bytes.find('/') != std::string::npos; });
  if (last_slash != parts.rend()) {
    last_slash->bytes.erase(0, last_slash->bytes.rfind('/') + 1);
    parts.erase(parts.begin(), last_slash.base() - (last_slash->bytes.empty() ? 0 : 1));
  }
  if (text_key(parts) == family_of(revision->of)) {
    return revision->of;
  }
  const ResourceAttribute* before =
      parts.size() == 1 && parts[0].is_hole ? copied_from_definition(evaluator_, parts[0].hole) : nullptr;
  const bool is_same = before != nullptr && names_it(before->name) && before->of.address() == revision->of.address();
  return is_same ? std::optional(revision->of) : std::nullopt;
}

MeantDefinition TaskDefinitions::newest_of_family(const Value& family, const ResourceInstance& launcher) {
  const ResourceAttribute* copied = copied_from_definition(evaluator_, family);
  const bool is_referenced = copied != nullptr && copied->name == "family";
  std::vector<const ResourceInstance*> here{&launcher};
  if (is_referenced) {
    here.push_back(&copied->of);
  }
  std::vector<PossibleMode> possible;
  std::optional<Unknown> why_open;
  bool one_exists = false;
  const Definitions& definitions = definitions_in(is_referenced ? *copied->of.module : *launcher.module);
  const auto found = definitions.find(text_key(family));
  for (const ResourceInstance& at : found != definitions.end() ? found->second : std::vector<ResourceInstance>{}) {
    possible.push_back({.mode = mode_of(at), .address = at.address()});
    const std::optional<Unknown> why = why_absent(at, here);
    one_exists = one_exists || !why.has_value();
    why_open = why_open.has_value() ? why_open : why;
  }
  Reference key = possible.empty() ? network::reference_of(family) : Reference::defaulted(possible.front().address);
  if (possible.size() > 1 || (!possible.empty() && !one_exists)) {
    key = Reference::unknown(why_open.value_or(
        Unknown{.reason = Message(kSeveralOfFamily, {possible.front().address, possible.back().address})}));
  }
  const bool is_one = possible.size() == 1 && one_exists;
  const bool is_not_for_fargate = is_one && this->is_not_for_fargate(found->second.front());
  if (!one_exists) {
    possible.push_back({.mode = NetworkModeShown::defaulted(std::nullopt), .address = {}});
  }
  return {.mode = alike(possible, why_open), .key = std::move(key), .is_not_for_fargate = is_not_for_fargate};
}

// Why a definition of the family need not be there for the launcher, the first of `here`.
std::optional<Unknown> TaskDefinitions::why_absent(const ResourceInstance& definition,
                                                   std::span<const ResourceInstance* const> here) {
  if (provider_configuration(definition) != provider_configuration(*here.front())) {
    return Unknown{.reason = made_elsewhere(definition)};
  }
  return terraform::why_absent(evaluator_.modules, definition, here);
}

const TaskDefinitions::Definitions& TaskDefinitions::definitions_in(ModuleInstance& module) {
  const auto [at, is_new] = definitions_.try_emplace(&module);
  if (is_new) {
    for (const Resource& resource : module.config->resources) {
      if (resource.is_data || resource.type != kType) {
        continue;
      }
      for (const Instance& instance : evaluator_.modules.instances(module, resource.parts).all) {
        const ResourceInstance definition{.module = &module, .resource = &resource, .instance = instance};
        if (std::string family = family_of(definition); !family.empty()) {
          at->second[std::move(family)].push_back(definition);
        }
      }
    }
  }
  return at->second;
}

std::string TaskDefinitions::family_of(const ResourceInstance& definition) {
  return text_key(to_text(evaluator_.arena, fields_.value(body_of(definition), "family")));
}

bool TaskDefinitions::is_not_for_fargate(const ResourceInstance& definition) {
  return leaves_fargate_out(fields_.value(body_of(definition), "requires_compatibilities"));
}

NetworkModeShown TaskDefinitions::mode_of(const ResourceInstance& definition) {
  // RegisterTaskDefinition: "If no network mode is specified, the default is bridge".
  return network_mode_of(fields_.text(body_of(definition), "network_mode"), NetworkMode::bridge);
}

}  // namespace kakoi::sources::terraform
