#!/usr/bin/env python3
"""Holds what kakoi prints against the files in outputs/: `golden_test.py KAKOI`.

Every folder in inputs/, and demo/, is scanned in a copy outside of any repository. With KAKOI_ACCEPT=1 the files are
written anew; then it exits with 77, so that no run both changes what is right and passes.
"""

import difflib
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
DEMO = HERE.parents[1] / "demo"
SKIPPED = 77

# The name of a golden file, and the options that print it.
RUNS = {
    "en.txt": [],
    "ja.txt": ["--lang", "ja"],
    "all.en.txt": ["--all"],
    "all.ja.txt": ["--all", "--lang", "ja"],
    "en.json": ["--format", "json"],
    "ja.json": ["--format", "json", "--lang", "ja"],
}

# Of one folder, more.
MORE = {
    "network": {
        "asked.en.txt": ["--controls", "all"],
        "asked.ja.txt": ["--controls", "all", "--lang", "ja"],
        "asked.all.en.txt": ["--controls", "network", "--all"],
    },
}


def printed(kakoi, name, options, folder):
    """What a terminal would show; of JSON the report alone, so that other tools can read the file."""
    ours = ("KAKOI_", "TF_", "NO_COLOR")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(ours)}
    command = ["scan", *options, name]
    ran = subprocess.run(
        [kakoi, *command], cwd=folder, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    if "json" in options:
        return ran.stdout
    return f"$ kakoi {' '.join(command)}\n{ran.stdout}{ran.stderr}[exit {ran.returncode}]\n"


def all_printed(kakoi):
    """Every golden file by its path, as it should be now."""
    files = {}
    with tempfile.TemporaryDirectory() as folder:
        for source in [DEMO, *sorted((HERE / "inputs").iterdir())]:
            shutil.copytree(source, pathlib.Path(folder, source.name))
            for file, options in {**RUNS, **MORE.get(source.name, {})}.items():
                files[f"{source.name}/{file}"] = printed(kakoi, source.name, options, folder)
    return files


def accept(files):
    outputs = HERE / "outputs"
    shutil.rmtree(outputs, ignore_errors=True)
    for name, text in files.items():
        (outputs / name).parent.mkdir(parents=True, exist_ok=True)
        (outputs / name).write_text(text, encoding="utf-8")
    print(f"wrote {len(files)} files; look at `git diff` before you commit them")
    return SKIPPED


def compare(files):
    outputs = HERE / "outputs"
    kept = {
        path.relative_to(outputs).as_posix(): path.read_text(encoding="utf-8")
        for path in outputs.glob("*/*")
    }
    failed = 0
    for name in sorted(set(files) | set(kept)):
        wanted, got = (text.splitlines(keepends=True) for text in (kept.get(name, ""), files.get(name, "")))
        if wanted != got:
            failed += 1
            sys.stdout.writelines(difflib.unified_diff(wanted, got, f"{name} (accepted)", f"{name} (now)"))
    print(f"{len(files)} files, {failed} not as accepted" + ("; KAKOI_ACCEPT=1 accepts them" if failed else ""))
    return 1 if failed or not files else 0


def main(arguments):
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    files = all_printed(os.path.abspath(arguments[1]))
    return accept(files) if os.environ.get("KAKOI_ACCEPT") == "1" else compare(files)


if __name__ == "__main__":
    sys.exit(main(sys.argv))
