#!/usr/bin/env python3
"""The simulator over the wire, with our own small client: signatures, protocols, faults, time, accounts."""

import contextlib
import datetime
import http.client
import json
import pathlib
import random
import re
import socket
import subprocess
import sys
import tempfile
import time
import unittest

from simulator import ACCESS_KEY, ACCOUNT, SECRET, Client, Refused, Simulator, sign

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

    def test_a_clock_that_is_wrong(self):
        for skew, code, text in ((-400, "InvalidSignatureException", r"^Signature expired: \d{8}T\d{6}Z is now earlier than "
                                  r"\d{8}T\d{6}Z \(\d{8}T\d{6}Z - 5 min\.\)$"),
                                 (400, "InvalidSignatureException", r"^Signature not yet current: \d{8}T\d{6}Z is still "
                                  r"later than \d{8}T\d{6}Z \(\d{8}T\d{6}Z \+ 5 min\.\)$")):
            off = Client(self.simulator, skew=skew)
            self.assertRegex(self.assert_refused(400, code, lambda: off.ecs("ListClusters")), text)
            self.assertRegex(self.assert_refused(403, "SignatureDoesNotMatch",
                                                 lambda: off.query("sts", "GetCallerIdentity")), text)
            self.assert_refused(400, "RequestExpired", lambda: off.query("ec2", "DescribeVpcs"))
            Client(self.simulator, skew=skew // 2).ecs("ListClusters")

    TARGET = {"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListClusters", "Content-Type": "application/x-amz-json-1.1"}

    def refusal_of(self, signed_for="ecs", region="us-east-1", change=lambda headers: None, unsigned=None):
        headers = {"Host": f"127.0.0.1:{self.simulator.port}", **self.TARGET}
        for name in unsigned or ():
            headers.pop(name)
        now = datetime.datetime.now(datetime.timezone.utc)
        sign("POST", "/", "", headers, b"{}", signed_for, region, ACCESS_KEY, SECRET, now)
        headers.update(unsigned or {})
        change(headers)
        connection = http.client.HTTPConnection("127.0.0.1", self.simulator.port, timeout=30)
        connection.request("POST", "/", b"{}", headers)
        answer = connection.getresponse()
        document = json.loads(answer.read())
        connection.close()
        if answer.status == 200:
            return None
        self.assertEqual(document["__type"], "InvalidSignatureException")
        return document["message"]

    def test_what_has_to_be_signed_is_signed(self):
        self.assertIsNone(self.refusal_of())
        self.assertEqual(self.refusal_of(signed_for="ec2"), "Credential should be scoped to correct service: 'ecs'. ")
        self.assertEqual(self.refusal_of(region="moon-1"), "Credential should be scoped to a valid region, not 'moon-1'. ")
        self.assertIn("'Host' must be a 'SignedHeader'", self.refusal_of(unsigned={"Host": f"127.0.0.1:{self.simulator.port}"}))
        target = {"X-Amz-Target": "AmazonEC2ContainerServiceV20141113.ListTaskDefinitions"}
        self.assertIn("x-amz-target", self.refusal_of(unsigned=target))
        self.assertIn("x-amz-more", self.refusal_of(change=lambda headers: headers.update({"X-Amz-More": "x"})))
        terminator = lambda headers: headers.update(  # noqa: E731
            Authorization=headers["Authorization"].replace("aws4_request", "aws5_request"))
        self.assertIn("valid terminator: 'aws4_request', not 'aws5_request'", self.refusal_of(change=terminator))
        day = lambda headers: headers.update(  # noqa: E731
            Authorization=re.sub(r"/\d{8}/", "/20200101/", headers["Authorization"]))
        self.assertIn("Date in Credential scope does not match", self.refusal_of(change=day))

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

    def test_a_token_that_is_not_of_the_key(self):
        for stranger in (Client(self.simulator, token="bogus"), self.session(f"arn:aws:iam::{ACCOUNT}:role/auditor")):
            for token in ("bogus", ""):
                stranger.token = token
                if stranger.key == ACCESS_KEY and not token:
                    stranger.ecs("ListClusters")
                    continue
                invalid = "The security token included in the request is invalid."
                said = self.assert_refused(400, "UnrecognizedClientException", lambda: stranger.ecs("ListClusters"))
                self.assertEqual(said, invalid)
                said = self.assert_refused(403, "InvalidClientTokenId", lambda: stranger.query("sts", "GetCallerIdentity"))
                self.assertEqual(said, invalid)
                self.assert_refused(401, "AuthFailure", lambda: stranger.query("ec2", "DescribeVpcs"))

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

    def test_pages_without_end_of_whatever_has_pages(self):
        self.simulator.fault("endless_paging")
        self.client.ecs("DescribeServices", cluster="demo", services=["web"])
        self.assertIn("nextToken", self.client.ecs("ListServices", cluster="demo"))
        self.assertNotIn("nextToken", self.client.ecs("ListServices", cluster="demo"))

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

    def test_methods_that_a_path_does_not_take(self):
        for method, path in (("PUT", "time"), ("DELETE", "time"), ("POST", "actions"), ("PUT", "faults"), ("GET", "events"),
                             ("PATCH", "calls"), ("POST", "reach")):
            with self.assertRaises(Refused) as caught:
                self.simulator.control(method, path, {})
            self.assertEqual(caught.exception.status, 405, path)

    def test_faults_that_cannot_happen(self):
        for fault, reason in (
            ({}, "a fault has a kind"),
            ({"kind": "deneid"}, "denied was probably meant"),
            ({"kind": "denied", "service": "esc"}, "ecs was probably meant"),
            ({"kind": "denied", "service": "ecs", "action": "ListService"}, "ListServices was probably meant"),
            ({"kind": "denied", "action": "Nothing"}, "there is no action Nothing"),
            ({"kind": "denied", "sevice": "ecs"}, "service was probably meant"),
            ({"kind": "denied", "times": 0}, "times is"),
            ({"kind": "denied", "times": -2}, "times is"),
            ({"kind": "denied", "times": 1.5}, "times is"),
            ({"kind": "denied", "times": "2"}, "times is"),
            ({"kind": "denied", "after": -1}, "after is"),
            ({"kind": "slow", "delay_ms": -1}, "delay_ms is"),
            ({"kind": "slow", "delay_ms": "1s"}, "delay_ms is"),
            ({"kind": "denied", "input": "x"}, "input is an object"),
            ({"kind": "entries", "service": "ecs", "action": "ListServices"}, "has no entries"),
            ({"kind": "endless_paging", "service": "ecs", "action": "DescribeServices"}, "DescribeServices has no pages"),
            ({"kind": "endless_paging", "service": "sts"}, "nothing that sts answers has pages"),
            ({"kind": "endless_paging", "service": "imds"}, "nothing that imds answers has pages"),
        ):
            with self.assertRaises(Refused) as caught:
                self.simulator.control("POST", "faults", fault)
            self.assertEqual(caught.exception.status, 400, fault)
            self.assertIn(reason, caught.exception.message)
        self.assertEqual(self.simulator.control("GET", "faults"), {"faults": []})


class Kinds(DemoTest):
    """A member of another kind is refused, and never taken for one that was left out."""

    def test_json(self):
        for wrong, text in (
            ({"cluster": 7}, "NUMBER_VALUE can not be converted to a String"),
            ({"cluster": {}}, "Start of structure or map found where not expected."),
            ({"cluster": []}, "Start of list found where not expected"),
            ({"maxResults": "5"}, "STRING_VALUE can not be converted to an Integer"),
            ({"maxResults": 10**30}, "NUMBER_VALUE can not be converted to an Integer"),
            ({"maxResults": True}, "TRUE_VALUE can not be converted to an Integer"),
        ):
            message = self.assert_refused(400, "SerializationException", lambda: self.client.ecs("ListServices", **wrong))
            self.assertEqual(message, text)
        inner = {"awsvpcConfiguration": {"subnets": "subnet-1"}}
        self.assert_refused(400, "SerializationException", lambda: self.client.ecs(
            "UpdateService", cluster="demo", service="web", networkConfiguration=inner))
        status, _, body = self.client.send("GET", "/schedules", "MaxResults=x", {}, b"", "scheduler")
        self.assertEqual((status, b"SerializationException" in body or b"MaxResults" in body), (400, True))

    def test_forms(self):
        self.assert_refused(400, "InvalidParameterValue", lambda: self.client.query("ec2", "DescribeVpcs", MaxResults="x"))
        self.assert_refused(400, "InvalidParameterValue", lambda: self.client.query("ec2", "DescribeVpcs", DryRun="maybe"))
        self.assert_refused(400, "NoSuchVersion", lambda: self.client.query("ec2", "DescribeVpcs", Version="2001-01-01"))
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        status, _, body = self.client.send("POST", "/", "", headers, b"Action=DescribeVpcs", "ec2")
        self.assertEqual((status, b"<Code>MissingParameter</Code>" in body), (400, True))

    def test_more_tags_than_fifty(self):
        tags = [{"key": f"k{i}", "value": "v"} for i in range(51)]
        arn = self.service("web")["serviceArn"]
        self.assert_refused(400, "InvalidParameterException", lambda: self.client.ecs("TagResource", resourceArn=arn, tags=tags))
        self.client.ecs("TagResource", resourceArn=arn, tags=tags[:50])
        more = [{"key": "one-more", "value": "v"}]
        self.assert_refused(400, "InvalidParameterException", lambda: self.client.ecs("TagResource", resourceArn=arn, tags=more))
        self.assert_refused(400, "InvalidParameterException", lambda: self.client.ecs("CreateCluster", clusterName="t", tags=tags))

    def test_names_that_are_too_long(self):
        self.client.ecs("CreateCluster", clusterName="c" * 255)
        self.assert_refused(400, "InvalidParameterException", lambda: self.client.ecs("CreateCluster", clusterName="c" * 256))


class Arguments(unittest.TestCase):
    """What is not understood is refused, with what could be written instead."""

    def refusal_of(self, *arguments):
        run = subprocess.run([str(PROGRAM), *arguments], capture_output=True, text=True, timeout=60)
        self.assertNotEqual(run.returncode, 0, arguments)
        return run.stderr

    def test_flags(self):
        for value in ("nan", "inf", "0", "-1", "fast"):
            self.assertIn("--speed is a number from 0.001 to 100000", self.refusal_of("--speed=" + value))
        for value in ("8080", "0.0.0.0:80", "localhost:80", "127.0.0.1:99999", "127.0.0.1:", "x"):
            self.assertIn("--listen is 127.0.0.1:PORT", self.refusal_of("--listen=" + value))
        for value in ("50", "s", "-1s", "2h", "99999s"):
            self.assertIn("--latency is a time with its unit", self.refusal_of("--latency=" + value))
        for value, reason in (("servces=1", "services was probably meant"), ("services=1,services=2", "twice"),
                              ("services=x", "whole number"), ("services=-1", "from 0"), ("public=101", "from 0 to 100"),
                              ("clusters=0", "from 1"), ("moons=1", "none of")):
            self.assertIn(reason, self.refusal_of("--generate", value))

    def test_scenarios(self):
        self.assertIn("shipped are", self.refusal_of("--scenario", "nosuch"))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "mine.yaml"
            for text, reason in (
                ("", "there is nothing in it"),
                ("accounst: []", "line 1: accounst is none of the words here; accounts was probably meant"),
                ("\npace: {give_up: hello}", "line 2: give_up has to be a number of seconds"),
                ("pace: {give_up: -1}", "line 1: give_up has to be"),
                ("quirks:\n  echoes_omitted_public_ip: maybe", "line 2: echoes_omitted_public_ip has to be true or false"),
                ("quirks: {echoes_omited_public_ip: true}", "echoes_omitted_public_ip was probably meant"),
                ("accounts: [{id: abc}]", "id has to be twelve digits"),
                ("accounts: [{id: '111122223333', access_key: A},\n  {id: '222222222222', access_key: A}]",
                 "line 2: access_key A stands here a second time"),
                ("accounts: [{user: x}]", "there is no id"),
                ("default_vpcs: [moon-1]", "default_vpcs has to be a list of regions"),
                ("steps:\n  - in: {region: moon-1}", "line 2: region has to be a region of AWS"),
                ("steps: hello", "steps has to be a list of mappings"),
                ("steps:\n  - wait: soon", "line 2: wait has to be a number of seconds"),
                ("steps:\n  - wait: -5", "wait has to be"),
                ("steps:\n  - wait: .nan", "wait has to be"),
                ("steps:\n  - wait: 1e300", "wait has to be"),
                ("steps:\n  - {foo: bar}", "foo is none of"),
                ("steps:\n  - {call: ecs ListClusters, wait: 1}", "one of in, call, event and wait"),
                ("steps:\n  - call: ecs Nope", "line 2: step 1: there is no action ecs Nope"),
                ("steps:\n  - call: ecs CreateCluster\n    with: {clusterName: [a]}", "SerializationException"),
                ("faults:\n  - {service: ecs, action: X, kind: denied}", "line 2: there is no action X of ecs"),
                ("from: /tmp/other.yaml", "from is the name of a scenario that is shipped"),
                ("a: &a [1]\nsteps: [", "is not YAML"),
                ("a: " + "[" * 150 + "]" * 150, "levels deep"),
            ):
                path.write_text(text)
                message = self.refusal_of("--scenario", str(path))
                self.assertIn(reason, message)
                self.assertIn("mine.yaml", message)
            path.write_text("steps:\n" + "  - {wait: 0}\n" * 600000)
            self.assertIn("more than a million values", self.refusal_of("--scenario", str(path)))

    def test_the_readme_lists_every_quirk(self):
        readme = (pathlib.Path(__file__).resolve().parents[2] / "sim" / "README.md").read_text()
        listed = dict(re.findall(r"^\| `(\w+)` \| (on|off) \|", readme, re.MULTILINE))
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / "quirks.yaml"
            path.write_text("quirks: {zzzzzzzzzzzzzzzzzzzz: true}")
            known = self.refusal_of("--scenario", str(path)).split("is none of", 1)[1]
        self.assertEqual(set(listed), set(known.strip().split(", ")))


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

    def test_halves_of_requests(self):
        """Whoever sends half a request, however many of them, keeps nobody else, and is sent away."""
        few = 300
        with Simulator(PROGRAM, *self.ARGUMENTS, under=("prlimit", f"--nofile={few}:{few}")) as simulator, contextlib.ExitStack() as halves:
            opened = []
            for _ in range(2 * few):
                half = halves.enter_context(socket.create_connection(("127.0.0.1", simulator.port), timeout=30))
                half.sendall(b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf")
                opened.append(half)
            start = time.monotonic()
            Client(simulator).ecs("ListClusters")
            self.assertLess(time.monotonic() - start, 5)
            try:
                self.assertEqual(opened[-1].recv(1), b"")
            except ConnectionError:
                pass
            self.assertLess(time.monotonic() - start, 25)

    def test_very_many_of_everything(self):
        many = 80_000
        filters = {f"Filter.{i}.{name}": "vpc-id" for i in range(many) for name in ("Name", "Value.1")}
        start = time.monotonic()
        self.assert_refused(400, "FilterLimitExceeded", lambda: self.client.query("ec2", "DescribeVpcs", **filters))
        self.client.query("ec2", "DescribeVpcs", **{f"Member{i}": "x" for i in range(many)})
        self.client.ecs("ListClusters", **{f"member{i}": "x" for i in range(many)})
        self.client.ecs("DescribeServices", cluster="demo", services=["web"], **{f"member{i}": "x" for i in range(many)})
        self.assertLess(time.monotonic() - start, 15)

    def test_unsigned_requests(self):
        for data in (b"GET / HTTP/1.1\r\nHost: a\r\n\r\n", b"POST /?Action=x HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n"):
            self.assertTrue(self.raw(data).startswith(b"HTTP/1.1 4"))


if __name__ == "__main__":
    unittest.main()
