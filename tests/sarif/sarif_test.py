#!/usr/bin/env python3
"""`kakoi scan --format sarif`: over all cases and demo/, and where places are odd.

    sarif_test.py build/release/kakoi

What a log says is held against the JSON report and the files (sarif_log.py); then all logs are held against the schema
of SARIF 2.1.0 (tests/oracle/sarif_schema.mjs). Where that is not at hand, everything else is done all the same, and the
test exits with 77.
"""

import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests" / "cases"))
import judge  # noqa: E402
import sarif_log  # noqa: E402

ORACLE = REPOSITORY / "tests" / "oracle"
SKIPPED = 77
# Thousands of findings that are alike, and files of megabytes: many seconds for nothing that the others do not show.
LEFT_OUT = {"explosion-of-modules", "long-lines"}
# What a folder may be called, and a URI may not have in it.
ODD_NAME = "in fra#1/環境 50%?&a:b+[c]"

kakoi = str(REPOSITORY / "build/release/kakoi")
logs = []  # (name, text) of every log that was written

SERVICE = """resource "aws_ecs_service" "web" {
  launch_type = "FARGATE"
  network_configuration {
    subnets          = []
    assign_public_ip = %s
  }
}
"""


def scan(name, *arguments, cwd=None):
    """The log, and what else the run gave."""
    ran = judge.run(kakoi, "scan", *arguments, "--format", "sarif", cwd=cwd)
    text = ran.stdout.decode("utf-8")
    if text:
        logs.append((name, text))
    return (json.loads(text) if text else None), ran


def lay_out(folder, top):
    """A copy of the case in a repository at `top`, below folders of odd names."""
    work = pathlib.Path(top, ODD_NAME, folder.name)
    shutil.copytree(folder, work, symlinks=True)
    (pathlib.Path(top) / ".git").mkdir()
    expected = work / "expect.json"
    if expected.is_file():
        for command in json.loads(expected.read_text(encoding="utf-8")).get("setup", []):
            subprocess.run(command, shell=True, cwd=work, check=True)
        expected.unlink()
    return work


def mistakes_in_case(folder):
    with tempfile.TemporaryDirectory() as top:
        work = lay_out(folder, top)
        log, ran = scan(folder.name, str(work))
        if log is None:
            return [f"no log: exit {ran.returncode} {ran.stderr.decode(errors='replace')[-200:]}"]
        if (work / ".git").exists():
            top = str(work)
        as_json = judge.run(kakoi, "scan", str(work), "--format", "json", "--base", top)
        mistakes = list(sarif_log.mistakes_in(log, json.loads(as_json.stdout), top))
        if ran.returncode != as_json.returncode:
            mistakes.append(f"exit {ran.returncode}, as JSON {as_json.returncode}")
        if top.encode() in ran.stdout:
            mistakes.append("a path of this machine")
        return mistakes


class CasesTest(unittest.TestCase):
    def test_all_cases_and_the_demo(self):
        folders = [REPOSITORY / "demo"]
        for cases in ("cases", "cases-more"):
            found = (path.parent for path in (REPOSITORY / "tests" / cases).glob("*/expect.json"))
            folders += sorted(folder for folder in found if folder.name not in LEFT_OUT)
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            for folder, mistakes in zip(folders, pool.map(mistakes_in_case, folders)):
                with self.subTest(case=folder.name):
                    self.assertEqual(mistakes, [])


class PlacesTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.top = pathlib.Path(folder.name, "repository")
        (self.top / ".git").mkdir(parents=True)

    def write(self, name, text):
        path = self.top / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def scan(self, *arguments, cwd=None):
        # Of the setting alone: what is not known of the network stands at the same places.
        log, ran = scan(self.id(), "--controls", "setting", *arguments, cwd=cwd)
        self.assertIsNotNone(log, ran.stderr)
        (run,) = log["runs"]
        for physical in sarif_log.all_of(run, "physicalLocation"):
            self.assertRegex(physical["artifactLocation"]["uri"], f"^{sarif_log.URI.pattern}$")
        return run

    def only(self, run):
        (result,) = run["results"]
        return result, result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]

    def test_files_are_relative_to_the_top_of_the_repository_wherever_kakoi_runs(self):
        self.write("infra/prod/main.tf", SERVICE % "true")
        for cwd in ("/", self.top, self.top / "infra" / "prod"):
            self.assertEqual(self.only(self.scan(str(self.top / "infra"), cwd=cwd))[1], "infra/prod/main.tf")

    def test_the_top_of_a_work_tree_has_a_file_there(self):
        (self.top / ".git").rmdir()
        self.write(".git", "gitdir: /elsewhere\n")
        self.write("infra/main.tf", SERVICE % "true")
        self.assertEqual(self.only(self.scan(str(self.top / "infra")))[1], "infra/main.tf")

    def test_without_a_repository_files_are_relative_to_the_current_folder_or_to_what_is_scanned(self):
        (self.top / ".git").rmdir()
        self.write("infra/main.tf", SERVICE % "true")
        self.assertEqual(self.only(self.scan("infra", cwd=self.top))[1], "infra/main.tf")
        self.assertEqual(self.only(self.scan(str(self.top / "infra"), cwd="/usr"))[1], "main.tf")

    def test_a_place_outside_of_the_base_is_stood_for_by_a_file_of_the_root_module(self):
        self.write("infra/main.tf", 'module "app" {\n  source = "../modules/app"\n}\n')
        self.write("modules/app/main.tf", SERVICE % "true")
        result, uri = self.only(self.scan("--base", str(self.top / "infra"), str(self.top / "infra")))
        self.assertEqual(uri, "main.tf")
        self.assertIn("../modules/app/main.tf:5:24", result["message"]["text"])

    def test_a_place_outside_of_the_base_is_stood_for_by_where_the_value_comes_from(self):
        self.write("infra/main.tf", 'module "app" {\n  source = "../modules/app"\n  public = true\n}\n')
        code = 'variable "public" {}\nlocals {\n  on = var.public\n}\n' + SERVICE % "local.on"
        self.write("modules/app/main.tf", code)
        result, uri = self.only(self.scan("--base", str(self.top / "infra"), str(self.top / "infra")))
        where = result["locations"][0]["physicalLocation"]
        self.assertEqual((uri, where["region"]["startLine"]), ("main.tf", 3))
        steps = result["codeFlows"][0]["threadFlows"][0]["locations"]
        self.assertEqual(steps[-1]["location"]["physicalLocation"], where)
        self.assertIn("local on; ", steps[-1]["location"]["message"]["text"])

    def test_a_base_that_does_not_hold_what_is_scanned_is_refused(self):
        self.write("infra/main.tf", SERVICE % "true")
        self.write("other/readme", "")
        log, ran = scan(self.id(), "--base", str(self.top / "other"), str(self.top / "infra"))
        self.assertIsNone(log)
        self.assertEqual(ran.returncode, 2)
        self.assertIn(b"does not lie in it", ran.stderr)

    def test_a_variables_file_outside_of_the_repository_is_told_in_words(self):
        self.write("infra/main.tf", 'variable "public" {}\n' + SERVICE % "var.public")
        self.write("../values.tfvars", "public = true\n")
        for file in (self.top.parent / "values.tfvars", "../values.tfvars", "infra/../../values.tfvars"):
            result, _ = self.only(self.scan("--var-file", str(file), "infra", cwd=self.top))
            steps = [step["location"] for step in result["codeFlows"][0]["threadFlows"][0]["locations"]]
            uris = [step["physicalLocation"]["artifactLocation"]["uri"] for step in steps]
            self.assertEqual(uris, ["infra/main.tf", "infra/main.tf"])
            self.assertIn("variable public = true (decides)", steps[0]["message"]["text"])

    def test_a_value_without_a_file_is_told_in_words(self):
        self.write("main.tf", 'variable "public" {}\n' + SERVICE % "var.public")
        result, _ = self.only(self.scan("--var", "public=true", str(self.top)))
        words = [step["location"]["message"]["text"] for step in result["codeFlows"][0]["threadFlows"][0]["locations"]]
        self.assertIn("(decides)", words[0])

    def test_what_was_not_read_makes_the_execution_unsuccessful(self):
        self.write("main.tf", SERVICE % "true")
        self.write("broken/main.tf", 'resource "aws_ecs_service" "web" {\n')
        run = self.scan(str(self.top))
        (invocation,) = run["invocations"]
        self.assertFalse(invocation["executionSuccessful"])
        uris = [said["artifactLocation"]["uri"] for said in sarif_log.all_of(invocation, "physicalLocation")]
        self.assertIn("broken/main.tf", uris)

    def test_each_instance_has_a_fingerprint_and_keeps_it_when_lines_move(self):
        self.write("main.tf", 'module "app" {\n  for_each = toset(["a", "b"])\n  source = "./app"\n}\n')
        self.write("app/main.tf", SERVICE % "true")
        before = [result["partialFingerprints"] for result in self.scan(str(self.top))["results"]]
        self.write("app/main.tf", "# moved\n\n" + SERVICE % "true")
        after = [result["partialFingerprints"] for result in self.scan(str(self.top))["results"]]
        self.assertEqual(len({one["primaryLocationLineHash"] for one in before}), 2)
        self.assertEqual(before, after)

    def test_a_text_from_the_code_makes_no_link(self):
        key = "[click](https://example.com)"
        self.write("main.tf", SERVICE.replace("{\n", '{\n  for_each = toset(["%s"])\n' % key, 1) % "true")
        result, _ = self.only(self.scan(str(self.top)))
        self.assertNotIn("](", result["message"]["text"])

    def test_the_rules_are_whole_in_every_language(self):
        self.write("main.tf", SERVICE % "true")
        for language in ("en", "ja"):
            run = self.scan("--lang", language, str(self.top))
            self.assertEqual((run["language"], run["tool"]["driver"]["language"]), (language, language))
            self.assertEqual(list(sarif_log.rule_mistakes(run["tool"]["driver"]["rules"])), [])

    def test_the_same_input_gives_the_same_bytes(self):
        runs = [scan(self.id(), "--jobs", jobs, str(REPOSITORY / "demo"))[1].stdout for jobs in ("1", "4", "4")]
        self.assertEqual(len(set(runs)), 1)


def schema_status():
    """0, 1, or 77 when the schema is not at hand."""
    if shutil.which("node") is None or not (ORACLE / "node_modules/@microsoft/jest-sarif").is_dir():
        print("skipped: the schema of SARIF is not at hand; tools/bootstrap test installs it (npm, in tests/oracle)")
        return SKIPPED
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, (name, text) in enumerate(logs):
            paths.append(pathlib.Path(folder, f"{number}-{name.replace('/', '-')}.sarif"))
            paths[-1].write_text(text, encoding="utf-8")
        return subprocess.run(["node", str(ORACLE / "sarif_schema.mjs"), *map(str, paths)], check=False).returncode


def main():
    global kakoi
    if len(sys.argv) > 1:
        kakoi = os.path.abspath(sys.argv.pop(1))
    if not unittest.main(exit=False).result.wasSuccessful():
        return 1
    return schema_status()


if __name__ == "__main__":
    sys.exit(main())
