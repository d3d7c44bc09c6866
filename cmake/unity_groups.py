#!/usr/bin/env python3
"""Which source files of a library are compiled together: `unity_groups.py FILE...` prints `GROUP FILE` for each.

A file spends most of its time on headers that its neighbours read, too. Files of one folder go together as long as none
of them has in its unnamed namespace a name that another one has in its own, or calls, and as long as the whole stays
small enough for one processor not to be waited for. A file that goes with no other is not printed.
"""

import pathlib
import re
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
# A file that these name may use what others must not: its object is looked into by itself.
BANNED = ("tools/banned_symbols.txt", "sim/banned_symbols.txt")
MOST_BYTES = 48_000
MOST_FILES = 8

UNNAMED = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.DOTALL | re.MULTILINE)
# What stands at the beginning of a line of an unnamed namespace is declared there: the formatter indents no namespace.
DECLARED = (
    re.compile(r"(?:struct|class|enum class|union) (\w+)"),
    re.compile(r"using (\w+) ="),
    re.compile(r"using (?:[\w:]+::)?(\w+);"),
    re.compile(r"namespace (\w+) ="),
    re.compile(r"[^(=]*?(\w+)\("),
    re.compile(r"[^(={]*?(\w+)(?:\[[^\]]*\])*\s*[={;]"),
)
MACRO = re.compile(r"^#define (\w+)", re.MULTILINE)
CALLED = re.compile(r"(?<![\w.>:])(\w+)\(")


def alone():
    """The ends of the paths of files that go with no other."""
    text = "".join((REPOSITORY / table).read_text(encoding="utf-8") for table in BANNED)
    return tuple("/" + name for name in re.findall(r"[\w/]+\.cpp", text))


def names_in(text):
    names = set(MACRO.findall(text))
    for body in UNNAMED.findall(text):
        for line in body.splitlines():
            if line[:1] in ("", " ", "/", "}", "#", ")"):
                continue
            found = next((match for match in (pattern.match(line) for pattern in DECLARED) if match), None)
            if found:
                names.add(found.group(1))
    return names


def grouped(paths):
    """Lists of paths, in the order of the paths."""
    groups, named = [], alone()
    for path in sorted(path for path in paths if not path.as_posix().endswith(named)):
        text = path.read_text(encoding="utf-8")
        names, size = names_in(text), len(text)
        called = names | set(CALLED.findall(text))
        for group in groups:
            fits = group["bytes"] + size <= MOST_BYTES and len(group["files"]) < MOST_FILES
            is_apart = not group["names"] & called and not group["called"] & names
            if fits and group["folder"] == path.parent and is_apart:
                break
        else:
            group = {"folder": path.parent, "files": [], "names": set(), "called": set(), "bytes": 0}
            groups.append(group)
        group["files"].append(path)
        group["names"] |= names
        group["called"] |= called
        group["bytes"] += size
    return [group["files"] for group in groups]


def main(arguments):
    for number, files in enumerate(grouped([pathlib.Path(argument) for argument in arguments])):
        for file in files if len(files) > 1 else []:
            print(number, file)


if __name__ == "__main__":
    main(sys.argv[1:])
