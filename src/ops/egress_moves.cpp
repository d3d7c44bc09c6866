#include "ops/egress_moves.hpp"

#include <set>

namespace kakoi::ops {
namespace {

constexpr base::Phrase kMoves{
    "the tasks move to {}: whether these are meant for them, and have addresses left, is not checked",
    "タスクの移動先は {} です。用途と空きアドレスは確認していません"};
constexpr base::Phrase kFewerZones{
    "the tasks run in {} Availability Zones now, as far as the code says, and would then run in {}",
    "コードの範囲では、タスクのアベイラビリティーゾーンが {} から {} に減ります"};
constexpr base::Phrase kBlocks{"{} is free as far as this code says", "{} はこのコードの範囲では空いています"};
constexpr base::Phrase kCutOff{
    "with private DNS all of {} resolves the names of {} to the new endpoints: what has an address in a block of it "
    "that is not known here is cut off from them unless it is let in",
    "プライベート DNS により、{} 全体で {} の名前が新しいエンドポイントに解決されます。ここで決まらないブロックの"
    "アドレスを持つものは、許可しない限り届かなくなります"};

}  // namespace

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) {
    text += (text.empty() ? "" : ", ") + name;
  }
  return text;
}

Move move_of(const fixes::Pieces& pieces, std::size_t tasks, const inventory::References& from) {
  Move move;
  std::set<std::string> left;
  for (const inventory::Reference& each : from.items) {
    each.match([&](const std::string& own) { return left.insert(own).second; },
               [](const base::Unknown&) { return false; });
  }
  std::vector<std::string> others;
  for (const std::size_t at : pieces.moves[tasks]) {
    const std::string& key = pieces.subnets[at].key;
    const bool is_own = left.erase(key) > 0;
    move.is_other = move.is_other || !is_own;
    if (!is_own && !key.empty()) {
      others.push_back(key);
    }
  }
  move.is_other = move.is_other || !left.empty();
  if (!others.empty()) {
    move.reasons.push_back({kMoves, {listed(others)}});
  }
  if (const fixes::Zones& zones = pieces.zones[tasks]; zones.after < zones.before) {
    move.reasons.push_back({kFewerZones, {std::to_string(zones.before), std::to_string(zones.after)}});
  }
  return move;
}

std::vector<std::string> homes_of(const inventory::Network& network, const findings::Finding& launcher) {
  if (launcher.control != "batch-job-public-ip") {
    return {launcher.id.address};
  }
  const auto may_be = [](const base::Known<bool>& fact) {
    return fact.match([](bool known) { return known; }, [](const base::Unknown&) { return true; });
  };
  std::vector<std::string> keys;
  for (const inventory::ComputeEnvironment& each : network.compute_environments) {
    if (may_be(each.is_fargate) && may_be(each.thing.exists)) {
      keys.push_back(each.thing.key);
    }
  }
  return keys;
}

std::vector<base::Message> notes_of_blocks(const fixes::Pieces& pieces) {
  std::vector<base::Message> notes;
  for (const fixes::TargetSubnet& each : pieces.subnets) {
    if (each.key.empty()) {
      notes.push_back({kBlocks, {inventory::text_of(each.block)}});
    }
  }
  return notes;
}

std::vector<base::Message> reasons_of_names(const fixes::Pieces& pieces) {
  std::vector<base::Message> reasons;
  if (!pieces.interfaces.empty() && pieces.has_open_blocks) {
    reasons.push_back({kCutOff, {pieces.vpc, listed(pieces.interfaces)}});
  }
  return reasons;
}

}  // namespace kakoi::ops
