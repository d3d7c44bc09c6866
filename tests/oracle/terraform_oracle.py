#!/usr/bin/env python3
"""Plans the Terraform cases with Terraform itself, and holds kakoi's verdicts and the expectations against the plans.

Usage: terraform_oracle.py --kakoi PROGRAM [--fixed] [--cases FOLDER]... [NAME-PART...]

Needs `terraform` and the AWS provider in a filesystem mirror: KAKOI_TF_MIRROR names the mirror's folder, else the
command line configuration is used (TF_CLI_CONFIG_FILE or ~/.terraformrc). Nothing goes over the network. Where one of
them is missing it says so and exits with 77.

With --fixed, `kakoi fix` has its way with each case first; those in which it changes nothing are left out. Then what was
fixed is planned without a public IP address, and `terraform fmt -check` has nothing more to say than before.

With --keep FOLDER the plans are left there as JSON, with what kakoi says of the roots in them, for plan_json.py.

Most roots are planned together, as modules of one root, since loading the provider costs seconds. Those that Terraform
refuses, or that need what only a root has, are planned alone. Of a case that is refused, the reason is listed.
"""
import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

HERE = os.path.dirname(os.path.abspath(__file__))
CASES = [os.path.join(HERE, "..", "cases"), os.path.join(HERE, "..", "cases-more")]
TYPES = {"aws_ecs_service", "aws_ecs_task_set"}
TASK = "aws_ecs_task_definition"
CONTROLS = {"ecs-service-public-ip", "ecs-task-set-public-ip"}
PLAN_SECONDS = 120
ROUNDS = 10

PROVIDER = """terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}

provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "x"
  secret_key                  = "x"
  max_retries                 = 1
  skip_credentials_validation = true
  skip_requesting_account_id  = true
  skip_metadata_api_check     = true
}
"""


class Missing(Exception):
    """What the oracle needs and this machine does not have."""


class Terraform:
    """The program, set up so that it finds the provider without `init` and reaches nothing outside."""

    def __init__(self, scratch):
        self.program = shutil.which("terraform")
        if not self.program:
            raise Missing("terraform is not in PATH")
        keep = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_"))}
        nowhere = "http://127.0.0.1:9"
        self.env = keep | {
            "CHECKPOINT_DISABLE": "1", "TF_IN_AUTOMATION": "1", "TF_REGISTRY_DISCOVERY_RETRY": "0",
            "TF_REGISTRY_CLIENT_TIMEOUT": "2", "AWS_EC2_METADATA_DISABLED": "true",
            "HTTP_PROXY": nowhere, "HTTPS_PROXY": nowhere, "NO_PROXY": "",
            "http_proxy": nowhere, "https_proxy": nowhere, "no_proxy": "",
        }
        provider = self.find_provider(os.path.join(scratch, "init"))
        config = os.path.join(scratch, "terraform.rc")
        overrides = f'"hashicorp/aws" = {json.dumps(provider)}'
        write(config, "provider_installation {\n  dev_overrides {\n    " + overrides + "\n  }\n}\n")
        self.env["TF_CLI_CONFIG_FILE"] = config

    def find_provider(self, folder):
        os.makedirs(folder)
        write(os.path.join(folder, "main.tf"), PROVIDER)
        mirror = os.environ.get("KAKOI_TF_MIRROR")
        more = {k: os.environ[k] for k in ("TF_CLI_CONFIG_FILE", "TF_PLUGIN_CACHE_DIR") if os.environ.get(k)}
        if mirror and not os.path.isdir(mirror):
            raise Missing(f"KAKOI_TF_MIRROR names {mirror}, which is no folder")
        args = ["init", "-no-color", "-input=false", "-backend=false"] + ([f"-plugin-dir={mirror}"] if mirror else [])
        ran = self.run(folder, *args, env=self.env | ({} if mirror else more))
        if ran.returncode != 0:
            raise Missing("no AWS provider: set KAKOI_TF_MIRROR to a filesystem mirror that has hashicorp/aws")
        top = os.path.join(folder, ".terraform", "providers")
        for path, _, files in os.walk(top, followlinks=True):
            if any(name.startswith("terraform-provider-aws") for name in files):
                return os.path.realpath(path)
        raise Missing("terraform init left no AWS provider behind")

    def run(self, folder, *args, env=None):
        return subprocess.run([self.program, *args], cwd=folder, env=env or self.env, stdin=subprocess.DEVNULL,
                              capture_output=True, timeout=PLAN_SECONDS, check=False)

    def get_modules(self, folder):
        """None, or why the configuration cannot be loaded."""
        ran = self.run(folder, "get", "-no-color")
        return None if ran.returncode == 0 else first_error(ran.stderr.decode(errors="replace"))

    def plan(self, folder):
        """The planned launchers by address, and the whole plan; or None and Terraform's errors."""
        ran = self.run(folder, "plan", "-json", "-input=false", "-lock=false", "-refresh=false", "-out=planned")
        if ran.returncode != 0:
            lines = [json.loads(x) for x in ran.stdout.decode(errors="replace").splitlines() if x.startswith("{")]
            return None, None, [x["diagnostic"] for x in lines if x.get("type") == "diagnostic" and x["@level"] == "error"]
        shown = self.run(folder, "show", "-json", "planned")
        changes = json.loads(shown.stdout).get("resource_changes", [])
        managed = [c for c in changes if c["type"] in TYPES | {TASK} and c["mode"] == "managed"]
        return {c["address"]: c["change"] for c in managed}, shown.stdout, []


def write(path, text):
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)


def text_of(path):
    with open(path, encoding="utf-8", errors="replace") as file:
        return file.read()


def first_error(text):
    found = re.search(r"Error: (.*)", text)
    return found.group(1).strip() if found else " ".join(text.split())[:120] or "no reason is given"


@dataclass
class Root:
    """One root of one case."""
    case: "Case"
    folder: str
    planned: dict | None = None
    plan: bytes | None = None
    prefix: str = ""
    refused: str | None = None

    @property
    def path(self):
        return os.path.normpath(os.path.join(self.case.work, self.folder))

    def name(self):
        return self.case.name if self.folder == "." else f"{self.case.name}/{self.folder}"

    def can_be_packed(self):
        """Whether it means the same as a module of another root, and Terraform is not known to refuse it."""
        files = os.listdir(self.path)
        if "refused" in self.case.expect or any(f.endswith((".tfvars", ".tfvars.json")) for f in files):
            return False
        every = [os.path.join(d, f) for d, _, names in os.walk(self.case.work) for f in names if f.endswith(".tf")]
        alone = r"\bpath\.(root|module|cwd)\b|\b(file\w*|templatefile)\("
        if any(re.search(alone, text_of(f)) for f in every):
            return False
        own = "\n".join(text_of(f) for f in every if os.path.dirname(f) == self.path)
        variables = re.findall(r'^variable "\w+" \{(.*?)\}$', own, re.DOTALL | re.MULTILINE)
        return all("default" in v for v in variables)


@dataclass
class Case:
    name: str
    work: str
    expect: dict
    out: dict
    roots: list = field(default_factory=list)
    wrong: list = field(default_factory=list)
    weak: list = field(default_factory=list)
    compared: int = 0
    stronger: int = 0
    fixed: int = 0
    skipped: str | None = None


def read_case(kakoi, name, folder, scratch, terraform):
    """`terraform`: the one to look at what is fixed; None where nothing is."""
    with open(os.path.join(folder, "expect.json"), encoding="utf-8") as file:
        expect = json.load(file)
    work = os.path.join(scratch, name)
    case = Case(name, work, expect, {"findings": []})
    if "no_terraform" in expect:
        case.skipped = expect["no_terraform"]
        return case
    shutil.copytree(folder, work, symlinks=True)
    os.remove(os.path.join(work, "expect.json"))
    for command in expect.get("setup", []):
        subprocess.run(command, shell=True, cwd=work, check=True)
    if not any(f.endswith(".tf") for _, _, files in os.walk(work) for f in files):
        case.skipped = "no Terraform in it"
        return case
    env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_", "KAKOI_"))}
    env["XDG_STATE_HOME"] = os.path.join(scratch, "state")
    case.out = report_of(case, [kakoi, "scan", work], env)
    if terraform and "findings" in case.out:
        fix_case(case, kakoi, terraform, env)
    case.roots = [Root(case, folder) for folder in sorted(roots_of(case))]
    return case


def report_of(case, command, env):
    # The plans are made in the workspace `default`.
    command = [*command, "--format", "json", "--workspace", "default"]
    try:
        return json.loads(subprocess.run(command, capture_output=True, env=env, timeout=60, check=False).stdout)
    except (json.JSONDecodeError, subprocess.TimeoutExpired) as why:
        case.wrong.append(f"{case.name}: kakoi gave no report: {why}")
        return {"findings": []}


def fix_case(case, kakoi, terraform, env):
    def unformatted():
        ran = terraform.run(case.work, "fmt", "-check", "-recursive", "-list=true")
        return set(ran.stdout.decode(errors="replace").split("\n"))

    before = {f["fingerprint"] for f in case.out["findings"] if f["verdict"] == "fail" and f["control"] in CONTROLS}
    form = unformatted()
    done = report_of(case, [kakoi, "fix", case.work, "--yes", "--accept", "blocked"], env)
    if done.get("outcome") != "done":
        case.skipped = "nothing is fixed in it"
        return
    case.out = report_of(case, [kakoi, "scan", case.work], env)
    case.fixed = sum(f["fingerprint"] in before and f["verdict"] in ("pass", "not_applicable") for f in case.out["findings"])
    # What failed is off now; also where a plan cannot tell, since both sides of an unknown condition are. What kakoi
    # could not read it did not fix.
    unread = {f["resource"] for f in case.out["findings"]
              if f["verdict"] == "unknown" and f["control"] in CONTROLS and f["fingerprint"] not in before}
    now = [f | ({"verdict": "pass"} if f["verdict"] == "fail" and f["address"] not in unread else {})
           for f in case.expect["findings"]]
    case.expect = case.expect | {"findings": now}
    for file in unformatted() - form:
        case.wrong.append(f"{case.name}: terraform fmt would change {file} now, and not before")


def roots_of(case):
    """The roots that kakoi reports, the top, and every folder that no other one calls."""
    roots = {f["root"] for f in case.out["findings"]}
    folders, called = set(), set()
    for path, names, files in os.walk(case.work):
        names[:] = [n for n in names if not n.startswith(".") and n != "node_modules"]
        if any(f.endswith(".tf") and not f.startswith(".") for f in files):
            folders.add(os.path.normpath(os.path.relpath(path, case.work)))
        for file in files:
            if file.endswith(".tf") and os.path.isfile(os.path.join(path, file)):
                for source in re.findall(r'source\s*=\s*"(\.[^"]*)"', text_of(os.path.join(path, file))):
                    target = os.path.realpath(os.path.join(path, source))
                    called.add(os.path.normpath(os.path.relpath(target, os.path.realpath(case.work))))
    if not os.path.exists(os.path.join(case.work, ".gitignore")):
        roots |= folders - called
    return {os.path.normpath(r) for r in roots if os.path.normpath(r) in folders}


def plan_alone(terraform, root):
    write(os.path.join(root.path, "zz_provider.tf"), PROVIDER)
    try:
        why = terraform.get_modules(root.path)
        if why is None:
            root.planned, root.plan, errors = terraform.plan(root.path)
            why = errors[0]["summary"] if errors else None
    except subprocess.TimeoutExpired:
        why = f"no plan within {PLAN_SECONDS} seconds"
    root.refused = None if root.planned is not None else why or "no reason is given"


def plan_together(terraform, roots, scratch):
    """Plans many roots as modules of one. Gives back those that do not fit in."""
    left, alone = dict(enumerate(roots)), []
    folder = os.path.join(scratch, "together")
    os.makedirs(folder)
    for number, root in left.items():
        shutil.copytree(root.case.work, os.path.join(folder, f"c{number}"), symlinks=True)
    write(os.path.join(folder, "zz_provider.tf"), PROVIDER)
    for _ in range(ROUNDS if left else 0):
        calls = [f'module "c{n}" {{ source = "./{os.path.join(f"c{n}", r.folder)}" }}' for n, r in left.items()]
        write(os.path.join(folder, "main.tf"), "\n".join(calls) + "\n")
        try:
            planned, plan, errors = terraform.plan(folder) if terraform.get_modules(folder) is None else (None, None, [])
        except subprocess.TimeoutExpired:
            break
        if planned is not None:
            share_out(planned, plan, left)
            return alone
        bad = {n for e in errors for n in modules_named(e, list(left))}
        if not bad:
            break
        alone += [left.pop(n) for n in sorted(bad)]
    return alone + list(left.values())


def share_out(planned, plan, roots):
    for number, root in roots.items():
        root.planned, root.plan, root.prefix = {}, plan, f"module.c{number}."
    for address, change in planned.items():
        number = re.match(r"module\.c(\d+)\.", address)
        if number:
            roots[int(number.group(1))].planned[address[number.end():]] = change


def modules_named(error, numbers):
    text = error.get("address", "") + " " + error.get("detail", "") + " " + error.get("summary", "")
    place = error.get("range", {})
    named = {int(n) for n in re.findall(r"module\.c(\d+)\b", text)}
    inside = re.match(r"c(\d+)/", place.get("filename", ""))
    if inside:
        named.add(int(inside.group(1)))
    elif place.get("filename") == "main.tf":
        named.add(numbers[place["start"]["line"] - 1])
    return named


def flag_of(change):
    """True, False or None for not known."""
    unknown = change.get("after_unknown", {}).get("network_configuration")
    blocks = change["after"].get("network_configuration")
    if unknown is True:
        return None
    if not blocks:
        return False
    if isinstance(unknown, list) and unknown and unknown[0].get("assign_public_ip") is True:
        return None
    return bool(blocks[0].get("assign_public_ip"))


def right_verdicts(change, modes):
    """Which verdicts a plan allows, by the table of the setting."""
    after, unknown = change["after"], change.get("after_unknown", {})
    flag = flag_of(change)
    controller = (after.get("deployment_controller") or [{}])[0].get("type")
    launch = after.get("launch_type")
    # The plan does not say which task definition is meant by a reference.
    is_external = controller == "EXTERNAL" or unknown.get("deployment_controller") is True
    may_not_apply = {"not_applicable"} if is_external or {"bridge", "host", "none"} & modes else set()
    if flag is False:
        return {"pass"} | may_not_apply | ({"not_applicable"} if launch == "EXTERNAL" else set())
    names = [p.get("capacity_provider") for p in after.get("capacity_provider_strategy") or []]
    kinds_unknown = unknown.get("capacity_provider_strategy") is True or None in names
    fargate = launch == "FARGATE" or any(n and n.startswith("FARGATE") for n in names)
    if not fargate and (launch in ("EC2", "EXTERNAL") or (names and not kinds_unknown)):
        return {"not_applicable"}
    if flag is None or kinds_unknown and not fargate:
        # launch_type is computed, so a plan does not tell one left out from one not known: then the flag decides.
        return {"unknown"} | may_not_apply | ({"fail"} if flag else set())
    known = fargate or "launch_type" not in unknown
    return {"fail"} | may_not_apply | (set() if known else {"unknown"})


def compare(root):
    case = root.case
    planned = {a: c for a, c in root.planned.items() if f"{TASK}." not in a}
    modes = {c["after"].get("network_mode") for a, c in root.planned.items() if f"{TASK}." in a}
    here = [f for f in case.out["findings"] if os.path.normpath(f["root"]) == root.folder]
    got = {f["resource"]: f for f in here if f["control"] in CONTROLS}
    wanted = {}
    for want in case.expect["findings"]:
        wanted.setdefault(want["address"], []).append(want)
    for address, change in planned.items():
        case.compared += 1
        allowed = right_verdicts(change, modes)
        # An unknown number of instances is one finding without a key.
        finding = got.get(address) or got.get(without_keys(address))
        where = f"{root.name()}: {address}"
        if finding is None:
            case.wrong.append(f"{where}: planned, but kakoi has no finding")
        elif finding["verdict"] == "unknown" and "unknown" not in allowed:
            case.weak.append(f"{where}: unknown ({finding.get('reason', '')}), the plan {' or '.join(sorted(allowed))}")
        elif allowed == {"unknown"} != {finding["verdict"]} and is_expected(finding, wanted.get(address, [])):
            # The plan gives up where both sides of an unknown condition are the same.
            case.stronger += 1
            if case.fixed:
                print(f"stronger        {where}: {finding['verdict']} after the fix, the plan unknown")
        elif finding["verdict"] not in allowed:
            case.wrong.append(f"{where}: kakoi says {finding['verdict']}, the plan {' or '.join(sorted(allowed))}")
        wants = wanted.get(address, [])
        # The expectations do not know the workspace.
        is_comparable = len(wants) == 1 and allowed != {"unknown"} and "workspace" not in case.name
        if is_comparable and not {wants[0]["verdict"], *wants[0].get("accept", [])} & allowed:
            case.wrong.append(f"{where}: expected {wants[0]['verdict']}, the plan {' or '.join(sorted(allowed))}")
    for address, finding in got.items():
        is_planned = any(address in (a, without_keys(a)) for a in planned)
        if not is_planned and finding["verdict"] in ("fail", "pass"):
            case.wrong.append(f"{root.name()}: {address}: kakoi says {finding['verdict']}, but it is not planned")


def is_expected(finding, wants):
    return any(finding["verdict"] in [w["verdict"], *w.get("accept", [])] for w in wants)


def without_keys(address):
    return re.sub(r'\[("(\\.|[^"\\])*"|\d+)\]', "", address)


def keep(roots, folder):
    """The plans, each once, and index.json: which roots are in which, under which addresses, and kakoi's findings."""
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    files, index = {}, []
    for root in roots:
        if root.plan is None:
            continue
        if id(root.plan) not in files:
            files[id(root.plan)] = f"{len(files)}.json"
            with open(os.path.join(folder, files[id(root.plan)]), "wb") as file:
                file.write(root.plan)
        here = [f for f in root.case.out["findings"] if os.path.normpath(f["root"]) == root.folder]
        index.append({"root": root.name(), "plan": files[id(root.plan)], "prefix": root.prefix, "findings": here})
    write(os.path.join(folder, "index.json"), json.dumps(index))


def report(cases):
    passed = failed = skipped = 0
    for case in cases:
        refused = [r for r in case.roots if r.refused]
        for root in refused:
            print(f"not comparable  {root.name()}: Terraform refuses it: {root.refused}")
        for line in case.weak:
            print(f"weak            {line}")
        if "refused" in case.expect and case.roots and not case.skipped and not refused:
            case.wrong.append(f"{case.name}: Terraform should refuse it ({case.expect['refused']}), and does not")
        for line in case.wrong:
            print(f"WRONG           {line}")
        if case.wrong:
            failed += 1
        elif case.skipped or len(refused) == len(case.roots):
            skipped += 1
            if case.skipped not in ("no Terraform in it", "nothing is fixed in it") and not refused:
                print(f"skipped         {case.name}: {case.skipped or 'nothing to plan'}")
        else:
            passed += 1
    launchers, weak, stronger = (sum(x) for x in zip(*((c.compared, len(c.weak), c.stronger) for c in cases)))
    print(f"{launchers} planned services and task sets compared, kakoi knows less of {weak}, more of {stronger}")
    if fixed := sum(case.fixed for case in cases):
        print(f"{fixed} fixed")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    return 1 if failed or not (passed or skipped) else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kakoi", required=True)
    parser.add_argument("--cases", action="append")
    parser.add_argument("--keep")
    parser.add_argument("--fixed", action="store_true")
    parser.add_argument("only", nargs="*")
    args = parser.parse_args()
    if args.keep:
        shutil.rmtree(args.keep, ignore_errors=True)
    with tempfile.TemporaryDirectory() as scratch:
        try:
            terraform = Terraform(scratch)
        except Missing as why:
            print(f"skipped: {why}\n0 passed, 0 failed, 0 skipped")
            return 77
        cases = []
        for number, folder in enumerate(args.cases or CASES):
            for name in sorted(os.listdir(folder)):
                is_case = os.path.isfile(os.path.join(folder, name, "expect.json"))
                if is_case and (not args.only or any(o in name for o in args.only)):
                    work = os.path.join(scratch, f"cases{number}")
                    fixing = terraform if args.fixed else None
                    cases.append(read_case(os.path.abspath(args.kakoi), name, os.path.join(folder, name), work, fixing))
        roots = [r for c in cases for r in c.roots if not c.skipped]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
            # Cheap, without the provider: what cannot be loaded at all.
            for root, why in zip(roots, pool.map(lambda r: terraform.get_modules(r.path), roots)):
                root.refused = why
            loaded = [r for r in roots if not r.refused]
            together = [r for r in loaded if r.can_be_packed()]
            back = plan_together(terraform, together, scratch)
            alone = [r for r in loaded if not any(r is t for t in together)] + back
            list(pool.map(lambda r: plan_alone(terraform, r), alone))
        for root in roots:
            if root.planned is not None:
                compare(root)
        if args.keep:
            keep(roots, args.keep)
        return report(cases)


if __name__ == "__main__":
    sys.exit(main())
