#!/usr/bin/env python3
"""The simulator over the wire, with our own small client: signatures, protocols, faults, time, accounts."""

import http.client
import json
import pathlib
import random
import socket
import sys
import time
import unittest

from simulator import ACCOUNT, SECRET, Client, Refused, Simulator

PROGRAM = pathlib.Path(sys.argv.pop(1)).resolve() if len(sys.argv) > 1 else None
CONNECTION_ERRORS = (http.client.HTTPException, ConnectionError)


class DemoTest(unittest.TestCase):
    """Each test has a simulator of its own, with the demo and a clock that stands still."""

    ARGUMENTS = ("--scenario", "demo", "--clock", "virtual")

    def setUp(self):
        self.simulator = self.enterContext(Simulator(PROGRAM, *self.ARGUMENTS))
        self.client = Client(self.simulator)

    def service(self, name):
        return self.client.ecs("DescribeServices", cluster="demo", services=[name])["services"][0]

    def subnet(self, cidr):
        found = self.client.query("ec2", "DescribeSubnets", **{"Filter.1.Name": "cidr-block", "Filter.1.Value.1": cidr})
        return next(found.iter("subnetId")).text

    def assert_refused(self, status, code, call):
        with self.assertRaises(Refused) as caught:
            call()
        self.assertEqual((caught.exception.status, caught.exception.code), (status, code))
        return caught.exception.message


class Rollouts(DemoTest):
    def close(self, subnet, name="web"):
        network = {"subnets": [subnet], "assignPublicIp": "DISABLED"}
        network["securityGroups"] = self.service(name)["networkConfiguration"]["awsvpcConfiguration"]["securityGroups"]
        return self.client.ecs(
            "UpdateService", cluster="demo", service=name, networkConfiguration={"awsvpcConfiguration": network}
        )["service"]

    def public_ips(self, name="web"):
        arns = self.client.ecs("ListTasks", cluster="demo", serviceName=name)["taskArns"]
        addresses = []
        for task in self.client.ecs("DescribeTasks", cluster="demo", tasks=arns)["tasks"]:
            details = {detail["name"]: detail["value"] for detail in task["attachments"][0]["details"]}
            interface = self.client.query(
                "ec2", "DescribeNetworkInterfaces", **{"NetworkInterfaceId.1": details["networkInterfaceId"]}
            )
            addresses.append(interface.findtext("networkInterfaceSet/item/association/publicIp"))
        return addresses

    def test_with_egress_the_addresses_are_gone_in_the_end(self):
        self.assertTrue(all(self.public_ips()))
        updated = self.close(self.subnet("10.0.20.0/24"))
        self.assertEqual([it["status"] for it in updated["deployments"]], ["PRIMARY", "ACTIVE"])
        old = updated["deployments"][1]["networkConfiguration"]["awsvpcConfiguration"]
        self.assertEqual(old["assignPublicIp"], "ENABLED")
        self.simulator.advance(120)
        service = self.service("web")
        self.assertEqual([it["rolloutState"] for it in service["deployments"]], ["COMPLETED"])
        self.assertEqual(self.public_ips(), [None, None])

    def test_without_egress_the_breaker_brings_the_address_back(self):
        first = self.service("web")["deployments"][0]["id"]
        self.close(self.subnet("10.0.10.0/24"))
        self.simulator.advance(600)
        service = self.service("web")
        self.assertEqual([it["id"] for it in service["deployments"]], [first])
        self.assertTrue(all(self.public_ips()))
        messages = [event["message"] for event in service["events"]]
        self.assertIn(f"(service web) rolling back to deployment {first}.", messages)

    def test_code_deploy_refuses(self):
        message = self.assert_refused(
            400, "InvalidParameterException", lambda: self.close(self.subnet("10.0.20.0/24"), "blue-green")
        )
        self.assertEqual(
            message,
            "Unable to update network parameters on services with a CODE_DEPLOY deployment controller. Use AWS "
            "CodeDeploy to trigger a new deployment.",
        )


class Callers(DemoTest):
    def test_who_one_is(self):
        answer = self.client.query("sts", "GetCallerIdentity")
        self.assertEqual(answer.findtext("GetCallerIdentityResult/Account"), ACCOUNT)

    def test_a_wrong_secret(self):
        stranger = Client(self.simulator, secret=SECRET[:-1] + "z")
        self.assert_refused(400, "InvalidSignatureException", lambda: stranger.ecs("ListClusters"))
        self.assert_refused(403, "SignatureDoesNotMatch", lambda: stranger.query("sts", "GetCallerIdentity"))
        self.assert_refused(401, "AuthFailure", lambda: stranger.query("ec2", "DescribeVpcs"))

    def test_a_key_that_nobody_has(self):
        stranger = Client(self.simulator, key="AKIANOBODY")
        self.assert_refused(400, "UnrecognizedClientException", lambda: stranger.ecs("ListClusters"))
        self.assert_refused(403, "InvalidClientTokenId", lambda: stranger.query("sts", "GetCallerIdentity"))

    def test_an_old_signature(self):
        late = Client(self.simulator, skew=-3600)
        self.assert_refused(400, "InvalidSignatureException", lambda: late.ecs("ListClusters"))

    def session(self, role):
        answer = self.client.query("sts", "AssumeRole", RoleArn=role, RoleSessionName="test")
        credentials = next(answer.iter("Credentials"))
        return Client(
            self.simulator,
            key=credentials.findtext("AccessKeyId"),
            secret=credentials.findtext("SecretAccessKey"),
            token=credentials.findtext("SessionToken"),
        )

    def test_a_role(self):
        session = self.session(f"arn:aws:iam::{ACCOUNT}:role/auditor")
        arn = session.query("sts", "GetCallerIdentity").findtext("GetCallerIdentityResult/Arn")
        self.assertEqual(arn, f"arn:aws:sts::{ACCOUNT}:assumed-role/auditor/test")
        self.assertEqual(len(session.ecs("ListClusters")["clusterArns"]), 1)
        session.token = "another"
        self.assert_refused(400, "UnrecognizedClientException", lambda: session.ecs("ListClusters"))

    def test_a_role_of_an_account_that_there_is_not(self):
        self.assert_refused(403, "AccessDenied", lambda: self.session("arn:aws:iam::999999999999:role/auditor"))

    def test_a_session_ends(self):
        session = self.session(f"arn:aws:iam::{ACCOUNT}:role/auditor")
        self.simulator.control("POST", "events", {"event": "credentials_expire", "access_key": session.key})
        self.assert_refused(400, "ExpiredTokenException", lambda: session.ecs("ListClusters"))
        self.assert_refused(403, "ExpiredToken", lambda: session.query("sts", "GetCallerIdentity"))

    def test_another_region_is_another_place(self):
        self.assertEqual(Client(self.simulator, region="eu-west-1").ecs("ListClusters")["clusterArns"], [])


class Faults(DemoTest):
    def test_errors(self):
        for kind, status, code in (
            ("denied", 400, "AccessDeniedException"),
            ("throttled", 400, "ThrottlingException"),
            ("server_error", 500, "ServerException"),
        ):
            self.simulator.fault(kind, service="ecs", action="ListClusters")
            self.assert_refused(status, code, lambda: self.client.ecs("ListClusters"))
            self.client.ecs("ListClusters")
        self.simulator.fault("denied", service="ec2")
        self.assert_refused(403, "UnauthorizedOperation", lambda: self.client.query("ec2", "DescribeVpcs"))
        self.simulator.fault("throttled", service="ec2")
        self.assert_refused(503, "RequestLimitExceeded", lambda: self.client.query("ec2", "DescribeVpcs"))

    def count_clusters(self):
        return len(self.client.ecs("ListClusters")["clusterArns"])

    def test_a_connection_that_is_cut_before_and_after(self):
        self.simulator.fault("cut_before", action="CreateCluster")
        with self.assertRaises(CONNECTION_ERRORS):
            self.client.ecs("CreateCluster", clusterName="other")
        self.assertEqual(self.count_clusters(), 1)
        self.simulator.fault("cut_after", action="CreateCluster")
        with self.assertRaises(CONNECTION_ERRORS):
            self.client.ecs("CreateCluster", clusterName="other")
        self.assertEqual(self.count_clusters(), 2)

    def test_half_an_answer(self):
        self.simulator.fault("truncated")
        with self.assertRaises(CONNECTION_ERRORS):
            self.client.ecs("ListClusters")

    def test_an_answer_of_other_types(self):
        self.simulator.fault("mistyped")
        self.assertIsInstance(self.client.ecs("ListClusters")["clusterArns"], dict)

    def test_pages_without_end(self):
        self.simulator.fault("endless_paging", action="ListServices", times=-1)
        first = self.client.ecs("ListServices", cluster="demo")
        again = self.client.ecs("ListServices", cluster="demo", nextToken=first["nextToken"])
        self.assertEqual(first, again)

    def test_a_slow_answer_keeps_nobody_else(self):
        self.simulator.fault("slow", action="ListClusters", delay_ms=600)
        start = time.monotonic()
        self.client.ecs("ListClusters")
        self.assertGreater(time.monotonic() - start, 0.55)

    def test_an_unknown_fault_is_refused(self):
        with self.assertRaises(Refused):
            self.simulator.fault("rain")


class Controls(DemoTest):
    def test_calls_are_counted(self):
        self.client.ecs("ListClusters")
        self.client.ecs("ListClusters")
        with self.assertRaises(Refused):
            self.client.ecs("ListServices", cluster="no")
        counted = self.simulator.control("GET", "calls")
        self.assertEqual(counted["total"], 3)
        self.assertEqual(counted["services"]["ecs"]["ListClusters"], {"calls": 2, "errors": {}})
        self.assertEqual(counted["services"]["ecs"]["ListServices"]["errors"], {"ClusterNotFoundException": 1})
        self.assertEqual(self.simulator.control("DELETE", "calls")["total"], 0)

    def test_time_stands_still_and_is_advanced(self):
        before = self.simulator.control("GET", "time")["now"]
        self.simulator.advance(100)
        self.assertAlmostEqual(self.simulator.control("GET", "time")["now"] - before, 100, places=3)
        with self.assertRaises(Refused):
            self.simulator.advance(-1)

    def test_somebody_else_changes_a_service(self):
        event = {
            "event": "call",
            "account": ACCOUNT,
            "service": "ecs",
            "action": "UpdateService",
            "input": {"cluster": "demo", "service": "web", "desiredCount": 5},
        }
        self.simulator.control("POST", "events", event)
        self.assertEqual(self.service("web")["desiredCount"], 5)
        self.assertEqual(self.simulator.control("GET", "calls")["total"], 1)

    def test_what_there_is_not(self):
        for method, path in (("GET", "moon"), ("POST", "events"), ("GET", "")):
            with self.assertRaises(Refused):
                self.simulator.control(method, path, {})


class Throttled(DemoTest):
    ARGUMENTS = ("--scenario", "demo", "--throttle")

    def test_the_burst_and_then_no_more(self):
        codes = []
        for _ in range(60):
            try:
                self.client.ecs("UpdateService", cluster="demo", service="sleeping", desiredCount=0)
            except Refused as refused:
                codes.append((refused.code, refused.message))
        self.assertEqual(set(codes), {("ThrottlingException", "Rate exceeded")})


class Late(DemoTest):
    ARGUMENTS = ("--latency", "300ms")

    def test_every_answer_is_held_back(self):
        start = time.monotonic()
        self.client.ecs("ListClusters")
        self.assertGreater(time.monotonic() - start, 0.28)


class Noise(DemoTest):
    """No request of any kind ends the program."""

    def raw(self, data, patience=10):
        with socket.create_connection(("127.0.0.1", self.simulator.port), timeout=patience) as connection:
            try:
                connection.sendall(data)
                return connection.recv(65536)
            except (ConnectionError, TimeoutError):
                return b""

    def test_bytes_by_chance(self):
        chance = random.Random(1)
        for _ in range(100):
            # What looks like a beginning is waited for, so there may be no answer.
            self.raw(chance.randbytes(chance.randrange(1, 2000)) + b"\r\n\r\n", patience=0.05)
        self.client.ecs("ListClusters")

    def test_requests_that_are_nearly_right(self):
        chance = random.Random(2)
        headers = {"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.UpdateService"}
        body = json.dumps({"cluster": "demo", "service": "web", "networkConfiguration": {"awsvpcConfiguration": {}}})
        for _ in range(300):
            data = bytearray(body.encode())
            for _ in range(chance.randrange(1, 5)):
                data[chance.randrange(len(data))] = chance.randrange(256)
            self.client.send("POST", "/", "", headers, bytes(data), "ecs")
        self.client.ecs("ListClusters")

    def test_members_of_the_wrong_type(self):
        wrong = (None, True, 7, -1.5, "x", [], [[]], {}, {"a": {}}, ["x"] * 200, 10**30)
        members = ("cluster", "service", "services", "tasks", "taskDefinition", "networkConfiguration", "maxResults",
                   "nextToken", "desiredCount", "scale", "tags", "include", "containerDefinitions", "family", "count",
                   "launchType", "capacityProviderStrategy", "resourceArn", "deploymentConfiguration", "serviceName")
        actions = ("CreateCluster", "DescribeClusters", "RegisterTaskDefinition", "CreateService", "UpdateService",
                   "DescribeServices", "ListServices", "DeleteService", "CreateTaskSet", "UpdateTaskSet", "DeleteTaskSet",
                   "DescribeTaskSets", "RunTask", "StopTask", "ListTasks", "DescribeTasks", "TagResource", "UntagResource",
                   "ListTagsForResource", "PutClusterCapacityProviders", "UpdateServicePrimaryTaskSet", "Nothing", "")
        chance = random.Random(3)
        for action in actions:
            for _ in range(40):
                input_ = {"cluster": "demo", "service": "external", "taskDefinition": "web"}
                for member in chance.sample(members, 3):
                    input_[member] = chance.choice(wrong)
                try:
                    self.client.ecs(action, **input_)
                except Refused as refused:
                    self.assertLess(refused.status, 500)
        self.simulator.advance(600)
        self.client.ecs("DescribeServices", cluster="demo", services=["external"])

    def test_a_body_that_is_too_large(self):
        status, _, _ = self.client.send("POST", "/", "", {}, b"x" * (9 * 1024 * 1024), "ecs")
        self.assertEqual(status, 413)

    def test_unsigned_requests(self):
        for data in (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"POST /?Action=x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"):
            self.assertTrue(self.raw(data).startswith(b"HTTP/1.1 4"))


if __name__ == "__main__":
    unittest.main()
