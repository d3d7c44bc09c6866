// Networks as Terraform writes them, and what reaches what in them: a row for each trap.
#include "reachability/inward.hpp"
#include "reachability/outward.hpp"
#include "sources/terraform/root.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <optional>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi {
namespace {

using reachability::Evidence;
using reachability::ExposureKind;

// A VPC with a public subnet, and a private one of whose way out each situation tells.
constexpr std::string_view kVpc = R"(
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
}
resource "aws_subnet" "b" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.2.0/24"
}
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_route_table" "public" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "public" {
  subnet_id      = aws_subnet.public.id
  route_table_id = aws_route_table.public.id
}
resource "aws_route_table" "a" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
resource "aws_nat_gateway" "main" { subnet_id = aws_subnet.public.id }
)";

constexpr std::string_view kEverythingOut = R"(
resource "aws_security_group" "task" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
)";

constexpr std::string_view kByNat = R"(
resource "aws_route" "out" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}
)";

constexpr std::string_view kLogs = R"(
resource "aws_security_group" "endpoint" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.task.id]
  }
}
resource "aws_vpc_endpoint" "logs" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${var.region}.logs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.b.id]
  security_group_ids  = [aws_security_group.endpoint.id]
}
variable "region" {}
)";

constexpr std::string_view kS3 = R"(
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.a.id]
}
)";

std::string service(std::string_view subnet = "aws_subnet.a.id") {
  return R"(
resource "aws_ecs_service" "web" {
  launch_type = "FARGATE"
  network_configuration {
    subnets         = [)" +
         std::string(subnet) + R"(]
    security_groups = [aws_security_group.task.id]
  }
})";
}

std::string group(std::string_view rules) {
  return "resource \"aws_security_group\" \"task\" {\n  vpc_id = aws_vpc.main.id\n" + std::string(rules) + "}\n";
}

/// What was read of one root.
class Situation {
 public:
  explicit Situation(const std::string& text) {
    files_.add("/r/main.tf", text);
    const sources::Input input{.reader = files_, .numbers = numbers_, .boundary = "/r"};
    root_.emplace(input, cache_, sources::terraform::Inputs{}, "/r", ".");
    network_ = root_->network();
    const auto& services = root_->inventory().services;
    EXPECT_EQ(services.size(), 1U);
    launch_ = services.empty() ? inventory::Launch{} : services.front().launch;
  }

  [[nodiscard]] const inventory::Network& network() const { return network_; }
  [[nodiscard]] inventory::Reference subnet() const {
    return launch_.subnets.items.empty() ? inventory::Reference::unknown(*launch_.subnets.more)
                                         : launch_.subnets.items.front();
  }

  reachability::Outcome outcome(const std::string& destination, bool has_public_address = false) const {
    reachability::Outward outward(network_);
    return outward.reach({.subnet = subnet(),
                          .groups = &launch_.groups,
                          .has_public_ipv4 = base::Known<bool>::defaulted(has_public_address)},
                         {.service = destination});
  }

  [[nodiscard]] reachability::Exposure exposure(bool has_public_address = true, bool is_idle = false) const {
    reachability::Inward inward(network_);
    return inward.exposure({.subnet = subnet(),
                            .groups = &launch_.groups,
                            .has_public_ipv4 = base::Known<bool>::defaulted(has_public_address),
                            .is_idle = is_idle});
  }

 private:
  test::MemoryFiles files_;
  sources::FileNumbers numbers_;
  sources::terraform::ModuleCache cache_;
  std::optional<sources::terraform::Root> root_;
  inventory::Network network_;
  inventory::Launch launch_;
};

std::string vpc_with(std::initializer_list<std::string_view> parts) {
  std::string text(kVpc);
  for (const std::string_view part : parts) {
    text += part;
  }
  return text;
}

struct Row {
  std::string name;
  std::string text;
  std::string destination;  ///< empty: the internet
  Evidence evidence = Evidence::unknown;
  std::string_view why{};  ///< a part of what is said
  bool has_public_address = false;
};

std::vector<Row> rows() {
  const std::string to_vpc =
      "egress {\n from_port = 443\n to_port = 443\n protocol = \"tcp\"\n cidr_blocks = [\"10.0.0.0/16\"]\n}\n";
  const std::string to_s3 =
      "egress {\n from_port = 443\n to_port = 443\n protocol = \"tcp\"\n prefix_list_ids = "
      "[aws_vpc_endpoint.s3.prefix_list_id]\n}\n";
  const auto out = [](std::string_view target) {
    return "resource \"aws_route\" \"out\" {\n route_table_id = aws_route_table.a.id\n destination_cidr_block = "
           "\"0.0.0.0/0\"\n " +
           std::string(target) +
           "\n}\nresource \"aws_vpc_peering_connection\" \"x\" {}\nresource \"aws_ec2_transit_gateway\" \"x\" {}\n"
           "resource \"aws_instance\" \"nat\" {}\n";
  };
  const auto acl = [](std::string_view ingress, std::string_view egress) {
    return "resource \"aws_network_acl\" \"a\" {\n vpc_id = aws_vpc.main.id\n subnet_ids = [aws_subnet.a.id]\n ingress "
           "{\n rule_no = 100\n action = \"allow\"\n protocol = \"tcp\"\n cidr_block = \"0.0.0.0/0\"\n" +
           std::string(ingress) +
           "}\n egress {\n rule_no = 100\n action = \"allow\"\n protocol = \"tcp\"\n cidr_block = \"0.0.0.0/0\"\n" +
           std::string(egress) + "}\n}\n";
  };
  const std::string halves = R"(
resource "aws_route" "low" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "0.0.0.0/1"
  nat_gateway_id         = aws_nat_gateway.main.id
}
resource "aws_route" "high" {
  route_table_id         = aws_route_table.a.id
  destination_cidr_block = "128.0.0.0/1"
  nat_gateway_id         = aws_nat_gateway.main.id
}
)";
  const std::string blocked =
      "resource \"aws_vpc_block_public_access_options\" \"all\" {\n internet_gateway_block_mode = "
      "\"block-bidirectional\"\n}\n";
  const std::string no_dns = R"(
resource "aws_vpc_dhcp_options" "own" { domain_name_servers = ["10.0.0.7"] }
resource "aws_vpc_dhcp_options_association" "own" {
  vpc_id          = aws_vpc.main.id
  dhcp_options_id = aws_vpc_dhcp_options.own.id
}
)";
  const std::string logs_out_of = [](std::string text, std::string_view what, std::string_view with) {
    return text.replace(text.find(what), what.size(), with);
  }(std::string(kLogs), "security_groups = [aws_security_group.task.id]", "cidr_blocks     = [\"10.9.0.0/16\"]");
  const std::string no_private_dns = [](std::string text) {
    const std::string_view what = "private_dns_enabled = true";
    return text.replace(text.find(what), what.size(), "private_dns_enabled = false");
  }(std::string(kLogs));
  const std::string own = service();
  return {
      {"a NAT gateway leads to the internet", vpc_with({kEverythingOut, kByNat, own}), "", Evidence::proven},
      {"a NAT gateway leads to every service", vpc_with({kEverythingOut, kByNat, own}), "ecr.api", Evidence::proven},
      {"no route is no way", vpc_with({kEverythingOut, own}), "ecr.api", Evidence::missing, "no route to the internet"},
      {"an internet gateway takes no private address", vpc_with({kEverythingOut, service("aws_subnet.public.id")}), "",
       Evidence::missing, "only what has a public IP"},
      {"an internet gateway takes a public address", vpc_with({kEverythingOut, service("aws_subnet.public.id")}), "",
       Evidence::proven, "", true},
      {"two halves are the whole internet", vpc_with({kEverythingOut, halves, own}), "", Evidence::proven},
      {"an endpoint in another zone works", vpc_with({kEverythingOut, kLogs, own}), "logs", Evidence::proven},
      {"an endpoint leads to its service only", vpc_with({kEverythingOut, kLogs, own}), "ecr.api", Evidence::missing},
      {"an endpoint leads not to the internet", vpc_with({kEverythingOut, kLogs, own}), "", Evidence::missing},
      {"endpoints do for a public subnet without an address",
       vpc_with({kEverythingOut, kLogs, service("aws_subnet.public.id")}), "logs", Evidence::proven},
      {"an endpoint whose group is shut is in the way of the NAT gateway",
       vpc_with({kEverythingOut, kByNat, logs_out_of, own}), "logs", Evidence::missing, "no security group"},
      {"an endpoint without private DNS is not used", vpc_with({kEverythingOut, no_private_dns, own}), "logs",
       Evidence::missing},
      {"an endpoint without private DNS is not in the way", vpc_with({kEverythingOut, kByNat, no_private_dns, own}),
       "logs", Evidence::proven},
      {"S3 by a gateway endpoint", vpc_with({kEverythingOut, kS3, own}), "s3", Evidence::proven},
      {"S3 is not within the VPC", vpc_with({group(to_vpc), kS3, own}), "s3", Evidence::missing, "no security group"},
      {"S3 by its prefix list", vpc_with({group(to_s3), kS3, own}), "s3", Evidence::proven},
      {"the prefix list of S3 holds nothing else", vpc_with({group(to_s3), kS3, kByNat, own}), "ecr.api",
       Evidence::unknown},
      {"a gateway endpoint on no table of the subnet", vpc_with({kEverythingOut, kS3, service("aws_subnet.b.id")}),
       "s3", Evidence::missing},
      {"a network ACL shuts S3 out",
       vpc_with(
           {kEverythingOut, kS3, own, acl("from_port = 1024\n to_port = 65535\n", "from_port = 80\n to_port = 80\n")}),
       "s3", Evidence::missing, "aws_network_acl.a"},
      {"answers need the high ports",
       vpc_with({kEverythingOut, kByNat, own,
                 acl("from_port = 443\n to_port = 443\n", "from_port = 443\n to_port = 443\n")}),
       "", Evidence::missing, "aws_network_acl.a"},
      {"all high ports are enough",
       vpc_with({kEverythingOut, kByNat, own,
                 acl("from_port = 1024\n to_port = 65535\n", "from_port = 443\n to_port = 443\n")}),
       "", Evidence::proven},
      {"some of the high ports are not",
       vpc_with({kEverythingOut, kByNat, own,
                 acl("from_port = 32768\n to_port = 40000\n", "from_port = 443\n to_port = 443\n")}),
       "", Evidence::plausible, "some of the ports"},
      {"a peering is no way to the internet",
       vpc_with({kEverythingOut, own, out("vpc_peering_connection_id = aws_vpc_peering_connection.x.id")}), "",
       Evidence::missing, "peering"},
      {"behind a peering may be an endpoint",
       vpc_with({kEverythingOut, own, out("vpc_peering_connection_id = aws_vpc_peering_connection.x.id")}), "logs",
       Evidence::plausible},
      {"behind a transit gateway may be a way",
       vpc_with({kEverythingOut, own, out("transit_gateway_id = aws_ec2_transit_gateway.x.id")}), "",
       Evidence::plausible, "aws_ec2_transit_gateway.x"},
      {"a NAT instance is not proven",
       vpc_with({kEverythingOut, own, out("network_interface_id = aws_instance.nat.primary_network_interface_id")}), "",
       Evidence::plausible},
      {"a subnet that is given is unknown",
       vpc_with({kEverythingOut, service("var.subnet"), "variable \"subnet\" {}\n"}), "logs", Evidence::unknown,
       "var.subnet"},
      {"a group that is given is unknown", vpc_with({kByNat, R"(
variable "group" {}
resource "aws_ecs_service" "web" {
  network_configuration {
    subnets         = [aws_subnet.a.id]
    security_groups = [var.group]
  }
}
)"}),
       "", Evidence::unknown, "var.group"},
      {"another VPC's network is unknown",
       "data \"aws_subnet\" \"x\" {}\nresource \"aws_security_group\" \"task\" {}\n" + service("data.aws_subnet.x.id"),
       "logs", Evidence::unknown, "data.aws_subnet.x"},
      {"Block Public Access holds for NAT gateways", vpc_with({kEverythingOut, kByNat, own, blocked}), "",
       Evidence::missing, "Block Public Access"},
      {"but not where the VPC is excluded",
       vpc_with({kEverythingOut, kByNat, own, blocked,
                 "resource \"aws_vpc_block_public_access_exclusion\" \"x\" {\n vpc_id = aws_vpc.main.id\n "
                 "internet_gateway_exclusion_mode = \"allow-egress\"\n}\n"}),
       "", Evidence::proven},
      {"a policy of an endpoint's own", vpc_with({kEverythingOut, own, R"(
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.eu-west-1.s3"
  route_table_ids = [aws_route_table.a.id]
  policy          = "{}"
}
)"}),
       "s3", Evidence::plausible, "policy"},
      {"a DNS server of one's own", vpc_with({kEverythingOut, kByNat, own, no_dns}), "logs", Evidence::plausible,
       "DNS"},
      {"what a module adds is not known", vpc_with({kEverythingOut, own, R"(
module "endpoints" {
  source = "terraform-aws-modules/vpc/aws//modules/vpc-endpoints"
  vpc_id = aws_vpc.main.id
}
)"}),
       "logs", Evidence::unknown, "endpoints"},
      {"what a module adds takes nothing away", vpc_with({kEverythingOut, kByNat, own, R"(
module "endpoints" {
  source = "terraform-aws-modules/vpc/aws//modules/vpc-endpoints"
  vpc_id = aws_vpc.main.id
}
)"}),
       "", Evidence::proven},
      {"a private NAT gateway is no way",
       vpc_with({kEverythingOut, own, out("nat_gateway_id = aws_nat_gateway.private.id"), R"(
resource "aws_nat_gateway" "private" {
  subnet_id         = aws_subnet.public.id
  connectivity_type = "private"
}
)"}),
       "", Evidence::missing, "private NAT gateway"},
      {"a NAT gateway in a private subnet is no way",
       vpc_with({kEverythingOut, own, out("nat_gateway_id = aws_nat_gateway.b.id"),
                 "resource \"aws_nat_gateway\" \"b\" { subnet_id = aws_subnet.b.id }\n"}),
       "", Evidence::missing, "no route to the internet"},
      {"a subnet without a table of its own has the main one", vpc_with({kEverythingOut, service("aws_subnet.b.id"), R"(
resource "aws_default_route_table" "main" {
  default_route_table_id = aws_vpc.main.default_route_table_id
  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.main.id
  }
}
)"}),
       "", Evidence::proven},
      {"a group without egress lets nothing out", vpc_with({group(""), kByNat, own}), "", Evidence::missing,
       "no security group"},
      {"rules of their own", vpc_with({group(""), kByNat, own, R"(
resource "aws_vpc_security_group_egress_rule" "all" {
  security_group_id = aws_security_group.task.id
  ip_protocol       = "-1"
  cidr_ipv4         = "0.0.0.0/0"
}
)"}),
       "", Evidence::proven},
  };
}

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class Outwards : public testing::TestWithParam<Row> {};

TEST_P(Outwards, AreAsTheRowSays) {
  const Row& row = GetParam();
  const reachability::Outcome outcome = Situation(row.text).outcome(row.destination, row.has_public_address);
  const std::string why = outcome.why.text(base::Language::en);
  EXPECT_EQ(outcome.evidence, row.evidence) << row.name << ": " << why;
  EXPECT_NE(why.find(row.why), std::string::npos) << row.name << ": " << why;
}

std::string name_of(const testing::TestParamInfo<Row>& row) {
  std::string name;
  for (const char c : row.param.name) {
    name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Situations, Outwards, testing::ValuesIn(rows()), name_of);

std::string ingress(std::string_view peers, int port = 80) {
  return group("ingress {\n from_port = " + std::to_string(port) + "\n to_port = " + std::to_string(port) +
               "\n protocol = \"tcp\"\n " + std::string(peers) + "\n}\n");
}

TEST(Inwards, EverybodyComesIn) {
  const Situation open(vpc_with({ingress("cidr_blocks = [\"0.0.0.0/0\"]"), service("aws_subnet.public.id")}));
  const reachability::Exposure exposure = open.exposure();
  EXPECT_EQ(exposure.kind, ExposureKind::anywhere);
  ASSERT_EQ(exposure.openings.size(), 1U);
  EXPECT_EQ(exposure.openings[0].traffic.ports, (inventory::Ports{80, 80}));
  EXPECT_EQ(open.exposure(false).kind, ExposureKind::unreachable);
  EXPECT_EQ(open.exposure(true, true).kind, ExposureKind::idle);
}

TEST(Inwards, HalvesOfTheInternetAreAllOfIt) {
  const Situation open(
      vpc_with({ingress("cidr_blocks = [\"0.0.0.0/1\", \"128.0.0.0/1\"]"), service("aws_subnet.public.id")}));
  EXPECT_EQ(open.exposure().kind, ExposureKind::anywhere);
}

TEST(Inwards, SomeComeIn) {
  const Situation some(
      vpc_with({ingress("cidr_blocks = [\"198.51.0.0/17\", \"10.0.0.0/8\"]"), service("aws_subnet.public.id")}));
  const reachability::Exposure exposure = some.exposure();
  EXPECT_EQ(exposure.kind, ExposureKind::restricted);
  ASSERT_EQ(exposure.openings.size(), 1U);
  const auto blocks = exposure.openings[0].from.sure.blocks(inventory::Family::v4, 8);
  ASSERT_FALSE(blocks.empty());
  EXPECT_EQ(inventory::text_of(blocks.front()), "198.51.0.0/18");
}

TEST(Inwards, NobodyComesIn) {
  const std::string balancer = R"(
resource "aws_security_group" "balancer" { vpc_id = aws_vpc.main.id }
)";
  const auto from_balancer = ingress("security_groups = [aws_security_group.balancer.id]");
  EXPECT_EQ(Situation(vpc_with({balancer, from_balancer, service("aws_subnet.public.id")})).exposure().kind,
            ExposureKind::unreachable);
  const auto from_all = ingress("cidr_blocks = [\"0.0.0.0/0\"]");
  EXPECT_EQ(Situation(vpc_with({from_all, kByNat, service()})).exposure().kind, ExposureKind::unreachable);
  EXPECT_EQ(Situation(vpc_with({group(""), service("aws_subnet.public.id")})).exposure().kind,
            ExposureKind::unreachable);
}

TEST(Inwards, WhoComesInIsNotKnown) {
  const auto open = ingress("cidr_blocks = var.allowed");
  EXPECT_EQ(Situation(vpc_with({open, "variable \"allowed\" {}\n", service("aws_subnet.public.id")})).exposure().kind,
            ExposureKind::unknown);
  // It makes no difference behind a NAT gateway.
  EXPECT_EQ(Situation(vpc_with({open, "variable \"allowed\" {}\n", kByNat, service()})).exposure().kind,
            ExposureKind::unreachable);
}

}  // namespace
}  // namespace kakoi
