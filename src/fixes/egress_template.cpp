#include "fixes/egress_template.hpp"

#include "fixes/egress_phrases.hpp"

#include <cctype>
#include <string_view>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Phrase;
using Value = TemplateValue;
using Properties = std::vector<std::pair<std::string, Value>>;

constexpr Phrase kS3Anywhere{
    "a template cannot name the prefix list of S3: {} lets tcp/443 out to anywhere, which leads no further than the "
    "routes of the subnets; narrow it to that list where you know its id",
    "テンプレートからは S3 のプレフィックスリストを参照できないため、{} は tcp/443 をすべての宛先に許可します "
    "(届く範囲はサブネットのルートまで)。プレフィックスリストの ID が分かる場合は絞ってください"};

constexpr std::string_view kAnywhere = "0.0.0.0/0";

// "ecr.api" is EcrApi.
std::string in_capitals(std::string_view name) {
  std::string text;
  bool begins = true;
  for (const char c : name) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte) != 0) {
      text += begins ? static_cast<char>(std::toupper(byte)) : c;
    }
    begins = std::isalnum(byte) == 0;
  }
  return text;
}

/// The id of a thing as a group's rule and an endpoint want it: `Vpc.DefaultSecurityGroup` is an attribute.
Value group_id(const std::string& key) {
  const std::size_t dot = key.find('.');
  return dot == std::string::npos ? Value::attribute(key, "GroupId")
                                  : Value::attribute(key.substr(0, dot), key.substr(dot + 1));
}

class Writer {
 public:
  Writer(const Pieces& pieces, const TemplateAround& around) : pieces_(pieces), around_(around), taken_(around.names) {}

  EgressResources run() {
    subnets();
    if (pieces_.makes_subnets()) {
      route_table();
    }
    if (pieces_.nat.has_value()) {
      nat();
    }
    if (!pieces_.interfaces.empty()) {
      endpoints();
    }
    if (pieces_.has_s3) {
      gateway_endpoint();
    }
    for (const LetIn& each : pieces_.let_in) {
      let_in(each);
    }
    for (const LetOut& each : pieces_.let_out) {
      let_out(each);
    }
    return std::move(out_);
  }

 private:
  /// A logical id that nothing has: `base`, else with a number behind it.
  std::string fresh(const std::string& base) {
    std::string id = base;
    for (int n = 2; !taken_.insert(id).second; ++n) {
      id = base + std::to_string(n);
    }
    return id;
  }

  void add(const std::string& id, std::string type, Properties properties) {
    out_.resources.push_back({.id = id,
                              .type = "AWS::EC2::" + std::move(type),
                              .properties = std::move(properties),
                              .comment = std::exchange(comment_, {})});
  }
  /// What tasks cannot start without.
  void way(const std::string& id, std::string type, Properties properties) {
    add(id, std::move(type), std::move(properties));
    out_.ways.push_back(id);
  }
  void comment(const Phrase& phrase) { comment_ = phrase.in(around_.language); }

  [[nodiscard]] Value vpc() const { return Value::reference(pieces_.vpc); }
  [[nodiscard]] Value block_of(const std::string& key) const {
    const auto known = around_.blocks.find(key);
    return known != around_.blocks.end() ? Value::of_text(known->second) : Value::attribute(key, "CidrBlock");
  }

  static std::string private_name(std::string name) {
    for (const auto& [word, other] : {std::pair("Public", "Private"), std::pair("public", "private")}) {
      const std::size_t at = name.find(word);
      if (at != std::string::npos) {
        return name.replace(at, std::string_view(word).size(), other);
      }
    }
    return "PrivateSubnet";
  }

  void subnets() {
    for (const TargetSubnet& each : pieces_.subnets) {
      const std::string id = each.key.empty() ? fresh(private_name(each.beside)) : each.key;
      out_.subnets.push_back(id);
      if (each.key.empty()) {
        add(id, "Subnet",
            {{"VpcId", vpc()},
             {"CidrBlock", Value::of_text(inventory::text_of(each.block))},
             {"AvailabilityZone", Value::attribute(each.beside, "AvailabilityZone")}});
        made_.push_back(id);
      }
    }
  }

  void route_table() {
    table_ = fresh("PrivateRouteTable");
    if (!pieces_.nat.has_value()) {
      comment(kNoInternet);
    }
    add(table_, "RouteTable", {{"VpcId", vpc()}});
    for (const std::string& subnet : made_) {
      way(fresh(subnet + "RouteTableAssociation"), "SubnetRouteTableAssociation",
          {{"SubnetId", Value::reference(subnet)}, {"RouteTableId", Value::reference(table_)}});
    }
  }

  /// Those that the new things have to be in: the new one first.
  [[nodiscard]] std::vector<std::string> tables() const {
    std::vector<std::string> all;
    if (!table_.empty()) {
      all.push_back(table_);
    }
    all.insert(all.end(), pieces_.tables.begin(), pieces_.tables.end());
    return all;
  }

  void nat() {
    std::string gateway = pieces_.nat->gateway;
    if (gateway.empty()) {
      const std::string address = fresh("NatAddress");
      comment(kAddressCost);
      add(address, "EIP", {{"Domain", Value::of_text("vpc")}});
      depend_on_attachment();
      gateway = fresh("NatGateway");
      comment(kNatCost);
      add(gateway, "NatGateway",
          {{"AllocationId", Value::attribute(address, "AllocationId")},
           {"SubnetId", Value::reference(pieces_.nat->subnet)}});
      depend_on_attachment();
      out_.costs.push_back({kNatCostsMore, {gateway}});
      out_.costs.push_back({kAddressCostsMore, {address}});
    }
    for (const std::string& table : tables()) {
      way(fresh(table + "ToNat"), "Route",
          {{"RouteTableId", Value::reference(table)},
           {"DestinationCidrBlock", Value::of_text(std::string(kAnywhere))},
           {"NatGatewayId", Value::reference(gateway)}});
    }
  }

  // (CloudFormation Template Reference, "DependsOn attribute": VPC-gateway attachment.)
  void depend_on_attachment() { out_.resources.back().depends_on = around_.attachment; }

  void endpoints() {
    group_ = fresh("VpcEndpointsSecurityGroup");
    add(group_, "SecurityGroup",
        {{"GroupDescription", Value::of_text("VPC endpoints, tcp/443 from the VPC")}, {"VpcId", vpc()}});
    let_in_to_new();
    std::vector<Value> subnets;
    for (const std::size_t at : pieces_.endpoint_subnets) {
      subnets.push_back(Value::reference(out_.subnets[at]));
    }
    std::string names;
    for (const std::string& name : pieces_.interfaces) {
      const std::string id = fresh(in_capitals(name) + "Endpoint");
      comment(kEndpointCost);
      way(id, "VPCEndpoint",
          {{"VpcId", vpc()},
           {"ServiceName", service(name)},
           {"VpcEndpointType", Value::of_text("Interface")},
           {"PrivateDnsEnabled", Value::word("true")},
           {"SubnetIds", Value::list(subnets)},
           {"SecurityGroupIds", Value::list({group_id(group_)})}});
      names += (names.empty() ? "" : ", ") + id;
    }
    out_.costs.push_back({kEndpointsCostMore, {std::to_string(subnets.size()), names}});
  }

  static Value service(const std::string& name) { return Value::substitution("com.amazonaws.${AWS::Region}." + name); }

  // Rules of their own, since the groups may name each other, which rules within them could not.
  void let_in_to_new() {
    comment(kWholeVpc);
    let_in_vpc(group_, "Endpoints");
    if (!pieces_.lets_in_tasks) {
      return;
    }
    for (const std::string& group : pieces_.groups) {
      let_in_group(group_, "Endpoints", group);
    }
    for (std::size_t i = 0; pieces_.groups.empty() && i < out_.subnets.size(); ++i) {
      const TargetSubnet& subnet = pieces_.subnets[i];
      rule(fresh("EndpointsFrom" + in_capitals(out_.subnets[i])), "SecurityGroupIngress", group_, "CidrIp",
           subnet.key.empty() ? Value::of_text(inventory::text_of(subnet.block)) : block_of(subnet.key));
    }
  }

  void let_in_vpc(const std::string& group, const std::string& name) {
    const std::string base = name + "FromVpc";
    rule(fresh(base), "SecurityGroupIngress", group, "CidrIp", Value::attribute(pieces_.vpc, "CidrBlock"));
    for (const inventory::AddressBlock& block : pieces_.more_blocks) {
      rule(fresh(base), "SecurityGroupIngress", group, "CidrIp", Value::of_text(inventory::text_of(block)));
    }
  }

  void let_in_group(const std::string& group, const std::string& name, const std::string& from) {
    rule(fresh(name + "From" + in_capitals(from)), "SecurityGroupIngress", group, "SourceSecurityGroupId",
         group_id(from));
  }

  void let_in(const LetIn& to) {
    for (const std::string& from : to.from) {
      let_in_group(to.group, in_capitals(to.group), from);
    }
    if (to.from.empty()) {
      let_in_vpc(to.group, in_capitals(to.group));
    }
  }

  void gateway_endpoint() {
    std::vector<Value> all;
    for (const std::string& table : tables()) {
      all.push_back(Value::reference(table));
    }
    comment(kFree);
    way(fresh("S3Endpoint"), "VPCEndpoint",
        {{"VpcId", vpc()},
         {"ServiceName", service("s3")},
         {"VpcEndpointType", Value::of_text("Gateway")},
         {"RouteTableIds", Value::list(std::move(all))}});
  }

  void let_out(const LetOut& from) {
    const auto add_rule = [&](std::string_view to, std::string_view peer, Value value) {
      std::string id = fresh(in_capitals(from.group) + "To" + std::string(to));
      rule(id, "SecurityGroupEgress", from.group, peer, std::move(value));
      return id;
    };
    if (from.to_endpoints && !group_.empty()) {
      add_rule("Endpoints", "DestinationSecurityGroupId", group_id(group_));
    } else if (from.to_endpoints) {
      add_rule("Endpoints", "CidrIp", Value::attribute(pieces_.vpc, "CidrBlock"));
    }
    if (from.to_internet) {
      add_rule("Internet", "CidrIp", Value::of_text(std::string(kAnywhere)));
    } else if (from.to_s3) {
      out_.reasons.push_back({kS3Anywhere, {add_rule("S3", "CidrIp", Value::of_text(std::string(kAnywhere)))}});
    }
  }

  void rule(const std::string& id, std::string type, const std::string& group, std::string_view peer, Value value) {
    way(id, std::move(type),
        {{"GroupId", group_id(group)},
         {"IpProtocol", Value::of_text("tcp")},
         {"FromPort", Value::word("443")},
         {"ToPort", Value::word("443")},
         {std::string(peer), std::move(value)}});
  }

  const Pieces& pieces_;
  const TemplateAround& around_;
  std::set<std::string> taken_;
  EgressResources out_;
  std::string comment_;            ///< for the next resource
  std::vector<std::string> made_;  ///< the new subnets
  std::string table_;              ///< the new route table
  std::string group_;              ///< of the endpoints
};

}  // namespace

EgressResources template_of(const Pieces& pieces, const TemplateAround& around) { return Writer(pieces, around).run(); }

}  // namespace kakoi::fixes
