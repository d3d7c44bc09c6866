"""Situations: networks and the tasks in them, in words that are neither Terraform's nor the API's.

A file of `situations/` is a family:

    about: what it is about
    with: {...}          # what its situations have beside what `usual.yaml` has
    situations:
      - name: a sentence
        ...              # and this one beside that; null takes away what was there

What there may be, each thing with a name of its own:

    vpc: {ipv6: true, dns_support: false, dns_hostnames: true, resolver: [10.0.0.7]}
    subnets: {a: {cidr: 10.0.1.0/24, zone: a, table: a, ipv6: 1, ipv6_only: true, dns64: true}}   # no table: the main one
    gateway: true                # an internet gateway, attached
    egress_only: true
    nats: {main: {subnet: public, private: true, regional: true}}
    tables: {a: [0.0.0.0/0 nat main, "::/0 egress_only", 0.0.0.0/0 gateway, list partners gateway]}   # `main`: the VPC's
    groups: {task: {in: [tcp 80 0.0.0.0/0, all group other], out: [tcp 443 list s3]}}   # `default`: the VPC's
    lists: {partners: {family: IPv4, entries: [203.0.113.0/24]}}
    endpoints: {logs: {service: logs, subnets: [a], groups: [endpoint], private_dns: false, policy: {...}},
                s3: {service: s3, tables: [a]}}                                          # a gateway, where it has tables
    acls: {a: {subnets: [a], in: [100 allow tcp 1024-65535 0.0.0.0/0], out: [...]}}
    block_public_access: block-ingress
    exclusions: [{subnet: a, mode: allow-egress}]
    peering: true, transit: true, vpn: true    # to route to
    instance: {subnet: public, forwards: true}
    shared: true                 # another account has the VPC, and shares the service's subnets; code has no words for that
    gone: [nat main]             # what was there when it was routed to; Terraform has no words for it
    not_in_code: [tables]        # parts of which the code says nothing
    denied: [DescribeRouteTables]   # calls of EC2's that the one who looks may not make
    task: {images: [ecr], logs: us-east-1, secrets: [...], parameters: [...], environment_files: [...], file_system: true,
           version: 1.3.0}
    service: {subnets: [a], groups: [task], desired: 1}

Two services start that task: `open` gives it a public address, `shut` does not. `expect` says

    exposure: anywhere           # of what `open` starts, had it a public address
    egress: proven               # of every need of what `shut` starts, or by destination: {ecr.api: proven, s3: missing}
    starts: true                 # whether that starts; said only where what is proven or missing does not decide it
    in_code, live: {exposure, egress}   # what the one kind of source says otherwise, with `why`
    running: {open: anywhere, shut: none}   # of the tasks themselves; `none`: no finding that says so; a list: one of these
    unwitnessed: [internet]      # what stays as plausible as it was, though the task runs
"""

import copy
import pathlib

import yaml

HERE = pathlib.Path(__file__).resolve().parent / "situations"
PARTS = {"vpc", "subnets", "gateway", "egress_only", "nats", "tables", "groups", "lists", "endpoints", "acls",
         "block_public_access", "exclusions", "peering", "transit", "vpn", "instance", "gone", "shared", "not_in_code", "denied", "task",
         "service", "name", "expect"}
EXPECTED = {"exposure", "egress", "starts", "in_code", "live", "running", "unwitnessed", "why"}
REGION = "us-east-1"
IMAGES = {
    "ecr": f"111122223333.dkr.ecr.{REGION}.amazonaws.com/web:1",
    "far ecr": "111122223333.dkr.ecr.eu-west-1.amazonaws.com/web:1",
    "dual stack ecr": f"111122223333.dkr-ecr.{REGION}.on.aws/web:1",
    "cache": f"111122223333.dkr.ecr.{REGION}.amazonaws.com/docker-hub/library/nginx:1",
    "other cache": f"111122223333.dkr.ecr.{REGION}.amazonaws.com/docker-hub/library/redis:1",
    "docker": "nginx:1",
    "public ecr": "public.ecr.aws/nginx/nginx:1",
}
# As the scenarios of the simulator name caches.
CACHES = ["docker-hub"]


def merged(below, above):
    """`above` laid over `below`: mappings go together, all else replaces, and null takes away."""
    if not isinstance(below, dict) or not isinstance(above, dict):
        return copy.deepcopy(above)
    together = {name: copy.deepcopy(value) for name, value in below.items() if name not in above}
    for name, value in above.items():
        if value is not None:
            together[name] = merged(below.get(name), value)
    return together


class Situation:
    def __init__(self, family, parts):
        self.family, self.parts, self.name = family, parts, parts["name"]
        expect = parts["expect"]
        strange = set(parts) - PARTS | set(expect) - EXPECTED
        assert not strange, f"{self}: {strange}"
        assert bool(expect.get("why")) == bool({"in_code", "live"} & set(expect)), f"{self}: why do they differ?"

    def __str__(self):
        return f"{self.family}: {self.name}"

    def __getitem__(self, name):
        return self.parts.get(name)

    def of(self, name):
        return (self.parts.get(name) or {}).items()

    @property
    def is_code(self):
        return not self["gone"] and not self["denied"] and not self["shared"]

    @property
    def is_live(self):
        return not self["not_in_code"]

    def expected(self, source, what):
        expect = self.parts["expect"]
        return expect.get(source, {}).get(what, expect.get(what))

    def containers(self):
        """As ECS takes them; each in the first container, but for the images, of which each is one."""
        task = self["task"]
        first = {"secrets": [], "environmentFiles": []}
        for number, source in enumerate(task.get("secrets", []) + task.get("parameters", [])):
            first["secrets"].append({"name": f"S{number}", "valueFrom": source})
        for file in task.get("environment_files", []):
            first["environmentFiles"].append({"type": "s3", "value": file})
        if task.get("credentials"):
            first["repositoryCredentials"] = {"credentialsParameter": task["credentials"]}
        if task.get("logs"):
            options = {"awslogs-group": "web", "awslogs-region": task["logs"], "awslogs-stream-prefix": "web"}
            first["logConfiguration"] = {"logDriver": "awslogs", "options": options}
        first = {name: value for name, value in first.items() if value}
        return [{"name": f"c{number}", "image": IMAGES[image], "essential": True} | (first if number == 0 else {})
                for number, image in enumerate(task["images"])]

    def ports(self):
        """The first and the last of each rule that lets something in over TCP."""
        found = {80}
        for _, group in self.of("groups"):
            for text in group.get("in", []):
                rule = Rule(text)
                found |= {rule.first, rule.last} if rule.protocol == "tcp" else set()
        return sorted(found)


class Rule:
    """`tcp 80-90 ::/0`, `all group other`, `udp 53 list partners`"""

    def __init__(self, text):
        self.protocol, rest = text.split(" ", 1)
        self.first, self.last = 0, 65535
        if self.protocol != "all":
            ports, rest = rest.split(" ", 1)
            first, _, last = ports.partition("-")
            self.first, self.last = int(first), int(last or first)
        self.kind, _, self.peer = rest.partition(" ") if rest.startswith(("group ", "list ")) else ("block", "", rest)

    @property
    def is_v6(self):
        return self.kind == "block" and ":" in self.peer


class Entry:
    """`100 allow tcp 1024-65535 0.0.0.0/0`, of a network ACL."""

    def __init__(self, text):
        number, self.action, rest = text.split(" ", 2)
        self.number, self.rule = int(number), Rule(rest)


class Route:
    """`0.0.0.0/0 nat main`, `list partners gateway`"""

    def __init__(self, text):
        words = text.split()
        self.list = words[1] if words[0] == "list" else None
        self.block = None if self.list else words[0]
        self.target, self.name = (words[2 if self.list else 1:] + [""])[:2]

    @property
    def is_v6(self):
        return self.block is not None and ":" in self.block


def situations():
    """All of them, in the order of the files."""
    usual = yaml.safe_load((HERE / "usual.yaml").read_text())
    found = []
    for path in sorted(HERE.glob("*.yaml")):
        if path.stem == "usual":
            continue
        family = yaml.safe_load(path.read_text())
        beside = merged(usual, family.get("with") or {})
        found += [Situation(path.stem, merged(beside, each)) for each in family["situations"]]
    names = [str(each) for each in found]
    assert len(set(names)) == len(names), "two have one name"
    return found
