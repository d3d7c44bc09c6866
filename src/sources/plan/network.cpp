#include "sources/plan/network.hpp"

#include "sources/launches/fields.hpp"
#include "sources/network/words.hpp"
#include "sources/plan/identities.hpp"
#include "sources/plan/types.hpp"
#include "sources/terraform/network_source.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace kakoi::sources::plan {
namespace {

using base::Known;
using base::Phrase;
using base::TrailId;
using base::Unknown;
using values::Kind;
using values::Value;

constexpr Phrase kNotWhole{"the plan or state is not whole", "プランまたはステートが不完全です"};
constexpr Phrase kTakenAway{"the plan takes away some of what {} has", "プランは {} の一部を削除します"};
constexpr Phrase kHidden{"whether a dynamic block writes {} is not in the plan",
                         "dynamic ブロックが {} を書くかどうかはプランに含まれません"};

using Path = std::vector<std::string_view>;

bool is_nothing(const Value& value) {
  return value.is_null() || (value.is(Kind::text) && value.is_wholly_known() && value.text().whole.empty());
}

bool is_empty(const Value& value) {
  const bool is_off = value.is(Kind::boolean) && value.is_wholly_known() && !value.boolean();
  return is_nothing(value) || is_off || (value.is(Kind::list) && value.items().empty());
}

// Terraform writes one block of which nothing is known for a dynamic one whose number is not: there may be none, or
// many. One that is written out and of which nothing is known looks the same.
const Value* unknown_in_placeholder(const Value& block) {
  const Value* unknown = nullptr;
  for (const values::Entry& entry : block.entries()) {
    if (entry.value.is_unknown()) {
      unknown = unknown != nullptr ? unknown : &entry.value;
    } else if (!is_empty(entry.value)) {
      return nullptr;
    }
  }
  return unknown;
}

/// What all arguments of one resource need.
struct Reading {
  const Identities& identities;
  Resource& resource;
  bool has_configuration = false;

  // What the configuration leaves out and AWS or the provider fills in is nothing that the configuration wants. What
  // is empty is left out, too: so are the parts of objects that stand in the place of blocks.
  [[nodiscard]] Value cleared(const Value& value, const Path& path) const {
    const bool is_left_out = value.is_unknown() && has_configuration && !Configuration::is_written(resource, path);
    return is_left_out || is_nothing(value) ? Value::null(TrailId::none) : identities.resolved(value, resource, path);
  }
};

class BlockArguments : public terraform::NetworkArguments {
 public:
  /// The configuration does not show what stands in a block that is `dynamic`.
  BlockArguments(const Reading& reading, const Value& block, Path path, bool is_dynamic)
      : reading_(reading), block_(block), path_(std::move(path)), is_dynamic_(is_dynamic) {}

  [[nodiscard]] Value value(std::string_view name) const override {
    const values::Entry* entry = block_.find(name);
    if (entry == nullptr || (is_dynamic_ && is_nothing(entry->value))) {
      return Value::null(TrailId::none);
    }
    return is_dynamic_ ? reading_.identities.resolved(entry->value, reading_.resource, with(name))
                       : reading_.cleared(entry->value, with(name));
  }

  std::optional<Unknown> blocks(std::string_view type, const Use& use) const override {
    const values::Entry* entry = block_.find(type);
    return entry != nullptr ? each(reading_, entry->value, with(type), use) : std::nullopt;
  }

  static std::optional<Unknown> each(const Reading& reading, const Value& list, const Path& path, const Use& use) {
    if (!list.is(Kind::list)) {
      return list.is_null() ? std::nullopt : std::optional(unknown_of(list));
    }
    const bool is_dynamic = reading.has_configuration && !Configuration::is_written(reading.resource, path);
    std::optional<Unknown> more;
    for (const Value& item : list.items()) {
      if (!item.is(Kind::map)) {
        return unknown_of(item);
      }
      if (const Value* unknown = unknown_in_placeholder(item)) {
        more = unknown_of(*unknown);
      } else {
        use(BlockArguments(reading, item, path, is_dynamic), Known<bool>::defaulted(true));
      }
    }
    return more;
  }

 private:
  [[nodiscard]] Path with(std::string_view name) const {
    Path path = path_;
    path.push_back(name);
    return path;
  }

  const Reading& reading_;
  const Value& block_;
  Path path_;
  bool is_dynamic_;
};

/// What stands beside a resource in the plan and goes together with the lists in it.
struct Apart {
  std::set<std::string>
      owners;  ///< the addresses of groups and prefix lists with rules and entries in resources of their own
  bool takes_rules = false;
  bool takes_routes = false;
  bool takes_entries = false;

  [[nodiscard]] bool takes(std::string_view type) const {
    return type == "route" ? takes_routes : type == "entry" ? takes_entries : takes_rules;
  }
};

class ResourceArguments : public terraform::NetworkArguments {
 public:
  ResourceArguments(const Reading& reading, const Apart& apart) : reading_(reading), apart_(apart) {}

  [[nodiscard]] Value value(std::string_view name) const override {
    const Value value = reading_.cleared(reading_.resource.attribute(name), {name});
    return reading_.resource.is_sensitive(name) ? reading_.resource.as_sensitive(value) : value;
  }

  // A list that the configuration leaves out shows what there is now, also by resources of its parts.
  std::optional<Unknown> blocks(std::string_view type, const Use& use) const override {
    const Value list = reading_.resource.attribute(type);
    const bool is_written = Configuration::is_written(reading_.resource, {type});
    if (reading_.has_configuration && !is_written && list.is_unknown()) {
      return may_be_hidden(type)
                 ? std::optional(Unknown{.reason = base::Message(kHidden, {std::string(type)}), .trail = list.trail()})
                 : std::nullopt;
    }
    if (!is_written && apart_.takes(type)) {
      return Unknown{.reason = base::Message(kTakenAway, {reading_.resource.address()}), .trail = list.trail()};
    }
    return BlockArguments::each(reading_, list, {type}, use);
  }

  [[nodiscard]] bool are_written(std::string_view type) const override {
    return reading_.has_configuration && Configuration::is_written(reading_.resource, {type});
  }

 private:
  // A dynamic block is not to be seen where it is not known how many there are. Who writes one of the lists of a group
  // writes no dynamic block for the other, and who writes its rules or entries apart none at all. A load
  // balancer has subnets in the one form or the other.
  [[nodiscard]] bool may_be_hidden(std::string_view type) const {
    if (type == "entry") {
      return !apart_.owners.contains(reading_.resource.address());
    }
    if (type == "subnet_mapping") {
      return !Configuration::is_written(reading_.resource, {"subnets"});
    }
    if (type != "ingress" && type != "egress") {
      return false;
    }
    const std::string_view other = type == "ingress" ? "egress" : "ingress";
    const bool is_other_shown = !reading_.resource.attribute(other).is_unknown();
    return !is_other_shown && !Configuration::is_written(reading_.resource, {other}) &&
           !apart_.owners.contains(reading_.resource.address());
  }

  const Reading& reading_;
  const Apart& apart_;
};

class PlanSource : public terraform::NetworkSource {
 public:
  PlanSource(Document& document, const Outline& outline, bool is_state)
      : document_(document),
        outline_(outline),
        is_state_(is_state),
        configuration_(document, outline),
        identities_(document, configuration_, outline, is_state) {
    find_apart();
  }

  void visit(const IsWanted& is_wanted, const Visit& visit) override {
    each([&](const Name& of) { return is_wanted(of.is_data, of.type); },
         [&](Resource& resource) {
           const Reading reading = reading_of(resource);
           visit(resource.name().type, {.arguments = ResourceArguments(reading, apart_),
                                        .thing = {.key = resource.address(), .header = resource.header()},
                                        .is_data = resource.name().is_data});
         });
  }

  [[nodiscard]] std::vector<inventory::UnreadNetwork> unread() const override {
    const bool is_whole = !outline_.problem.has_value() && !outline_.is_errored;
    return is_whole ? std::vector<inventory::UnreadNetwork>{}
                    : std::vector<inventory::UnreadNetwork>{
                          {.part = inventory::NetworkPart::any, .why = {.reason = kNotWhole}}};
  }

  [[nodiscard]] std::map<std::string, std::string> aliases() const override { return identities_.addresses(); }

 private:
  template <typename IsIt, typename Use>
  void each(const IsIt& is_wanted, const Use& use) {
    each_resource(document_, configuration_, outline_, is_state_, is_wanted, use);
  }

  [[nodiscard]] Reading reading_of(Resource& resource) const {
    return {.identities = identities_,
            .resource = resource,
            .has_configuration = resource.configuration().root() != kNoNode};
  }

  void find_apart() {
    const auto is_rule = [](const Name& of) {
      constexpr auto kRules = std::to_array<std::string_view>(
          {"aws_security_group_rule", "aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule"});
      return std::find(kRules.begin(), kRules.end(), of.type) != kRules.end();
    };
    const auto is_entry = [](const Name& of) { return of.type == "aws_ec2_managed_prefix_list_entry"; };
    add_owners(is_rule, "security_group_id");
    add_owners(is_entry, "prefix_list_id");
    for (const Change& change : outline_.changes) {
      if (document_.source(change.actions).find("delete") == std::string_view::npos) {
        continue;
      }
      apart_.takes_rules = apart_.takes_rules || is_rule(change.of) || change.of.type == "aws_network_acl_rule";
      apart_.takes_routes = apart_.takes_routes || change.of.type == "aws_route";
      apart_.takes_entries = apart_.takes_entries || is_entry(change.of);
    }
  }

  /// What the attribute of those names.
  template <typename IsIt>
  void add_owners(const IsIt& is_it, std::string_view attribute) {
    each(is_it, [&](Resource& part) {
      const Reading reading = reading_of(part);
      const Value owner = ResourceArguments(reading, apart_).value(attribute);
      identities_.by_address(network::reference_of(owner))
          .match([&](const std::string& key) { return apart_.owners.insert(key).second; },
                 [](const Unknown&) { return false; });
    });
  }

  Document& document_;
  const Outline& outline_;
  bool is_state_;
  Configuration configuration_;
  Identities identities_;
  Apart apart_;
};

}  // namespace

inventory::Network read_network(Document& document, const Outline& outline, bool is_state) {
  PlanSource source(document, outline, is_state);
  return terraform::read_network(source);
}

}  // namespace kakoi::sources::plan
