#!/usr/bin/env python3
"""Holds fixed CloudFormation templates against cfn-lint: it has no complaint that it did not have before the fix.

    cfn_lint_fixed.py KAKOI [FOLDER…]

Without folders: the labelled cases. Where `cfn-lint` is missing it says so and exits with 77.
"""
import collections
import concurrent.futures
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [os.path.join(HERE, "..", group) for group in ("cases", "cases-more")]
TEMPLATES = (".yaml", ".yml", ".json", ".template")
AT_A_TIME = 25
SECONDS = 180
# Of a parameter or a condition that decided the setting and now decides nothing: the plan says so.
FOLLOWS = ("W2001", "W8001", "W8003")


def environment(scratch):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("AWS_", "KAKOI_"))}
    return kept | {"XDG_STATE_HOME": os.path.join(scratch, "state")}


def expected_of(folder):
    try:
        with open(os.path.join(folder, "expect.json"), encoding="utf-8") as file:
            return json.load(file)
    except FileNotFoundError:
        return {}


def input_of(folder, work):
    shutil.copytree(folder, work, symlinks=True, ignore=lambda path, _: ["expect.json"] if path == folder else [])
    for command in expected_of(folder).get("setup", []):
        subprocess.run(command, shell=True, cwd=work, check=True)


def fixed(kakoi, folder, scratch, name):
    """The templates that `kakoi fix` changes: pairs of paths, as it was and as it is."""
    if "no_cfn_lint" in expected_of(folder):
        return
    before, after = (os.path.join(scratch, side, name) for side in ("before", "after"))
    input_of(folder, before)
    input_of(folder, after)
    ran = subprocess.run([kakoi, "fix", ".", "--yes", "--accept", "blocked", "--format", "json"], cwd=after,
                         env=environment(scratch), capture_output=True, timeout=120, check=False)
    plans = [p for p in json.loads(ran.stdout).get("plans", []) if p["chosen"]]
    edited = {os.path.relpath(os.path.join(after, edit["path"]), after) for plan in plans for edit in plan["edits"]
              if all(target["source"] == "cloudformation" for target in plan["targets"])}
    for path in sorted(edited):
        if path.endswith(TEMPLATES) and not os.path.islink(os.path.join(after, path)):
            yield os.path.join(before, path), os.path.join(after, path)


def complaints(paths):
    """By path: how often each rule speaks up. None of a file on which cfn-lint breaks down, which it does for all files of
    a run."""
    found = {path: collections.Counter() for path in paths}
    try:
        ran = subprocess.run(["cfn-lint", "--format", "json", "--non-zero-exit-code", "none", "--", *paths],
                             capture_output=True, timeout=SECONDS, check=False)
        said = json.loads(ran.stdout)
    except (ValueError, subprocess.TimeoutExpired):
        half = len(paths) // 2
        return complaints(paths[:half]) | complaints(paths[half:]) if half else {paths[0]: None}
    for one in said:
        found[os.path.realpath(one["Filename"])][one["Rule"]["Id"]] += 1
    return found


def main():
    kakoi, folders = os.path.abspath(sys.argv[1]), [os.path.abspath(f) for f in sys.argv[2:]]
    if not shutil.which("cfn-lint"):
        print("skipped: cfn-lint is not in PATH")
        return 77
    if not folders:
        folders = [os.path.join(group, name) for group in CASES for name in sorted(os.listdir(group))]
    pairs = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = os.path.realpath(scratch)
        for number, folder in enumerate(f for f in folders if os.path.isdir(f)):
            pairs += fixed(kakoi, folder, scratch, f"{number}-{os.path.basename(folder)}")
        batches = [[pair[side] for pair in pairs[at : at + AT_A_TIME]] for side in (0, 1) for at in range(0, len(pairs), AT_A_TIME)]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            said = dict(collections.ChainMap(*pool.map(complaints, batches)))
        read = [pair for pair in pairs if said[pair[0]] is not None and said[pair[1]] is not None]
        new = [(now, rule) for was, now in read for rule in said[now] - said[was] if rule not in FOLLOWS]
        for path, rule in new:
            print(f"{os.path.relpath(path, scratch)}: {rule}")
        for was, now in pairs:
            if (was, now) not in read:
                print(f"cfn-lint breaks down on {os.path.relpath(was, scratch)}")
        had = sum(said[was].total() for was, _ in read)
        print(f"{len(read)} fixed templates, {had} complaints before, {len(new)} new ones; "
              f"cfn-lint breaks down on {len(pairs) - len(read)} others")
    return 1 if new or not read else 0


if __name__ == "__main__":
    sys.exit(main())
