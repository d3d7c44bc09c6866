#include "ops/only.hpp"

#include "base/message.hpp"

#include <algorithm>
#include <set>

namespace kakoi::ops {
namespace {

using base::Message;
using base::Phrase;

bool is_named_in(const std::string& name, const std::vector<findings::Finding>& findings) {
  return std::any_of(findings.begin(), findings.end(),
                     [&](const findings::Finding& finding) { return is_meant({name}, finding.id); });
}

std::string what_fails(const Scanned& scanned) {
  constexpr std::size_t kMost = 5;
  std::set<std::string> names;
  for (const findings::Finding& finding : scanned.report.findings) {
    if (finding.verdict == findings::Verdict::fail && !finding.is_advice) {
      names.insert(finding.id.address);
    }
  }
  std::string text;
  std::size_t count = 0;
  for (const std::string& name : names) {
    if (count++ == kMost) {
      return text + ", …";
    }
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

}  // namespace

std::string without_key(const std::string& address) {
  return address.ends_with(']') ? address.substr(0, address.rfind('[')) : address;
}

bool is_meant(const std::vector<std::string>& only, const inventory::Identity& id) {
  return only.empty() || std::any_of(only.begin(), only.end(), [&](const std::string& wanted) {
           const std::string plain = without_key(id.address);
           return id.address == wanted || plain == wanted || plain.ends_with("." + wanted) ||
                  id.address.ends_with("." + wanted) || id.address.ends_with("/" + wanted);
         });
}

base::Result<void> all_are_there(const std::vector<std::string>& only, const Scanned& scanned) {
  constexpr Phrase kNone{"--only {}: nothing here has this address, and nothing fails",
                         "--only {}: このアドレスのものはなく、違反もありません"};
  constexpr Phrase kNoneOf{"--only {}: nothing here has this address; what fails: {}",
                           "--only {}: このアドレスのものはありません。違反しているもの: {}"};
  for (const std::string& name : only) {
    const bool is_there = is_named_in(name, scanned.report.findings) || is_named_in(name, scanned.report.accepted) ||
                          std::any_of(scanned.roots.begin(), scanned.roots.end(),
                                      [&](const RootRead& root) { return is_named_in(name, root.findings); });
    if (!is_there) {
      const std::string fails = what_fails(scanned);
      return base::failure(fails.empty() ? Message(kNone, {name}) : Message(kNoneOf, {name, fails}));
    }
  }
  return {};
}

}  // namespace kakoi::ops
