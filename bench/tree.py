#!/usr/bin/env python3
"""Measures `kakoi scan` as a whole process: on a large generated Terraform tree against `cat` of the same files, and on
one small folder. Figures are ratios of runs in one go, the two commands in turn; absolute times are the machine's."""
import argparse, os, random, shutil, sys, tempfile

from measure import in_turn, peak_memory

FILES, BYTES, ROOTS, MODULES = 20_000, 60_000_000, 2_000, 50
WORDS = "alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike november oscar papa".split()


def filler(rng, name, size):
    """Terraform that launches nothing, as most of a repository does."""
    out = [f"# {name}\n"]
    while sum(map(len, out)) < size:
        word, n = rng.choice(WORDS), rng.randrange(10**6)
        out.append(f'''
resource "aws_ssm_parameter" "{word}_{n}" {{
  name        = "/${{var.environment}}/{word}/{n}"
  description = "The {word} of {name}, kept here for all that reads it"
  type        = "String"
  value       = jsonencode({{
    owner   = "team-{word}"
    enabled = true
    limits  = [for i in [1, 2, 3] : i * {n % 97}]
  }})

  tags = merge(local.tags, {{
    Name = "{word}-{n}" # for people
  }})
}}
''')
    return "".join(out)


def service(flag):
    return f'''
resource "aws_ecs_service" "this" {{
  name            = "svc-${{var.environment}}"
  cluster         = "main"
  task_definition = "app:1"
  launch_type     = "FARGATE"
  network_configuration {{
    subnets          = ["subnet-11111111"]
    assign_public_ip = {flag}
  }}
}}
'''


def generate(top):
    rng = random.Random(7)
    size = BYTES // FILES
    left = FILES - MODULES * 4  # for the roots, whose number of files differs by one at most
    common = 'variable "environment" {\n  type    = string\n  default = "dev"\n}\n\nlocals {\n  tags = { App = var.environment }\n}\n'

    def write(path, text):
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            file.write(text)

    for m in range(MODULES):
        folder = f"{top}/modules/m{m:02}"
        launches = m % 5 == 0
        write(f"{folder}/main.tf", common + 'variable "public" {\n  type    = bool\n  default = false\n}\n' + (service("var.public") if launches else ""))
        for i in range(3):
            write(f"{folder}/part{i}.tf", filler(rng, f"module {m} part {i}", size))
    for r in range(ROOTS):
        folder = f"{top}/teams/t{r // 100:02}/r{r:04}"
        calls = "".join(f'\nmodule "m{m:02}" {{\n  source = "../../../modules/m{m:02}"\n  public = {"true" if r % 7 == 0 else "false"}\n}}\n'
                        for m in rng.sample(range(MODULES), 2))
        direct = service("var.environment == \"prod\" ? false : true") if r % 2 == 0 else ""
        write(f"{folder}/main.tf", common + calls + direct)
        files = left // (ROOTS - r)
        left -= files
        for i in range(files - 1):
            write(f"{folder}/part{i}.tf", filler(rng, f"root {r} part {i}", size))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kakoi")
    parser.add_argument("--rounds", type=int, default=5)
    args = parser.parse_args()
    kakoi = os.path.abspath(args.kakoi)
    top = tempfile.mkdtemp(prefix="kakoi-bench-")
    try:
        generate(top)
        files = sum(len(f) for _, _, f in os.walk(top))
        size = sum(os.path.getsize(os.path.join(d, f)) for d, _, fs in os.walk(top) for f in fs)
        print(f"tree: {files} files, {size / 1e6:.0f} MB")
        cat = ["sh", "-c", "find . -type f -print0 | xargs -0 cat >/dev/null"]
        scan, read, ratio = in_turn([kakoi, "scan", "."], cat, top, args.rounds)
        print(f"  scan {scan:.3f} s   cat {read:.3f} s   scan / cat {ratio:.2f}   {size / 1e6 / scan:.0f} MB/s")
        one, _, one_ratio = in_turn([kakoi, "scan", ".", "--jobs", "1"], cat, top, args.rounds)
        print(f"  on one thread {one:.3f} s   scan / cat {one_ratio:.2f}   {size / 1e6 / one:.0f} MB/s")
        print(f"  peak memory {peak_memory([kakoi, 'scan', '.'], top):.0f} MB")
        small = f"{top}/modules/m00"
        whole, nothing, _ = in_turn([kakoi, "scan", "."], ["true"], small, 50)
        print(f"one folder, whole process: {whole * 1000:.1f} ms   (starting `true`: {nothing * 1000:.1f} ms)")
    finally:
        shutil.rmtree(top)
    return 0


if __name__ == "__main__":
    sys.exit(main())
