#!/usr/bin/env python3
"""boto3 against the simulator: its waiters, its paginators, and that it can read every answer. Skipped where no Python at
hand has boto3."""

import base64
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest
import unittest.mock

from simulator import ACCESS_KEY, SECRET, Simulator

try:
    import botocore

    READS_ENDPOINTS = tuple(int(part) for part in botocore.__version__.split(".")[:2]) >= (1, 31)
except ImportError:
    READS_ENDPOINTS = False

FAST = {"Delay": 1, "MaxAttempts": 60}


def client(simulator, service, key=ACCESS_KEY, secret=SECRET, token=None):
    return boto3.client(
        service,
        region_name="us-east-1",
        endpoint_url=simulator.endpoint,
        aws_access_key_id=key,
        aws_secret_access_key=secret,
        aws_session_token=token,
    )


class Boto3Test(unittest.TestCase):
    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--scenario", "demo", "--speed", "30"))
        self.ecs = client(self.simulator, "ecs")
        self.ec2 = client(self.simulator, "ec2")

    def network(self, cidr, public):
        subnets = self.ec2.describe_subnets(Filters=[{"Name": "cidr-block", "Values": [cidr]}])["Subnets"]
        return {"awsvpcConfiguration": {"subnets": [subnets[0]["SubnetId"]], "assignPublicIp": public}}

    def test_services_stable_and_inactive(self):
        self.ecs.update_service(
            cluster="demo", service="web", networkConfiguration=self.network("10.0.20.0/24", "DISABLED")
        )
        self.ecs.get_waiter("services_stable").wait(cluster="demo", services=["web"], WaiterConfig=FAST)
        service = self.ecs.describe_services(cluster="demo", services=["web"])["services"][0]
        self.assertEqual([it["rolloutState"] for it in service["deployments"]], ["COMPLETED"])
        self.ecs.delete_service(cluster="demo", service="web", force=True)
        self.ecs.get_waiter("services_inactive").wait(cluster="demo", services=["web"], WaiterConfig=FAST)

    def test_tasks_running_and_stopped(self):
        network = self.network("10.0.0.0/24", "ENABLED")
        run = self.ecs.run_task(cluster="demo", taskDefinition="web", launchType="FARGATE", networkConfiguration=network)
        arn = run["tasks"][0]["taskArn"]
        self.ecs.get_waiter("tasks_running").wait(cluster="demo", tasks=[arn], WaiterConfig=FAST)
        self.ecs.stop_task(cluster="demo", task=arn)
        self.ecs.get_waiter("tasks_stopped").wait(cluster="demo", tasks=[arn], WaiterConfig=FAST)

    def test_paginators(self):
        pages = self.ecs.get_paginator("list_services").paginate(cluster="demo", PaginationConfig={"PageSize": 2})
        arns = [arn for page in pages for arn in page["serviceArns"]]
        self.assertEqual(len(set(arns)), 6)
        pages = list(self.ec2.get_paginator("describe_network_interfaces").paginate())
        self.assertGreater(len(pages[0]["NetworkInterfaces"]), 3)

    def test_every_description_is_read(self):
        for action in ("vpcs", "subnets", "route_tables", "internet_gateways", "nat_gateways", "vpc_endpoints",
                       "security_groups", "network_acls", "network_interfaces", "regions", "availability_zones"):
            answer = getattr(self.ec2, f"describe_{action}")()
            self.assertEqual(answer["ResponseMetadata"]["HTTPStatusCode"], 200)
        vpc = self.ec2.describe_vpcs()["Vpcs"][0]["VpcId"]
        attribute = self.ec2.describe_vpc_attribute(VpcId=vpc, Attribute="enableDnsSupport")
        self.assertTrue(attribute["EnableDnsSupport"]["Value"])
        sets = self.ecs.describe_task_sets(cluster="demo", service="external")["taskSets"]
        self.assertEqual(sets[0]["status"], "PRIMARY")
        self.assertIsNotNone(sets[0]["createdAt"].tzinfo)

    def test_errors_are_of_their_classes(self):
        with self.assertRaises(self.ecs.exceptions.ClusterNotFoundException):
            self.ecs.list_services(cluster="no")
        with self.assertRaises(self.ecs.exceptions.InvalidParameterException):
            self.ecs.update_service(cluster="demo", service="blue-green", forceNewDeployment=True)

    def test_a_role(self):
        sts = client(self.simulator, "sts")
        made = sts.assume_role(RoleArn="arn:aws:iam::111122223333:role/r", RoleSessionName="test")["Credentials"]
        session = client(self.simulator, "sts", made["AccessKeyId"], made["SecretAccessKey"], made["SessionToken"])
        self.assertTrue(session.get_caller_identity()["Arn"].endswith("assumed-role/r/test"))


class CredentialChainTest(unittest.TestCase):
    """What boto3 finds by itself, where no key is written down."""

    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, "--scenario", "organization", "--clock", "virtual"))
        nothing = {"AWS_SHARED_CREDENTIALS_FILE": "/nowhere", "AWS_CONFIG_FILE": "/nowhere"}
        others = {name: value for name, value in os.environ.items() if not name.startswith("AWS_")}
        self.enterContext(unittest.mock.patch.dict(os.environ, others | nothing, clear=True))

    def identity(self, **environment):
        with unittest.mock.patch.dict(os.environ, environment):
            sts = boto3.Session().client("sts", region_name="us-east-1", endpoint_url=self.simulator.endpoint)
            return sts.get_caller_identity()["Arn"]

    def test_an_instance(self):
        arn = self.identity(AWS_EC2_METADATA_SERVICE_ENDPOINT=self.simulator.endpoint)
        self.assertRegex(arn, "^arn:aws:sts::111122223333:assumed-role/instance/i-")

    def test_a_container(self):
        arn = self.identity(
            AWS_CONTAINER_CREDENTIALS_FULL_URI=f"{self.simulator.endpoint}/_sim/credentials/container",
            AWS_CONTAINER_AUTHORIZATION_TOKEN="container-token",
        )
        self.assertEqual(arn, "arn:aws:sts::111122223333:assumed-role/container/container")

    def test_single_sign_on(self):
        oidc = client(self.simulator, "sso-oidc")
        token = oidc.create_token(clientId="sso-client", clientSecret="sso-secret", grantType="refresh_token",
                                  refreshToken="sso-refresh-token")["accessToken"]
        portal = client(self.simulator, "sso")
        made = portal.get_role_credentials(roleName="Admin", accountId="333344445555", accessToken=token)["roleCredentials"]
        sts = client(self.simulator, "sts", made["accessKeyId"], made["secretAccessKey"], made["sessionToken"])
        self.assertEqual(sts.get_caller_identity()["Account"], "333344445555")
        with self.assertRaises(portal.exceptions.UnauthorizedException):
            portal.get_role_credentials(roleName="Admin", accountId="333344445555", accessToken="old")
        with self.assertRaises(oidc.exceptions.InvalidGrantException):
            oidc.create_token(clientId="sso-client", clientSecret="sso-secret", grantType="refresh_token",
                              refreshToken="sso-refresh-token")

    @unittest.skipUnless(READS_ENDPOINTS, "this botocore does not read AWS_ENDPOINT_URL_STS")
    def test_a_web_identity(self):
        claims = {"iss": "https://token.example.com", "sub": "repo:example/kakoi", "aud": "sts.amazonaws.com"}
        token = ".".join(base64.urlsafe_b64encode(json.dumps(part).encode()).decode().rstrip("=")
                         for part in ({"alg": "RS256"}, claims, "signature"))
        with tempfile.NamedTemporaryFile("w") as file:
            file.write(token)
            file.flush()
            arn = self.identity(
                AWS_WEB_IDENTITY_TOKEN_FILE=file.name,
                AWS_ROLE_ARN="arn:aws:iam::333344445555:role/ci",
                AWS_ROLE_SESSION_NAME="build",
                AWS_ENDPOINT_URL_STS=self.simulator.endpoint,
                AWS_DEFAULT_REGION="us-east-1",
            )
        self.assertEqual(arn, "arn:aws:sts::333344445555:assumed-role/ci/build")


def another_python():
    """One on the path that has boto3."""
    found = shutil.which("python3")
    has = found and subprocess.run([found, "-c", "import boto3"], capture_output=True).returncode == 0
    return found if has else None


if __name__ == "__main__":
    try:
        import boto3
    except ImportError:
        other = another_python()
        if other is None or other == sys.executable:
            print("skipped: there is no boto3")
            sys.exit(77)
        sys.exit(subprocess.run([other, __file__, *sys.argv[1:]]).returncode)
    PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve()
    unittest.main()
