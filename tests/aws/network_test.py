#!/usr/bin/env python3
"""The network that kakoi reads of a region, live and as the AWS CLI saves it: `network_test.py NETWORK KAKOI KAKOI-SIM`.

NETWORK writes out what is read, a line for each thing (network.cpp). What it should be is written here.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import running
import simulator

READER = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 3 else None

STEPS = [
    {"in": {"account": "111122223333", "region": "us-east-1"}},
    {"call": "ec2 CreateVpc", "with": {"CidrBlock": "10.0.0.0/16", "AmazonProvidedIpv6CidrBlock": True},
     "keep": {"vpc": "vpc.vpcId"}},
    {"call": "ec2 ModifyVpcAttribute", "with": {"VpcId": "${vpc}", "EnableDnsHostnames": {"Value": True}}},
    {"call": "ec2 CreateVpc", "with": {"CidrBlock": "10.9.0.0/16"}, "keep": {"other_vpc": "vpc.vpcId"}},
    {"call": "ec2 ModifyVpcAttribute", "with": {"VpcId": "${other_vpc}", "EnableDnsSupport": {"Value": False}}},
    {"call": "ec2 CreateDhcpOptions",
     "with": {"DhcpConfiguration": [{"Key": "domain-name-servers", "Value": ["10.9.0.53"]}]},
     "keep": {"dhcp": "dhcpOptions.dhcpOptionsId"}},
    {"call": "ec2 AssociateDhcpOptions", "with": {"VpcId": "${other_vpc}", "DhcpOptionsId": "${dhcp}"}},
    {"call": "ec2 CreateSubnet", "with": {"VpcId": "${vpc}", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "us-east-1a"},
     "keep": {"public": "subnet.subnetId"}},
    {"call": "ec2 CreateSubnet", "with": {"VpcId": "${vpc}", "CidrBlock": "10.0.1.0/24", "AvailabilityZone": "us-east-1b"},
     "keep": {"private": "subnet.subnetId"}},
    {"call": "ec2 CreateSubnet",
     "with": {"VpcId": "${other_vpc}", "CidrBlock": "10.9.0.0/24", "AvailabilityZone": "us-east-1a"}},
    {"call": "ec2 CreateInternetGateway", "keep": {"gateway": "internetGateway.internetGatewayId"}},
    {"call": "ec2 AttachInternetGateway", "with": {"VpcId": "${vpc}", "InternetGatewayId": "${gateway}"}},
    {"call": "ec2 CreateInternetGateway"},
    {"call": "ec2 CreateEgressOnlyInternetGateway", "with": {"VpcId": "${vpc}"},
     "keep": {"egress": "egressOnlyInternetGateway.egressOnlyInternetGatewayId"}},
    {"call": "ec2 CreateRouteTable", "with": {"VpcId": "${vpc}"}, "keep": {"outward": "routeTable.routeTableId"}},
    {"call": "ec2 CreateRoute",
     "with": {"RouteTableId": "${outward}", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "${gateway}"}},
    {"call": "ec2 AssociateRouteTable", "with": {"RouteTableId": "${outward}", "SubnetId": "${public}"}},
    {"call": "ec2 AllocateAddress", "keep": {"address": "allocationId"}},
    {"call": "ec2 CreateNatGateway", "with": {"SubnetId": "${public}", "AllocationId": "${address}"},
     "keep": {"nat": "natGateway.natGatewayId"}},
    {"call": "ec2 AllocateAddress", "keep": {"second_address": "allocationId"}},
    {"call": "ec2 CreateNatGateway", "with": {"SubnetId": "${public}", "AllocationId": "${second_address}"},
     "keep": {"gone_nat": "natGateway.natGatewayId"}},
    {"call": "ec2 CreateRouteTable", "with": {"VpcId": "${vpc}"}, "keep": {"inward": "routeTable.routeTableId"}},
    {"wait": 200},
    {"call": "ec2 CreateRoute",
     "with": {"RouteTableId": "${inward}", "DestinationCidrBlock": "0.0.0.0/0", "NatGatewayId": "${nat}"}},
    {"call": "ec2 CreateRoute",
     "with": {"RouteTableId": "${inward}", "DestinationCidrBlock": "198.51.100.0/24", "NatGatewayId": "${gone_nat}"}},
    {"call": "ec2 CreateRoute", "with": {"RouteTableId": "${inward}", "DestinationIpv6CidrBlock": "::/0",
                                         "EgressOnlyInternetGatewayId": "${egress}"}},
    {"call": "ec2 AssociateRouteTable", "with": {"RouteTableId": "${inward}", "SubnetId": "${private}"}},
    {"call": "ec2 DeleteNatGateway", "with": {"NatGatewayId": "${gone_nat}"}},
    {"call": "ec2 CreateSecurityGroup", "with": {"VpcId": "${vpc}", "GroupName": "tasks", "GroupDescription": "tasks"},
     "keep": {"group": "groupId"}},
    {"call": "ec2 CreateSecurityGroup",
     "with": {"VpcId": "${vpc}", "GroupName": "endpoints", "GroupDescription": "endpoints"},
     "keep": {"endpoints": "groupId"}},
    {"call": "ec2 CreateManagedPrefixList",
     "with": {"PrefixListName": "partners", "AddressFamily": "IPv4", "MaxEntries": 5,
              "Entry": [{"Cidr": "203.0.113.0/24"}, {"Cidr": "198.51.100.0/25"}]},
     "keep": {"partners": "prefixList.prefixListId"}},
    {"call": "ec2 AuthorizeSecurityGroupIngress", "with": {"GroupId": "${group}", "IpPermissions": [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "PrefixListIds": [{"PrefixListId": "${partners}"}]},
        {"IpProtocol": "tcp", "FromPort": 8080, "ToPort": 8090, "IpRanges": [{"CidrIp": "192.0.2.0/24"}],
         "Ipv6Ranges": [{"CidrIpv6": "2001:db8::/32"}]}]}},
    {"call": "ec2 AuthorizeSecurityGroupIngress", "with": {"GroupId": "${endpoints}", "IpPermissions": [
        {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "Groups": [{"GroupId": "${group}"}]}]}},
    {"call": "ec2 CreateVpcEndpoint", "with": {
        "VpcId": "${vpc}", "ServiceName": "com.amazonaws.us-east-1.ecr.api", "VpcEndpointType": "Interface",
        "SubnetId": ["${private}"], "SecurityGroupId": ["${endpoints}"], "PrivateDnsEnabled": True},
     "keep": {"api": "vpcEndpoint.vpcEndpointId"}},
    {"call": "ec2 CreateVpcEndpoint", "with": {
        "VpcId": "${vpc}", "ServiceName": "com.amazonaws.us-east-1.s3", "VpcEndpointType": "Gateway",
        "RouteTableId": ["${inward}"], "PolicyDocument": json.dumps({"Statement": [
            {"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"}]})},
     "keep": {"s3": "vpcEndpoint.vpcEndpointId"}},
    {"call": "ec2 CreateNetworkAcl", "with": {"VpcId": "${vpc}"}, "keep": {"acl": "networkAcl.networkAclId"}},
    {"call": "ec2 CreateNetworkAclEntry", "with": {
        "NetworkAclId": "${acl}", "RuleNumber": 100, "Protocol": "6", "RuleAction": "allow", "Egress": True,
        "CidrBlock": "0.0.0.0/0", "PortRange": {"From": 443, "To": 443}}},
    {"call": "ec2 ModifyVpcBlockPublicAccessOptions", "with": {"InternetGatewayBlockMode": "block-ingress"}},
    {"call": "ec2 CreateVpcBlockPublicAccessExclusion",
     "with": {"SubnetId": "${public}", "InternetGatewayExclusionMode": "allow-bidirectional"}},
    {"call": "ecs CreateCluster", "with": {"clusterName": "demo"}},
    {"call": "ecs RegisterTaskDefinition", "with": {
        "family": "web", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"], "cpu": "256", "memory": "512",
        "executionRoleArn": "arn:aws:iam::111122223333:role/execution",
        "volumes": [{"name": "files", "efsVolumeConfiguration": {"fileSystemId": "fs-0123456789abcdef0"}}],
        "containerDefinitions": [
            {"name": "app", "image": "111122223333.dkr.ecr.us-east-1.amazonaws.com/web:1",
             "environment": [{"name": "TOKEN", "value": "not-to-be-shown"}],
             "logConfiguration": {"logDriver": "awslogs",
                                  "options": {"awslogs-group": "web", "awslogs-region": "us-east-1",
                                              "awslogs-stream-prefix": "web"}},
             "secrets": [{"name": "A", "valueFrom": "arn:aws:secretsmanager:us-east-1:111122223333:secret:a-AbCdEf"},
                         {"name": "B", "valueFrom": "arn:aws:ssm:eu-west-1:111122223333:parameter/b"}]},
            {"name": "side", "image": "nginx"}]}},
    {"call": "ecs CreateService", "with": {
        "cluster": "demo", "serviceName": "web", "taskDefinition": "web", "desiredCount": 1, "launchType": "FARGATE",
        "platformVersion": "1.4.0", "networkConfiguration": {"awsvpcConfiguration": {
            "subnets": ["${private}"], "securityGroups": ["${group}"], "assignPublicIp": "DISABLED"}}}},
    {"wait": 120},
]

# What the AWS CLI shows of all that, and the file of each answer.
SAVED = {
    "vpcs": "ec2 describe-vpcs",
    "subnets": "ec2 describe-subnets",
    "route-tables": "ec2 describe-route-tables",
    "security-groups": "ec2 describe-security-groups",
    "acls": "ec2 describe-network-acls",
    "endpoints": "ec2 describe-vpc-endpoints",
    "nats": "ec2 describe-nat-gateways",
    "igws": "ec2 describe-internet-gateways",
    "eigws": "ec2 describe-egress-only-internet-gateways",
    "lists": "ec2 describe-managed-prefix-lists",
    "dhcp": "ec2 describe-dhcp-options",
    "bpa": "ec2 describe-vpc-block-public-access-options",
    "exclusions": "ec2 describe-vpc-block-public-access-exclusions",
    "balancers": "elbv2 describe-load-balancers",
    "targets": "elbv2 describe-target-groups",
    "interfaces": "ec2 describe-network-interfaces",
    "clusters": "ecs describe-clusters --clusters demo",
    "services": "ecs describe-services --cluster demo --services web",
    "definition": "ecs describe-task-definition --task-definition web:1",
}


def environment(endpoint):
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ENDPOINT_URL": endpoint, "AWS_ACCESS_KEY_ID": simulator.ACCESS_KEY,
            "AWS_SECRET_ACCESS_KEY": simulator.SECRET, "AWS_DEFAULT_REGION": "us-east-1", "AWS_MAX_ATTEMPTS": "1"}


def lines_of(*words, endpoint="", **more):
    done = subprocess.run([READER, *words], env=environment(endpoint) | more, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done
    return done.stdout.splitlines()


class Network(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.sim = running.Estate(steps=STEPS)
        cls.sim.__enter__()
        cls.live = lines_of("live", "us-east-1", endpoint=cls.sim.endpoint)
        cls.calls = cls.sim.calls()
        cls.answers = cls.saved() if shutil.which("aws") else {}

    @classmethod
    def tearDownClass(cls):
        cls.sim.__exit__()

    def of(self, kind, lines=None):
        return [line.split(" ", 1)[1] for line in (self.live if lines is None else lines) if line.startswith(kind + " ")]

    def one(self, kind, holds):
        found = [line for line in self.of(kind) if holds in line]
        self.assertEqual(len(found), 1, (kind, holds, self.of(kind)))
        return found[0]

    @classmethod
    def cli(cls, *words):
        done = subprocess.run(["aws", "--endpoint-url", cls.sim.endpoint, *words, "--output", "json"],
                              env=environment(cls.sim.endpoint), capture_output=True, text=True, timeout=120)
        assert done.returncode == 0, done.stderr
        return done.stdout

    @classmethod
    def saved(cls):
        """Each answer by the name of its file."""
        answers = {name: cls.cli(*words.split()) for name, words in SAVED.items()}
        for vpc in (line.split()[1] for line in cls.live if line.startswith("vpc ")):
            for attribute in ("enableDnsSupport", "enableDnsHostnames"):
                answers[f"{vpc}-{attribute}"] = cls.cli("ec2", "describe-vpc-attribute", "--vpc-id", vpc,
                                                        "--attribute", attribute)
        tasks = json.loads(cls.cli("ecs", "list-tasks", "--cluster", "demo"))["taskArns"]
        answers["tasks"] = cls.cli("ecs", "describe-tasks", "--cluster", "demo", "--tasks", *tasks)
        return answers

    def test_nothing_was_missed(self):
        self.assertEqual([line for line in self.live if line.startswith(("failure", "unread"))], [])

    def test_vpcs(self):
        self.assertRegex(self.one("vpc", "10.0.0.0/16"), r"\[10.0.0.0/16 [0-9a-f:]+/56\] in 111122223333/us-east-1 dns yes yes yes$")
        self.assertRegex(self.one("vpc", "10.9.0.0/16"), r"\[10.9.0.0/16\] in 111122223333/us-east-1 dns no no no$")
        self.assertEqual(len(self.of("subnet")), 3)
        self.assertRegex(self.one("subnet", "10.0.1.0/24"), r"v6only no shared no$")
        self.assertRegex(self.one("bpa", "us-east-1"), r"^111122223333/us-east-1 1 whole subnet-\w+/yes/yes$")

    def test_routes(self):
        self.assertRegex(self.one("route", "1:igw-"), r" 0.0.0.0/0 1:igw-\w+ blackhole no ")
        self.assertRegex(self.one("route", "::/0"), r" 3:eigw-\w+ blackhole no ")
        gone = self.one("nat", "available no").split()[0]
        self.assertRegex(self.one("route", "198.51.100.0/24"), f" 2:{gone} blackhole yes ")
        self.assertRegex(self.one("route", " 7:vpce-"), r"pl-\w+ 7:vpce-\w+ blackhole no ")
        self.assertEqual(len([a for a in self.of("association") if "main of" in a]), 2)
        self.assertEqual(len([a for a in self.of("association") if " subnet-" in a]), 2)
        self.assertEqual(sum(line.endswith(" ") for line in self.of("igw")), 1, "one is attached to nothing")
        self.assertEqual(len(self.of("eigw")), 1)

    def test_filters(self):
        group = self.one("rule", "192.0.2.0/24").split()[0]
        rules = {line.split(" ", 1)[1] for line in self.of("rule") if line.startswith(group)}
        partners = next(r for r in rules if "pl-" in r)
        self.assertRegex(partners, r"^in 6 443-443 pl-\w+$")
        self.assertEqual(rules - {partners}, {"in 6 8080-8090 192.0.2.0/24", "in 6 8080-8090 2001:db8::/32",
                                              "out -1 0-65535 0.0.0.0/0", "out -1 0-65535 ::/0"})
        self.assertRegex(self.one("list", partners.split()[-1]), r"service  \[198.51.100.0/25 203.0.113.0/24\]$")
        self.assertRegex(self.one("rule", f"443-443 {group}"), "in 6 443-443")
        self.assertRegex(self.one("entry", "out 100 yes 6 443-443"), "0.0.0.0/0$")

    def test_endpoints(self):
        self.assertRegex(self.one("endpoint", "ecr.api"),
                         r"^vpce-\w+ 0 vpc-\w+ ecr.api available yes dns yes open yes \[subnet-\w+\] \[sg-\w+\] \[\]$")
        self.assertRegex(self.one("endpoint", " s3 "),
                         r"^vpce-\w+ 1 vpc-\w+ s3 available yes dns no open no \[\] \[\] \[rtb-\w+\]$")

    def test_launches(self):
        self.assertRegex(self.one("service", "/web"), r"task-definition/web:1 version 1.4.0 exec no \[subnet-\w+\] \[sg-\w+\] \[\]$")
        self.assertRegex(self.one("task", ":task/demo/"), r"task-definition/web:1 subnet-\w+ \[sg-\w+\]$")
        self.assertRegex(self.one("definition", "web:1"), r"windows no \[fs-0123456789abcdef0\] whole$")
        # In its own Region, but for the one that is not.
        self.assertRegex(self.one("container", " app "), r"web:1\|0\|\| log awslogs  \[0@ 1@eu-west-1\]$")
        self.assertRegex(self.one("container", " side "), r" nginx\|2\|docker.io\| log   \[\]$")
        self.assertEqual(self.calls["ecs:DescribeTaskDefinition"], 1)
        self.assertNotIn("not-to-be-shown", "\n".join(self.live))

    def check_reach(self, sim, lines):
        """What is proven arrives in the simulator, whose rules are its own, and what is missing does not."""
        groups = {line.split()[0]: line.split()[1] for line in self.of("group", lines)}
        vpcs = {line.split()[0]: line.split()[1] for line in self.of("subnet", lines)}
        seen = set()
        for line in self.of("reach", lines):
            subnet, group, address, to, evidence = line.split()
            if groups[group] != vpcs[subnet]:
                continue
            public = "true" if address == "public" else "false"
            asked = f"reach?account={simulator.ACCOUNT}&subnet={subnet}&groups={group}&public_ip={public}&to={to}"
            answer = sim.control("GET", asked)
            seen.add(evidence)
            if evidence in ("proven", "missing"):
                self.assertEqual(answer["arrives"], evidence == "proven", (line, answer))
        return seen

    def test_reach(self):
        self.assertLessEqual({"proven", "missing"}, self.check_reach(self.sim, self.live))

    def test_reach_in_shipped_scenarios(self):
        for scenario in ("demo", "delivery"):
            with self.subTest(scenario), simulator.Simulator(running.programs["sim"], "--clock", "virtual", "--scenario", scenario) as sim:
                lines = lines_of("live", "us-east-1", endpoint=sim.endpoint)
                self.assertEqual([line for line in lines if line.startswith(("failure", "unread"))], [])
                self.assertEqual(self.check_reach(sim, lines), {"proven", "missing"})

    def test_shared_subnets(self):
        """They have another owner, and what that has around them is not seen."""
        other, key = "444455556666", "AKIAI44QH8DHBEXAMPLE"
        accounts = [{"id": simulator.ACCOUNT}, {"id": other, "access_key": key, "user": "guest"}]
        steps = [{"in": {"account": simulator.ACCOUNT, "region": "us-east-1"}},
                 {"call": "ec2 DescribeSubnets", "keep": {"subnet": "subnetSet.0.subnetId"}},
                 {"event": {"event": "share_subnet", "subnet": "${subnet}", "with": other}}]
        with running.Estate(steps=steps, accounts=accounts, default_vpcs=["us-east-1"]) as sim:
            lines = lines_of("live", "us-east-1", endpoint=sim.endpoint, AWS_ACCESS_KEY_ID=key)
            shared = [line for line in self.of("subnet", lines) if line.endswith("shared yes")]
            self.assertEqual(len(shared), 1, lines)
            self.assertGreater(len(self.of("subnet", lines)), 1)
            subnet = shared[0].split()[0]
            self.assertNotIn("proven", {line.split()[-1] for line in self.of("reach", lines) if line.startswith(subnet)})

    def test_same_bytes(self):
        self.assertEqual(lines_of("live", "us-east-1", endpoint=self.sim.endpoint), self.live)

    def test_faults(self):
        """Whatever goes wrong with a call, what is read is what was read before, or said to be not known."""
        base = set(self.live)
        for action in sorted(set(self.calls) - {"sts:GetCallerIdentity", "ecs:ListClusters"}):
            if not action.startswith(("ec2:", "elasticloadbalancing:")) and action != "ecs:DescribeTaskDefinition":
                continue
            for kind in running.FAULTS:
                with self.subTest(action=action, kind=kind):
                    service, name = action.split(":")
                    self.sim.forget_faults()
                    if not self.sim.can_go_wrong(kind, service=service, action=name):
                        continue
                    lines = lines_of("live", "us-east-1", endpoint=self.sim.endpoint)
                    if kind == running.ONLY_WITH_PAGES and set(lines) == base:
                        continue
                    self.assertTrue(any(line.startswith("failure") for line in lines), lines)
                    others = ("failure", "unread", "reach")
                    known = [line for line in lines if not line.startswith(others) and line not in base]
                    sure = {line for line in self.of("reach", lines) if line.endswith(("proven", "missing"))}
                    self.assertEqual(sure - set(self.of("reach")), set(), "surer than with all that there is")
                    self.assertEqual([line for line in known if "?" not in line and "..." not in line], [])
                    # Of interfaces, those count that tasks name; that there may be more is a failure, and no more.
                    if action != "ec2:DescribeNetworkInterfaces" or kind != running.ONLY_WITH_PAGES:
                        self.assertTrue(known or self.of("unread", lines), "nothing is said of what was not read")
        self.sim.forget_faults()

    def test_a_page_that_fails(self):
        """What is on the pages after it may be what decides: which table a subnet uses."""
        steps = STEPS[:1] + [
            {"call": "ec2 CreateVpc", "with": {"CidrBlock": "10.0.0.0/16"}, "keep": {"vpc": "vpc.vpcId"}},
            {"call": "ec2 CreateInternetGateway", "keep": {"gateway": "internetGateway.internetGatewayId"}},
            {"call": "ec2 AttachInternetGateway", "with": {"VpcId": "${vpc}", "InternetGatewayId": "${gateway}"}},
            {"call": "ec2 DescribeRouteTables", "keep": {"main": "routeTableSet.0.routeTableId"}},
            {"call": "ec2 CreateRoute",
             "with": {"RouteTableId": "${main}", "DestinationCidrBlock": "0.0.0.0/0", "GatewayId": "${gateway}"}}]
        for number in range(150):
            steps.append({"call": "ec2 CreateRouteTable", "with": {"VpcId": "${vpc}"}, "keep": {"table": "routeTable.routeTableId"}})
            steps += [
                {"call": "ec2 CreateSubnet", "with": {"VpcId": "${vpc}", "CidrBlock": f"10.0.{number}.0/24",
                                                      "AvailabilityZone": "us-east-1a"}, "keep": {"subnet": "subnet.subnetId"}},
                {"call": "ec2 AssociateRouteTable", "with": {"RouteTableId": "${table}", "SubnetId": "${subnet}"}},
            ] if number % 10 == 0 else []
        with running.Estate(steps=steps) as sim:
            before = lines_of("live", "us-east-1", endpoint=sim.endpoint)
            sim.fault("denied", service="ec2", action="DescribeRouteTables", times=-1, after=1)
            after = lines_of("live", "us-east-1", endpoint=sim.endpoint)
        self.assertTrue(self.of("unread", after))
        self.assertLess(0, len(self.of("association", after)))
        self.assertLess(len(self.of("association", after)), len(self.of("association", before)))
        sure = {line for line in self.of("reach", after) if line.endswith(("proven", "missing"))}
        self.assertEqual(sure - set(self.of("reach", before)), set())

    def saved_in(self, folder):
        for name, text in self.answers.items():
            (pathlib.Path(folder) / f"{name}.json").write_text(text)
        return sorted(str(path) for path in pathlib.Path(folder).iterdir())

    @unittest.skipUnless(shutil.which("aws"), "no AWS CLI")
    def test_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            files = self.saved_in(folder)
            saved = lines_of("saved", *files)
            # Nothing says of which list the entries are that an answer holds.
            live = [line for line in self.live if not line.startswith("list ")]
            self.assertEqual([line for line in saved if not line.startswith("list ")], live)
            self.assertEqual({line.rsplit("[", 1)[1] for line in self.of("list", saved)}, {" ...]"})

    @unittest.skipUnless(shutil.which("aws"), "no AWS CLI")
    def test_what_was_not_saved_is_unread(self):
        with tempfile.TemporaryDirectory() as folder:
            files = self.saved_in(folder)
            for name, words in SAVED.items():
                if not words.startswith(("ec2", "elbv2")) or name in ("interfaces", "eigws", "dhcp", "exclusions"):
                    continue
                rest = [path for path in files if not path.endswith(f"/{name}.json")]
                with self.subTest(name):
                    call = " ".join(("aws", *words.split()))
                    self.assertTrue(any(call in line for line in self.of("unread", lines_of("saved", *rest))))

    @unittest.skipUnless(shutil.which("aws"), "no AWS CLI")
    def test_a_page_that_was_not_saved(self):
        with tempfile.TemporaryDirectory() as folder:
            files = self.saved_in(folder)
            for name, words in SAVED.items():
                path = pathlib.Path(folder) / f"{name}.json"
                answer = json.loads(path.read_text())
                if not words.startswith(("ec2", "elbv2")) or name in ("interfaces", "bpa"):
                    continue
                with self.subTest(name):
                    path.write_text(json.dumps(answer | {"NextToken": "more"}))
                    lines = lines_of("saved", *files)
                    bpa = self.of("bpa", lines)[0]
                    self.assertTrue(self.of("unread", lines) or "..." in bpa, lines)
                    code = subprocess.run([running.programs["kakoi"], "scan", folder], capture_output=True).returncode
                    self.assertEqual(code, 4)
                    path.write_text(json.dumps(answer))

    @unittest.skipUnless(shutil.which("aws"), "no AWS CLI")
    def test_files_without_launchers(self):
        with tempfile.TemporaryDirectory() as folder:
            for name in ("subnets", "bpa", "endpoints", "balancers"):
                path = pathlib.Path(folder) / f"{name}.json"
                path.write_text(self.answers[name])
                done = subprocess.run([running.programs["kakoi"], "scan", str(path)], capture_output=True, text=True)
                self.assertEqual(done.returncode, 0, done)


if __name__ == "__main__":
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    unittest.main()
