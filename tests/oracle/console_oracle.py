#!/usr/bin/env python3
"""Holds kakoi's functions against `terraform console`, on the table of expressions in console_table.tsv.

Usage: console_oracle.py --kakoi PROGRAM [--table FILE] [--record] [--saved] [PART-OF-EXPRESSION...]

With --saved, kakoi is held against the results that are saved in the table. Else Terraform is asked for them, and the
table is held against it too; where it is missing, that is said, and the exit code is 77. --record writes Terraform's
results into the table; a line may then be an expression alone. A line is an expression, a tab and a result:

  JSON        [value, is it a list, is it a set, is it a map]
  !           Terraform refuses it; kakoi must know that, since `try` and `can` do
  ? JSON      it depends on local.text or local.unknown, which are known only after apply: what Terraform makes of it
              when it is planned (null: nothing yet), and a list of what it can become. kakoi may know more than the
              plan, but only where there is one thing that it can become.
  ?           written by hand: it is another thing on each run, or kakoi does not evaluate it; it must stay unknown
"""
import argparse
import base64
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TABLE = os.path.join(HERE, "console_table.tsv")
FILES = os.path.join(HERE, "console_files")
CONTROL = "ecs-service-public-ip"
PER_FILE = 100

# Not known before apply; `id` is a text, `output` may be anything.
UNKNOWN = """resource "terraform_data" "later" {}
locals {
  text    = terraform_data.later.id
  unknown = terraform_data.later.output
}
"""
# Templates for templatestring, which takes references only.
TEMPLATES = """locals {
  greet   = "hello $${name}"
  by_name = { greet = "hi $${name}", key = "greet" }
  lone    = "$${xs}"
  broken  = "a $${"
  listed  = ["hey $${name}"]
  none    = null
  number  = 7
}
"""
# What the two may turn out to be.
BECOMES = [("a", '"a"'), ("", '""'), ("prod", "true"), ("7", "7"), ("x-y", "tostring(null)"), ("z", '["a"]'),
           ("x", "-1"), ("-y-q", "false"), ("YWE=", '"7"'), ("\u0301", "0"), ("name,ä\n1,2", "3"), ("12:b", '"-"'),
           ("192.168.0.0/16", "[1]"), ("2019-01-01T00:00:00+01:00", '["x", "b"]'), ("10.0.0.0/8", "[]"), ("B", "{}"), ("2020-01-01T00:00:00Z", '"x"'), ("c", "1"), ("ab", "2.5")]

SERVICE = """resource "aws_ecs_service" "r{}" {{
  name        = "r"
  launch_type = "FARGATE"
  network_configuration {{
    subnets          = ["subnet-1"]
    assign_public_ip = {}
  }}
}}
"""


class Missing(Exception):
    """What the oracle needs and this machine does not have."""


def put_files(folder):
    """What the expressions read, with the names and links that a clone may not have."""
    shutil.copytree(FILES, folder, dirs_exist_ok=True)
    os.mkdir(os.path.join(folder, "files", ".hidden"))
    for name in (".hidden/h.txt", "deep/a[1].txt", "deep/{c}.md", "\u00e9t\u00e9.txt"):
        with open(os.path.join(folder, "files", name), "w", encoding="utf-8") as file:
            file.write("x")
    os.symlink("nowhere", os.path.join(folder, "files", "broken.txt"))
    os.symlink("deep", os.path.join(folder, "files", "linked"))
    os.symlink("plain.txt", os.path.join(folder, "files", "linked.txt"))


def with_shape(expression):
    """The value, and whether it is a list, a set or a map, which jsonencode does not show."""
    shapes = ", ".join(f"try(v == {name}(v), false)" for name in ("tolist", "toset", "tomap"))
    return f"[for v in [{expression}] : [v, {shapes}]][0]"


def depends(expression):
    return bool(re.search(r"\blocal\.(text|unknown)\b", expression))


def quoted(text):
    return json.dumps(text, ensure_ascii=False).replace("${", "$${").replace("%{", "%%{")


def compact(value):
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


class Terraform:
    """`terraform console` in a folder of its own, reaching nothing outside."""

    def __init__(self):
        self.program = shutil.which("terraform")
        if not self.program:
            raise Missing("terraform is not in PATH")
        keep = {k: v for k, v in os.environ.items() if not k.startswith("TF_")}
        self.env = keep | {"CHECKPOINT_DISABLE": "1", "TF_CLI_CONFIG_FILE": os.devnull}

    def console(self, config, expression):
        """The printed lines; raises where Terraform refuses the expression."""
        with tempfile.TemporaryDirectory() as folder:
            put_files(folder)
            with open(os.path.join(folder, "main.tf"), "w", encoding="utf-8") as file:
                file.write(config)
            ran = subprocess.run([self.program, "console"], cwd=folder, env=self.env, input=expression + "\n",
                                 capture_output=True, text=True, timeout=300, check=False)
        if ran.returncode != 0:
            raise RuntimeError(f"terraform console: {ran.stderr or ran.stdout}")
        return ran.stdout.strip().splitlines()

    def functions(self):
        """The names of all functions that Terraform has."""
        ran = subprocess.run([self.program, "metadata", "functions", "-json"], env=self.env, capture_output=True,
                             timeout=60, check=True)
        return {name for name in json.loads(ran.stdout)["function_signatures"] if "::" not in name}

    def values(self, expressions, config=UNKNOWN):
        """A JSON text for each expression, or None where it is refused. Nothing in them depends on what is unknown."""
        tries = ",\n".join(f"  try(jsonencode({with_shape(e)}), null)" for e in expressions)
        printed = self.console(config + TEMPLATES + f"locals {{\n results = [\n{tries}\n]\n}}\n", "base64encode(jsonencode(local.results))")
        return json.loads(base64.b64decode(printed[-1].strip('"')))

    def planned(self, expressions):
        """A JSON text for each expression, or None where it is not known yet."""
        all_of_them = ",\n".join(f"  base64encode(jsonencode({with_shape(e)}))" for e in expressions)
        printed = self.console(UNKNOWN + TEMPLATES + f"locals {{\n results = [\n{all_of_them}\n]\n}}\n", "local.results")
        lines = [line.strip().rstrip(",") for line in printed]
        lines = lines[lines.index("[") + 1:-1]
        return [None if line == "(known after apply)" else base64.b64decode(line.strip('"')).decode() for line in lines]

    def becomes(self, expressions):
        """For each expression the distinct JSON texts that it can become; refusals do not count."""
        found = [[] for _ in expressions]
        for text, unknown in BECOMES:
            config = f"locals {{\n text = {quoted(text)}\n unknown = {unknown}\n}}\n"
            for seen, value in zip(found, self.values(expressions, config)):
                if value is not None and value not in seen:
                    seen.append(value)
        return found


def read_table(path):
    """Comments and expressions in order, and what is saved for each expression."""
    lines, saved = [], {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines():
            expression, _, result = line.partition("\t")
            lines.append(expression)
            if result:
                saved[expression] = result
    return lines, saved


def ask(terraform, expressions):
    """What Terraform says of every expression, as it is written in the table."""
    fixed = [e for e in expressions if not depends(e)]
    later = [e for e in expressions if depends(e)]
    results = {e: v if v is not None else "!" for e, v in zip(fixed, terraform.values(fixed))} if fixed else {}
    if later:
        for expression, now, can_be in zip(later, terraform.planned(later), terraform.becomes(later)):
            results[expression] = "? " + compact([now, can_be])
    return results


def flags(expression, result):
    """The flags to give to services, each with the verdicts that are right and those that are only weak."""
    matches = f"jsonencode({with_shape(expression)}) == "
    if result == "?":
        return [(f'({expression}) == "x"', {"unknown"}, set())]
    if result == "!":
        return [(f"!can({expression})", {"fail"}, set())]
    if not result.startswith("? "):
        return [(matches + quoted(result), {"fail"}, set())]
    now, can_be = json.loads(result[2:])
    if now is not None:
        return [(matches + quoted(now), {"fail"}, set())]
    if len(can_be) == 1:
        return [(matches + quoted(can_be[0]), {"fail", "unknown"}, {"unknown"})]
    # It might become each of them.
    return [(matches + quoted(value), {"unknown"}, set()) for value in can_be]


def scan(kakoi, services):
    """The verdict and reason for each flag."""
    with tempfile.TemporaryDirectory() as folder:
        put_files(folder)
        for start in range(0, len(services), PER_FILE):
            with open(os.path.join(folder, f"f{start}.tf"), "w", encoding="utf-8") as file:
                file.write("".join(SERVICE.format(i, flag) for i, flag in enumerate(services[start:start + PER_FILE], start)))
        with open(os.path.join(folder, "main.tf"), "w", encoding="utf-8") as file:
            file.write(UNKNOWN + TEMPLATES)
        env = {k: v for k, v in os.environ.items() if not k.startswith(("TF_", "KAKOI_"))}
        ran = subprocess.run([kakoi, "scan", folder, "--format", "json"], capture_output=True, env=env, timeout=600, check=False)
    found = {}
    for finding in json.loads(ran.stdout)["findings"]:
        number = re.fullmatch(r"aws_ecs_service\.r(\d+)", finding["resource"])
        if number and finding["control"] == CONTROL:
            found[int(number.group(1))] = (finding["verdict"], finding.get("reason", ""))
    return [found.get(i, ("missing", "")) for i in range(len(services))]


def compare(kakoi, results):
    """Prints what differs. The numbers of right, wrong and weak expressions."""
    wanted = [(e, *flag) for e, result in results.items() for flag in flags(e, result)]
    verdicts = scan(kakoi, [flag for _, flag, _, _ in wanted])
    wrong, weak = {}, set()
    for (expression, flag, right, only_weak), (verdict, reason) in zip(wanted, verdicts):
        if verdict not in right:
            said = {"pass": "kakoi has another value", "fail": "kakoi takes it for known"}.get(verdict, verdict)
            wrong.setdefault(expression, f"{said}{': ' + reason if reason else ''}")
        elif verdict in only_weak:
            weak.add(expression)
    for expression, said in wrong.items():
        print(f"WRONG  {expression}\n       terraform: {results[expression][:300]}\n       {said}")
    for expression in sorted(weak - wrong.keys()):
        print(f"weak   {expression}: can be nothing but {results[expression]}")
    return len(results) - len(wrong), len(wrong), len(weak - wrong.keys())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kakoi", required=True)
    parser.add_argument("--table", default=TABLE)
    parser.add_argument("--record", action="store_true", help="write Terraform's results into the table; exits with 77")
    parser.add_argument("--saved", action="store_true", help="do not ask Terraform")
    parser.add_argument("only", nargs="*", help="only expressions that hold this")
    args = parser.parse_args()
    lines, saved = read_table(args.table)
    chosen = [e for e in lines if e and not e.startswith("#") and (not args.only or any(o in e for o in args.only))]
    try:
        terraform = None if args.saved else Terraform()
    except Missing as why:
        print(f"skipped: {why}\n0 passed, 0 failed, {len(chosen)} skipped")
        return 77
    results = {e: saved[e] for e in chosen if e in saved}
    stale = 0
    if terraform is not None:
        now = ask(terraform, [e for e in chosen if saved.get(e) != "?"])
        now |= {e: "?" for e in chosen if saved.get(e) == "?"}
        if args.record:
            with open(args.table, "w", encoding="utf-8") as file:
                for line in lines:
                    result = now.get(line, saved.get(line))
                    file.write(line + (f"\t{result}" if result else "") + "\n")
            print(f"recorded: look at the differences\n0 passed, 0 failed, {len(now)} skipped")
            return 77
        for expression in chosen:
            if saved.get(expression) != now[expression]:
                print(f"STALE  {expression}: the table says {saved.get(expression)}, Terraform {now[expression]}")
                stale += 1
        used = {name for line in lines for name in re.findall(r"\b(\w+)\(", line)}
        for name in sorted(terraform.functions() - used):
            print(f"STALE  {name}: the table has no call of it")
            stale += 1
        results = now
    missing = [e for e in chosen if e not in results]
    for expression in missing:
        print(f"STALE  {expression}: no saved result")
    passed, failed, weak = compare(os.path.abspath(args.kakoi), results)
    print(f"{weak} where kakoi could know and does not")
    print(f"{passed} passed, {failed + stale + len(missing)} failed, 0 skipped")
    return 1 if failed or stale or missing or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
