"""Small Terraform programs by chance: one number, one program, the same on every machine.

A program is a module that another calls. It has variables of many types with and without defaults, locals, ECS services
and task sets with count, for_each and dynamic blocks, and modules of its own; whether a service assigns public IP
addresses is worked out from all of these. Some values are known only after apply.
"""
import random

NAMES = ["alpha", "beta", "gamma", "delta"]
TEXTS = ["a", "b", "prod", "dev", "true", "false", "x-1", "A b", "", "10"]
TYPES = {
    "bool": "bool",
    "number": "number",
    "text": "string",
    "bools": "list(bool)",
    "texts": "list(string)",
    "map": "map(bool)",
    "set": "set(string)",
    "object": "object({ on = bool, name = optional(string, \"none\"), deep = optional(object({ on = optional(bool, true) }), {}) })",
    "objects": "list(object({ on = bool, name = optional(string, \"none\") }))",
}


class Expressions:
    """Expressions of a wanted type, over the names that there are. Nearly all of them are valid."""

    def __init__(self, rng):
        self.rng = rng
        self.names = {kind: [] for kind in TYPES}

    def one(self, kind, depth):
        if depth <= 0:
            return self.leaf(kind)
        if self.names[kind] and self.rng.random() < 0.3:
            return self.rng.choice(self.names[kind])
        ways = getattr(self, "_" + kind)
        return self.rng.choice(ways)(self, depth - 1) if self.rng.random() < 0.85 else self.leaf(kind)

    def leaf(self, kind):
        if self.names[kind] and self.rng.random() < 0.6:
            return self.rng.choice(self.names[kind])
        r = self.rng
        return {
            "bool": lambda: r.choice(["true", "false"]),
            "number": lambda: str(r.choice([0, 1, 2, 3, 10, "1.5", "-1"])),
            "text": lambda: '"%s"' % r.choice(TEXTS),
            "bools": lambda: "[%s]" % ", ".join(r.choice(["true", "false"]) for _ in range(r.randint(1, 3))),
            "texts": lambda: "[%s]" % ", ".join('"%s"' % r.choice(TEXTS) for _ in range(r.randint(1, 3))),
            "map": lambda: "{ %s }" % ", ".join(f"{n} = {r.choice(['true', 'false'])}" for n in r.sample(NAMES, r.randint(1, 3))),
            "set": lambda: "toset([%s])" % ", ".join('"%s"' % n for n in r.sample(NAMES, r.randint(1, 3))),
            "object": lambda: '{ on = %s, name = "%s", deep = { on = %s } }' % (
                r.choice(["true", "false"]), r.choice(TEXTS), r.choice(["true", "false"])),
            "objects": lambda: "[%s]" % ", ".join('{ on = %s, name = "%s" }' % (r.choice(["true", "false"]), r.choice(TEXTS))
                                                for _ in range(r.randint(1, 3))),
        }[kind]()

    def name(self):
        return self.rng.choice(NAMES)

    def equal(self, depth):
        """Collections of one kind need not be of one type, and then they are not equal."""
        kind = self.rng.choice(["map", "bools", "texts", "set", "object", "objects"])
        return f"({self.one(kind, depth)} {self.rng.choice(['==', '!='])} {self.one(kind, depth)})"

    _bool = [
        lambda s, d: f"!{s.one('bool', 0)}",
        lambda s, d: f"({s.one('bool', d)} && {s.one('bool', d)})",
        lambda s, d: f"({s.one('bool', d)} || {s.one('bool', d)})",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('bool', d)} : {s.one('bool', d)})",
        lambda s, d: f"({s.one('number', d)} {s.rng.choice(['>', '>=', '<', '<=', '==', '!='])} {s.one('number', d)})",
        lambda s, d: f"({s.one('text', d)} {s.rng.choice(['==', '!='])} {s.one('text', d)})",
        lambda s, d: f"contains({s.one('texts', d)}, {s.one('text', d)})",
        lambda s, d: f"contains({s.one('set', d)}, \"{s.name()}\")",
        lambda s, d: f"lookup({s.one('map', d)}, \"{s.name()}\", {s.one('bool', d)})",
        lambda s, d: f"try({s.one('map', d)}[\"{s.name()}\"], {s.one('bool', d)})",
        lambda s, d: f"can({s.one('map', d)}[\"{s.name()}\"])",
        lambda s, d: f"{s.one('object', 0)}.on",
        lambda s, d: f"{s.one('object', 0)}.deep.on",
        lambda s, d: f"element({s.one('bools', d)}, {s.rng.randint(0, 4)})",
        lambda s, d: f"try({s.one('bools', d)}[{s.rng.randint(0, 3)}], {s.one('bool', d)})",
        lambda s, d: f"anytrue({s.one('bools', d)})",
        lambda s, d: f"alltrue({s.one('bools', d)})",
        lambda s, d: f"tobool(tostring({s.one('bool', d)}))",
        lambda s, d: f"startswith({s.one('text', d)}, \"{s.rng.choice(['a', 'p', ''])}\")",
        lambda s, d: f"coalesce({s.rng.choice(['null', 'null', s.one('bool', d)])}, {s.one('bool', d)})",
        lambda s, d: f"jsondecode(jsonencode({{ v = {s.one('bool', d)} }})).v",
        lambda s, d: f"can(regex(\"^[a-p]+$\", {s.one('text', d)}))",
        lambda s, d: s.equal(d),
        lambda s, d: f"contains([{s.one('bools', 0)}, {s.one('bools', d)}], {s.one('bools', d)})",
        lambda s, d: f"({s.one('bools', d)}[*] == {s.one('bools', d)})",
        lambda s, d: f"try([{s.one('bool', d)}, tobool({s.one('text', d)})][0], {s.one('bool', d)})",
        lambda s, d: f"can({s.one('bools', d)}[{s.rng.randint(0, 3)}])",
        lambda s, d: f"jsondecode(<<-EOT\n    {{\"v\": ${{{s.one('bool', d)}}}}}\n  EOT\n  ).v",
        lambda s, d: f"(length({s.one('objects', d)}[*].name) > 1)",
        lambda s, d: f"one([{s.one('bool', d)}])",
    ]
    _number = [
        lambda s, d: f"length({s.one(s.rng.choice(['bools', 'texts', 'map', 'set', 'text', 'objects']), d)})",
        lambda s, d: f"({s.one('number', d)} {s.rng.choice(['+', '-', '*'])} {s.one('number', d)})",
        lambda s, d: f"{s.rng.choice(['max', 'min'])}({s.one('number', d)}, {s.one('number', d)})",
        lambda s, d: f"{s.rng.choice(['floor', 'ceil', 'abs', 'signum'])}({s.one('number', d)})",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('number', d)} : {s.one('number', d)})",
        lambda s, d: f"parseint(\"{s.rng.choice(['7', '10', '101'])}\", {s.rng.choice([10, 16, 8])})",
        lambda s, d: f"try(tonumber({s.one('text', d)}), {s.one('number', d)})",
        lambda s, d: f"sum([for x in {s.one('texts', d)} : length(x)])",
    ]
    _text = [
        lambda s, d: f"\"${{{s.one('text', d)}}}-${{{s.one('number', d)}}}\"",
        lambda s, d: f"\"%{{ if {s.one('bool', d)} }}yes%{{ else }}no%{{ endif }}\"",
        lambda s, d: f"{s.rng.choice(['upper', 'lower', 'title', 'trimspace', 'strrev'])}({s.one('text', d)})",
        lambda s, d: f"join(\"{s.rng.choice([',', '', '-'])}\", {s.one('texts', d)})",
        lambda s, d: f"format(\"%s/%v/%d\", {s.one('text', d)}, {s.one('bool', d)}, length({s.one('texts', d)}))",
        lambda s, d: f"replace({s.one('text', d)}, \"{s.rng.choice(['a', '/[a-z]+/', '-'])}\", \"{s.rng.choice(['', 'x'])}\")",
        lambda s, d: f"tostring({s.one(s.rng.choice(['bool', 'number']), d)})",
        lambda s, d: f"element({s.one('texts', d)}, {s.rng.randint(0, 3)})",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('text', d)} : {s.one('text', d)})",
        lambda s, d: f"{s.one('object', 0)}.name",
        lambda s, d: f"substr({s.one('text', d)}, 0, {s.rng.randint(0, 3)})",
        lambda s, d: f"jsonencode({s.one(s.rng.choice(['map', 'texts', 'bool', 'object']), d)})",
        lambda s, d: f"trimprefix({s.one('text', d)}, \"{s.rng.choice(['a', 'pr'])}\")",
        lambda s, d: f"sha256({s.one('text', d)})",
    ]
    _bools = [
        lambda s, d: f"[{s.one('bool', d)}, {s.one('bool', d)}]",
        lambda s, d: f"[for x in {s.one('bools', d)} : !x]",
        lambda s, d: f"[for i, x in {s.one('texts', d)} : x == {s.one('text', 0)} || i > {s.rng.randint(0, 2)}]",
        lambda s, d: f"concat({s.one('bools', d)}, {s.one('bools', d)})",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('bools', d)} : {s.one('bools', d)})",
        lambda s, d: f"coalescelist({s.one('bools', d)}, {s.one('bools', d)})",
        lambda s, d: f"slice(concat({s.one('bools', d)}, [true]), 0, 1)",
        lambda s, d: f"tolist({s.one('bools', d)})",
        lambda s, d: f"values({s.one('map', d)})",
        lambda s, d: f"reverse({s.one('bools', d)})",
        lambda s, d: f"flatten([{s.one('bools', d)}, [{s.one('bools', d)}]])",
        lambda s, d: f"distinct({s.one('bools', d)})",
        lambda s, d: f"{s.one('objects', 0)}[*].on",
        lambda s, d: f"[for k, v in {s.one('map', d)} : v if k != \"{s.name()}\"]",
    ]
    _texts = [
        lambda s, d: f"[{s.one('text', d)}, {s.one('text', d)}]",
        lambda s, d: f"keys({s.one('map', d)})",
        lambda s, d: f"split(\"{s.rng.choice([',', '-'])}\", {s.one('text', d)})",
        lambda s, d: f"sort({s.one('set', d)})",
        lambda s, d: f"concat({s.one('texts', d)}, {s.one('texts', d)})",
        lambda s, d: f"distinct({s.one('texts', d)})",
        lambda s, d: f"[for x in {s.one('texts', d)} : \"${{x}}-${{{s.one('text', 0)}}}\"]",
        lambda s, d: f"[for o in {s.one('objects', d)} : o.name if o.on]",
        lambda s, d: f"formatlist(\"%s!\", {s.one('texts', d)})",
        lambda s, d: f"compact({s.one('texts', d)})",
        lambda s, d: f"tolist({s.one('set', d)})",
        lambda s, d: f"{s.one('set', d)}[*]",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('texts', d)} : [])",
        lambda s, d: f"tolist({s.one('texts', d)})",
    ]
    _map = [
        lambda s, d: f"{{ {s.name()} = {s.one('bool', d)} }}",
        lambda s, d: f"merge({s.one('map', d)}, {s.one('map', d)})",
        lambda s, d: f"({s.one('bool', d)} ? {s.one('map', d)} : {s.one('map', d)})",
        lambda s, d: f"{{ for x in {s.one('texts', d)} : x => {s.one('bool', 0)}... }} == {{}} ? {s.leaf('map')} : {s.one('map', d)}",
        lambda s, d: f"{{ for x in {s.one('set', d)} : x => {s.one('bool', 0)} }}",
        lambda s, d: f"{{ for k, v in {s.one('map', d)} : k => !v }}",
        lambda s, d: f"zipmap([\"alpha\", \"beta\"], [{s.one('bool', d)}, {s.one('bool', d)}])",
        lambda s, d: f"tomap({s.one('map', d)})",
        lambda s, d: f"{{ for k, v in {s.one('map', d)} : upper(k) => v if v }}",
    ]
    _set = [
        lambda s, d: f"toset(keys({s.one('map', d)}))",
        lambda s, d: f"setunion({s.one('set', d)}, {s.one('set', d)})",
        lambda s, d: f"setintersection({s.one('set', d)}, {s.one('set', d)})",
        lambda s, d: f"setsubtract({s.one('set', d)}, [\"{s.name()}\"])",
        lambda s, d: f"toset([for x in {s.one('set', d)} : lower(x)])",
    ]
    _object = [
        lambda s, d: f"{{ on = {s.one('bool', d)}, name = {s.one('text', d)}, deep = {{ on = {s.one('bool', d)} }} }}",
        lambda s, d: f"merge({s.leaf('object')}, {{ on = {s.one('bool', d)} }})",
    ]
    _objects = [
        lambda s, d: f"[{{ on = {s.one('bool', d)}, name = {s.one('text', d)} }}]",
        lambda s, d: f"[for x in {s.one('texts', d)} : {{ on = x == \"a\", name = x }}]",
        lambda s, d: f"concat({s.one('objects', d)}, [{{ on = {s.one('bool', d)}, name = \"z\" }}])",
    ]


class Program:
    def __init__(self, seed):
        self.rng = random.Random(seed)
        self.files = {}
        self.call = []  # the arguments of the call, as HCL
        self.make()

    def make(self):
        e = Expressions(self.rng)
        lines = []
        for i in range(self.rng.randint(2, 5)):
            kind = self.rng.choice(list(TYPES))
            lines += self.variable(f"v{i}", kind, self.call)
            e.names[kind].append(f"var.v{i}")
        if self.rng.random() < 0.4:
            lines += ['resource "aws_security_group" "late" {', "}"]
            e.names["text"].append("aws_security_group.late.id")
        lines.append("locals {")
        for i in range(self.rng.randint(1, 5)):
            kind = self.rng.choice(list(TYPES))
            lines.append(f"  l{i} = {e.one(kind, 3)}")
            e.names[kind].append(f"local.l{i}")
        lines.append("}")
        if self.rng.random() < 0.6:
            lines += self.child(e)
        for i in range(self.rng.randint(1, 3)):
            lines += self.launcher(f"s{i}", e)
        self.files["main.tf"] = "\n".join(lines) + "\n"

    def variable(self, name, kind, arguments):
        """Its block; sometimes its value is given by the call, sometimes null."""
        own = Expressions(self.rng)
        has_default = self.rng.random() < 0.7
        lines = [f'variable "{name}" {{', f"  type = {TYPES[kind]}"]
        if has_default:
            lines.append(f"  default = {self.literal(own, kind)}")
            if self.rng.random() < 0.3:
                lines.append("  nullable = false")
                if self.rng.random() < 0.5:
                    arguments.append(f"{name} = null")
                    return lines + ["}"]
        if not has_default or self.rng.random() < 0.4:
            given = self.literal(own, kind)
            if kind == "bool" and self.rng.random() < 0.3:
                given = f'"{given}"'
            if kind == "object" and self.rng.random() < 0.5:
                given = "{ on = %s }" % self.rng.choice(["true", "false"])
            arguments.append(f"{name} = {given}")
        return lines + ["}"]

    def literal(self, own, kind):
        text = own.leaf(kind)
        return text.removeprefix("toset(").removesuffix(")") if kind == "set" else text

    def launcher(self, name, e):
        is_set = self.rng.random() < 0.2
        lines = [f'resource "{"aws_ecs_task_set" if is_set else "aws_ecs_service"}" "{name}" {{']
        key = Expressions(self.rng)
        key.names = {kind: list(names) for kind, names in e.names.items()}
        way = self.rng.random()
        if way < 0.2:
            lines.append(f"  count = {e.one('bool', 2)} ? {self.rng.randint(1, 2)} : {self.rng.randint(0, 1)}")
            key.names["number"].append("count.index")
        elif way < 0.4:
            lines.append(f"  for_each = {e.one('map', 2)}")
            key.names["bool"] += ["each.value"] * 2
            key.names["text"].append("each.key")
        elif way < 0.5:
            lines.append(f"  for_each = {e.one('set', 2)}")
            key.names["text"] += ["each.value", "each.key"]
        if is_set:
            lines += ['  service = "web"', '  cluster = "main"', '  task_definition = "web:1"']
        else:
            lines.append(f'  name = "{name}"')
        lines.append('  launch_type = "FARGATE"')
        flag = key.one("bool", 3)
        if self.rng.random() < 0.2:
            flag = f"tostring({flag})"
        if self.rng.random() < 0.25:
            inner = Expressions(self.rng)
            inner.names = {kind: list(names) for kind, names in key.names.items()}
            each, word = self.rng.choice([("network_configuration", ""), ("net", "    iterator = net\n")])
            inner.names["bool"] += [f"{each}.value"] * 2
            over = f"[{key.one('bool', 2)}]" if self.rng.random() < 0.7 else f"[for x in [{key.one('bool', 2)}] : x if {key.one('bool', 1)}]"
            body = inner.one("bool", 2)
            lines += [f'  dynamic "network_configuration" {{', f"    for_each = {over}"] + ([word.rstrip()] if word else [])
            lines += ["    content {", '      subnets = ["subnet-1"]', f"      assign_public_ip = {body}", "    }", "  }"]
        else:
            lines += ["  network_configuration {", '    subnets = ["subnet-1"]', f"    assign_public_ip = {flag}", "  }"]
        return lines + ["}"]

    def child(self, e):
        """A module with a service of its own and an output."""
        inner = Expressions(self.rng)
        lines, given = [], []
        for i in range(self.rng.randint(1, 3)):
            kind = self.rng.choice(list(TYPES))
            lines += [f'variable "a{i}" {{', f"  type = {self.rng.choice([TYPES[kind], TYPES[kind], 'any'])}", "}"]
            inner.names[kind].append(f"var.a{i}")
            given.append((f"a{i}", kind))
        lines += self.launcher("c", inner)
        out = self.rng.choice(["bool", "text", "map", "bools"])
        lines += ['output "out" {', f"  value = {inner.one(out, 2)}", "}"]
        self.files["child/main.tf"] = "\n".join(lines) + "\n"
        call = ['module "child" {', '  source = "./child"']
        scope = Expressions(self.rng)
        scope.names = {kind: list(names) for kind, names in e.names.items()}
        way = self.rng.random()
        if way < 0.2:
            call.append(f"  count = {e.one('bool', 1)} ? 1 : {self.rng.randint(0, 2)}")
        elif way < 0.4:
            call.append(f"  for_each = {e.one('map', 1)}")
            scope.names["bool"].append("each.value")
            scope.names["text"].append("each.key")
        call += [f"  {name} = {scope.one(kind, 2)}" for name, kind in given] + ["}"]
        if way >= 0.4:
            e.names[out].append("module.child.out")
        elif way >= 0.2 and out == "bool":
            e.names["bools"].append("[for k, m in module.child : m.out]")
        elif out == "bool":
            e.names["bools"].append("module.child[*].out")
        return call
