#!/usr/bin/env python3
"""Terraform with its AWS provider against the simulator: it makes a network and a service, finds no drift, takes the
public addresses away, and takes everything down again. Skipped where Terraform or the provider is not at hand; KAKOI_TF_MIRROR
names a filesystem mirror that has the provider."""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

from simulator import Client, Simulator

CONFIGURATION = pathlib.Path(__file__).parent / "terraform" / "main.tf"
SECONDS = 240
SPEED = "60"
NO_DRIFT = 0
# What Describe* of these must be empty of in the end, with the element that one of them is.
LEFT_OVER = {
    "DescribeVpcs": "vpcSet",
    "DescribeSubnets": "subnetSet",
    "DescribeRouteTables": "routeTableSet",
    "DescribeInternetGateways": "internetGatewaySet",
    "DescribeEgressOnlyInternetGateways": "egressOnlyInternetGatewaySet",
    "DescribeSecurityGroups": "securityGroupInfo",
    "DescribeSecurityGroupRules": "securityGroupRuleSet",
    "DescribeNetworkAcls": "networkAclSet",
    "DescribeVpcEndpoints": "vpcEndpointSet",
    "DescribeNetworkInterfaces": "networkInterfaceSet",
    "DescribeAddresses": "addressesSet",
}


class Missing(Exception):
    """What the test needs and this machine does not have."""


class Terraform:
    def __init__(self, folder, endpoint):
        self.program = shutil.which("terraform")
        if not self.program:
            raise Missing("terraform is not in PATH")
        self.folder = folder
        kept = {name: text for name, text in os.environ.items() if not name.startswith("AWS_")}
        self.environment = kept | {
            "CHECKPOINT_DISABLE": "1",
            "TF_IN_AUTOMATION": "1",
            "TF_VAR_endpoint": endpoint,
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1",
        }
        shutil.copy(CONFIGURATION, folder)
        mirror = os.environ.get("KAKOI_TF_MIRROR")
        where = [f"-plugin-dir={mirror}"] if mirror else []
        code, output = self.run("init", "-backend=false", *where)
        if code != 0:
            raise Missing("no AWS provider: set KAKOI_TF_MIRROR to a filesystem mirror that has hashicorp/aws\n" + output)

    def run(self, command, *arguments):
        ran = subprocess.run(
            [self.program, command, "-no-color", "-input=false", *arguments],
            cwd=self.folder,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
        return ran.returncode, ran.stdout.decode(errors="replace")


class TerraformTest(unittest.TestCase):
    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--speed", SPEED))
        self.client = Client(self.simulator)
        folder = self.enterContext(tempfile.TemporaryDirectory())
        try:
            self.terraform = Terraform(folder, self.simulator.endpoint)
        except Missing as reason:
            self.skipTest(str(reason))

    def succeeds(self, command, *arguments):
        code, output = self.terraform.run(command, *arguments)
        self.assertEqual(code, 0, output)

    def assert_no_drift(self, *arguments):
        code, output = self.terraform.run("plan", "-detailed-exitcode", *arguments)
        self.assertEqual(code, NO_DRIFT, output)

    def task_addresses(self):
        """The public address of each interface of a task, or None."""
        root = self.client.query(
            "ec2",
            "DescribeNetworkInterfaces",
            **{"Filter.1.Name": "description", "Filter.1.Value.1": "arn:aws:ecs:*:attachment/*"},
        )
        return [item.findtext("association/publicIp") for item in root.find("networkInterfaceSet")]

    def test_creates_flips_and_destroys(self):
        self.succeeds("apply", "-auto-approve")
        self.assert_no_drift()
        before = self.task_addresses()
        self.assertEqual(len(before), 2)
        self.assertTrue(all(before), before)

        self.succeeds("apply", "-auto-approve", "-var", "public=false")
        self.assert_no_drift("-var", "public=false")
        # The old tasks' interfaces go a little later than the service is steady.
        self.simulator.advance(60)
        self.assertEqual(self.task_addresses(), [None, None])

        self.succeeds("destroy", "-auto-approve")
        for action, element in LEFT_OVER.items():
            self.assertEqual(list(self.client.query("ec2", action).find(element)), [], action)
        self.assertEqual(self.client.ecs("ListClusters")["clusterArns"], [])
        states = [it.text for it in self.client.query("ec2", "DescribeNatGateways").iter("state")]
        self.assertEqual(states, ["deleted"])


if __name__ == "__main__":
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    result = unittest.main(exit=False).result
    sys.exit(77 if result.wasSuccessful() and result.skipped else 0 if result.wasSuccessful() else 1)
