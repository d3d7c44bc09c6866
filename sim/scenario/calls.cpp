#include "sim/scenario/calls.hpp"

#include "sim/protocol/members.hpp"
#include "sim/services/service.hpp"

#include <optional>
#include <utility>

namespace kakoi::sim::scenario {
namespace {

constexpr base::Phrase kNoAction{"there is no action {} {}", "アクション {} {} はありません"};
constexpr base::Phrase kRefused{"{} {} answered {}: {}", "{} {} の応答は {}: {}"};

}  // namespace

base::Result<value::Value> call(world::World& world, const Caller& caller, std::string_view service,
                                std::string_view action, const value::Value& input) {
  for (const services::Service* it : services::all()) {
    if (it->shape.name != service || it->find(action) == nullptr) continue;
    services::Context context{
        .world = world,
        .region = world.account(caller.account).region(caller.region),
        .caller = {.account = caller.account,
                   .principal =
                       caller.service.empty() ? "arn:aws:iam::" + caller.account + ":user/scenario" : caller.service,
                   .user_id = "AIDASCENARIO"},
        .action = std::string(action)};
    // As on the wire; the forms of Query services say everything by texts, and a scenario need not.
    const bool is_form = it->shape.dialect == protocol::Dialect::ec2 || it->shape.dialect == protocol::Dialect::query;
    auto malformed = is_form ? std::nullopt : protocol::wrong_kind(it->shape, input);
    auto outcome = malformed ? services::Outcome(tl::unexpected(*std::move(malformed))) : it->perform(context, input);
    if (outcome) return *std::move(outcome);
    return base::failure(
        {kRefused, {std::string(service), std::string(action), outcome.error().code, outcome.error().message}});
  }
  return base::failure({kNoAction, {std::string(service), std::string(action)}});
}

}  // namespace kakoi::sim::scenario
