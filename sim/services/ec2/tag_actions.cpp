#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"

namespace kakoi::sim::services::ec2 {
namespace {

template <typename T>
world::Tags* tags_in(std::map<std::string, T>& all, const std::string& id) {
  const auto found = all.find(id);
  return found != all.end() ? &found->second.tags : nullptr;
}

world::Tags* tags_of_resource(world::Ec2& ec2, const std::string& id) {
  for (world::Tags* tags :
       {tags_in(ec2.vpcs, id), tags_in(ec2.subnets, id), tags_in(ec2.route_tables, id),
        tags_in(ec2.internet_gateways, id), tags_in(ec2.nat_gateways, id), tags_in(ec2.endpoints, id),
        tags_in(ec2.groups, id), tags_in(ec2.acls, id), tags_in(ec2.interfaces, id), tags_in(ec2.addresses, id)}) {
    if (tags != nullptr) return tags;
  }
  return nullptr;
}

/// Calls `change` for the tags of each resource of the request, once all of them are known to be there.
template <typename F>
Outcome for_each(Context& context, const Value& input, F change) {
  const auto ids = input.texts_of("ResourceId");
  for (const std::string& id : ids) {
    if (tags_of_resource(context.region.ec2, id) == nullptr) {
      return error("InvalidID", "The ID '" + id + "' is not valid");
    }
  }
  for (const std::string& id : ids) {
    change(*tags_of_resource(context.region.ec2, id));
  }
  return done();
}

}  // namespace

Outcome create_tags(Context& context, const Value& input) {
  return for_each(context, input,
                  [&](world::Tags& tags) { put_tags(tags, input["Tag"], {.key = "Key", .value = "Value"}); });
}

Outcome delete_tags(Context& context, const Value& input) {
  return for_each(context, input, [&](world::Tags& tags) {
    for (const Value& tag : input["Tag"].items()) {
      tags.erase(tag.text("Key"));
    }
  });
}

}  // namespace kakoi::sim::services::ec2
