#include "ops/root_read.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

namespace kakoi::ops {
namespace {

using findings::Finding;

// What is called the same may stand at two places, or even at one.
auto key_of(const Finding& finding) {
  return std::tie(finding.control, finding.id.source, finding.id.root, finding.id.address, finding.id.target,
                  finding.location.file, finding.location.offset);
}

void rename(RootRead& root) {
  const auto take = [&](Finding& finding) {
    const auto found = root.fingerprints.find(finding.fingerprint);
    finding.fingerprint = found != root.fingerprints.end() ? found->second : finding.fingerprint;
  };
  std::for_each(root.findings.begin(), root.findings.end(), take);
  std::for_each(root.subjects.begin(), root.subjects.end(), [&](fixes::Subject& each) { take(each.finding); });
}

}  // namespace

void take_fingerprints(const findings::Report& report, std::vector<RootRead>& roots) {
  if (roots.empty()) {
    return;
  }
  std::multimap<decltype(key_of(std::declval<const Finding&>())), const std::string*> said;
  for (const std::vector<Finding>* all : {&report.findings, &report.accepted}) {
    for (const Finding& finding : *all) {
      said.emplace(key_of(finding), &finding.fingerprint);
    }
  }
  for (RootRead& root : roots) {
    for (const Finding& finding : root.findings) {
      const auto found = said.find(key_of(finding));
      if (found == said.end()) {
        continue;
      }
      if (*found->second != finding.fingerprint) {
        root.fingerprints.emplace(finding.fingerprint, *found->second);
      }
      said.erase(found);
    }
    rename(root);
  }
}

void take_fingerprints(const RootRead& before, RootRead& again) {
  again.fingerprints = before.fingerprints;
  rename(again);
}

}  // namespace kakoi::ops
