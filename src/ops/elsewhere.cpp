#include "ops/elsewhere.hpp"

#include "ops/values_beside.hpp"
#include "sources/paths.hpp"

#include <algorithm>
#include <map>
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

void say(const ValuesBeside& values, const Scanned& scanned, const findings::Finding& finding, fixes::Plan& plan) {
  const std::string& address = finding.id.address;
  fixes::add_reason(plan, fixes::Grade::review,
                    values.file.empty()
                        ? Message(kByChoice, {values.choice, address})
                        : Message(kInFile, {sources::relative_path(values.file, scanned.base), address}));
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
      for (const findings::Finding& finding : read->findings) {
        const auto found = by_target.find(finding.fingerprint);
        if (finding.verdict == Verdict::fail && found != by_target.end()) {
          say(values, scanned, finding, *found->second);
        }
      }
    }
  }
  return {};
}

}  // namespace kakoi::ops
