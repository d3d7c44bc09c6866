#!/usr/bin/env python3
"""tests/docs/check_docs.py fails where it should: each test is a document with one thing wrong in it, or nothing."""

import pathlib
import stat
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "docs"))
import check_docs  # noqa: E402

KAKOI = '#!/bin/sh\necho "the help of $1"\n'


class DocumentTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        (self.root / "src" / "findings").mkdir(parents=True)
        (self.root / "src" / "findings" / "finding.hpp").touch()
        self.kakoi = self.root / "kakoi"
        self.kakoi.write_text(KAKOI)
        self.kakoi.chmod(self.kakoi.stat().st_mode | stat.S_IXUSR)

    def mistakes(self, text):
        document = self.root / "README.md"
        document.write_text(text, encoding="utf-8")
        return check_docs.check(document, str(self.kakoi), self.root)

    def test_a_path_that_exists_is_fine(self):
        text = "`src/findings/finding.hpp:7`, `findings/finding.hpp`, `src/<room>/*.hpp`, [it](src/findings#x)"
        self.assertEqual(self.mistakes(text), [])

    def test_what_is_no_path_of_the_repository_is_left_alone(self):
        text = "`envs/prod`, `pass/fail`, [it](https://example.com/src/x), `build/release/kakoi`\n```text\nsrc/x\n```"
        self.assertEqual(self.mistakes(text), [])

    def test_a_dead_path_in_backticks(self):
        self.assertEqual(self.mistakes("x\n`src/gone.cpp`"), [(2, "there is no src/gone.cpp")])

    def test_a_dead_path_relative_to_src(self):
        self.assertEqual(self.mistakes("`findings/gone.hpp`"), [(1, "there is no findings/gone.hpp")])

    def test_a_pattern_that_nothing_matches(self):
        self.assertEqual(self.mistakes("`src/<room>/<room>.md`"), [(1, "there is no src/<room>/<room>.md")])

    def test_a_dead_link(self):
        self.assertEqual(self.mistakes("[it](docs/gone.md#x)"), [(1, "there is no docs/gone.md")])

    def test_a_dead_path_in_a_shell_block(self):
        self.assertEqual(self.mistakes("```sh\nrun tools/gone --fast\n```"), [(2, "there is no tools/gone")])

    def test_help_that_is_true(self):
        self.assertEqual(self.mistakes("<!-- help scan -->\n```text\nthe help of scan\n```\n<!-- end -->"), [])

    def test_help_that_is_not_true_and_is_put_right(self):
        text = "<!-- help scan -->\n```text\nold\n```\n<!-- end -->\n"
        self.assertEqual([line for line, _ in self.mistakes(text)], [1])
        self.assertEqual(self.mistakes(check_docs.with_true_help(text, str(self.kakoi))), [])

    def test_help_without_an_end_takes_nothing_else_with_it(self):
        text = "<!-- help scan -->\n```text\nold\n```\nx\n<!-- help scan -->\n```text\nthe help of scan\n```\n<!-- end -->"
        self.assertEqual(self.mistakes(text), [(1, "a block of help or output without its fences or its end")])


if __name__ == "__main__":
    unittest.main()
