#!/usr/bin/env python3
"""Runs kakoi as a user does: `cli_test.py KAKOI [TEST…]` runs each test_*.py beside this file, or those named."""

import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import program  # noqa: E402


def main(arguments):
    if len(arguments) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    program.use(arguments[1])
    loader = unittest.defaultTestLoader
    names = arguments[2:] or sorted(path.stem for path in HERE.glob("test_*.py"))
    suite = unittest.TestSuite(loader.loadTestsFromName(name) for name in names)
    result = unittest.TextTestRunner().run(suite)
    return 0 if result.wasSuccessful() and result.testsRun else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv))
