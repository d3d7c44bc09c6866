#!/usr/bin/env python3
"""The hooks of pre-commit, the GitHub Action and the GitLab job, as far as a machine without network goes: what they
run is run here, as those run it.

    integrations_test.py KAKOI [test_name…]
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import unittest

import yaml

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY / "tests" / "cli"))
import program  # noqa: E402

program.use(sys.argv.pop(1))


class Case(program.Folder):
    def environment(self, **more):
        folder = self.root / ".bin"
        folder.mkdir(exist_ok=True)
        if not (folder / "kakoi").exists():
            (folder / "kakoi").symlink_to(program.path())
        return program.environment(PATH=f"{folder}:{os.environ['PATH']}", HOME=str(self.root),
                                   XDG_STATE_HOME=str(self.root / ".state")) | more

    def bash(self, script, **environment):
        ran = subprocess.run(["bash", "-e", "-o", "pipefail", "-c", script], cwd=self.root, capture_output=True, text=True,
                             env=self.environment(**environment), timeout=60)
        return ran.returncode, ran.stdout, ran.stderr

    def rules_of(self, name):
        run = json.loads((self.root / name).read_text())["runs"][0]
        return {result["ruleId"] for result in run["results"] if result["level"] == "error"}


class PreCommit(Case):
    def hooks(self):
        return {hook["id"]: hook for hook in yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text())}

    def run_hook(self, name):
        hook = self.hooks()[name]
        self.assertEqual(hook["language"], "system")
        self.assertFalse(hook["pass_filenames"])
        return self.bash(hook["entry"])

    def test_they_run_whatever_is_changed(self):
        # A template that file() reads may have any name.
        for name, hook in self.hooks().items():
            self.assertTrue(hook["always_run"], name)
            self.assertFalse({"files", "types", "types_or", "exclude"} & set(hook), name)

    def test_a_public_address_fails(self):
        self.write({"main.tf": program.service("true")})
        code, out, _ = self.run_hook("kakoi")
        self.assertEqual(code, 1)
        self.assertIn("main.tf:6:", out)
        self.assertIn("ecs-service-public-ip", out)

    def test_none_passes(self):
        self.write({"main.tf": program.service("false")})
        self.assertEqual(self.run_hook("kakoi")[0], 0)

    def test_the_fixing_one_edits_only_what_is_safe(self):
        # Nothing is known of the network: to turn it off needs somebody's eyes.
        text = program.service("true")
        self.write({"main.tf": text})
        code, _, _ = self.run_hook("kakoi-fix")
        self.assertEqual(code, 1)
        self.assertEqual((self.root / "main.tf").read_text(), text)

    @unittest.skipUnless(shutil.which("pre-commit"), "pre-commit is not at hand")
    def test_in_pre_commit_itself(self):
        self.write({"main.tf": program.service("true"), ".gitignore": ".bin\n.cache\n"})
        self.bash("git init -q . && git add . ")
        code, out, err = self.bash(f"pre-commit try-repo {REPOSITORY} kakoi --all-files")
        self.assertEqual(code, 1, out + err)
        self.assertIn("ecs-service-public-ip", out)


class GitHubAction(Case):
    """A composite action: its steps with `run`, in an environment as GitHub's."""

    def setUp(self):
        super().setUp()
        self.action = yaml.safe_load((REPOSITORY / "action.yml").read_text())

    def run_action(self, **given):
        self.assertLessEqual(set(given), {name.replace("-", "_") for name in self.action["inputs"]})
        inputs = {name: given.get(name.replace("-", "_"), one["default"]) for name, one in self.action["inputs"].items()}
        outputs = self.root / ".outputs"
        outputs.write_text("")
        scan = next(step for step in self.action["runs"]["steps"] if step.get("id") == "scan")
        environment = {
            name: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda match: inputs[match[1]], value)
            for name, value in scan["env"].items()
        }
        self.assertFalse([value for value in environment.values() if "${{" in value])
        ran = self.bash(scan["run"], GITHUB_ACTION_PATH=str(REPOSITORY), GITHUB_OUTPUT=str(outputs), **environment)
        written = dict(line.split("=", 1) for line in outputs.read_text().splitlines())
        return *ran, written

    def test_nothing_given_becomes_part_of_a_script(self):
        for step in self.action["runs"]["steps"]:
            self.assertNotIn("${{", step["run"])
            self.assertEqual(step["shell"], "bash")

    def test_its_outputs_are_those_of_its_steps(self):
        steps = {step["id"]: step["run"] for step in self.action["runs"]["steps"] if "id" in step}
        for output in self.action["outputs"].values():
            step, name = re.fullmatch(r"\$\{\{ steps\.(\w+)\.outputs\.([\w-]+) \}\}", output["value"]).groups()
            self.assertIn(f'echo "{name}=', steps[step])

    def test_it_is_built_by_a_target_that_there_is(self):
        build = self.action["runs"]["steps"][0]
        self.assertEqual(build["if"], "inputs.kakoi == ''")
        target = re.fullmatch(r'make -C "\$GITHUB_ACTION_PATH" (\w+)', build["run"])[1]
        self.assertIn(f"\n{target}:", (REPOSITORY / "Makefile").read_text())

    def test_a_public_address_fails_the_job_and_is_in_the_report(self):
        self.write({"infra/main.tf": program.service("true"), "other/main.tf": program.service("true")})
        code, out, _, outputs = self.run_action(kakoi=program.path(), paths="infra\n", controls="setting")
        self.assertEqual(code, 1)
        self.assertIn("infra/main.tf:6:", out)
        self.assertNotIn("other/", out)
        self.assertEqual(outputs, {"sarif": "kakoi.sarif", "exit-code": "1"})
        self.assertEqual(self.rules_of("kakoi.sarif"), {"ecs-service-public-ip"})

    def test_the_threshold_is_what_was_given(self):
        self.write({"main.tf": program.service("true")})
        code, _, _, outputs = self.run_action(kakoi=program.path(), fail_on="never", sarif="reports of kakoi.sarif")
        self.assertEqual((code, outputs["exit-code"]), (0, "0"))
        self.assertEqual(self.rules_of("reports of kakoi.sarif"), {"ecs-service-public-ip"})

    def test_a_path_is_never_an_option_or_a_command(self):
        self.write({"main.tf": program.service("true"), "--version/main.tf": program.service("false"),
                    "$(touch made)/main.tf": program.service("false")})
        code, out, _, _ = self.run_action(kakoi=program.path(), paths="--version\n$(touch made)", controls="setting")
        self.assertEqual(code, 0, out)
        self.assertFalse((self.root / "made").exists())

    def test_blanks_around_a_path(self):
        self.write({"infra/main.tf": program.service("false"), "main.tf": program.service("true")})
        code, out, err, _ = self.run_action(kakoi=program.path(), paths="  infra \n\t\n", controls="setting")
        self.assertEqual(code, 0, out + err)

    def test_a_report_that_cannot_be_written_is_no_pass(self):
        self.write({"main.tf": program.service("false"), "taken": ""})
        code, _, err, _ = self.run_action(kakoi=program.path(), controls="setting", sarif="taken/kakoi.sarif")
        self.assertEqual(code, 2)
        self.assertIn("KAKOI_SARIF", err)

    def test_a_wrong_option_leaves_no_empty_report(self):
        self.write({"main.tf": program.service("true")})
        code, _, err, _ = self.run_action(kakoi=program.path(), fail_on="serious")
        self.assertEqual(code, 2)
        self.assertIn("--fail-on", err)
        self.assertFalse((self.root / "kakoi.sarif").exists())


class GitLab(Case):
    def job(self):
        """The job, and the variables that whoever includes it may set: those of a job would go before these."""
        included = yaml.safe_load((REPOSITORY / "integrations" / "gitlab.yml").read_text())
        self.assertNotIn("variables", included["kakoi"])
        return included["kakoi"], included["variables"]

    def test_its_script(self):
        job, given = self.job()
        self.write({"main.tf": program.service("true")})
        # What its first lines would clone and build.
        built = self.root / ".kakoi-build"
        (built / "build" / "release").mkdir(parents=True)
        (built / "build" / "release" / "kakoi").symlink_to(program.path())
        (built / "integrations").symlink_to(REPOSITORY / "integrations")
        self.assertEqual(given["KAKOI_BUILT"], built.name)
        code, out, err = self.bash("\n".join(job["script"]), **given)
        self.assertEqual(code, 1, err)
        self.assertIn("main.tf:6:", out)
        self.assertIn("ecs-service-public-ip", self.rules_of("kakoi.sarif"))

    def test_it_gets_ready_without_a_network(self):
        job, given = self.job()
        origin = self.root / "origin"
        git = "git -c user.name=a -c user.email=a@example.com"
        self.write({"origin/Makefile": "build:\n\t@echo built 1\n"})
        self.bash(f"cd origin && git init -q -b main . && git add . && {git} commit -q -m a && git tag first")
        for revision, built in (("main", "built 1"), ("main", "built 2"), ("first", "built 1")):
            variables = given | {"KAKOI_REPOSITORY": str(origin), "KAKOI_REVISION": revision}
            code, out, err = self.bash("\n".join(job["before_script"]), **variables)
            self.assertEqual((code, built in out), (0, True), out + err)
            # The branch moves on while the copy stays in the cache.
            self.write({"origin/Makefile": "build:\n\t@echo built 2\n"})
            self.bash(f"cd origin && git add . && {git} commit -q -m b")


if __name__ == "__main__":
    unittest.main()
