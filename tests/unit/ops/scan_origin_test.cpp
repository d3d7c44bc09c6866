// Where a value came from is a way of its own, whatever else has used the value before.
#include "unit/ops/scans.hpp"

namespace kakoi::ops {
namespace {

using Lines = std::vector<std::string>;

// The origin of the finding about `address`, as "line:column what".
Lines origin(const Scanned& scanned, const std::string& address) {
  Lines lines;
  for (const findings::Finding& one : scanned.report.findings) {
    for (const base::OriginStep& step : one.id.address == address ? one.origin : base::Origin{}) {
      lines.push_back(std::to_string(step.place.line) + ":" + std::to_string(step.place.column) + " " +
                      step.what.text(base::Language::en));
    }
  }
  return lines;
}

Scanned scanned(const std::string& text) {
  test::MemoryFiles files;
  files.add("/r/main.tf", text);
  return scan_all(files, {"/r"});
}

TEST(ScanOrigin, IsNothingWhereTheAttributeHoldsTheLiteral) {
  EXPECT_EQ(origin(scanned(service("true")), "aws_ecs_service.web"), Lines{});
}

TEST(ScanOrigin, LeadsFromTheVariableToItsDefault) {
  EXPECT_EQ(origin(scanned("variable \"open\" {\n  default = true\n}\n" + service("var.open")), "aws_ecs_service.web"),
            Lines{"2:13 variable open = true"});
}

TEST(ScanOrigin, IsTheSameForEveryServiceThatUsesTheValue) {
  const Scanned both =
      scanned("locals {\n  open = true\n}\n" + service("local.open", "a") + service("local.open", "b"));
  EXPECT_EQ(origin(both, "aws_ecs_service.a"), Lines{"2:10 local open = true"});
  EXPECT_EQ(origin(both, "aws_ecs_service.b"), Lines{"2:10 local open = true"});
}

TEST(ScanOrigin, DoesNotLeadIntoAnotherServiceThatUsesTheSameAttribute) {
  const std::string group = "resource \"aws_security_group\" \"g\" {}\n";
  const Scanned alone = scanned(group + service("aws_security_group.g.id == \"x\"", "b"));
  const Scanned after = scanned(group + service("aws_security_group.g.id == \"x\"", "a") +
                                service("aws_security_group.g.id == \"x\"", "b"));
  for (const std::string& line : origin(after, "aws_ecs_service.b")) {
    EXPECT_FALSE(line.starts_with("6:")) << line << " is the attribute of aws_ecs_service.a";
  }
  EXPECT_EQ(origin(after, "aws_ecs_service.b").size(), origin(alone, "aws_ecs_service.b").size());
}

TEST(ScanOrigin, IsAtMostSixteenPlacesLong) {
  std::string text = "locals {\n  a0 = true\n";
  for (int i = 1; i < 40; ++i) {
    text += "  a" + std::to_string(i) + " = local.a" + std::to_string(i - 1) + "\n";
  }
  EXPECT_EQ(origin(scanned(text + "}\n" + service("local.a39")), "aws_ecs_service.web").size(), base::kMaxOriginSteps);
}

}  // namespace
}  // namespace kakoi::ops
