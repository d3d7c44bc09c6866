"""Random texts that are HCL, or nearly: made by rules, with blanks between the parts."""

import random
import re

from hcl_cases import Input, mutate

# Each rule is a list of alternatives, the first ones without anything nested. A part in <> is a rule.
RULES = {
    "file": ["a = 1\n", "a = <value>\n", "a <label> {\n}\n", "b { a = <value> }\n", "b {\n<file>}\n", "<file><file>"],
    "label": ['"x"', "x", '"<literal>"', "x <label>"],
    "value": [
        *["1", "a", "true", "null", '""', "1.5", "0", "1e3", '"x"', "for", "é", "<number>"],
        *["<value> <operator> <value>", "<value> ? <value> : <value>", "-<value>", "!<value>", "(<value>)"],
        *["<value><step>", "<value><step><step>", "<call>", "<list>", "<object>", "<for>", '"<template>"', "<heredoc>"],
    ],
    "number": ["10", "1.", ".1", "1.2.3", "1e", "1e+5", "1.e3", "007", "1e5.5"],
    "operator": ["+", "-", "*", "/", "%", "==", "!=", "<", "<=", ">", ">=", "&&", "||", "=", "&", "=>"],
    "step": [".a", ".0", ".*", "[*]", ".a.b", "[0]", '["a"]', ".1e1", ".0.1", "[<value>]", "[<value>].a"],
    "call": ["f()", "a::b()", "a::b", "f(<value>)", "f(<value>, <value>)", "f(<value>,)", "f(<value>...)", "a :: f(<value>)"],
    "list": ["[]", "[<value>]", "[<value>, <value>]", "[<value>,]", "[\n<value>,\n]", "[<value>\n, <value>]", "[<list>]"],
    "object": [
        *["{}", "{ a = 1 }", "{ a : 1, }", "{\n}", "{ <value> = <value> }", "{ <value> : <value>, <value> = <value> }"],
        *["{\n<value> = <value>\n<value> = <value>\n}", "{ <value> = <value>\n}", "{ (<value>) = <value>,\n}"],
    ],
    "for": [
        *["[for a in b : a]", "[for <value> in b : a]", "[for a, b in <value> : <value>]", "[for a in <value> : a if <value>]"],
        *["{for a in b : <value> => <value>}", "{ for a, b in c : a => <value>... if <value> }", "{\nfor a in b : a => a\n}"],
    ],
    "template": [
        *["", "x", "<literal>", "${a}", "<template><template>", "${<value>}", "<literal>${<value>}<literal>", "${~<value>~}"],
        *["%{ if <value> }<template>%{ endif }", "%{ if <value> ~}<template>%{~ else }<template>%{ endif ~}"],
        *["%{ for a in <value> }<template>%{ endfor }", "%{~ for a, b in <value> ~}<template>%{~ endfor ~}"],
    ],
    "literal": [*"x $%{}~", "\\n", "\\\\", '\\"', "$$", "%%", "$${", "%%{", "$$${", "\\u00e9", "\\ud800", "\\q", "é", "\u3000"],
    "heredoc": ["<<E\nE\n", "<<-E\n  x\n  E\n", "<<E\n<lines>E\n", "<<-E\n<lines>  E\n", "<<-E\n<lines>\u3000E \n"],
    "lines": ["\n", "x\n", "    x\n", "  <template>\n", " <literal><template>\n", "<lines><lines>", "<template>\n<lines>"],
}
RULE = re.compile("<(" + "|".join(RULES) + ")>")
BLANKS = ["", "", "", "", "", "", " ", " ", " ", "\n", "/**/", "# c\n", "\t"]


class Writer:
    def __init__(self, dice):
        self.dice = dice

    def text(self, rule, depth):
        """Below depth 0 only the first alternatives are taken, so that it ends."""
        alternatives = RULES[rule]
        chosen = self.dice.choice(alternatives if depth > 0 else alternatives[:2])
        return RULE.sub(lambda found: self.text(found[1], depth - 1) + self.dice.choice(BLANKS), chosen)


def generated(count, seed):
    """`count` texts, half of them with one small change. The same seed makes the same texts."""
    dice = random.Random(seed)
    writer = Writer(dice)
    texts = ["a = 1\n"]
    for number in range(count):
        text = writer.text("file", dice.randint(2, 8))
        texts = [*texts[-100:], text]
        if dice.random() < 0.5:
            text = mutate(text, texts, dice)
        yield Input(f"generated {number} of seed {seed}", text.encode())
