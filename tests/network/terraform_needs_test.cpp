// What tasks need, from Terraform's code to the way through the network: a row for each trap.
#include "network/needs.hpp"
#include "sources/terraform/root.hpp"
#include "support/memory_files.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace kakoi {
namespace {

// Two private subnets, a group that lets everything out, and endpoints that a row adds.
constexpr std::string_view kVpc = R"(
provider "aws" { region = "eu-west-1" }
data "aws_region" "here" {}
data "aws_caller_identity" "me" {}
resource "aws_vpc" "main" {
  cidr_block           = "10.0.0.0/16"
  enable_dns_hostnames = true
}
resource "aws_subnet" "private" {
  count      = 2
  vpc_id     = aws_vpc.main.id
  cidr_block = cidrsubnet(aws_vpc.main.cidr_block, 8, count.index)
}
resource "aws_route_table" "private" { vpc_id = aws_vpc.main.id }
resource "aws_route_table_association" "private" {
  count          = 2
  subnet_id      = aws_subnet.private[count.index].id
  route_table_id = aws_route_table.private.id
}
resource "aws_security_group" "tasks" {
  vpc_id = aws_vpc.main.id
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_security_group" "endpoints" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.tasks.id]
  }
}
resource "aws_vpc_endpoint" "interface" {
  for_each            = toset(local.services)
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.${data.aws_region.here.name}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = aws_subnet.private[*].id
  security_group_ids  = [aws_security_group.endpoints.id]
}
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = aws_vpc.main.id
  service_name    = "com.amazonaws.${data.aws_region.here.name}.s3"
  route_table_ids = [aws_route_table.private.id]
}
)";

constexpr std::string_view kNat = R"(
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.9.0/24"
}
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
resource "aws_nat_gateway" "main" { subnet_id = aws_subnet.public.id }
resource "aws_route" "out" {
  route_table_id         = aws_route_table.private.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.main.id
}
)";

std::string endpoints(std::string_view services) {
  return "locals {\n  services = [" + std::string(services) + "]\n}\n";
}

constexpr std::string_view kEcr = R"("ecr.api", "ecr.dkr", "logs")";
constexpr std::string_view kOwnImage = R"("${aws_ecr_repository.app.repository_url}:1")";

constexpr std::string_view kNetwork = R"(
  network_configuration {
    subnets         = aws_subnet.private[*].id
    security_groups = [aws_security_group.tasks.id]
  }
)";

std::string service(std::string_view arguments = "") {
  return "resource \"aws_ecs_service\" \"web\" {\n  launch_type     = \"FARGATE\"\n  task_definition = "
         "aws_ecs_task_definition.app.arn\n" +
         std::string(arguments) + std::string(kNetwork) + "}\n";
}

/// One container; `more` stands in it, `around` in the task definition, and `provider` makes the repository.
std::string task(std::string_view image, std::string_view more = "", std::string_view around = "",
                 std::string_view provider = "aws") {
  return "resource \"aws_ecr_repository\" \"app\" {\n name = \"app\"\n provider = " + std::string(provider) + R"(
}
resource "aws_ecs_task_definition" "app" {
  family                = "app"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "app", image = )" +
         std::string(image) + ", " + std::string(more) + "}])\n" + std::string(around) + "}\n";
}

std::string awslogs(std::string_view region = "data.aws_region.here.name") {
  return R"(logConfiguration = { logDriver = "awslogs", options = { "awslogs-region" = )" + std::string(region) +
         "} }, ";
}

/// What was read of one root with one launch.
std::string needs(const std::string& text) {
  test::MemoryFiles files;
  files.add("/r/main.tf", text);
  files.add("/r/containers.json", R"([{"name": "app", "image": "${image}", "secrets": []}])");
  sources::FileNumbers numbers;
  sources::terraform::ModuleCache cache;
  const sources::Input input{.reader = files, .numbers = numbers, .boundary = "/r"};
  sources::terraform::Root root(input, cache, sources::terraform::Inputs{}, "/r", ".");
  root.add_network();
  const inventory::Inventory& all = root.inventory();
  std::vector<const inventory::Launch*> launches;
  const auto take = [&](const auto& things) {
    for (const auto& thing : things) {
      launches.push_back(&thing.launch);
    }
  };
  take(all.services);
  take(all.task_sets);
  take(all.launchers);
  take(all.batch_jobs);
  return launches.size() == 1 ? test::needs_of(all, *launches.front()) : std::to_string(launches.size()) + " launches";
}

// What decides whether the service of a root, whose subnets are one list that is not known, reaches `destination`.
std::string why_of(const std::string& text, const std::string& destination) {
  test::MemoryFiles files;
  files.add("/r/main.tf", text);
  sources::FileNumbers numbers;
  sources::terraform::ModuleCache cache;
  const sources::Input input{.reader = files, .numbers = numbers, .boundary = "/r"};
  sources::terraform::Root root(input, cache, sources::terraform::Inputs{}, "/r", ".");
  const inventory::Network network = root.network();
  const inventory::Launch& launch = root.inventory().services.front().launch;
  reachability::Outward outward(network);
  return outward
      .reach({.subnet = inventory::Reference::unknown(*launch.subnets.more), .groups = &launch.groups},
             {.service = destination})
      .why.text(base::Language::en);
}

struct Row {
  std::string name;
  std::string text;
  std::string needs;
};

std::string with(std::initializer_list<std::string_view> parts) {
  std::string text(kVpc);
  for (const std::string_view part : parts) {
    text += part;
  }
  return text;
}

std::vector<Row> images() {
  const auto row = [](std::string name, std::string_view image, std::string needs, std::string_view more = "",
                      std::string_view provider = "aws") {
    return Row{std::move(name), with({endpoints(kEcr), task(image, "", "", provider), service(), more}),
               std::move(needs)};
  };
  return {
      row("a repository of the code", kOwnImage, "ecr.api proven, ecr.dkr proven, s3 proven"),
      row("an ECR image of the own Region",
          R"("${data.aws_caller_identity.me.account_id}.dkr.ecr.${data.aws_region.here.name}.amazonaws.com/app:1")",
          "ecr.api proven, ecr.dkr proven, s3 proven"),
      row("an ECR image of the Region of the provider", R"("123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1")",
          "ecr.api proven, ecr.dkr proven, s3 proven"),
      row("an ECR image of another Region", R"("123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1")",
          "ecr.api missing, ecr.dkr missing, s3 missing"),
      row("an ECR image of a Region that is given", R"("1.dkr.ecr.${var.region}.amazonaws.com/app")",
          "ecr.api unknown, ecr.dkr unknown, s3 unknown", "variable \"region\" {}\n"),
      row("a repository of another Region", kOwnImage, "ecr.api missing, ecr.dkr missing, s3 missing",
          "provider \"aws\" {\n alias = \"us\"\n region = \"us-east-1\"\n}\n", "aws.us"),
      row("public ECR", R"("public.ecr.aws/nginx/nginx:1")", "public.ecr.aws missing"),
      row("Docker Hub", R"("nginx:1.27")", "docker.io missing"),
      row("another registry", R"("ghcr.io/acme/app:${var.tag}")", "ghcr.io missing", "variable \"tag\" {}\n"),
      row("an image that is given", "var.image", "internet unknown", "variable \"image\" {}\n"),
      row("ECR under its other name", R"("123456789012.dkr-ecr.eu-west-1.on.aws/app:1")", "internet unknown"),
      row("a pull-through cache", R"("123456789012.dkr.ecr.eu-west-1.amazonaws.com/hub/library/nginx:1")",
          "ecr.api proven, ecr.dkr plausible, s3 proven",
          "resource \"aws_ecr_pull_through_cache_rule\" \"hub\" { ecr_repository_prefix = \"hub\" }\n"),
      row("a repository beside a pull-through cache", R"("123456789012.dkr.ecr.eu-west-1.amazonaws.com/hubbub:1")",
          "ecr.api proven, ecr.dkr proven, s3 proven",
          "resource \"aws_ecr_pull_through_cache_rule\" \"hub\" { ecr_repository_prefix = \"hub\" }\n"),
      row("a repository that may be of a cache", R"("1.dkr.ecr.eu-west-1.amazonaws.com/${var.name}:1")",
          "ecr.api proven, ecr.dkr plausible, s3 proven",
          "variable \"name\" {}\nresource \"aws_ecr_pull_through_cache_rule\" \"hub\" { ecr_repository_prefix = "
          "\"hub\" }\n"),
      {"a pull-through cache behind a NAT gateway",
       with({endpoints(kEcr), kNat, task(R"("1.dkr.ecr.eu-west-1.amazonaws.com/hub/nginx:1")"), service(),
             "resource \"aws_ecr_pull_through_cache_rule\" \"hub\" { ecr_repository_prefix = \"hub\" }\n"}),
       "ecr.api proven, ecr.dkr proven, s3 proven"},
      {"everything behind a NAT gateway",
       with({endpoints(""), kNat, task(R"("nginx")", awslogs() + "secrets = [{ name = \"A\", valueFrom = \"/a\" }], "),
             service()}),
       "docker.io proven, logs proven, ssm proven"},
      {"the Region by one variable",
       with({"variable \"region\" {}\n", endpoints(kEcr),
             task(R"("1.dkr.ecr.${var.region}.amazonaws.com/app")", awslogs("var.region"), "region = var.region\n"),
             service()}),
       "ecr.api proven, ecr.dkr proven, s3 proven, logs proven"},
  };
}

std::vector<Row> containers() {
  const auto row = [](std::string name, std::string_view more, std::string needs, std::string_view other = "",
                      std::string_view around = "", std::string_view arguments = "") {
    return Row{std::move(name), with({endpoints(kEcr), task(kOwnImage, more, around), service(arguments), other}),
               std::move(needs)};
  };
  const std::string image = "ecr.api proven, ecr.dkr proven, s3 proven";
  const auto from = [](std::string_view value) {
    return "secrets = [{ name = \"A\", valueFrom = " + std::string(value) + " }],";
  };
  return {
      row("awslogs", awslogs(), image + ", logs proven"),
      row("awslogs of another Region", awslogs("\"us-east-1\""), image + ", logs missing"),
      row("awslogs of the Region of another provider", awslogs("data.aws_region.us.name"), image + ", logs missing",
          "provider \"aws\" {\n alias = \"us\"\n region = \"us-east-1\"\n}\ndata \"aws_region\" \"us\" {\n provider = "
          "aws.us\n}\n"),
      row("firelens", R"(logConfiguration = { logDriver = "awsfirelens" })", image + ", internet later unknown"),
      row("splunk with a token",
          R"(logConfiguration = { logDriver = "splunk", secretOptions = [{ name = "splunk-token", valueFrom = "arn:aws:secretsmanager:eu-west-1:1:secret:s" }] })",
          image + ", internet unknown, secretsmanager missing"),
      row("a log driver that is given", "logConfiguration = { logDriver = var.driver }", image + ", logs proven",
          "variable \"driver\" {}\n"),
      row("a secret", from("aws_secretsmanager_secret.a.arn"), image + ", secretsmanager missing",
          "resource \"aws_secretsmanager_secret\" \"a\" {}\n"),
      row("a key of a secret", from(R"("${aws_secretsmanager_secret.a.arn}:key::")"),
          image + ", secretsmanager missing", "resource \"aws_secretsmanager_secret\" \"a\" {}\n"),
      row("a parameter by its name", from("\"/app/a\""), image + ", ssm missing"),
      row("a parameter by its ARN",
          from(R"("arn:aws:ssm:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:parameter/a")"),
          image + ", ssm missing"),
      row("a secret or a parameter", from("var.a"), image + ", secretsmanager unknown, ssm unknown",
          "variable \"a\" {}\n"),
      row("environment files", R"(environmentFiles = [{ type = "s3", value = "arn:aws:s3:::bucket/a.env" }])",
          image + ", s3 proven"),
      row("credentials of a registry",
          R"(repositoryCredentials = { credentialsParameter = "arn:aws:secretsmanager:eu-west-1:1:secret:s" })",
          image + ", secretsmanager missing"),
      row("a file system", "", image + ", efs plausible", "",
          "volume {\n name = \"v\"\n efs_volume_configuration {\n  file_system_id = \"fs-1\"\n }\n}\n"),
      row("exec", "", image + ", ssmmessages later missing", "", "", "enable_execute_command = true\n"),
      row("exec that is given", "", image + ", ssmmessages later unknown", "variable \"exec\" {}\n", "",
          "enable_execute_command = var.exec\n"),
      row("an old platform", from("\"/app/a\""), "ecr.dkr proven, s3 proven", "", "", "platform_version = \"1.3.0\"\n"),
      row("a platform that is given", from("\"/app/a\""), image + ", ssm unknown", "variable \"p\" {}\n", "",
          "platform_version = var.p\n"),
      row("Windows", from("\"/app/a\""), image + ", ssm missing", "",
          "runtime_platform {\n operating_system_family = \"WINDOWS_SERVER_2022_CORE\"\n}\n",
          "platform_version = \"1.0.0\"\n"),
  };
}

// What is called when it runs, as far as the definition says it plainly.
std::vector<Row> calls() {
  const std::string image = "ecr.api proven, ecr.dkr proven, s3 proven";
  const auto sidecar = [&](std::string name, std::string_view of, std::string needs) {
    const std::string both = std::string(kOwnImage) +
                             " }, { name = \"side\", image = \"1.dkr.ecr.eu-west-1.amazonaws.com/" + std::string(of) +
                             "\"";
    return Row{std::move(name), with({endpoints(kEcr), task(both), service()}), image + std::move(needs)};
  };
  const auto variable = [&](std::string name, std::string_view value, std::string needs, std::string_view other = "",
                            std::string_view more_endpoints = kEcr) {
    const std::string more = "environment = [{ name = \"A\", value = " + std::string(value) + " }], ";
    return Row{std::move(name), with({endpoints(more_endpoints), task(kOwnImage, more), service(), other}),
               image + std::move(needs)};
  };
  constexpr std::string_view kQueue = R"("ecr.api", "ecr.dkr", "sqs")";
  return {
      sidecar("the daemon of X Ray", "mirror/aws-xray-daemon:3.x", ", xray later missing"),
      sidecar("the proxy of App Mesh", "aws-appmesh-envoy:v1", ", appmesh-envoy-management later missing"),
      sidecar("a collector", "aws-otel-collector:v0.40", ", xray later unknown"),
      sidecar("the agent of CloudWatch", "cloudwatch-agent:1", ", monitoring later unknown"),
      sidecar("a name that only looks like it", "my-aws-xray-daemon-docs:1", ""),
      variable("the URL of a queue", R"("https://sqs.eu-west-1.amazonaws.com/111122223333/q")", ", sqs later missing"),
      variable("the URL of a queue with an endpoint", R"("https://sqs.eu-west-1.amazonaws.com/111122223333/q")",
               ", sqs later proven", "", kQueue),
      variable("a queue of the code", "aws_sqs_queue.q.url", ", sqs later proven",
               "resource \"aws_sqs_queue\" \"q\" {}\n", kQueue),
      variable("a queue elsewhere", R"("https://sqs.us-east-1.amazonaws.com/111122223333/q")", ", sqs later missing",
               "", kQueue),
      variable("a queue of the own Region", R"("https://sqs.${data.aws_region.here.name}.amazonaws.com/1/q")",
               ", sqs later proven", "", kQueue),
      variable("a bucket", R"("https://b.s3.eu-west-1.amazonaws.com/k")", ", s3 later proven"),
      variable("a stream", R"("https://kinesis.eu-west-1.amazonaws.com")", ", kinesis-streams later missing"),
      variable("an API", R"("https://a1.execute-api.eu-west-1.amazonaws.com/prod")", ", execute-api later missing"),
      variable("a host that may be anywhere", R"("https://api.example.org/v1")", ", api.example.org later unknown"),
      variable("a host on another port", R"("http://api.example.org:8080")", ", api.example.org:8080 later unknown"),
      {"a host behind a NAT gateway",
       with({endpoints(""), kNat,
             task(kOwnImage, R"(environment = [{ name = "A", value = "https://api.example.org" }], )"), service()}),
       image + ", api.example.org later proven"},
      variable("a name inside", R"("https://api.internal/v1")", ""),
      variable("a name without a dot", R"("http://localhost:8080")", ""),
      variable("an address", R"("http://10.0.0.7/")", ""),
      variable("what may be in the VPC", R"("https://x.eu-west-1.es.amazonaws.com")", ""),
      variable("a load balancer", R"("http://internal-x-1.eu-west-1.elb.amazonaws.com")", ""),
      variable("a database", R"("postgres://u:p@db.eu-west-1.rds.amazonaws.com/x")", ""),
      variable("what is no host", R"("https://a..org/x")", ""),
      variable("what is no port", R"("https://api.example.org:123456/x")", ""),
      variable("a host that is given", R"("https://${var.host}/v1")", "", "variable \"host\" {}\n"),
      variable("a value that is given", "var.url", "", "variable \"url\" {}\n"),
      variable("a value that nobody may see", "var.url", "",
               "variable \"url\" {\n  sensitive = true\n  default = \"https://api.example.org\"\n}\n"),
  };
}

std::string named(std::string_view reference) {
  return "resource \"aws_ecs_service\" \"web\" {\n  task_definition = " + std::string(reference) + "\n" +
         std::string(kNetwork) + "}\n";
}

std::vector<Row> launches() {
  const std::string app = task(kOwnImage);
  const std::string image = "ecr.api proven, ecr.dkr proven, s3 proven";
  const auto row = [&](std::string name, std::string_view launcher, std::string needs) {
    return Row{std::move(name), with({endpoints(kEcr), app, launcher}), std::move(needs)};
  };
  const std::string network(kNetwork);
  const std::string state = R"(
resource "aws_sfn_state_machine" "m" {
  definition = jsonencode({ States = { Run = {
    Type = "Task", Resource = "arn:aws:states:::ecs:runTask.sync", Parameters = {
      TaskDefinition = aws_ecs_task_definition.app.arn
      NetworkConfiguration = { AwsvpcConfiguration = {
        Subnets = aws_subnet.private[*].id, SecurityGroups = [aws_security_group.tasks.id] } } } } } })
}
)";
  return {
      row("a family", named("aws_ecs_task_definition.app.family"), image),
      row("a revision", named("\"${aws_ecs_task_definition.app.family}:${aws_ecs_task_definition.app.revision}\""),
          image),
      row("an ARN without its revision", named("aws_ecs_task_definition.app.arn_without_revision"), image),
      row("an ARN that the code does not show", named("\"arn:aws:ecs:eu-west-1:1:task-definition/x:1\""),
          "not shown: arn:aws:ecs:eu-west-1:1:task-definition/x:1"),
      row("a data source",
          "data \"aws_ecs_task_definition\" \"x\" { task_definition = \"x\" }\n" +
              named("data.aws_ecs_task_definition.x.arn"),
          "not shown: data.aws_ecs_task_definition.x"),
      row("a task definition that is given", "variable \"task\" {}\n" + named("var.task"), "not shown: ?"),
      row("a task set",
          "resource \"aws_ecs_task_set\" \"s\" {\n task_definition = aws_ecs_task_definition.app.arn\n" + network +
              "}\n",
          image),
      row("a rule", R"(resource "aws_cloudwatch_event_target" "t" {
  arn = "arn:aws:ecs:eu-west-1:1:cluster/c"
  ecs_target {
    task_definition_arn = aws_ecs_task_definition.app.arn
    platform_version    = "1.3.0"
)" + network + "}\n}\n",
          "ecr.dkr proven, s3 proven"),
      row("a schedule", R"(resource "aws_scheduler_schedule" "s" {
  target {
    arn = "arn:aws:ecs:eu-west-1:1:cluster/c"
    ecs_parameters {
      task_definition_arn    = aws_ecs_task_definition.app.arn
      enable_execute_command = true
)" + network + "}\n}\n}\n",
          image + ", ssmmessages later missing"),
      row("a pipe", R"(resource "aws_pipes_pipe" "p" {
  target = "arn:aws:ecs:eu-west-1:1:cluster/c"
  target_parameters {
    ecs_task_parameters {
      task_definition_arn = aws_ecs_task_definition.app.arn
      network_configuration {
        aws_vpc_configuration {
          subnets         = aws_subnet.private[*].id
          security_groups = [aws_security_group.tasks.id]
        }
      }
    }
  }
}
)",
          image),
      row("a state", state, image),
      row("a Batch job", R"(resource "aws_batch_job_definition" "j" {
  name                  = "j"
  type                  = "container"
  platform_capabilities = ["FARGATE"]
  container_properties  = jsonencode({ image = "busybox", secrets = [{ name = "A", valueFrom = "/a" }],
    fargatePlatformConfiguration = { platformVersion = "1.4.0" } })
}
)",
          "docker.io unknown, logs unknown, ssm unknown"),
      row("an Express service", R"(resource "aws_ecs_express_gateway_service" "e" {
  primary_container {
    image = "nginx"
    secret {
      name       = "A"
      value_from = "arn:aws:secretsmanager:eu-west-1:1:secret:s"
    }
  }
)" + network + "}\n",
          "docker.io missing, logs proven, secretsmanager missing"),
      {"containers out of a heredoc",
       with({endpoints(kEcr), R"(
resource "aws_ecs_task_definition" "app" {
  container_definitions = <<EOF
[{"name": "app", "image": "${data.aws_caller_identity.me.account_id}.dkr.ecr.${data.aws_region.here.name}.amazonaws.com/a"}]
EOF
}
)",
             service()}),
       image},
      {"containers out of a file",
       with({endpoints(kEcr), R"(
resource "aws_ecs_task_definition" "app" {
  container_definitions = templatefile("containers.json", { image = "quay.io/a/b" })
}
)",
             service()}),
       "quay.io missing"},
      {"containers of a module that is not here",
       with({endpoints(kEcr), R"(
module "container" { source = "cloudposse/ecs-container-definition/aws" }
resource "aws_ecs_task_definition" "app" {
  container_definitions = module.container.json_map_encoded_list
}
)",
             service()}),
       "internet unknown, logs proven, secretsmanager unknown, ssm unknown, s3 proven"},
  };
}

std::ostream& operator<<(std::ostream& out, const Row& row) { return out << row.name; }

std::string name_of(const testing::TestParamInfo<Row>& row) {
  std::string name;
  for (const char c : row.param.name) {
    name += (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ? c : '_';
  }
  return name;
}

class TerraformNeeds : public testing::TestWithParam<Row> {};

TEST_P(TerraformNeeds, AreAsTheRowSays) { EXPECT_EQ(needs(GetParam().text), GetParam().needs) << GetParam().name; }

INSTANTIATE_TEST_SUITE_P(Images, TerraformNeeds, testing::ValuesIn(images()), name_of);
INSTANTIATE_TEST_SUITE_P(Calls, TerraformNeeds, testing::ValuesIn(calls()), name_of);
INSTANTIATE_TEST_SUITE_P(Containers, TerraformNeeds, testing::ValuesIn(containers()), name_of);
INSTANTIATE_TEST_SUITE_P(Launches, TerraformNeeds, testing::ValuesIn(launches()), name_of);

// Shared by another account, as `owner_id` would say: Terraform has to ask AWS for that.
TEST(TerraformNeedsOfPart, ASubnetThatIsLookedUpIsNotKnown) {
  const std::string text = with({endpoints(kEcr), task(kOwnImage), R"(
data "aws_subnet" "shared" { id = "subnet-1" }
resource "aws_ecs_service" "web" {
  task_definition = aws_ecs_task_definition.app.arn
  network_configuration {
    subnets         = [data.aws_subnet.shared.id]
    security_groups = [aws_security_group.tasks.id]
  }
}
)"});
  EXPECT_EQ(needs(text), "ecr.api unknown, ecr.dkr unknown, s3 unknown");
}

// A service in private subnets that are made elsewhere, with the endpoints for its image and none for its logs. There
// may be a NAT gateway behind these subnets, or an endpoint.
TEST(TerraformNeedsOfPart, WhatIsNotInTheCodeIsNotMissing) {
  const std::string text = R"(
variable "private_subnets" { type = list(string) }
variable "route_tables" { type = list(string) }
variable "vpc" {}
data "aws_region" "here" {}
resource "aws_security_group" "tasks" {
  vpc_id = var.vpc
  egress {
    from_port   = 0
    to_port     = 0
    protocol    = "-1"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
resource "aws_vpc_endpoint" "images" {
  for_each            = toset(["ecr.api", "ecr.dkr"])
  vpc_id              = var.vpc
  service_name        = "com.amazonaws.${data.aws_region.here.name}.${each.key}"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = var.private_subnets
  security_group_ids  = [var.endpoint_group]
}
variable "endpoint_group" {}
resource "aws_vpc_endpoint" "s3" {
  vpc_id          = var.vpc
  service_name    = "com.amazonaws.${data.aws_region.here.name}.s3"
  route_table_ids = var.route_tables
}
resource "aws_ecs_service" "web" {
  launch_type     = "FARGATE"
  task_definition = aws_ecs_task_definition.app.arn
  network_configuration {
    assign_public_ip = false
    subnets          = var.private_subnets
    security_groups  = [aws_security_group.tasks.id]
  }
}
)" + task(kOwnImage, awslogs());
  EXPECT_EQ(needs(text), "ecr.api unknown, ecr.dkr unknown, s3 unknown, logs unknown");
  const std::string why = why_of(text, "logs");
  EXPECT_NE(why.find("var.private_subnets"), std::string::npos) << why;
  EXPECT_NE(why.find("no endpoint for logs"), std::string::npos) << why;
  const std::string why_of_images = why_of(text, "ecr.api");
  EXPECT_EQ(why_of_images.find("no endpoint"), std::string::npos) << why_of_images;
}

}  // namespace
}  // namespace kakoi
