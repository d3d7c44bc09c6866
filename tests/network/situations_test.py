#!/usr/bin/env python3
"""The situations of `situations/`, each in four ways: as Terraform's code, in blocks and in attributes, by calls in an account of a simulator, where its
tasks really start or do not, and as kakoi then sees that account.

    situations_test.py KAKOI KAKOI-SIM [WORDS]     # only those with WORDS in their names

The simulator's rules are its own. What kakoi says is proven has to start there, what it says is missing must not; who
can reach a task from anywhere has to arrive, and who cannot must not.
"""

import collections
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "aws"))
import running  # noqa: E402

try:
    import as_calls  # noqa: E402
    import situation  # noqa: E402
    from as_terraform import terraform_of  # noqa: E402
except ModuleNotFoundError as missing:
    if missing.name != "yaml":
        raise
    print(f"skipped: {missing}")
    sys.exit(running.SKIPPED)

SITUATIONS = []

# Long enough that all have their interfaces, and none runs or has given up, when they are looked at.
PACE = {"start": 200, "give_up": 200}
# Of each task that is to have a public address, so that it is the way that decides.
QUIRKS = {"public_ip_without_gateway": True}
UP = 60
START, GIVE_UP = 250, 250

FROM_WORST = ("missing", "unknown", "plausible", "asserted", "witnessed", "proven")
# What a task that did not start says, and what it then did not reach.
STOPPED = (
    ("secret from asm", {"secretsmanager"}),
    ("secrets from ssm", {"ssm"}),
    ("registry auth", {"ecr.api"}),
    ("CannotPullContainerError", {"ecr.dkr", "s3", "docker.io", "public.ecr.aws"}),
    ("env files", {"s3"}),
    ("logger", {"logs"}),
    ("EFS", {"nfs"}),
)

Said = collections.namedtuple("Said", "exposure egress running by_subnet")


def name_in(resource):
    """`open` of aws_ecs_service.open and of arn:aws:ecs:us-east-1:111122223333:service/demo/open"""
    return resource.replace("/", ".").rsplit(".", 1)[-1]


def egress_in(finding, subnet=None):
    """By destination, the worst of its ways, or of those from one subnet."""
    found = {}
    for need in finding.get("egress", []):
        for way in need["ways"]:
            if subnet in (None, way["subnet"]):
                before = found.get(need["destination"], "proven")
                found[need["destination"]] = min(before, way["evidence"], key=FROM_WORST.index)
    return found


def egress_by_subnet(finding):
    subnets = {way["subnet"] for need in finding.get("egress", []) for way in need["ways"]}
    return {subnet: set(egress_in(finding, subnet).values()) for subnet in subnets}


def said_in(report, tasks=None):
    """What a report says of the two services; of their tasks by `tasks`, from a task's ARN to its service."""
    exposure, egress, running_, by_subnet = None, {}, {}, {}
    for finding in report["findings"]:
        name = name_in(finding["resource"])
        if finding["control"] == "ecs-service-public-ip" and name == "open":
            exposure = finding["exposure"]
        elif finding["control"] == "ecs-task-missing-egress" and name == "shut":
            egress, by_subnet = egress_in(finding), egress_by_subnet(finding)
        elif finding["control"] == "ecs-task-public-ip" and finding["resource"] in (tasks or {}):
            kind = finding["exposure"] if finding["verdict"] in ("fail", "unknown") else "none"
            running_[tasks[finding["resource"]]] = kind
    return Said(exposure, egress, running_, by_subnet)


def spread(expected, found):
    """One word is said of every need."""
    return dict.fromkeys(found, expected) if isinstance(expected, str) else expected


class Situations(unittest.TestCase):
    maxDiff = None

    def check(self, of, source, said):
        self.assertEqual(said.exposure, of.expected(source, "exposure"), "exposure")
        expected = of.expected(source, "egress")
        self.assertTrue(said.egress or not expected, "nothing is said of what its tasks need")
        self.assertEqual(said.egress, spread(expected, said.egress), "egress")


class Code(Situations):
    def test_code(self):
        self.check_code(in_attributes=False)

    def test_code_with_attributes_in_the_place_of_blocks(self):
        self.check_code(in_attributes=True)

    def check_code(self, in_attributes):
        for of in SITUATIONS:
            if of.is_code:
                with self.subTest(str(of)), tempfile.TemporaryDirectory() as folder:
                    pathlib.Path(folder, "main.tf").write_text(terraform_of(of, in_attributes))
                    ran = subprocess.run([running.programs["kakoi"], "scan", folder, "--controls", "all", "--format", "json"],
                                         capture_output=True, text=True, timeout=60)
                    report = json.loads(ran.stdout)
                    self.assertEqual(report["diagnostics"], [])
                    self.check(of, "in_code", said_in(report))


class Account:
    """One situation in its account, and what was seen there."""

    def __init__(self, number, of):
        self.of, self.id, self.key = of, f"{200000000000 + number}", f"AKIAEXAMPLE{number:09}"
        # Where the VPC is shared with it: the account that has it.
        self.owner, self.owners_key = (f"{300000000000 + number}", f"AKIAOWNERS0{number:09}") if of["shared"] else (self.id, self.key)
        self.reports, self.probes, self.interfaces, self.tasks, self.subnet = {}, {}, {}, {}, None

    def settings(self):
        both = {self.id: self.key, self.owner: self.owners_key}
        return [{"id": id_, "access_key": key, "user": "demo"} for id_, key in both.items()]

    def faults(self):
        return [{"service": "ec2", "action": action, "kind": "denied", "times": -1, "account": self.id}
                for action in self.of["denied"] or []]

    def make(self, sim):
        self.sim = sim
        owner = running.simulator.Client(sim, key=self.owners_key)
        self.maker = as_calls.Maker(self.of, running.simulator.Client(sim, key=self.key), owner, self.share)
        yield from self.maker.steps()

    def share(self, subnet):
        if self.of["shared"]:
            event = {"event": "share_subnet", "account": self.owner, "subnet": subnet, "with": self.id}
            self.sim.control("POST", "events", event)

    def scan(self):
        return self.sim.scan("--controls", "all", AWS_ACCESS_KEY_ID=self.key)[0]

    def look(self):
        """While its tasks have interfaces and do not run yet."""
        for service in ("open", "shut"):
            task, _ = self.maker.task_of(service)
            if task is not None:
                self.tasks[task["taskArn"]] = service
                self.interfaces[service] = as_calls.interface_of(task)
                self.probes[service] = self.probed(self.interfaces[service])
                # Of `shut` in the end; what is started in its place does not run before one looks again.
                self.subnet = as_calls.subnet_of(task)
        self.said = said_in(self.scan(), self.tasks)

    def probed(self, interface):
        """How far the internet gets, over all ports that a rule names."""
        found = {self.sim.control("GET", f"reach?account={self.id}&interface={interface}&port={port}")["exposure"]
                 for port in self.of.ports()}
        return next(kind for kind in ("anywhere", "restricted", "unreachable") if kind in found)

    def look_again(self):
        """When what starts runs."""
        running_, _ = self.maker.task_of("shut")
        self.runs = running_ is not None and running_["lastStatus"] == "RUNNING"
        self.said_later = said_in(self.scan())

    def look_at_the_end(self):
        _, stopped = self.maker.task_of("shut")
        reasons = [] if stopped is None else [stopped.get("stoppedReason", "")]
        reasons += [] if stopped is None else [container.get("reason", "") for container in stopped["containers"]]
        self.reason = " ".join(reasons)


class Live(Situations):
    @classmethod
    def setUpClass(cls):
        cls.accounts = [Account(number, of) for number, of in enumerate(SITUATIONS) if of.is_live]
        settings = [each for account in cls.accounts for each in account.settings()]
        cls.sim = cls.enterClassContext(running.Estate(steps=[], accounts=settings, pace=PACE, quirks=QUIRKS,
                                                      pull_through=situation.CACHES))
        makers = [(account, account.make(cls.sim)) for account in cls.accounts]
        while makers:
            makers = [(account, maker) for account, maker in makers if cls.goes_on(account, maker)]
            cls.sim.advance(UP)
        # The key is also the maker's, who needs to see what there is.
        for account in cls.accounts:
            for fault in account.faults():
                cls.sim.control("POST", "faults", fault)
        for wait, look in ((0, Account.look), (START, Account.look_again), (GIVE_UP, Account.look_at_the_end)):
            cls.sim.advance(wait)
            for account in cls.accounts:
                look(account)

    @staticmethod
    def goes_on(account, maker):
        try:
            return next(maker, None) is None and maker.gi_frame is not None
        except running.simulator.Refused as refused:
            raise AssertionError(f"{account.of}: {refused}") from refused

    def each(self, check):
        for account in self.accounts:
            with self.subTest(str(account.of)):
                check(account)

    @staticmethod
    def is_idle(account):
        return account.of.expected("live", "exposure") == "idle"

    def test_live(self):
        self.each(lambda account: self.check(account.of, "live", account.said))

    def test_tasks_as_they_run(self):
        self.each(self.check_tasks)

    def check_tasks(self, account):
        if self.is_idle(account):
            return
        usual = {"open": account.of.expected("live", "exposure"), "shut": "none"}
        expected = usual | (account.of.parts["expect"].get("running") or {})
        for name, kind in account.said.running.items():
            # By which of several subnets it got.
            self.assertIn(kind, [expected[name]] if isinstance(expected[name], str) else expected[name], name)
        self.assertEqual(account.said.running.keys(), expected.keys())

    def test_who_gets_in(self):
        """By the way of the simulator's own; of a service and of each of its tasks."""
        self.each(self.check_probes)

    def check_probes(self, account):
        # A service is as exposed as its tasks may be in any of its subnets.
        is_in_one = len(account.of["service"]["subnets"]) == 1
        for service, probed in account.probes.items():
            said = {account.said.running[service]} | ({account.said.exposure} if service == "open" and is_in_one else set())
            allowed = {"anywhere": {"anywhere", "unknown"}, "restricted": {"restricted", "unknown"},
                       "unreachable": {"unreachable", "none", "unknown"}}[probed]
            self.assertLessEqual(said, allowed, f"{service}: the simulator says {probed}")

    def test_what_is_proven_starts_and_what_is_missing_does_not(self):
        self.each(self.check_start)

    def check_start(self, account):
        if self.is_idle(account):
            return
        # What a subnet lacks decides for the tasks that start there.
        ways = account.said.by_subnet.get(account.subnet, set())
        decided = False if "missing" in ways else True if ways <= {"proven"} else None
        says = account.of.parts["expect"].get("starts")
        self.assertTrue((says is None) != (decided is None), f"`starts` is to be said where {ways} does not decide it")
        self.assertEqual(account.runs, says if decided is None else decided, account.reason or ways)
        if not account.runs:
            self.check_reason(account)

    def check_reason(self, account):
        """It fails for want of something of which kakoi did not say that it is reached."""
        found = [names for words, names in STOPPED if words in account.reason]
        self.assertTrue(found, account.reason)
        doubted = {name for name, evidence in account.said.egress.items() if evidence != "proven"}
        self.assertTrue(found[0] & doubted, (account.reason, account.said.egress))

    def test_what_runs_is_a_witness(self):
        """Of what is not known, and not of what is missing; nothing else changes."""
        self.each(self.check_witness)

    def check_witness(self, account):
        seen = {name: "witnessed" if account.runs and evidence in ("unknown", "plausible") else evidence
                for name, evidence in account.said.egress.items()}
        # Of what is needed only perhaps nobody has seen anything.
        seen |= dict.fromkeys(account.of.parts["expect"].get("unwitnessed", []), "plausible")
        self.assertEqual(account.said_later.egress, seen)


class Table(unittest.TestCase):
    def test_there_are_enough(self):
        both = [of for of in situation.situations() if of.is_code and of.is_live]
        self.assertGreaterEqual(len(both), 60)


if __name__ == "__main__":
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    wanted = sys.argv.pop(1) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else ""
    SITUATIONS = [each for each in situation.situations() if wanted in str(each)]
    unittest.main()
