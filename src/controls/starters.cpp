#include "controls/starters.hpp"

#include "controls/controls.hpp"
#include "controls/effect.hpp"
#include "controls/setting.hpp"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

namespace kakoi::controls {
namespace {

using base::Message;
using base::Phrase;
using base::Unknown;
using findings::Judgement;
using findings::Verdict;
using inventory::Launch;
using inventory::LaunchType;
using inventory::NetworkMode;

constexpr Phrase kShowIt{
    "give the values that are missing, scan it together with the code of its network, or look at what runs: kakoi scan "
    "--aws",
    "足りない値を与えるか、ネットワークのコードと一緒にスキャンするか、実行中の環境で確かめてください "
    "(kakoi scan --aws)"};
constexpr Phrase kOthersToo{"likewise {} more", "ほか {} 件も同様です"};
constexpr std::string_view kRunning = "aws";
// A line that a person reads to its end.
constexpr std::size_t kMostNames = 6;
constexpr std::size_t kMostReasons = 4;

bool has_interface(const Launch& launch) {
  const bool is_external = launch.compute.launch_type.match(
      [](const std::optional<LaunchType>& type) { return type == LaunchType::external; },
      [](const Unknown&) { return false; });
  const bool is_other_mode = launch.network_mode.match(
      [](const std::optional<NetworkMode>& mode) { return mode.has_value() && *mode != NetworkMode::awsvpc; },
      [](const Unknown&) { return false; });
  return launch.has_network_configuration && !launch.keeps_configuration && !is_external && !is_other_mode;
}

template <typename T>
void add(const std::vector<T>& all, std::vector<Starter>& into) {
  for (const T& one : all) {
    if (inventory::may_exist(one.existence) && has_interface(one.launch)) {
      Starter starter{.id = one.id, .location = one.location, .launch = one.launch};
      if constexpr (requires { one.is_idle; }) {
        starter.is_idle = one.is_idle;
      }
      if constexpr (requires { one.kind; }) {
        starter.is_express = one.kind == inventory::LauncherKind::express_service;
      }
      into.push_back(starter);
    }
  }
}

}  // namespace

std::vector<Starter> starters_of(const inventory::Inventory& inventory) {
  std::vector<Starter> all;
  add(inventory.services, all);
  add(inventory.task_sets, all);
  add(inventory.launchers, all);
  for (const inventory::BatchJob& job : inventory.batch_jobs) {
    if (job.has_environment && inventory::may_exist(job.existence) && may_run_on_fargate(job.launch)) {
      all.push_back({.id = job.id, .location = job.location, .launch = job.launch});
    }
  }
  return all;
}

bool may_run_on_fargate(const Launch& launch) {
  return effect_of(launch.compute)
      .match([](const Refusal& refusal) { return refusal.effect != Effect::refused; },
             [](const Unknown&) { return true; });
}

Judgement judgement_of(const Control& control, const Starter& starter) {
  Judgement judgement{.control = control.id, .id = starter.id, .severity = control.severity};
  judgement.exposure = starter.is_idle ? findings::Exposure::idle : findings::Exposure::unknown;
  judgement.header = starter.location.header;
  judgement.location = starter.location.header;
  return judgement;
}

Message advice_to_show_network(const Starter& starter) {
  return starter.id.source == kRunning ? advice_for(base::Remedy::ask_aws, kRunning) : kShowIt;
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size() && i < kMostNames; ++i) {
    text += (i == 0 ? "" : ", ") + names[i];
  }
  return names.size() > kMostNames ? text + ", … +" + std::to_string(names.size() - kMostNames) : text;
}

void add_folded(std::vector<Judgement> judged, std::vector<Judgement>& into) {
  Judgement* first = nullptr;
  std::vector<Judgement> kept;
  kept.reserve(judged.size());
  std::set<std::string> reasons;
  std::size_t others = 0;
  for (Judgement& one : judged) {
    if (one.verdict != Verdict::unknown || one.id.source == kRunning) {
      kept.push_back(std::move(one));
      continue;
    }
    const bool is_new = reasons.insert(one.reason.text(base::Language::en)).second;
    if (first == nullptr) {
      kept.push_back(std::move(one));
      first = &kept.back();
      continue;
    }
    ++others;
    if (is_new && reasons.size() <= kMostReasons) {
      first->reason = first->reason.also_what_is_new_of(one.reason);
    }
  }
  if (others > 0) {
    first->reason = first->reason.also(Message(kOthersToo, {std::to_string(others)}));
  }
  std::move(kept.begin(), kept.end(), std::back_inserter(into));
}

}  // namespace kakoi::controls
