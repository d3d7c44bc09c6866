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
        cls.whole, cls.code = cls.sim.scan("--controls", "all")
        of_setting = [f for f in cls.whole["findings"] if f["control"].endswith("public-ip")]
        cls.report = cls.whole | {"findings": of_setting}
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
        self.assertEqual(self.calls["ecs:ListTasks"], 2 * 3, "what runs, and what is to stop")
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

    def test_one_control_alone_shows_what_was_not_read(self):
        for control in ("ecs-service-public-ip", "ecs-task-set-public-ip", "ecs-deployment-public-ip"):
            for action in ("ListClusters", "ListServices", "DescribeServices"):
                with self.subTest(control=control, action=action):
                    self.sim.forget_faults()
                    self.sim.fault("denied", service="ecs", action=action, times=-1)
                    report, code = self.sim.scan("--controls", control)
                    self.assertGreater(report["summary"]["unknown"], 0)
                    self.assertEqual({f["control"] for f in report["findings"] if f["verdict"] == "unknown"}, {control})
                    self.assertEqual(code, 4)

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

    def test_bad_values(self):
        for arguments in (
            ("--region", ""),
            ("--region", "us-east-1,eu-west-1"),
            ("--region", "../../x"),
            ("--region", "us-east-1.evil.example/"),
            ("--region", "us-east-1", "--all-regions"),
            ("--endpoint-url", "ftp://localhost:1"),
            ("--endpoint-url", "http://"),
            ("--endpoint-url", ""),
            ("--profile", ""),
            ("--cluster", ""),
            ("--service", ""),
            ("--assume-role", ""),
            ("--assume-role", "arn:aws:iam::11111:role/x"),
        ):
            for command in (("scan", "--aws"), ("verify",)):
                for language, word in (("en", "kakoi"), ("ja", "kakoi")):
                    with self.subTest(arguments=arguments, command=command, language=language):
                        ran = self.sim.kakoi(*command, *arguments, "--lang", language)
                        self.assertEqual((ran.code, ran.out), (2, ""))
                        self.assertIn(word, ran.err)
                        self.assertEqual(any(ord(c) > 0x3000 for c in ran.err), language == "ja", ran.err)
        for option in (("--var", "a=1"), ("--workspace", "x"), ("--hidden",), ("--param", "a=1"), ("--exclude", "x")):
            with self.subTest(option):
                ran = self.sim.kakoi("scan", "--aws", *option)
                self.assertEqual(ran.code, 2)
                self.assertIn(option[0], ran.err)

    def test_the_network_around_what_runs(self):
        """What lets anybody in, and whether anybody gets there."""
        of_network = [f for f in self.whole["findings"] if f["control"].startswith("ecs-task-") and "public-ip" not in f["control"]]
        self.assertEqual({f["control"] for f in of_network}, {
            "ecs-task-missing-egress", "ecs-task-open-ingress", "ecs-task-public-subnet", "ecs-task-open-egress"})
        (task, *_) = [f for f in self.whole["findings"] if f["control"] == "ecs-task-public-ip" and f["verdict"] == "fail"]
        # Its group lets nobody in.
        self.assertEqual(task["exposure"], "unreachable")
        self.assertRegex(task["exposure_reason"], "^no security group lets an address of the internet in on tcp or udp$")

    def test_a_task_that_answers_on_its_instance(self):
        (task,) = [f for f in self.report["findings"]
                   if f["control"] == "ecs-task-public-ip" and "has the public IP address" in f.get("reason", "")]
        self.assertEqual(task["verdict"], "not_applicable")
        self.assertRegex(task["reason"], r"i-0[0-9a-f]{16} has the public IP address 198\.1[89]\.")
        self.assertEqual((self.calls["ecs:DescribeContainerInstances"], self.calls["ec2:DescribeInstances"]), (1, 1))

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
        decrypt = policy["Statement"][1]
        self.assertEqual(decrypt["Action"], ["kms:Decrypt"])
        self.assertIn("kms:ViaService", decrypt["Condition"]["StringLike"])
        self.assertEqual(len(policy["Statement"]), 2)
        role = "arn:aws:iam::222233334444:role/kakoi-read"
        policy = json.loads(self.sim.kakoi("permissions", "scan", "--assume-role", role, "--assume-role", role).out)
        self.assertEqual(policy["Statement"][2]["Action"], ["sts:AssumeRole"])
        self.assertEqual(policy["Statement"][2]["Resource"], [role])
        self.assertEqual(self.sim.kakoi("permissions", "scan", "--assume-role", "*").code, 2)

    def test_failures_differ_in_their_request_ids_only(self):
        self.sim.fault("denied", service="ecs", action="DescribeTaskSets", times=-1)
        self.sim.fault("denied", service="events", action="ListTargetsByRule", times=-1)
        hide = re.compile(r"request [0-9a-f-]{36}")
        for format_ in ("json", "text"):
            first, second = (self.sim.kakoi("scan", "--aws", "--all", "--format", format_).out for _ in range(2))
            self.assertRegex(first, hide)
            self.assertEqual(hide.sub("", first), hide.sub("", second))

    def test_what_is_counted_as_of_no_service(self):
        def said(report):
            return [d["message"] for d in report["diagnostics"] if d["level"] == "warning"]

        alone = [f for f in self.report["findings"] if f["control"] == "ecs-task-public-ip" and "service" not in f]
        self.assertTrue(any(m.startswith(f"running tasks that belong to no service: {len(alone)}.") for m in said(self.report)))
        self.sim.fault("denied", service="ecs", action="DescribeTasks", times=-1)
        report, _ = self.sim.scan()
        self.assertFalse([m for m in said(report) if "belong to no service" in m])
        self.assertTrue([m for m in said(report) if "could not be read" in m])


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

    def test_who_never_answers(self):
        """Nothing is worth minutes of silence."""
        import socket
        import time

        with socket.create_server(("127.0.0.1", 0), backlog=100) as silent:
            start = time.monotonic()
            ran = running.kakoi(f"http://127.0.0.1:{silent.getsockname()[1]}", "scan", "--aws")
            self.assertLess(time.monotonic() - start, 75)
        self.assertEqual(ran.code, 4)
        self.assertIn("sts:GetCallerIdentity", ran.out)

    def test_a_region_closed_by_policy(self):
        import tempfile

        with running.Estate() as sim, tempfile.TemporaryDirectory() as folder:
            pathlib.Path(folder, ".kakoi.toml").write_text('[aws]\nexpect-denied = ["eu-west-1"]\n')
            arguments = ("--region", "us-east-1", "--region", "eu-west-1")
            for kind in ("closed", "denied"):
                sim.forget_faults()
                sim.fault(kind, region="eu-west-1", times=-1)
                report, _ = sim.scan(*arguments, folder=folder)
                self.assertEqual(report["summary"]["closed_regions"], 1)
                self.assertEqual({f["root"] for f in report["findings"]}, {running.ROOT})
                report, code = sim.scan(*arguments)
                self.assertEqual(code, 4)
                self.assertIn("111122223333/eu-west-1", {f["root"] for f in report["findings"]})
                ran = sim.kakoi("scan", "--aws", *arguments, folder=folder)
                self.assertIn("as expected 1 (eu-west-1)", ran.out)
            # It is open after all: then it is read.
            sim.forget_faults()
            before = sim.calls()["ecs:ListClusters"]
            report, _ = sim.scan(*arguments, folder=folder)
            self.assertNotIn("closed_regions", report["summary"])
            self.assertGreater(sim.calls()["ecs:ListClusters"], before)
            # One denial does not close it, nor does a key that is not accepted there.
            for kind, more in (("closed", {"service": "ecs"}), ("denied", {"service": "ecs", "action": "ListClusters"}),
                               ("not_enabled", {})):
                sim.forget_faults()
                sim.fault(kind, region="eu-west-1", times=-1, **more)
                report, code = sim.scan(*arguments, folder=folder)
                self.assertNotIn("closed_regions", report["summary"])
                self.assertIn("111122223333/eu-west-1", {f["root"] for f in report["findings"]})
                self.assertEqual(code, 4)

    def test_what_somebody_answers_for(self):
        """It takes the place of what is not proven, where it says so, until its day."""
        import tempfile

        asserted = ('[[asserted]]\nneeds = ["*"]\nlaunchers = ["arn:*"]\nowner = "team-net"\nreason = "the hub"\n'
                    "until = {}\n")

        def evidence(report):
            return {(finding["resource"], need["destination"], way["subnet"]): way["evidence"]
                    for finding in report["findings"] for need in finding.get("egress", []) for way in need["ways"]}

        with running.Estate() as sim, tempfile.TemporaryDirectory() as folder:
            scan = lambda: sim.scan("--controls", "network", folder=folder)[0]  # noqa: E731
            before = evidence(scan())
            pathlib.Path(folder, ".kakoi.toml").write_text(asserted.format("2999-12-31"))
            expected = {key: "asserted" if was in ("missing", "unknown", "plausible") else was for key, was in before.items()}
            self.assertIn("asserted", expected.values())
            self.assertEqual(evidence(scan()), expected)
            # What has ended, and what is about nothing that runs. What is about code is not looked for here.
            for text, words in ((asserted.format("2019-12-31"), ["counts no more"]),
                                (asserted.format("2999-12-31").replace("arn:*", "arn:*:service/gone/*"), ["about nothing"]),
                                (asserted.format("2999-12-31").replace("arn:*", "aws_ecs_service.*"), [])):
                pathlib.Path(folder, ".kakoi.toml").write_text(text)
                report = scan()
                self.assertEqual(evidence(report), before)
                said = [d for d in report["diagnostics"] if "team-net" in d["message"]]
                self.assertEqual([(d["level"], d["file"], d["line"]) for d in said], [("warning", ".kakoi.toml", 1)] * len(words))
                for diagnostic, wanted in zip(said, words):
                    self.assertIn(wanted, diagnostic["message"])

    def test_one_region_does_not_hide_the_others(self):
        import itertools
        import tempfile

        with running.Estate() as sim, tempfile.TemporaryDirectory() as folder:
            alone = running.verdicts(sim.scan("--region", running.REGION)[0])
            pathlib.Path(folder, ".kakoi.toml").write_text('[aws]\nexpect-denied = ["eu-west-1"]\n')
            kinds = (("cut_before", "/"), ("not_enabled", "/"), ("closed", folder))
            for (kind, where), order in itertools.product(kinds, (1, -1)):
                with self.subTest(kind=kind, order=order):
                    sim.forget_faults()
                    sim.fault(kind, region="eu-west-1", times=-1)
                    regions = [w for r in ("eu-west-1", running.REGION)[::order] for w in ("--region", r)]
                    report, code = sim.scan(*regions, folder=where, region=None, AWS_MAX_ATTEMPTS="1")
                    here = [f for f in report["findings"] if f["root"] == running.ROOT]
                    self.assertEqual(running.verdicts({"findings": here}), alone)
                    if where == "/":
                        self.assertEqual(code, 4)
                        self.assertIn("111122223333/eu-west-1", {f["root"] for f in report["findings"]})

    def test_each_region_once_and_a_region_to_ask(self):
        with running.Estate() as sim:
            once, _ = sim.scan("--region", running.REGION)
            twice, _ = sim.scan("--region", running.REGION, "--region", running.REGION)
            self.assertEqual(once["summary"], twice["summary"])
            ran = sim.kakoi("scan", "--aws", "--all-regions", "--format", "json", region=None)
            self.assertIn(running.ROOT, {f["root"] for f in json.loads(ran.out)["findings"]})


LAUNCHERS = """
- call: ecs CreateCapacityProvider
  with: {name: machines, autoScalingGroupProvider: {autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:111122223333:autoScalingGroup:x:autoScalingGroupName/x"}}
- call: ecs CreateCluster
  with: {clusterName: machines, capacityProviders: [machines], defaultCapacityProviderStrategy: [{capacityProvider: machines, weight: 1}]}
- call: ecs CreateService
  with: {cluster: demo, serviceName: no-primary, desiredCount: 1, deploymentController: {type: EXTERNAL}}
- call: ecs CreateTaskSet
  with: {cluster: demo, service: no-primary, taskDefinition: web, launchType: FARGATE, scale: {value: 100, unit: PERCENT}, networkConfiguration: {awsvpcConfiguration: {subnets: ["${subnet}"], securityGroups: ["${group}"], assignPublicIp: ENABLED}}}
- call: states CreateStateMachine
  with:
    name: by-name
    roleArn: arn:aws:iam::111122223333:role/states
    definition: '{"StartAt":"Run","States":{"Run":{"Type":"Task","End":true,"Resource":"arn:aws:states:::ecs:runTask","Parameters":{"Cluster":"machines","TaskDefinition":"web","NetworkConfiguration":{"AwsvpcConfiguration":{"Subnets":["a"],"AssignPublicIp":"ENABLED"}}}}}}'
- call: states CreateStateMachine
  with:
    name: makes-express
    roleArn: arn:aws:iam::111122223333:role/states
    definition: '{"StartAt":"Make","States":{"Make":{"Type":"Task","End":true,"Resource":"arn:aws:states:::aws-sdk:ecs:createExpressGatewayService","Parameters":{"ExecutionRoleArn":"x"}}}}'
- call: states CreateStateMachine
  with:
    name: encrypted
    roleArn: arn:aws:iam::111122223333:role/states
    encryptionConfiguration: {type: CUSTOMER_MANAGED_KMS_KEY, kmsKeyId: "arn:aws:kms:us-east-1:111122223333:key/k1"}
    definition: '{"StartAt":"Run","States":{"Run":{"Type":"Pass","End":true}}}'
- event: {event: key_denied, key: "arn:aws:kms:us-east-1:111122223333:key/k1"}
- call: scheduler CreateSchedule
  with:
    Name: registers
    ScheduleExpression: cron(0 4 * * ? *)
    FlexibleTimeWindow: {Mode: "OFF"}
    Target: {Arn: "arn:aws:scheduler:::aws-sdk:batch:registerJobDefinition", RoleArn: "arn:aws:iam::111122223333:role/s", Input: '{"JobDefinitionName":"x","Type":"container","PlatformCapabilities":["FARGATE"],"ContainerProperties":{"NetworkConfiguration":{"AssignPublicIp":"ENABLED"}}}'}
- call: scheduler CreateSchedule
  with:
    Name: express
    ScheduleExpression: cron(0 4 * * ? *)
    FlexibleTimeWindow: {Mode: "OFF"}
    Target: {Arn: "arn:aws:scheduler:::aws-sdk:ecs:createExpressGatewayService", RoleArn: "arn:aws:iam::111122223333:role/s", Input: '{"ExecutionRoleArn":"x"}'}
- wait: 120
"""


class Launchers(unittest.TestCase):
    """What stands in unusual places."""

    @classmethod
    def setUpClass(cls):
        import yaml

        with running.Estate(steps=running.estate() + yaml.safe_load(LAUNCHERS)) as sim:
            cls.report, _ = sim.scan()
        cls.found = {}
        for finding in cls.report["findings"]:
            cls.found.setdefault(running.short(finding["resource"]), []).append(finding)

    def verdicts(self, name):
        return {f["control"]: f["verdict"] for f in self.found.get(name, [])}

    def test_a_cluster_that_is_named_by_its_name(self):
        self.assertEqual(self.verdicts("stateMachine:by-name"), {"ecs-launch-public-ip": "not_applicable"})

    def test_calls_that_make_what_starts_tasks(self):
        self.assertEqual(self.verdicts("schedule/default/registers"), {"batch-job-public-ip": "fail"})
        self.assertEqual(self.verdicts("schedule/default/express"), {"ecs-launch-public-ip": "unknown"})
        self.assertEqual(self.verdicts("stateMachine:makes-express"), {"ecs-launch-public-ip": "unknown"})

    def test_a_definition_that_is_encrypted(self):
        (finding,) = self.found["stateMachine:encrypted"]
        self.assertEqual(finding["verdict"], "unknown")
        self.assertIn("needs the IAM action kms:Decrypt", finding["reason"])
        self.assertNotIn("action states:DescribeStateMachine", finding["reason"])

    def test_a_task_set_without_a_primary_one(self):
        (service,) = self.found["service/demo/no-primary"]
        self.assertEqual(service["control"], "ecs-service-public-ip", "no deployment of it was turned off")
        self.assertEqual(service["status"], "exposed")


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
        self.assertEqual({f["verdict"] for f in closed}, {"unknown"})
        self.assertEqual(len({f["control"] for f in closed}), len(closed), "each control says it once")
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
