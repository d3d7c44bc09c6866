// Interfaces beside the first one of an instance. Those that services of AWS have attached can be told apart by their
// owner, and are nobody's business.
#include "sim/services/ec2/actions.hpp"
#include "sim/services/ec2/describe.hpp"
#include "sim/services/ec2/interfaces.hpp"

#include "sim/orchestration/instances.hpp"

#include <algorithm>

// Observed: the texts of the refusals to detach. Not observed: the others.
namespace kakoi::sim::services::ec2 {
namespace {

bool is_taken(const world::Ec2& ec2, const world::Instance& instance, std::int64_t index) {
  return index == 0 || std::ranges::any_of(instance.more_interfaces, [&](const std::string& id) {
           return ec2.interfaces.at(id).device_index == index;
         });
}

}  // namespace

Outcome attach_network_interface(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const auto interface = own_interface(context, input);
  if (!interface) return tl::unexpected(interface.error());
  const auto instance = find(ec2.instances, input, kInstance);
  if (!instance) return tl::unexpected(instance.error());
  world::NetworkInterface& it = **interface;
  if (!it.attachment_id.empty()) {
    return error("InvalidNetworkInterface.InUse", "Interface: [" + it.id + "] in use.");
  }
  const auto first = ec2.interfaces.find((*instance)->interface_id);
  if (first == ec2.interfaces.end()) {
    return error("IncorrectState",
                 "The instance '" + (*instance)->id + "' is not in a valid state for this operation.");
  }
  if (first->second.zone != it.zone) {
    return error("InvalidParameterCombination",
                 "You may not attach a network interface to an instance if they are not in the same availability zone");
  }
  const std::int64_t index = input.integer("DeviceIndex");
  if (is_taken(ec2, **instance, index)) {
    return error("InvalidParameterValue", "Instance '" + (*instance)->id +
                                              "' already has an interface attached at device index '" +
                                              std::to_string(index) + "'.");
  }
  it.attachment_id = context.world.ids.resource("eni-attach");
  it.instance_id = (*instance)->id;
  it.device_index = index;
  it.attached = context.world.now();
  (*instance)->more_interfaces.push_back(it.id);
  return Value::object({{"attachmentId", it.attachment_id}, {"networkCardIndex", 0}});
}

Outcome detach_network_interface(Context& context, const Value& input) {
  world::Ec2& ec2 = context.region.ec2;
  const std::string id = input.text("AttachmentId");
  const auto found =
      std::ranges::find_if(ec2.interfaces, [&](const auto& it) { return it.second.attachment_id == id; });
  if (found == ec2.interfaces.end()) {
    return error("InvalidAttachmentID.NotFound", "The attachment ID '" + id + "' does not exist");
  }
  world::NetworkInterface& it = found->second;
  if (it.instance_id.empty()) return tl::unexpected(not_yours());
  if (it.device_index == 0) {
    return error("OperationNotPermitted",
                 "The network interface at device index 0 and networkCard index 0 cannot be detached.");
  }
  std::erase(ec2.instances.at(it.instance_id).more_interfaces, it.id);
  orchestration::detach_interface(it);
  return done();
}

}  // namespace kakoi::sim::services::ec2
