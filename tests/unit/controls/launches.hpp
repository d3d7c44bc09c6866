// Launches for tests, made of words, and judgements as one letter.
#pragma once

#include "controls/controls.hpp"
#include "controls/setting.hpp"
#include "inventory/inventory.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::controls {

using base::Known;
using inventory::Existence;
using inventory::LaunchType;
using inventory::NetworkMode;

constexpr base::TrailId kFlagTrail{11};
constexpr base::TrailId kOtherTrail{12};
constexpr base::Range kHeader{base::FileId{1}, 10, 5};
constexpr base::Range kSetting{base::FileId{1}, 70, 4};

template <typename T>
Known<T> unknown_because(base::Phrase reason) {
  return Known<T>::unknown({.reason = reason, .trail = kOtherTrail});
}

enum class Flag { on, off, absent, unknown };

inline Known<bool> flag_of(Flag flag) {
  switch (flag) {
    case Flag::on:
      return Known<bool>::given(true, kFlagTrail);
    case Flag::off:
      return Known<bool>::given(false, kFlagTrail);
    case Flag::absent:
      return Known<bool>::defaulted(false);
    case Flag::unknown:
      return unknown_because<bool>({"the flag is a riddle", "フラグは謎です"});
  }
  return Known<bool>::defaulted(false);
}

inline inventory::LaunchType type_of(std::string_view word) {
  return word == "FARGATE"    ? LaunchType::fargate
         : word == "EC2"      ? LaunchType::ec2
         : word == "EXTERNAL" ? LaunchType::external
                              : LaunchType::managed_instances;
}

/// A capacity provider strategy: a list of names, some of which may not be known, or nothing is known of it.
struct Strategy {
  std::vector<Known<std::string>> names{};
  bool is_any = false;

  void add(std::string_view word) {
    if (word == "*") {
      is_any = true;
    } else if (word == "?") {
      names.push_back(unknown_because<std::string>({"the name is a riddle", "名前は謎です"}));
    } else {
      names.push_back(Known<std::string>::given(std::string(word), kOtherTrail));
    }
  }
  [[nodiscard]] inventory::Providers providers() const {
    using Names = std::vector<Known<std::string>>;
    return is_any ? unknown_because<Names>({"the strategy is a riddle", "戦略は謎です"})
                  : Known<Names>::given(names, kOtherTrail);
  }
};

// Words: a launch type, `type?` for one that is not known; `=NAME` a provider, `=?` one whose name is not known,
// `=*` a strategy of which nothing is known; with `~` in the place of `=` the cluster's default strategy, and `or`
// between those that are possible.
inline inventory::Compute compute_of(std::string_view words) {
  inventory::Compute compute{.cluster_default = {.possible = {}}};
  Strategy written;
  Strategy of_cluster;
  while (!words.empty()) {
    const std::size_t blank = words.find(' ');
    const std::string_view word = words.substr(0, blank);
    words = blank == std::string_view::npos ? std::string_view{} : words.substr(blank + 1);
    if (word == "type?") {
      compute.launch_type = unknown_because<std::optional<LaunchType>>({"the type is a riddle", "種類は謎です"});
    } else if (word == "or") {
      compute.cluster_default.possible.push_back(std::exchange(of_cluster, {}).providers());
    } else if (word.starts_with('=')) {
      written.add(word.substr(1));
    } else if (word.starts_with('~')) {
      of_cluster.add(word.substr(1));
    } else {
      compute.launch_type = Known<std::optional<LaunchType>>::given(type_of(word), kOtherTrail);
    }
  }
  compute.capacity_providers = written.providers();
  compute.cluster_default.possible.push_back(of_cluster.providers());
  compute.cluster_default.why_open.reason = base::Phrase{"the cluster is a riddle", "クラスターは謎です"};
  return compute;
}

inline Known<std::optional<NetworkMode>> mode_of(std::string_view word) {
  using Mode = std::optional<NetworkMode>;
  if (word == "?") {
    return unknown_because<Mode>({"the mode is a riddle", "モードは謎です"});
  }
  const Mode mode = word == "awsvpc"   ? Mode(NetworkMode::awsvpc)
                    : word == "bridge" ? Mode(NetworkMode::bridge)
                    : word == "host"   ? Mode(NetworkMode::host)
                    : word == "none"   ? Mode(NetworkMode::none)
                                       : std::nullopt;
  return mode.has_value() ? Known<Mode>::given(mode, kOtherTrail) : Known<Mode>::defaulted(std::nullopt);
}

constexpr SettingTexts kTexts{
    .fails = {"it fails", "違反です"}, .passes = {"it passes", "適合です"}, .unknown = {"who knows", "不明です"}};

/// A service, or what a service is made of where it has no controller.
struct Made {
  inventory::Launch launch;
  inventory::Location location{.header = kHeader, .setting = kSetting};
  Known<Existence> existence = Known<Existence>::defaulted(Existence::exists);
  std::optional<Known<inventory::DeploymentController>> controller;
};

inline Made subject(Flag flag, std::string_view compute, std::string_view mode = "not shown") {
  Made result;
  result.launch.assign_public_ip = flag_of(flag);
  result.launch.has_network_configuration = true;
  result.launch.compute = compute_of(compute);
  result.launch.network_mode = mode_of(mode);
  return result;
}

inline findings::Judgement judged(const Made& of) {
  const inventory::Inventory around;
  return judge_setting(Subject(around), *find("ecs-service-public-ip"), kTexts,
                       {.source = "terraform", .root = ".", .address = "a", .target = {}},
                       {.launch = of.launch,
                        .location = of.location,
                        .existence = of.existence,
                        .controller = of.controller.has_value() ? &*of.controller : nullptr});
}

/// F, P, U or N: its verdict.
inline char letter_of(const findings::Judgement& judgement) {
  switch (judgement.verdict) {
    case findings::Verdict::fail:
      return 'F';
    case findings::Verdict::pass:
      return 'P';
    case findings::Verdict::unknown:
      return 'U';
    case findings::Verdict::not_applicable:
      return 'N';
  }
  return '?';
}

/// The verdicts with the flag on, off, absent and unknown.
template <typename Make>
std::string letters(Make make) {
  std::string all;
  for (const Flag flag : {Flag::on, Flag::off, Flag::absent, Flag::unknown}) {
    all += letter_of(judged(make(flag)));
  }
  return all;
}

}  // namespace kakoi::controls
