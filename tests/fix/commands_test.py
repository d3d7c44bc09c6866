#!/usr/bin/env python3
"""`kakoi plan`, `fix` and `undo` as a person uses them.

    commands_test.py KAKOI [test_name…]
"""
import fcntl
import json
import os
import pty
import shutil
import subprocess
import time
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

from fix_case import KAKOI, NETWORK, REPOSITORY, FixCase, service


class Fix(FixCase):
    def test_a_plan_changes_nothing_and_leaves_no_state(self):
        self.write(main_tf=service())
        code, out, _ = self.run_kakoi("plan", ".")
        self.assertEqual(code, 1)
        self.assertIn("-    assign_public_ip = true", out)
        self.assertIn("+    assign_public_ip = false", out)
        self.assertIn(b"= true", self.read("main.tf"))
        self.assertFalse(os.path.exists(os.path.join(self.scratch, "state")))

    def test_without_accept_only_what_is_safe_is_carried_out(self):
        self.write(main_tf=service())
        code, out, _ = self.run_kakoi("fix", ".", "--yes")
        self.assertEqual(code, 1)
        self.assertIn("--accept review", out)
        self.assertIn(b"= true", self.read("main.tf"))

    def test_nobody_to_ask_needs_yes(self):
        self.write(main_tf=service())
        code, _, err = self.run_kakoi("fix", ".", "--accept", "review")
        self.assertEqual(code, 2)
        self.assertIn("--yes", err)

    def test_what_reaches_all_it_needs_is_safe(self):
        self.write(main_tf=NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id"))
        (plan,) = self.plans()
        self.assertEqual((plan["grade"], plan["reasons"]), ("safe", []))
        self.assertEqual({way["evidence"] for way in plan["ways"]}, {"proven"})
        code, out, _ = self.run_kakoi("fix", ".", "--yes")
        self.assertEqual(code, 0, out)
        self.assertIn(b"assign_public_ip = false", self.read("main.tf"))

    def test_what_could_not_start_is_blocked(self):
        self.write(main_tf=NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"))
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "blocked")
        self.assertIn("would not start", plan["reasons"][0])
        self.assertIn("ecs-task-missing-egress", {other["control"] for other in plan["others"]})
        code, _, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertEqual(code, 1)
        self.assertIn(b"assign_public_ip = true", self.read("main.tf"))
        code, out, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "blocked")
        self.assertEqual(code, 0, out)

    def test_only_fixes_what_is_named(self):
        self.write(main_tf=service("web") + service("api"))
        code, _, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "review", "--only", "aws_ecs_service.api")
        self.assertEqual(code, 1)
        self.assertEqual(self.read("main.tf").decode(), service("web") + service("api", "false"))

    def test_a_shared_literal_lists_its_users(self):
        self.write(main_tf='locals {\n  on = true\n}\n' + service("web", "local.on") + service("api", "local.on"))
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "review")
        self.assertEqual({t["resource"] for t in plan["targets"]}, {"aws_ecs_service.web", "aws_ecs_service.api"})
        self.assertIn("the same value decides for aws_ecs_service.api too", " ".join(plan["reasons"]))
        (plan,) = self.plans("--only", "aws_ecs_service.web")
        self.assertEqual([(o["resource"], o["before"], o["after"]) for o in plan["others"]
                          if o["control"] == "ecs-service-public-ip"],
                         [("aws_ecs_service.api", "fail", "pass")])

    def test_a_use_that_starts_no_tasks_is_named(self):
        self.write(main_tf='variable "p" {\n  default = true\n}\n' + service("web", "var.p") +
                   'resource "aws_subnet" "a" {\n  map_public_ip_on_launch = var.p\n}\n')
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "review")
        self.assertIn("main.tf:15 var.p", " ".join(plan["reasons"]))

    def test_whoever_names_it_in_any_way_is_named(self):
        each = 'resource "aws_lb" "l" {\n  for_each = %s\n  internal = !each.value.public\n}\n'
        apps = 'locals {\n  apps = { web = { public = true } }\n}\n'
        walks = service("a", "each.value.public", "  for_each        = local.apps\n")
        variable = 'variable "p" {\n  default = true\n}\n'
        file = 'locals {\n  c = jsondecode(file("c.json"))\n}\n' + service("a", "local.c.public")
        for kind, text, more, use in (
                ("a map that both walk", apps + walks + each % "local.apps", {}, "each.value"),
                ("each.value", apps + walks.replace('"a"\n', '"a${each.value.public}"\n'), {}, "each.value"),
                ("what it is in", apps + service("a", "local.apps.web.public") + 'output "o" {\n  value = local.apps\n}\n', {},
                 "local.apps"),
                ("JSON", variable + service("a", "var.p"), {"o.tf.json": '{"output": {"o": {"value": "${var.p}"}}}'}, "var.p"),
                ("a file", file + 'output "o" {\n  value = file("c.json")\n}\n', {"c.json": '{"public": true}'}, "c.json"),
                ("the resource", service("a") + 'output "o" {\n  value = aws_ecs_service.a.network_configuration[0]\n}\n', {},
                 "aws_ecs_service.a"),
                ("itself", variable + service("a", "var.p", "  desired_count   = var.p ? 2 : 0\n"), {}, "var.p")):
            with self.subTest(kind):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                self.write(main_tf=text)
                for name, content in more.items():
                    with open(os.path.join(self.top, name), "w", encoding="utf-8") as out:
                        out.write(content)
                (plan,) = self.plans()
                self.assertEqual(plan["grade"], "review")
                self.assertRegex(" ".join(plan["reasons"]), rf"the value has other users: .*:\d+ {use}")

    def test_who_names_something_else_is_not_named(self):
        apps = 'locals {\n  apps = { web = { public = true, size = 1 }, api = { public = false } }\n}\n'
        for kind, text, more in (
                ("another key", apps + service("a", "local.apps.web.public") +
                 'output "o" {\n  value = [local.apps["web"].size, local.apps.api.public]\n}\n', {}),
                ("only walked", apps + service("a", "each.value.public", "  for_each        = local.apps\n"), {}),
                ("a comment", 'variable "p" {\n  default = true\n}\n# var.p\n' + service("a", "var.p"), {}),
                ("an id", service("a") + 'output "o" {\n  value      = aws_ecs_service.a.id\n  depends_on = [aws_ecs_service.a]\n}\n',
                 {}),
                ("a file", 'locals {\n  c = jsondecode(file("c.json"))\n}\n' + service("a", "local.c.public"),
                 {"c.json": '{"public": true}'})):
            with self.subTest(kind):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                self.write(main_tf=text)
                for name, content in more.items():
                    with open(os.path.join(self.top, name), "w", encoding="utf-8") as out:
                        out.write(content)
                plan = self.plans()[0]
                self.assertNotIn("other users", " ".join(plan["reasons"]))

    def test_what_else_a_parameter_decides_is_named(self):
        template = """Parameters:
  Pub: {Type: String, Default: ENABLED}
Conditions:
  On: !Equals [!Ref Pub, ENABLED]
Resources:
  Web:
    Type: AWS::ECS::Service
    Properties:
      LaunchType: FARGATE
      NetworkConfiguration:
        AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: !Ref Pub}
"""
        with open(os.path.join(self.top, "t.yaml"), "w", encoding="utf-8") as out:
            out.write(template)
        (plan,) = self.plans()
        self.assertIn("the value has other users: t.yaml:4 Pub", plan["reasons"])
        with open(os.path.join(self.top, "t.yaml"), "w", encoding="utf-8") as out:
            out.write(template.replace("  On: !Equals [!Ref Pub, ENABLED]", "  # !Ref Pub\n  On: !Equals [Pub, ENABLED]"))
        (plan,) = self.plans()
        self.assertNotIn("other users", " ".join(plan["reasons"]))

    def test_what_is_shared_with_what_was_not_scanned_is_no_safe_edit(self):
        self.write(mod__main_tf='variable "p" {\n  default = true\n}\n' + service("web", "var.p"),
                   one__main_tf='module "m" {\n  source = "../mod"\n}\n', two__main_tf='module "m" {\n  source = "../mod"\n}\n')
        os.mkdir(os.path.join(self.top, ".git"))
        (plan,) = json.loads(self.run_kakoi("plan", "one", "--format", "json")[1])["plans"]
        self.assertIn("is outside of what was scanned", " ".join(plan["reasons"]))
        (plan,) = self.plans()
        self.assertIn("the same value decides for module.m.aws_ecs_service.web (root two) too: one edit turns all of them "
                      "off", plan["reasons"])

    def test_a_nested_repository_is_no_boundary_of_its_own(self):
        self.write(lib__app__main_tf='module "web" {\n  source = "../mod"\n  public = true\n}\n',
                   lib__mod__main_tf='variable "public" {\n  default = false\n}\n' + service("web", "var.public"))
        os.mkdir(os.path.join(self.top, ".git"))
        os.mkdir(os.path.join(self.top, "lib", ".git"))
        (plan,) = self.plans()
        self.assertEqual([(e["file"], e["text"]) for e in plan["edits"]], [("lib/app/main.tf", "false")])
        code, out, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out)

    def test_an_edit_that_moves_the_tasks_is_weighed_where_they_go(self):
        network = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id") + 'variable "p" {\n  default = true\n}\n'
        for subnets, grade, reason in (("[aws_subnet.s.id] : [aws_subnet.public.id]", "blocked", "would not start"),
                                       ("[aws_subnet.public.id] : [aws_subnet.s.id]", "review", "only with this edit")):
            with self.subTest(subnets):
                self.write(main_tf=network.replace("[aws_subnet.s.id]", f"var.p ? {subnets}")
                           .replace("assign_public_ip = true", "assign_public_ip = var.p"))
                (plan,) = self.plans()
                self.assertEqual(plan["grade"], grade)
                self.assertIn(reason, " ".join(plan["reasons"]))
                with open(os.path.join(self.top, "main.tf"), encoding="utf-8") as file:
                    text = file.read().replace('  launch_type     = "FARGATE"\n', '  launch_type     = "FARGATE"\n  lifecycle {\n'
                                               "    ignore_changes = [network_configuration]\n  }\n")
                self.write(main_tf=text)
                self.assertIn("ignore_changes", " ".join(self.plans()[0]["reasons"]))

    FETCHED = {".terraform/modules/modules.json": json.dumps({"Modules": [
        {"Key": "", "Source": "", "Dir": "."}, {"Key": "web", "Source": "registry.terraform.io/acme/web/aws",
                                                "Version": "1.0.0", "Dir": ".terraform/modules/web"}]})}

    def test_what_a_fetched_module_decides_is_given_where_it_is_called(self):
        call = 'module "web" {\n  source  = "acme/web/aws"\n  version = "1.0.0"\n}\n'
        variable = 'variable "public" {\n  default = true\n}\n'
        self.write(main_tf=call, **self.FETCHED,
                   **{".terraform/modules/web/main.tf": variable + service("web", "var.public")})
        (plan,) = self.plans()
        self.assertNotIn("other users", " ".join(plan["reasons"]))
        code, out, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out)
        self.assertEqual(self.read("main.tf").decode(), call[:-2] + "\n  public = false\n}\n")
        # What is there is edited there.
        self.write(main_tf=call[:-2] + '  public  = "true"\n}\n')
        (plan,) = self.plans()
        self.assertEqual([(e["file"], e["line"], e["text"]) for e in plan["edits"]], [("main.tf", 4, '"false"')])

    def assert_given(self, module, calls, main="main.tf"):
        """Of `calls`, each is a call of the fetched module and what becomes of it."""
        for before, after in calls:
            with self.subTest(before):
                self.write(**self.FETCHED, **{".terraform/modules/web/main.tf": module, main: before})
                code, out, err = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
                self.assertEqual((code, self.read(main).decode()), (0, after), out + err)
                self.run_kakoi("undo")
                self.assertEqual(self.read(main).decode(), before)

    def test_what_is_given_to_a_fetched_module_is_in_the_style_of_the_file(self):
        head = 'module "web" {\n%ssource  = "acme/web/aws"\n%sversion = "1.0.0"\n'
        module = 'variable "public" {\n  default = true\n}\n' + service("web", "var.public")
        calls = [((head % (i, i) + more + "}\n").replace("\n", end), (head % (i, i) + more + f"\n{i}public = false\n}}\n").replace("\n", end))
                 for i, more, end in (("    ", "", "\n"), ("\t", "", "\n"), ("   ", "", "\r\n"),
                                      ("    ", "    providers = {\n        aws = aws\n    }\n", "\n"))]
        self.assert_given(module, calls)

    def test_what_is_left_out_of_an_object_for_a_fetched_module(self):
        head = 'module "web" {\n  source  = "acme/web/aws"\n  version = "1.0.0"\n'
        of_one = 'variable "service" {\n  type = object({ name = string, public = optional(bool, true) })\n}\n'
        calls = [(head + f"\n  service = {before}\n}}\n", head + f"\n  service = {after}\n}}\n") for before, after in (
            ('{ name = "w" }', '{ name = "w", public = false }'),
            ('{\n    name = "w" # its name\n  }', '{\n    name = "w" # its name\n\n    public = false\n  }'),
            ('{\n    long_name = 1\n    name      = "w",\n  }', '{\n    long_name = 1\n    name      = "w",\n    public    = false,\n  }'),
            ('{\n    name = "w" }', '{\n    name = "w", public = false }'))]
        self.assert_given(of_one + service("web", "var.service.public"), calls)
        within = ('variable "service" {\n  type = object({ net = optional(object({ public = optional(bool, true) }), {}) })\n}\n'
                  + service("web", "var.service.net.public"))
        self.assert_given(within, [(head + "\n  service = { net = {} }\n}\n", head + "\n  service = { net = { public = false } }\n}\n")])
        of_many = ('variable "services" {\n  type = map(object({ name = string, public = optional(bool, true) }))\n}\n' +
                   service("web", "each.value.public", "  for_each = var.services\n"))
        many = head + '\n  services = {\n    a = { name = "a", public = false }\n    b = { name = "b" }\n  }\n}\n'
        self.assert_given(of_many, [(many, many.replace('"b" }', '"b", public = false }'))])

    def test_what_is_given_to_a_fetched_module_in_json(self):
        head = '{"module": {"web": {"source": "acme/web/aws", "version": "1.0.0"%s}}}\n'
        lines = '{\n  "module": {\n    "web": [{\n      "source": "acme/web/aws",\n      "version": "1.0.0"%s\n    }]\n  }\n}\n'
        self.assert_given('variable "public" {\n  default = true\n}\n' + service("web", "var.public"), [
            (head % "", head % ', "public": false'), (lines % "", lines % ',\n      "public": false')], "main.tf.json")
        self.assert_given('variable "service" {\n  type = object({ name = string, public = optional(bool, true) })\n}\n' +
                          service("web", "var.service.public"), [
            (head % ', "service": {"name": "w"}', head % ', "service": {"name": "w", "public": false}')], "main.tf.json")

    def test_what_can_no_longer_be_read_is_nothing_else_that_gets_worse(self):
        with open(os.path.join(REPOSITORY, "tests/cases-more/fix-within-functions/run.json"), encoding="utf-8") as file:
            self.write(**{"run.json": file.read()}, main_tf='resource "aws_sfn_state_machine" "m" {\n  name = "m"\n  role_arn = "r"\n'
                       '  definition = replace(file("run.json"), "@ip@", upper("enabled"))\n}\n')
        (plan,) = self.plans()
        self.assertEqual(plan["refused"], "changing main.tf:4 would not turn it off")

    def test_what_a_fetched_module_does_not_let_one_decide_names_the_call(self):
        self.write(main_tf='\nmodule "web" {\n  source  = "acme/web/aws"\n  version = "1.0.0"\n}\n', **self.FETCHED,
                   **{".terraform/modules/web/main.tf": service("web")})
        (plan,) = self.plans()
        self.assertEqual(plan["edits"], [])
        self.assertIn("it is written in .terraform/modules/web/main.tf, which terraform get brings anew: give the value "
                      "where the module is called (main.tf:2), if it takes one", plan["refused"])

    def test_what_the_declaration_refuses_is_not_written_there(self):
        rule = "  validation {\n    condition     = %s\n    error_message = \"no\"\n  }\n"
        for condition, place in (("var.p", "    assign_public_ip = false\n"), ("var.p || !var.p", "  default = false\n")):
            with self.subTest(condition):
                self.write(main_tf='variable "p" {\n  default = true\n' + rule % condition + "}\n" + service("web", "var.p"))
                (plan,) = self.plans()
                self.assertNotIn("other users", " ".join(plan["reasons"]))
                self.run_kakoi("fix", ".", "--yes", "--accept", "review")
                self.assertIn(place, self.read("main.tf").decode())

    def test_what_a_stack_keeps_is_said(self):
        template = ("Parameters:\n  Pub: {Type: String, Default: 'ENABLED'}\nMappings:\n  M: {a: {on: ENABLED}}\nResources:\n"
                    "  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n      NetworkConfiguration:\n"
                    "        AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: !%s}\n")
        for written, is_said in (("Ref Pub", True), ("FindInMap [M, a, on]", False)):
            self.write(**{"t.yaml": template % written})
            (plan,) = self.plans()
            said = [r for r in plan["reasons"] if "a stack that is already there keeps" in r]
            self.assertEqual(len(said), int(is_said))
            self.assertTrue(not is_said or "--parameter-overrides Pub=DISABLED" in said[0])

    def test_what_a_parent_gives_is_not_asked_of_the_next_update(self):
        child = ("Parameters:\n  Pub: {Type: String, Default: ENABLED}\nResources:\n  Web:\n    Type: AWS::ECS::Service\n"
                 "    Properties:\n      LaunchType: FARGATE\n      NetworkConfiguration:\n"
                 "        AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: !Ref Pub}\n")
        parent = ("Resources:\n  Child:\n    Type: AWS::CloudFormation::Stack\n    Properties:\n"
                  "      TemplateURL: ./child.yaml\n")
        self.write(**{"child.yaml": child, "parent.yaml": parent})
        (plan,) = self.plans()
        self.assertEqual([(e["file"], e["text"]) for e in plan["edits"]], [("child.yaml", "DISABLED")])
        self.assertNotIn("--parameter-overrides", " ".join(plan["reasons"]))

    def test_a_controller_that_is_not_known_is_no_safe_edit(self):
        network = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id")
        self.write(main_tf='variable "c" {}\n' + network.replace(
            '  launch_type     = "FARGATE"\n', '  launch_type     = "FARGATE"\n  deployment_controller {\n    type = var.c\n  }\n'))
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "review")
        self.assertIn("CODE_DEPLOY", " ".join(plan["reasons"]))

    def test_its_own_uses_are_not_named(self):
        self.write(main_tf='locals {\n  net = {\n    on = true\n    a = 1\n  }\n}\n' + service("web", "local.net.on") +
                   'output "a" {\n  value = local.net.a\n}\n')
        (plan,) = self.plans()
        self.assertNotIn("other users", " ".join(plan["reasons"]))

    def test_what_would_turn_another_on_is_not_edited_there(self):
        self.write(main_tf='locals {\n  on = true\n}\n' + service("web", "local.on") + service("api", "!local.on"))
        code, _, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertEqual(code, 0)
        self.assertEqual(self.read("main.tf").decode(),
                         'locals {\n  on = true\n}\n' + service("web", "false") + service("api", "!local.on"))

    def test_ignore_changes_is_said(self):
        lifecycle = "  lifecycle {\n    ignore_changes = [network_configuration]\n  }\n"
        self.write(main_tf=service(more=lifecycle))
        (plan,) = self.plans()
        self.assertEqual(plan["grade"], "review")
        self.assertIn("ignore_changes", " ".join(plan["reasons"]))

    def test_code_deploy_is_said(self):
        self.write(main_tf=service(more='  deployment_controller {\n    type = "CODE_DEPLOY"\n  }\n'))
        self.assertIn("CODE_DEPLOY", " ".join(self.plans()[0]["reasons"]))

    def test_a_task_set_that_is_replaced_is_said(self):
        self.write(main_tf=service().replace("aws_ecs_service", "aws_ecs_task_set"))
        self.assertIn("create_before_destroy", " ".join(self.plans()[0]["reasons"]))

    def test_a_module_that_was_fetched_is_not_edited(self):
        self.write(main_tf='module "app" {\n  source = "acme/app/aws"\n}\n',
                   **{".terraform__modules__modules.json": json.dumps({"Modules": [
                       {"Key": "", "Source": "", "Dir": "."},
                       {"Key": "app", "Source": "registry.terraform.io/acme/app/aws", "Version": "1.0.0",
                        "Dir": ".terraform/modules/app"}]}),
                      ".terraform__modules__app__main_tf": service()})
        before = self.read(".terraform/modules/app/main.tf")
        code, out, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "blocked")
        self.assertEqual(code, 5)
        self.assertIn("terraform get", out)
        self.assertEqual(self.read(".terraform/modules/app/main.tf"), before)

    def test_a_stored_plan_is_carried_out(self):
        self.write(main_tf=service())
        self.run_kakoi("plan", ".", "--out", "../plan.json")
        code, out, err = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual((code, err), (0, ""), out)
        self.assertEqual(self.read("main.tf").decode(), service(value="false"))

    def test_a_stale_plan_is_refused(self):
        for name, text in (("main.tf", service() + "\n"), ("z.auto.tfvars", "a = 1\n")):
            self.write(main_tf=service())
            self.run_kakoi("plan", ".", "--out", "../plan.json")
            with open(os.path.join(self.top, name), "w", encoding="utf-8") as file:
                file.write(text)
            before = self.read("main.tf")
            code, out, _ = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
            self.assertEqual(code, 5)
            self.assertIn("stale", out)
            self.assertEqual(self.read("main.tf"), before)

    def test_a_plan_for_other_variables_is_refused(self):
        self.write(main_tf='variable "a" {\n  default = 1\n}\n' + service())
        self.run_kakoi("plan", ".", "--out", "../plan.json", "--var", "a=2")
        code, out, _ = self.run_kakoi("fix", "../plan.json", "--yes", "--accept", "review")
        self.assertEqual(code, 5)
        self.assertIn("--var", out)

    def test_roots_that_two_repositories_call_alike_are_two(self):
        template = ("Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n"
                    "      NetworkConfiguration:\n        AwsvpcConfiguration: {Subnets: [subnet-1], AssignPublicIp: ENABLED}\n")
        for name, text, off in (("main.tf", service(), service(value="false")),
                                ("t.yaml", template, template.replace("ENABLED", "DISABLED"))):
            with self.subTest(name):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                for folder in ("ra", "rb"):
                    self.write(**{f"{folder}/{name}": text, f"{folder}/.git/HEAD": "ref: refs/heads/main\n"})
                for form in ("text", "patch"):
                    code, out, err = self.run_kakoi("plan", "ra", "rb", "--format", form)
                    self.assertEqual((code, out.count("+++ ")), (1, 2), err)
                plans = json.loads(self.run_kakoi("plan", "ra", "rb", "--format", "json")[1])["plans"]
                self.assertEqual([[target["resource"] for target in plan["targets"]] for plan in plans],
                                 [[plans[0]["targets"][0]["resource"]]] * 2)
                log = json.loads(self.run_kakoi("plan", "ra", "rb", "--format", "sarif")[1])
                results = [r for r in log["runs"][0]["results"] if r["ruleId"] == "ecs-service-public-ip"]
                self.assertEqual([[f["artifactChanges"][0]["artifactLocation"]["uri"] for f in r["fixes"]] for r in results],
                                 [[f"ra/{name}"], [f"rb/{name}"]])
                stored = os.path.join(self.scratch, "plan.json")
                self.run_kakoi("plan", "ra", "rb", "--out", stored)
                for given in ([stored], ["ra", "rb"]):
                    code, out, err = self.run_kakoi("fix", *given, "--yes", "--accept", "review")
                    self.assertEqual(code, 0, out + err)
                    self.assertEqual([self.read(f"{folder}/{name}").decode() for folder in ("ra", "rb")], [off] * 2)
                    self.run_kakoi("undo")

    def test_a_stored_plan_is_carried_out_as_it_was_looked_for(self):
        files = {".hidden/main.tf": service(), "node_modules/main.tf": service(), "ignored/main.tf": service(),
                 ".gitignore": "ignored\n", ".git/HEAD": "ref: refs/heads/main\n", "left_out/main.tf": service(),
                 "more.toml": 'exclude = ["of_config"]\n', "of_config/main.tf": service()}
        options = ["--hidden", "--node-modules", "--ignored", "--exclude", "left_out", "--config", "more.toml"]
        self.write(**files)
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", *options, "--out", stored)
        code, out, err = self.run_kakoi("fix", stored, "--yes", "--accept", "review")
        self.assertIn("fail → pass for 3", out + err)
        self.assertEqual(code, 0)
        self.assertEqual({name for name, text in files.items() if self.read(name).decode() != text},
                         {".hidden/main.tf", "node_modules/main.tf", "ignored/main.tf"})

    def test_a_variable_that_nobody_declares_makes_no_plan_stale(self):
        self.write(main_tf='variable "a" {\n  default = 1\n}\n' + service())
        for name, code in (("TF_VAR_x", 0), ("TF_VAR_a", 5)):
            with self.subTest(name):
                self.run_kakoi("plan", ".", "--out", "../plan.json")
                ran = subprocess.run([KAKOI, "fix", "../plan.json", "--yes", "--accept", "review"], capture_output=True,
                                     cwd=self.top, check=False, stdin=subprocess.DEVNULL,
                                     env=self.environment() | {name: "1"})
                self.assertEqual(ran.returncode, code, ran.stdout)
                self.run_kakoi("undo")

    def test_a_stored_plan_goes_with_no_other_paths(self):
        self.write(e1__main_tf=service(), e2__main_tf=service())
        self.run_kakoi("plan", "e1", "--out", "e1.json")
        for given in (["e1.json", "e2"], ["e2", "e1.json"], ["e1.json", "e1.json"]):
            code, _, err = self.run_kakoi("fix", *given, "--yes", "--accept", "review")
            self.assertEqual((code, "e1.json is a stored plan: it is carried out alone" in err), (2, True), err)
            code, _, err = self.run_kakoi("plan", *given)
            self.assertEqual((code, "e1.json is a stored plan: kakoi fix e1.json carries it out" in err), (2, True), err)
        self.assertEqual(self.read("e2/main.tf").decode(), service())

    def test_a_stored_plan_in_another_order_is_the_same(self):
        self.write(main_tf=service())
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        with open(stored, encoding="utf-8") as file:
            plan = json.load(file)
        with open(stored, "w", encoding="utf-8") as file:
            file.write("\n" + json.dumps(plan, sort_keys=True, indent=4))
        self.assertEqual(self.run_kakoi("fix", stored, "--yes", "--accept", "review")[0], 0)

    def test_a_damaged_plan_is_a_usage_error(self):
        with open(os.path.join(self.scratch, "plan.json"), "w", encoding="utf-8") as file:
            file.write('{"schema": "kakoi.plan/1", "plans": 3}')
        self.assertEqual(self.run_kakoi("fix", "../plan.json", "--yes")[0], 2)

    def test_what_nests_deeply_is_refused_wherever_json_is_read(self):
        deep = '{"schema": "kakoi.plan/1", "hash": "x", "a": ' + "[" * 200000 + "]" * 200000 + "}"
        stored = os.path.join(self.scratch, "deep.json")
        with open(stored, "w", encoding="utf-8") as file:
            file.write(deep)
        code, _, err = self.run_kakoi("fix", stored, "--yes")
        self.assertEqual((code, "is no plan of kakoi, or it is damaged" in err), (2, True), err)
        self.write(main_tf=service())
        self.assertIn(self.run_kakoi("plan", ".", "--parameters", stored)[0], (1, 2, 4))
        self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        with open(self.journal(), "w", encoding="utf-8") as file:
            file.write(deep.replace("kakoi.plan/1", "kakoi.journal/1"))
        code, _, err = self.run_kakoi("undo")
        self.assertEqual((code, self.journal() in err), (5, True), err)

    def test_a_plan_that_was_changed_is_refused(self):
        self.write(main_tf=service())
        stored = os.path.join(self.scratch, "plan.json")
        self.assertEqual(self.run_kakoi("plan", ".", "--out", stored)[0], 1)
        with open(stored, encoding="utf-8") as file:
            plan = json.load(file)
        for key, value in (("offset", 4000), ("offset", -1), ("length", 400), ("text", "true")):
            with self.subTest(key=key, value=value):
                changed = json.loads(json.dumps(plan))
                changed["plans"][0]["edits"][0][key] = value
                with open(stored, "w", encoding="utf-8") as file:
                    json.dump(changed, file)
                code, _, err = self.run_kakoi("fix", stored, "--yes", "--accept", "review")
                self.assertEqual(code, 2, err)
                self.assertIn("not as kakoi wrote it", err)
                self.assertEqual(self.read("main.tf").decode(), service())

    def journal(self):
        (name,) = [name for name in os.listdir(os.path.join(self.scratch, "state/kakoi/journal")) if name != "lock"]
        return os.path.join(self.scratch, "state/kakoi/journal", name)

    def test_a_record_that_was_changed_is_not_followed(self):
        self.write(main_tf=service())
        self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        with open(self.journal(), encoding="utf-8") as file:
            text = file.read()
        with open(self.journal(), "w", encoding="utf-8") as file:
            file.write(text.replace('"made": false', '"made": true'))
        for command in ("undo", "fix"):
            code, _, err = self.run_kakoi(command, ".", *(["--yes"] if command == "fix" else []))
            self.assertEqual(code, 5)
            self.assertIn(self.journal(), err)
            self.assertIn("move the record away", err)
        self.assertEqual(self.read("main.tf").decode(), service(value="false"))

    def test_a_read_only_file_is_refused(self):
        self.write(b__main_tf=service())
        os.chmod(os.path.join(self.top, "b/main.tf"), 0o444)
        code, out, _ = self.run_kakoi("fix", "b", "--yes", "--accept", "review")
        self.assertEqual(code, 5)
        self.assertIn("refused, nothing was changed: " + os.path.join(self.top, "b/main.tf") + ": read-only", out)
        self.assertEqual(self.read("b/main.tf").decode(), service())

    def test_one_writes_at_a_time(self):
        self.write(main_tf=service())
        folder = os.path.join(self.scratch, "state/kakoi/journal")
        os.makedirs(folder)
        command = [KAKOI, "fix", ".", "--yes", "--accept", "review"]
        with open(os.path.join(folder, "lock"), "w", encoding="utf-8") as lock:
            fcntl.lockf(lock, fcntl.LOCK_EX)
            code, _, err = self.run_kakoi(*command[1:])
            self.assertEqual((code, "another kakoi has been changing files" in err), (5, True), err)
            waits = subprocess.Popen(command, cwd=self.top, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                     stderr=subprocess.STDOUT, env=self.environment())
            time.sleep(0.5)
            self.assertEqual(self.read("main.tf").decode(), service())
        out, _ = waits.communicate(timeout=30)
        self.assertEqual((waits.returncode, self.read("main.tf").decode()), (0, service(value="false")), out)

    def test_one_that_asks_holds_nobody_up(self):
        self.write(a__main_tf=service(), b__main_tf=service())
        ours, its = pty.openpty()
        asks = subprocess.Popen([KAKOI, "fix", "a", "--accept", "review"], cwd=self.top, stdin=its, stdout=its,
                                stderr=its, env=self.environment())
        os.close(its)
        try:
            shown = b""
            while b"[y/N]" not in shown:
                shown += os.read(ours, 4096)
            code, out, err = self.run_kakoi("fix", "b", "--yes", "--accept", "review")
            self.assertEqual((code, self.read("b/main.tf").decode()), (0, service(value="false")), out + err)
            # What is changed meanwhile is not written over.
            self.assertEqual(self.read("a/main.tf").decode(), service())
            self.write(a__main_tf=service() + "# more\n")
            os.write(ours, b"y\n")
            self.assertEqual(asks.wait(timeout=30), 5)
        finally:
            asks.kill()
            os.close(ours)
        self.assertEqual(self.read("a/main.tf").decode(), service() + "# more\n")

    def test_a_link_stays_a_link(self):
        self.write(real__main_tf=service())
        os.mkdir(os.path.join(self.top, "root"))
        os.symlink("../real/main.tf", os.path.join(self.top, "root/main.tf"))
        code, out, _ = self.run_kakoi("fix", "root", "--yes", "--accept", "review")
        # Nothing out of the scanned folder is read, and no link leads out of it.
        self.assertNotEqual(code, 0, out)
        os.mkdir(os.path.join(self.top, ".git"))
        code, out, _ = self.run_kakoi("fix", "root", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out)
        self.assertTrue(os.path.islink(os.path.join(self.top, "root/main.tf")))
        self.assertEqual(self.read("real/main.tf").decode(), service(value="false"))

    def test_a_file_of_two_names_is_refused(self):
        self.write(main_tf=service())
        os.link(os.path.join(self.top, "main.tf"), os.path.join(self.scratch, "other"))
        self.assertEqual(self.run_kakoi("fix", ".", "--yes", "--accept", "review")[0], 5)
        self.assertEqual(self.read("main.tf").decode(), service())

    def test_mode_line_ends_and_mark_stay(self):
        text = ("\ufeff" + service()).replace("\n", "\r\n").rstrip().encode()
        self.write(main_tf=text)
        os.chmod(os.path.join(self.top, "main.tf"), 0o640)
        self.assertEqual(self.run_kakoi("fix", ".", "--yes", "--accept", "review")[0], 0)
        self.assertEqual(self.read("main.tf"), text.replace(b"= true", b"= false"))
        self.assertEqual(os.stat(os.path.join(self.top, "main.tf")).st_mode & 0o777, 0o640)

    def test_undo_refuses_what_somebody_changed(self):
        self.write(main_tf=service())
        self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        changed = service(value="false") + "# mine\n"
        self.write(main_tf=changed)
        code, _, err = self.run_kakoi("undo")
        self.assertEqual(code, 5)
        self.assertIn("main.tf", err)
        self.assertEqual(self.read("main.tf").decode(), changed)

    def test_undo_is_of_this_repository_only(self):
        self.write(a__main_tf=service(), b__main_tf=service())
        for folder in ("a", "b"):
            os.mkdir(os.path.join(self.top, folder, ".git"))
            self.run_kakoi("fix", folder, "--yes", "--accept", "review")
        self.assertEqual(self.run_kakoi("undo", "a")[0], 0)
        self.assertEqual(self.read("a/main.tf").decode(), service())
        self.assertEqual(self.read("b/main.tf").decode(), service(value="false"))
        self.assertEqual(self.run_kakoi("undo", "a")[0], 5)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_git_applies_the_patch(self):
        self.write(a__main_tf=service("one") + service("two"), b__t_tf=service("last").rstrip())
        git = ["git", "-c", "user.email=a@example.com", "-c", "user.name=a", "-c", "core.autocrlf=false"]
        subprocess.run([*git, "init", "-q"], cwd=self.top, check=True)
        subprocess.run([*git, "add", "."], cwd=self.top, check=True)
        patch = self.run_kakoi("plan", ".", "--format", "patch")[1]
        subprocess.run([*git, "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
        patched = self.read("a/main.tf"), self.read("b/t.tf")
        subprocess.run([*git, "checkout", "-q", "."], cwd=self.top, check=True)
        self.assertEqual(self.run_kakoi("fix", ".", "--yes", "--accept", "review")[0], 0)
        self.assertEqual((self.read("a/main.tf"), self.read("b/t.tf")), patched)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_git_applies_the_patch_within_a_folder(self):
        self.write(infra__app__main_tf=service())
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        top, self.top = self.top, os.path.join(self.top, "infra")
        patch = self.run_kakoi("plan", ".", "--format", "patch")[1]
        subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
        self.assertEqual(self.read("app/main.tf").decode(), service(value="false"))
        self.top = top

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_a_patch_that_reaches_out_of_the_folder_says_where_it_is_applied(self):
        self.write(envs__main_tf='module "app" {\n  source = "../modules/app"\n}\n', modules__app__main_tf=service())
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        top, self.top = self.top, os.path.join(self.top, "envs")
        _, patch, err = self.run_kakoi("plan", ".", "--format", "patch")
        self.top = top
        self.assertIn("+++ b/modules/app/main.tf\n", patch)
        self.assertIn(f"git -C {top} apply", err)
        subprocess.run(["git", "-C", top, "apply", "-"], input=patch.encode(), cwd=os.path.join(top, "envs"), check=True)
        self.assertEqual(self.read("modules/app/main.tf").decode(), service(value="false"))

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_a_patch_of_one_folder_has_no_way_up_in_its_names(self):
        self.write(envs__main_tf='module "app" {\n  source = "../modules/app"\n}\n', modules__app__main_tf=service())
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        _, patch, err = self.run_kakoi("plan", "envs", "--format", "patch")
        self.assertEqual(err, "")
        subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
        self.assertEqual(self.read("modules/app/main.tf").decode(), service(value="false"))

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_git_applies_the_patch_of_files_with_unusual_names(self):
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        for name in ("a b", "a\tb", 'a"b', "a\\b", "\u56f2\u3044", "a\x7fb"):
            with self.subTest(name):
                self.write(**{"main_tf": service()})
                os.rename(os.path.join(self.top, "main.tf"), os.path.join(self.top, name + ".tf"))
                patch = self.run_kakoi("plan", ".", "--format", "patch")[1]
                subprocess.run(["git", "apply", "-"], input=patch.encode(), cwd=self.top, check=True)
                self.assertEqual(self.read(name + ".tf").decode(), service(value="false"))
                os.remove(os.path.join(self.top, name + ".tf"))

    def test_what_is_blocked_is_in_no_sarif_unless_asked_for(self):
        self.write(main_tf=NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"))
        fixes = {}
        for accept in ("review", "blocked"):
            log = json.loads(self.run_kakoi("plan", ".", "--format", "sarif", "--accept", accept)[1])
            fixes[accept] = [fix["description"]["text"] for result in log["runs"][0]["results"] for fix in result.get("fixes", [])]
        self.assertEqual(fixes["review"], [])
        (description,) = fixes["blocked"]
        self.assertTrue(description.startswith("blocked: the tasks would not start"), description)
        self.assertIn("; what the tasks call when they run", description)

    def test_who_reaches_tasks_directly_loses_them_which_is_said(self):
        closed = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id")
        lets_in = closed.replace("  egress {", """  ingress {
    from_port   = 80
    to_port     = 80
    protocol    = "tcp"
    cidr_blocks = ["8.8.8.0/24"]
  }
  egress {""", 1)
        self.assertNotEqual(lets_in, closed)
        self.write(main_tf=lets_in)
        self.assertNotIn("put a load balancer in front", " ".join(self.plans()[0]["reasons"]))
        self.write(main_tf=lets_in.replace("nat_gateway_id = aws_nat_gateway.n.id", "gateway_id = aws_internet_gateway.i.id"))
        self.assertIn("put a load balancer in front", " ".join(self.plans()[0]["reasons"]))

    def test_what_is_blocked_is_in_no_patch_unless_asked_for(self):
        self.write(main_tf=NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"))
        _, out, err = self.run_kakoi("plan", ".", "--format", "patch")
        self.assertEqual(out, "")
        self.assertIn("1 blocked plans are left out", err)
        self.assertIn("+    assign_public_ip = false", self.run_kakoi("plan", ".", "--format", "patch", "--accept", "blocked")[1])

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_uncommitted_changes_are_said(self):
        self.write(main_tf=service())
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        _, _, err = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertIn("not committed", err)

    def test_a_secret_is_in_no_output(self):
        self.write(main_tf='variable "db_password" {\n  default = "hunter2"\n}\nvariable "p" { default = true }\n' +
                   service("web", "var.p") + service("api", 'var.db_password == "hunter2" ? true : false'))
        for form in ("text", "json", "patch"):
            _, out, err = self.run_kakoi("plan", ".", "--format", form)
            self.assertNotIn("hunter2", out + err)

    def test_a_patch_holds_all_files_of_a_plan_or_none(self):
        for name in ("main.tf", "network.tf"):
            with open(os.path.join(REPOSITORY, "demo/egress", name), encoding="utf-8") as file:
                self.write(**{name: file.read()})
        text = self.read("main.tf").decode().replace("assign_public_ip = true", "assign_public_ip = var.public")
        lines = [line + " # api_token service lives here too" if line.strip().startswith("subnets ") else line
                 for line in text.splitlines()]
        self.write(main_tf="\n".join(lines) + '\nvariable "public" {}\n', **{"terraform.tfvars": "public = true\n"})
        self.assertGreater(len({edit["file"] for edit in self.plans("--with-egress")[0]["edits"]}), 2)
        _, out, err = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch", "--accept", "blocked")
        self.assertEqual(out, "")
        self.assertRegex(err, r"^aws_ecs_service\.\w+ is left out of the patch: a line of main\.tf may hold a secret; use "
                         r"kakoi fix for it\n$")
        # What is no part of it stays in.
        self.write(other__main_tf=service())
        _, out, err = self.run_kakoi("plan", ".", "--with-egress", "--format", "patch", "--accept", "blocked")
        self.assertIn("+++ b/other/main.tf", out)
        self.assertEqual((out.count("+++"), "a line of main.tf" in err), (1, True), err)

    def test_a_patch_shows_nothing_that_the_screen_hides(self):
        variable = 'variable "o" {\n  default = {\n    %s\n  }\n}\n'
        template = ("Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n      LaunchType: FARGATE\n"
                    "      NetworkConfiguration:\n        AwsvpcConfiguration:\n          Subnets: [subnet-1]\n"
                    "          AssignPublicIp: ENABLED%s\n")
        used = service("web", "var.o.public")
        for text, hidden in ((variable % 'db_pw = "hunter2hunter2", public = true', True),
                             (variable % 'db = "postgres://u:hunter2@h/db", public = true', True),
                             (variable % "public = true # conn hunter2", True),
                             (variable % 'public = true\n    pin = 481516 # hunter2', True),
                             (variable % "public = true\n    b = hunter2.c", False),
                             (service(value="true\n    security_groups  = [\"sg-0a1b\"]"), False),
                             (template % " # hunter2", True), (template % "\n          Key: hunter2", True),
                             (template % "\n          SecurityGroups: [!Ref Group, sg-0a1b]", False)):
            with self.subTest(text):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                is_template = text.startswith("Resources")
                self.write(**{"t.yaml" if is_template else "main.tf":
                              text + (used if text.startswith("variable") else "")})
                _, out, err = self.run_kakoi("plan", ".", "--format", "patch")
                self.assertEqual((out == "", "is left out of the patch: a line of" in err), (hidden, hidden), out + err)

    @unittest.skipUnless(jsonschema, "python3-jsonschema is not here")
    def test_the_json_keeps_to_its_schema(self):
        self.write(main_tf=service("web") + service("api", "length([1]) == 1"), **{"broken__main_tf": service() + "}"})
        report = json.loads(self.run_kakoi("plan", ".", "--format", "json")[1])
        self.assertTrue(any("refused" in plan for plan in report["plans"]))
        with open(os.path.join(REPOSITORY, "docs/plan-1.schema.json"), encoding="utf-8") as file:
            jsonschema.validate(report, json.load(file))

    def test_an_editor_is_offered_the_edit(self):
        self.write(main_tf=service())
        log = json.loads(self.run_kakoi("plan", ".", "--format", "sarif")[1])
        (change,) = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"]
        self.assertEqual(change["artifactLocation"]["uri"], "main.tf")
        self.assertEqual(change["replacements"][0]["insertedContent"]["text"], "false")

    def test_what_many_share_is_said_of_each_in_a_few_words(self):
        sizes = []
        for count in (20, 80):
            accept = '# kakoi:accept ecs-service-public-ip until=2099-03-31 owner=o reason="r"\n'
            self.write(main_tf='variable "p" {\n  default = true\n}\n' +
                       "".join((accept if i % 2 else "") + service(f"s{i:03}", "var.p") for i in range(count)))
            out = self.run_kakoi("plan", ".", "--format", "sarif")[1]
            fixes = [fix for result in json.loads(out)["runs"][0]["results"] for fix in result.get("fixes", [])]
            self.assertEqual(len(fixes), count // 2)
            self.assertIn(f"s010 and {count // 2 - 6} more too", fixes[0]["description"]["text"])
            sizes.append(len(json.dumps(fixes)))
            (plan,) = self.plans()
            others = [other for other in plan["others"] if other["control"] == "ecs-service-public-ip"]
            self.assertEqual((len(plan["targets"]), len(others)), (count // 2, count // 2))
        self.assertLess(sizes[1], 5 * sizes[0])

    def test_a_fix_of_many_edits_is_not_repeated_for_each_of_many(self):
        with open(os.path.join(REPOSITORY, "demo/egress-template/template.yaml"), encoding="utf-8") as file:
            head, rest = file.read().split("  OvensService:\n")
            block, outputs = rest.split("\n\n", 1)
        for count, is_whole in ((3, True), (100, False)):
            services = "".join(f"  S{i:03}:\n{block}\n" for i in range(count))
            self.write(**{"t.yaml": head + services + "\n" + outputs.replace("OvensService", "S000")})
            out = self.run_kakoi("plan", ".", "--with-egress", "--format", "sarif")[1]
            fixes = [fix for result in json.loads(out)["runs"][0]["results"] for fix in result.get("fixes", [])]
            self.assertEqual(len(fixes) == count, is_whole, len(fixes))
            self.assertLessEqual(sum(len(fix["artifactChanges"]) for fix in fixes), 5000)
            said = f"it is the fix of {count - len(fixes)} more results, where it is not repeated"
            self.assertEqual(said in fixes[0]["description"]["text"], not is_whole)

    def test_japanese(self):
        self.write(main_tf=service())
        out = self.run_kakoi("--lang", "ja", "plan", ".")[1]
        self.assertIn("要確認", out)
        self.assertIn("確認していないこと", out)

    def test_no_code_is_no_edit(self):
        self.write(**{"plan.json": json.dumps({
            "format_version": "1.2", "terraform_version": "1.11.4", "planned_values": {"root_module": {"resources": [
                {"address": "aws_ecs_service.web", "mode": "managed", "type": "aws_ecs_service", "name": "web",
                 "values": {"launch_type": "FARGATE", "name": "web",
                            "network_configuration": [{"assign_public_ip": True, "subnets": ["subnet-1"]}]}}]}},
            "resource_changes": []})})
        before = self.read("plan.json")
        code, out, _ = self.run_kakoi("fix", ".", "--yes", "--accept", "blocked")
        self.assertEqual(code, 1)
        self.assertIn("no code", out)
        self.assertEqual(self.read("plan.json"), before)


if __name__ == "__main__":
    unittest.main()
