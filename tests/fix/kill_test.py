#!/usr/bin/env python3
"""A fix that is cut short, or whose disk fails, at any of its steps: never a file that is half written, never a byte
lost, and the next run ends clean. One of the roots is demo/egress, whose fix makes a new file.

    kill_test.py KAKOI FAULTS [KILLS [FILES]]

FAULTS is the library of faults.cpp. First every single step is struck, by SIGKILL, by three errors, and by two of which
everything fails from then on; then KILLS processes (else 30) that fix a tree of FILES files (else 40) are killed at random moments.
"""
import errno
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SERVICE = """# service {n}
resource "aws_ecs_service" "s{n}" {{
  name            = "s{n}"
  cluster         = "demo"
  task_definition = "s:1"
  launch_type     = "FARGATE"
  network_configuration {{
    subnets          = ["subnet-1"]
    assign_public_ip = true   # {n}
  }}
}}
"""


class Tree:
    def __init__(self, kakoi, scratch, files):
        self.kakoi, self.scratch = kakoi, scratch
        self.root, self.state = os.path.join(scratch, "tree"), os.path.join(scratch, "state")
        self.old = {}
        for n in range(files):
            # Half of them in one root, half in roots of their own.
            name = f"all/s{n}.tf" if n % 2 else f"r{n}/main.tf"
            self.old[name] = SERVICE.format(n=n).encode()
        self.new = {name: text.replace(b"= true   #", b"= false   #") for name, text in self.old.items()}
        self.add_demo()
        self.write()

    def add_demo(self):
        for name in ("main.tf", "network.tf"):
            with open(os.path.join(REPOSITORY, "demo/egress", name), "rb") as file:
                self.old["demo/" + name] = file.read()
        # What it becomes is egress_test.py's to judge; that there is a new file is what it is here for.
        self.write()
        self.run("fix")
        now = self.files()
        self.new |= {name: text for name, text in now.items() if name.startswith("demo/")}
        assert "demo/kakoi_egress.tf" in self.new and self.new["demo/main.tf"] != self.old["demo/main.tf"]

    def write(self):
        for path in (self.root, self.state):
            shutil.rmtree(path, ignore_errors=True)
        for name, text in self.old.items():
            os.makedirs(os.path.dirname(os.path.join(self.root, name)), exist_ok=True)
            with open(os.path.join(self.root, name), "wb") as file:
                file.write(text)

    def start(self, command, faults=None):
        environment = dict(os.environ, XDG_STATE_HOME=self.state) | (faults or {})
        arguments = [] if command == "undo" else ["--yes", "--accept", "review", "--with-egress"]
        return subprocess.Popen([self.kakoi, command, self.root, *arguments], env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE)

    def run(self, command, faults=None):
        process = self.start(command, faults)
        out, err = process.communicate(timeout=120)
        return process.returncode, (out + err).decode(errors="replace")

    def files(self):
        found = {}
        for top, _, names in os.walk(self.root):
            for name in names:
                with open(os.path.join(top, name), "rb") as file:
                    found[os.path.relpath(os.path.join(top, name), self.root)] = file.read()
        return found

    def whole(self):
        """Each file is the old one or the new one; one that is made may not be there."""
        now = self.files()
        return [f"{name} is neither old nor new" for name in self.new
                if now.get(name) not in (self.old.get(name), self.new[name])]

    def ends_clean(self, command, wanted):
        code, said = self.run(command)
        now = self.files()
        wrong = [f"{name} is left over" for name in now if name not in wanted]
        wrong += [f"{name} is not as it should be after the next {command}" for name in wanted
                  if now.get(name) != wanted[name]]
        return wrong + ([f"the next {command}: exit {code}: {said[-300:]}"] if code != 0 else [])


def steps_of(tree, command, faults):
    log = os.path.join(tree.scratch, "log")
    if os.path.exists(log):
        os.remove(log)
    tree.run(command, faults | {"KAKOI_FAULT_LOG": log})
    return os.path.getsize(log)


def untrue(tree, before, code, said):
    """What a run that was refused says of the files, against what they are."""
    now = tree.files()
    other = [name for name in {**now, **before} if now.get(name) != before.get(name)]
    if "nothing was changed" in said or "all files are as before" in said.replace("not all files are as before", ""):
        return [f"{name} has changed, which is denied: {said[-300:]}" for name in other]
    if code != 5 or not other:
        return []
    if "not all files are as before" not in said and "not all could be taken back" not in said:
        return [f"nothing is said of the files that have changed: {said[-300:]}"]
    # A new file that was not put in place is named after that of its folder.
    folders = {os.path.dirname(name) for name in other if ".kakoi-new" in name}
    silent = [name for name in other if ".kakoi-new" not in name and now.get(name) != tree.old.get(name)
              and f"/{name}: " not in said]
    silent += [folder for folder in folders if f"/{folder}/" not in said]
    return [f"{name} is not named: {said[-600:]}" for name in silent]


def strike_every_step(tree, faults, command, kind, stays=False):
    def ready():
        tree.write()
        if command == "undo":
            tree.run("fix")

    ready()
    steps = steps_of(tree, command, faults)
    for at in range(1, steps + 1):
        ready()
        before = tree.files()
        code, said = tree.run(command, faults | {"KAKOI_FAULT_AT": str(at), "KAKOI_FAULT": kind} |
                              ({"KAKOI_FAULT_STAYS": "1"} if stays else {}))
        wrong = tree.whole()
        if kind == "kill" and code != -signal.SIGKILL:
            wrong.append(f"was not killed: exit {code}")
        if kind != "kill" and code not in (0, 2, 5):
            wrong.append(f"exit {code}: {said[-300:]}")
        if kind != "kill":
            wrong += untrue(tree, before, code, said)
        if command == "undo":
            tree.run("undo")  # after it was put back by the first of these, there is none that could be undone
            wrong += [] if all(tree.files().get(n) == t for n, t in tree.old.items()) else ["undo did not end"]
        wrong += tree.ends_clean("fix", tree.new)
        wrong += tree.ends_clean("undo", tree.old)
        for line in wrong:
            print(f"{command}, {kind} {'from' if stays else 'at'} step {at} of {steps}: {line}")
        if wrong:
            return steps, 1
    return steps, 0


def kill_at_random(tree, kills):
    failed = 0
    begun = time.monotonic()
    tree.run("fix")
    whole_run = time.monotonic() - begun
    for n in range(kills):
        tree.write()
        process = tree.start("fix")
        time.sleep(random.uniform(0.2, 1.05) * whole_run)
        process.kill()
        process.communicate()
        wrong = tree.whole() + tree.ends_clean("fix", tree.new) + tree.ends_clean("undo", tree.old)
        for line in wrong:
            print(f"kill {n}: {line}")
        failed += bool(wrong)
    return failed


def main():
    kakoi, faults = os.path.abspath(sys.argv[1]), {"LD_PRELOAD": os.path.abspath(sys.argv[2])}
    kills = int(sys.argv[3]) if len(sys.argv) > 3 else 30
    files = int(sys.argv[4]) if len(sys.argv) > 4 else 40
    failed = steps = 0
    with tempfile.TemporaryDirectory() as scratch:
        small = Tree(kakoi, os.path.realpath(scratch), 3)
        for command in ("fix", "undo"):
            for kind in ("kill", *(str(number) for number in (errno.ENOSPC, errno.EIO, errno.EACCES))):
                struck, wrong = strike_every_step(small, faults, command, kind)
                steps, failed = steps + struck, failed + wrong
            for kind in (errno.ENOSPC, errno.EIO):
                struck, wrong = strike_every_step(small, faults, command, str(kind), stays=True)
                steps, failed = steps + struck, failed + wrong
    with tempfile.TemporaryDirectory() as scratch:
        failed += kill_at_random(Tree(kakoi, os.path.realpath(scratch), files), kills)
    print(f"{steps} steps struck, {kills} kills of a fix of {files} files: {failed} faults")
    return 1 if failed or not steps else 0


if __name__ == "__main__":
    sys.exit(main())
