#include "controls/express.hpp"

#include "reachability/posture.hpp"

#include <optional>

namespace kakoi::controls {
namespace {

using base::Known;
using base::Message;
using base::Phrase;
using reachability::Truth;

constexpr Phrase kMixed{"some of its subnets route to an internet gateway and some do not",
                        "インターネットゲートウェイへのルートがあるサブネットとないサブネットが混在しています"};
constexpr Phrase kBySubnets{
    "an Express Mode service turns it on in subnets that route to an internet gateway",
    "Express Mode のサービスは、インターネットゲートウェイへのルートがあるサブネットで有効にします"};

Known<bool> open(const Message& why) { return Known<bool>::unknown({.reason = Message(kBySubnets).then(why)}); }

}  // namespace

Known<bool> express_setting(const Subject& subject, const inventory::Launch& launch) {
  const inventory::References& subnets = launch.subnets;
  if (subject.reach == nullptr || (subnets.items.empty() && !subnets.more.has_value())) {
    return launch.assign_public_ip;
  }
  if (subnets.more.has_value()) {
    return open(subnets.more->reason);
  }
  std::optional<Truth> all;
  for (const inventory::Reference& subnet : subnets.items) {
    const reachability::Answer answer = subject.reach->posture.leads_to_internet(subnet, inventory::Family::v4);
    if (answer.truth == Truth::maybe) {
      return open(answer.why);
    }
    if (all.has_value() && *all != answer.truth) {
      return open(kMixed);
    }
    all = answer.truth;
  }
  return Known<bool>::defaulted(all == Truth::yes);
}

}  // namespace kakoi::controls
