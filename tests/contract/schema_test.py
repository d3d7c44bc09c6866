#!/usr/bin/env python3
"""Holds the JSON of all cases against docs/scan-1.schema.json: `schema_test.py KAKOI`.

Needs Debian's python3-jsonschema; without it, exits with 77. The schema allows fields that it does not name, so that
kakoi may add some; here they are refused, so that whoever adds one adds it to the schema too.
"""

import collections
import copy
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

try:
    import jsonschema
except ImportError:
    jsonschema = None

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((REPOSITORY / "docs" / "scan-1.schema.json").read_text(encoding="utf-8"))
SKIPPED = 77
# What is said in the language that is asked for.
TEXTS = {"message", "reason", "advice", "what", "name", "why", "exposure_reason"}
# Members of a finding that are left out where they say nothing.
OPTIONAL = {"risks", "path", "open", "egress", "exposure_reason", "advice_only"}
# They take long, and say nothing that others do not.
HEAVY = ("explosion*", "deep-*", "long-*", "too-large")
MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None

kakoi = None


def strict(schema):
    """The same schema, without fields that it does not name."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    result = {key: value if key == "const" else strict(value) for key, value in schema.items()}
    if schema.get("type") == "object" and "properties" in schema:
        result["additionalProperties"] = False
    return result


def without_texts(report):
    """Only that there is a text, not which."""
    if isinstance(report, list):
        return [without_texts(each) for each in report]
    if not isinstance(report, dict):
        return report
    return {key: bool(value) if key in TEXTS else without_texts(value) for key, value in report.items()}


def scan(folder, *arguments):
    ours = ("KAKOI_", "TF_", "AWS_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    command = [kakoi, "scan", "--format", "json", *arguments, str(folder)]
    ran = subprocess.run(command, capture_output=True, env=environment, check=False, timeout=300)
    return json.loads(ran.stdout)


class SchemaTest(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(dir=MEMORY)
        cls.addClassCleanup(folder.cleanup)
        for name in ("cases", "cases-more"):
            copied = pathlib.Path(folder.name, name)
            shutil.copytree(REPOSITORY / "tests" / name, copied, symlinks=True, ignore=shutil.ignore_patterns(*HEAVY))
            for expect in copied.glob("*/expect.json"):
                for command in json.loads(expect.read_text(encoding="utf-8")).get("setup", []):
                    subprocess.run(command, shell=True, cwd=expect.parent, check=True)
        cls.reports = {
            language: scan(folder.name, "--lang", language)
            for language in ("en", "ja")
        }
        cls.validator = jsonschema.Draft202012Validator(strict(SCHEMA))

    def mistakes(self, report):
        found = sorted(self.validator.iter_errors(report), key=lambda error: list(map(str, error.absolute_path)))
        return [f"{error.json_path}: {error.message[:200]}" for error in found[:20]]

    def test_the_schema_is_one(self):
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    def test_the_report_keeps_the_contract(self):
        self.assertEqual(self.mistakes(self.reports["en"]), [])

    def test_the_report_differs_from_language_to_language_in_its_texts_only(self):
        self.assertEqual(without_texts(self.reports["ja"]), without_texts(self.reports["en"]))

    def test_the_reports_hold_every_kind_of_thing(self):
        report = self.reports["en"]
        verdicts = {finding["verdict"] for finding in report["findings"]}
        self.assertEqual(verdicts, {"fail", "pass", "unknown", "not_applicable"})
        self.assertEqual({diagnostic["level"] for diagnostic in report["diagnostics"]}, {"error", "warning"})
        self.assertEqual({"line" in diagnostic for diagnostic in report["diagnostics"]}, {True, False})
        self.assertTrue(any(finding["origin"] for finding in report["findings"]))
        for member in ("path", "open", "egress", "exposure_reason", "advice_only"):
            self.assertTrue(any(member in finding for finding in report["findings"]), member)
        self.assertGreater(report["summary"]["advice"], 0)

    def test_an_empty_report_keeps_the_contract(self):
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            report = scan(folder)
        self.assertEqual(self.mistakes(report), [])
        self.assertEqual(report["findings"], [])

    def test_a_value_without_a_file_keeps_the_contract(self):
        with tempfile.TemporaryDirectory(dir=MEMORY) as folder:
            pathlib.Path(folder, "main.tf").write_text(
                'variable "p" {}\nresource "aws_ecs_service" "a" {\n  network_configuration {\n'
                "    assign_public_ip = var.p\n  }\n}\n"
            )
            report = scan(folder, "--var", "p=true")
        self.assertEqual(self.mistakes(report), [])
        self.assertEqual(["file" in step for step in report["findings"][0]["origin"]], [True, False])

    def test_counts_are_those_of_the_findings(self):
        for report in self.reports.values():
            counts = collections.Counter(finding["verdict"] for finding in report["findings"])
            for verdict in ("fail", "pass", "unknown", "not_applicable"):
                self.assertEqual(report["summary"][verdict], counts[verdict])

    def test_fingerprints_are_unique_and_the_same_in_every_language(self):
        english, japanese = (
            [finding["fingerprint"] for finding in report["findings"]] for report in self.reports.values()
        )
        self.assertEqual(english, japanese)
        self.assertEqual([f for f, count in collections.Counter(english).items() if count > 1], [])

    def test_no_text_ends_in_a_full_stop_or_is_left_in_the_wrong_language(self):
        for language, report in self.reports.items():
            texts = {
                item[key]
                for item in report["findings"] + report["diagnostics"]
                for key in ("message", "reason", "advice")
                if key in item
            }
            self.assertEqual([text for text in texts if text.endswith((".", "。"))], [], language)
            if language == "ja":
                has_japanese = re.compile("[ぁ-んァ-ン一-龥]")
                self.assertEqual([text for text in texts if not has_japanese.search(text)], [])


class BrokenReportTest(unittest.TestCase):
    """The schema refuses what breaks the contract: each test breaks a report that keeps it in one place."""

    def setUp(self):
        place = {"line": 1, "column": 1, "offset": 0, "length": 4}
        end = {"end_line": 1, "end_column": 5}
        self.report = {
            "schema": "kakoi.scan/1",
            "summary": {"fail": 0, "pass": 0, "unknown": 1, "not_applicable": 0, "accepted": 1, "files": 1,
                        "unreadable": 0},
            "findings": [{
                "control": "c", "verdict": "unknown", "severity": "high", "exposure": "unknown", "source": "terraform",
                "root": ".", "resource": "r", "message": "m", "reason": "r", "location": {"file": "f", **place, **end},
                "origin": [{"file": "f", **place, "what": "w", "decides": True}, {"what": "w", "decides": False}],
                "risks": [{"number": 1, "name": "n", "why": "w"}], "fingerprint": "0" * 32,
                "path": ["internet", "task"], "open": [{"ports": "tcp/80", "from": ["0.0.0.0/0"]}],
                "egress": [{"need": "logs", "destination": "logs", "container": "", "when": "start",
                            "ways": [{"subnet": "s", "evidence": "missing", "hops": [], "why": "w"}]}],
                "advice_only": True, "exposure_reason": "e",
            }],
            "diagnostics": [{"level": "error", "file": "f", "message": "m"}],
        }
        acceptance = {"until": "2027-03-31", "owner": "o", "reason": "r", "file": "f", "line": 1}
        self.report["accepted"] = [self.report["findings"][0] | {"acceptance": acceptance}]
        self.validator = jsonschema.Draft202012Validator(SCHEMA)

    def test_a_report_that_keeps_it(self):
        self.assertEqual([error.message for error in self.validator.iter_errors(self.report)], [])

    def test_a_field_that_a_later_version_adds(self):
        self.report["later"] = self.report["findings"][0]["later"] = 1
        self.assertTrue(self.validator.is_valid(self.report))

    def test_a_field_that_is_not_there(self):
        finding = self.report["findings"][0]
        diagnostic = self.report["diagnostics"][0]
        acceptance = self.report["accepted"][0]["acceptance"]
        for holder in (self.report, self.report["summary"], finding, finding["location"], diagnostic, acceptance):
            for key in [key for key in holder if key not in OPTIONAL]:
                value = holder.pop(key)
                self.assertFalse(self.validator.is_valid(self.report), key)
                holder[key] = value

    def test_a_value_that_is_none(self):
        for path, value in (
            (["schema"], "kakoi.scan/2"),
            (["summary", "fail"], -1),
            (["findings", 0, "verdict"], "failed"),
            (["findings", 0, "severity"], "HIGH"),
            (["findings", 0, "exposure"], ""),
            (["findings", 0, "source"], "pulumi"),
            (["findings", 0, "root"], ""),
            (["findings", 0, "reason"], ""),
            (["findings", 0, "location", "line"], 0),
            (["findings", 0, "location", "offset"], -1),
            (["findings", 0, "path"], []),
            (["findings", 0, "open"], [{"ports": "tcp/80"}]),
            (["findings", 0, "egress", 0, "ways", 0, "evidence"], "likely"),
            (["findings", 0, "advice_only"], False),
            (["summary", "advice"], 0),
            (["findings", 0, "fingerprint"], "0" * 31),
            (["findings", 0, "fingerprint"], "F" * 32),
            (["findings", 0, "origin"], [{"what": "w", "decides": True}] * 17),
            (["findings", 0, "origin", 0], {"file": "f", "what": "w", "decides": True}),
            (["findings", 0, "risks", 0, "number"], 6),
            (["diagnostics", 0, "level"], "fatal"),
        ):
            report = copy.deepcopy(self.report)
            holder = report
            for step in path[:-1]:
                holder = holder[step]
            holder[path[-1]] = value
            self.assertFalse(self.validator.is_valid(report), (path, value))


def main(arguments):
    global kakoi
    if len(arguments) != 2:
        print(__doc__, file=sys.stderr)
        return 2
    if jsonschema is None:
        print("skipped: python3-jsonschema is not installed")
        return SKIPPED
    kakoi = os.path.abspath(arguments[1])
    result = unittest.TextTestRunner().run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules[__name__]))
    return 0 if result.wasSuccessful() else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
