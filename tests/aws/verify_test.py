#!/usr/bin/env python3
"""`kakoi verify` against the simulator: `verify_test.py KAKOI KAKOI-SIM`."""

import json
import pathlib
import sys
import threading
import unittest

import running

CODES = {"closed": 0, "closing": 1, "exposed": 1, "sleeping": 1, "external": 1}
STATUSES = {"closed": "closed", "closing": "closing", "exposed": "exposed", "sleeping": "not_yet_run",
            "external": "exposed"}


class Verify(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.sim = running.Estate()
        cls.sim.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    def setUp(self):
        self.sim.forget_faults()

    def verify(self, *arguments):
        ran = self.sim.kakoi("verify", "--aws", "--format", "json", *arguments)
        self.assertTrue(ran.out, ran)
        return json.loads(ran.out), ran.code

    def test_each_status(self):
        for name, status in STATUSES.items():
            with self.subTest(name):
                report, code = self.verify("--cluster", "demo", "--service", name)
                self.assertEqual([s["status"] for s in report["services"]], [status])
                self.assertEqual(code, CODES[name])
                self.assertTrue(report["services"][0]["reason"])

    def test_evidence(self):
        report, _ = self.verify("--service", "closing")
        (closing,) = report["services"]
        self.assertEqual(closing["setting"]["verdict"], "pass")
        assigns = {r["primary"]: r["assigns_public_ip"] for r in closing["revisions"]}
        self.assertEqual(assigns, {True: False, False: True})
        left = [t for t in closing["tasks"] if t["verdict"] == "fail"]
        self.assertTrue(left)
        for task in left:
            self.assertTrue(task["public_ipv4"])
            self.assertTrue(task["interfaces"][0].startswith("eni-"))

    def test_all_services(self):
        report, code = self.verify()
        self.assertEqual(len(report["services"]), 7)
        self.assertEqual(code, 1)
        names = {a.split(":")[0] for a in self.sim.calls()}
        self.assertLessEqual(names, {"ecs", "ec2", "sts"})

    def test_tasks_of_no_service(self):
        report, code = self.verify("--cluster", "other")
        self.assertEqual([s["status"] for s in report["services"]], ["closed"])
        nightly = [t for t in report["tasks"] if t["group"] == "family:nightly"]
        self.assertEqual([(t["verdict"], t["started_by"]) for t in nightly], [("fail", "ci")])
        self.assertTrue(nightly[0]["public_ipv4"])
        self.assertEqual(code, 1)
        ran = self.sim.kakoi("verify", "--cluster", "other")
        self.assertIn("of no service: group family:nightly, started by ci", ran.out)
        report, code = self.verify("--service", "elsewhere")
        self.assertEqual((report["tasks"], code), ([], 0))

    def test_a_region_that_is_closed_as_expected(self):
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            config = pathlib.Path(folder, "k.toml")
            config.write_text('[aws]\nexpect-denied = ["eu-west-1"]\n')
            self.sim.fault("closed", region="eu-west-1", times=-1)
            arguments = ("--region", "us-east-1", "--region", "eu-west-1", "--service", "closed")
            report, code = self.verify(*arguments)
            self.assertEqual(code, 4)
            report, code = self.verify(*arguments, "--config", str(config), "--wait", "30")
            self.assertEqual((code, report["summary"]["closed_regions"], report["summary"]["gave_up"]), (0, 1, False))
            self.assertEqual(self.sim.kakoi("verify", "--config", folder + "/none").code, 2)

    def test_unknown(self):
        for action, service in (("DescribeTasks", "ecs"), ("ListTasks", "ecs"), ("DescribeNetworkInterfaces", "ec2")):
            self.sim.forget_faults()
            self.sim.fault("denied", service=service, action=action, times=-1)
            report, code = self.verify("--service", "closed")
            self.assertEqual(report["services"][0]["status"], "unknown", action)
            self.assertEqual(code, 4)

    def test_nobody(self):
        report, code = self.verify("--service", "nobody")
        self.assertEqual((report["services"], code), ([], 4))

    def test_text(self):
        for language, words in (("en", ("closing", "deployment", "task ")), ("ja", ("解消中", "デプロイ", "タスク"))):
            ran = self.sim.kakoi("verify", "--service", "closing", "--lang", language)
            self.assertEqual(ran.code, 1)
            for word in words:
                self.assertIn(word, ran.out)

    def test_schema(self):
        try:
            import jsonschema
        except ImportError:
            self.skipTest("no jsonschema")
        schema = json.loads((pathlib.Path(__file__).resolve().parents[2] / "docs/verify-1.schema.json").read_text())
        report, _ = self.verify()
        jsonschema.validate(report, schema)


# A service without public IPv4 in a subnet with IPv6, whose route to the internet is by an internet gateway.
DUAL_STACK = [
    {"call": "ec2 CreateVpc", "with": {"CidrBlock": "10.0.0.0/16", "AmazonProvidedIpv6CidrBlock": True},
     "keep": {"vpc": "vpc.vpcId", "block": "vpc.ipv6CidrBlockAssociationSet.0.ipv6CidrBlock"}},
    {"call": "ec2 CreateInternetGateway", "keep": {"gateway": "internetGateway.internetGatewayId"}},
    {"call": "ec2 AttachInternetGateway", "with": {"InternetGatewayId": "${gateway}", "VpcId": "${vpc}"}},
    {"call": "ec2 CreateEgressOnlyInternetGateway", "with": {"VpcId": "${vpc}"}},
    {"call": "ec2 CreateSubnet", "with": {"VpcId": "${vpc}", "CidrBlock": "10.0.1.0/24"},
     "keep": {"public": "subnet.subnetId"}},
    {"call": "ec2 CreateRouteTable", "with": {"VpcId": "${vpc}"}, "keep": {"public_routes": "routeTable.routeTableId"}},
    {"call": "ec2 CreateRoute", "with": {"RouteTableId": "${public_routes}", "DestinationCidrBlock": "0.0.0.0/0",
                                         "GatewayId": "${gateway}"}},
    {"call": "ec2 AssociateRouteTable", "with": {"RouteTableId": "${public_routes}", "SubnetId": "${public}"}},
    {"call": "ec2 AllocateAddress", "keep": {"address": "allocationId"}},
    {"call": "ec2 CreateNatGateway", "with": {"SubnetId": "${public}", "AllocationId": "${address}"},
     "keep": {"nat": "natGateway.natGatewayId"}},
    {"call": "ec2 CreateSubnet", "with": {"VpcId": "${vpc}", "CidrBlock": "10.0.0.0/24"},
     "keep": {"subnet": "subnet.subnetId"}},
    {"call": "ec2 AssociateSubnetCidrBlock", "with": {"SubnetId": "${subnet}", "Ipv6CidrBlock": "${block}"}},
    {"call": "ec2 ModifySubnetAttribute",
     "with": {"SubnetId": "${subnet}", "AssignIpv6AddressOnCreation": {"Value": True}}},
    {"call": "ec2 CreateRouteTable", "with": {"VpcId": "${vpc}"}, "keep": {"routes": "routeTable.routeTableId"}},
    {"call": "ec2 CreateRoute", "with": {"RouteTableId": "${routes}", "DestinationCidrBlock": "0.0.0.0/0",
                                         "NatGatewayId": "${nat}"}},
    {"call": "ec2 CreateRoute", "with": {"RouteTableId": "${routes}", "DestinationIpv6CidrBlock": "::/0",
                                         "GatewayId": "${gateway}"}},
    {"call": "ec2 AssociateRouteTable", "with": {"RouteTableId": "${routes}", "SubnetId": "${subnet}"}},
    {"call": "ec2 CreateSecurityGroup", "with": {"VpcId": "${vpc}", "GroupName": "web", "GroupDescription": "web"},
     "keep": {"group": "groupId"}},
    {"call": "ec2 AuthorizeSecurityGroupIngress", "with": {"GroupId": "${group}", "IpPermissions": [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}]}},
    {"call": "ecs CreateCluster", "with": {"clusterName": "demo"}},
    {"call": "ecs RegisterTaskDefinition",
     "with": {"family": "web", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256",
              "memory": "512", "containerDefinitions": [{"name": "web", "image": "public.ecr.aws/nginx/nginx:1"}]}},
    {"call": "ecs CreateService", "with": {
        "cluster": "demo", "serviceName": "web", "taskDefinition": "web", "desiredCount": 1, "launchType": "FARGATE",
        "networkConfiguration": {"awsvpcConfiguration": {
            "subnets": ["${subnet}"], "securityGroups": ["${group}"], "assignPublicIp": "DISABLED"}}}},
    {"wait": 300},
]


class DualStack(unittest.TestCase):
    """An IPv6 address is a public one as far as the internet reaches it: the network decides."""

    @classmethod
    def setUpClass(cls):
        cls.sim = running.Estate(steps=DUAL_STACK)
        cls.sim.__enter__()

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    def verify(self):
        ran = self.sim.kakoi("verify", "--service", "web", "--format", "json")
        (service,) = json.loads(ran.out)["services"]
        (task,) = service["tasks"]
        self.assertRegex(task["ipv6"], "^2600:")
        self.assertIsNone(task["public_ipv4"])
        return service["status"], task["verdict"], ran.code

    def test_the_route_decides(self):
        self.assertEqual(self.verify(), ("closing", "fail", 1))
        ec2 = running.simulator.Client(self.sim)
        tables = ec2.query("ec2", "DescribeRouteTables", **{
            "Filter.1.Name": "route.destination-ipv6-cidr-block", "Filter.1.Value.1": "::/0"})
        gateways = ec2.query("ec2", "DescribeEgressOnlyInternetGateways")
        ec2.query("ec2", "ReplaceRoute", RouteTableId=next(tables.iter("routeTableId")).text,
                  DestinationIpv6CidrBlock="::/0",
                  EgressOnlyInternetGatewayId=next(gateways.iter("egressOnlyInternetGatewayId")).text)
        self.assertEqual(self.verify(), ("closed", "pass", 0))
        self.sim.fault("denied", service="ec2", action="DescribeRouteTables", times=-1)
        self.assertEqual(self.verify(), ("unknown", "unknown", 4))


class Wait(unittest.TestCase):
    def test_until_closed(self):
        with running.Estate() as sim:
            stop = threading.Event()

            def let_time_pass():
                while not stop.wait(0.3):
                    sim.advance(20)

            clock = threading.Thread(target=let_time_pass)
            clock.start()
            try:
                ran = sim.kakoi("verify", "--service", "closing", "--wait", "60s", "--every", "1")
            finally:
                stop.set()
                clock.join()
            self.assertEqual(ran.code, 0, ran.out)
            self.assertIn("closing  service demo/closing", ran.out)
            self.assertIn("closed  service demo/closing", ran.out)

    def test_until_it_is_stopped(self):
        import os
        import signal
        import subprocess
        import time

        with running.Estate() as sim:
            environment = {
                "AWS_ACCESS_KEY_ID": running.simulator.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": running.simulator.SECRET,
                "AWS_REGION": running.REGION, "AWS_ENDPOINT_URL": sim.endpoint, "AWS_CONFIG_FILE": "/dev/null",
                "AWS_SHARED_CREDENTIALS_FILE": "/dev/null", "PATH": os.environ["PATH"],
            }
            command = [running.programs["kakoi"], "verify", "--service", "closing", "--wait", "--every", "60", "--format", "json"]
            process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd="/")
            while sim.calls().get("ec2:DescribeNetworkInterfaces", 0) == 0:
                time.sleep(0.1)
            time.sleep(1)
            process.send_signal(signal.SIGINT)
            out, _ = process.communicate(timeout=30)
        report = json.loads(out)
        self.assertEqual(process.returncode, 4)
        self.assertEqual([s["status"] for s in report["services"]], ["closing"])
        self.assertTrue(report["summary"]["stopped"])
        self.assertEqual(report["diagnostics"], [])

    def test_until_the_limit(self):
        with running.Estate() as sim:
            ran = sim.kakoi("verify", "--service", "closing", "--wait", "2", "--every", "1", "--format", "json")
            self.assertEqual(ran.code, 1)
            self.assertTrue(json.loads(ran.out)["summary"]["gave_up"])


if __name__ == "__main__":
    try:
        import yaml  # noqa: F401
    except ImportError:
        print("skipped: the estate needs python3-yaml")
        sys.exit(running.SKIPPED)
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    unittest.main()
