#include "sources/plan/plan.hpp"
#include "sources/plan/format.hpp"
#include "sources/plan/source_places.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <string_view>
#include <utility>

namespace kakoi::sources::plan {
namespace {

constexpr auto kEn = base::Language::en;

// What it is, and where the JSON begins.
std::string format(std::string_view text) {
  const auto detected = format_of_json(text);
  if (!detected.has_value()) {
    return "none";
  }
  const std::string start = detected->start > 0 ? " from " + std::to_string(detected->start) : "";
  switch (detected->format) {
    case Format::plan:
      return "plan" + start;
    case Format::state:
      return "state" + start;
    case Format::state_file:
      return "state file" + start;
  }
  return "none";
}

std::unique_ptr<Reading> read(std::string text, Format as = Format::plan) {
  auto file = std::make_unique<TextFile>();
  file->id = base::FileId{1};
  file->path = "/w/plan.json";
  file->text = std::move(text);
  return read_plan(std::move(file), {.format = as}, "plan.json");
}

// A plan with one service, whose values and sensitive values these are.
std::string plan_of(const std::string& values, const std::string& sensitive = "{}",
                    const std::string& before = "null") {
  const std::string head =
      R"({"address":"aws_ecs_service.web","mode":"managed","type":"aws_ecs_service","name":"web",)";
  return R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[)" + head + R"("values":)" + values +
         R"(}]}},"resource_changes":[)" + head + R"("change":{"actions":["update"],"before":)" + before +
         R"(,"after":)" + values + R"(,"after_unknown":{},"after_sensitive":)" + sensitive + "}}]}";
}

constexpr std::string_view kOn =
    R"({"launch_type":"FARGATE","network_configuration":[{"assign_public_ip":true,"security_groups":["sg-hush0000"]}]})";

TEST(PlanFormat, IsToldByTheKeys) {
  EXPECT_EQ(format(R"({"format_version":"1.2","planned_values":{}})"), "plan");
  EXPECT_EQ(format(R"({"resource_changes":[],"format_version":"1.2"})"), "plan");
  EXPECT_EQ(format("\ufeff\r\n {\"format_version\":\"1.2\",\"resource_changes\":[]}"), "plan");
  EXPECT_EQ(format(R"({"format_version":"1.0","terraform_version":"1.11.4","values":{}})"), "state");
  EXPECT_EQ(format(R"({"format_version":"1.0"})"), "state");
  EXPECT_EQ(format(R"({"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"x","resources":[]})"),
            "state file");
}

TEST(PlanFormat, IsToldOfWhatIsCutOff) {
  EXPECT_EQ(format(R"({"format_version":"1.2","terraform_version":"1.11.4","variables":{"a":{"va)"), "plan");
  EXPECT_EQ(format(R"({"format_version":"1.2","planned_values":)"), "plan");
}

TEST(PlanFormat, IsNoneOfOtherJson) {
  EXPECT_EQ(format(""), "none");
  EXPECT_EQ(format("[1]"), "none");
  EXPECT_EQ(format(R"({"format_version":"1.0","provider_schemas":{}})"), "none");
  EXPECT_EQ(format(R"({"format_version":"1.0","valid":true,"diagnostics":[]})"), "none");
  EXPECT_EQ(format(R"({"name":"format_version lineage"})"), "none");
  EXPECT_EQ(format("resource \"x\" { format_version = 1 }"), "none");
}

TEST(PlanFormat, IsToldBehindOtherText) {
  EXPECT_EQ(format("Initializing...\n{\"format_version\":\"1.2\",\"planned_values\":{}}"), "plan from 16");
  EXPECT_EQ(format("see {\"format_version\":\"1.2\"} or so"), "none");
}

TEST(PlanReading, KeepsWhatTheServiceIsCalledInAws) {
  const auto reading = read(plan_of(std::string(kOn), "{}", R"({"id":"arn:aws:ecs:eu-west-1:1:service/main/web"})"));
  ASSERT_EQ(reading->inventory().services.size(), 1U);
  EXPECT_EQ(reading->inventory().services[0].id.arn, "arn:aws:ecs:eu-west-1:1:service/main/web");
  EXPECT_EQ(reading->inventory().services[0].id.source, "plan");
}

TEST(PlanReading, ShowsNothingThatIsSensitive) {
  for (const std::string_view sensitive :
       {R"({"network_configuration":[{"assign_public_ip":true}]})", R"({"network_configuration":true})", "true"}) {
    const auto reading = read(plan_of(std::string(kOn), std::string(sensitive)));
    ASSERT_EQ(reading->inventory().services.size(), 1U) << sensitive;
    const inventory::Service& service = reading->inventory().services[0];
    ASSERT_TRUE(service.location.setting.has_value());
    EXPECT_EQ(reading->excerpt(*service.location.setting).text, "") << sensitive;
    EXPECT_TRUE(service.launch.security_groups.empty()) << sensitive;
    for (const base::OriginStep& step :
         reading->origin(service.launch.assign_public_ip.trail(), base::OriginRole::decides, service.location.header)) {
      EXPECT_EQ(step.what.text(kEn).find("true"), std::string::npos) << sensitive;
    }
  }
  const auto open = read(plan_of(std::string(kOn)));
  EXPECT_NE(open->excerpt(*open->inventory().services[0].location.setting).text, "");
}

TEST(PlanReading, PointsAtTheAddressWhereAWholeTextIsKnownOnlyAfterApply) {
  const std::string head =
      R"({"address":"aws_batch_job_definition.x","mode":"managed","type":"aws_batch_job_definition",)";
  const std::string text = R"({"format_version":"1.2","planned_values":{"root_module":{"resources":[)" + head +
                           R"("values":{"name":"x"}}]}},"resource_changes":[)" + head +
                           R"("change":{"actions":["create"],"after":{"name":"x"},)"
                           R"("after_unknown":{"container_properties":true}}}]})";
  const auto reading = read(text);
  ASSERT_EQ(reading->inventory().batch_jobs.size(), 1U);
  const inventory::BatchJob& job = reading->inventory().batch_jobs[0];
  EXPECT_FALSE(job.location.setting.has_value());
  EXPECT_EQ(reading->place(job.location.header).offset, text.find("\"aws_batch_job_definition.x\""));
  EXPECT_EQ(job.launch.assign_public_ip.match([](bool) { return std::string("known"); },
                                              [](const base::Unknown& why) { return why.reason.text(kEn); }),
            "container_properties is known only after apply");
}

TEST(PlanReading, SaysWhereTheTextBreaks) {
  std::string text = plan_of(std::string(kOn));
  text.resize(text.size() - 1);
  const auto reading = read(text);
  ASSERT_EQ(reading->diagnostics().size(), 1U);
  EXPECT_EQ(reading->diagnostics()[0].level, base::Level::error);
  EXPECT_EQ(reading->diagnostics()[0].place.offset, text.size());
  EXPECT_EQ(reading->inventory().services.size(), 1U);
}

class SourcePlacesTest : public testing::Test {
 protected:
  // "file:line:column what" of what the address leads to.
  std::string place(std::string_view address) {
    const Input input{.reader = files_, .numbers = numbers_, .boundary = "/w"};
    const auto step = SourcePlaces(input, cache_, "/w/env").find(address);
    return !step.has_value() ? "nothing"
                             : step->place.file + ":" + std::to_string(step->place.line) + ":" +
                                   std::to_string(step->place.column) + " " + step->what.text(kEn);
  }

  test::MemoryFiles files_;
  FileNumbers numbers_;
  terraform::ModuleCache cache_;
};

TEST_F(SourcePlacesTest, LeadThroughModulesToTheSetting) {
  files_.add("/w/env/main.tf", "module \"app\" {\n  source = \"../app\"\n}\n");
  files_.add("/w/app/main.tf", "module \"svc\" {\n  source = \"./svc\"\n}\n");
  files_.add("/w/app/svc/main.tf",
             "resource \"aws_ecs_service\" \"web\" {\n  dynamic \"network_configuration\" {\n    for_each = [1]\n"
             "    content {\n      assign_public_ip = var.x\n    }\n  }\n}\n");
  EXPECT_EQ(place(R"(module.app["a.b"].module.svc[0].aws_ecs_service.web["k]"])"),
            "/w/app/svc/main.tf:5:26 aws_ecs_service.web in the source");
  EXPECT_EQ(place("module.app.aws_ecs_service.web"), "nothing");
  EXPECT_EQ(place("module.other.aws_ecs_service.web"), "nothing");
}

TEST_F(SourcePlacesTest, LeadToTheHeaderWhereNothingIsWritten) {
  files_.add(
      "/w/env/main.tf",
      "\ndata \"aws_ecs_task_execution\" \"x\" {\n}\nresource \"aws_cloudwatch_event_target\" \"y\" {\n  ecs_target "
      "{\n    network_configuration {\n      assign_public_ip = true\n    }\n  }\n}\n");
  EXPECT_EQ(place("data.aws_ecs_task_execution.x[0]"),
            "/w/env/main.tf:2:1 data.aws_ecs_task_execution.x in the source");
  EXPECT_EQ(place("aws_cloudwatch_event_target.y"), "/w/env/main.tf:7:26 aws_cloudwatch_event_target.y in the source");
  EXPECT_EQ(place("aws_ecs_task_execution.x"), "nothing");
}

TEST_F(SourcePlacesTest, DoNotLeaveTheRepository) {
  files_.add("/w/env/main.tf", "module \"app\" {\n  source = \"../../other\"\n}\n");
  files_.add("/other/main.tf", "resource \"aws_ecs_service\" \"web\" {}\n");
  EXPECT_EQ(place("module.app.aws_ecs_service.web"), "nothing");
}

}  // namespace
}  // namespace kakoi::sources::plan
