#!/usr/bin/env python3
"""Checks that the documentation tells the truth about the repository. Documents that do not exist yet are left out.

Paths: whatever looks like a path of this repository in backticks, in a link or in a shell block has to exist. In
backticks and shell blocks that is a word that begins with a folder of the repository (`src/…`, `tests/…`), a file
relative to src/ (`findings/finding.hpp`), or a document at the top (`SECURITY.md`); `<…>` and `*` stand for anything.
Links are relative to the document, as a browser takes them.

Help: between `<!-- help scan -->` and `<!-- end -->` stands, in a fenced block, exactly what `kakoi scan --help` says.
Runs: between `<!-- run scan demo -->` and `<!-- end -->` stands `$ kakoi scan demo` and what it prints, run from the top
of the repository. With --write the blocks are put right instead.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys

REPOSITORY = pathlib.Path(__file__).resolve().parents[2]
DOCUMENTS = ("README*.md", "ARCHITECTURE*.md", "CONTRIBUTING*.md", "SECURITY*.md", "docs/**/*.md", "sim/*.md")
# Made by the build or by tools; not in the repository.
NOT_OURS = {".git", "build", "node_modules"}
# Folders that documents speak of, whether they are there already or not.
FOLDERS = {"src", "tests", "tools", "cmake", "bench", "docs", "demo", "sim", ".ci"}

FENCE = re.compile(r"^\s*(`{3,}|~{3,})\s*(\S*)")
CODE = re.compile(r"(`+)(.+?)\1")
LINK = re.compile(r"\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)|^\s*\[[^\]]+\]:\s*<?([^\s>]+)>?|(?:href|src)=\"([^\"]+)\"")
HELP = re.compile(r"(<!-- ((?:help|run)[a-z ./-]*) -->\n+```[a-z]*\n)((?:(?!<!-- ).)*?)(```\n+<!-- end -->)", re.DOTALL)


def top_folders(repository):
    found = {entry.name for entry in repository.iterdir() if entry.is_dir()}
    return (found | FOLDERS) - NOT_OURS


def exists(folder, path):
    """Whether something is there; `<…>` and `*` stand for anything within one name."""
    pattern = re.sub(r"<[^<>]*>", "*", path)
    if "*" not in pattern:
        return (folder / pattern).exists()
    return any(folder.glob(pattern))


def path_in(word, repository):
    """The path that a word names, and the folder that it is relative to; None when it names none."""
    word = re.sub(r"^[(\"']+|[)\"',.;]+$", "", word).removeprefix("./")
    word = re.sub(r"(:\d+)+$|#.*$", "", word)
    if "://" in word or not word or any(character in word for character in "{}$`|\\=…"):
        return None
    first, slash, rest = word.partition("/")
    if first in top_folders(repository):
        return (repository, word) if slash and rest else None
    in_src = (repository / "src" / first).is_dir() and slash
    if in_src and re.search(r"\.(cpp|hpp|inc|md)$", word):
        return repository / "src", word
    return (repository, word) if re.fullmatch(r"[A-Z][A-Z_]+(\.[a-z]{2})?\.md", word) else None


def check_paths(document, text, repository):
    """Yields (line, path) of each path that is not there."""
    fence, is_shell = None, False
    for number, line in enumerate(text.splitlines(), 1):
        found = FENCE.match(line)
        if found and (fence is None or found.group(1).startswith(fence)):
            fence = found.group(1) if fence is None else None
            is_shell = found.group(2) in ("sh", "bash", "shell", "console")
            continue
        words = [] if fence else [word for _, code in CODE.findall(line) for word in code.split()]
        words += line.split() if fence and is_shell else []
        for word in words:
            path = path_in(word, repository)
            if path and not exists(*path):
                yield number, path[1]
        for target in () if fence else (next(filter(None, groups)) for groups in LINK.findall(CODE.sub("", line))):
            target = target.split("#")[0]
            # One that begins with a letter and a colon is an address: https:, mailto:.
            if target and not re.match(r"[a-z]+:", target) and not (document.parent / target).exists():
                yield number, target


def help_of(kakoi, block):
    """What has to stand in a block that begins with `help COMMAND` or `run ARGUMENTS`."""
    kind, _, words = block.partition(" ")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("KAKOI_", "TF_"))}
    command = [kakoi, *words.split()] + (["--help"] if kind == "help" else [])
    printed = subprocess.run(command, capture_output=True, encoding="utf-8", env=environment, cwd=REPOSITORY, check=False).stdout
    return printed if kind == "help" else f"$ kakoi {words}\n{printed}"


def with_true_help(text, kakoi):
    return HELP.sub(lambda found: found.group(1) + help_of(kakoi, found.group(2)).rstrip() + "\n" + found.group(4), text)


def check_help(text, kakoi):
    """Yields (line, what is wrong) of each block of help."""
    for found in HELP.finditer(text):
        if found.group(3).rstrip() != help_of(kakoi, found.group(2)).rstrip():
            line = text.count("\n", 0, found.start()) + 1
            yield line, f"not what kakoi prints ({found.group(2)}); tests/docs/check_docs.py --write puts it right"
    opened = [text.count("\n", 0, found.start()) + 1 for found in re.finditer(r"<!-- (?:help|run)", text)]
    whole = {text.count("\n", 0, found.start()) + 1 for found in HELP.finditer(text)}
    yield from ((line, "a block of help or output without its fences or its end") for line in opened if line not in whole)


def check(document, kakoi, repository=REPOSITORY):
    text = document.read_text(encoding="utf-8")
    wrong = [(line, f"there is no {path}") for line, path in check_paths(document, text, repository)]
    return sorted(wrong + list(check_help(text, kakoi)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("kakoi", nargs="?", default=str(REPOSITORY / "build/release/kakoi"))
    parser.add_argument("--write", action="store_true", help="put the blocks of help right")
    arguments = parser.parse_args()
    documents = sorted({path for pattern in DOCUMENTS for path in REPOSITORY.glob(pattern)})
    mistakes = 0
    for document in documents:
        if arguments.write:
            text = document.read_text(encoding="utf-8")
            document.write_text(with_true_help(text, arguments.kakoi), encoding="utf-8")
        for line, what in check(document, arguments.kakoi):
            print(f"{document.relative_to(REPOSITORY)}:{line}: {what}")
            mistakes += 1
    print(f"{len(documents)} documents, {mistakes} mistakes")
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
