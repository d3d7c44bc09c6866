#!/usr/bin/env python3
"""Holds src/ against the import table in rooms.txt, and sim/ against the one in sim/rooms.txt.

Reads every #include below them, and the types that headers define: two of one name in one namespace are taken for one
by the linker, whatever is in them. With --symbols BUILD_DIR also the undefined symbols of each room's static library,
against tools/banned_symbols.txt and sim/banned_symbols.txt. Prints one line for each violation, with the name of the
rule, and exits 1.

Files of src/ are included as "room/file.hpp", those of sim/ as "sim/room/file.hpp". A `borrowed` line in the table of
sim/ names the rooms of src/ that its own rooms may be allowed to include.
"""

import argparse
import pathlib
import re
import subprocess
import sys
from dataclasses import dataclass, field

INCLUDE = re.compile(r'^\s*#\s*include\b\s*(?:"(?P<quoted>[^"]+)"|<(?P<angled>[^>]+)>|(?P<other>.*))')
STANDARD_HEADER = re.compile(r"[a-z_0-9]+")
SOURCE_NAMES = (".hpp", ".cpp", ".inc")
NAMESPACE = re.compile(r"^namespace ([\w:]+) \{")
# At the start of a line, as all of a namespace is laid out; what is only declared ends in a semicolon.
TYPE = re.compile(r"^(?:struct|class|enum class) (\w+)(?: final)?(?: :[^:].*| \{.*)?$")


class TableError(Exception):
    """The import table or the list of symbols cannot be used."""


@dataclass
class Room:
    rooms: set[str]
    libraries: set[str]


@dataclass
class Library:
    prefixes: list[str]
    only_in_sources: bool


@dataclass
class Table:
    rooms: dict[str, Room] = field(default_factory=dict)
    libraries: dict[str, Library] = field(default_factory=dict)
    mains: set[str] = field(default_factory=set)
    borrowed: set[str] = field(default_factory=set)  # rooms of another tree

    def library_of(self, header):
        for name, library in self.libraries.items():
            if any(header.startswith(prefix) for prefix in library.prefixes):
                return name
        return None


@dataclass
class Include:
    line: int
    header: str
    quoted: bool


@dataclass
class Ban:
    pattern: re.Pattern
    allowed: set[str]  # rooms, and single files below src/ as room/file.cpp
    reason: str

    def forbids(self, room, object_file, symbol):
        file = f"{room}/{object_file.removesuffix('.o')}"
        return room not in self.allowed and file not in self.allowed and self.pattern.fullmatch(symbol)


def content_lines(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


@dataclass
class Tree:
    """A folder with rooms in it: where it is, how its files are included, what its libraries are called."""

    folder: str
    prefix: str
    archive: str
    table: Table
    bans: pathlib.PurePath


def read_table(path, other=None):
    """`other`: the table of the tree whose libraries this one shares, and some of whose rooms it may borrow."""
    table = Table()
    if other:
        table.libraries = dict(other.libraries)
    for number, line in content_lines(path):
        kind, _, rest = line.partition(" ")
        cells = [cell.strip() for cell in rest.split("|")]
        if kind == "room" and len(cells) == 3:
            name, rooms, libraries = cells[0], set(cells[1].split()), set(cells[2].split())
            if unknown := rooms - table.rooms.keys() - table.borrowed:
                raise TableError(f"{path.name}:{number}: {name} may include only rooms above it, not {sorted(unknown)}")
            table.rooms[name] = Room(rooms, libraries)
        elif kind == "library" and len(cells) == 3 and cells[2] in ("anywhere", "source"):
            table.libraries[cells[0]] = Library(cells[1].split(), cells[2] == "source")
        elif kind == "main" and len(cells) == 1:
            table.mains.add(cells[0])
        elif kind == "borrowed" and other and set(rest.split()) <= other.rooms.keys():
            table.borrowed |= set(rest.split())
        else:
            raise TableError(f"{path.name}:{number}: cannot read the line: {line}")
    for name, room in table.rooms.items():
        if unknown := room.libraries - table.libraries.keys():
            raise TableError(f"{path.name}: room {name} uses libraries that have no line: {sorted(unknown)}")
    return table


def read_bans(path, table):
    bans = []
    for number, line in content_lines(path):
        # The pattern itself is full of bars, so the bars between cells have a blank on each side.
        cells = re.split(r"(?<= )\|(?= |$)", line)
        if len(cells) != 3 or not cells[2].strip():
            raise TableError(f"{path.name}:{number}: a line is: pattern | rooms | reason")
        allowed = set(cells[1].split())
        if unknown := {name for name in allowed if name.split("/")[0] not in table.rooms}:
            raise TableError(f"{path.name}:{number}: no such room: {sorted(unknown)}")
        bans.append(Ban(re.compile(cells[0].strip()), allowed, cells[2].strip()))
    return bans


def read_includes(path):
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if match := INCLUDE.match(line):
            header = match["quoted"] or match["angled"] or match["other"]
            yield Include(number, header, match["quoted"] is not None)


class IncludeCheck:
    """All rules about #include lines. Violations collect in `errors`."""

    def __init__(self, root, tree):
        self.root = root
        self.tree = tree
        self.table = tree.table
        self.errors = []
        self.graph = {}  # how a file of the tree is included -> its includes of files of the tree

    def run(self):
        source = self.root / self.tree.folder
        for path in sorted(source.rglob("*")):
            if path.suffix in SOURCE_NAMES:
                self.check_file(path, path.relative_to(source).as_posix())
        self.check_cycles()
        return self.errors

    def report(self, name, line, rule, text):
        self.errors.append(f"{self.tree.folder}/{name}:{line}: [{rule}] {text}")

    def check_file(self, path, name):
        room = name.split("/")[0]
        if room not in self.table.rooms:
            self.report(name, 1, "unknown-room", f"the table has no room {room}")
            return
        includes = list(read_includes(path))
        self.check_own_header_first(path, name, includes)
        self.graph[self.tree.prefix + name] = []
        for include in includes:
            if include.quoted:
                self.check_ours(name, room, include)
            else:
                self.check_library(name, room, include)

    def check_own_header_first(self, path, name, includes):
        header = self.tree.prefix + name.removesuffix(".cpp") + ".hpp"
        if path.suffix == ".cpp" and path.with_suffix(".hpp").exists():
            if not includes or includes[0].header != header:
                line = includes[0].line if includes else 1
                self.report(name, line, "own-header-first", f'the first include is "{header}"')

    def check_ours(self, name, room, include):
        other = self.room_of(include.header)
        if other is None:
            text = f'"{include.header}" is not the path of a file below {self.tree.folder}/ or in a borrowed room'
            self.report(name, include.line, "root-relative", text)
            return
        if include.header.startswith(self.tree.prefix):
            self.graph[self.tree.prefix + name].append(include)
        if other == room or other in self.table.rooms[room].rooms or f"{self.tree.folder}/{name}" in self.table.mains:
            return
        self.report(name, include.line, "room", f'{room} may not include {other} ("{include.header}")')

    def room_of(self, header):
        """The room that the header is in; None when there is no such file, or its room is of no concern here."""
        parts = header.split("/")
        own = header.removeprefix(self.tree.prefix)
        if ".." in parts:
            return None
        if header.startswith(self.tree.prefix) and (self.root / self.tree.folder / own).is_file():
            return own.split("/")[0]
        is_borrowed = parts[0] in self.table.borrowed and (self.root / "src" / header).is_file()
        return parts[0] if is_borrowed else None

    def check_library(self, name, room, include):
        header = include.header
        library = self.table.library_of(header)
        if library is None:
            if not STANDARD_HEADER.fullmatch(header):
                self.report(name, include.line, "unknown-library", f"<{header}> belongs to no library in rooms.txt")
            return
        if library not in self.table.rooms[room].libraries:
            self.report(name, include.line, "library", f"{room} may not use {library} (<{header}>); see rooms.txt")
        elif self.table.libraries[library].only_in_sources and not name.endswith(".cpp"):
            self.report(name, include.line, "heavy-header", f"<{header}> belongs into a .cpp file, not into a header")

    def check_cycles(self):
        """A depth-first walk; an include of a file that is still open closes a cycle."""
        done = set()
        for start in self.graph:
            if start in done:
                continue
            open_files = [start]
            open_includes = [iter(self.graph[start])]
            while open_includes:
                include = next(open_includes[-1], None)
                if include is None:
                    done.add(open_files.pop())
                    open_includes.pop()
                elif include.header in open_files:
                    chain = open_files[open_files.index(include.header) :] + [include.header]
                    name = open_files[-1].removeprefix(self.tree.prefix)
                    self.report(name, include.line, "cycle", " -> ".join(chain))
                elif include.header not in done:
                    open_files.append(include.header)
                    open_includes.append(iter(self.graph.get(include.header, [])))


def check_types(root, tree):
    """No two headers define a type of one name in one namespace."""
    first, errors = {}, []
    for path in sorted((root / tree.folder).rglob("*.hpp")):
        name = path.relative_to(root).as_posix()
        namespace = ""
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if match := NAMESPACE.match(line):
                namespace = match[1]
            elif match := TYPE.match(line):
                other = first.setdefault((namespace, match[1]), name)
                if other != name:
                    text = f"{namespace}::{match[1]} is defined in {other} too"
                    errors.append(f"{name}:{number}: [one-definition] {text}")
    return errors


def undefined_symbols(archive):
    """Yields (object file, demangled name without arguments)."""
    command = ["nm", "--undefined-only", "--demangle", "--print-file-name", str(archive)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    for line in output.splitlines():
        if match := re.fullmatch(r".*?:(?P<object>[^:]+):\s+[Uw] (?P<name>.+)", line):
            yield match["object"], match["name"].split("(")[0].removesuffix("[abi:cxx11]")


def check_symbols(root, build, tree):
    bans = read_bans(root / tree.bans, tree.table)
    errors = []
    for room in tree.table.rooms:
        sources = [path for path in (root / tree.folder / room).rglob("*.cpp") if path.name != "main.cpp"]
        if not sources:
            continue
        archive = build / f"{tree.archive}{room}.a"
        if not archive.exists():
            errors.append(f"{archive}:1: [not-built] the room has sources but no library here")
            continue
        for place, symbol in undefined_symbols(archive):
            for ban in bans:
                if ban.forbids(room, place, symbol):
                    # The archive knows only the last part of the path, which several files may share.
                    files = [str(path.relative_to(root)) for path in sources if f"{path.name}.o" == place]
                    at = " or ".join(files) or f"{archive.name}({place})"
                    errors.append(f"{at}:1: [symbol] {room} may not use `{symbol}`: {ban.reason}")
    return errors


def read_trees(root):
    table = read_table(root / "rooms.txt")
    yield Tree("src", "", "libkakoi_", table, pathlib.PurePath("tools/banned_symbols.txt"))
    if (root / "sim/rooms.txt").exists():
        simulator = read_table(root / "sim/rooms.txt", other=table)
        yield Tree("sim", "sim/", "libkakoi_sim_", simulator, pathlib.PurePath("sim/banned_symbols.txt"))


def main(arguments):
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--root", type=pathlib.Path, default=pathlib.Path(__file__).resolve().parent.parent)
    parser.add_argument("--symbols", type=pathlib.Path, metavar="BUILD_DIR", help="also check what the rooms link")
    options = parser.parse_args(arguments)
    try:
        errors = []
        for tree in read_trees(options.root):
            errors += IncludeCheck(options.root, tree).run()
            errors += check_types(options.root, tree)
            if options.symbols:
                errors += check_symbols(options.root, options.symbols, tree)
    except TableError as error:
        errors = [str(error)]
    for error in errors:
        print(error)
    print(f"layers: {len(errors)} violations")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
