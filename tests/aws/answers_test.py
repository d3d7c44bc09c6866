#!/usr/bin/env python3
"""What AWS leaves out, or says of things on the move: `answers_test.py KAKOI KAKOI-SIM`.

Nothing that was not looked at is closed, whatever the answers lack.
"""

import json
import re
import sys
import unittest

import rewriting
import running

ARN = "arn:aws:ecs:us-east-1:111122223333:"


class Answers(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sim = running.Estate()
        cls.sim.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    def ask(self, rewrite, *arguments):
        with rewriting.Rewriting(self.sim, rewrite) as between:
            ran = running.kakoi(between.endpoint, *arguments, "--format", "json")
        self.assertTrue(ran.out, ran)
        self.calls = between.calls
        return json.loads(ran.out), ran.code

    def scan(self, rewrite, *arguments):
        return self.ask(rewrite, "scan", "--aws", *arguments)

    def verify(self, rewrite, *arguments):
        return self.ask(rewrite, "verify", "--aws", *arguments)

    def statuses(self, report):
        if "services" in report:
            return {s["service"].split("/")[-1]: s["status"] for s in report["services"]}
        return {f["resource"].split("/")[-1]: f["status"] for f in report["findings"] if "status" in f}

    def test_a_task_that_was_not_read_may_be_of_any_service_of_its_cluster(self):
        def refuse(action, answer):
            if action == "DescribeTasks" and answer["tasks"]:
                gone = [t for t in answer["tasks"] if t["group"] == "family:nightly"]
                answer["tasks"] = [t for t in answer["tasks"] if t not in gone]
                answer["failures"] = [{"arn": t["taskArn"], "reason": "SOMETHING"} for t in gone]
            return answer

        for ask in (self.scan, self.verify):
            report, code = ask(refuse)
            self.assertEqual(code, 4)
            statuses = self.statuses(report)
            self.assertEqual(statuses["elsewhere"], "unknown", "a service of that cluster")
            self.assertEqual(statuses["closed"], "closed", "a service of another one")

    def test_tasks_of_a_service_that_is_not_listed(self):
        """AWS does not list services that drain, though their tasks still run."""
        def unlisted(action, answer):
            if action == "ListServices":
                answer["serviceArns"] = [a for a in answer["serviceArns"] if not a.endswith("/exposed")]
            return answer

        def unknown_too(action, answer):
            if action == "DescribeServices":
                gone = [s for s in answer["services"] if s["serviceName"] == "exposed"]
                answer["services"] = [s for s in answer["services"] if s not in gone]
                answer["failures"] += [{"arn": s["serviceArn"], "reason": "MISSING"} for s in gone]
            return unlisted(action, answer)

        report, _ = self.verify(unlisted)
        left = [t["verdict"] for t in report["tasks"] if t["group"] == "service:exposed"]
        self.assertEqual(left, ["fail", "fail"])
        self.assertEqual(report["summary"]["tasks_of_no_service"], len(report["tasks"]))
        for cluster in ((), ("--cluster", "demo")):
            report, code = self.verify(unlisted, "--service", "exposed", *cluster)
            self.assertEqual((self.statuses(report), len(report["services"][0]["tasks"]), code),
                             ({"exposed": "exposed"}, 2, 1))
            report, code = self.verify(unknown_too, "--service", "exposed", *cluster)
            self.assertEqual((report["services"], [t["verdict"] for t in report["tasks"]], code),
                             ([], ["fail", "fail"], 1))
        with rewriting.Rewriting(self.sim, unlisted) as between:
            ran = running.kakoi(between.endpoint, "verify")
        self.assertIn("of no listed service: group service:exposed", ran.out)

    def test_a_service_that_never_ran_is_not_closed(self):
        def starting(action, answer):
            if action == "DescribeServices":
                for service in answer["services"]:
                    service |= {"runningCount": 0, "pendingCount": 1}
                    for deployment in service["deployments"]:
                        deployment |= {"rolloutState": "IN_PROGRESS", "runningCount": 0, "pendingCount": 1,
                                       "createdAt": service["createdAt"]}
            if action == "DescribeTasks":
                for task in answer["tasks"]:
                    task["lastStatus"] = "PENDING"
            return answer

        report, code = self.verify(starting, "--service", "closed")
        self.assertEqual((self.statuses(report), code), ({"closed": "not_yet_run"}, 1))

        def none_yet(action, answer):
            return answer | {"tasks": []} if action == "DescribeTasks" else \
                answer | {"taskArns": []} if action == "ListTasks" else starting(action, answer)

        report, code = self.verify(none_yet, "--service", "closed")
        self.assertEqual((self.statuses(report), code), ({"closed": "not_yet_run"}, 1))

    def test_an_association_without_a_readable_address(self):
        for association, reason in (("<carrierIp>155.146.0.9</carrierIp>", "Wavelength"),
                                    ("<publicIp></publicIp>", "cannot be read"),
                                    ("<publicIp>none</publicIp>", "cannot be read"),
                                    ("<publicIp>1.2.3.400</publicIp>", "cannot be read")):
            def rewrite(action, answer):
                if action == "DescribeNetworkInterfaces":
                    answer = re.sub(r"<association>.*?</association>", "", answer, flags=re.S)
                    answer = re.sub(r"(<networkInterfaceId>)", f"<association>{association}</association>\\1", answer)
                return answer

            report, code = self.verify(rewrite, "--service", "closed")
            (task,) = report["services"][0]["tasks"]
            self.assertEqual((task["verdict"], report["services"][0]["status"], code), ("unknown", "unknown", 4))
            self.assertIn(reason, task["reason"])

    def test_a_left_over_task_set_is_counted_once(self):
        off = {"awsvpcConfiguration": {"subnets": ["subnet-1"], "assignPublicIp": "DISABLED"}}

        def left_over(action, answer):
            if action == "DescribeServices":
                for service in answer["services"]:
                    service |= {"taskSets": twice(service.get("taskSets", [])), "networkConfiguration": off}
            if action == "DescribeTaskSets":
                answer["taskSets"] = twice(answer["taskSets"])
            return answer

        def twice(sets):
            """A primary one that is off, beside each."""
            return [s | {"status": "ACTIVE"} for s in sets] + \
                [s | {"status": "PRIMARY", "id": s["id"] + "0", "taskSetArn": s["taskSetArn"] + "0",
                      "networkConfiguration": off} for s in sets]

        report, code = self.scan(left_over, "--service", "external", "--controls", "setting")
        rows = [f for f in report["findings"] if f["verdict"] == "fail" and "task/" not in f["resource"]]
        self.assertEqual([f["control"] for f in rows], ["ecs-task-set-public-ip"])
        self.assertIn("delete it", rows[0]["advice"])

        def without_tasks(action, answer):
            return answer | {"taskArns": []} if action == "ListTasks" else left_over(action, answer)

        report, code = self.verify(without_tasks, "--service", "external")
        self.assertEqual((self.statuses(report), code), ({"external": "closing"}, 1))
        self.assertTrue(report["services"][0]["reason"].startswith("1 deployments or task sets"))

    def test_a_service_with_nothing_running_is_not_closed_by_what_was_not_read(self):
        def stopping(action, answer):
            if action == "DescribeServices":
                for service in answer["services"]:
                    if service["serviceName"] == "closed":
                        service["runningCount"] = 0
            return {"tasks": [], "failures": [{"arn": t["taskArn"], "reason": "X"} for t in answer["tasks"]]} \
                if action == "DescribeTasks" else answer

        report, code = self.verify(stopping, "--service", "closed")
        self.assertEqual((self.statuses(report), code), ({"closed": "unknown"}, 4))

    def test_a_cluster_that_is_listed_and_missing(self):
        def missing(action, answer):
            if action == "DescribeClusters":
                other = [c for c in answer["clusters"] if c["clusterName"] == "other"]
                answer["clusters"] = [c for c in answer["clusters"] if c not in other]
                answer["failures"] = [{"arn": c["clusterArn"], "reason": "MISSING"} for c in other]
            return answer

        report, code = self.scan(missing)
        verdicts = running.verdicts(report)
        self.assertEqual(verdicts["ecs-launch-public-ip", ARN + "cluster/other", ""], "unknown")
        self.assertEqual(verdicts["ecs-service-public-ip", ARN + "service/other/elsewhere", ""], "pass")
        self.assertEqual(code, 4)

    def test_a_cluster_that_is_missing_and_listed_no_more(self):
        listed = []

        def deleted(action, answer):
            if action == "ListClusters":
                listed.append(1)
                if len(listed) > 1:
                    answer["clusterArns"] = [a for a in answer["clusterArns"] if not a.endswith("/other")]
            return missing(action, answer)

        def missing(action, answer):
            if action == "DescribeClusters":
                answer["clusters"] = [c for c in answer["clusters"] if c["clusterName"] != "other"]
                answer["failures"] = [{"arn": ARN + "cluster/other", "reason": "MISSING"}]
            return answer

        report, _ = self.scan(deleted)
        self.assertFalse([f for f in report["findings"] if "/other" in f["resource"] and "task/" not in f["resource"]
                          and "attachment/" not in f["resource"]])

    def test_a_task_set_that_only_its_service_shows(self):
        def silent(action, answer):
            return {"taskSets": [], "failures": []} if action == "DescribeTaskSets" else answer

        report, code = self.scan(silent)
        sets = {r: v for (c, r, _), v in running.verdicts(report).items() if c == "ecs-task-set-public-ip"}
        self.assertEqual(list(sets.values()), ["unknown", "unknown"])
        self.assertEqual(code, 4)

    def test_a_task_set_that_was_deleted_meanwhile(self):
        listed = set()

        def deleted(action, answer):
            if action == "DescribeTaskSets":
                # First it is not in the list of its service, then it is asked for by its name.
                arns = {s["taskSetArn"] for s in answer["taskSets"]}
                gone = [{"arn": arn, "reason": "MISSING"} for arn in sorted(arns & listed)]
                listed.update(arns)
                return {"taskSets": [], "failures": gone}
            return answer

        report, _ = self.scan(deleted)
        self.assertFalse([f for f in report["findings"] if f["control"] == "ecs-task-set-public-ip"])

    def test_tasks_on_an_instance_name_its_address(self):
        instance = ARN + "container-instance/demo/0123456789abcdef0123456789abcdef"

        def on_instances(action, answer):
            if action == "DescribeTasks":
                for task in answer["tasks"]:
                    task |= {"attachments": [], "launchType": "EC2", "containerInstanceArn": instance}
            if action == "DescribeInstances":
                return answer.replace("<reservationSet/>", "<reservationSet></reservationSet>").replace(
                    "<reservationSet></reservationSet>",
                    "<reservationSet><item><instancesSet><item><instanceId>i-0123456789abcdef0</instanceId>"
                    "<ipAddress>203.0.113.7</ipAddress></item></instancesSet></item></reservationSet>")
            return answer

        def with_instance(action, answer):
            if action == "DescribeContainerInstances":
                return {"containerInstances": [{"containerInstanceArn": instance,
                                                "ec2InstanceId": "i-0123456789abcdef0"}], "failures": []}
            return on_instances(action, answer)

        report, _ = self.scan(with_instance)
        tasks = [f for f in report["findings"] if f["control"] == "ecs-task-public-ip" and ":task/" in f["resource"]]
        self.assertTrue(tasks)
        for task in tasks:
            self.assertEqual(task["verdict"], "not_applicable")
            self.assertIn("i-0123456789abcdef0 has the public IP address 203.0.113.7", task["reason"])

    def test_instances_are_asked_for_only_where_a_task_needs_it(self):
        self.scan(lambda _, answer: answer, "--cluster", "demo")
        self.assertTrue(self.calls)
        self.assertFalse([name for name, _ in self.calls if "Instances" in name])

    def test_a_task_that_waits_for_its_interface(self):
        """Of a revision with the setting off that is no doubt, and nothing is called closed before it was seen."""
        def starting(action, answer):
            if action == "DescribeTasks":
                for task in answer["tasks"]:
                    if task["group"] in ("service:closed", "service:exposed"):
                        task["lastStatus"] = "PROVISIONING"
                        for attachment in task["attachments"]:
                            attachment["status"] = "PRECREATED"
                            attachment["details"] = [d for d in attachment["details"] if d["name"] == "subnetId"]
            if action == "DescribeServices":
                for service in answer["services"]:
                    if service["serviceName"] == "closed":
                        service["runningCount"], service["pendingCount"] = 0, 1
            return answer

        report, code = self.verify(starting, "--service", "closed")
        self.assertEqual((self.statuses(report), code), ({"closed": "not_yet_run"}, 1))
        self.assertIn("starting", report["services"][0]["reason"])
        self.assertEqual([t["verdict"] for t in report["services"][0]["tasks"]], ["not_applicable"])
        report, _ = self.verify(starting, "--service", "exposed")
        self.assertEqual({t["verdict"] for t in report["services"][0]["tasks"]}, {"unknown"})

    def test_a_deployment_that_replaces_nothing(self):
        def first(action, answer):
            if action == "DescribeServices":
                for service in answer["services"]:
                    for deployment in service.get("deployments", []):
                        deployment["rolloutState"] = "IN_PROGRESS"
            return answer

        def second(action, answer):
            if action == "DescribeServices":
                for service in first(action, answer)["services"]:
                    service["createdAt"] -= 1000
            return answer

        self.assertEqual(self.statuses(self.verify(first, "--service", "closed")[0]), {"closed": "closed"})
        self.assertEqual(self.statuses(self.verify(second, "--service", "closed")[0]), {"closed": "closing"})


class Truth(unittest.TestCase):
    """As time goes by, neither command says of a service that nothing is left while one of its tasks has an address."""

    def public_tasks(self, sim):
        client = running.simulator.Client(sim)
        public = set()
        for item in client.query("ec2", "DescribeNetworkInterfaces").iter("item"):
            if item.findtext("networkInterfaceId") and item.find("association") is not None:
                public.add(item.findtext("networkInterfaceId"))
        found = set()
        for status in ("RUNNING", "STOPPED"):
            arns = client.ecs("ListTasks", cluster="demo", desiredStatus=status)["taskArns"]
            for task in client.ecs("DescribeTasks", cluster="demo", tasks=arns)["tasks"] if arns else []:
                ids = {d["value"] for a in task["attachments"] for d in a["details"] if d["name"] == "networkInterfaceId"}
                if ids & public and task["group"].startswith("service:"):
                    found.add(task["group"].removeprefix("service:"))
        return found

    def test_nothing_is_called_closed_too_early(self):
        seen = set()
        with running.Estate() as sim:
            # One is turned off and scaled to nought at once: what stops keeps its address for a while.
            client = running.simulator.Client(sim)
            (exposed,) = client.ecs("DescribeServices", cluster="demo", services=["exposed"])["services"]
            exposed["networkConfiguration"]["awsvpcConfiguration"]["assignPublicIp"] = "DISABLED"
            # In another one a task set takes the place of the one before, which is deleted: its tasks still stop.
            (external,) = client.ecs("DescribeServices", cluster="demo", services=["external"])["services"]
            (old,) = external["taskSets"]
            made = client.ecs("CreateTaskSet", cluster="demo", service="external", taskDefinition="web", launchType="FARGATE",
                              scale={"value": 100, "unit": "PERCENT"},
                              networkConfiguration=exposed["networkConfiguration"])["taskSet"]
            sim.advance(90)
            client.ecs("UpdateServicePrimaryTaskSet", cluster="demo", service="external", primaryTaskSet=made["id"])
            client.ecs("UpdateService", cluster="demo", service="exposed", desiredCount=0,
                       networkConfiguration=exposed["networkConfiguration"])
            client.ecs("DeleteTaskSet", cluster="demo", service="external", taskSet=old["id"], force=True)
            for _ in range(100):
                public = self.public_tasks(sim)
                scanned = {f["resource"].split("/")[-1]: f["status"] for f in sim.scan()[0]["findings"] if "status" in f}
                verified = {s["service"].split("/")[-1]: s["status"]
                            for s in json.loads(sim.kakoi("verify", "--format", "json").out)["services"]}
                seen |= {scanned[name] for name in ("closing", "exposed", "external")}
                for name in public:
                    for status in (scanned[name], verified[name]):
                        self.assertIn(status, ("exposed", "closing"), name)
                if not public & {"closing", "exposed", "external"} and scanned["closing"] == "closed":
                    break
                sim.advance(2)
        self.assertEqual(seen, {"closing", "closed", "not_yet_run"}, "and it is never unknown on the way")


if __name__ == "__main__":
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("skipped: the estate needs python3-yaml")
        sys.exit(running.SKIPPED)
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    unittest.main()
