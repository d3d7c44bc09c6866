#!/usr/bin/env python3
"""`--with-egress` of `kakoi plan` and `fix`: what tasks lack that would not start is written, suffices, and goes again.
Of Terraform; of templates: egress_template_test.py.

    egress_test.py KAKOI [test_name…]

Where `terraform` and the AWS provider are at hand (tests/oracle/terraform_oracle.py says how they are found), all that is
written is validated and has to be laid out as `terraform fmt` does.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(REPOSITORY, "tests", "oracle"))
import terraform_oracle  # noqa: E402  the path has to be there first

try:
    import jsonschema
except ImportError:
    jsonschema = None

KAKOI = os.path.abspath(sys.argv.pop(1))
DEMO = os.path.join(REPOSITORY, "demo", "egress")
NEW = "kakoi_egress.tf"
OPEN = re.compile(r"\n  egress \{.*?\n  \}\n", re.S)
ONLY_DATABASE = """
  egress {
    from_port   = 5432
    to_port     = 5432
    protocol    = "tcp"
    cidr_blocks = ["10.40.0.0/16"]
  }
"""
PRIVATE = """
resource "aws_subnet" "own" {
  vpc_id     = aws_vpc.bakery.id
  cidr_block = "10.40.8.0/24"
}

resource "aws_route_table" "own" {
  vpc_id = aws_vpc.bakery.id
}

resource "aws_route_table_association" "own" {
  subnet_id      = aws_subnet.own.id
  route_table_id = aws_route_table.own.id
}
"""


def find_terraform(scratch):
    try:
        return terraform_oracle.Terraform(scratch), None
    except terraform_oracle.Missing as missing:
        return None, str(missing)


class Egress(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.tools = tempfile.mkdtemp()
        cls.terraform, cls.no_terraform = find_terraform(cls.tools)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.tools)
        if cls.no_terraform:
            print(f"not validated by Terraform: {cls.no_terraform}")

    def setUp(self):
        self.scratch = os.path.realpath(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.scratch)
        self.top = os.path.join(self.scratch, "code")
        shutil.copytree(DEMO, self.top)

    def read(self, name):
        with open(os.path.join(self.top, name), "rb") as file:
            return file.read()

    def text(self, name):
        return self.read(name).decode()

    def files(self):
        return {name: self.read(name) for name in os.listdir(self.top)}

    def change(self, name, *pairs, more=""):
        text = self.text(name)
        for old, new in pairs:
            changed = old.sub(new, text) if isinstance(old, re.Pattern) else text.replace(old, new)
            self.assertNotEqual(changed, text, old)
            text = changed
        with open(os.path.join(self.top, name), "wb") as file:
            file.write((text + more).encode())

    def run_kakoi(self, *arguments):
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_", "GIT_"))}
        ran = subprocess.run([KAKOI, *arguments], capture_output=True, cwd=self.top, check=False, timeout=60,
                             stdin=subprocess.DEVNULL,
                             env=kept | {"XDG_STATE_HOME": os.path.join(self.scratch, "state"), "LC_ALL": "C.UTF-8"})
        return ran.returncode, ran.stdout.decode(), ran.stderr.decode()

    def plans(self, *arguments):
        return json.loads(self.run_kakoi("plan", ".", "--format", "json", *arguments)[1])["plans"]

    def refusal(self):
        (plan,) = self.plans("--with-egress")
        self.assertEqual(plan["edits"], [])
        self.assertIn("kakoi explain ecs-task-missing-egress", plan["refused"])
        return plan["refused"]

    def fix(self, *arguments):
        """Fixed, as it has to be whatever was missing."""
        before = self.files()
        code, out, err = self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review", *arguments)
        self.assertEqual(code, 0, out + err)
        fixed = self.files()
        report = json.loads(self.run_kakoi("scan", ".", "--all", "--format", "json")[1])
        verdicts = {f["control"]: f["verdict"] for f in report["findings"] if "ovens" in f["resource"]}
        for control in ("ecs-service-public-ip", "ecs-task-missing-egress", "ecs-task-public-subnet"):
            self.assertEqual(verdicts[control], "pass", (control, report["findings"]))
        self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.assertEqual(self.files(), fixed, "the second fix changes something")
        self.validate()
        code, out, err = self.run_kakoi("undo")
        self.assertEqual((code, self.files()), (0, before), out + err)
        for name, content in fixed.items():
            with open(os.path.join(self.top, name), "wb") as file:
                file.write(content)
        return out

    def validate(self):
        if self.terraform is None:
            return
        for command in (["validate", "-no-color"], ["fmt", "-check", "-diff", "-no-color"]):
            ran = self.terraform.run(self.top, *command)
            self.assertEqual(ran.returncode, 0, (ran.stdout + ran.stderr).decode())

    def test_without_it_the_plan_says_what_is_missing(self):
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "blocked")
        for what in ("ecr.api", "registry", "s3", "logs", "secretsmanager"):
            self.assertIn(what, plan["reasons"][0])
        self.assertEqual(len(plan["edits"]), 1)

    def test_the_demo(self):
        (plan,) = self.plans("--with-egress")
        self.assertEqual(plan["grade"], "review")
        self.assertEqual({way["evidence"] for way in plan["ways"] if way["to"] == "start"}, {"proven"})
        self.assertIn("by the hour", plan["reasons"][-1])
        self.fix()
        new = self.text(NEW)
        services = re.findall(r'service_name += "com\.amazonaws\.\$\{var\.region\}\.(.*)"', new)
        self.assertEqual(services, ["ecr.api", "ecr.dkr", "logs", "secretsmanager", "s3"])
        self.assertEqual(re.findall(r'cidr_block += "(.*)"', new), ["10.40.2.0/24", "10.40.3.0/24"])
        self.assertEqual(new.count("# cost: "), 4)
        self.assertIn("[aws_subnet.private_a.id, aws_subnet.private_b.id]", self.text("main.tf"))
        self.assertIn("assign_public_ip = false", self.text("main.tf"))
        self.assertNotIn("private", self.text("network.tf"))

    def test_nothing_is_written_without_accept(self):
        before = self.files()
        self.run_kakoi("fix", ".", "--with-egress", "--yes")
        self.assertEqual(self.files(), before)

    def test_what_the_group_keeps_in_is_let_out_within_it(self):
        self.change("network.tf", (OPEN, "\n" + ONLY_DATABASE[1:]))
        self.fix()
        self.assertIn("security_groups = [aws_security_group.vpc_endpoints.id]", self.text("network.tf"))
        self.assertIn("prefix_list_ids = [aws_vpc_endpoint.s3.prefix_list_id]", self.text("network.tf"))

    def test_a_group_without_rules_gets_rules_of_their_own(self):
        self.change("network.tf", (OPEN, ""))
        self.fix()
        self.assertIn('"aws_vpc_security_group_egress_rule" "ovens_to_endpoints"', self.text(NEW))

    def test_rules_are_written_as_others_are(self):
        self.change("network.tf", (OPEN, ""), more="""
resource "aws_security_group_rule" "database" {
  type              = "egress"
  security_group_id = aws_security_group.ovens.id
  protocol          = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_blocks       = [aws_vpc.bakery.cidr_block]
}
""")
        self.fix()
        self.assertNotIn("aws_vpc_security_group", self.text(NEW))
        self.assertEqual(self.text(NEW).count('"aws_security_group_rule"'), 3)

    def test_endpoints_let_in_all_of_the_vpc_since_their_names_count_in_all_of_it(self):
        self.change("network.tf", more="""
resource "aws_vpc_ipv4_cidr_block_association" "more" {
  vpc_id     = aws_vpc.bakery.id
  cidr_block = "100.64.0.0/16"
}
""")
        self.fix()
        self.assertEqual(re.findall(r'ingress_rule".*\n.*\n  cidr_ipv4 += (.*)', self.text(NEW)),
                         ["aws_vpc.bakery.cidr_block", '"100.64.0.0/16"'])

    CLOSED = """
resource "aws_vpc_endpoint" "logs" {
  vpc_id              = aws_vpc.bakery.id
  service_name        = "com.amazonaws.eu-west-1.logs"
  vpc_endpoint_type   = "Interface"
  private_dns_enabled = true
  subnet_ids          = [aws_subnet.own.id]
  security_group_ids  = [aws_security_group.closed.id]
}

resource "aws_security_group" "closed" {
  vpc_id = aws_vpc.bakery.id
}
"""
    OWN_RULE = """
resource "aws_vpc_security_group_ingress_rule" "closed" {
  security_group_id = aws_security_group.closed.id
  cidr_ipv4         = "192.168.0.0/16"
  ip_protocol       = "tcp"
  from_port         = 443
  to_port           = 443
}
"""
    OLD_RULE = """
resource "aws_security_group_rule" "%s" {
  type              = "egress"
  security_group_id = aws_security_group.%s.id
  protocol          = "tcp"
  from_port         = 5432
  to_port           = 5432
  cidr_blocks       = ["192.168.0.0/16"]
}
"""
    WITHIN = """
  ingress {
    from_port       = 443
    to_port         = 443
    protocol        = "tcp"
    security_groups = [aws_security_group.ovens.id]
  }
"""

    def test_an_endpoint_that_is_there_and_lets_nobody_in_lets_in_the_tasks(self):
        before = self.files()
        ingress = 'resource "aws_vpc_security_group_ingress_rule" "closed_from_ovens" {\n  security_group_id            = aws_security_group.closed.id'
        for more, wanted in ((self.CLOSED, ingress), (self.CLOSED + self.OWN_RULE, ingress),
                             (self.CLOSED + self.OWN_RULE + self.OLD_RULE % ("other", "other") + '\nresource "aws_security_group" "other" {}\n', ingress),
                             (self.CLOSED + self.OLD_RULE % ("closed", "closed"), 'resource "aws_security_group_rule" "closed_from_ovens"')):
            with self.subTest(more):
                self.restore(before)
                self.change("network.tf", more=PRIVATE + more)
                self.fix()
                self.assertIn(wanted, self.text(NEW))
                self.assertNotIn("logs", self.text(NEW))

    def test_a_group_with_rules_within_it_gets_another_within_it(self):
        closed = self.CLOSED.replace("aws_vpc.bakery.id\n}", "aws_vpc.bakery.id\n" + self.WITHIN.replace("443", "5432") + "}")
        self.change("network.tf", more=PRIVATE + closed)
        self.fix()
        self.assertIn(self.WITHIN, self.text("network.tf"))
        self.assertNotIn("closed_from", self.text(NEW))
        self.assertIn("    aws_security_group.closed,\n", self.text("main.tf"))

    def test_groups_that_would_name_each_other_within_them_are_refused(self):
        closed = self.CLOSED.replace("aws_vpc.bakery.id\n}", "aws_vpc.bakery.id\n\n  egress {\n    from_port   = 0\n    to_port     = 0\n"
                                     "    protocol    = \"-1\"\n    cidr_blocks = [\"0.0.0.0/0\"]\n  }\n}")
        self.change("network.tf", (OPEN, self.WITHIN.replace("ingress", "egress").replace("ovens", "closed")), more=PRIVATE + closed)
        self.assertIn("name each other", self.refusal())

    def test_what_no_endpoint_leads_to_gets_a_nat_gateway(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"))
        self.fix()
        new = self.text(NEW)
        self.assertIn("nat_gateway_id = aws_nat_gateway.private.id", new)
        self.assertNotIn('"Interface"', new)
        self.assertIn("subnet_id     = aws_subnet.public_a.id", new)

    def test_what_is_not_known_to_lie_in_the_region_gets_a_nat_gateway(self):
        before = self.files()
        for more in ((re.compile(r'  default = "1111.*'), ""), ("ecr.eu-west-1", "ecr.us-west-2"),
                     ('logDriver = "awslogs"', 'logDriver = "splunk"'), (re.compile(r'  default = "eu-west-1"'), ""),
                     ("aws_ecs_task_definition.ovens.arn", "var.image")):
            with self.subTest(more):
                self.restore(before)
                self.change("main.tf", more)
                (plan,) = self.plans("--with-egress")
                text = "".join(edit["text"] for edit in plan["edits"])
                self.assertEqual((plan["grade"], '"aws_nat_gateway"' in text, "Interface" in text), ("review", True, False), plan)

    def test_what_costs_is_never_safe(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"))
        (plan,) = self.plans("--with-egress")
        self.assertEqual(plan["grade"], "review")
        self.assertEqual([reason.partition(" ")[0] for reason in plan["reasons"]], ["costs", "costs"])
        before = self.files()
        self.run_kakoi("fix", ".", "--with-egress", "--yes")
        self.assertEqual(self.files(), before)

    def test_the_route_over_a_nat_gateway_that_is_there_is_safe(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"),
                    ("[aws_subnet.public_a.id, aws_subnet.public_b.id]", "[aws_subnet.public_a.id]"))
        self.change("network.tf", more="""
resource "aws_nat_gateway" "own" {
  subnet_id     = aws_subnet.public_a.id
  allocation_id = "eipalloc-0123456789abcdef0"
}
""")
        (plan,) = self.plans("--with-egress")
        self.assertEqual((plan["grade"], plan["reasons"]), ("safe", []))
        self.fix()
        self.assertIn("depends_on = [aws_route_table_association.private_a]", self.text("main.tf"))

    def ways(self):
        """What nothing of the new file names, and no start can do without."""
        ends = "route_table_association|route|vpc_endpoint|vpc_security_group_(?:in|e)gress_rule"
        return [".".join(key) for key in re.findall(rf'resource "(aws_(?:{ends}))" "(.*)"', self.text(NEW))]

    def test_no_task_starts_before_the_ways_are_there(self):
        self.change("network.tf", (OPEN, ""))
        self.fix()
        listed = re.search(r"\n\n  depends_on = \[\n((?:    \S*,\n)*)  ]\n}\n", self.text("main.tf"))
        self.assertEqual([line.strip(" ,") for line in listed[1].splitlines()], self.ways())

    def test_what_the_tasks_wait_for_already_stays(self):
        for old, new in (("[aws_subnet.public_a]", r"depends_on = \[aws_route_table_association.private_a, .*, aws_subnet.public_a]"),
                         ("[]", r"depends_on = \[aws_route_table_association.private_a, "),
                         ("[ # all\n    aws_vpc.bakery, # it\n  ]",
                          r"depends_on = \[ # all\n    aws_route_table_association.private_a,\n(    .*,\n)+    aws_vpc.bakery, # it\n  ]")):
            with self.subTest(old):
                self.change("main.tf", ('  launch_type     = "FARGATE"\n', f'  launch_type     = "FARGATE"\n\n  depends_on = {old}\n'))
                self.fix()
                self.assertRegex(self.text("main.tf"), new)
                for way in self.ways():
                    self.assertEqual(self.text("main.tf").count(way), 1)
                shutil.rmtree(self.top)
                shutil.copytree(DEMO, self.top)

    def test_a_table_that_gets_a_route_within_it_comes_first(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"))
        self.change("network.tf", more=PRIVATE.replace("vpc_id = aws_vpc.bakery.id\n}", """vpc_id = aws_vpc.bakery.id

  route {
    cidr_block                = "192.168.0.0/16"
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }
}"""))
        self.fix()
        self.assertIn("depends_on = [aws_route_table.own]", self.text("main.tf"))

    def test_where_it_cannot_be_written_what_the_tasks_have_to_wait_for_it_is_said(self):
        self.change("main.tf", ('  launch_type     = "FARGATE"\n', '  launch_type     = "FARGATE"\n  depends_on      = local.first\n'))
        self.assertIn("no depends_on", " ".join(self.plans("--with-egress")[0]["reasons"]))

    PLACED = re.compile(r'(resource "aws_\w+" "\w+" \{\n)')

    def test_another_provider_configuration(self):
        west = 'provider "aws" {\n  alias  = "west"\n  region = "us-west-2"\n}\n\nresource "aws_ecs_cluster"'
        self.change("main.tf", ('resource "aws_ecs_cluster"', west), (self.PLACED, r"\1  provider = aws.west\n\n"),
                    ("var.region\n      ", '"us-west-2"\n      '), ("ecr.eu-west-1", "ecr.us-west-2"),
                    ("secretsmanager:eu-west-1", "secretsmanager:us-west-2"))
        self.change("network.tf", (self.PLACED, r"\1  provider = aws.west\n\n"), ("eu-west-1", "us-west-2"))
        self.fix()
        new = self.text(NEW)
        self.assertEqual(len(re.findall(r"  provider +=+ aws\.west\n", new)), new.count("resource "))
        self.assertIn('"com.amazonaws.us-west-2.s3"', new)

    def test_the_region_of_another_provider_configuration_is_asked_for(self):
        west = 'provider "aws" {\n  alias  = "west"\n  region = lower(var.region)\n}\n\nresource "aws_ecs_cluster"'
        self.change("main.tf", ('resource "aws_ecs_cluster"', 'data "aws_region" "here" {}\n\n' + west),
                    (self.PLACED, r"\1  provider = aws.west\n\n"))
        self.change("network.tf", (self.PLACED, r"\1  provider = aws.west\n\n"))
        self.fix()
        self.assertIn('data "aws_region" "current" {\n  provider = aws.west\n}', self.text(NEW))
        self.assertIn("${data.aws_region.current.name}.s3", self.text(NEW))

    def test_a_region_of_its_own(self):
        self.change("network.tf", (self.PLACED, r'\1  region = "eu-west-1"\n\n'))
        self.change("main.tf", (self.PLACED, r'\1  region = "eu-west-1"\n\n'))
        terraform, type(self).terraform = self.terraform, None  # an argument of the provider's sixth version
        self.addCleanup(setattr, type(self), "terraform", terraform)
        self.fix()
        new = self.text(NEW)
        self.assertEqual(len(re.findall(r'  region +=+ "eu-west-1"\n', new)), new.count("resource "))

    def test_two_provider_configurations_are_refused(self):
        self.change("network.tf", ('"aws_vpc" "bakery" {\n', '"aws_vpc" "bakery" {\n  provider = aws.west\n\n'))
        self.assertIn("not of the same provider", self.refusal())

    def test_a_provider_that_is_worked_out_is_refused(self):
        self.change("network.tf", ('"aws_vpc" "bakery" {\n', '"aws_vpc" "bakery" {\n  provider = aws.of["west"]\n\n'))
        self.assertIn("provider of aws_vpc.bakery", self.refusal())

    def test_a_state_that_is_written_in_code(self):
        service = self.text("main.tf")[self.text("main.tf").index("resource \"aws_ecs_service\""):]
        self.change("main.tf", (service, """resource "aws_sfn_state_machine" "ovens" {
  name     = "ovens"
  role_arn = "arn:aws:iam::111122223333:role/ovens"

  definition = jsonencode({
    StartAt = "Bake"
    States = {
      Bake = {
        Type     = "Task"
        Resource = "arn:aws:states:::ecs:runTask"
        Parameters = {
          LaunchType     = "FARGATE"
          TaskDefinition = aws_ecs_task_definition.ovens.arn
          NetworkConfiguration = {
            AwsvpcConfiguration = {
              Subnets        = [aws_subnet.public_a.id, aws_subnet.public_b.id]
              SecurityGroups = [aws_security_group.ovens.id]
              AssignPublicIp = "ENABLED"
            }
          }
        }
        End = true
      }
    }
  })
}
"""))
        (plan,) = self.plans("--with-egress")
        self.assertEqual(plan["grade"], "review")
        self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.assertIn("[aws_subnet.private_a.id, aws_subnet.private_b.id]", self.text("main.tf"))
        self.assertEqual(self.plans("--with-egress"), [])

    def test_a_job_goes_where_its_compute_environment_goes(self):
        service = self.text("main.tf")[self.text("main.tf").index("resource \"aws_ecs_service\""):]
        self.change("main.tf", (service, """resource "aws_batch_compute_environment" "ovens" {
  type = "MANAGED"

  compute_resources {
    type               = "FARGATE"
    max_vcpus          = 4
    subnets            = [aws_subnet.public_a.id, aws_subnet.public_b.id]
    security_group_ids = [aws_security_group.ovens.id]
  }
}

resource "aws_batch_job_definition" "ovens" {
  name                  = "ovens"
  type                  = "container"
  platform_capabilities = ["FARGATE"]

  container_properties = jsonencode({
    image                = "nginx:1.27"
    executionRoleArn     = "arn:aws:iam::111122223333:role/ovens"
    resourceRequirements = [{ type = "VCPU", value = "0.25" }, { type = "MEMORY", value = "512" }]
    networkConfiguration = { assignPublicIp = "ENABLED" }
  })
}
"""))
        self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.validate()
        text = self.text("main.tf")
        self.assertIn("    subnets            = [aws_subnet.private_a.id, aws_subnet.private_b.id]\n", text)
        self.assertIn('assignPublicIp = "DISABLED"', text)
        ways = ["aws_route_table_association.private_a", "aws_route_table_association.private_b"]
        self.assertEqual(re.findall(r"depends_on = \[\n([^]]*)\]|depends_on = \[(.*)\]", text),
                         [("", ", ".join(ways)), ("".join(f"    {each},\n" for each in [*ways, "aws_batch_compute_environment.ovens"]) + "  ", "")])
        self.assertEqual(self.plans("--with-egress"), [])

    def test_private_subnets_that_are_there_are_used(self):
        self.change("network.tf", more=PRIVATE)
        (plan,) = self.plans("--with-egress")
        self.assertIn("aws_subnet.own", " ".join(plan["reasons"]))
        self.assertIn("run in 2 Availability Zones now, as far as the code says, and would then run in 1",
                      " ".join(plan["reasons"]))
        self.fix()
        self.assertNotIn('"aws_subnet"', self.text(NEW))
        self.assertIn("[aws_subnet.own.id]", self.text("main.tf"))

    def test_private_subnets_with_a_way_out_need_no_piece(self):
        self.change("network.tf", more=PRIVATE.replace("vpc_id = aws_vpc.bakery.id\n}", """vpc_id = aws_vpc.bakery.id

  route {
    cidr_block     = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.own.id
  }
}""") + """
resource "aws_nat_gateway" "own" {
  subnet_id     = aws_subnet.public_a.id
  allocation_id = "eipalloc-0123456789abcdef0"
}
""")
        before = self.files()
        for theirs in ("aws_subnet.public_a.id, aws_subnet.public_b.id", "aws_subnet.own.id, aws_subnet.public_b.id",
                       "aws_subnet.public_b.id, aws_subnet.own.id"):
            with self.subTest(theirs):
                self.restore(before)
                self.change("main.tf", (re.compile(r"\[aws_subnet.public_a.id, aws_subnet.public_b.id\]"), f"[ {theirs} ]"))
                self.fix()
                self.assertNotIn(NEW, self.files())
                self.assertIn("[aws_subnet.own.id]", self.text("main.tf"))

    def restore(self, files):
        for name in self.files().keys() - files.keys():
            os.remove(os.path.join(self.top, name))
        for name, content in files.items():
            with open(os.path.join(self.top, name), "wb") as file:
                file.write(content)

    def test_a_private_subnet_beside_a_public_one_gets_what_it_lacks(self):
        self.change("network.tf", more=PRIVATE)
        self.change("main.tf", ("[aws_subnet.public_a.id, aws_subnet.public_b.id]", "[aws_subnet.own.id, aws_subnet.public_b.id]"))
        self.fix()
        self.assertIn("route_table_ids   = [aws_route_table.own.id]", self.text(NEW))
        self.assertIn("[aws_subnet.own.id]", self.text("main.tf"))

    def test_a_table_that_is_there_gets_a_route(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"))
        self.change("network.tf", more=PRIVATE)
        self.fix()
        self.assertIn('"aws_route" "own_nat"', self.text(NEW))

    def test_a_table_with_routes_gets_its_route_within_it(self):
        self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", "nginx:1.27"))
        self.change("network.tf", more=PRIVATE.replace("vpc_id = aws_vpc.bakery.id\n}", """vpc_id = aws_vpc.bakery.id

  route {
    cidr_block                = "192.168.0.0/16"
    vpc_peering_connection_id = "pcx-0123456789abcdef0"
  }
}"""))
        self.fix()
        self.assertNotIn('"aws_route"', self.text(NEW))
        self.assertEqual(self.text("network.tf").count("nat_gateway_id = aws_nat_gateway.private.id"), 1)

    def test_private_subnets_that_have_no_route_table_of_their_own_are_left_alone(self):
        self.change("network.tf", more="""
resource "aws_subnet" "database" {
  vpc_id     = aws_vpc.bakery.id
  cidr_block = "10.40.8.0/24"
}
""")
        before = self.files()
        for image in ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:8", "nginx:1.27"):
            with self.subTest(image):
                self.restore(before)
                self.change("main.tf", ("111122223333.dkr.ecr.eu-west-1.amazonaws.com/ovens:7", image))
                self.fix()
                self.assertIn("[aws_subnet.private_a.id, aws_subnet.private_b.id]", self.text("main.tf"))

    def test_where_no_block_of_the_size_is_free_a_smaller_one_is_taken(self):
        self.change("network.tf", ('"10.40.0.0/16"', '"10.40.0.0/23"'), ('"10.40.1.0/24"', '"10.40.1.0/26"'))
        self.fix()
        self.assertEqual(re.findall(r'cidr_block += "(.*)"', self.text(NEW)), ["10.40.1.64/26", "10.40.1.128/26"])

    def test_a_public_subnet_of_half_of_the_vpc_does_not_make_the_new_one_take_the_other_half(self):
        self.change("network.tf", ('"10.40.0.0/24"', '"10.40.0.0/17"'), ('"10.40.1.0/24"', '"10.40.128.0/24"'))
        self.fix()
        self.assertEqual(re.findall(r'cidr_block += "(.*)"', self.text(NEW)), ["10.40.160.0/19", "10.40.129.0/24"])

    def test_names_of_endpoints_need_names_of_the_vpc(self):
        self.change("network.tf", ("  enable_dns_hostnames = true\n", ""), ("cidr_block           = \"10.40.0.0/16\"",
                                                                         "cidr_block = \"10.40.0.0/16\""))
        self.fix()
        self.assertIn("\n  enable_dns_hostnames = true\n}", self.text("network.tf"))

    def test_names_that_are_off_are_turned_on(self):
        self.change("network.tf", ("enable_dns_hostnames = true", "enable_dns_hostnames = false"))
        self.fix()
        self.assertIn("enable_dns_hostnames = true", self.text("network.tf"))

    def test_subnets_by_count(self):
        self.change("network.tf", (re.compile(r'resource "aws_subnet" "public_a".*?\n}\n\nresource "aws_subnet" "public_b".*?\n}\n', re.S),
                                   """data "aws_availability_zones" "here" {}

resource "aws_subnet" "public" {
  count             = 2
  vpc_id            = aws_vpc.bakery.id
  cidr_block        = cidrsubnet(aws_vpc.bakery.cidr_block, 8, count.index)
  availability_zone = data.aws_availability_zones.here.names[count.index]
}
"""), ("aws_subnet.public_a.id", "aws_subnet.public[0].id"), ("aws_subnet.public_b.id", "aws_subnet.public[1].id"))
        self.change("main.tf", ("[aws_subnet.public_a.id, aws_subnet.public_b.id]", "aws_subnet.public[*].id"))
        self.fix()
        self.assertIn("[aws_subnet.private.id, aws_subnet.private_2.id]", self.text("main.tf"))

    def test_a_list_of_several_lines_keeps_them(self):
        self.change("main.tf", ("subnets          = [aws_subnet.public_a.id, aws_subnet.public_b.id]",
                                "subnets = [\n      aws_subnet.public_a.id, # first\n      aws_subnet.public_b.id,\n    ]"))
        self.fix()
        self.assertIn("[\n      aws_subnet.private_a.id, # first\n      aws_subnet.private_b.id,\n    ]", self.text("main.tf"))

    def test_beside_zones_that_are_not_known_the_new_subnets_are_in_the_same(self):
        before = self.files()
        for changes, more in (([(re.compile(r"\n  availability_zone = .*"), "")], ""),
                              ([(re.compile(r'\n  availability_zone = "eu-west-1a"'), "")], ""),
                              ([('"eu-west-1a"', "local.first"), ('"eu-west-1b"', "local.second")], """
data "aws_availability_zones" "here" {}

locals {
  first  = data.aws_availability_zones.here.names[0]
  second = data.aws_availability_zones.here.names[1]
}
""")):
            with self.subTest(changes):
                self.restore(before)
                self.change("network.tf", *changes, more=more)
                if self.terraform is not None:
                    self.terraform.run(self.top, "fmt")
                self.fix()
                new = self.text(NEW)
                self.assertEqual(re.findall(r"availability_zone += (.*)", new),
                                 ["aws_subnet.public_a.availability_zone", "aws_subnet.public_b.availability_zone"])
                # Two in one zone would be refused.
                self.assertEqual(len(set(re.findall(r"subnet_ids += \[(.*)]", new))), 1)
                self.assertEqual(new.count("subnet_ids          = [aws_subnet.private_"), 4)

    def test_a_vpc_on_one_line_is_not_edited(self):
        self.change("network.tf", (re.compile(r'resource "aws_vpc" "bakery" {.*?\n}', re.S),
                                   'resource "aws_vpc" "bakery" { cidr_block = "10.40.0.0/16" }'))
        self.assertIn("enable_dns_hostnames = true", self.refusal())

    def test_a_full_vpc_is_refused(self):
        self.change("network.tf", ('"10.40.0.0/16"', '"10.40.0.0/23"'))
        self.assertIn("free block", self.refusal())

    def test_a_service_in_a_module_is_refused(self):
        os.mkdir(os.path.join(self.top, "app"))
        for name in ("main.tf", "network.tf"):
            os.rename(os.path.join(self.top, name), os.path.join(self.top, "app", name))
        with open(os.path.join(self.top, "main.tf"), "w", encoding="utf-8") as file:
            file.write('module "app" {\n  source = "./app"\n}\n')
        self.assertIn("module", self.refusal())

    def test_line_ends_are_those_of_the_file_beside(self):
        for name in ("main.tf", "network.tf"):
            self.change(name, ("\n", "\r\n"))
        self.fix()
        self.assertEqual(self.read(NEW).count(b"\n"), self.read(NEW).count(b"\r\n"))

    def test_two_services_share_the_pieces(self):
        text = self.text("main.tf")
        self.change("main.tf", ('"ovens" {\n  name            = "ovens"', '"mixers" {\n  name            = "mixers"'),
                    more="\n" + text[text.index('resource "aws_ecs_service"'):])
        (plan,) = self.plans("--with-egress")
        self.assertEqual(len(plan["targets"]), 2)
        self.fix()
        self.assertEqual(self.text("main.tf").count("aws_subnet.private_a.id"), 2)

    def test_a_name_that_is_taken_is_not_used_again(self):
        self.change("network.tf", more="""
resource "aws_security_group" "vpc_endpoints" {
  vpc_id = aws_vpc.bakery.id
}
""")
        self.fix()
        self.assertIn("aws_security_group.vpc_endpoints_2.id", self.text(NEW))

    def test_a_block_that_is_not_known_is_refused(self):
        self.change("network.tf", ('"10.40.0.0/16"', "var.block"), more='\nvariable "block" {}\n')
        self.assertIn("block of aws_vpc.bakery", self.refusal())

    EACH = (re.compile(r'resource "aws_subnet" "public_a".*?\n}\n\nresource "aws_subnet" "public_b".*?\n}\n', re.S),
            """resource "aws_subnet" "public" {
  for_each          = { a = 0, b = 1 }
  vpc_id            = aws_vpc.bakery.id
  cidr_block        = cidrsubnet(aws_vpc.bakery.cidr_block, 8, each.value)
  availability_zone = "eu-west-1${each.key}"
}
""")

    def test_lists_that_subnets_alone_decide_are_replaced(self):
        before = self.files()
        for written, more in (("[for s in aws_subnet.public : s.id]", ""), ("[for k, s in aws_subnet.public : s.id]", ""),
                              ("values(aws_subnet.public)[*].id", ""),
                              ("concat([aws_subnet.public[\"a\"].id], [aws_subnet.public[\"b\"].id])", ""),
                              ("local.subnets", "subnets = local.all"), ("[local.one, local.two]", """one = aws_subnet.public["a"].id
  two = aws_subnet.public["b"].id""")):
            with self.subTest(written):
                self.restore(before)
                self.change("network.tf", self.EACH, ("aws_subnet.public_a.id", 'aws_subnet.public["a"].id'),
                            ("aws_subnet.public_b.id", 'aws_subnet.public["b"].id'))
                locals_ = f"\nlocals {{\n  {more}\n}}\n\nlocals {{\n  all = [for s in aws_subnet.public : s.id]\n}}\n" if more else ""
                self.change("main.tf", ("[aws_subnet.public_a.id, aws_subnet.public_b.id]", written), more=locals_)
                self.fix()
                self.assertIn("= [aws_subnet.private.id, aws_subnet.private_2.id]", self.text("main.tf"))

    def test_lists_that_something_else_decides_are_refused(self):
        before = self.files()
        for written in ("var.is_small ? [aws_subnet.public_a.id] : [aws_subnet.public_b.id]",
                        "slice([aws_subnet.public_a.id, aws_subnet.public_b.id], 0, var.count_of)",
                        "[for s in [aws_subnet.public_a, aws_subnet.public_b] : s.id if var.is_small]", "local.subnets"):
            with self.subTest(written):
                self.restore(before)
                self.change("main.tf", ("[aws_subnet.public_a.id, aws_subnet.public_b.id]", written), more="""
variable "is_small" {
  default = true
}

variable "count_of" {
  default = 2
}

locals {
  subnets = var.is_small ? [aws_subnet.public_a.id] : []
}
""")
                self.assertIn("plain list", self.refusal())
                fixed = self.files()
                self.assertEqual(self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "blocked")[0], 5)
                self.assertEqual(self.files(), fixed)

    def test_a_stored_plan_is_stale_when_the_file_has_appeared(self):
        self.run_kakoi("plan", ".", "--with-egress", "--out", "../plan.json")
        with open(os.path.join(self.top, NEW), "w", encoding="utf-8") as file:
            file.write("# mine\n")
        before = self.files()
        code, out, _ = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual((code, self.files()), (5, before))
        self.assertIn(NEW, out)

    def test_a_stored_plan_is_carried_out(self):
        self.run_kakoi("plan", ".", "--with-egress", "--out", "../plan.json")
        code, out, err = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out + err)
        stored = self.files()
        self.run_kakoi("undo")
        self.fix()
        self.assertEqual(self.files(), stored)

    def test_beside_a_file_of_that_name_it_takes_another(self):
        with open(os.path.join(self.top, NEW), "w", encoding="utf-8") as file:
            file.write("# mine\n")
        self.fix()
        self.assertEqual(self.text(NEW), "# mine\n")
        self.assertIn("aws_vpc_endpoint", self.text("kakoi_egress_2.tf"))

    def test_undo_leaves_a_new_file_that_somebody_changed(self):
        self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.change(NEW, ("# free of charge", "# mine"))
        before = self.files()
        self.assertEqual(self.run_kakoi("undo")[0], 5)
        self.assertEqual(self.files(), before)

    def test_the_mode_is_that_of_the_file_beside(self):
        os.chmod(os.path.join(self.top, "main.tf"), 0o640)
        self.run_kakoi("fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.assertEqual(os.stat(os.path.join(self.top, NEW)).st_mode & 0o777, 0o640)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_git_applies_the_patch(self):
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        patch = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch")[1]
        subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
        shutil.rmtree(os.path.join(self.top, ".git"))
        patched = self.files()
        shutil.rmtree(self.top)
        shutil.copytree(DEMO, self.top)
        self.fix()
        self.assertEqual(self.files(), patched)

    @unittest.skipUnless(jsonschema, "python3-jsonschema is not here")
    def test_the_json_keeps_to_its_schema(self):
        report = json.loads(self.run_kakoi("plan", ".", "--with-egress", "--format", "json")[1])
        with open(os.path.join(REPOSITORY, "docs/plan-1.schema.json"), encoding="utf-8") as file:
            jsonschema.validate(report, json.load(file))

    def test_japanese(self):
        _, out, _ = self.run_kakoi("--lang", "ja", "fix", ".", "--with-egress", "--yes", "--accept", "review")
        self.assertIn("時間課金", out)
        self.assertIn("# 費用: ", self.text(NEW))


if __name__ == "__main__":
    unittest.main()
