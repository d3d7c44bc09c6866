#include "ops/elsewhere.hpp"

#include "ops/values_beside.hpp"
#include "ops/weighing.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;
using findings::Verdict;

constexpr Phrase kInFile{"with the values of {}, which were not given, {} stays on",
                         "指定されていない {} の値では、{} は有効のままです"};
constexpr Phrase kByChoice{"only what the present values choose is changed: with {}, {} stays on",
                           "現在の値で選ばれる箇所だけを変更します。{} では {} が有効のままです"};
constexpr Phrase kNotReachedInFile{
    "with the values of {}, which were not given, the tasks of {} would not start: they reach what they need by their "
    "public address alone",
    "指定されていない {} の値では、{} のタスクはパブリック IP なしで必要な宛先に届かず、起動しません"};
constexpr Phrase kNotReachedByChoice{
    "the network is weighed with what the present values choose: with {}, the tasks of {} would not start",
    "ネットワークは現在の値で選ばれるものとして評価しています。{} では {} のタスクが起動しません"};
constexpr Phrase kOpenInFile{
    "with the values of {}, which were not given, it is not known whether the tasks of {} reach what they need",
    "指定されていない {} の値では、{} のタスクが必要な宛先に届くか判定できません"};
constexpr Phrase kOpenByChoice{
    "the network is weighed with what the present values choose: with {}, whether the tasks of {} reach what they need "
    "is not known",
    "ネットワークは現在の値で選ばれるものとして評価しています。{} では {} のタスクが必要な宛先に届くか判定できません"};

bool is_among(const std::vector<findings::Finding>& findings, const findings::Finding& one) {
  return std::any_of(findings.begin(), findings.end(), [&](const findings::Finding& each) {
    return each.fingerprint == one.fingerprint && each.verdict == one.verdict;
  });
}

/// One reading with other values.
struct Elsewhere {
  const ValuesBeside& values;
  const Scanned& scanned;

  void say(const Phrase& in_file, const Phrase& by_choice, const std::string& address, fixes::Plan& plan) const {
    fixes::add_reason(plan, fixes::Grade::review,
                      values.file.empty()
                          ? Message(by_choice, {values.choice, address})
                          : Message(in_file, {sources::relative_path(values.file, scanned.base), address}));
  }
};

// Is it about the network that the plan's tasks are in then, and worse than what the plan says already?
bool is_news(const findings::Finding& finding, const fixes::Plan& plan) {
  const bool is_its = std::any_of(plan.targets.begin(), plan.targets.end(),
                                  [&](const fixes::Change& target) { return is_of_one_thing(target.id, finding.id); });
  return finding.control == kMissingEgress && is_its &&
         ((finding.verdict == Verdict::fail && plan.grade != fixes::Grade::blocked) ||
          (finding.verdict == Verdict::unknown && plan.grade == fixes::Grade::safe));
}

}  // namespace

base::Result<void> weigh_elsewhere(std::vector<fixes::Plan>& plans, base::FileReader& reader,
                                   const ScanOptions& options, const Scanned& scanned, const WhatIf& what_if,
                                   Contents& contents) {
  std::map<std::size_t, std::vector<fixes::Plan*>> by_root;
  for (fixes::Plan& plan : plans) {
    for (const std::size_t root : what_if.roots_of(plan.edits)) {
      by_root[root].push_back(&plan);
    }
  }
  for (auto& [root, its] : by_root) {
    std::vector<fixes::Edit> edits;
    std::map<std::string, fixes::Plan*> by_target;
    for (fixes::Plan* plan : its) {
      edits.insert(edits.end(), plan->edits.begin(), plan->edits.end());
      for (const fixes::Change& target : plan->targets) {
        by_target.emplace(target.fingerprint, plan);
      }
    }
    fixes::sort_once(edits);
    for (const ValuesBeside& values : values_beside(scanned.roots[root], edits, options.inputs, reader, contents)) {
      ScanOptions with = options;
      with.inputs.workspace = values.workspace.has_value() ? values.workspace : options.inputs.workspace;
      with.inputs.command_line.insert(with.inputs.command_line.end(), values.variables.begin(), values.variables.end());
      with.parameters.insert(with.parameters.end(), values.parameters.begin(), values.parameters.end());
      const auto read = what_if.read_root(root, edits, with);
      if (!read.has_value()) {
        return tl::unexpected(read.error());
      }
      const Elsewhere elsewhere{.values = values, .scanned = scanned};
      std::optional<RootRead> untouched;  ///< with these values and without the edits; only where it is asked for
      for (const findings::Finding& finding : read->findings) {
        const auto found = by_target.find(finding.fingerprint);
        if (finding.verdict == Verdict::fail && found != by_target.end()) {
          elsewhere.say(kInFile, kByChoice, finding.id.address, *found->second);
        }
        const auto concerned =
            std::find_if(its.begin(), its.end(), [&](const fixes::Plan* plan) { return is_news(finding, *plan); });
        if (concerned == its.end()) {
          continue;
        }
        if (!untouched.has_value()) {
          auto before = what_if.read_root(root, {}, with);
          if (!before.has_value()) {
            return tl::unexpected(before.error());
          }
          untouched = std::move(*before);
        }
        // What is so without the plan is none of its doing.
        if (!is_among(untouched->findings, finding)) {
          const bool is_certain = finding.verdict == Verdict::fail;
          elsewhere.say(is_certain ? kNotReachedInFile : kOpenInFile, is_certain ? kNotReachedByChoice : kOpenByChoice,
                        finding.id.address, **concerned);
        }
      }
    }
  }
  return {};
}

}  // namespace kakoi::ops
