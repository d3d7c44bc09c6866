#!/usr/bin/env python3
"""Requests as botocore signs them, for ours to sign alike.

    sigv4_vectors.py --write tests/unit/aws/sigv4_vectors.json      the ones that are committed
    sigv4_vectors.py --check build/release/tests/unit_aws           random ones, new each time, and the committed ones
"""

import argparse
import datetime
import json
import os
import pathlib
import random
import string
import subprocess
import sys
import tempfile
from unittest import mock

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import oracle_python  # noqa: E402

COMMITTED = pathlib.Path(__file__).resolve().parent.parent / "unit/aws/sigv4_vectors.json"
KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
TOKEN = "AQoDYXdzEPT//////////wEXAMPLEtc764bNrC9SAPBSM22wDOk4x4HIZ8j4FZTwdQWLWsKWHGBuFqwAeMicRXmxfpSPfIeoIYRqTflfKD8YUuwthAx7mSEI/qkPpKPi/kMcGdQrmGdeehM4IC1NtBmUpp2wUE8phUZampKsburEDy0KPkyQDYwT7WZ0wq5VSXDvp75YU9HFvlRd8Tx6q6fE8YQcHNVXAkiY9q6d+xo0rKwT38xVqr7ZD0u0iPPkUL64lIZbqBAz+scqKmlzm8FDrypNC9Yjc8fPOLn9FX9KSYvKTr4rvx3iSIlTJabIQwj2ICCR/oLxBA=="


def case(name, method="POST", url="https://ecs.us-east-1.amazonaws.com/", headers=(), body="", token="",
         service="ecs", region="us-east-1", time="20260807T101112Z"):
    return {"name": name, "method": method, "url": url, "headers": [list(pair) for pair in headers], "body": body,
            "access_key": KEY, "secret": SECRET, "token": token, "service": service, "region": region, "time": time}


def get(name, tail, **more):
    return case(name, method="GET", url="https://scheduler.eu-west-1.amazonaws.com" + tail, service="scheduler",
                region="eu-west-1", **more)


def chosen():
    json_headers = [("Content-Type", "application/x-amz-json-1.1"),
                    ("X-Amz-Target", "AmazonEC2ContainerServiceV20141113.ListServices")]
    yield case("JSON", headers=json_headers, body='{"cluster":"default"}')
    yield case("JSON with a token", headers=json_headers, body='{"cluster":"日本語 é"}', token=TOKEN)
    yield case("a form", headers=[("Content-Type", "application/x-www-form-urlencoded; charset=utf-8")],
               url="https://ec2.ap-northeast-1.amazonaws.com/", service="ec2", region="ap-northeast-1",
               body="Action=DescribeNetworkInterfaces&Version=2016-11-15&Filter.1.Name=vpc-id&Filter.1.Value.1=vpc-1")
    yield case("an empty body", url="http://127.0.0.1:4599/")
    yield case("the usual port", url="https://ecs.us-east-1.amazonaws.com:443/")
    yield case("another port", url="https://localhost:8443/prefix/")
    yield case("the usual port of http", url="http://localhost:80/")
    yield case("no path", url="https://ecs.us-east-1.amazonaws.com")
    for name, tail in {
        "a path": "/schedules/name",
        "an encoded path": "/schedules/a%20b%2Fc",
        "an ARN in the path": "/tags/arn%3Aaws%3Ascheduler%3Aeu-west-1%3A111122223333%3Aschedule%2Fdefault%2Fx",
        "a colon in the path": "/v1/pipes/a:b",
        "a tilde and others": "/a~b-c.d_e/f@g$h,i;j=k",
        "dots in the path": "/a/./b/../c",
        "dots at the end": "/a/b/..",
        "more dots than parts": "/../../a",
        "slashes": "//a///b//",
        "only dots": "/./..",
        "a query": "/schedules?MaxResults=100&NextToken=abc",
        "a query to be sorted": "/schedules?b=2&a=1&B=3&a=0",
        "a query without values": "/schedules?a&b=&c",
        "an encoded query": "/schedules?NextToken=a%2Bb%2F%3D&ScheduleGroup=x%20y%26z",
        "a query with equals signs": "/schedules?a=b=c&d==",
        "an odd query": "/schedules?&&a=1&",
        "a query and no path": "?a=1",
        "a lower-case escape": "/schedules/a%2fb?c=%2f",
    }.items():
        yield get(name, tail)
    yield case("blanks in headers", headers=[("X-Amz-Meta", "  a   b \t c  "), ("X-Other", "")])
    yield case("a header that comes twice", headers=[("X-Amz-Two", " one"), ("X-Amz-Two", "two ")])
    yield case("headers that are not signed",
               headers=[("User-Agent", "kakoi"), ("X-Amzn-Trace-Id", "Root=1"), ("Connection", "keep-alive"),
                        ("Expect", "100-continue"), ("Transfer-Encoding", "chunked"), ("Accept", "*/*")])
    yield case("a Host of its own", headers=[("Host", "example.com")])
    yield case("another service", service="awsssoportal", region="us-gov-west-1", time="19991231T235959Z")


def some(randomly, letters, most):
    return "".join(randomly.choice(letters) for _ in range(randomly.randrange(most)))


def at_random(randomly, count):
    unreserved = string.ascii_letters + string.digits + "-._~"
    for number in range(count):
        path = "".join("/" + some(randomly, unreserved + "%:@=.", 8).replace("%", "%2F") for _ in range(randomly.randrange(5)))
        pairs = [some(randomly, unreserved, 5) + randomly.choice(["", "=", "=" + some(randomly, unreserved + "=", 5)])
                 for _ in range(randomly.randrange(5))]
        tail = path + ("?" + "&".join(pairs) if pairs else "")
        headers = [("X-" + (some(randomly, string.ascii_letters, 5) or "a"), some(randomly, string.printable[:95] + "\t", 20))
                   for _ in range(randomly.randrange(4))]
        yield case(f"random {number}", method=randomly.choice(["GET", "POST", "PUT"]),
                   url=randomly.choice(["https://a.example", "http://b.example:8080", "https://c.example:443"]) + tail,
                   headers=headers, body=some(randomly, string.printable + "é囲", 40),
                   token=randomly.choice(["", TOKEN]), service=some(randomly, string.ascii_lowercase, 9) or "s")


def sign(one):
    from botocore.auth import SigV4Auth
    from botocore.awsrequest import AWSRequest
    from botocore.credentials import Credentials

    request = AWSRequest(method=one["method"], url=one["url"], data=one["body"].encode())
    for name, value in one["headers"]:
        request.headers.add_header(name, value)
    signer = SigV4Auth(Credentials(one["access_key"], one["secret"], one["token"] or None), one["service"], one["region"])
    now = datetime.datetime.strptime(one["time"], "%Y%m%dT%H%M%SZ").replace(tzinfo=datetime.timezone.utc)
    with mock.patch("botocore.auth.get_current_datetime", lambda *_: now):
        signer.add_auth(request)
    authorization = request.headers["Authorization"]
    del request.headers["Authorization"]
    return {**one, "canonical": signer.canonical_request(request), "authorization": authorization}


def write(path, cases):
    signed = [sign(one) for one in cases]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False) for one in signed)
    pathlib.Path(path).write_text(f"[\n{lines}\n]\n", encoding="utf-8")


def check(program, seed):
    if json.loads(COMMITTED.read_text(encoding="utf-8")) != [sign(one) for one in chosen()]:
        print(f"botocore signs otherwise than {COMMITTED.name} says; write it anew")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "vectors.json")
        write(path, at_random(random.Random(seed), 500))
        environment = {**os.environ, "KAKOI_SIGV4_VECTORS": path}
        print(f"500 random requests, seed {seed}")
        return subprocess.run([program, "--gtest_filter=Signature.*"], env=environment, check=False).returncode


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", metavar="FILE")
    parser.add_argument("--check", metavar="PROGRAM")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    options = parser.parse_args()
    if options.write:
        write(options.write, chosen())
    return check(options.check, options.seed) if options.check else 0


if __name__ == "__main__":
    oracle_python.need_botocore()
    sys.exit(main())
