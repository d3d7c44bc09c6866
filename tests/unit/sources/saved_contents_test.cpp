#include "sources/saved/contents.hpp"

#include "sources/saved/saved.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kakoi::sources::saved {
namespace {

constexpr std::string_view kService =
    R"({"serviceArn": "arn:aws:ecs:eu-west-1:111111111111:service/demo/web", "serviceName": "web"})";

constexpr std::string_view kYaml = R"(failures: []
services:
- serviceArn: arn:aws:ecs:eu-west-1:111111111111:service/demo/web
  serviceName: web
)";

// What the file is; nothing also where its words alone say so.
Contents contents(const std::string& text) {
  TextFile file;
  file.id = base::FileId{1};
  file.text = text;
  base::Diagnostics diagnostics;
  const Document document = Document::read(file, diagnostics);
  const Contents found = contents_of(file.text, document);
  EXPECT_TRUE(found == Contents::nothing || may_be_saved(text)) << text;
  return found;
}

TEST(SavedContents, TellsAnAnswerByWhatIsInIt) {
  const std::string service(kService);
  for (
      const std::string& text : std::vector<std::string>{
          R"({"services": [)" + service + R"(], "failures": []})",
          R"({"service": )" + service + "}",
          service,
          "[" + service + "]",
          R"([{"services": [)" + service + "]}]",
          R"({"status_code": 200, "data": {"services": [)" + service + "]}}",
          R"({"services": [], "failures": []})",
          R"({"services": [], "failures": [{"arn": "web", "reason": "MISSING"}]})",
          R"({"serviceArns": []})",
          R"(["arn:aws-cn:ecs:cn-north-1:111111111111:service/demo/web"])",
          R"({"NetworkInterfaces": [{"NetworkInterfaceId": "eni-1"}]})",
          R"({"Targets": [{"Id": "1", "Arn": "arn:aws:ecs:eu-west-1:111111111111:cluster/demo"}]})",
          R"({"Targets": []})",
          R"({"Rules": [{"Name": "a", "Arn": "arn:aws:events:eu-west-1:111111111111:rule/a"}]})",
          R"({"Arn": "arn:aws:scheduler:eu-west-1:111111111111:schedule/default/a", "Target": {"RoleArn": "r"}})",
          R"({"jobDefinitions": [{"jobDefinitionArn": "arn:aws:batch:x:1:job-definition/a:1", "jobDefinitionName": "a"}]})",
          std::string(kYaml),
      }) {
    EXPECT_EQ(contents(text), Contents::answer) << text;
  }
}

TEST(SavedContents, TakesNothingElseForOne) {
  for (const std::string& text : std::vector<std::string>{
           "",
           "services:\n  web:\n    image: nginx\n",
           R"({"services": []})",
           R"({"version": "2.0.0", "tasks": []})",
           R"({"services": ["web"], "failures": []})",
           R"({"Targets": ["all"], "Rules": [], "name": "x"})",
           R"({"Resources": {"A": {"Type": "AWS::ECS::Service"}}})",
           R"({"serviceArn": "arn:aws:ecs:eu-west-1:111111111111:service/demo/web"})",
           R"({"Name": "default", "Arn": "arn:aws:events:eu-west-1:111111111111:event-bus/default"})",
           R"({"cluster": "demo", "service": "web", "image": "nginx"})",
           R"({"family": "web", "networkMode": "awsvpc", "containerDefinitions": []})",
           "serviceName: web\nservice: {type: ClusterIP}\n",
       }) {
    EXPECT_EQ(contents(text), Contents::nothing) << text;
  }
}

TEST(SavedContents, TellsDefinitionsAndTheirTemplates) {
  constexpr std::string_view kNetwork = R"("networkConfiguration": {"awsvpcConfiguration": {"subnets": ["s"]}})";
  const std::string network(kNetwork);
  EXPECT_EQ(contents("{" + network + "}"), Contents::definition);
  EXPECT_EQ(contents(R"({"launchType": "FARGATE", "desiredCount": 1, "deploymentConfiguration": {}})"),
            Contents::definition);
  EXPECT_EQ(contents("Resources:\n- Web:\n    Type: AWS::ECS::Service\n"), Contents::definition);
  EXPECT_EQ(contents("version: 1\nrun_params:\n  network_configuration: {}\n"), Contents::definition);
  EXPECT_EQ(contents(R"({"serviceName": "{{ env `A` }}", )" + network + "}"), Contents::with_holes);
  EXPECT_EQ(contents(R"({"desiredCount": {{ n }}, )" + network + "}"), Contents::with_holes);
  EXPECT_EQ(contents("local a = std.extVar('a');\n{ networkConfiguration: { awsvpcConfiguration: {} } }\n"),
            Contents::with_holes);
}

// Marks of a template in an answer are part of what AWS said.
TEST(SavedContents, KnowsNoTemplatesOfAnswers) {
  const std::string text =
      R"({"Targets": [{"Id": "1", "Arn": "arn:aws:ecs:x:1:cluster/awsvpcConfiguration", "Input": "{{a}}"}]})";
  EXPECT_EQ(contents(text), Contents::answer);
}

class OpenSaved : public testing::Test {
 protected:
  std::optional<File> open(std::string text) {
    auto file = std::make_unique<TextFile>();
    file->id = numbers_.next();
    file->path = "/w/a.json";
    file->text = std::move(text);
    return open_saved(file, diagnostics_);
  }

  FileNumbers numbers_;
  base::Diagnostics diagnostics_;
};

TEST_F(OpenSaved, SaysNothingOfWhatIsNone) {
  EXPECT_FALSE(open(R"({"desiredCount": 1, "a":)").has_value());
  EXPECT_FALSE(open(std::string("\xff\xfe{\0\"\0", 6)).has_value());
  EXPECT_TRUE(diagnostics_.empty());
}

TEST_F(OpenSaved, SaysWhereAnAnswerBreaksOff) {
  const std::string text = R"({"services": [)" + std::string(kService) + ", ";
  const std::optional<File> file = open(text);
  ASSERT_TRUE(file.has_value());
  const Document::NodeId services = file->document.value(file->document.root(), "services");
  EXPECT_TRUE(file->is_cut(file->document.range(file->document.items(services).front())));
  ASSERT_EQ(diagnostics_.size(), 1U);
  EXPECT_EQ(diagnostics_.front().level, base::Level::error);
}

TEST_F(OpenSaved, ReadsAnInventoryWithTheRootThatItIsGiven) {
  std::optional<File> file = open(R"({"services": [)" + std::string(kService) + "]}");
  ASSERT_TRUE(file.has_value());
  std::vector<File> files;
  files.push_back(std::move(*file));
  const auto reading = read_saved(std::move(files), "envs");
  ASSERT_EQ(reading->inventory().services.size(), 1U);
  const inventory::Service& service = reading->inventory().services.front();
  EXPECT_EQ(service.id.source, "saved");
  EXPECT_EQ(service.id.root, "envs");
  EXPECT_EQ(reading->place(service.location.header).column, 30U);
  EXPECT_EQ(reading->own_files(), 1U);
}

}  // namespace
}  // namespace kakoi::sources::saved
