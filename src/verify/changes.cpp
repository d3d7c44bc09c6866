#include "verify/changes.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace kakoi::verify {
namespace {

using findings::Finding;
using findings::Verdict;

// From the best to the worst.
int rank_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
    case Verdict::not_applicable:
      return 0;
    case Verdict::unknown:
      return 1;
    case Verdict::fail:
      return 2;
  }
  return 2;
}

Difference difference_of(const Finding& of) {
  return {.fingerprint = of.fingerprint, .control = of.control, .id = of.id};
}

}  // namespace

std::vector<Difference> differences(const std::vector<const Finding*>& before,
                                    const std::vector<const Finding*>& after) {
  std::map<std::string, Difference> all;
  for (const Finding* finding : before) {
    all.try_emplace(finding->fingerprint, difference_of(*finding)).first->second.before = finding->verdict;
  }
  for (const Finding* finding : after) {
    all.try_emplace(finding->fingerprint, difference_of(*finding)).first->second.after = finding->verdict;
  }
  std::vector<Difference> changed;
  for (auto& [fingerprint, difference] : all) {
    if (difference.before != difference.after) {
      changed.push_back(std::move(difference));
    }
  }
  return changed;
}

std::vector<const Finding*> all_of(const findings::Report& report) {
  std::vector<const Finding*> all;
  all.reserve(report.findings.size() + report.accepted.size());
  for (const Finding& finding : report.findings) {
    all.push_back(&finding);
  }
  for (const Finding& finding : report.accepted) {
    all.push_back(&finding);
  }
  return all;
}

bool is_worse(const Difference& difference) {
  if (!difference.before.has_value()) {
    return *difference.after == Verdict::fail || *difference.after == Verdict::unknown;
  }
  return !difference.after.has_value() || rank_of(*difference.after) > rank_of(*difference.before);
}

base::Diagnostics new_errors(const base::Diagnostics& before, const base::Diagnostics& after) {
  const auto key = [](const base::Diagnostic& of) {
    return std::pair(of.place.file, of.message.text(base::Language::en));
  };
  std::multiset<std::pair<std::string, std::string>> known;
  for (const base::Diagnostic& diagnostic : before) {
    known.insert(key(diagnostic));
  }
  base::Diagnostics fresh;
  for (const base::Diagnostic& diagnostic : after) {
    const auto found = known.find(key(diagnostic));
    if (found != known.end()) {
      known.erase(found);
    } else if (diagnostic.level == base::Level::error) {
      fresh.push_back(diagnostic);
    }
  }
  return fresh;
}

}  // namespace kakoi::verify
