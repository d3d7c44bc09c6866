#!/usr/bin/env python3
"""Synthesises the CDK app in app/ and holds what kakoi says of its cdk.out against expected.json.

    cdk_test.py build/release/kakoi
    cdk_test.py --synthesise FOLDER     only that, to look at

expected.json was written by reading the templates: for each file the findings on what is written in it. `target` is
absent where the resource is one thing only; `optional` may be missing; `or` is a second answer that will do; `decides`
is the place that the origin has to lead to. A finding too many is as wrong as one that is missing.

It is done three times: as the CDK's command line does it; with CDK_DEBUG, where the manifest tells the line of the app
from which a resource comes; and without metadata in the templates, where nested stacks are found by their assets.
Exits with 77 where node or aws-cdk-lib is not at hand.
"""

import argparse
import json
import pathlib
import sys
import tempfile

import cloud_assembly

sys.path.insert(0, str(cloud_assembly.HERE.parent / "cases"))
import judge  # noqa: E402

SKIPPED = 77
# Name, context, environment.
RUNS = (
    ("as the command line does", cloud_assembly.METADATA, {}),
    ("with CDK_DEBUG", cloud_assembly.METADATA, {"CDK_DEBUG": "true"}),
    ("without metadata", {}, {}),
)


def name_of(finding):
    return " ".join(filter(None, (finding["control"], finding["resource"], finding.get("target"))))


class Run:
    """One cdk.out, and kakoi's report on it."""

    def __init__(self, kakoi, out, paths):
        self.out = out
        self.paths = paths  # (file, logical id) -> construct path; empty in the first run, which fills it
        self.templates = {
            str(path.relative_to(out)): cloud_assembly.Template(path) for path in out.rglob("*.template.json")
        }
        self.traces = cloud_assembly.traces(out)
        self.ran = judge.run(kakoi, "scan", "--controls", "setting", str(out), "--format", "json")
        self.report = json.loads(self.ran.stdout or b'{"findings": []}')

    def mistakes(self, expected):
        if not self.ran.stdout:
            yield f"no report: exit {self.ran.returncode}: {self.ran.stderr.decode(errors='replace')[-200:]}"
            return
        if self.ran.returncode != 1:
            yield f"exit {self.ran.returncode}, want 1"
        yield from judge.contract(self.report, str(self.out))
        for said in self.report["diagnostics"]:
            if said["level"] == "error" or said["file"] not in self.templates:
                yield f"{said['file']}: {said['level']}: {said['message']}"
        left = list(self.report["findings"])
        for file, wanted in expected.items():
            for want in wanted:
                yield from self.mistakes_in(file, want, left)
        for finding in left:
            yield f"{finding['location']['file']}: {name_of(finding)}: not expected ({finding['verdict']})"

    def mistakes_in(self, file, want, left):
        """Takes the finding that is wanted out of `left`."""
        if self.templates.get(file) is None or self.templates[file].resource(want["resource"]) is None:
            yield f"{file}: {name_of(want)}: expected.json names what the template does not have"
            return
        other = [{"resource": want["resource"], "control": want["control"], **want["or"]}] if "or" in want else []
        for answer in [want] + other:
            found = [one for one in left if one["location"]["file"] == file and name_of(one) == name_of(answer)]
            if found:
                left.remove(found[0])
                for mistake in self.mistakes_of(file, found[0], answer):
                    yield f"{file}: {name_of(want)}: {mistake}"
                return
        if not want.get("optional"):
            yield f"{file}: {name_of(want)}: no finding, want {want['verdict']}: {want['why']}"

    def mistakes_of(self, file, finding, want):
        if finding["verdict"] != want["verdict"]:
            yield f"{finding['verdict']}, want {want['verdict']}: {want['why']}"
        if finding["source"] != "cloudformation":
            yield f"source {finding['source']}"
        yield from self.place_mistakes(self.templates[file], finding)
        if "decides" in want and not self.leads_to(finding, want["decides"]):
            yield f"no place of the origin that decides is {'/'.join(map(str, want['decides']['path']))}"
        yield from self.construct_mistakes(file, finding)

    def place_mistakes(self, template, finding):
        """The bytes are those of the setting, or of what stands for it where it is not written."""
        node, is_setting = template.places_of(finding["resource"], finding.get("target"))
        start = finding["location"]["offset"]
        end = start + finding["location"]["length"]
        bytes_there = template.data[start:end]
        logical_id = finding["resource"].rpartition("/")[2].encode()
        if finding["verdict"] == "not_applicable" and bytes_there.strip(b'"') == logical_id:
            return  # a resource that is not made has a header, and no setting
        if is_setting and isinstance(node.value, str):
            # With its quotes or without.
            wanted = template.data[node.start : node.end]
            right = node.start <= start and end <= node.end and bytes_there.strip(b'\\"') == wanted.strip(b'\\"')
        elif is_setting:
            right = (start, end) == (node.start, node.end)
        else:
            right = 0 <= start - node.start <= 1 and start < end <= node.end
        if not right:
            yield f"points at {bytes_there[:60]!r}, want {template.data[node.start : node.end][:60]!r} at {node.start}"

    def leads_to(self, finding, decides):
        node = self.templates[decides["file"]].root.get(*decides["path"])
        return any(
            one["decides"] and one.get("file") == decides["file"] and 0 <= one["offset"] - node.start <= 1
            for one in finding["origin"]
        )

    def construct_mistakes(self, file, finding):
        key = (file, finding["resource"].rpartition("/")[2])
        template = self.templates[file]
        is_written = template.resource(finding["resource"]).get("Metadata", "aws:cdk:path") is not None
        if is_written:
            self.paths[key] = template.construct_path(finding["resource"])
        path = self.paths.get(key)
        # Without metadata it can be had from the manifest; nobody has to.
        if finding.get("construct_path") != path and (is_written or "construct_path" in finding):
            yield f"construct_path {finding.get('construct_path')}, want {path}"
        trace = self.traces.get(path)
        source = cloud_assembly.source_of(trace, self.out) if trace else None
        if finding.get("construct_source") != source:
            yield f"construct_source {finding.get('construct_source')}, want {source}"


def mistakes_in_all_runs(kakoi):
    expected = json.loads((cloud_assembly.HERE / "expected.json").read_text(encoding="utf-8"))
    paths = {}
    for name, context, environment in RUNS:
        with tempfile.TemporaryDirectory() as folder:
            out = cloud_assembly.synthesise(pathlib.Path(folder).resolve(), context, environment)
            run = Run(kakoi, out, paths)
            for mistake in run.mistakes(expected):
                yield f"{name}: {mistake}"
            print(f"{name}: {len(run.templates)} templates, {len(run.report['findings'])} findings")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kakoi", nargs="?")
    parser.add_argument("--synthesise", type=pathlib.Path, metavar="FOLDER")
    arguments = parser.parse_args()
    reason = cloud_assembly.missing()
    if reason:
        print(f"skipped: {reason}")
        return SKIPPED
    if arguments.synthesise:
        arguments.synthesise.mkdir(parents=True)
        print(cloud_assembly.synthesise(arguments.synthesise.resolve(), cloud_assembly.METADATA, {}))
        return 0
    if not arguments.kakoi:
        parser.error("which kakoi?")
    found = list(mistakes_in_all_runs(str(pathlib.Path(arguments.kakoi).resolve())))
    print("\n".join(found + [f"{len(found)} mistakes"]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
