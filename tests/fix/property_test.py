#!/usr/bin/env python3
"""What holds of every fix, on all code in the tests: `kakoi fix` changes the verdicts that it announced and no others,
every byte outside of its edits stays, a second fix changes nothing, and `kakoi undo` brings every byte back.

    property_test.py KAKOI [FOLDER…]

Without folders: the labelled cases, demo/egress and demo/egress-template. With folders: these, each as one input. What would not start is
also given what it lacks, where that can be written.
"""
import json
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TESTS = os.path.dirname(HERE)
OFF = ("pass", "not_applicable")
# Of a root, what its network lacks is said at one launcher, and which one may change with the fix.
FIX = ("fix", ".", "--yes", "--accept", "blocked")
ADVICE = ("ecs-task-missing-egress", "ecs-task-open-ingress", "ecs-task-open-egress", "ecs-task-public-subnet")


def environment(state):
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_"))}
    return kept | {"LC_ALL": "C.UTF-8", "XDG_STATE_HOME": state}


class Input:
    """A copy of one folder."""

    def __init__(self, kakoi, folder, scratch):
        self.kakoi, self.state = kakoi, os.path.join(scratch, "state")
        self.work = os.path.join(scratch, "work")
        shutil.copytree(folder, self.work, symlinks=True)
        expect = os.path.join(self.work, "expect.json")
        if os.path.isfile(expect):
            with open(expect, encoding="utf-8") as file:
                setup = json.load(file).get("setup", [])
            os.remove(expect)
            for command in setup:
                subprocess.run(command, shell=True, cwd=self.work, check=True)

    def run(self, *arguments):
        return subprocess.run([self.kakoi, *arguments], capture_output=True, timeout=300, env=environment(self.state),
                              cwd=self.work, check=False)

    def json(self, *arguments):
        ran = self.run(*arguments, "--format", "json")
        try:
            return ran.returncode, json.loads(ran.stdout)
        except ValueError:
            raise AssertionError(f"{arguments[0]}: exit {ran.returncode}: {ran.stderr.decode(errors='replace')[-300:]}")

    def scan(self):
        return {f["fingerprint"]: f for f in self.json("scan", ".")[1]["findings"]}

    def bytes(self):
        found = {}
        for top, _, names in os.walk(self.work):
            for name in names:
                path = os.path.join(top, name)
                if os.path.isfile(path) and not os.path.islink(path):
                    try:
                        with open(path, "rb") as file:
                            found[os.path.relpath(path, self.work)] = (file.read(), os.stat(path).st_mode)
                    except OSError:
                        pass
        return found


def edited(text, edits):
    for edit in sorted(edits, key=lambda e: -e["offset"]):
        text = text[: edit["offset"]] + edit["text"].encode() + text[edit["offset"] + edit["length"]:]
    return text


def wrong_verdicts(before, after, chosen):
    targets = {c["fingerprint"] for plan in chosen for c in plan["targets"]}
    announced = {c["fingerprint"]: c["after"] for plan in chosen for c in plan["targets"] + plan["others"]}
    for print_, finding in before.items():
        now = after.get(print_, {"verdict": "gone"})["verdict"]
        if print_ in targets and now not in OFF:
            yield f"{finding['resource']}: {now} after the fix"
        if now != finding["verdict"] and print_ not in announced and finding["control"] not in ADVICE:
            yield f"{finding['resource']}: {finding['verdict']} -> {now}, not announced"
    for print_ in after.keys() - before.keys():
        if after[print_]["control"] in ADVICE:
            continue
        yield f"{after[print_]['resource']}: is new"


def wrong_bytes(before, after, chosen):
    edits = {}
    for plan in chosen:
        for edit in plan["edits"]:
            one = {"offset": edit["offset"], "length": edit["length"], "text": edit["text"]}
            if one not in edits.setdefault(os.path.relpath(edit["path"]), []):
                edits[os.path.relpath(edit["path"])].append(one)
    made = {os.path.relpath(edit["path"]): edit for plan in chosen for edit in plan["edits"] if "like" in edit}
    if before.keys() | made.keys() != after.keys():
        yield f"files came or went: {sorted((before.keys() | made.keys()) ^ after.keys())}"
    for name in made.keys() & after.keys():
        if name in before or after[name] != (made[name]["text"].encode(), before[os.path.relpath(made[name]["like"])][1]):
            yield f"{name} is not what the plan says"
    for name in before.keys() & after.keys():
        wanted = edited(before[name][0], edits.get(name, []))
        if after[name] != (wanted, before[name][1]):
            yield f"{name} is not what the plan says"


def judge(kakoi, folder, counts, *more):
    with tempfile.TemporaryDirectory() as scratch:
        one = Input(kakoi, folder, os.path.realpath(scratch))
        os.chdir(one.work)
        before_bytes, before = one.bytes(), one.scan()
        code, fixed = one.json(*FIX, *more)
        chosen = [plan for plan in fixed["plans"] if plan["chosen"]]
        counts["fixed"] += len(chosen)
        counts["refused"] += sum("refused" in plan for plan in fixed["plans"])
        counts["files"] += len({edit["path"] for plan in chosen for edit in plan["edits"]})
        counts["made"] += sum("like" in edit for plan in chosen for edit in plan["edits"])
        wrong = []
        if fixed["outcome"] not in ("done", "nothing_to_do"):
            wrong.append(f"{fixed['outcome']}: {fixed.get('why')}")
        if code == 2 or bool(chosen) != (fixed["outcome"] == "done"):
            wrong.append(f"exit {code}, outcome {fixed['outcome']}, {len(chosen)} plans chosen")
        after_bytes = one.bytes()
        wrong += wrong_bytes(before_bytes, after_bytes, chosen)
        wrong += wrong_verdicts(before, one.scan(), chosen)
        _, again = one.json(*FIX, *more)
        if again["outcome"] != "nothing_to_do" or one.bytes() != after_bytes:
            wrong.append("the second fix changes something")
        undone = one.run("undo", ".")
        if (undone.returncode == 0) != bool(chosen) or one.bytes() != before_bytes:
            wrong.append(f"undo: exit {undone.returncode}, {undone.stderr.decode(errors='replace')[-200:]}")
        os.chdir("/")
        return wrong, any(plan["grade"] == "blocked" for plan in chosen)


def main():
    kakoi, folders = os.path.abspath(sys.argv[1]), [os.path.abspath(f) for f in sys.argv[2:]]
    for group in () if folders else ("cases", "cases-more"):
        top = os.path.join(TESTS, group)
        folders += [os.path.join(top, name) for name in sorted(os.listdir(top)) if os.path.isdir(os.path.join(top, name))]
    if len(sys.argv) == 2:
        folders += [os.path.join(os.path.dirname(TESTS), "demo", name) for name in ("egress", "egress-template")]
    counts = {"fixed": 0, "refused": 0, "files": 0, "made": 0}
    failed = 0
    for folder in folders:
        try:
            wrong, is_blocked = judge(kakoi, folder, counts)
            wrong += judge(kakoi, folder, counts, "--with-egress")[0] if is_blocked else []
        except Exception as error:  # whatever it is, the next folder is still of interest
            wrong = [f"{type(error).__name__}: {error}"]
        failed += bool(wrong)
        for line in wrong:
            print(f"{os.path.basename(folder)}: {line}")
    print(f"{len(folders)} inputs: {counts['fixed']} plans carried out in {counts['files']} files, {counts['made']} of them new, "
          f"{counts['refused']} refused; {failed} inputs with faults")
    return 1 if failed or not counts["fixed"] else 0


if __name__ == "__main__":
    sys.exit(main())
