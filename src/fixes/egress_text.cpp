#include "fixes/egress_text.hpp"

#include "fixes/egress_phrases.hpp"

#include <algorithm>
#include <utility>

namespace kakoi::fixes {
namespace {

using base::Phrase;

using Attributes = std::vector<std::pair<std::string, std::string>>;

std::string type_of(std::string_view key) { return std::string(key.substr(0, key.find('.'))); }

std::string name_of(std::string_view key) {
  const std::string_view name = key.substr(key.find('.') + 1);
  return std::string(name.substr(0, name.find_first_of(".[")));
}

// An attribute of the VPC is the id of what comes with it already.
std::string id_of(const std::string& key) {
  return key.ends_with("_route_table_id") || key.ends_with("_security_group_id") ? key : key + ".id";
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

std::string list_of(const std::vector<std::string>& items) {
  std::string text;
  for (const std::string& item : items) {
    text += (text.empty() ? "" : ", ") + item;
  }
  return "[" + text + "]";
}

// `name = value`, with the signs below each other.
std::vector<std::string> lines_of(const Attributes& attributes) {
  std::size_t width = 0;
  for (const auto& [name, value] : attributes) {
    width = std::max(width, name.size());
  }
  std::vector<std::string> lines;
  for (const auto& [name, value] : attributes) {
    std::string line = name;
    line.append(width - name.size(), ' ').append(" = ").append(value);
    lines.push_back(std::move(line));
  }
  return lines;
}

class Writer {
 public:
  Writer(const Pieces& pieces, const TerraformStyle& style) : pieces_(pieces), style_(style), taken_(style.names) {}

  EgressText run() {
    region();
    subnets();
    if (pieces_.makes_subnets()) {
      route_table();
    }
    nat();
    endpoints();
    gateway_endpoint();
    for (const LetIn& each : pieces_.let_in) {
      let_in(each);
    }
    for (const LetOut& each : pieces_.let_out) {
      let_out(each);
    }
    if (!out_.text.empty()) {
      out_.text = "# " + std::string(kHead.in(style_.language)) + "\n" + out_.text;
    }
    return std::move(out_);
  }

 private:
  /// A name of this type that nothing has: `base`, else with a number behind it. Gives `type.name`.
  std::string fresh(std::string_view type, const std::string& base) {
    std::string key = std::string(type) + "." + base;
    for (int n = 2; !taken_.insert(key).second; ++n) {
      key = std::string(type) + "." + base + "_" + std::to_string(n);
    }
    return key;
  }

  void comment(const Phrase& phrase) { pending_ = "# " + std::string(phrase.in(style_.language)) + "\n"; }

  void block(std::string_view word, const std::string& key, const std::vector<std::string>& lines) {
    out_.text += "\n" + std::exchange(pending_, {}) + std::string(word) + " " + quoted(type_of(key)) + " " +
                 quoted(name_of(key));
    out_.text += lines.empty() ? " {}\n" : " {\n";
    for (const std::string& line : lines) {
      out_.text += line.empty() ? "\n" : "  " + line + "\n";
    }
    out_.text += lines.empty() ? "" : "}\n";
  }
  void resource(const std::string& key, const std::vector<std::string>& lines) { block("resource", key, lines); }
  void resource(const std::string& key, const Attributes& attributes) { resource(key, placed(attributes)); }
  /// What tasks cannot start without.
  void way(const std::string& key, const Attributes& attributes) {
    resource(key, attributes);
    out_.ways.push_back(key);
  }

  [[nodiscard]] std::vector<std::string> placed(const Attributes& attributes) const {
    Attributes all = style_.placing;
    all.insert(all.end(), attributes.begin(), attributes.end());
    return lines_of(all);
  }

  void region() {
    if (pieces_.interfaces.empty() && !pieces_.has_s3) {
      return;
    }
    region_ = style_.region;
    if (region_.empty()) {
      const std::string key = fresh("aws_region", "current");
      block("data", key, placed({}));
      region_ = "${data." + key + ".name}";
    }
  }

  [[nodiscard]] std::string service(std::string_view name) const {
    return quoted("com.amazonaws." + region_ + "." + std::string(name));
  }

  void subnets() {
    for (const TargetSubnet& each : pieces_.subnets) {
      if (!each.key.empty()) {
        out_.subnets.push_back(id_of(each.key));
        continue;
      }
      const std::string key = fresh("aws_subnet", private_name(each.beside));
      resource(key, Attributes{{"vpc_id", id_of(pieces_.vpc)},
                               {"cidr_block", quoted(inventory::text_of(each.block))},
                               {"availability_zone", each.beside + ".availability_zone"}});
      out_.subnets.push_back(id_of(key));
      made_.push_back(key);
    }
  }

  // "public_a" has "private_a" beside it.
  static std::string private_name(const std::string& beside) {
    constexpr std::string_view kPublic = "public";
    std::string name = name_of(beside);
    const std::size_t at = name.find(kPublic);
    return at == std::string::npos ? "private" : name.replace(at, kPublic.size(), "private");
  }

  void route_table() {
    const std::string table = fresh("aws_route_table", "private");
    table_ = table;
    std::vector<std::string> lines = placed({{"vpc_id", id_of(pieces_.vpc)}});
    if (pieces_.nat.has_value()) {
      nat_key_ = pieces_.nat->gateway.empty() ? fresh("aws_nat_gateway", "private") : pieces_.nat->gateway;
      lines.emplace_back();
      for (const std::string& line : route_lines()) {
        lines.push_back(line);
      }
    } else {
      comment(kNoInternet);
    }
    resource(table, lines);
    for (const std::string& subnet : made_) {
      way(fresh("aws_route_table_association", name_of(subnet)),
          {{"subnet_id", id_of(subnet)}, {"route_table_id", id_of(table)}});
    }
  }

  [[nodiscard]] std::vector<std::string> route_lines() const {
    std::vector<std::string> lines{"route {"};
    for (const std::string& line :
         lines_of({{"cidr_block", quoted("0.0.0.0/0")}, {"nat_gateway_id", id_of(nat_key_)}})) {
      lines.push_back("  " + line);
    }
    lines.emplace_back("}");
    return lines;
  }

  void nat() {
    if (!pieces_.nat.has_value()) {
      return;
    }
    const Nat& nat = *pieces_.nat;
    if (nat_key_.empty()) {
      nat_key_ = nat.gateway.empty() ? fresh("aws_nat_gateway", "private") : nat.gateway;
    }
    if (nat.gateway.empty()) {
      const std::string address = fresh("aws_eip", "nat");
      comment(kAddressCost);
      resource(address, Attributes{{"domain", quoted("vpc")}});
      Attributes attributes{{"allocation_id", id_of(address)}, {"subnet_id", id_of(nat.subnet)}};
      if (!nat.internet_gateway.empty()) {
        attributes.emplace_back("depends_on", list_of({nat.internet_gateway}));
      }
      comment(kNatCost);
      resource(nat_key_, attributes);
      out_.costs.push_back({kNatCostsMore, {nat_key_}});
      out_.costs.push_back({kAddressCostsMore, {address}});
    }
    for (const std::string& table : pieces_.tables) {
      if (style_.with_inline_rules.contains(table)) {
        out_.inline_blocks.push_back({.key = table, .type = "route", .lines = route_lines()});
        out_.ways.push_back(table.substr(0, table.find('[')));
      } else {
        way(fresh("aws_route", name_of(table) + "_nat"), {{"route_table_id", id_of(table)},
                                                          {"destination_cidr_block", quoted("0.0.0.0/0")},
                                                          {"nat_gateway_id", id_of(nat_key_)}});
      }
    }
  }

  void endpoints() {
    if (pieces_.interfaces.empty()) {
      return;
    }
    group_ = fresh("aws_security_group", "vpc_endpoints");
    resource(group_, Attributes{{"description", quoted("VPC endpoints: tcp/443 from the VPC")},
                                {"vpc_id", id_of(pieces_.vpc)}});
    let_in_to_new();
    std::vector<std::string> subnets;
    for (const std::size_t at : pieces_.endpoint_subnets) {
      subnets.push_back(out_.subnets[at]);
    }
    std::string names;
    for (const std::string& name : pieces_.interfaces) {
      std::string base = name;
      std::replace(base.begin(), base.end(), '.', '_');
      std::replace(base.begin(), base.end(), '-', '_');
      const std::string key = fresh("aws_vpc_endpoint", base);
      comment(kEndpointCost);
      way(key, {{"vpc_id", id_of(pieces_.vpc)},
                {"service_name", service(name)},
                {"vpc_endpoint_type", quoted("Interface")},
                {"private_dns_enabled", "true"},
                {"subnet_ids", list_of(subnets)},
                {"security_group_ids", list_of({id_of(group_)})}});
      names += (names.empty() ? "" : ", ") + key;
    }
    out_.costs.push_back({kEndpointsCostMore, {std::to_string(subnets.size()), names}});
  }

  // Rules of their own, since the groups may name each other, which rules within them could not.
  void let_in_to_new() {
    comment(kWholeVpc);
    let_in_vpc(group_, "endpoints");
    if (!pieces_.lets_in_tasks) {
      return;
    }
    for (const std::string& group : pieces_.groups) {
      let_in_group(group_, "endpoints", group);
    }
    for (std::size_t i = 0; pieces_.groups.empty() && i < out_.subnets.size(); ++i) {
      const std::string subnet = out_.subnets[i].substr(0, out_.subnets[i].rfind('.'));
      rule(group_, from_block("endpoints_from_" + name_of(subnet), subnet + ".cidr_block"));
    }
  }

  void let_in(const LetIn& to) {
    for (const std::string& from : to.from) {
      let_in_group(to.group, name_of(to.group), from);
    }
    if (to.from.empty()) {
      let_in_vpc(to.group, name_of(to.group));
    }
  }

  void let_in_vpc(const std::string& group, const std::string& name) {
    rule(group, from_block(name + "_from_vpc", pieces_.vpc + ".cidr_block"));
    for (const inventory::AddressBlock& block : pieces_.more_blocks) {
      rule(group, from_block(name + "_from_vpc", quoted(inventory::text_of(block))));
    }
  }

  void let_in_group(const std::string& group, const std::string& name, const std::string& from) {
    Peer peer = of_group(name + "_from_" + name_of(from), from);
    peer.is_egress = false;
    rule(group, peer);
  }

  void gateway_endpoint() {
    if (!pieces_.has_s3) {
      return;
    }
    std::vector<std::string> tables;
    if (!table_.empty()) {
      tables.push_back(id_of(table_));
    }
    for (const std::string& table : pieces_.tables) {
      tables.push_back(id_of(table));
    }
    s3_ = fresh("aws_vpc_endpoint", "s3");
    comment(kFree);
    way(s3_, {{"vpc_id", id_of(pieces_.vpc)},
              {"service_name", service("s3")},
              {"vpc_endpoint_type", quoted("Gateway")},
              {"route_table_ids", list_of(tables)}});
  }

  /// Whom a rule lets in or out, as each form of a rule calls it.
  struct Peer {
    std::string name{};     ///< of the rule
    std::string within{};   ///< within a group
    std::string of_rule{};  ///< of aws_security_group_rule
    std::string of_one{};   ///< of aws_vpc_security_group_ingress_rule and its twin
    std::string value{};
    bool is_list_of_rule = true;
    bool is_egress = true;
  };

  void let_out(const LetOut& from) {
    const std::string base = name_of(from.group) + "_to_";
    if (from.to_endpoints && !group_.empty()) {
      rule(from.group, of_group(base + "endpoints", group_));
    } else if (from.to_endpoints) {
      rule(from.group, to_block(base + "endpoints", pieces_.vpc + ".cidr_block"));
    }
    if (from.to_s3) {
      rule(from.group, {.name = base + "s3",
                        .within = "prefix_list_ids",
                        .of_rule = "prefix_list_ids",
                        .of_one = "prefix_list_id",
                        .value = s3_ + ".prefix_list_id"});
    }
    if (from.to_internet) {
      rule(from.group, to_block(base + "internet", quoted("0.0.0.0/0")));
    }
  }

  static Peer of_group(std::string name, const std::string& group) {
    return {.name = std::move(name),
            .within = "security_groups",
            .of_rule = "source_security_group_id",
            .of_one = "referenced_security_group_id",
            .value = id_of(group),
            .is_list_of_rule = false};
  }
  static Peer to_block(std::string name, std::string value) {
    return {.name = std::move(name),
            .within = "cidr_blocks",
            .of_rule = "cidr_blocks",
            .of_one = "cidr_ipv4",
            .value = std::move(value)};
  }
  static Peer from_block(std::string name, std::string value) {
    Peer peer = to_block(std::move(name), std::move(value));
    peer.is_egress = false;
    return peer;
  }

  void rule(const std::string& group, const Peer& peer) {
    const std::string type = peer.is_egress ? "egress" : "ingress";
    const auto form = style_.rules_of_one_block.find(group);
    if (style_.with_inline_rules.contains(group)) {
      inline_rule(group, peer, type);
    } else if (form != style_.rules_of_one_block.end() ? form->second : style_.has_rules_of_one_block) {
      way(fresh("aws_security_group_rule", peer.name),
          {{"type", quoted(type)},
           {"security_group_id", id_of(group)},
           {peer.of_rule, peer.is_list_of_rule ? list_of({peer.value}) : peer.value},
           {"protocol", quoted("tcp")},
           {"from_port", "443"},
           {"to_port", "443"}});
    } else {
      way(fresh("aws_vpc_security_group_" + type + "_rule", peer.name), {{"security_group_id", id_of(group)},
                                                                         {peer.of_one, peer.value},
                                                                         {"ip_protocol", quoted("tcp")},
                                                                         {"from_port", "443"},
                                                                         {"to_port", "443"}});
    }
  }

  void inline_rule(const std::string& group, const Peer& peer, const std::string& type) {
    std::vector<std::string> lines{type + " {"};
    for (const std::string& line : lines_of({{"from_port", "443"},
                                             {"to_port", "443"},
                                             {"protocol", quoted("tcp")},
                                             {peer.within, list_of({peer.value})}})) {
      lines.push_back("  " + line);
    }
    lines.emplace_back("}");
    out_.inline_blocks.push_back({.key = group, .type = type, .lines = std::move(lines)});
    // The tasks name their own groups.
    if (!peer.is_egress) {
      out_.ways.push_back(group.substr(0, group.find('[')));
    }
  }

  const Pieces& pieces_;
  const TerraformStyle& style_;
  std::set<std::string> taken_;
  EgressText out_;
  std::string pending_;  ///< a comment for the next block
  std::string region_;
  std::vector<std::string> made_;  ///< the new subnets
  std::string table_;              ///< the new route table
  std::string nat_key_;
  std::string group_;  ///< of the endpoints
  std::string s3_;
};

}  // namespace

EgressText terraform_of(const Pieces& pieces, const TerraformStyle& style) { return Writer(pieces, style).run(); }

}  // namespace kakoi::fixes
