"""Names that somebody chose to do harm with: on a terminal, in JSON, in a log."""

import json
import os
import pathlib
import re
import subprocess

import program
from program import Folder, service

HOSTILE = [
    "new\nline",
    "tab\tbed",
    "carriage\rreturn",
    'quote"d',
    "quote'd",
    "back\\slash",
    "\x1b[2J\x1b]0;title\x07",
    "del\x7f",
    "c1\u009b31m",
    "turn\u202eed",
    "日本語",
    "{}",
    "%s%n",
    "$(touch x)",
    "-rf",
    " blanks ",
]
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class NamesTest(Folder):
    def both_formats(self, *arguments):
        for language in ("en", "ja"):
            text = self.kakoi("scan", "--all", "--lang", language, *arguments)
            self.assertIsNone(CONTROLS.search(text.out + text.err), text.out)
            yield text.out, self.report("--lang", language, *arguments)

    def test_folders_and_files_of_any_name_are_scanned(self):
        self.write({f"{name}/{name}.tf": service("true") for name in HOSTILE})
        for text, report in self.both_formats():
            self.assertEqual({f["location"]["file"] for f in report["findings"]}, {f"{n}/{n}.tf" for n in HOSTILE})
            self.assertEqual(text.count("ecs-service-public-ip  aws_ecs_service.web\n"), len(HOSTILE))

    def test_a_name_that_is_not_utf8_leaves_json_valid(self):
        folder = os.fsencode(self.root) + b"/caf\xe9"
        os.mkdir(folder)
        with open(folder + b"/\xff.tf", "wb") as file:
            file.write(service("true").encode())
        for text, report in self.both_formats():
            self.assertEqual(len(report["findings"]), 1)
            self.assertIn("caf\ufffd/\ufffd.tf:6:24", text)

    def test_a_name_that_is_not_utf8_can_be_given_as_a_path(self):
        folder = os.fsencode(self.root) + b"/caf\xe9"
        os.mkdir(folder)
        pathlib.Path(os.fsdecode(folder), "main.tf").write_text(service("true"))
        ran = subprocess.run(
            [os.fsencode(program.path()), b"scan", b"--format", b"json", folder],
            capture_output=True,
            env=program.environment(),
            timeout=60,
            check=False,
        )
        self.assertEqual(ran.returncode, 1, ran.stderr)
        self.assertEqual(json.loads(ran.stdout)["findings"][0]["location"]["file"], "main.tf")

    def test_files_that_cannot_be_read_are_named_harmlessly(self):
        for name in HOSTILE:
            (self.root / f"{name}.tf").symlink_to("gone")
        for text, report in self.both_formats():
            self.assertEqual(len([d for d in report["diagnostics"] if d["level"] == "error"]), len(HOSTILE))

    def test_keys_in_addresses_are_shown_harmlessly(self):
        keys = ['"\\u001b[31m"', '"a\\nb"', '"q\\"q"', '"\\u202e"', '"日本"']
        self.write({"main.tf": service("true", more=f"  for_each = toset([{', '.join(keys)}])\n")})
        for text, report in self.both_formats():
            self.assertEqual(len({f["resource"] for f in report["findings"]}), len(keys))
            shown = re.findall(r"aws_ecs_service\.web\[.*\]", text)
            self.assertEqual(len(set(shown)), len(keys), shown)

    def test_text_from_the_code_is_shown_harmlessly(self):
        escape = "\x1b[31m\u202e"
        self.write({
            "main.tf": f'module "m" {{\n  source = "acme/{escape}"\n}}\n'
            + service(f'"{escape}"', "wrong")
            + service("true /* \x1b[31m */", "comment")
            + service("var.missing", "undeclared")
            + "broken \x1b[31m {{{\n"
        })
        for _ in self.both_formats():
            pass
