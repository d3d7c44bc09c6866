#!/usr/bin/env python3
"""The same networks as Terraform's code and as Terraform's plans of it, as JSON: what the network controls say of both
is the same, way by way.

    network_plans_test.py build/release/kakoi [--write]

Each folder in `networks` has code and `plan.json`, which is what Terraform plans for it, without what kakoi does not
read; `--write` plans anew. Where Terraform and its AWS provider are at hand (KAKOI_TF_MIRROR), the plan is also made
afresh, and must be the one that is kept. A `state.json` beside it is what network_states_test.py made.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent / "networks"
NETWORK = ("ecs-task-missing-egress", "ecs-task-open-egress", "ecs-task-open-ingress", "ecs-task-public-subnet")
PROVIDER = """terraform {
  required_providers {
    aws = { source = "hashicorp/aws" }
  }
}
provider "aws" {
  region                      = "eu-west-1"
  access_key                  = "unused"
  secret_key                  = "unused"
  skip_credentials_validation = true
  skip_metadata_api_check     = true
  skip_requesting_account_id  = true
}
"""
CLI = 'provider_installation {\n  filesystem_mirror {\n    path = "%s"\n  }\n}\n'


def said(kakoi, folder):
    """By control and resource, what is said of the network."""
    ran = subprocess.run([kakoi, "scan", str(folder), "--controls", "all", "--format", "json"], capture_output=True,
                         encoding="utf-8", check=False, timeout=60)
    report = json.loads(ran.stdout)
    assert not report["diagnostics"], report["diagnostics"]
    told = {}
    for finding in report["findings"]:
        key = finding["control"], finding["resource"]
        told[key] = {"verdict": finding["verdict"], "exposure": finding["exposure"]}
        if finding["control"] in NETWORK:
            told[key]["path"] = finding.get("path")
            told[key]["open"] = finding.get("open")
            told[key]["ways"] = sorted((row["need"], row["destination"], way["subnet"], way["evidence"], way["hops"])
                                       for row in finding.get("egress", []) for way in row["ways"])
    return told


def code_in(folder, into):
    shutil.copytree(folder, into, ignore=shutil.ignore_patterns("plan.json", "state.json"))
    (into / "provider.tf").write_text(PROVIDER, encoding="utf-8")


def reduced(plan):
    """Without what says nothing here, and what may differ from one run to the next."""
    kept = {name: plan[name] for name in ("format_version", "planned_values", "resource_changes", "configuration")}
    provider = kept["configuration"]["provider_config"]["aws"]
    provider["expressions"] = {"region": provider["expressions"]["region"]}
    for change in kept["resource_changes"]:
        for name in ("before_sensitive", "after_sensitive"):
            change["change"].pop(name, None)
    return kept


def planned(folder, mirror):
    with tempfile.TemporaryDirectory() as tmp:
        code_in(folder, pathlib.Path(tmp, "code"))
        work = pathlib.Path(tmp, "code")
        settings = pathlib.Path(tmp, "cli.tfrc")
        settings.write_text(CLI % mirror, encoding="utf-8")
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_"))}
        env |= {"TF_CLI_CONFIG_FILE": str(settings), "CHECKPOINT_DISABLE": "1"}

        def terraform(*args):
            return subprocess.run(["terraform", *args], cwd=work, env=env, check=True, stdin=subprocess.DEVNULL,
                                  capture_output=True, encoding="utf-8", timeout=300).stdout

        terraform("init", "-input=false")
        terraform("plan", "-input=false", "-refresh=false", "-out=plan.bin")
        return reduced(json.loads(terraform("show", "-json", "plan.bin")))


def main():
    kakoi = str(pathlib.Path(sys.argv[1]).resolve())
    mirror = os.environ.get("KAKOI_TF_MIRROR", "/opt/tf-plugins")
    has_terraform = shutil.which("terraform") is not None and os.path.isdir(mirror)
    wrong, compared = [], 0
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir()):
        plan = folder / "plan.json"
        fresh = planned(folder, mirror) if has_terraform else None
        if "--write" in sys.argv:
            plan.write_text(json.dumps(fresh, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
        told = {}
        with tempfile.TemporaryDirectory() as tmp:
            code_in(folder, pathlib.Path(tmp, "code"))
            of_code = said(kakoi, pathlib.Path(tmp, "code"))
            for file in sorted(folder.glob("*.json")):
                pathlib.Path(tmp, file.stem).mkdir()
                shutil.copy(file, pathlib.Path(tmp, file.stem, file.name))
                told[file.stem] = said(kakoi, pathlib.Path(tmp, file.stem))
        if fresh is not None and fresh != json.loads(plan.read_text(encoding="utf-8")):
            wrong.append(f"{folder.name}: Terraform plans something else now; --write keeps it")
        if not any(key[0] in NETWORK for key in of_code):
            wrong.append(f"{folder.name}: nothing is said of its network")
        for form, found in told.items():
            for key in sorted(of_code.keys() | found.keys()):
                compared += 1
                if of_code.get(key) != found.get(key):
                    wrong.append(f"{folder.name}: {key}\n  code: {of_code.get(key)}\n  {form}: {found.get(key)}")
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"{compared} compared, {len(wrong)} wrong" + ("" if has_terraform else "; Terraform is not at hand"))
    return 1 if wrong or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
