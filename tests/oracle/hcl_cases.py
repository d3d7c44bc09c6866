"""The inputs of the comparison: files, and files that hold many small cases.

A case file (*.cases) is a list of cases, each below a line of its own:

    === accepts: a list with a comma at its end
    a = [1, 2,]
    === rejects [no newline]: a heredoc that ends with the file
    a = <<EOT
    EOT

The word says what HashiCorp's parser does with the case, or that ours `differs`, which hcl_oracle.py explains. In brackets, separated by commas: `no newline` leaves out the
last newline, `crlf` ends all lines with CR LF, `escaped` reads \\xNN as a byte.
"""

import pathlib
import random
import re
from dataclasses import dataclass

HEADER = re.compile(r"=== (?P<verdict>accepts|rejects|differs)(?: \[(?P<tags>[a-z, ]+)\])?: (?P<name>.+)")


@dataclass
class Input:
    name: str
    text: bytes
    path: pathlib.Path | None = None
    verdict: str | None = None


def read_inputs(paths):
    for path in paths:
        if path.is_dir():
            files = (file for file in path.rglob("*") if file.is_file() and file.suffix in (".tf", ".hcl", ".cases"))
            yield from read_inputs(sorted(files))
        elif path.suffix == ".cases":
            yield from read_cases(path)
        else:
            yield Input(str(path), path.read_bytes(), path)


def read_cases(path):
    header = None
    lines = []
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("==="):
            if header:
                yield make_case(path, header, lines)
            header = HEADER.fullmatch(line)
            if not header:
                raise ValueError(f"{path}: not the head of a case: {line}")
            lines = []
        else:
            lines.append(line)
    # The file's own last newline.
    yield make_case(path, header, lines[:-1])


def make_case(path, header, lines):
    tags = [tag.strip() for tag in (header["tags"] or "").split(",") if tag.strip()]
    newline = "\r\n" if "crlf" in tags else "\n"
    text = newline.join(lines)
    if lines and "no newline" not in tags:
        text += newline
    encoded = text.encode()
    if "escaped" in tags:
        encoded = re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), encoded)
    return Input(f"{path.name}: {header['name']}", encoded, None, header["verdict"])


def prefixes(inputs):
    """Every input cut off behind each of its characters."""
    for one in inputs:
        text = one.text.decode("utf-8", "ignore")
        for length in range(len(text)):
            yield Input(f"{one.name}, its first {length} characters", text[:length].encode())


TOKENS = [
    *'"{}[]()=:,.?+-*/%!<>&|#~$\\\n\r\t @;\'`^0',
    *["${", "%{", "~}", "${~", "%{~", "$${", "%%{", "::", "...", "=>", "==", "!=", "<=", ">=", "&&", "||", "//", "/*", "*/"],
    *["<<E\n", "<<-E\n", "\nE\n", "E", "a", "for ", "in ", "if ", "else", "endif", "endfor", "true", "null", "1.5e3"],
    *[".0", ".*", "[*]", "\\u00e9", "\u00e9", "\u3000", "\ufeff", "\r\n", "\\n", 'a "b" {\n', "x = 1\n", "f(", "[0]"],
]


def mutations(inputs, count, seed):
    """`count` texts made of the inputs by a few small changes each. The same seed makes the same texts."""
    dice = random.Random(seed)
    usable = [one for one in inputs if len(one.text) < 2000 and one.verdict != "differs"]
    texts = [one.text.decode("utf-8", "ignore") for one in usable]
    for number in range(count):
        text = dice.choice(texts)
        for _ in range(dice.randint(1, 4)):
            text = mutate(text, texts, dice)
        yield Input(f"mutation {number} of seed {seed}", text.encode())


def mutate(text, texts, dice):
    start = dice.randint(0, len(text))
    end = min(len(text), start + dice.choice([0, 0, 1, 1, 2, 5, 20]))
    other = dice.choice(texts)
    cut = dice.randint(0, len(other))
    filling = dice.choice(["", dice.choice(TOKENS), dice.choice(TOKENS), other[cut : cut + dice.randint(1, 10)]])
    return text[:start] + filling + text[end:]
