"""JSON in which every node knows the bytes that it was read from: `parse(data)`, `embedded(node)`.

The second is for JSON within a string, or within pieces of strings that Fn::Join puts together: its nodes stand at the
bytes of the outer file. What stands between the pieces is not known there, and reads as `?`.
"""

import json
import re

SPACE = re.compile(rb"\s*")
STRING = re.compile(rb'"(?:[^"\\]|\\.)*"', re.DOTALL)
SCALAR = re.compile(rb"[^\s,\]}]+")
# One unit of what stands between the quotes of a string; two escapes where they are a pair of surrogates.
UNIT = re.compile(rb"\\ud[89ab]..\\ud[c-f]..|\\u....|\\.|[^\\]", re.DOTALL | re.IGNORECASE)


class Node:
    """A value; those of objects and lists are nodes again. `key` is the node of the key before it."""

    def __init__(self, value, start, end):
        self.value = value
        self.start = start
        self.end = end
        self.key = None

    def get(self, *path):
        """The node at the end of the path, or None."""
        node = self
        for step in path:
            if node is None:
                return None
            if isinstance(node.value, dict):
                node = node.value.get(step)
            elif isinstance(node.value, list) and isinstance(step, int) and step < len(node.value):
                node = node.value[step]
            else:
                return None
        return node

    def children(self):
        if isinstance(self.value, dict):
            return list(self.value.values())
        return list(self.value) if isinstance(self.value, list) else []

    def below(self):
        """This node and all that are in it."""
        yield self
        for child in self.children():
            yield from child.below()


class Reader:
    def __init__(self, data, place):
        self.data = data
        self.place = place  # of a byte's index: where what it stands for begins and ends in the file
        self.at = 0

    def next(self):
        self.at = SPACE.match(self.data, self.at).end()
        return self.data[self.at : self.at + 1]

    def node(self, value, start):
        return Node(value, self.place(start)[0], self.place(self.at - 1)[1])

    def read(self):
        first = self.next()
        start = self.at
        if first == b"{":
            return self.node(dict(self.members(b"}", self.member)), start)
        if first == b"[":
            return self.node(list(self.members(b"]", self.read)), start)
        self.at = (STRING if first == b'"' else SCALAR).match(self.data, start).end()
        return self.node(json.loads(self.data[start : self.at].decode("utf-8")), start)

    def members(self, end, one):
        self.at += 1
        while self.next() != end:
            yield one()
            if self.next() == b",":
                self.at += 1
        self.at += 1

    def member(self):
        self.next()
        key = self.read()
        self.next()
        self.at += 1
        value = self.read()
        value.key = key
        return key.value, value


def parse(data):
    return Reader(data, lambda index: (index, index + 1)).read()


def pieces(node):
    """The strings and holes that make a text: of a string, or of Fn::Join without a separator."""
    join = node.get("Fn::Join")
    return join.get(1).value if join is not None and join.get(0).value == "" else [node]


def embedded(node, data):
    """The JSON in the text of a node of `data`; None where it is no text."""
    text, place = bytearray(), []
    for piece in pieces(node):
        if not isinstance(piece.value, str):
            text += b"?"
            place.append((piece.start, piece.end))
            continue
        for unit in UNIT.finditer(data, piece.start + 1, piece.end - 1):
            plain = json.loads(b'"' + unit.group() + b'"') if unit.group()[:1] == b"\\" else None
            new = unit.group() if plain is None else plain.encode("utf-8")
            text += new
            place += [unit.span()] * len(new)
    if not text.lstrip().startswith(b"{"):
        return None
    return Reader(bytes(text), place.__getitem__).read()
