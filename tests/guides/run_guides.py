#!/usr/bin/env python3
"""Runs the cases that the controls' guides hold, and checks that each control has its guides.

A guide is src/controls/<control>/<control>.<language>.md. Its section `## Cases` (`## ケース`) holds cases: a heading
`### <sentence>`, then fenced blocks, each told by its info string:

    terraform [FILE]   a file of the case; main.tf when no name is given
    json FILE, yaml FILE   likewise
    expect             every finding of every control of the guide's class (setting, network), one a line, in any
                       order; empty when nothing is found:
                       VERDICT CONTROL RESOURCE FILE:LINE [from FILE:LINE]...    (`from`: places in the origin)
                       RESOURCE is ADDRESS, or ADDRESS#TARGET for a target within it, such as a state, in
                       quotes when it has spaces: ADDRESS#"nodes 0:1"
    args               more arguments for `kakoi scan`

Findings that are missing and findings that are not expected both fail a case.
"""

import collections
import json
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
CONTROLS = REPOSITORY / "src" / "controls"
LANGUAGES = {"en": "## Cases", "ja": "## ケース"}
VERDICTS = ("fail", "pass", "unknown", "not_applicable")

# What a control cannot give, and why. A guide that shows it all the same says that its line has to come out.
# Controls of the network judge what starts tasks with an interface of their own, and pass over what does not.
CANNOT_GIVE = {
    "ecs-task-missing-egress": {"not_applicable"},
    "ecs-task-open-ingress": {"not_applicable"},
    "ecs-task-public-subnet": {"not_applicable"},
    "ecs-task-open-egress": {"not_applicable"},
}

# Of severity info, which is under what --fail-on takes as the least: the exit code does not depend on it.
CHANGES_NO_EXIT_CODE = {"ecs-task-open-egress"}

FENCE = re.compile(r"^(`{3,})\s*([^`]*?)\s*$")
# Spaces stand in a resource only within the quotes of its key, or of its target.
EXPECTED = re.compile(r'^(\S+) (\S+) ((?:[^\s"]|"(?:[^"\\]|\\.)*")+) (\S+):(\d+)((?: from \S+:\d+)*)$')

Finding = collections.namedtuple("Finding", "verdict control resource file line")


class Case:
    def __init__(self, name):
        self.name = name
        self.files = {}
        self.expected = None  # [(Finding, [(file, line) of the origin])]
        self.arguments = []
        self.mistakes = []


def blocks_and_headings(text):
    """Yields ("heading", line, None) and ("block", info, text), knowing that a `#` in a block is no heading."""
    fence, info, lines = None, None, []
    for line in text.splitlines():
        found = FENCE.match(line)
        if fence is None and found:
            fence, info, lines = found.group(1), found.group(2), []
        elif fence is None:
            if line.startswith("#"):
                yield "heading", line.rstrip(), None
        elif found and found.group(2) == "" and len(found.group(1)) >= len(fence):
            yield "block", info, "".join(each + "\n" for each in lines)
            fence = None
        else:
            lines.append(line)
    if fence is not None:
        yield "block", "never closed", ""


def read_expected(text, case):
    expected = []
    for line in filter(None, map(str.strip, text.splitlines())):
        found = EXPECTED.match(line)
        if not found or found.group(1) not in VERDICTS:
            case.mistakes.append(f"cannot read the expectation: {line}")
            continue
        verdict, control, resource, file, number, origin = found.groups()
        places = [(place, int(at)) for place, at in re.findall(r" from (\S+):(\d+)", origin)]
        expected.append((Finding(verdict, control, resource, file, int(number)), places))
    return expected


def read_block(info, text, case):
    language, _, name = info.partition(" ")
    if language == "terraform" or (language in ("json", "yaml") and name.strip()):
        name = name.strip() or "main.tf"
        parts = pathlib.PurePosixPath(name).parts
        if name in case.files or name.startswith("/") or ".." in parts:
            case.mistakes.append(f"twice, or outside of the case: {name}")
        case.files[name] = text
    elif info == "args":
        case.arguments += shlex.split(text)
    elif info == "expect":
        if case.expected is not None:
            case.mistakes.append("two blocks `expect`")
        case.expected = read_expected(text, case)
    else:
        case.mistakes.append(f"a block of a kind that no case has: `{info}`")


def read_cases(text, section):
    """The cases in the section of this heading; None when there is no such section."""
    cases, inside, found = [], False, False
    for kind, head, body in blocks_and_headings(text):
        if kind == "heading" and not head.startswith("###"):
            inside = head == section
            found = found or inside
        elif inside and kind == "heading":
            cases.append(Case(head.lstrip("# ")))
        elif inside and cases:
            read_block(head, body, cases[-1])
        elif inside:
            cases.append(Case("before the first heading"))
            cases[-1].mistakes.append("a block that belongs to no case")
    for case in cases:
        if case.expected is None or not case.files:
            case.mistakes.append("a case needs a file and a block `expect`")
    return cases if found else None


def environment(state):
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("TF_", "AWS_", "KAKOI_"))}
    return clean | {"LC_ALL": "C.UTF-8", "XDG_STATE_HOME": state}


def run(kakoi, *arguments):
    with tempfile.TemporaryDirectory() as state:
        return subprocess.run(
            [kakoi, *arguments], capture_output=True, encoding="utf-8", timeout=60, env=environment(state)
        )


def class_of(control):
    """The class of controls that this one is of, as its source has it and --controls takes it."""
    source = (CONTROLS / control / f"{control}.cpp").read_text(encoding="utf-8")
    return re.search(r"\.control_class = Class::(\w+),", source).group(1)


def scan(kakoi, case, controls):
    """The JSON report and the exit code; a text instead of the report when there is none."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in case.files.items():
            path = pathlib.Path(folder, name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        ran = run(kakoi, "scan", folder, "--format", "json", "--controls", controls, *case.arguments)
    try:
        return json.loads(ran.stdout), ran.returncode
    except ValueError:
        return f"exit {ran.returncode}, no report: {ran.stderr.strip()[-300:]}", ran.returncode


def written(finding):
    return f"{finding.verdict} {finding.control} {finding.resource} {finding.file}:{finding.line}"


def resource_of(finding):
    """As the guides write it: the address, and what is meant within it."""
    target = finding.get("target", "")
    quoted = json.dumps(target, ensure_ascii=False) if re.search(r'[\s"]', target) else target
    return finding["resource"] + (f"#{quoted}" if target else "")


def compare(expected, findings):
    """What differs: each expectation takes one finding that is the same, and nothing may be left over."""
    mismatches, left = [], []
    for each in findings:
        place = each["location"]
        finding = Finding(each["verdict"], each["control"], resource_of(each), place["file"], place["line"])
        # A value from the command line or the environment has no place in a file.
        left.append((finding, [(step.get("file"), step.get("line")) for step in each.get("origin", [])]))
    for want, places in expected:
        same = [got for got in left if got[0] == want]
        whole = [got for got in same if all(place in got[1] for place in places)]
        if not same:
            mismatches.append(f"missing:    {written(want)}")
            continue
        taken = (whole or same)[0]
        left.remove(taken)
        for file, line in places:
            if (file, line) not in taken[1]:
                mismatches.append(f"not in the origin of {written(want)}: {file}:{line}, but {taken[1]}")
    return mismatches + [f"unexpected: {written(got)}" for got, _ in left]


def run_case(kakoi, case, controls):
    if case.mistakes:
        return case.mistakes
    report, code = scan(kakoi, case, controls)
    if isinstance(report, str):
        return [report]
    mismatches = compare(case.expected, report["findings"])
    for said in report["diagnostics"]:
        if said["level"] == "error":
            mismatches.append(f"not read: {said.get('file')}:{said.get('line')} {said['message']}")
    failing = {finding.control for finding, _ in case.expected if finding.verdict == "fail"}
    wanted = 1 if failing - CHANGES_NO_EXIT_CODE else 0
    if not case.arguments and code != wanted:
        mismatches.append(f"exit {code}, want {wanted}")
    return mismatches


def check_guide(kakoi, control, language):
    """Yields (what was checked, mismatches)."""
    path = CONTROLS / control / f"{control}.{language}.md"
    name = path.relative_to(REPOSITORY).as_posix()
    if not path.is_file():
        yield name, ["there is no such guide"]
        return
    text = path.read_text(encoding="utf-8")
    shown = run(kakoi, "--lang", language, "explain", control)
    yield f"{name}: shown", [] if shown.stdout == text else ["`kakoi explain` shows another text: build kakoi again"]
    cases = read_cases(text, LANGUAGES[language])
    if cases is None:
        yield name, [f"no section `{LANGUAGES[language]}`"]
        return
    for case in cases:
        yield f"{name}: {case.name}", run_case(kakoi, case, class_of(control))
    verdicts = {
        finding.verdict for case in cases for finding, _ in case.expected or [] if finding.control == control
    }
    cannot = CANNOT_GIVE.get(control, set())
    mismatches = [f"no case is `{verdict}`" for verdict in VERDICTS if verdict not in verdicts | cannot]
    mismatches += [f"`{verdict}` has to come out of CANNOT_GIVE" for verdict in sorted(verdicts & cannot)]
    yield f"{name}: verdicts", mismatches


def main(arguments):
    kakoi = os.path.abspath(arguments[1]) if len(arguments) > 1 else str(REPOSITORY / "build/release/kakoi")
    controls = re.findall(r'^KAKOI_CONTROL\(\w+, "([^"]+)"\)', (CONTROLS / "controls.inc").read_text(), re.MULTILINE)
    checked = [each for control in controls for language in LANGUAGES for each in check_guide(kakoi, control, language)]
    guides = {CONTROLS / control / f"{control}.{language}.md" for control in controls for language in LANGUAGES}
    for path in sorted(set(CONTROLS.glob("*/*.md")) - guides):
        checked.append((path.relative_to(REPOSITORY).as_posix(), ["not the guide of a control in controls.inc"]))
    for control in sorted(set(CANNOT_GIVE) - set(controls)):
        checked.append((control, ["in CANNOT_GIVE, but not in controls.inc"]))
    for name, mismatches in checked:
        if mismatches:
            print("\n  ".join([f"FAILED {name}", *mismatches]))
    failed = sum(1 for _, mismatches in checked if mismatches)
    print(f"{len(checked) - failed} passed, {failed} failed")
    return 1 if failed or not checked else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
