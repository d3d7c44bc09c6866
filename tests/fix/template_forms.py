"""A CloudFormation template as a dictionary, written out in each of the forms that people use.

`FORMS` has a function for each form, from the dictionary to the text. What kakoi adds to a template in one form has to
look as the whole template would if it were written in that form.
"""
import json
import re

FUNCTIONS = ("Ref", "Fn::Sub", "Fn::GetAtt", "Fn::Select", "Fn::GetAZs", "Fn::If")
PLAIN = re.compile(r"[A-Za-z0-9/][A-Za-z0-9 ,./_-]*(::[A-Za-z0-9:]*)?")
NUMBER = re.compile(r"[0-9.]+|true|false")


def scalar(value):
    if not isinstance(value, str):
        return json.dumps(value)
    return value if PLAIN.fullmatch(value) and not NUMBER.fullmatch(value) else json.dumps(value)


class Yaml:
    """`gap`: an empty line between resources. `dash`: how much further to the right items stand than their key."""

    def __init__(self, short, unit=2, dash=2, gap=False, line_end="\n"):
        self.short, self.unit, self.dash, self.gap, self.line_end = short, unit, dash, gap, line_end

    def __call__(self, template):
        text = "".join(f"{section}:\n{self.section(section, body)}\n" if isinstance(body, dict) else
                       f"{section}: {scalar(body)}\n\n" for section, body in template.items())
        return (text.rstrip("\n") + "\n").replace("\n", self.line_end)

    def section(self, name, body):
        between = "\n" if self.gap and name == "Resources" else ""
        return between.join("\n".join(self.entry(key, value, self.unit)) + "\n" for key, value in body.items())

    def function(self, value):
        if not (isinstance(value, dict) and len(value) == 1):
            return None
        (name, argument), = value.items()
        return (name, argument) if name in FUNCTIONS else None

    def inline(self, value):
        """What stands on the line of its key; None where it stands below."""
        function = self.function(value)
        if function is None:
            return scalar(value) if not isinstance(value, (dict, list)) else "[]" if value == [] else None
        name, argument = function
        if not self.short or name in ("Fn::Select", "Fn::If"):
            return None
        argument = ".".join(argument) if name == "Fn::GetAtt" else argument
        return f"!{name.removeprefix('Fn::')} {json.dumps(argument) if name in ('Fn::Sub', 'Fn::GetAZs') else argument}"

    def entry(self, key, value, column):
        written = key if PLAIN.fullmatch(key) or key in FUNCTIONS else json.dumps(key)
        inline = json.dumps(value) if key == "Fn::Sub" else self.inline(value)
        if inline is not None:
            return [" " * column + f"{written}: {inline}"]
        below = self.items(value, column + self.dash) if isinstance(value, list) else self.entries(value, column + self.unit)
        return [" " * column + f"{written}:", *below]

    def entries(self, value, column):
        return [line for key, each in value.items() for line in self.entry(key, each, column)]

    def items(self, value, column):
        lines = []
        for item in value:
            inline = self.inline(item)
            block = [" " * column + inline] if inline is not None else self.entries(item, column)
            lines.append(" " * column + "- " + block[0][column:])
            lines += ["  " + line for line in block[1:]]
        return lines


FORMS = {
    "short": Yaml(short=True, gap=True),
    "long": Yaml(short=False, dash=0),
    "wide-crlf": Yaml(short=True, unit=4, dash=4, line_end="\r\n"),
    "json": lambda template: json.dumps(template, indent=2) + "\n",
    "json-4": lambda template: json.dumps(template, indent=4).replace("\n", "\r\n"),
    "json-line": lambda template: json.dumps(template, separators=(",", ":")),
}


def ending_of(form):
    return ".json" if form.startswith("json") else ".yaml"
