#!/usr/bin/env python3
"""Compares our HCL parser with HashiCorp's own, which comes as the npm package @cdktf/hcl2json.

Every file is read by both. Both accept it or both reject it; where both accept it, the blocks, their labels, the
attributes and every value are the same, and so is the form of every expression.

    hcl_oracle.py --dump build/release/tests/hcl_dump PATH…

A path is a folder, a .tf or .hcl file, or a file of cases (hcl_cases.py). Exits with 77 when node or the package is
missing: `npm ci` in this folder installs it.
"""

import argparse
import collections
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading

from hcl_cases import mutations, prefixes, read_inputs
from hcl_expression import Ours, Theirs, difference
from hcl_grammar import generated
from hcl_shape import NotConvertible, shape_of_file
from hcl_tree import Dumper
from decimal import Decimal

HERE = pathlib.Path(__file__).resolve().parent
SKIPPED = 77


# Where we differ on purpose, with the reason: cases by their names, files by what we say of them.
DIFFERENT_CASES = {
    "a name with a letter that came to Unicode in 2018": "HashiCorp's tables of names are those of Unicode 9.0; ours are "
    "newer, and grow with utf8proc. No valid file is read differently.",
}
DIFFERENT_MESSAGES = {
    "nested more than": "We stop at 1,000 levels; HashiCorp's parser goes on until its stack overflows.",
}
# Bytes that are not UTF-8 make HashiCorp's parser refuse a file. They only warn here, since a scan should say what it
# can; the oracle cannot judge them, because it takes text.


class OracleDied(Exception):
    """HashiCorp's parser knows no limit of depth: its stack overflows, and with it goes the process."""


class Oracle:
    """HashiCorp's parser as a process, started again when it has died."""

    def __init__(self):
        self.process = None

    def ask(self, text, expressions):
        if self.process is None:
            command = ["node", str(HERE / "hcl2json.mjs")]
            self.process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        request = json.dumps({"text": text, "expressions": expressions})
        try:
            self.process.stdin.write(request.encode() + b"\n")
            self.process.stdin.flush()
            line = self.process.stdout.readline()
        except BrokenPipeError:
            line = b""
        if not line:
            self.process.wait()
            self.process = None
            raise OracleDied
        return json.loads(line)


class Comparison:
    def __init__(self, dumper, oracle, folder):
        self.dumper = dumper
        self.oracle = oracle
        self.scratch = folder / "case.tf"
        self.passed = 0
        self.failed = 0
        self.kinds = collections.Counter()
        self.both = collections.Counter()
        self.skipped = collections.defaultdict(list)
        self.explained = collections.Counter()
        self.not_shaped = []

    def compare(self, one):
        try:
            text = one.text.decode("utf-8")
        except UnicodeDecodeError:
            self.skipped["not UTF-8, and the oracle takes only text"].append(one.name)
            return
        path = one.path
        if path is None:
            path = self.scratch
            path.write_bytes(one.text)
        tree = self.dumper.tree(path, one.text)
        # Behind a heredoc's marker comes a newline, which is no longer of the expression.
        expressions = [tree.source(node) + "\n" for node in tree.expressions()] if tree.accepted else []
        try:
            answer = self.oracle.ask(text, expressions)
        except OracleDied:
            self.skipped["the oracle died of it"].append(one.name)
            return
        found = list(self.differences(one, tree, answer))
        reason = explanation(one, tree, found)
        if reason:
            self.explained[reason] += 1
            return
        for kind, what in found:
            self.kinds[kind] += 1
            print(f"{one.name}: {kind}: {what}")
        self.both["accepted" if tree.accepted else "rejected"] += 0 if found else 1
        if found:
            self.failed += 1
        else:
            self.passed += 1

    def differences(self, one, tree, answer):
        rejected = (answer["error"] or "").startswith("parse config")
        if one.verdict == "differs" and tree.accepted != rejected:
            yield "the case differs no longer", answer["error"] or "both accept it"
        if one.verdict in ("accepts", "rejects") and rejected != (one.verdict == "rejects"):
            yield "the case is wrong about the oracle", answer["error"] or "it accepts"
        if tree.accepted and rejected:
            yield "only we accept", answer["error"]
        elif not tree.accepted and not rejected:
            yield "only we reject", "; ".join(tree.problems)
        elif tree.accepted:
            yield from self.shape_differences(one, tree, answer)
            yield from expression_differences(tree, answer["expressions"])

    def shape_differences(self, one, tree, answer):
        if answer["error"]:
            self.not_shaped.append(one.name)
            return
        theirs = json.loads(answer["shape"], parse_int=Decimal, parse_float=Decimal)
        try:
            found = shape_difference(shape_of_file(tree), theirs, "")
        except NotConvertible:
            self.not_shaped.append(one.name)
            return
        if found:
            yield "structure or value", found

    def report(self):
        for reason, names in sorted(self.skipped.items()):
            print(f"skipped, {reason}: {len(names)}")
            for name in names:
                print(f"  {name}")
        for reason, count in sorted(self.explained.items()):
            print(f"different on purpose: {count}: {reason}")
        if self.not_shaped:
            print(f"compared by expressions only, since hcl2json cannot convert what it has parsed: {len(self.not_shaped)}")
        print(f"{self.both['accepted']} accepted by both, {self.both['rejected']} rejected by both")
        for kind, count in sorted(self.kinds.items()):
            print(f"{kind}: {count}")
        print(f"{self.passed} passed, {self.failed} failed")


def explanation(one, tree, found):
    """Why it may be so that all that is found differs, or None."""
    if not all(kind.startswith("only we") for kind, _ in found):
        return None
    if one.verdict == "differs":
        return DIFFERENT_CASES.get(one.name.partition(": ")[2])
    texts = [text for text in DIFFERENT_MESSAGES if any(text in problem for problem in tree.problems)]
    return DIFFERENT_MESSAGES[texts[0]] if found and texts else None


def expression_differences(tree, answers):
    for node, answer in zip(tree.expressions(), answers):
        if isinstance(answer, dict):
            yield "expression", f"{tree.source(node)!r}: only we accept: {answer['error']}"
            continue
        found = difference(Ours(tree).form(node), Theirs().form(json.loads(answer)))
        if found:
            yield "expression", f"{tree.source(node)!r}: {found}"


def shape_difference(ours, theirs, path):
    """Where two shapes differ, in words, or None."""
    if type(ours) is not type(theirs):
        return f"{path or 'file'}: ours {ours!r}, theirs {theirs!r}"
    if isinstance(ours, dict):
        if ours.keys() != theirs.keys():
            return f"{path or 'file'}: keys: ours {sorted(ours)}, theirs {sorted(theirs)}"
        pairs = [(ours[key], theirs[key], f"{path}.{key}") for key in ours]
    elif isinstance(ours, list):
        if len(ours) != len(theirs):
            return f"{path}: ours has {len(ours)} elements, theirs {len(theirs)}"
        pairs = [(*pair, f"{path}[{index}]") for index, pair in enumerate(zip(ours, theirs))]
    else:
        return None if ours == theirs else f"{path}: ours {ours!r}, theirs {theirs!r}"
    return next((found for found in (shape_difference(*pair) for pair in pairs) if found), None)


def missing():
    if not shutil.which("node"):
        return "node is not installed"
    if not (HERE / "node_modules/@cdktf/hcl2json").is_dir():
        return f"@cdktf/hcl2json is not installed; run `npm ci --ignore-scripts` in {HERE}"
    return None


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="*", type=pathlib.Path, metavar="PATH")
    parser.add_argument("--dump", required=True, help="the program built from tests/tools/hcl_dump.cpp")
    parser.add_argument("--prefixes", action="store_true", help="compare every prefix of every input instead")
    parser.add_argument("--mutations", type=int, metavar="N", help="compare N small changes to the inputs instead")
    parser.add_argument("--generate", type=int, metavar="N", help="compare N random texts instead")
    parser.add_argument("--seed", type=int, default=1, help="of the changes and of the random texts")
    return parser.parse_args()


def main():
    arguments = read_arguments()
    reason = missing()
    if reason:
        print(f"skipped: {reason}")
        return SKIPPED
    inputs = read_inputs([path for path in arguments.paths if path.exists()])
    if arguments.prefixes:
        inputs = prefixes(inputs)
    if arguments.mutations:
        inputs = mutations(list(inputs), arguments.mutations, arguments.seed)
    if arguments.generate:
        inputs = generated(arguments.generate, arguments.seed)
    with tempfile.TemporaryDirectory() as folder:
        comparison = Comparison(Dumper(arguments.dump), Oracle(), pathlib.Path(folder))
        for one in inputs:
            comparison.compare(one)
        comparison.report()
    return 1 if comparison.failed or not comparison.passed else 0


def main_with_room():
    # Trees may be a thousand levels deep, and each level is a few calls here.
    sys.setrecursionlimit(100_000)
    threading.stack_size(512 * 1024 * 1024)
    result = []
    thread = threading.Thread(target=lambda: result.append(main()))
    thread.start()
    thread.join()
    return result[0] if result else 1


if __name__ == "__main__":
    sys.exit(main_with_room())
