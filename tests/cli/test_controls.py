"""Which controls are judged, and what the exit code depends on: `--controls`."""

import json

import program

VPC = """
resource "aws_vpc" "main" { cidr_block = "10.0.0.0/16" }
resource "aws_subnet" "a" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.0.0/24"
}
resource "aws_internet_gateway" "main" { vpc_id = aws_vpc.main.id }
resource "aws_route_table" "a" {
  vpc_id = aws_vpc.main.id
  route {
    cidr_block = "0.0.0.0/0"
    gateway_id = aws_internet_gateway.main.id
  }
}
resource "aws_route_table_association" "a" {
  subnet_id      = aws_subnet.a.id
  route_table_id = aws_route_table.a.id
}
resource "aws_security_group" "task" {
  vpc_id = aws_vpc.main.id
  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
  egress {
    from_port   = 443
    to_port     = 443
    protocol    = "tcp"
    cidr_blocks = ["0.0.0.0/0"]
  }
}
"""
TASKS = """
resource "aws_ecs_task_definition" "web" {
  family                = "web"
  network_mode          = "awsvpc"
  container_definitions = jsonencode([{ name = "web", image = "nginx" }])
}
"""


def service(public):
    return (
        'resource "aws_ecs_service" "web" {\n'
        '  launch_type     = "FARGATE"\n'
        "  task_definition = aws_ecs_task_definition.web.arn\n"
        "  network_configuration {\n"
        "    subnets          = [aws_subnet.a.id]\n"
        "    security_groups  = [aws_security_group.task.id]\n"
        f"    assign_public_ip = {public}\n"
        "  }\n}\n"
    )


class ControlsTest(program.Folder):
    controls = ""

    def code_with(self, public):
        self.write({"main.tf": VPC + TASKS + service(public)})

    def controls_of(self, *arguments):
        return {each["control"]: each["verdict"] for each in self.report(*arguments)["findings"]}

    def test_of_the_network_are_advice_in_code(self):
        self.code_with("false")
        self.assertEqual(
            self.controls_of(),
            {
                "ecs-service-public-ip": "pass",
                "ecs-task-missing-egress": "fail",
                "ecs-task-open-ingress": "fail",
                "ecs-task-public-subnet": "fail",
                "ecs-task-open-egress": "pass",
            },
        )
        self.assertEqual(self.kakoi("scan").code, 0)
        self.assertIn("fail 3 · pass 2 · unknown 0 · not applicable 0 (3 of these advice on the network)", self.kakoi("scan").out)
        self.assertIn("(うちネットワークに関する助言 3)", self.kakoi("scan", "--lang", "ja").out)

    def test_count_when_they_are_asked_for(self):
        self.code_with("false")
        for words in ("network", "all", "ecs-task-missing-egress", "setting,network"):
            self.assertEqual(self.kakoi("scan", "--controls", words).code, 1, words)
        self.assertEqual(self.kakoi("scan", "--controls", "setting").code, 0)
        self.assertEqual(self.kakoi("scan", "--controls", "network", "--fail-on", "critical").code, 0)

    def test_are_only_those_that_are_asked_for(self):
        self.code_with("false")
        self.assertEqual(self.controls_of("--controls", "setting"), {"ecs-service-public-ip": "pass"})
        self.assertEqual(
            self.controls_of("--controls", "ecs-task-open-ingress,ecs-task-open-egress"),
            {"ecs-task-open-ingress": "fail", "ecs-task-open-egress": "pass"},
        )

    def test_that_do_not_exist_are_a_mistake(self):
        for words in ("", "networks", "setting,", "ecs-task"):
            ran = self.kakoi("scan", "--controls", words)
            self.assertEqual(ran.code, 2, words)
            self.assertIn("--controls", ran.err)

    def test_of_one_launcher_are_one_row(self):
        self.code_with("true")
        said = self.kakoi("scan").out
        self.assertEqual(said.count("main.tf:"), 1)
        self.assertIn("also  fail ecs-task-open-ingress: security group aws_security_group.task lets anyone in on tcp/80", said)

    def test_show_the_way_from_the_internet(self):
        self.code_with("true")
        (finding,) = self.report("--controls", "ecs-service-public-ip,ecs-task-public-subnet")["findings"][:1]
        self.assertEqual((finding["exposure"], finding["severity"]), ("anywhere", "critical"))
        self.assertEqual(
            finding["path"],
            [
                "internet",
                "aws_internet_gateway.main",
                "aws_route_table.a 0.0.0.0/0",
                "aws_vpc.main.default_network_acl_id ok",
                "aws_security_group.task tcp/80 from 0.0.0.0/0",
                "task",
            ],
        )
        self.assertEqual(finding["open"], [{"ports": "tcp/80", "from": ["0.0.0.0/0"]}])

    def test_show_what_has_no_way_out(self):
        self.code_with("false")
        (finding,) = [each for each in self.report()["findings"] if each["control"] == "ecs-task-missing-egress"]
        self.assertTrue(finding["advice_only"])
        (need,) = finding["egress"]
        self.assertEqual((need["need"], need["when"], need["container"]), ("registry", "start", "web"))
        (way,) = need["ways"]
        self.assertEqual((way["subnet"], way["evidence"]), ("aws_subnet.a", "missing"))
        self.assertIn("aws_internet_gateway.main only what has a public IP address gets out", way["why"])

    def test_say_once_for_a_root_what_is_not_in_its_code(self):
        self.write({"main.tf": TASKS + service("false") + service("false").replace('"web" {', '"api" {', 1)})
        found = [each for each in self.report("--controls", "network")["findings"] if each["verdict"] == "unknown"]
        self.assertEqual(len(found), 4)
        self.assertEqual(len({each["resource"] for each in found}), 1)
        self.assertEqual(self.kakoi("scan").code, 0)
        self.assertEqual(self.kakoi("scan", "--max-unknown", "0").code, 0)
        self.assertEqual(self.kakoi("scan", "--controls", "all", "--max-unknown", "0").code, 4)


class TipTest(program.Folder):
    """What passes and could be better is said, and is nothing wrong."""

    controls = "network"
    TIP = "its image layers go through NAT gateway aws_nat_gateway.main"

    def setUp(self):
        super().setUp()
        private = VPC.replace("0.0.0.0/0\"\n    gateway_id = aws_internet_gateway.main.id",
                              "0.0.0.0/0\"\n    nat_gateway_id = aws_nat_gateway.main.id")
        public = """
resource "aws_subnet" "public" {
  vpc_id     = aws_vpc.main.id
  cidr_block = "10.0.1.0/24"
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
"""
        closed = private[:private.index("  ingress {")] + private[private.index("  egress {"):]
        ecr = TASKS.replace('"nginx"', '"111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1"')
        self.base = 'provider "aws" { region = "us-east-1" }\n' + closed + public
        self.write({"main.tf": self.base + ecr + service("false")})

    def test_it_stands_alone_in_text(self):
        ran = self.kakoi("scan")
        self.assertEqual((ran.code, ran.out.count(self.TIP)), (0, 1))
        self.assertIn("  note  ecs-task-missing-egress  aws_ecs_service.web: its image", ran.out)
        self.assertIn("fail 0 · pass 4 · unknown 0", ran.out)
        self.assertIn("  参考  ecs-task-missing-egress  aws_ecs_service.web: イメージレイヤーが", self.kakoi("scan", "--lang", "ja").out)

    def test_a_pass_that_is_shown_has_its_table(self):
        said = self.kakoi("scan", "--all").out
        self.assertIn("egress ecr.api, ecr.dkr, s3  to start  proven  aws_subnet.a  aws_security_group.task", said)
        self.assertIn("note  " + self.TIP, said)

    def test_in_sarif_it_is_no_result(self):
        (run,) = json.loads(self.kakoi("scan", "--format", "sarif").out)["runs"]
        (note,) = run["invocations"][0]["toolExecutionNotifications"]
        self.assertEqual((run["results"], note["level"], run["invocations"][0]["executionSuccessful"]), ([], "note", True))
        self.assertIn("ecs-task-missing-egress: aws_ecs_service.web: " + self.TIP, note["message"]["text"])
        self.assertEqual(note["locations"][0]["physicalLocation"]["artifactLocation"]["uri"], "main.tf")

    def test_not_where_an_endpoint_could_not_help(self):
        far = TASKS.replace('"nginx"', '"111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1"')
        for name, tasks in (("another Region", far), ("another registry", TASKS)):
            self.write({"main.tf": self.base + tasks + service("false")})
            self.assertNotIn("note", self.kakoi("scan").out, name)


class SentenceTest(program.Folder):
    """What is said is so."""

    controls = "all"

    def said(self, text, name="main.tf"):
        self.write({name: text})
        return self.kakoi("scan").out

    def test_groups_that_are_not_known_are_not_the_default_one(self):
        template = """
Resources:
  Service:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: web:1
      NetworkConfiguration:
        AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: ENABLED%s}
"""
        self.assertIn("by the default group of the VPC alone", self.said(template % "", "t.yaml"))
        said = self.said(template % ", SecurityGroups: [!ImportValue group]", "t.yaml")
        self.assertIn("4 security group: the tasks are protected by security groups alone that are not known", said)

    def test_what_keeps_the_internet_out(self):
        closed = VPC[:VPC.index("  ingress {")] + VPC[VPC.index("  egress {"):] + TASKS + service("true")
        group = "exposure the internet does not reach it: no security group lets an address of the internet in on tcp or udp"
        self.assertIn(group, self.said(closed))
        # There is no way in over IPv6, which is not what decides.
        dual = closed.replace('cidr_block = "10.0.0.0/24"\n', 'cidr_block = "10.0.0.0/24"\n  ipv6_cidr_block = "2001:db8::/64"\n')
        self.assertIn(group, self.said(dual))
        block = 'resource "aws_vpc_block_public_access_options" "b" { internet_gateway_block_mode = "block-bidirectional" }\n'
        self.assertIn("does not reach it: VPC Block Public Access keeps aws_subnet.a from the internet", self.said(closed + block))

    def test_which_group_shuts(self):
        closed = VPC[:VPC.index("  egress {")] + "}\n" + TASKS + service("false")
        self.assertIn("no rule of aws_security_group.task lets tcp/443 out to there", self.said(closed))
        endpoint = '''
resource "aws_security_group" "endpoint" { vpc_id = aws_vpc.main.id }
resource "aws_vpc_endpoint" "logs" {
  vpc_id              = aws_vpc.main.id
  service_name        = "com.amazonaws.us-east-1.logs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.a.id]
  security_group_ids  = [aws_security_group.endpoint.id]
}
'''
        logging = TASKS.replace('"nginx"', '"nginx", logConfiguration = { logDriver = "awslogs" }')
        self.assertIn("endpoint aws_vpc_endpoint.logs is there, but its private DNS takes no effect (enableDnsHostnames",
                      self.said(VPC + endpoint + logging + service("false")))
        named = VPC.replace('"10.0.0.0/16" }', '"10.0.0.0/16"\n  enable_dns_hostnames = true\n}').replace("{ cidr", "{\n  cidr")
        self.assertIn("no rule of aws_security_group.endpoint lets tcp/443 in from the tasks",
                      self.said(named + endpoint + logging + service("false")))

    def test_a_reason_that_is_folded_says_each_thing_once(self):
        two = TASKS + service("false") + service("false").replace("web\" {", "other\" {").replace("subnet.a", "subnet.b")
        said = self.said(two)
        self.assertEqual(said.count("they need docker.io"), 1)
        self.assertIn("the route tables of aws_subnet.a are not here; the route tables of aws_subnet.b are not here", said)

    def test_what_has_no_name_is_not_shown_as_one(self):
        template = """
Resources:
  Service:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      TaskDefinition: web:1
      NetworkConfiguration:
        AwsvpcConfiguration: {Subnets: [!ImportValue one], SecurityGroups: [sg-1]}
"""
        said = self.said(template, "t.yaml")
        self.assertIn("one is exported by another stack", said)
        self.assertNotIn("route tables of ?", said)
