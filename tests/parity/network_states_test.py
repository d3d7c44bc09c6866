#!/usr/bin/env python3
"""The networks of `networks` made by Terraform in the simulator: its state, shown and as it is kept, and a plan that
changes nothing say the same of the network as the code does.

    network_states_test.py build/release/kakoi build/release/kakoi-sim [--write] [NETWORK...]

`--write` keeps the shown state as `state.json` in the folder of the network, which network_plans_test.py reads.

Skipped (77) where Terraform or its AWS provider is not at hand; KAKOI_TF_MIRROR names a filesystem mirror that has it.
"""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from network_plans_test import HERE, PROVIDER, code_in, said

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "sim"))
from simulator import Simulator  # noqa: E402

# The simulator has no rules of EventBridge, schedules or pipes that Terraform can make.
MADE = ("adopted", "attributes", "endpoints", "modules", "nat", "public")
NOT_AT_HAND = 77
KEYS = {"access_key": "AKIAIOSFODNN7EXAMPLE", "secret_key": "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}


def provider_at(endpoint):
    text = PROVIDER
    for name in KEYS:
        text = text.replace(f'{name}                  = "unused"', f'{name}                  = "{KEYS[name]}"')
    endpoints = "".join(f'    {service} = "{endpoint}"\n' for service in ("ec2", "ecs", "sts"))
    return text.rstrip().removesuffix("}") + "  endpoints {\n" + endpoints + "  }\n}\n"


def made(folder, mirror, simulator, into):
    """Writes what Terraform says of the network that it made to folders in `into`."""
    work = into / "work"
    code_in(folder, work)
    (work / "provider.tf").write_text(provider_at(simulator.endpoint), encoding="utf-8")
    env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "AWS_"))}
    env |= {"CHECKPOINT_DISABLE": "1", "NO_PROXY": "127.0.0.1", "AWS_EC2_METADATA_DISABLED": "true"}

    def terraform(*args):
        ran = subprocess.run(["terraform", *args], cwd=work, env=env, stdin=subprocess.DEVNULL, capture_output=True, encoding="utf-8",
                             timeout=240,
                             check=False)
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    terraform("init", "-input=false", f"-plugin-dir={mirror}")
    terraform("apply", "-input=false", "-auto-approve")
    terraform("plan", "-input=false", "-out=plan.bin")
    told = {
        "state.json": terraform("show", "-json"),
        "plan.json": terraform("show", "-json", "plan.bin"),
        "terraform.tfstate": (work / "terraform.tfstate").read_text(encoding="utf-8"),
    }
    for name, text in told.items():
        (into / name).mkdir()
        (into / name / name).write_text(text, encoding="utf-8")
    return told


def main():
    kakoi, sim = sys.argv[1:3]
    mirror = os.environ.get("KAKOI_TF_MIRROR")
    if shutil.which("terraform") is None or not mirror:
        print("Terraform, or KAKOI_TF_MIRROR with its AWS provider, is not at hand")
        return NOT_AT_HAND
    wrong, compared = [], 0
    names = [name for name in sys.argv[3:] if name != "--write"]
    for name in names or MADE:
        with tempfile.TemporaryDirectory() as tmp, Simulator(sim, "--speed", "60") as simulator:
            into = pathlib.Path(tmp)
            code_in(HERE / name, into / "code")
            of_code = said(kakoi, into / "code")
            forms = made(HERE / name, mirror, simulator, into)
            if "--write" in sys.argv:
                state = json.dumps(json.loads(forms["state.json"]), separators=(",", ":"), sort_keys=True)
                (HERE / name / "state.json").write_text(state + "\n", encoding="utf-8")
            for form in forms:
                found = said(kakoi, into / form)
                for key in sorted(of_code.keys() | found.keys()):
                    compared += 1
                    if of_code.get(key) != found.get(key):
                        wrong.append(f"{name} {form}: {key}\n  code: {of_code.get(key)}\n  here: {found.get(key)}")
    print("\n".join(wrong), end="\n" if wrong else "")
    print(f"{compared} compared, {len(wrong)} wrong")
    return 1 if wrong or compared == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
