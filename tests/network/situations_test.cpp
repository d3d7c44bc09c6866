// What Terraform may leave open about a network, and what is said of it then. Networks that are known are in
// situations/.
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

  [[nodiscard]] inventory::Reference subnet() const {
    return launch_.subnets.items.empty() ? inventory::Reference::unknown(*launch_.subnets.more)
                                         : launch_.subnets.items.front();
  }

  reachability::Outcome outcome(const std::string& destination) const {
    reachability::Outward outward(network_);
    return outward.reach(
        {.subnet = subnet(), .groups = &launch_.groups, .has_public_ipv4 = base::Known<bool>::defaulted(false)},
        {.service = destination});
  }

  [[nodiscard]] reachability::Exposure exposure() const {
    reachability::Inward inward(network_);
    return inward.exposure(
        {.subnet = subnet(), .groups = &launch_.groups, .has_public_ipv4 = base::Known<bool>::defaulted(true)});
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
};

std::vector<Row> rows() {
  const std::string own = service();
  return {
      {"another VPC's network is unknown",
       "data \"aws_subnet\" \"x\" {}\nresource \"aws_security_group\" \"task\" {}\n" + service("data.aws_subnet.x.id"),
       "logs", Evidence::unknown, "data.aws_subnet.x"},
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
  };
}

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

class Outwards : public testing::TestWithParam<Row> {};

TEST_P(Outwards, AreAsTheRowSays) {
  const Row& row = GetParam();
  const reachability::Outcome outcome = Situation(row.text).outcome(row.destination);
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
