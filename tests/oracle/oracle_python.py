"""Finds a Python that has botocore, and not one of years ago, when the one of the test has none."""

import os
import shutil
import subprocess
import sys

SKIPPED = 77
OLDEST = (1, 42)
LOOK = f"import botocore; assert tuple(map(int, botocore.__version__.split('.')[:2])) >= {OLDEST}"


def need_botocore():
    """Returns when it is here; else runs the script again with the python3 of the path, or skips it."""
    try:
        exec(LOOK, {})
        return
    except (ImportError, AssertionError):
        pass
    found = shutil.which("python3")
    has = found and subprocess.run([found, "-c", LOOK], capture_output=True, check=False).returncode == 0
    if not has or os.path.realpath(found) == os.path.realpath(sys.executable):
        print("skipped: there is no botocore from " + ".".join(map(str, OLDEST)) + " on")
        sys.exit(SKIPPED)
    sys.exit(subprocess.run([found, *sys.argv], check=False).returncode)
