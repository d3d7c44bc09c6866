#!/usr/bin/env python3
"""One estate written as Terraform, as a template, as a plan and as saved output of AWS: what the sources can all know
is judged alike.

    parity_test.py build/release/kakoi

A thing is told by its own name, which ends each address. The plan is Terraform's own, but for the state machine, which
Terraform does not plan without AWS.
"""

import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
# What each kind of source calls them, by their own names.
SOURCES = ("terraform", "cloudformation", "plan", "saved")
# control, name: verdict
WANTED = {
    ("batch-job-public-ip", "report"): "fail",
    ("ecs-launch-public-ip", "flow"): "fail",
    ("ecs-launch-public-ip", "hourly"): "pass",
    ("ecs-launch-public-ip", "nightly"): "fail",
    ("ecs-launch-public-ip", "orders"): "fail",
    ("ecs-service-public-ip", "api"): "pass",
    ("ecs-service-public-ip", "batch"): "not_applicable",
    ("ecs-service-public-ip", "web"): "fail",
    ("ecs-task-set-public-ip", "canary"): "fail",
}
# Only AWS itself knows of these: the service that the task set is for, and its deployment.
KNOWN_TO_AWS = {("ecs-service-public-ip", "canary"), ("ecs-deployment-public-ip", "canary")}


def name_of(finding):
    """`aws_ecs_service.web`, `web`, `arn:…:service/shop/web`, the target `nightly` of a rule."""
    resource = finding["resource"]
    if finding["control"] == "ecs-launch-public-ip" and ":cluster/" in resource:
        return finding["target"]
    if ":task-set/" in resource:
        return resource.split("/")[2]
    last = resource.replace("/", ".").replace(":", ".").split(".")
    return last[-2] if last[-1].isdigit() else last[-1]


def verdicts(kakoi, source):
    command = [kakoi, "scan", "--format", "json", "--controls", "setting", str(HERE / source)]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    report = json.loads(ran.stdout)
    assert not report["diagnostics"], report["diagnostics"]
    return {(finding["control"], name_of(finding)): finding["verdict"] for finding in report["findings"]}


def main():
    mistakes = 0
    for source in SOURCES:
        found = verdicts(sys.argv[1], source)
        for what in sorted(WANTED.keys() | found.keys()):
            if found.get(what) != WANTED.get(what) and not (source == "saved" and what in KNOWN_TO_AWS):
                mistakes += 1
                print(f"{source}: {' '.join(what)}: {found.get(what)}, want {WANTED.get(what)}")
    print(f"{len(SOURCES)} sources, {len(WANTED)} things, {mistakes} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
