#!/usr/bin/env python3
"""Every call that a scan makes × every way in which it can go wrong: `fault_matrix_test.py KAKOI KAKOI-SIM [ACTION]`.

No resource behind a failed call may be judged as if nothing had happened, or be missing; all others are judged as
before; the exit code is 4; nothing hangs.
"""

import sys
import unittest

import running

KINDS = running.FAULTS
ONLY_WITH_PAGES = running.ONLY_WITH_PAGES


def kind_of(finding):
    """What the resource of a finding is, as the calls below know it."""
    control, resource, target = finding
    if control == "ecs-deployment-public-ip":
        return "deployment"
    short = running.short(resource)
    for kind in ("service", "task-set", "task", "rule", "schedule", "pipe", "stateMachine", "job-definition"):
        if short.startswith((kind + "/", kind + ":")):
            return kind
    raise AssertionError(finding)


OPEN = "schedule/default/open"  # its cluster's default strategy and its task definition decide

IN_CLUSTERS = {"service", "deployment", "task-set", "task"}
# No setting depends on the network. Of a task on an instance it does not matter either: its address is only named.
NETWORK = ("DescribeVpcs", "DescribeVpcAttribute", "DescribeDhcpOptions", "DescribeSubnets", "DescribeRouteTables",
           "DescribeSecurityGroups", "DescribeNetworkAcls", "DescribeVpcEndpoints", "DescribeNatGateways",
           "DescribeInternetGateways", "DescribeEgressOnlyInternetGateways", "DescribeManagedPrefixLists",
           "GetManagedPrefixListEntries", "DescribeVpcBlockPublicAccessOptions",
           "DescribeVpcBlockPublicAccessExclusions")
BEHIND = {f"ec2:{action}": set() for action in NETWORK} | {
    "elasticloadbalancing:DescribeLoadBalancers": set(),
    "elasticloadbalancing:DescribeTargetGroups": set(),
    "sts:GetCallerIdentity": IN_CLUSTERS | {"rule", "schedule", "pipe", "stateMachine", "job-definition"},
    "ecs:ListClusters": IN_CLUSTERS,
    "ecs:DescribeClusters": {OPEN},
    "ecs:ListServices": {"service", "deployment", "task-set"},
    "ecs:DescribeServices": {"service", "deployment", "task-set"},
    "ecs:DescribeTaskSets": {"task-set"},
    "ecs:ListTasks": {"task"},
    "ecs:DescribeTasks": {"task"},
    "ec2:DescribeNetworkInterfaces": {"task"},
    "ecs:DescribeContainerInstances": set(),
    "ec2:DescribeInstances": set(),
    "ecs:DescribeTaskDefinition": {OPEN},
    "events:ListEventBuses": {"rule"},
    "events:ListRules": {"rule"},
    "events:ListTargetsByRule": {"rule"},
    "scheduler:ListSchedules": {"schedule"},
    "scheduler:GetSchedule": {"schedule"},
    "pipes:ListPipes": {"pipe"},
    "pipes:DescribePipe": {"pipe"},
    "states:ListStateMachines": {"stateMachine"},
    "states:DescribeStateMachine": {"stateMachine"},
    "states:ListStateMachineVersions": {"stateMachineVersion"},
    "batch:DescribeJobDefinitions": {"job-definition"},
}


def is_behind(action, finding, verdict):
    if action == "ec2:DescribeNetworkInterfaces" and verdict == "not_applicable":
        return False  # a task on an instance has none of its own
    behind = BEHIND[action]
    short = running.short(finding[1])
    if "stateMachineVersion" in behind:
        return short.startswith("stateMachine:") and short.count(":") == 2
    return kind_of(finding) in behind or short in behind


def stands_for(pattern, finding):
    """Does what could not be listed stand for it too?"""
    resource = finding[1]
    if pattern.endswith(":cluster/*"):
        return kind_of(finding) in IN_CLUSTERS
    if pattern.endswith(":*") and pattern.count(":") == 5:
        return True
    if kind_of(finding) in ("deployment", "task-set"):
        # What is not known of a service is not known of its revisions either.
        resource = resource.replace(":task-set/", ":service/")
        pattern = pattern.replace(":task-set/", ":service/")
    prefix = pattern.rstrip("*").rstrip("/:")
    return resource == prefix or resource.startswith((prefix + "/", prefix + ":"))


class Matrix(unittest.TestCase):
    maxDiff = None
    only = None

    @classmethod
    def setUpClass(cls):
        cls.sim = running.Estate()
        cls.sim.__enter__()
        cls.report, _ = cls.scan()
        cls.before = running.verdicts(cls.report)
        # What the simulator does not speak yet cannot be told apart.
        cls.asked = {action for action in cls.sim.calls() if not action.startswith("unknown:")}

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    @classmethod
    def scan(cls):
        # Once is enough: that calls are tried again is shown elsewhere, and would take long here.
        return cls.sim.scan(AWS_MAX_ATTEMPTS="1")

    def test_every_call_is_in_the_matrix(self):
        self.assertLessEqual(self.asked, set(BEHIND))

    def test_matrix(self):
        for action in sorted(self.asked & set(BEHIND)):
            if self.only and action != self.only:
                continue
            for kind in KINDS:
                with self.subTest(action=action, kind=kind):
                    self.one(action, kind)

    def one(self, action, kind):
        service, name = action.split(":")
        self.sim.forget_faults()
        if not self.sim.can_go_wrong(kind, service=service, action=name):
            return
        report, code = self.scan()
        after = running.verdicts(report)
        if kind == ONLY_WITH_PAGES and after == self.before:
            self.assertFalse(name.startswith("List"), "an endless list went unseen")
            return
        self.assertEqual(code, 4)
        self.assertTrue(any(d["level"] == "error" for d in report["diagnostics"]))
        # A service, a rule or a machine that is unknown stands for its parts, too.
        patterns = [key[1] for key, verdict in after.items() if verdict == "unknown" and key[0] != "ecs-task-public-ip"]
        patterns += [key[1] for key, verdict in after.items() if verdict == "unknown" and key[1].endswith("*")]
        for finding, verdict in self.before.items():
            if verdict == "unknown":
                continue  # what this simulator does not speak
            if not is_behind(action, finding, verdict):
                self.assertEqual(after.get(finding), verdict, finding)
            elif finding in after and kind == ONLY_WITH_PAGES:
                # What the pages before said holds; that there may be more is said too.
                self.assertIn(after[finding], ("unknown", verdict), finding)
                self.assertTrue(any(stands_for(p, finding) for p in patterns), (finding, patterns))
            elif finding in after:
                self.assertEqual(after[finding], "unknown", finding)
            else:
                self.assertTrue(any(stands_for(p, finding) for p in patterns), (finding, patterns))
        # Whoever looks at one control alone sees it, too.
        wanted = {f[0] for f, verdict in self.before.items() if verdict != "unknown" and is_behind(action, f, verdict)}
        self.assertLessEqual(wanted, {key[0] for key, verdict in after.items() if verdict == "unknown"})
        self.assertFalse(
            [key for key, verdict in after.items() if verdict == "pass" and key not in self.before], "new passes"
        )
        if kind in ("denied", "closed"):
            behind = [f["reason"] for f in report["findings"] if f["verdict"] == "unknown"]
            said = behind + [d["message"] for d in report["diagnostics"]]
            self.assertTrue(any(action in text for text in said), "the missing action is not named")

    def test_slow_is_no_failure(self):
        self.sim.forget_faults()
        self.sim.fault("slow", service="ecs", action="DescribeServices", times=-1, delay_ms=1500)
        report, _ = self.scan()
        self.assertEqual(running.verdicts(report), self.before)


if __name__ == "__main__":
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("skipped: the estate needs python3-yaml")
        sys.exit(running.SKIPPED)
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    if len(sys.argv) > 1 and ":" in sys.argv[1]:
        Matrix.only = sys.argv.pop(1)
    unittest.main()
