"""Colour, and where the output goes."""

import os
import pty
import subprocess
import unittest

import program
from program import Folder, service


class ColourTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({"main.tf": service("true")})

    def on_a_terminal(self, *arguments, env=None):
        try:
            ours, theirs = pty.openpty()
        except OSError as error:
            self.skipTest(f"no terminal can be opened: {error}")
        process = subprocess.Popen(
            [program.path(), "scan", *arguments],
            stdin=subprocess.DEVNULL,
            stdout=theirs,
            stderr=subprocess.PIPE,
            cwd=self.root,
            env=program.environment(**(env or {})),
        )
        os.close(theirs)
        said = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # the other side is closed
                break
            if not piece:
                break
            said += piece
        os.close(ours)
        process.communicate(timeout=60)
        return said.decode()

    def test_there_is_colour_on_a_terminal(self):
        said = self.on_a_terminal()
        self.assertIn("\x1b[1;31mfail\x1b[0m", said)
        self.assertEqual(said.count("\x1b[0m") * 2, said.count("\x1b["))

    def test_there_is_no_colour_where_nobody_wants_it(self):
        self.assertNotIn("\x1b", self.on_a_terminal(env={"NO_COLOR": "1"}))

    def test_an_empty_no_color_wants_colour(self):
        # no-color.org: "when present and not an empty string"
        self.assertIn("\x1b", self.on_a_terminal(env={"NO_COLOR": ""}))

    def test_there_is_no_colour_in_a_pipe(self):
        self.assertNotIn("\x1b", self.kakoi("scan").out)

    def test_there_is_no_colour_in_json(self):
        self.assertNotIn("\x1b", self.on_a_terminal("--format", "json"))


class OutputTest(Folder):
    def setUp(self):
        super().setUp()
        self.write({"main.tf": service("false")})

    def test_the_report_goes_to_standard_output_and_nothing_to_standard_error(self):
        ran = self.kakoi("scan")
        self.assertEqual(ran.err, "")
        self.assertIn("pass 1", ran.out)

    @unittest.skipUnless(os.path.exists("/dev/full"), "there is no /dev/full")
    def test_a_full_disk_is_no_success(self):
        for arguments in (["scan"], ["scan", "--format", "json"], ["explain", "ecs-service-public-ip"], ["--help"]):
            with self.subTest(arguments), open("/dev/full", "wb") as full:
                ran = self.kakoi(*arguments, stdout=full)
                self.assertNotEqual(ran.code, 0)
                self.assertIn("could not be written", ran.err)

    def test_a_closed_output_is_no_success(self):
        ran = subprocess.run(
            ["sh", "-c", 'exec "$0" scan >&-', program.path()],
            stderr=subprocess.PIPE,
            cwd=self.root,
            env=program.environment(),
            timeout=60,
            check=False,
        )
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn(b"could not be written", ran.stderr)
