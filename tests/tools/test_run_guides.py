#!/usr/bin/env python3
"""tests/guides/run_guides.py fails where it should."""

import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "guides"))
import run_guides  # noqa: E402

GUIDE = """# control
```sh
# ### no heading
```
## Cases
### Bad
```terraform
a = 1
```
```terraform modules/a/main.tf
b = 1
```
```args
--var x=1
```
```expect
fail c r["a b"] main.tf:1 from v.tfvars:2
```
## After
### No case
"""


def finding(verdict="fail", resource="r", line=1, origin=()):
    return {
        "verdict": verdict,
        "control": "c",
        "resource": resource,
        "location": {"file": "main.tf", "line": line},
        "origin": [{"file": file, "line": at} for file, at in origin] + [{"what": "command line"}],
    }


class ReadTest(unittest.TestCase):
    def read(self, text):
        cases = run_guides.read_cases(text, "## Cases")
        self.assertEqual(len(cases), 1)
        return cases[0]

    def test_a_case_is_read_whole_and_nothing_around_it(self):
        case = self.read(GUIDE)
        self.assertEqual(case.mistakes, [])
        self.assertEqual(case.files, {"main.tf": "a = 1\n", "modules/a/main.tf": "b = 1\n"})
        self.assertEqual(case.arguments, ["--var", "x=1"])
        want = run_guides.Finding("fail", "c", 'r["a b"]', "main.tf", 1)
        self.assertEqual(case.expected, [(want, [("v.tfvars", 2)])])

    def test_no_section_is_not_the_same_as_no_cases(self):
        self.assertIsNone(run_guides.read_cases("# control\n", "## Cases"))

    def test_mistakes_in_a_case_are_said(self):
        for wrong in (
            GUIDE.replace("```expect", "```expected"),
            GUIDE.replace("fail c", "failed c"),
            GUIDE.replace("main.tf:1 from", "main.tf from"),
            GUIDE.replace("modules/a/", "../"),
            GUIDE.replace("modules/a/", ""),
        ):
            self.assertNotEqual(self.read(wrong).mistakes, [])


class CompareTest(unittest.TestCase):
    want = (run_guides.Finding("fail", "c", "r", "main.tf", 1), [])

    def test_the_same_findings_in_any_order(self):
        other = (run_guides.Finding("pass", "c", "s", "main.tf", 2), [("v.tfvars", 3)])
        found = [finding("pass", "s", 2, [("v.tfvars", 3)]), finding()]
        self.assertEqual(run_guides.compare([self.want, other], found), [])

    def test_a_missing_finding_fails(self):
        self.assertEqual(run_guides.compare([self.want], []), ["missing:    fail c r main.tf:1"])

    def test_an_unexpected_finding_fails(self):
        self.assertEqual(run_guides.compare([], [finding()]), ["unexpected: fail c r main.tf:1"])

    def test_the_same_finding_twice_fails(self):
        self.assertEqual(run_guides.compare([self.want], [finding(), finding()]), ["unexpected: fail c r main.tf:1"])

    def test_another_verdict_or_line_fails(self):
        for wrong in (finding("pass"), finding(line=2), finding(resource="q")):
            self.assertEqual(len(run_guides.compare([self.want], [wrong])), 2)

    def test_a_place_that_is_not_in_the_origin_fails(self):
        self.assertEqual(len(run_guides.compare([(self.want[0], [("v.tfvars", 2)])], [finding()])), 1)


if __name__ == "__main__":
    unittest.main()
