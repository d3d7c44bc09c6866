#!/usr/bin/env python3
"""`kakoi scan --aws` against the simulator: `scan_test.py KAKOI KAKOI-SIM`."""

import json
import pathlib
import re
import sys
import unittest

import running

READS = re.compile(r":(List|Describe|Get|BatchGet|AssumeRole)")


def service(cluster, name):
    return f"arn:aws:ecs:us-east-1:111122223333:service/{cluster}/{name}"


class Scan(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.known = running.actions()
        cls.sim = running.Estate(steps=running.estate(cls.known))
        cls.sim.__enter__()
        cls.report, cls.code = cls.sim.scan()
        cls.verdicts = running.verdicts(cls.report)
        cls.calls = {action: n for action, n in cls.sim.calls().items() if not action.startswith("unknown:")}

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    def setUp(self):
        self.sim.forget_faults()

    def status(self, cluster, name, report=None):
        for finding in (report or self.report)["findings"]:
            if finding["control"] == "ecs-service-public-ip" and finding["resource"] == service(cluster, name):
                return finding["status"]
        return None

    def test_services(self):
        wanted = {
            ("demo", "exposed"): ("fail", "exposed"),
            ("demo", "closed"): ("pass", "closed"),
            ("demo", "sleeping"): ("pass", "not_yet_run"),
            ("demo", "closing"): ("pass", "closing"),
            ("demo", "blue-green"): ("fail", "exposed"),
            ("demo", "external"): ("fail", "exposed"),
            ("other", "elsewhere"): ("pass", "closed"),
        }
        for (cluster, name), (verdict, status) in wanted.items():
            with self.subTest(name):
                self.assertEqual(self.verdicts["ecs-service-public-ip", service(cluster, name), ""], verdict)
                self.assertEqual(self.status(cluster, name), status)

    def test_what_still_runs(self):
        deployments = [k for k, v in self.verdicts.items() if k[0] == "ecs-deployment-public-ip" and v == "fail"]
        self.assertEqual([resource for _, resource, _ in deployments], [service("demo", "closing")])
        sets = {r: v for (c, r, _), v in self.verdicts.items() if c == "ecs-task-set-public-ip"}
        self.assertEqual(set(sets.values()), {"fail"})
        self.assertEqual(len(sets), 2)

    def test_tasks_say_what_started_them(self):
        tasks = [f for f in self.report["findings"] if f["control"] == "ecs-task-public-ip"]
        # Schedules and rules of the estate may have started some, too.
        alone = [f for f in tasks if "service" not in f and "family:nightly" in f["reason"]]
        self.assertEqual([f["verdict"] for f in alone], ["fail"])
        self.assertIn("started by ci", alone[0]["reason"])
        of_closing = [f["verdict"] for f in tasks if f.get("service") == service("demo", "closing")]
        self.assertIn("fail", of_closing)
        self.assertEqual(sum("Lambda" in d["message"] for d in self.report["diagnostics"]), 1)

    def test_launchers(self):
        """Of the services that this simulator speaks."""
        wanted = {
            "events": {"rule/nightly": "fail", "rule/orders/ordered": "pass"},
            "scheduler": {"schedule/jobs/daily": "fail", "schedule/default/hourly": "pass", "schedule/default/open": "fail"},
            "pipes": {"pipe/orders": "fail", "pipe/refunds": "pass"},
            "states": {"stateMachine:nightly": "pass", "stateMachine:nightly:1": "fail"},
            "batch": {"job-definition/report:1": "fail", "job-definition/import:1": "pass"},
        }
        for name, things in wanted.items():
            found = {running.short(r): v for (_, r, _), v in self.verdicts.items() if f":{name}:" in r}
            with self.subTest(name):
                if name in self.known:
                    self.assertEqual(found, things)
                else:
                    self.assertEqual(set(found.values()), {"unknown"}, "what cannot be asked is unknown")

    def test_everything_asked_reads(self):
        self.assertTrue(self.calls)
        for action in self.calls:
            self.assertRegex(action, READS)

    def test_fullest_batches(self):
        self.assertEqual(self.calls["ecs:ListClusters"], 1)
        self.assertEqual(self.calls["ecs:DescribeClusters"], 1)
        self.assertEqual(self.calls["ecs:ListServices"], 3)
        self.assertEqual(self.calls["ecs:DescribeServices"], 2)
        self.assertEqual(self.calls["ecs:ListTasks"], 3)
        self.assertEqual(self.calls["ecs:DescribeTasks"], 2)
        self.assertEqual(self.calls["ec2:DescribeNetworkInterfaces"], 1)

    def test_same_bytes(self):
        for format_ in ("json", "text"):
            first, second = (self.sim.kakoi("scan", "--aws", "--all", "--format", format_).out for _ in range(2))
            # What the simulator does not speak fails, and a failure has an id of its own.
            hide = re.compile(r"request [0-9a-f-]{36}")
            self.assertEqual(hide.sub("", first), hide.sub("", second))
            if {"events", "scheduler", "pipes", "states", "batch"} <= set(self.known):
                self.assertEqual(first, second)

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("no jsonschema")
        schema = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs/scan-1.schema.json").read_text())
        jsonschema.validate(self.report, schema)

    def test_roots_and_places(self):
        for finding in self.report["findings"]:
            self.assertEqual(finding["source"], "aws")
            self.assertEqual(finding["root"], running.ROOT)
            self.assertEqual((finding["location"]["line"], finding["location"]["column"]), (1, 1))
            self.assertTrue(finding["location"]["file"].startswith("arn:"))

    def test_one_cluster_one_service(self):
        report, code = self.sim.scan("--cluster", "other")
        self.assertEqual(code, 1)
        self.assertEqual({running.short(f["resource"]).split("/")[1] for f in report["findings"]}, {"other"})
        report, code = self.sim.scan("--service", "closed")
        self.assertEqual(code, 0)
        resources = {running.short(f["resource"]).split("/")[0] for f in report["findings"]}
        self.assertEqual(resources, {"service", "task"})

    def test_what_is_not_there(self):
        for option, name in (("--cluster", "nobody"), ("--service", "nothing")):
            report, code = self.sim.scan(option, name)
            self.assertEqual(code, 4)
            self.assertTrue(any(name in d["message"] and d["level"] == "error" for d in report["diagnostics"]))

    def test_text(self):
        for language, words in (("en", ("exposed", "service demo/exposed")), ("ja", ("露出あり", "サービス demo/exposed"))):
            ran = self.sim.kakoi("scan", "--aws", "--lang", language)
            for word in words:
                self.assertIn(word, ran.out)
            self.assertEqual(ran.err, "", "progress is for a terminal")
            # One row for each service: its setting, its deployments and its tasks are in it.
            self.assertEqual(ran.out.count("demo/exposed  ("), 1)

    def test_usage(self):
        for arguments in (
            ("scan", "--region", "us-east-1"),
            ("scan", "--aws", "--format", "sarif"),
            ("scan", "--aws", "."),
            ("scan", "--aws", "--assume-role", "nobody"),
            ("scan", "--aws", "--profile", "missing"),
        ):
            with self.subTest(arguments):
                self.assertEqual(self.sim.kakoi(*arguments).code, 2)
        self.assertEqual(self.sim.kakoi("scan", "--aws", region=None).code, 2)

    def test_no_credentials(self):
        ran = self.sim.kakoi("scan", "--aws", "--format", "json", AWS_ACCESS_KEY_ID="", AWS_SECRET_ACCESS_KEY="")
        self.assertEqual(ran.code, 4)
        self.assertEqual(set(running.verdicts(json.loads(ran.out)).values()), {"unknown"})

    def test_permissions(self):
        policy = json.loads(self.sim.kakoi("permissions", "scan").out)
        allowed = policy["Statement"][0]["Action"]
        asked = {action for action in self.calls if action != "sts:GetCallerIdentity"}
        self.assertLessEqual(asked, set(allowed))
        # Every action of the policy is used, of those that this simulator can answer; regions only when all are asked.
        usable = {a for a in allowed if a.split(":")[0] in self.known} - {"ec2:DescribeRegions"}
        needs_launchers = {"ecs:DescribeTaskDefinition"} if "scheduler" not in self.known else set()
        self.assertEqual(usable - asked - needs_launchers, set())


class Regions(unittest.TestCase):
    def test_all_regions(self):
        with running.Estate() as sim:
            report, _ = sim.scan("--all-regions")
            self.assertIn("ec2:DescribeRegions", sim.calls())
            self.assertIn(running.ROOT, {f["root"] for f in report["findings"]})
            asked = sim.calls()["ecs:ListClusters"]
            self.assertGreater(asked, 3)
            sim.fault("denied", service="ec2", action="DescribeRegions", times=-1)
            report, code = sim.scan("--all-regions")
            self.assertEqual(code, 4)
            self.assertEqual(set(running.verdicts(report).values()), {"unknown"})

    def test_a_region_closed_by_policy(self):
        import tempfile

        with running.Estate() as sim, tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, ".kakoi.toml").write_text('[aws]\nexpect-denied = ["eu-west-1"]\n')
            arguments = ("--region", "us-east-1", "--region", "eu-west-1")
            for kind in ("closed", "not_enabled", "denied"):
                sim.forget_faults()
                sim.fault(kind, region="eu-west-1", times=-1)
                report, _ = sim.scan(*arguments, folder=folder)
                self.assertEqual(report["summary"]["closed_regions"], 1)
                self.assertEqual({f["root"] for f in report["findings"]}, {running.ROOT})
                report, code = sim.scan(*arguments)
                self.assertEqual(code, 4)
                self.assertIn("111122223333/eu-west-1", {f["root"] for f in report["findings"]})
            # It is open after all: then it is read.
            sim.forget_faults()
            report, _ = sim.scan(*arguments, folder=folder)
            self.assertNotIn("closed_regions", report["summary"])
            self.assertGreaterEqual(sim.calls()["ecs:ListClusters"], 8)


class Accounts(unittest.TestCase):
    ROLE = "arn:aws:iam::{}:role/kakoi-read"

    def scan(self, *accounts):
        roles = [word for account in accounts for word in ("--assume-role", self.ROLE.format(account))]
        with running.simulator.Simulator(running.programs["sim"], "--clock", "virtual", "--scenario", "organization") as sim:
            ran = running.kakoi(sim.endpoint, "scan", "--aws", "--format", "json", *roles)
        return json.loads(ran.out), ran

    def test_each_role_is_an_account(self):
        report, _ = self.scan("444455556666", "222233334444")
        roots = [finding["root"] for finding in report["findings"]]
        self.assertLessEqual(set(roots), {"444455556666/us-east-1", "222233334444/us-east-1"})
        # Of the services that the simulator speaks.
        self.assertFalse([d for d in report["diagnostics"] if d["level"] == "error" and "no service for" not in d["message"]])

    def test_one_that_cannot_be_taken_on(self):
        # It wants an external id.
        report, ran = self.scan("444455556666", "333344445555")
        self.assertEqual(ran.code, 4)
        closed = [f for f in report["findings"] if f["root"] == "333344445555/us-east-1"]
        self.assertEqual([f["verdict"] for f in closed], ["unknown"])
        self.assertNotIn("secret", ran.out.lower().replace("secrets", ""))


class Interrupted(unittest.TestCase):
    def test_ends_with_what_was_read(self):
        import os
        import signal
        import subprocess
        import time

        with running.simulator.Simulator(
            running.programs["sim"], "--clock", "virtual", "--latency", "300ms", "--generate",
            "services=400,clusters=40,tasks=1"
        ) as sim:
            environment = {
                "AWS_ACCESS_KEY_ID": running.simulator.ACCESS_KEY,
                "AWS_SECRET_ACCESS_KEY": running.simulator.SECRET,
                "AWS_REGION": running.REGION,
                "AWS_ENDPOINT_URL": sim.endpoint,
                "AWS_CONFIG_FILE": "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
                "PATH": os.environ["PATH"],
            }
            process = subprocess.Popen([running.programs["kakoi"], "scan", "--aws", "--format", "json"], env=environment,
                                       stdout=subprocess.PIPE, text=True, cwd="/")
            time.sleep(2.5)
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=30)
        self.assertEqual(process.returncode, 4)
        report = json.loads(out)
        self.assertIn("unknown", running.verdicts(report).values())
        self.assertTrue(any("stopped" in d["message"] for d in report["diagnostics"]))


if __name__ == "__main__":
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("skipped: the estate needs python3-yaml")
        sys.exit(running.SKIPPED)
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    unittest.main()
