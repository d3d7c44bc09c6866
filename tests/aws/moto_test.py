#!/usr/bin/env python3
"""The same estate on a moto server and on the simulator: `moto_test.py KAKOI KAKOI-SIM`.

Both are made by boto3, and kakoi must judge services, task sets and rules alike. Exits with 77 where there is no moto.
"""

import json
import shutil
import socket
import subprocess
import sys
import time
import unittest

import running



def python_with_boto3():
    """Moto and boto3 may belong to another Python than the one that runs the tests."""
    for python in (sys.executable, shutil.which("python3")):
        if python and subprocess.run([python, "-c", "import boto3, moto"], capture_output=True).returncode == 0:
            return python
    return None


# Run by that Python, so that the test itself needs neither.
BUILD = '''
import boto3, json, sys
endpoint, with_rules = sys.argv[1], sys.argv[2] == "yes"
client = lambda name: boto3.client(name, endpoint_url=endpoint, region_name="us-east-1")
ec2, ecs = client("ec2"), client("ecs")
vpc = ec2.create_vpc(CidrBlock="10.0.0.0/16")["Vpc"]["VpcId"]
subnet = ec2.create_subnet(VpcId=vpc, CidrBlock="10.0.0.0/24")["Subnet"]["SubnetId"]
group = ec2.create_security_group(VpcId=vpc, GroupName="tasks", Description="tasks")["GroupId"]
cluster = ecs.create_cluster(clusterName="demo")["cluster"]["clusterArn"]
definition = ecs.register_task_definition(family="web", networkMode="awsvpc", requiresCompatibilities=["FARGATE"],
    cpu="256", memory="512", executionRoleArn="arn:aws:iam::111122223333:role/execution",
    containerDefinitions=[{"name": "app", "image": "app", "memory": 128}])["taskDefinition"]["taskDefinitionArn"]
flags = {"on": "ENABLED", "off": "DISABLED"}
network = lambda flag: {"awsvpcConfiguration": {"subnets": [subnet], "securityGroups": [group], "assignPublicIp": flag}}
for name, flag in flags.items():
    ecs.create_service(cluster="demo", serviceName=name, taskDefinition="web", desiredCount=0, launchType="FARGATE",
                       networkConfiguration=network(flag))
    ecs.create_service(cluster="demo", serviceName="sets-" + name, desiredCount=0,
                       deploymentController={"type": "EXTERNAL"})
    ecs.create_task_set(cluster="demo", service="sets-" + name, taskDefinition="web", launchType="FARGATE",
                        networkConfiguration=network(flag))
if with_rules:
    events = client("events")
    for name, flag in flags.items():
        events.put_rule(Name=name, ScheduleExpression="rate(1 day)")
        events.put_targets(Rule=name, Targets=[{"Id": "run", "Arn": cluster,
            "RoleArn": "arn:aws:iam::111122223333:role/events", "EcsParameters": {"TaskDefinitionArn": definition,
            "LaunchType": "FARGATE", "NetworkConfiguration": {"awsvpcConfiguration": {"Subnets": [subnet],
            "AssignPublicIp": flag}}}}])
'''


class Moto:
    def __init__(self, python):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        self.endpoint = f"http://127.0.0.1:{self.port}"
        self.command = [python, "-c", "from moto.server import main; main()", "-H", "127.0.0.1", "-p", str(self.port)]

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(600):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", self.port)) == 0:
                    return self
            time.sleep(0.1)
        raise RuntimeError("moto did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(30)


def build(python, endpoint, with_rules):
    environment = {"AWS_ACCESS_KEY_ID": running.simulator.ACCESS_KEY, "PATH": "/usr/bin:/bin",
                   "AWS_SECRET_ACCESS_KEY": running.simulator.SECRET}
    subprocess.run([python, "-c", BUILD, endpoint, "yes" if with_rules else "no"], check=True, env=environment)


def judged(endpoint):
    """Verdicts of what both have, by what it is called."""
    ran = running.kakoi(endpoint, "scan", "--aws", "--format", "json")
    found = {}
    for finding in json.loads(ran.out)["findings"]:
        short = running.short(finding["resource"])
        if short.startswith(("service/", "rule/")):
            found[finding["control"], short] = finding["verdict"]
        elif short.startswith("task-set/"):
            found[finding["control"], short.rsplit("/ecs-svc", 1)[0]] = finding["verdict"]
    return found


class SameVerdicts(unittest.TestCase):
    maxDiff = None

    def test_services_task_sets_and_rules(self):
        known = running.actions()
        with_rules = "events" in known
        with Moto(PYTHON) as moto, running.simulator.Simulator(running.programs["sim"], "--clock", "virtual") as sim:
            build(PYTHON, moto.endpoint, with_rules)
            build(PYTHON, sim.endpoint, with_rules)
            on_moto, on_sim = judged(moto.endpoint), judged(sim.endpoint)
        # Moto does not keep the controller of a service: one whose task sets carry the setting looks like any other.
        wanted = {k: v for k, v in on_sim.items() if not k[1].startswith("service/demo/sets-")}
        wanted = {k: v for k, v in wanted.items() if k[0] != "ecs-launch-public-ip" or with_rules}
        self.assertEqual({k: on_moto.get(k) for k in wanted}, wanted)
        self.assertIn("fail", wanted.values())
        self.assertIn("pass", wanted.values())


if __name__ == "__main__":
    PYTHON = python_with_boto3()
    if PYTHON is None:
        print("skipped: there is no moto")
        sys.exit(running.SKIPPED)
    running.use(sys.argv.pop(1), sys.argv.pop(1))
    unittest.main()
