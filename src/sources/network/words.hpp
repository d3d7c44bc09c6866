// The words in which AWS writes a network, as facts of the inventory: the same in Terraform's arguments and in
// templates.
#pragma once

#include "inventory/network.hpp"
#include "values/value.hpp"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi::sources::network {

/// The key of the thing that `value` names: the text as it is; of what is known only after apply, the address of its
/// resource, with the attribute behind it where that is neither `id` nor `arn`. Empty for null.
inventory::Reference reference_of(const values::Value& value);
/// Of a list; null is an empty one.
inventory::References references_of(const values::Value& list);

/// Adds what `value`, which is handed on to something else, names of what is made along with it, however deep in it.
void add_named_in(const values::Value& value, std::vector<inventory::Reference>& into);

/// Four numbers up to 255 with dots between them.
bool is_ipv4(std::string_view text);
inventory::Block block_of(const values::Value& cidr);
base::Known<bool> flag_of(const values::Value& value, bool otherwise);
base::Known<int> number_of(const values::Value& value, int otherwise);
/// A text; `otherwise` for null.
base::Known<std::string> word_of(const values::Value& value, std::string_view otherwise);
/// "tcp", "6", "-1", "all".
base::Known<int> protocol_of(const values::Value& value);
/// From one port to the other; all where both are left out or negative, as with ICMP and all protocols.
base::Known<inventory::Ports> ports_of(const values::Value& from, const values::Value& to);

/// "com.amazonaws.eu-west-1.ecr.api" → "ecr.api"; the Region need not be known. Another name as it is.
base::Known<std::string> service_of(const values::Value& name);
/// The Region in such a name, where that is written or known there; else empty.
std::string region_of_service(const values::Value& name);

/// The rules that one written rule stands for: one for each peer. `get` gives what is called so, or null.
struct RuleNames {
  std::string_view blocks;
  std::string_view blocks_v6;
  std::string_view prefix_lists;
  std::string_view groups;
  std::string_view self;  ///< empty: there is no such thing
};
void add_rules(const inventory::Rule& common, const std::function<values::Value(std::string_view)>& get,
               const RuleNames& names, const std::string& own_key, inventory::Several<inventory::Rule>& into);

/// The gateway that a route names in an argument for several kinds, by its id or the type of its resource. EC2 takes a
/// NAT gateway there, too, and shows it as one afterwards.
std::optional<inventory::TargetKind> kind_of_gateway(std::string_view key);

}  // namespace kakoi::sources::network
