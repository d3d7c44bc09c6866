"""Our trees, as tests/tools/hcl_dump.cpp prints them."""

import json
import subprocess

FLUSH = 1
EXPAND = 2
GROUP = 4
TRIM_BEFORE = 8
TRIM_AFTER = 16
TWO_NAMES = 64


class Tree:
    """One file's tree. Nodes are known by their number."""

    def __init__(self, dumped, text):
        self.accepted = dumped["accepted"]
        self.problems = dumped["problems"]
        self.root = dumped["root"]
        self.nodes = dumped["nodes"]
        self.bytes = text

    def kind(self, node):
        return self.nodes[node][0]

    def operator(self, node):
        return self.nodes[node][1]

    def has(self, node, flag):
        return self.nodes[node][2] & flag != 0

    def start(self, node):
        return self.nodes[node][3]

    def end(self, node):
        return self.nodes[node][3] + self.nodes[node][4]

    def text(self, literal_part):
        return self.nodes[literal_part][7]

    def children(self, node):
        found = []
        child = self.nodes[node][5]
        while child >= 0:
            found.append(child)
            child = self.nodes[child][6]
        return found

    def slice(self, start, end):
        return self.bytes[start:end].decode("utf-8")

    def source(self, node):
        return self.slice(self.start(node), self.end(node))

    def ends_with_heredoc(self, node):
        last = [child for child in self.children(node) if self.end(child) == self.end(node)]
        return self.kind(node) == "heredoc" or any(self.ends_with_heredoc(child) for child in last)

    def label(self, node):
        """A block's type or label, an attribute's name."""
        return self.nodes[node][7] if self.kind(node) == "quoted" else self.source(node)

    def expressions(self):
        """The value of every attribute."""
        return [self.children(node)[1] for node in range(len(self.nodes)) if self.kind(node) == "attribute"]


class Dumper:
    """Our parser as a process: a path goes in, a tree comes out."""

    def __init__(self, program):
        self.process = subprocess.Popen([program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def tree(self, path, text):
        self.process.stdin.write(str(path).encode() + b"\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"our own parser died on {path}")
        return Tree(json.loads(line), text)
