"""The program under test, and a folder to run it in."""

import collections
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

Ran = collections.namedtuple("Ran", "code out err")

# Tests write thousands of small files, which a disk takes its time over.
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

_kakoi = None


def use(path):
    global _kakoi
    _kakoi = os.path.abspath(path)


def path():
    return _kakoi


def environment(**more):
    """The caller's, without what kakoi reads."""
    ours = ("KAKOI_", "TF_", "NO_COLOR", "LANG", "LC_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    return clean | {"LC_ALL": "C.UTF-8"} | more


def service(expression, name="web", more=""):
    """A service on Fargate whose setting is this expression."""
    return (
        f'resource "aws_ecs_service" "{name}" {{\n'
        f'  name = "{name}"\n'
        f'  launch_type = "FARGATE"\n{more}'
        "  network_configuration {\n"
        "    subnets = []\n"
        f"    assign_public_ip = {expression}\n"
        "  }\n"
        "}\n"
    )


class Folder(unittest.TestCase):
    """A test in a folder of its own, `self.root`, outside of any repository."""

    maxDiff = None

    # Most tests are about the setting, and the network around it would only be in their way.
    controls = "setting"

    def setUp(self):
        folder = tempfile.TemporaryDirectory(dir=MEMORY)
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name).resolve()

    def write(self, files):
        """Files by their path; text or bytes."""
        for name, content in files.items():
            file = self.root / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content if isinstance(content, bytes) else content.encode())

    def kakoi(self, *arguments, cwd="", env=None, stdout=subprocess.PIPE):
        """What kakoi does with these arguments; a scan with the controls in `controls` where it names none."""
        if "scan" in arguments and self.controls and "--controls" not in arguments and "--aws" not in arguments:
            at = arguments.index("scan") + 1
            arguments = (*arguments[:at], "--controls", self.controls, *arguments[at:])
        ran = subprocess.run(
            [path(), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=stdout,
            stderr=subprocess.PIPE,
            cwd=self.root / cwd,
            env=environment(**(env or {})),
            timeout=60,
            check=False,
        )
        self.assertNotIn(ran.returncode, (70, -6, -11), ran.stderr)
        return Ran(ran.returncode, (ran.stdout or b"").decode(), ran.stderr.decode())

    def report(self, *arguments, cwd="", env=None):
        """What `kakoi scan --format json` says, as a value."""
        ran = self.kakoi("scan", "--format", "json", *arguments, cwd=cwd, env=env)
        self.assertTrue(ran.out, ran.err)
        return json.loads(ran.out)

    def verdicts(self, *arguments, cwd="", env=None):
        """The verdict of each resource."""
        findings = self.report(*arguments, cwd=cwd, env=env)["findings"]
        return {finding["resource"]: finding["verdict"] for finding in findings}

    def files(self, *arguments, cwd=""):
        """The files that findings stand in, sorted."""
        return sorted(finding["location"]["file"] for finding in self.report(*arguments, cwd=cwd)["findings"])
