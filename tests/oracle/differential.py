#!/usr/bin/env python3
"""Plans programs made by chance (random_terraform.py) with Terraform itself, and holds kakoi's verdicts against the plans.

Usage: differential.py --kakoi PROGRAM [--programs N] [--first SEED] [--keep FOLDER]

A plan costs seconds whatever its size, so twenty programs are planned at once, as modules of one root. Of each service and
task set kakoi's verdict equals the plan's value, or is unknown with a reason; how many are unknown is said. With --keep, a
program that shows a difference is written there as a case. Exits with 77 without Terraform or its AWS provider.
"""
import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
from collections import Counter

from random_terraform import Program
from terraform_oracle import PROVIDER, TASK, Missing, Terraform, flag_of, modules_named, without_keys, write

TOGETHER = 20
WORD = {True: "fail", False: "pass", None: "unknown"}


class Batch:
    """Programs that are planned as modules of one root."""

    def __init__(self, terraform, kakoi, folder, seeds):
        self.terraform, self.kakoi, self.folder = terraform, kakoi, folder
        self.programs = {seed: Program(seed) for seed in seeds}
        self.refused = {}
        for seed, program in self.programs.items():
            for name, text in program.files.items():
                path = os.path.join(folder, f"c{seed}", name)
                os.makedirs(os.path.dirname(path), exist_ok=True)
                write(path, text)
        write(os.path.join(folder, "zz_provider.tf"), PROVIDER)

    def write_calls(self):
        calls = [f'module "c{seed}" {{ \n  source = "./c{seed}"\n' + "".join(f"  {a}\n" for a in program.call) + "}\n"
                 for seed, program in self.programs.items()]
        # One line each, so that an error in a call can be told by its line.
        write(os.path.join(self.folder, "main.tf"), "".join(calls))
        self.lines = []
        for seed, call in zip(self.programs, calls):
            self.lines += [seed] * call.count("\n")

    def plan(self):
        """The planned launchers by address. Programs that Terraform refuses are taken out, and it is tried again."""
        while self.programs:
            self.write_calls()
            why = self.terraform.get_modules(self.folder)
            planned, _, errors = self.terraform.plan(self.folder) if why is None else (None, None, [{"summary": why}])
            if planned is not None:
                return planned
            bad = {}
            for error in errors:
                for seed in modules_named(error, self.lines):
                    bad.setdefault(seed, error["summary"] + ": " + " ".join(error.get("detail", "").split())[:160])
            if not bad:
                raise RuntimeError(f"Terraform refuses it all: {errors[:3]}")
            for seed, reason in bad.items():
                self.refused[seed] = reason
                self.programs.pop(seed, None)
        return {}

    def scan(self):
        command = [self.kakoi, "scan", self.folder, "--format", "json", "--workspace", "default"]
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_"))}
        out = json.loads(subprocess.run(command, capture_output=True, env=env, timeout=120, check=False).stdout)
        return {f["resource"]: f for f in out["findings"] if f["root"] == "."}


def compare(planned, findings, tally):
    """What is wrong, by seed."""
    wrong = {}
    seen = set()
    for address, change in planned.items():
        if f"{TASK}." in address:
            continue
        finding = findings.get(address) or findings.get(without_keys(address))
        flag = flag_of(change)
        seed = int(re.match(r"module\.c(\d+)\.", address).group(1))
        tally["compared"] += 1
        if finding is None:
            wrong.setdefault(seed, []).append(f"{address}: planned, but kakoi has no finding")
            continue
        seen.add(finding["resource"])
        if finding["verdict"] == "unknown":
            tally["unknown" if flag is not None else "unknown to both"] += 1
            if flag is not None:
                tally.reasons[finding["reason"]] += 1
                tally.weak.append(f"{address}: unknown ({finding['reason']}), the plan {WORD[flag]}")
        elif flag is None:
            # Both branches of an unknown condition may be the same.
            tally["kakoi knows more"] += 1
        elif finding["verdict"] != WORD[flag]:
            wrong.setdefault(seed, []).append(f"{address}: kakoi says {finding['verdict']}, the plan {WORD[flag]}")
    for address, finding in findings.items():
        if address not in seen and finding["verdict"] in ("fail", "pass"):
            seed = re.match(r"module\.c(\d+)\.", address)
            if seed and not any(without_keys(a) == address for a in planned):
                wrong.setdefault(int(seed.group(1)), []).append(f"{address}: {finding['verdict']}, but it is not planned")
    return wrong


class Tally(Counter):
    def __init__(self):
        super().__init__()
        self.reasons = Counter()
        self.weak = []


def keep(batch, seed, folder):
    """The program as a case of its own; what is expected is for a person to fill in from the plan."""
    program = batch.programs[seed]
    top = os.path.join(folder, f"random-{seed}")
    for name, text in program.files.items():
        os.makedirs(os.path.dirname(os.path.join(top, "program", name)), exist_ok=True)
        write(os.path.join(top, "program", name), text)
    write(os.path.join(top, "main.tf"), 'module "program" {\n  source = "./program"\n'
          + "".join(f"  {argument}\n" for argument in program.call) + "}\n")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kakoi", required=True)
    parser.add_argument("--programs", type=int, default=TOGETHER)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--keep")
    parser.add_argument("--weak", action="store_true", help="list what kakoi could know and does not")
    args = parser.parse_args()
    tally, wrong, refused = Tally(), {}, {}
    with tempfile.TemporaryDirectory() as scratch:
        try:
            terraform = Terraform(scratch)
        except Missing as why:
            print(f"skipped: {why}")
            return 77
        last = args.first + args.programs
        for start in range(args.first, last, TOGETHER):
            folder = os.path.join(scratch, f"from{start}")
            batch = Batch(terraform, os.path.abspath(args.kakoi), folder, range(start, min(start + TOGETHER, last)))
            planned = batch.plan()
            bad = compare(planned, batch.scan(), tally)
            for seed in bad if args.keep else []:
                keep(batch, seed, args.keep)
            wrong |= bad
            refused |= batch.refused
    for seed, lines in sorted(wrong.items()):
        for line in lines:
            print(f"WRONG    {seed}: {line}")
    for line in tally.weak if args.weak else []:
        print(f"weak     {line}")
    for seed, reason in sorted(refused.items()):
        print(f"refused  {seed}: {reason}")
    for reason, count in tally.reasons.most_common():
        print(f"unknown  {count} times: {reason}")
    known = tally["compared"] - tally["unknown to both"]
    share = 100 * tally["unknown"] / known if known else 0
    print(f"{args.programs} programs, {len(refused)} refused by Terraform; {tally['compared']} launchers compared, "
          f"{tally['unknown to both']} unknown to both, {tally['kakoi knows more']} known to kakoi alone, "
          f"{tally['unknown']} ({share:.1f} %) unknown to kakoi alone, {len(wrong)} programs wrong")
    return 1 if wrong or not tally["compared"] else 0


if __name__ == "__main__":
    sys.exit(main())
