#!/usr/bin/env python3
"""What the simulated network lets through, asked at /_sim/reach; and subnets that another account shares."""

import pathlib
import sys
import tempfile
import unittest

from simulator import ACCOUNT, SECRET, Client, Refused, Simulator

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
OTHER, OTHER_KEY = "444455556666", "AKIAI44QH8DHBEXAMPLE"
SHARED = f"""
accounts:
  - {{id: "{ACCOUNT}"}}
  - {{id: "{OTHER}", access_key: {OTHER_KEY}, user: guest}}
default_vpcs: [us-east-1]
steps:
  - in: {{account: "{ACCOUNT}"}}
  - call: ec2 DescribeSubnets
    keep: {{subnet: subnetSet.0.subnetId}}
  - event: {{event: share_subnet, subnet: "${{subnet}}", with: "{OTHER}"}}
"""


class Demo(unittest.TestCase):
    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--scenario", "demo", "--clock", "virtual"))
        self.client = Client(self.simulator)

    def ask(self, **question):
        fields = "&".join(f"{name}={text}" for name, text in question.items())
        return self.simulator.control("GET", f"reach?account={ACCOUNT}&{fields}")

    def subnet(self, cidr):
        found = self.client.query("ec2", "DescribeSubnets", **{"Filter.1.Name": "cidr-block", "Filter.1.Value.1": cidr})
        return found.findtext("subnetSet/item/subnetId")

    def group(self):
        found = self.client.query("ec2", "DescribeSecurityGroups", **{"Filter.1.Name": "group-name", "Filter.1.Value.1": "tasks"})
        return found.findtext("securityGroupInfo/item/groupId")

    def test_outward(self):
        ask = lambda cidr, **more: self.ask(subnet=self.subnet(cidr), groups=self.group(), **more)  # noqa: E731
        self.assertTrue(ask("10.0.20.0/24", to="internet")["way"].startswith("nat-"))
        self.assertTrue(ask("10.0.0.0/24", to="ecr.api", public_ip="true")["arrives"])
        self.assertEqual(ask("10.0.0.0/24", to="ecr.api")["arrival"], "lost")
        self.assertIn("no route", ask("10.0.10.0/24", to="internet")["why"])

    def test_inward(self):
        found = self.client.query("ec2", "DescribeNetworkInterfaces", **{"Filter.1.Name": "association.ip-owner-id", "Filter.1.Value.1": "amazon"})
        interface = found.findtext("networkInterfaceSet/item/networkInterfaceId")
        self.assertEqual(self.ask(interface=interface, port=80), {"exposure": "anywhere", "from": ["0.0.0.0/0"], "why": ""})
        self.assertEqual(self.ask(interface=interface, port=22)["exposure"], "unreachable")
        self.assertTrue(self.ask(interface=interface, to="internet")["arrives"])

    def test_questions_that_make_no_sense(self):
        for question in ("", f"account={ACCOUNT}", f"account={ACCOUNT}&interface=eni-0", f"account={ACCOUNT}&subnet=x&to=y"):
            with self.assertRaises(Refused):
                self.simulator.control("GET", "reach?" + question)


class SharedSubnets(unittest.TestCase):
    def setUp(self):
        folder = pathlib.Path(self.enterContext(tempfile.TemporaryDirectory()))
        (folder / "shared.yaml").write_text(SHARED)
        self.simulator = self.enterContext(
            Simulator(PROGRAM, "--scenario", str(folder / "shared.yaml"), "--clock", "virtual")
        )
        self.owner = Client(self.simulator)
        self.guest = Client(self.simulator, key=OTHER_KEY, secret=SECRET)

    def subnets(self, client):
        found = client.query("ec2", "DescribeSubnets").find("subnetSet")
        return {item.findtext("subnetId"): item.findtext("ownerId") for item in found}

    def test_the_guest_sees_it_and_runs_tasks_in_it(self):
        own, seen = self.subnets(self.owner), self.subnets(self.guest)
        (shared,) = set(own) & set(seen)
        self.assertEqual(seen[shared], ACCOUNT)
        self.assertEqual(len(seen), 4)
        vpc = self.owner.query("ec2", "DescribeVpcs").findtext("vpcSet/item/vpcId")
        group = self.guest.query(
            "ec2", "CreateSecurityGroup", GroupName="guests", GroupDescription="guests", VpcId=vpc
        ).findtext("groupId")
        self.guest.ecs("CreateCluster", clusterName="c")
        self.guest.ecs(
            "RegisterTaskDefinition",
            family="web",
            networkMode="awsvpc",
            requiresCompatibilities=["FARGATE"],
            cpu="256",
            memory="512",
            containerDefinitions=[{"name": "app", "image": "nginx", "essential": True}],
        )
        network = {"subnets": [shared], "securityGroups": [group], "assignPublicIp": "ENABLED"}
        arn = self.guest.ecs(
            "RunTask",
            cluster="c",
            taskDefinition="web",
            launchType="FARGATE",
            networkConfiguration={"awsvpcConfiguration": network},
        )["tasks"][0]["taskArn"]
        self.simulator.advance(60)
        task = self.guest.ecs("DescribeTasks", cluster="c", tasks=[arn])["tasks"][0]
        self.assertEqual(task["lastStatus"], "RUNNING")
        interfaces = self.guest.query("ec2", "DescribeNetworkInterfaces").find("networkInterfaceSet")
        self.assertEqual([item.findtext("subnetId") for item in interfaces], [shared])
        self.assertEqual(list(self.owner.query("ec2", "DescribeNetworkInterfaces").find("networkInterfaceSet")), [])

    def test_one_may_share_while_the_simulator_runs(self):
        more = next(iter(set(self.subnets(self.owner)) - set(self.subnets(self.guest))))
        self.simulator.control(
            "POST", "events", {"event": "share_subnet", "account": ACCOUNT, "subnet": more, "with": OTHER}
        )
        self.assertIn(more, self.subnets(self.guest))


if __name__ == "__main__":
    unittest.main()
