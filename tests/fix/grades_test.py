#!/usr/bin/env python3
"""How plans are graded: none is `safe` that cuts off somebody else, that rests on what was not read, or that leaves the
setting on where the same code is planned with other values.

    grades_test.py KAKOI [test_name…]
"""
import json
import os
import shutil
import unittest

from fix_case import NETWORK, FixCase, service

NAT = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id")
SHARED = NAT.replace("assign_public_ip = true", "assign_public_ip = var.public")
PUBLIC = 'variable "public" {\n  default = true\n}\n'
# Its subnet leads out by the internet gateway alone.
IN_PUBLIC = """resource "aws_ecs_service" "other" {
  name            = "other"
  task_definition = aws_ecs_task_definition.t.arn
  launch_type     = "FARGATE"
  network_configuration {
    subnets          = [aws_subnet.public.id]
    security_groups  = [aws_security_group.g.id]
    assign_public_ip = var.public
  }
}
"""
ACCEPT = '# kakoi:accept ecs-service-public-ip until=2099-03-31 owner=team-web reason="a partner calls them directly"\n'
MODULE = """module "extra" {{
  source = "git::https://git.example.com/{name}"
  {argument}
}}
"""
TEMPLATE = """Parameters:
  Public: {Type: String, Default: ENABLED}
Resources:
  Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}
  Gateway: {Type: AWS::EC2::InternetGateway}
  Attached: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref Gateway}}
  Outer: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24}}
  OuterTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  OuterRoute:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref OuterTable, DestinationCidrBlock: 0.0.0.0/0, GatewayId: !Ref Gateway}
  OuterUse:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref Outer, RouteTableId: !Ref OuterTable}
  Nat: {Type: AWS::EC2::NatGateway, Properties: {SubnetId: !Ref Outer, AllocationId: eipalloc-1}}
  Inner: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.2.0/24}}
  InnerTable: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}
  InnerRoute:
    Type: AWS::EC2::Route
    Properties: {RouteTableId: !Ref InnerTable, DestinationCidrBlock: 0.0.0.0/0, NatGatewayId: !Ref Nat}
  InnerUse:
    Type: AWS::EC2::SubnetRouteTableAssociation
    Properties: {SubnetId: !Ref Inner, RouteTableId: !Ref InnerTable}
  Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: g, VpcId: !Ref Vpc}}
  Task:
    Type: AWS::ECS::TaskDefinition
    Properties:
      NetworkMode: awsvpc
      RequiresCompatibilities: [FARGATE]
      ContainerDefinitions: [{Name: a, Image: nginx}]
  Web:
    Type: AWS::ECS::Service
    Properties:
      TaskDefinition: !Ref Task
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration: {Subnets: [!Ref Inner], SecurityGroups: [!Ref Group], AssignPublicIp: ENABLED}
"""


class Grades(FixCase):
    def plan(self, *arguments):
        (plan,) = self.plans(*arguments)
        return plan

    def graded(self, *arguments):
        plan = self.plan(*arguments)
        return plan["grade"], " / ".join(plan["reasons"])

    def assert_review(self, *said):
        grade, reasons = self.graded()
        self.assertEqual(grade, "review", reasons)
        for each in said:
            self.assertIn(each, reasons)

    def assert_safe(self):
        self.assertEqual(self.graded(), ("safe", ""))

    def test_whoever_is_cut_off_by_the_way_blocks(self):
        cut_off = "with this edit the tasks of aws_ecs_service.other would not start"
        self.write(main_tf=PUBLIC + SHARED + IN_PUBLIC)
        grade, reasons = self.graded("--only", "aws_ecs_service.web")
        self.assertEqual(grade, "blocked")
        self.assertIn(cut_off, reasons)
        self.write(main_tf=PUBLIC + SHARED + ACCEPT + IN_PUBLIC)
        grade, reasons = self.graded()
        self.assertEqual(grade, "blocked")
        self.assertIn(cut_off, reasons)
        self.assertIn("aws_ecs_service.other is accepted to be on (team-web, until 2099-03-31), and is turned off too: "
                      "a partner calls them directly", reasons)

    def test_what_is_accepted_and_can_start_is_named(self):
        self.write(main_tf=PUBLIC + SHARED + ACCEPT + IN_PUBLIC.replace("subnet.public", "subnet.s"))
        self.assert_review("the value has other users: aws_ecs_service.other", "is accepted to be on (team-web")
        self.assertEqual(self.graded()[1].count("other users"), 1)

    def test_targets_of_the_plan_are_no_other_users(self):
        self.write(main_tf=PUBLIC + SHARED + IN_PUBLIC.replace("subnet.public", "subnet.s"))
        grade, reasons = self.graded()
        self.assertEqual((grade, "other users" in reasons), ("review", False))
        self.assertIn("the same value decides for", reasons)

    def test_what_is_written_at_the_setting_leaves_the_variable_alone(self):
        self.write(main_tf='variable "private" {\n  default = false\n}\noutput "private" {\n  value = var.private\n}\n'
                   + service("web", "!var.private"))
        plan = self.plan()
        self.assertIn("the setting is written over", " ".join(plan["reasons"]))
        self.assertNotIn("other users", " ".join(plan["reasons"]))

    def test_what_was_not_read_may_add_to_what_it_is_handed(self):
        self.write(main_tf=NAT)
        self.assert_safe()
        for argument in ("subnet_ids = [aws_subnet.s.id]", "nets = { a = aws_subnet.s.id }",
                         "route_table_ids = [aws_route_table.s.id]", "group = aws_security_group.g.id",
                         'joined = join(",", [aws_subnet.s.id])'):
            self.write(main_tf=NAT + MODULE.format(name="y", argument=argument))
            self.assert_review("what module.extra adds to the network is not known")
        for name, argument in (("y", "zone = aws_subnet.public.id"), ("y", 'name = "x"'),
                               ("terraform-aws-alb", "subnets = [aws_subnet.s.id]"),
                               ("y", "count = 0\n  subnet_ids = [aws_subnet.s.id]")):
            self.write(main_tf=NAT + MODULE.format(name=name, argument=argument))
            self.assert_safe()

    def test_a_file_that_was_not_read_whole(self):
        self.write(main_tf=NAT, broken_tf='resource "aws_network_acl" "x" {\n')
        self.assert_review("broken.tf was not read whole")

    def test_parts_of_a_template_that_were_not_read(self):
        self.write(**{"t.yaml": TEMPLATE})
        self.assert_safe()
        nested = ("  More:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
                  "      TemplateURL: https://s3.amazonaws.com/b/t.yaml\n      Parameters: {P: !Ref %s}\n")
        self.write(**{"t.yaml": TEMPLATE + nested % "Inner"})
        self.assert_review("what More adds to the network is not known")
        self.write(**{"t.yaml": TEMPLATE + nested % "Outer"})
        self.assert_safe()
        self.write(**{"t.yaml": TEMPLATE + "  Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/t.yaml}}\n"})
        self.assert_review()

    def test_no_registry_is_in_reach_whatever_the_image_is(self):
        shut = NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id")
        said = "whatever their image is, no way leads to the internet or to ECR"
        self.write(main_tf='variable "image" {}\n' + shut.replace('"nginx"', "var.image"))
        self.assert_review(said)
        self.write(main_tf='variable "task" {}\n' + shut.replace("aws_ecs_task_definition.t.arn", "var.task"))
        self.assert_review(said)
        self.write(main_tf='variable "image" {}\n' + NAT.replace('"nginx"', "var.image"))
        self.assertNotIn(said, self.graded()[1])

    def test_a_deployment_that_stops_tasks_first(self):
        said = "a deployment stops tasks before it starts new ones"
        head = 'name            = "web"\n'

        def with_counts(desired, least, most):
            return NAT.replace(head, head + f"  desired_count = {desired}\n  deployment_minimum_healthy_percent = {least}\n"
                               f"  deployment_maximum_percent = {most}\n")

        for counts in ((1, 0, 100), (1, 0, 199), (2, 50, 100), (3, 50, 133), ("null", 0, 100)):
            self.write(main_tf=with_counts(*counts))
            self.assert_review(said)
        for counts in ((1, 100, 200), (1, 0, 200), (2, 50, 150), (1, 50, 100), ("null", 50, 150), (0, 0, 100)):
            self.write(main_tf=with_counts(*counts))
            self.assert_safe()
        web = "      LaunchType: FARGATE\n"
        for more, grade in (("{MinimumHealthyPercent: 0, MaximumPercent: 100}", "review"),
                            ("{MinimumHealthyPercent: 50}", "safe"),
                            ("{MinimumHealthyPercent: 0, MaximumPercent: 100, Strategy: BLUE_GREEN}", "safe")):
            self.write(**{"main.tf": "", "t.yaml": TEMPLATE.replace(web, web + f"      DeploymentConfiguration: {more}\n")})
            self.assertEqual(self.graded()[0], grade)

    def test_ignore_changes_names_the_setting_by_any_way_to_it(self):
        network = "network_configuration {\n subnets = [aws_subnet.s.id]\n assign_public_ip = true\n}\n"
        head = NAT[:NAT.index('resource "aws_ecs_service"')]
        target = 'resource "aws_cloudwatch_event_target" "t" {\n  rule = "r"\n  arn = "c"\n  role_arn = "r"\n  ecs_target {\n' \
            "launch_type = \"FARGATE\"\n task_definition_arn = aws_ecs_task_definition.t.arn\n" + network + "}\n"
        schedule = 'resource "aws_scheduler_schedule" "t" {\n  target {\n  arn = "c"\n  role_arn = "r"\n ecs_parameters {\n' \
            "launch_type = \"FARGATE\"\n task_definition_arn = aws_ecs_task_definition.t.arn\n" + network + "}\n}\n"
        pipe = 'resource "aws_pipes_pipe" "t" {\n  target = "c"\n  target_parameters {\n ecs_task_parameters {\n' \
            "launch_type = \"FARGATE\"\n task_definition_arn = aws_ecs_task_definition.t.arn\n network_configuration {\n" \
            "aws_vpc_configuration {\n subnets = [aws_subnet.s.id]\n assign_public_ip = \"ENABLED\"\n}\n}\n}\n}\n"
        said = "ignore_changes names the setting"
        for resource, holding, beside in (
                (target, ("ecs_target", "ecs_target[0]", "ecs_target[0].network_configuration",
                          "ecs_target.0.network_configuration.0.assign_public_ip"),
                 ("ecs_target[0].task_count", "ecs_target[0].network_configuration[0].subnets", "ecs_targets", "input")),
                (schedule, ("target", "target[0].ecs_parameters", "target[0].ecs_parameters[0].network_configuration"),
                 ("target[0].arn", "target[0].ecs_parameters[0].task_count", "schedule_expression")),
                (pipe, ("target_parameters[0].ecs_task_parameters",
                        "target_parameters[0].ecs_task_parameters[0].network_configuration[0].aws_vpc_configuration"),
                 ("target_parameters[0].input_template", "target"))):
            for attribute in holding + beside:
                self.write(main_tf=head + resource + f"  lifecycle {{\n    ignore_changes = [{attribute}]\n  }}\n}}\n")
                self.assertEqual(said in self.graded()[1], attribute in holding, (attribute, self.graded()))

    def test_controllers_that_refuse_the_change(self):
        def with_controller(block):
            self.write(main_tf='variable "on" {}\n' + NAT.replace('name            = "web"\n',
                                                                  'name            = "web"\n' + block))

        with_controller('deployment_controller {\n type = "EXTERNAL"\n}\n')
        self.assert_review("deployment controller EXTERNAL: AWS refuses the update")
        maybe = 'dynamic "deployment_controller" {{\n for_each = var.on ? [1] : []\n content {{\n type = "{}"\n}}\n}}\n'
        with_controller(maybe.format("CODE_DEPLOY"))
        self.assert_review("whether the deployment controller is CODE_DEPLOY")
        with_controller(maybe.format("ECS"))
        self.assert_safe()

    def test_a_task_set_is_replaced(self):
        task_set = NAT.replace('"aws_ecs_service"', '"aws_ecs_task_set"')
        for lifecycle, said in (("", "its tasks stop first"),
                                ("create_before_destroy = true\nprevent_destroy = true", "Terraform refuses that"),
                                ("prevent_destroy = true", "Terraform refuses that")):
            self.write(main_tf=task_set.replace('name            = "web"\n', f"lifecycle {{\n{lifecycle}\n}}\n"))
            self.assert_review(said)
        self.write(main_tf=task_set.replace('name            = "web"\n', "lifecycle {\ncreate_before_destroy = true\n}\n"))
        self.assert_safe()
        self.write(**{"main.tf": "", "t.yaml": TEMPLATE.replace("AWS::ECS::Service", "AWS::ECS::TaskSet")
                      .replace("AwsvpcConfiguration", "AwsVpcConfiguration")})
        self.assert_review("CloudFormation makes a new one first")

    def test_moved_tags_are_not_checked(self):
        self.write(main_tf=NAT)
        self.assertIn("whether the tags of images have moved", self.run_kakoi("plan", ".")[1])

    def test_values_that_turn_it_on_again(self):
        self.write(main_tf=PUBLIC + SHARED, **{"prod.tfvars": "public = true\n"})
        self.assert_review("with the values of prod.tfvars, which were not given, aws_ecs_service.web stays on")
        self.write(**{"prod.tfvars": "public = false\n", "vars/prod.tfvars.json": json.dumps({"public": True})})
        self.assert_review("vars/prod.tfvars.json")
        self.write(**{"vars/prod.tfvars.json": "{}"})
        self.assert_safe()

    def test_overrides_of_sam(self):
        template = TEMPLATE.replace("AssignPublicIp: ENABLED", "AssignPublicIp: !Ref Public")
        for overrides in (r'"Public=\"ENABLED\" A=b"', '["Public=ENABLED"]',
                          '"ParameterKey=Public,ParameterValue=ENABLED"'):
            self.write(**{"t.yaml": template, "samconfig.toml": "version = 0.1\n[default.deploy.parameters]\n"
                          f"parameter_overrides = {overrides}\n"})
            self.assert_review("with the values of samconfig.toml, which were not given, Web stays on")
        self.write(**{"samconfig.toml": '[default.deploy.parameters]\nparameter_overrides = "Public=DISABLED"\n'})
        self.assertNotIn("samconfig", self.graded()[1])

    def test_a_network_of_other_values(self):
        for variable, count, choice in (('default = true', "var.nat ? 1 : 0", "with nat = false"),
                                        ('default = "own"', 'var.nat == "own" ? 1 : 0', "with nat != own")):
            self.write(main_tf=f'variable "nat" {{\n  {variable}\n}}\n' + NAT.replace(
                'resource "aws_nat_gateway" "n" {', f'resource "aws_nat_gateway" "n" {{\n  count = {count}').replace(
                    "aws_nat_gateway.n.id", "one(aws_nat_gateway.n[*].id)"))
            self.assert_review(f"{choice}, whether the tasks of aws_ecs_service.web reach what they need is not known")
        self.write(**{"main.tf": 'variable "inside" {\n  default = 1\n}\n' + NAT.replace(
            "[aws_subnet.s.id]", "[[aws_subnet.public.id, aws_subnet.s.id][var.inside]]"), "dev.tfvars": "inside = 0\n"})
        self.assert_review("with the values of dev.tfvars, which were not given, the tasks of aws_ecs_service.web would "
                           "not start")
        # Where it is off already with those values, the edit changes nothing there.
        self.write(**{"main.tf": PUBLIC + 'variable "inside" {\n  default = 1\n}\n' + SHARED.replace(
            "[aws_subnet.s.id]", "[[aws_subnet.public.id, aws_subnet.s.id][var.inside]]"),
                      "dev.tfvars": "inside = 0\npublic = false\n"})
        self.assert_safe()

    def test_a_network_of_other_parameters(self):
        moved = TEMPLATE.replace("Subnets: [!Ref Inner]", "Subnets: [!If [Outside, !Ref Outer, !Ref Inner]]")
        for declared, operand, choice in (("Default: in, AllowedValues: [in, out]", "out", "Where = out"),
                                          ("Default: in", "out", "Where = out"), ("Default: in", "in", "Where != in")):
            is_out = f"!Equals [!Ref Where, {operand}]"
            self.write(**{"t.yaml": moved.replace("Parameters:\n", f"Parameters:\n  Where: {{Type: String, {declared}}}\n")
                          .replace("Resources:\n", "Conditions:\n  Outside: "
                                   f"{is_out if operand == 'out' else f'!Not [{is_out}]'}\nResources:\n", 1)})
            self.assert_review("the network is weighed with what the present values choose: "
                               f"with {choice}, the tasks of Web would not start")

    def test_an_address_of_ipv6_stays(self):
        dual = NAT.replace('cidr_block = "10.0.0.0/16"', 'cidr_block = "10.0.0.0/16"\n assign_generated_ipv6_cidr_block = true')
        dual = dual.replace('  cidr_block = "10.0.2.0/24"\n', '  cidr_block = "10.0.2.0/24"\n  ipv6_cidr_block = '
                            "cidrsubnet(aws_vpc.v.ipv6_cidr_block, 8, 1)\n  assign_ipv6_address_on_creation = true\n")
        route = 'resource "aws_route" "six" {{\n  route_table_id = aws_route_table.{}.id\n  {}\n' \
            '  destination_ipv6_cidr_block = "::/0"\n}}\n'
        dual = dual.replace("""  route {
    cidr_block = "0.0.0.0/0"
    nat_gateway_id = aws_nat_gateway.n.id
  }
""", "") + 'resource "aws_route" "four" {\n  route_table_id = aws_route_table.s.id\n  destination_cidr_block = "0.0.0.0/0"\n' \
            "  nat_gateway_id = aws_nat_gateway.n.id\n}\n"
        self.write(main_tf=dual + route.format("s", "gateway_id = aws_internet_gateway.i.id"))
        self.assert_review("in subnet aws_subnet.s the tasks may keep a public IPv6 address")
        for inside in (dual, dual + route.format("s", "egress_only_gateway_id = aws_egress_only_internet_gateway.e.id") +
                       'resource "aws_egress_only_internet_gateway" "e" {\n  vpc_id = aws_vpc.v.id\n}\n'):
            self.write(main_tf=inside)
            self.assertNotIn("IPv6 address", self.graded()[1])

    def test_other_entries_of_a_mapping(self):
        mapped = TEMPLATE.replace("Parameters:\n", "Mappings:\n  Env:\n    dev: {Ip: ENABLED, Cpu: 256}\n"
                                  "    prod: {Ip: DISABLED, Cpu: 512}\nParameters:\n  Stage: {Type: String, Default: dev, "
                                  "AllowedValues: [dev, prod]}\n").replace(
                                      "AssignPublicIp: ENABLED", "AssignPublicIp: !FindInMap [Env, !Ref Stage, Ip]")
        for cpu in ("!FindInMap [Env, !Ref Stage, Cpu]", "!FindInMap [Env, prod, Ip]",
                    '{"Fn::FindInMap": ["Env", {Ref: Stage}, "Cpu"]}'):
            self.write(**{"t.yaml": mapped.replace("      NetworkMode: awsvpc\n", f"      Cpu: {cpu}\n      NetworkMode: awsvpc\n")})
            self.assert_safe()
        for other in ("!FindInMap [Env, !Ref Stage, !Ref Key]", "!FindInMap [Env, dev, Ip]",
                      "!FindInMap [Env, !Ref Stage, Ip, {DefaultValue: 1}]"):
            self.write(**{"t.yaml": mapped.replace("Parameters:\n", "Parameters:\n  Key: {Type: String, Default: Cpu}\n")
                          .replace("      NetworkMode: awsvpc\n", f"      Cpu: {other}\n      NetworkMode: awsvpc\n")})
            self.assert_review("the value has other users: t.yaml:")

    def test_files_of_parameters(self):
        template = TEMPLATE.replace("AssignPublicIp: ENABLED", "AssignPublicIp: !Ref Public")
        on, other = "ENABLED", {"Parameters": {"Unknown": "1"}}

        def with_file(folder, name, value):
            shutil.rmtree(os.path.join(self.top, "iac"), ignore_errors=True)
            self.write(**{"iac/stacks/t.yaml": template, f"iac/{folder}{name}":
                          value if isinstance(value, str) else json.dumps(value)})

        for folder in ("stacks/", "stacks/parameters/", "params/"):
            for name, value in (("prod.json", [{"ParameterKey": "Public", "ParameterValue": on}]),
                                ("prod.json", [f"Public={on}"]),
                                ("prod.json", {"Parameters": {"Public": on, "Other": "1"}, "Tags": {}}),
                                ("prod.json", {"Public": on}),
                                ("prod.yaml", f"template-file-path: stacks/t.yaml\nparameters:\n  Public: {on}\n")):
                with_file(folder, name, value)
                self.assert_review(f"with the values of iac/{folder}{name}, which were not given, Web stays on")
        for name, value in (("prod.json", [{"ParameterKey": "Public", "ParameterValue": "DISABLED"}]),
                            ("prod.json", {"Public": on, "Replicas": 3}), ("prod.json", other), ("prod.json", "{"),
                            ("prod.yaml", f"template-file-path: stacks/u.yaml\nparameters:\n  Public: {on}\n"),
                            ("u.yaml", "Parameters:\n  Public: {Type: String, Default: ENABLED}\nResources: {}\n")):
            with_file("stacks/", name, value)
            self.assertNotIn("were not given", self.graded()[1], (name, value))

    def test_the_other_choice_is_on_as_well(self):
        env = 'variable "env" {\n  default = "dev"\n}\n'
        both = env + "locals {\n  env = {\n    dev  = { public = true }\n    prod = { public = %s }\n  }\n}\n" + \
            SHARED.replace("var.public", "local.env[var.env].public")
        said = "only what the present values choose is changed: with env = prod, aws_ecs_service.web stays on"
        self.write(main_tf=both % "true")
        self.assert_review(said)
        self.write(main_tf=both % "false")
        self.assertNotIn("present values", self.graded()[1])
        for present in ("", 'env = "dev"\n'):
            self.write(main_tf=(both % "true").replace('"dev"', '"prod"') if present else both % "true",
                       **{"terraform.tfvars": present})
            self.assert_review(said)
        self.write(main_tf=(both % "true").replace("default", "# default").replace("var.env]", "local.now]") +
                   "locals {\n  now = var.env\n}\n", **{"terraform.tfvars": ""})
        self.assertIn(said, self.graded("--var", "env=dev")[1])
        template = TEMPLATE.replace("Parameters:\n", "Parameters:\n  Env: {Type: String, Default: dev, AllowedValues: "
                                    "[dev, prod]}\n").replace("Resources:\n", "Conditions:\n  IsProd: !Equals "
                                                              "[!Ref Env, prod]\nResources:\n", 1)
        self.write(**{"main.tf": "", "t.yaml": template.replace(
            "{Subnets: [!Ref Inner], SecurityGroups: [!Ref Group], AssignPublicIp: ENABLED}",
            "!If [IsProd, {Subnets: [!Ref Outer], AssignPublicIp: ENABLED}, {Subnets: [!Ref Inner], "
            "AssignPublicIp: ENABLED}]")})
        self.assert_review("with Env = prod, Web stays on")

    def test_the_workspace_is_a_choice(self):
        said = "only what the present values choose is changed: with terraform.workspace = %s, %s stays on"
        config = ("locals {\n  env = terraform.workspace\n  config = {\n    default = { public = true }\n    staging = { public = true }"
                  "\n    prod = { public = false }\n  }\n}\n")
        for by in ("terraform.workspace", "local.env"):
            self.write(main_tf=config + SHARED.replace("var.public", f"local.config[{by}].public"))
            for present, other in (("default", "staging"), ("staging", "default")):
                grade, reasons = self.graded("--workspace", present)
                self.assertEqual(grade, "review")
                self.assertEqual(reasons, said % (other, "aws_ecs_service.web"))
            self.write(main_tf=config.replace("staging = { public = true", "staging = { public = false") +
                       SHARED.replace("var.public", f"local.config[{by}].public"))
            self.assertEqual(self.graded("--workspace", "default"), ("safe", ""))
        self.write(main_tf=SHARED.replace("var.public", '(terraform.workspace == "prod" ? { on = true } : { on = true }).on'))
        self.assertIn(said % ("prod", "aws_ecs_service.web"), self.graded("--workspace", "dev")[1])
        self.write(main_tf='module "m" {\n  source = "./m"\n}\n',
                   m__x_tf=config + SHARED.replace("var.public", "local.config[terraform.workspace].public"))
        self.assertIn(said % ("staging", "module.m.aws_ecs_service.web"), self.graded("--workspace", "default")[1])

    def assert_uses(self, code, others, **files):
        """`code` decides the setting; of `others`, which stand beside it, those that begin with `+` read the literal."""
        for other in others:
            is_use = other.startswith("+")
            more = other.lstrip("+")
            if not more.startswith(("resource", "output", "locals", "module", "data")):
                more = f"output \"o\" {{\n  value = {more}\n}}\n"
            self.write(main_tf=code + more, **files)
            grade, reasons = self.graded()
            self.assertEqual((grade, "other users" in reasons), ("review" if is_use else "safe", is_use), (other, reasons))

    def test_who_reads_the_literal_of_a_map(self):
        services = ("locals {\n  services = {\n    web = { count = 2, public = true }\n    api = { count = 1, public = "
                    "false }\n  }\n}\n" + NAT.replace('"aws_ecs_service" "web" {', '"aws_ecs_service" "web" {\n  for_each '
                                                      "= local.services").replace("= true", "= each.value.public"))

        def group(argument, more="", each="local.services"):
            return f'resource "aws_cloudwatch_log_group" "g" {{\n  for_each = {each}\n  name = {argument}\n{more}}}\n'

        self.assert_uses(services, (
            group('"/ecs/${each.key}"'), group("each.value.count"), "keys(local.services)", "local.services.api.public",
            group("each.key", each="toset(keys(local.services))"), 'local.services["web"].count',
            "[for k, v in local.services : k]", "{ for k, v in local.services : k => v.count }",
            group("each.value.count", each="{ for k, v in local.services : k => v if v.count > 1 }"),
            group("each.value.count", each="merge(local.services, {})"),
            group("each.key", each="length(var.names) > 0 ? local.services : {}") + 'variable "names" {\n  default = []\n}\n',
            "+" + group("each.value.public", each="merge(local.services, {})"),
            "+" + group("each.key", each="local.services.web.public ? { a = 1 } : {}"),
            "+" + group("each.value.public"), "+" + group("jsonencode(each.value)"), "+local.services",
            "+" + group("each.key", "  dynamic \"x\" {\n    for_each = local.services\n    content {\n    }\n  }\n"),
            "+" + group("each.key", each="{ for k, v in local.services : k => v if v.public }"),
            "+" + group("each.value.public", each="{ for k, v in local.services : k => v }"),
            "+values(local.services)[*].public", "+local.services[*]", "+[for v in local.services : v]",
            "+[for k, v in local.services : v.public]", "+length([for v in local.services : 1 if v[\"public\"]])",
            '+local.services["web"].public', "+lookup(local.services, \"web\", null)"))

    def test_who_reads_a_default_within_a_type(self):
        shared = NAT.replace("assign_public_ip = true", "assign_public_ip = var.service.public").replace('"web"\n', "var.service.name\n")
        self.assert_uses("variable \"service\" {\n  type = object({ name = string, public = optional(bool, true) })\n  default = "
                         '{ name = "web" }\n}\n' + shared, ("var.service.name", "+var.service.public", "+var.service"))
        each = shared.replace("var.service", "each.value").replace('"aws_ecs_service" "web" {', '"aws_ecs_service" "web" {\n'
                                                                  "  for_each = var.services")
        self.assert_uses("variable \"services\" {\n  type = map(object({ name = string, public = optional(bool, true) }))\n"
                         '  default = { a = { name = "web" } }\n}\n' + each,
                         ("var.services.a.name", '+var.services["a"].public', "+var.services.a"))

    def test_who_reads_a_file_with_data(self):
        shared = NAT.replace('name            = "web"', "name            = local.cfg.name")
        plain = shared.replace("= true", "= local.cfg.public")
        others = ("local.cfg.name", "+local.cfg.public", "+local.cfg")
        self.assert_uses('locals {\n  cfg = jsondecode(file("cfg.json"))\n}\n' + plain, others,
                         **{"cfg.json": '{"public": true, "name": "web"}\n'})
        decoded = 'locals {\n  cfg = yamldecode(file("cfg.yaml"))\n}\n'
        self.assert_uses(decoded + plain, others, **{"cfg.yaml": "public: true\nname: web\n"})
        self.assert_uses(decoded + plain, ("+local.cfg.other",), **{"cfg.yaml": "public: &a true\nname: web\nother: *a\n"})
        through = ('locals {\n  raw = yamldecode(file("cfg.yaml"))\n  cfg = local.raw.web\n}\n' + plain)
        self.assert_uses(through, ("local.raw.web.name", "+local.raw.web.public", "+local.raw", "+local.cfg.public"),
                         **{"cfg.yaml": "web: {public: true, name: web}\n"})
        each = plain.replace("local.cfg", "each.value").replace('"aws_ecs_service" "web" {', '"aws_ecs_service" "web" {\n'
                                                               "  for_each = local.cfg.services")
        self.assert_uses(decoded + each, ("local.cfg.env", "+local.cfg.services.a.public", "keys(local.cfg.services)"),
                         **{"cfg.yaml": "env: dev\nservices: {a: {public: true, name: web}}\n"})

    def test_who_reads_it_under_another_key(self):
        renamed = ('locals {\n  services = { web = { public = true } }\n  renamed = { for k, v in local.services : "x-${k}" => v }'
                   "\n}\n" + NAT.replace("= true", 'local.renamed["x-web"].public').replace("assign_public_ip local", "assign_public_ip = local"))
        self.assert_uses(renamed, ('+local.renamed["x-web"].public',))
        module = ('variable "service" {\n}\nvariable "subnet" {\n}\nvariable "task" {\n}\noutput "group" {\n  value = %s\n}\n'
                  + service("web", "var.service.cfg.public").replace('"subnet-1"', "var.subnet").replace('"web:1"', "var.task"))
        web = NAT.index('resource "aws_ecs_service" "web"')
        call = ('locals {\n  web = { public = true, name = "web" }\n}\nmodule "svc" {\n  source = "./m"\n  service = { cfg = local.web, name = '
                '"n" }\n  subnet = aws_subnet.s.id\n  task = aws_ecs_task_definition.t.arn\n}\n')
        for read, is_use in (("var.service.cfg.name", False), ("var.service.name", False), ("var.service.cfg.public", True),
                             ("var.service.cfg", True)):
            self.write(main_tf=NAT[:web] + call, m__x_tf=module % read)
            self.assertEqual("other users" in self.graded()[1], is_use, (read, self.graded()))


if __name__ == "__main__":
    unittest.main()
