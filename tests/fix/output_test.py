#!/usr/bin/env python3
"""What `kakoi plan` and `fix` say: nothing that is not known is passed over, and a slip is no "nothing to do".

    output_test.py KAKOI [test_name…]
"""
import json
import os
import re
import shutil
import subprocess
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

from fix_case import KAKOI, NETWORK, REPOSITORY, FixCase, service

MACHINE = json.dumps({"StartAt": "R", "States": {"R": {
    "Type": "Task", "End": True, "Resource": "arn:aws:states:::ecs:runTask.sync", "Parameters": {
        "LaunchType": "FARGATE", "TaskDefinition": "t", "NetworkConfiguration": {
            "AwsvpcConfiguration": {"Subnets": ["subnet-1"], "AssignPublicIp": "ENABLED"}}}}}})
BROKEN = 'resource "aws_ecs_service" "x" {\n  launch_type = "FARGATE"\n'
UNKNOWN = 'variable "p" {}\n' + service("maybe", "var.p")


class Output(FixCase):
    def changed_lines(self, *arguments):
        out = self.run_kakoi("plan", ".", *arguments)[1]
        return [line.strip() for line in out.splitlines()
                if line.startswith(("  -", "  +")) and not line.startswith(("  --- ", "  +++ "))]

    def test_what_was_not_read_is_said(self):
        self.write(main_tf=service(), broken__main_tf=BROKEN)
        for command in (("plan", "."), ("fix", ".", "--yes")):
            code, out, _ = self.run_kakoi(*command)
            self.assertEqual(code, 4)
            self.assertIn("broken/main.tf:1:1  error  this block is never closed", out)
        for command in (("plan", ".", "--format", "json"), ("fix", ".", "--yes", "--format", "json")):
            (diagnostic,) = json.loads(self.run_kakoi(*command)[1])["diagnostics"]
            self.assertEqual((diagnostic["level"], diagnostic["file"], diagnostic["line"]), ("error", "broken/main.tf", 1))

    def test_what_is_unknown_is_said_whether_or_not_something_fails(self):
        for more in ("", service()):
            self.write(main_tf=UNKNOWN + more)
            out = self.run_kakoi("plan", ".")[1]
            self.assertIn("unknown, so nothing is planned for it (kakoi scan says why): aws_ecs_service.maybe (main.tf:9)", out)
            self.assertIn("not checked:\n  whether what is deployed is what the code says\n", out)
            (unknown,) = json.loads(self.run_kakoi("plan", ".", "--format", "json")[1])["unknown"]
            self.assertEqual((unknown["resource"], unknown["line"], unknown["reason"]),
                             ("aws_ecs_service.maybe", 9, "var.p has no default and no value is given"))

    def test_a_slip_in_only_is_no_nothing_to_do(self):
        self.write(main_tf=service("web") + service("api", "false"))
        code, _, err = self.run_kakoi("plan", ".", "--only", "aws_ecs_service.wbe")
        self.assertEqual(code, 2)
        self.assertIn("--only aws_ecs_service.wbe: nothing here has this address; what fails: aws_ecs_service.web", err)
        before = self.read("main.tf")
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        for given in (".", stored):
            code, _, err = self.run_kakoi("fix", given, "--yes", "--accept", "review", "--only", "web", "--only", "wbe")
            self.assertEqual(code, 2)
            self.assertIn("kakoi: --only wbe", err)
        for command in ("scan", "plan", "fix"):
            code, out, err = self.run_kakoi(command, "nowhere", *(["--yes"] if command == "fix" else []))
            self.assertEqual((code, out, err), (2, "", "kakoi: nowhere: no such file or folder\n"))
        self.assertEqual(self.read("main.tf"), before)
        code, out, _ = self.run_kakoi("plan", ".", "--only", "aws_ecs_service.api")
        self.assertIn("nothing fails that could be fixed", out)

    def test_only_chooses_among_stored_plans(self):
        self.write(main_tf=service("web") + service("api"))
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        self.run_kakoi("fix", stored, "--yes", "--accept", "review", "--only", "api")
        self.assertEqual(self.read("main.tf").decode(), service("web") + service("api", "false"))

    def test_a_stale_plan_says_that_and_nothing_else(self):
        self.write(main_tf=service())
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        self.write(main_tf=service() + "\n")
        code, out, _ = self.run_kakoi("fix", stored, "--yes")
        self.assertEqual(code, 5)
        self.assertEqual(out, f"refused, nothing was changed: the plan is stale: {self.top}/main.tf has changed since\n")

    def test_what_is_no_plan_and_no_source_is_said(self):
        for text in ("", "nothing"):
            stored = os.path.join(self.scratch, "plan.json")
            with open(stored, "w", encoding="utf-8") as file:
                file.write(text)
            code, out, err = self.run_kakoi("fix", stored, "--yes")
            self.assertEqual(code, 3)
            self.assertIn("plan.json is neither a stored plan nor a source that kakoi knows", err)
            self.assertEqual(out, "nothing was changed\n")
        code, out, err = self.run_kakoi("plan", ".")
        self.assertEqual((code, out), (3, ""))
        self.assertIn("nothing was recognised as a source", err)

    def test_a_stored_plan_speaks_every_language(self):
        self.write(main_tf=UNKNOWN + NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"))
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        shown = self.run_kakoi("--lang", "ja", "plan", ".")[1]
        out = self.run_kakoi("--lang", "ja", "fix", stored, "--yes")[1]
        left_out = "  今回は適用しません (次の行は変更されません)。適用するには --accept blocked\n"
        self.assertIn(left_out, out)
        out = out.replace(left_out, "")
        self.assertTrue(out.startswith(shown), f"{out}\n--\n{shown}")
        self.assertNotIn("the tasks", out)
        self.assertIn("要確認または適用不可の計画が残っています", out)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_what_is_not_committed_is_said_and_git_runs_nothing_of_the_repository(self):
        ran = os.path.join(self.scratch, "ran")
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
        command = f"touch {ran}; cat"
        self.write(main_tf=service("web"), api_tf=service("api"), db_tf=service("db"), new_tf=service("new"),
                   **{".gitattributes": "*.tf filter=x\n"})
        for words in (["init", "-q"], ["add", "main.tf", "api.tf", "db.tf", ".gitattributes"], ["commit", "-q", "-m", "a"]):
            subprocess.run([*git, *words], cwd=self.top, check=True)
        self.write(api_tf=service("api") + "# changed\n", db_tf=service("db") + "# staged\n")
        subprocess.run([*git, "add", "db.tf"], cwd=self.top, check=True)
        for key, value in (("core.fsmonitor", command), ("filter.x.clean", command), ("filter.x.smudge", command),
                           ("filter.x.process", command), ("core.pager", command), ("diff.external", command)):
            subprocess.run(["git", "config", key, value], cwd=self.top, check=True)
        hook = os.path.join(self.top, ".git", "hooks", "post-index-change")
        with open(hook, "w", encoding="utf-8") as file:
            file.write(f"#!/bin/sh\ntouch {ran}\n")
        os.chmod(hook, 0o755)
        os.utime(os.path.join(self.top, "main.tf"), (1, 1))
        code, out, err = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
        self.assertEqual(code, 0, out)
        self.assertEqual(sorted(err.splitlines()), [f"warning: {name}.tf has changes that are not committed"
                                                    for name in ("api", "db", "new")])
        self.assertFalse(os.path.exists(ran))

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_what_git_itself_converts_is_no_change(self):
        text = service() + "# $Id$ $Id: other\n"
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
        crlf = text.replace("\n", "\r\n")
        ident = text.replace("$Id$", "$Id: 0123456789 $")
        for attributes, config, now, is_clean in (
                ("", "true", crlf, True), ("", "input", crlf, True), ("", "false", crlf, False), ("*.tf -text\n", "true", crlf, False),
                ("*.tf text\n", "false", crlf, True), ("*.tf text=auto\n", "false", crlf, True),
                ("*.tf eol=crlf\n", "false", crlf, True), ("*.tf ident\n", "false", ident, True), ("", "false", ident, False),
                ("*.tf ident text\n", "false", ident.replace("\n", "\r\n"), True),
                ("*.tf text\n", "false", crlf + "# more\r\n", False), ("*.tf ident\n", "false", ident + "# more\n", False)):
            with self.subTest(attributes=attributes, config=config):
                shutil.rmtree(self.top)
                os.mkdir(self.top)
                self.write(main_tf=text, **{".gitattributes": attributes})
                for words in (["init", "-q"], ["config", "core.autocrlf", config], ["config", "core.safecrlf", "false"],
                              ["add", "."], ["commit", "-q", "-m", "a"]):
                    subprocess.run([*git, *words], cwd=self.top, check=True)
                self.write(main_tf=now)
                status = subprocess.run([*git, "diff"], cwd=self.top, check=True, capture_output=True).stdout
                self.assertEqual(status == b"", is_clean, status)
                code, _, err = self.run_kakoi("fix", ".", "--yes", "--accept", "review")
                self.assertEqual((code, "not committed" not in err), (0, is_clean), err)

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_the_repository_of_the_files_is_asked_and_no_other(self):
        git = ["git", "-c", "user.name=a", "-c", "user.email=a@example.com"]
        other = os.path.join(self.scratch, "other")
        os.mkdir(other)
        self.write(main_tf=service())
        for folder in (self.top, other):
            for words in (["init", "-q"], ["add", "."], ["commit", "-q", "--allow-empty", "-m", "a"]):
                subprocess.run([*git, *words], cwd=folder, check=True)
        ran = subprocess.run([KAKOI, "fix", ".", "--yes", "--accept", "review"], cwd=self.top, capture_output=True,
                             stdin=subprocess.DEVNULL, check=False, env=self.environment() | {
                                 "GIT_DIR": f"{other}/.git", "GIT_WORK_TREE": other, "GIT_INDEX_FILE": f"{other}/.git/index"})
        self.assertEqual((ran.returncode, ran.stderr), (0, b""))

    def test_blocked_names_what_would_help(self):
        self.write(main_tf=NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"))
        hint = "--with-egress also writes what the blocked ones lack"
        self.assertIn(hint, self.run_kakoi("plan", ".")[1])
        self.assertNotIn(hint, self.run_kakoi("plan", ".", "--with-egress")[1])
        stored = os.path.join(self.scratch, "plan.json")
        self.run_kakoi("plan", ".", "--out", stored)
        code, _, err = self.run_kakoi("fix", stored, "--yes", "--with-egress")
        self.assertEqual(code, 2)
        self.assertIn("a stored plan is carried out as it is", err)

    BLOCKED_AND_SAFE = ('variable "p" {\n  default = true\n}\n', NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id"))

    def write_blocked_and_safe(self):
        variable, network = self.BLOCKED_AND_SAFE
        other = network[network.index('resource "aws_ecs_service" "web"'):].replace('"web"', '"other"')
        self.write(main_tf=network, var_tf=variable + other.replace("aws_subnet.s.id", "aws_subnet.public.id")
                   .replace("ip = true", "ip = var.p"))

    @unittest.skipUnless(shutil.which("git"), "git is not here")
    def test_the_question_is_about_what_would_be_changed(self):
        self.write_blocked_and_safe()
        subprocess.run(["git", "init", "-q"], cwd=self.top, check=True)
        before = self.read("var.tf")
        left_out = "  left out, these lines stay as they are: --accept blocked carries it out\n  --- var.tf\n"
        for answer in ("yup", "y no", "n", "", "Yes"):
            code, out, err = self.answer(answer, "fix", ".")
            self.assertEqual(code, 1)
            self.assertEqual(err, "warning: main.tf has changes that are not committed\n"
                             "apply now (plans: 1, files: 1)? [y/N] ")
            self.assertEqual((out.count(left_out), out.count("left out")), (1, 1), out)
            self.assertEqual("nothing was changed" in out, answer != "Yes")
        self.assertIn(b"assign_public_ip = false", self.read("main.tf"))
        self.assertEqual(self.read("var.tf"), before)

    def test_json_is_json_at_a_terminal_too(self):
        for answer, outcome in (("n", "not_confirmed"), ("y", "done")):
            for is_terminal in (True, False):
                self.write(main_tf=service())
                _, out, err = self.answer(answer, "fix", ".", "--accept", "review", "--format", "json",
                                          out_is_terminal=is_terminal)
                self.assertEqual(json.loads(out[out.index("{"):])["outcome"], outcome)
                self.assertIn("+    assign_public_ip = false", err)
                self.assertTrue(err.endswith("apply now (plans: 1, files: 1)? [y/N] "), err)
        code, _, err = self.answer("y", "fix", ".", out_is_terminal=False)
        self.assertEqual((code, "nobody can be asked here" in err), (2, True))

    def test_what_a_plan_changes_is_named_under_it(self):
        network = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id")
        head, tail = network.split('resource "aws_ecs_service" "web"')
        for names in (("one", "two"), ("two", "one"), ("a", "b"), ("b", "a")):
            self.write(main_tf='variable "p" {\n  default = true\n}\n' + head + "".join(
                f'resource "aws_ecs_service" "{name}"' + text
                for name, text in zip(names, (tail, tail.replace("aws_subnet.s.id", "aws_subnet.public.id")
                                              .replace("ip = true", "ip = var.p")))))
            plans = json.loads(self.run_kakoi("plan", ".", "--format", "json")[1])["plans"]
            self.assertEqual({(plan["targets"][0]["resource"], other["resource"], other["after"])
                              for plan in plans for other in plan["others"]},
                             {(f"aws_ecs_service.{name}", f"aws_ecs_service.{name}", after)
                              for name, after in zip(names, ("pass", "fail"))})

    def test_the_screen_shows_the_word_that_changes(self):
        header = 'variable "p" { default = true }'
        self.write(main_tf=header + "\n" + service("web", "var.p"))
        self.assertEqual(self.changed_lines(), ["-" + header, "+" + header.replace("true", "false")])
        self.write(main_tf='resource "aws_sfn_state_machine" "m" {\n  definition = ' + json.dumps(MACHINE) + "\n}\n")
        self.assertEqual(self.changed_lines(), [r'-  definition = "…\"ENABLED\"…"', r'+  definition = "…\"DISABLED\"…"'])
        os.remove(os.path.join(self.top, "main.tf"))
        for written in ("!!str ENABLED", "&on ENABLED", "'ENABLED'"):
            self.write(**{"t.yaml": "Resources:\n  Web:\n    Type: AWS::ECS::Service\n    Properties:\n"
                          "      LaunchType: FARGATE\n      NetworkConfiguration:\n        AwsvpcConfiguration:\n"
                          f"          AssignPublicIp: {written}\n          Subnets: [subnet-1]\n"})
            line = f"          AssignPublicIp: {written}"
            self.assertEqual(self.changed_lines(), ["-" + line, "+" + line.replace("ENABLED", "DISABLED")])

    def test_what_takes_it_back_is_said_from_where_one_stands(self):
        for name in ("one", "two"):
            self.write(**{f"{name}__main_tf": service(name)})
            os.makedirs(os.path.join(self.top, name, ".git"))
        _, out, _ = self.run_kakoi("fix", "one", "two", "--yes", "--accept", "review")
        self.assertIn("; kakoi undo takes it back", out)
        self.assertIn("two/main.tf is as before the fix", self.run_kakoi("undo")[1])
        self.top = os.path.join(self.top, "two")
        _, out, _ = self.run_kakoi("fix", "../one", "--yes", "--accept", "review")
        self.assertIn("; kakoi undo ../one takes it back", out)
        self.assertEqual(self.run_kakoi("undo")[0], 5)
        self.assertIn("one/main.tf is as before the fix", self.run_kakoi("undo", "../one")[1])

    def test_what_takes_it_back_can_be_pasted(self):
        names = ("sp ace", "a'b", "-x", "$(id)", "a;b", "~", "\u56f2")
        for name in names:
            self.write(**{f"{name}/main.tf": service(), f"{name}/.git/HEAD": "ref: refs/heads/main\n"})
        self.write(**{"here/.git/HEAD": "ref: refs/heads/main\n"})
        self.top = os.path.join(self.top, "here")
        for name in names:
            with self.subTest(name):
                _, out, err = self.run_kakoi("fix", f"../{name}", "--yes", "--accept", "review")
                command = re.search("; (kakoi undo .*) takes it back", out)[1]
                ran = subprocess.run(["sh", "-c", command.replace("kakoi", KAKOI)], cwd=self.top, check=False,
                                     env=self.environment(), capture_output=True)
                self.assertEqual((ran.returncode, self.read(f"../{name}/main.tf").decode()), (0, service()), command)

    def test_the_next_step_is_named(self):
        network = NETWORK.format(gateway="nat_gateway_id = aws_nat_gateway.n.id")
        step = "kakoi plan {} shows what would make the fails go away, and changes nothing\n"
        self.write(**{"a/main.tf": network, "in fra/main.tf": service(), "off/main.tf": service(value="false"),
                      "b/main.tf": NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id")})
        for given, named in ((["a"], "a"), (["a", "in fra"], "a 'in fra'"), ([], "."),
                             (["a", "--var", "pin=hunter2"], "a with the same options")):
            _, out, _ = self.run_kakoi("scan", *given)
            self.assertTrue(out.endswith("\n" + step.format(named)), out)
        self.assertNotIn("kakoi plan", self.run_kakoi("scan", "off")[1])
        self.assertNotIn("kakoi plan", self.run_kakoi("scan", "a", "--format", "json")[1])
        for given, said in ((["a"], "kakoi fix a carries out what is safe"),
                            (["a", "--var", "pin=hunter2"], "kakoi fix a with the same options carries out what is safe"),
                            (["a", "--out", "a plan.json"], "kakoi fix 'a plan.json' carries out what is safe"),
                            (["in fra"], "kakoi fix 'in fra' carries out what is safe; --accept review also what is review")):
            self.assertTrue(self.run_kakoi("plan", *given)[1].endswith(f"\n{said}\n"), said)
        for folder in ("off", "b"):
            self.assertNotIn("kakoi fix", self.run_kakoi("plan", folder)[1])

    def test_a_link_says_what_its_file_is(self):
        self.write(**{"real/x.txt": service(), ".git/HEAD": "ref: refs/heads/main\n", "root/a.tf": ""})
        os.symlink("../real/x.txt", os.path.join(self.top, "root/main.tf"))
        self.assertEqual(self.changed_lines("--only", "web"), ["-    assign_public_ip = true", "+    assign_public_ip = false"])
        self.assertIn("+    assign_public_ip = false\n", self.run_kakoi("plan", ".", "--format", "patch")[1])

    def test_undo_says_what_it_removed(self):
        network = NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id")
        for block in ("10.0.1.0/24", "10.0.2.0/24"):
            network = network.replace(f'"{block}"', f'"{block}"\n  availability_zone = "us-east-1a"')
        self.write(main_tf=network)
        before = {name: self.read(name) for name in os.listdir(self.top)}
        self.run_kakoi("fix", ".", "--yes", "--with-egress", "--accept", "review")
        made = sorted(set(os.listdir(self.top)) - set(before))
        self.assertNotEqual(made, [])
        out = self.run_kakoi("undo")[1]
        self.assertEqual({name: self.read(name) for name in os.listdir(self.top)}, before)
        for name in made:
            self.assertIn(f"{name} is removed: the fix had made it\n", out)
        self.assertIn("main.tf is as before the fix\n", out)

    @unittest.skipUnless(jsonschema, "python3-jsonschema is not here")
    def test_the_json_keeps_to_its_schema(self):
        self.write(main_tf=UNKNOWN + NETWORK.format(gateway="gateway_id = aws_internet_gateway.i.id"), broken__main_tf=BROKEN)
        for command, schema in ((("plan", "."), "plan-1"), (("fix", ".", "--yes"), "fix-1"),
                                (("fix", ".", "--yes", "--accept", "blocked"), "fix-1")):
            report = json.loads(self.run_kakoi(*command, "--format", "json")[1])
            with open(os.path.join(REPOSITORY, f"docs/{schema}.schema.json"), encoding="utf-8") as file:
                jsonschema.validate(report, json.load(file))
            self.assertEqual([d["level"] for d in report["diagnostics"]], ["error"])


if __name__ == "__main__":
    unittest.main()
