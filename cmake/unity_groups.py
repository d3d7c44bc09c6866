#!/usr/bin/env python3
"""Which source files of a library are compiled together: `unity_groups.py FILE...` prints `GROUP FILE` for each.

A file spends most of its time on headers that its neighbours read, too. Files go together as long as none of them has in
its unnamed namespace a name that another one, where it would see it, has in its own, or calls, and as long as the whole
stays small enough for one processor not to be waited for. A file that goes with no other is not printed; nor is one that has a
type of the name of one in a header that another might read.
"""

import pathlib
import re
import sys
from dataclasses import dataclass

REPOSITORY = pathlib.Path(__file__).resolve().parents[1]
# A file that these name may use what others must not: its object is looked into by itself.
BANNED = ("tools/banned_symbols.txt", "sim/banned_symbols.txt")
MOST_BYTES = 64_000
MOST_FILES = 12

TYPE = re.compile(r"^(?:struct|class|enum class|union|using) (\w+)\b", re.MULTILINE)
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{", re.MULTILINE)
UNNAMED = re.compile(r"^namespace \{\n(.*?)^\}  // namespace$", re.DOTALL | re.MULTILINE)
# What stands at the beginning of a line of an unnamed namespace is declared there: the formatter indents no namespace.
DECLARED = (
    re.compile(r"(?:struct|class|enum class|union) (\w+)"),
    re.compile(r"[^(=]*?(\w+)\("),
    re.compile(r"[^(={]*?(\w+)(?:\[[^\]]*\])*\s*[={;]"),
)
# Another name for something: two files may give the same one.
ALIAS = re.compile(r"(?:using|namespace) (?:(\w+) =|(?:[\w:]+::)?(\w+);)")
MACRO = re.compile(r"^#define (\w+)", re.MULTILINE)
CALLED = re.compile(r"(?<![\w.>:])(\w+)\(")
# GoogleTest's macros make a name of their two arguments.
TESTS = {"TEST", "TEST_F", "TEST_P", "INSTANTIATE_TEST_SUITE_P"}


def alone():
    """The ends of the paths of files that go with no other."""
    text = "".join((REPOSITORY / table).read_text(encoding="utf-8") for table in BANNED)
    return tuple("/" + name for name in re.findall(r"[\w/]+\.cpp", text))


def names_in(text):
    """What is declared for the file alone, and the other names of things: by name, what is said of them."""
    names, aliases = set(MACRO.findall(text)), {}
    for body in UNNAMED.findall(text):
        for line in body.splitlines():
            if line[:1] in ("", " ", "/", "}", "#", ")"):
                continue
            if alias := ALIAS.match(line):
                aliases[alias[1] or alias[2]] = line
            elif found := next((match for match in (pattern.match(line) for pattern in DECLARED) if match), None):
                names.add(found[1])
    return names - TESTS, aliases


def namespace_in(text):
    """With "::" behind it."""
    found = NAMESPACE.search(text)
    return found[1] + "::" if found else ""


def types_in_headers():
    """The namespaces that have a type of a name."""
    types = {}
    for header in [path for tree in ("src", "sim") for path in (REPOSITORY / tree).rglob("*.hpp")]:
        text = header.read_text(encoding="utf-8")
        for name in TYPE.findall(text):
            types.setdefault(name, set()).add(namespace_in(text))
    return types


def sees(namespace, other):
    """Is one within the other?"""
    return namespace.startswith(other) or other.startswith(namespace)


@dataclass
class File:
    path: pathlib.Path
    size: int
    namespace: str  # that its unnamed one is in, with "::" behind it
    names: set[str]
    aliases: dict[str, str]
    used: set[str]

    @classmethod
    def read(cls, path):
        text = path.read_text(encoding="utf-8")
        names, aliases = names_in(text)
        used = names | aliases.keys() | set(CALLED.findall(text))
        return cls(path, len(text), namespace_in(text), names, aliases, used)

    def hides(self, types):
        own = self.names | {name for name, said in self.aliases.items() if " = " in said}
        return any(sees(self.namespace, namespace) for name in own for namespace in types.get(name, ()))

    def goes_with(self, other):
        if not sees(self.namespace, other.namespace):
            return True
        if self.names & other.used or self.used & other.names:
            return False
        return all(other.aliases.get(name, said) == said for name, said in self.aliases.items())


def grouped(paths):
    """Lists of paths, in the order of the paths."""
    named, types, groups = alone(), types_in_headers(), []
    files = [File.read(path) for path in sorted(paths) if not path.as_posix().endswith(named)]
    for file in [file for file in files if not file.hides(types)]:
        for group in groups:
            fits = sum(other.size for other in group) + file.size <= MOST_BYTES and len(group) < MOST_FILES
            if fits and all(file.goes_with(other) for other in group):
                group.append(file)
                break
        else:
            groups.append([file])
    return [[file.path for file in group] for group in groups]


def main(arguments):
    for number, files in enumerate(grouped([pathlib.Path(argument) for argument in arguments])):
        for file in files if len(files) > 1 else []:
            print(number, file)


if __name__ == "__main__":
    main(sys.argv[1:])
