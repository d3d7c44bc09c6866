#!/usr/bin/env python3
"""Scans the plans of the Terraform cases as JSON, and holds the verdicts against those on their source.

Usage: plan_json.py --kakoi PROGRAM --plans FOLDER

FOLDER is what `terraform_oracle.py --keep FOLDER` has left, so that each case is planned once. Where it is not there,
says so and exits with 77. Where the verdict on the source is known, that on the plan must be the same; a plan may know
less only where Terraform itself says that something is known only after apply.
"""
import argparse
import collections
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

AFTER_APPLY = re.compile(r"known only after apply|which (cluster|task definition) it is cannot be told")


# What is not known of a root's network is said once for each of these, at the first launcher concerned. In a plan that
# may be another one, which has no finding of its own on the source.
SAID_ONCE = ("ecs-task-missing-egress", "ecs-task-open-egress", "ecs-task-open-ingress", "ecs-task-public-subnet")


def scan(kakoi, plan):
    """The report on one plan."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(plan, os.path.join(folder, "plan.json"))
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_"))}
        ran = subprocess.run([kakoi, "scan", folder, "--format", "json"], capture_output=True, env=env, timeout=120,
                             check=False)
    return json.loads(ran.stdout)


def without_keys(address):
    return re.sub(r'\[("(\\.|[^"\\])*"|\d+)\]', "", address)


def about(finding):
    return finding["control"], finding["resource"], finding.get("target", "")


class Comparison:
    def __init__(self):
        self.wrong, self.weak, self.same = [], [], 0

    def root(self, entry, findings):
        """One root: what its plan says, under its prefix, against what its source says."""
        planned = {}
        for finding in findings:
            if finding["resource"].startswith(entry["prefix"]):
                own = dict(finding, resource=finding["resource"].removeprefix(entry["prefix"]))
                planned[about(own)] = own
        bare = collections.defaultdict(list)
        for (control, resource, target), finding in planned.items():
            bare[control, without_keys(resource), target].append(finding)
        seen = set()
        for source in entry["findings"]:
            one = planned.get(about(source))
            # An unknown number of instances is one finding without a key on the source.
            matching = [one] if one else bare[about(source)]
            seen |= {about(finding) for finding in matching}
            self.finding(entry["root"], source, matching)
        for key, finding in planned.items():
            is_known = self.is_in_unread_part(finding, entry["findings"]) or self.is_said_once(finding, entry["findings"])
            if key not in seen and not is_known:
                self.wrong.append(f"{entry['root']}: {key}: {finding['verdict']} in the plan, no finding on the source")

    @staticmethod
    def is_said_once(finding, sources):
        return finding["verdict"] == "unknown" and finding["control"] in SAID_ONCE and any(
            source["control"] == finding["control"] and source["verdict"] == "unknown" for source in sources)

    @staticmethod
    def is_in_unread_part(finding, sources):
        unread = [s["resource"] for s in sources if s["verdict"] == "unknown"]
        return any(without_keys(finding["resource"]).startswith(without_keys(one)) for one in unread)

    def finding(self, root, source, matching):
        if source["verdict"] == "unknown":
            return
        where = f"{root}: {source['resource']} {source.get('target', '')}".rstrip()
        if not matching and source["verdict"] != "not_applicable":
            self.wrong.append(f"{where}: {source['verdict']} on the source, no finding in the plan")
        for finding in matching:
            if finding["verdict"] == source["verdict"]:
                self.same += 1
            elif finding["verdict"] == "unknown" and AFTER_APPLY.search(finding.get("reason", "")):
                self.weak.append(f"{where}: {source['verdict']} on the source, unknown in the plan ({finding['reason']})")
            else:
                said = f"{finding['verdict']} in the plan ({finding.get('reason', '')})"
                self.wrong.append(f"{where}: {source['verdict']} on the source ({source.get('reason', '')}), {said}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kakoi", required=True)
    parser.add_argument("--plans", required=True)
    args = parser.parse_args()
    index = os.path.join(args.plans, "index.json")
    if not os.path.exists(index):
        print("skipped: there are no plans; terraform_oracle.py --keep makes them where Terraform is")
        return 77
    with open(index, encoding="utf-8") as file:
        entries = json.load(file)
    comparison = Comparison()
    scanned = {}
    for entry in entries:
        plan = entry["plan"]
        if plan not in scanned:
            scanned[plan] = scan(os.path.abspath(args.kakoi), os.path.join(args.plans, plan))
            errors = [d["message"] for d in scanned[plan]["diagnostics"] if d["level"] == "error"]
            comparison.wrong += [f"{entry['root']}: {message}" for message in errors]
        comparison.root(entry, scanned[plan]["findings"])
    for line in comparison.weak:
        print(f"weak   {line}")
    for line in comparison.wrong:
        print(f"WRONG  {line}")
    print(f"{len(entries)} roots in {len(scanned)} plans: {comparison.same} verdicts the same, "
          f"{len(comparison.weak)} known less, {len(comparison.wrong)} wrong")
    return 1 if comparison.wrong or not comparison.same else 0


if __name__ == "__main__":
    sys.exit(main())
