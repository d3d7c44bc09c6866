#!/usr/bin/env python3
"""What happens in the simulated account while `tools/demo` runs: `demo_client.py ENDPOINT deny SERVICE ACTION`, or
`demo_client.py ENDPOINT close SERVICE`, which turns the setting of a service off, in its private subnet."""

import http.client
import json
import sys
import urllib.parse

ACCOUNT, REGION = "111122223333", "us-east-1"


def control(endpoint, path, body):
    connection = http.client.HTTPConnection(urllib.parse.urlsplit(endpoint).netloc, timeout=30)
    connection.request("POST", "/_sim/" + path, json.dumps(body))
    answer = connection.getresponse()
    text = answer.read().decode()
    if answer.status != 200:
        sys.exit(f"demo: {text}")
    return json.loads(text)


def call(endpoint, action, **given):
    return control(endpoint, "events", {"event": "call", "account": ACCOUNT, "region": REGION, "service": "ecs",
                                        "action": action, "input": given})


def close(endpoint, service):
    answer = call(endpoint, "DescribeServices", cluster="demo", services=["api"])
    network = answer["services"][0]["networkConfiguration"]
    call(endpoint, "UpdateService", cluster="demo", service=service, networkConfiguration=network)
    control(endpoint, "time", {"advance": 5})
    print("assignPublicIp is DISABLED since some seconds")


def main():
    endpoint, what, *rest = sys.argv[1:]
    if what == "deny":
        control(endpoint, "faults", {"kind": "denied", "service": rest[0], "action": rest[1], "times": -1})
    else:
        close(endpoint, rest[0])


if __name__ == "__main__":
    main()
