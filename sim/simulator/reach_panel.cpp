#include "sim/simulator/reach_panel.hpp"

#include "sim/network/inward.hpp"
#include "sim/network/reach.hpp"
#include "sim/protocol/form.hpp"

#include <algorithm>
#include <charconv>
#include <map>
#include <vector>

namespace kakoi::sim::simulator {
namespace {

using value::Value;
using Fields = std::map<std::string, std::string>;
using Result = tl::expected<Value, std::string>;

std::string field(const Fields& fields, const std::string& name, const std::string& otherwise = {}) {
  const auto found = fields.find(name);
  return found != fields.end() ? found->second : otherwise;
}

std::int64_t port_of(const Fields& fields) {
  constexpr std::int64_t kHttps = 443;
  const std::string text = field(fields, "port");
  std::int64_t port = kHttps;
  std::from_chars(text.data(), text.data() + text.size(), port);
  return port;
}

std::vector<std::string> parts_of(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t from = 0;
  while (from < text.size()) {
    const std::size_t comma = std::min(text.find(',', from), text.size());
    parts.push_back(text.substr(from, comma - from));
    from = comma + 1;
  }
  return parts;
}

std::string_view text_of(network::Exposure exposure) {
  switch (exposure) {
    case network::Exposure::anywhere:
      return "anywhere";
    case network::Exposure::restricted:
      return "restricted";
    case network::Exposure::unreachable:
      return "unreachable";
  }
  return "";
}

std::string_view text_of(network::Arrival arrival) {
  switch (arrival) {
    case network::Arrival::arrives:
      return "arrives";
    case network::Arrival::lost:
      return "lost";
    case network::Arrival::unresolved:
      return "unresolved";
    case network::Arrival::refused:
      return "refused";
  }
  return "";
}

Value outward(const network::View& view, const network::Source& source, const Fields& fields) {
  const std::string to = field(fields, "to");
  const network::Answer answer = network::reach(view, source,
                                                {.service = to == "internet" ? "" : to,
                                                 .action = field(fields, "action"),
                                                 .resource = field(fields, "resource", "*"),
                                                 .port = port_of(fields),
                                                 .has_ipv6 = field(fields, "ipv6") == "true"});
  return Value::object(
      {{"arrives", answer.arrives()}, {"arrival", text_of(answer.arrival)}, {"way", answer.way}, {"why", answer.why}});
}

Value inward(const network::View& view, const world::NetworkInterface& interface, const Fields& fields) {
  const network::Inward found = network::from_internet(view, interface, port_of(fields));
  return Value::object({{"exposure", text_of(found.exposure)}, {"from", Value::texts(found.from)}, {"why", found.why}});
}

Result of_interface(const world::World& world, const world::Region& region, const Fields& fields) {
  const std::string id = field(fields, "interface");
  const auto found = region.ec2.interfaces.find(id);
  if (found == region.ec2.interfaces.end()) return tl::unexpected("no such interface: " + id);
  const network::View view = network::view_of(world, region, found->second.subnet_id);
  if (fields.contains("to")) return outward(view, network::source_of(found->second), fields);
  return inward(view, found->second, fields);
}

Result of_subnet(const world::World& world, const world::Region& region, const Fields& fields) {
  const std::string id = field(fields, "subnet");
  const network::View view = network::view_of(world, region, id);
  const world::Subnet* subnet = view.subnet(id);
  if (subnet == nullptr) return tl::unexpected("no such subnet: " + id);
  const auto address_in = [](const std::string& cidr) {
    constexpr std::uint64_t kSome = 9;
    const auto block = network::parse_ip_block(cidr);
    return block ? network::text_of(network::plus(block->first, kSome)) : std::string();
  };
  return outward(view,
                 {.subnet_id = id,
                  .private_ip = address_in(subnet->cidr),
                  .ipv6 = subnet->assigns_ipv6 ? address_in(subnet->ipv6_cidr) : "",
                  .has_public_ip = field(fields, "public_ip") == "true",
                  .groups = parts_of(field(fields, "groups"))},
                 fields);
}

}  // namespace

Result reach_answer(world::World& world, std::string_view query) {
  Fields fields;
  for (auto& [name, text] : protocol::form_fields(query)) {
    fields[name] = text;
  }
  const std::string account = field(fields, "account");
  if (!world.accounts.contains(account)) return tl::unexpected("no such account: " + account);
  const world::Region& region = world.account(account).region(field(fields, "region", "us-east-1"));
  if (fields.contains("interface")) return of_interface(world, region, fields);
  if (fields.contains("subnet") && fields.contains("to")) return of_subnet(world, region, fields);
  return tl::unexpected(std::string("the question needs an interface, or a subnet and where to"));
}

}  // namespace kakoi::sim::simulator
