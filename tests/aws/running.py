"""What the tests of `kakoi scan --aws` and `kakoi verify` have in common: the simulator with an estate in it, and kakoi.

The estate is put together from `estate/ecs.yaml` and one file for each other service that the simulator speaks, so that
a service that it learns later is covered from then on.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "sim"))
import simulator  # noqa: E402

SKIPPED = 77
REGION = "us-east-1"
ROOT = f"{simulator.ACCOUNT}/{REGION}"
# Far more than any scan here takes; a hang is a fault too.
LIMIT = 120

# The ways in which a call can go wrong.
FAULTS = ("denied", "closed", "not_enabled", "throttled", "server_error", "cut_before", "truncated", "mistyped",
          "endless_paging")
# It goes wrong only in an answer that has what it needs: elsewhere the call goes well all the same, and where there are
# never pages the simulator refuses it.
ONLY_WITH_PAGES = "endless_paging"

Ran = collections.namedtuple("Ran", "code out err")
programs = {}


def use(kakoi, sim):
    programs.update(kakoi=os.path.abspath(kakoi), sim=os.path.abspath(sim))


def actions():
    """The actions of each service that the simulator speaks."""
    with simulator.Simulator(programs["sim"], "--clock", "virtual") as sim:
        return sim.control("GET", "actions")


def estate(known=None):
    """The steps of the estate, for a simulator that knows these services."""
    import yaml

    known = actions() if known is None else known
    steps = yaml.safe_load((HERE / "estate" / "ecs.yaml").read_text())
    for path in sorted((HERE / "estate").glob("*.yaml")):
        if path.stem != "ecs" and path.stem in known:
            steps += yaml.safe_load(path.read_text())
    return steps + [{"wait": 120}] + yaml.safe_load((HERE / "estate" / "last.yml").read_text())


class Estate(simulator.Simulator):
    """The simulator with the estate in it, its time standing still."""

    def __init__(self, *arguments, steps=None, **scenario):
        self.file = tempfile.NamedTemporaryFile("w", suffix=".json")
        json.dump({"steps": estate() if steps is None else steps, **scenario}, self.file)
        self.file.flush()
        super().__init__(programs["sim"], "--clock", "virtual", "--scenario", self.file.name, *arguments)

    def kakoi(self, *arguments, region=REGION, folder="/", **environment):
        return kakoi(self.endpoint, *arguments, region=region, folder=folder, **environment)

    def scan(self, *arguments, **environment):
        """The report, and the exit code; of the setting alone where no controls are named."""
        which = () if "--controls" in arguments else ("--controls", "setting")
        ran = self.kakoi("scan", "--aws", "--format", "json", *which, *arguments, **environment)
        assert ran.out, ran
        return json.loads(ran.out), ran.code

    def can_go_wrong(self, kind, **where):
        """Sets the fault, always; or says that it can never happen."""
        try:
            self.fault(kind, times=-1, **where)
        except simulator.Refused:
            if kind != ONLY_WITH_PAGES:
                raise
            return False
        return True

    def forget_faults(self):
        self.control("DELETE", "faults")

    def calls(self):
        """How often each action was called: `ecs:ListServices`."""
        services = self.control("GET", "calls")["services"]
        return {f"{service}:{action}": count["calls"] for service, of in services.items() for action, count in of.items()}


def kakoi(endpoint, *arguments, region=REGION, folder="/", **environment):
    ours = ("KAKOI_", "AWS_", "NO_COLOR", "LANG", "LC_", "http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    clean |= {
        "LC_ALL": "C.UTF-8",
        "AWS_ACCESS_KEY_ID": simulator.ACCESS_KEY,
        "AWS_SECRET_ACCESS_KEY": simulator.SECRET,
        "AWS_CONFIG_FILE": "/dev/null",
        "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_ENDPOINT_URL": endpoint,
    }
    if region:
        clean["AWS_REGION"] = region
    done = subprocess.run(
        [programs["kakoi"], *arguments],
        env=clean | environment,
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=LIMIT,
        stdin=subprocess.DEVNULL,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


def key(finding):
    return finding["control"], finding["resource"], finding.get("target", "")


def verdicts(report):
    return {key(finding): finding["verdict"] for finding in report["findings"]}


def short(arn):
    """`service/demo/web`"""
    return arn.split(":", 5)[-1]
