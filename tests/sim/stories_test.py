#!/usr/bin/env python3
"""Plays the stories of tests/sim/stories against the simulator: ordinary calls, and what ordinary calls then show. Every
answer is held against AWS's own models (shapes.py), and every action of the simulator must be in some story.

    stories_test.py kakoi-sim [STORY...]

A story is YAML:

    arguments: [--scenario, demo]       # of kakoi-sim, beside a virtual clock
    steps:
      - call: ec2 CreateVpc             # service and action
        with: {CidrBlock: 10.0.0.0/16}  # the model's names, whatever the protocol
        as: {region: eu-west-1, key: ..., secret: ..., token: ...}   # who calls from where, else the demo's user
        keep: {vpc: Vpc.VpcId}          # for ${vpc} later
        expect: {Vpc.State: pending}    # see `holds`
        error: InvalidVpc.Range         # instead of keep and expect
        message: the whole text of the error
      - wait: 120                       # simulated seconds
      - event: {event: credentials_expire, access_key: ...}   # POST /_sim/events
      - fault: {kind: throttled, times: 1}                    # POST /_sim/faults
"""

import json
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
NEEDED = ("botocore", "yaml")
# For services whose models at hand do not know an action yet.
JSON_TARGETS = {"ecs": ("AmazonEC2ContainerServiceV20141113", "1.1")}


class Wrong(Exception):
    """The simulator did something else than the story says."""


def at(document, path):
    """`a.0.b`; `#` is the length of a list, `*` all its elements."""
    if not path:
        return document
    first, _, rest = path.partition(".")
    if first == "*":
        return [at(item, rest) for item in document or []]
    if first == "#":
        return len(document or [])
    if isinstance(document, list):
        return at(document[int(first)], rest) if int(first) < len(document) else None
    if isinstance(document, dict):
        # Names with dots of their own: tags, attributes.
        for name in sorted(document, key=len, reverse=True):
            if path == name or path.startswith(name + "."):
                return at(document[name], path[len(name) + 1 :])
    return None


def holds(actual, expected, path):
    """Equal; `~TEXT` searches for a regular expression; of a path with `*`, one of the elements must do unless a list is
    expected."""
    if isinstance(actual, list) and not isinstance(expected, list) and "*" in path:
        return any(holds(item, expected, "") for item in actual)
    if isinstance(expected, str) and expected.startswith("~"):
        return actual is not None and re.search(expected[1:], str(actual)) is not None
    return actual == expected


class Story:
    def __init__(self, path):
        self.path = path
        self.document = yaml.safe_load(path.read_text())
        self.kept = {}
        self.called = set()
        self.unmodelled = set()

    def play(self, program):
        arguments = ["--clock", "virtual", *map(str, self.document.get("arguments", []))]
        with Simulator(program, *arguments) as simulator:
            for number, step in enumerate(self.document["steps"], 1):
                try:
                    self.take(simulator, self.filled(step))
                except (Wrong, Refused) as problem:
                    raise Wrong(f"{self.path.name}, step {number} ({step.get('call', 'control')}): {problem}") from None
                except shapes.NotModelled as what:
                    # Nothing that follows can be relied on.
                    self.unmodelled.add(str(what))
                    return

    def filled(self, value):
        if isinstance(value, dict):
            return {name: self.filled(item) for name, item in value.items()}
        if isinstance(value, list):
            return [self.filled(item) for item in value]
        if not isinstance(value, str):
            return value
        whole = re.fullmatch(r"\$\{(\w+)\}", value)
        if whole:
            return self.kept[whole[1]]
        return re.sub(r"\$\{(\w+)\}", lambda match: str(self.kept[match[1]]), value)

    def take(self, simulator, step):
        if "wait" in step:
            simulator.advance(step["wait"])
        elif "event" in step:
            simulator.control("POST", "events", step["event"])
        elif "fault" in step:
            simulator.control("POST", "faults", step["fault"])
        else:
            self.call(simulator, step)

    def call(self, simulator, step):
        service, action = step["call"].split()
        status, answer = self.send(Client(simulator, **step.get("as", {})), service, action, step.get("with", {}))
        if status >= 300:
            error = answer["Error"]
            if error["Code"] != step.get("error"):
                raise Wrong(f"refused with {error['Code']}: {error['Message']}")
            if step.get("message", error["Message"]) != error["Message"]:
                raise Wrong(f"its message is {error['Message']!r}")
            return
        if "error" in step:
            raise Wrong(f"was not refused with {step['error']}")
        self.called.add((service, action))
        for path, expected in step.get("expect", {}).items():
            actual = at(answer, path)
            if actual is None and expected is not None and not shapes.knows_everything():
                # A member that older models do not know is not read.
                self.unmodelled.add(f"{service} {action} {path}")
            elif not holds(actual, expected, path):
                raise Wrong(f"{path} is {str(actual)[:500]}, not {expected!r}")
        for name, path in step.get("keep", {}).items():
            self.kept[name] = at(answer, path)
            if self.kept[name] is None:
                raise Wrong(f"there is no {path} in {str(answer)[:500]}")

    def send(self, client, service, action, parameters):
        try:
            operation = MODELS.operation(service, action)
            method, path, query, headers, body = shapes.request_for(operation, parameters)
        except shapes.NotModelled as what:
            if service not in JSON_TARGETS or shapes.knows_everything():
                raise
            self.unmodelled.add(str(what))
            return self.send_json(client, service, action, parameters)
        name = operation.service_model.signing_name
        status, headers, body = client.send(method, path, query, headers, body, name)
        wrong = shapes.complaints(operation, status, headers, body)
        if wrong and shapes.knows_everything():
            raise Wrong("; ".join(wrong))
        answer = shapes.parsed(operation, status, headers, body)
        if status < 300 and not shapes.knows_everything() and shapes.speaks_json(operation):
            # Older models leave out what they do not know.
            answer = {**answer, **json.loads(body or b"{}")}
        return status, answer

    @staticmethod
    def send_json(client, service, action, parameters):
        prefix, version = JSON_TARGETS[service]
        headers = {"X-Amz-Target": f"{prefix}.{action}", "Content-Type": f"application/x-amz-json-{version}"}
        status, _, body = client.send("POST", "/", "", headers, json.dumps(parameters).encode(), service)
        answer = json.loads(body)
        if status >= 300:
            answer = {"Error": {"Code": answer["__type"], "Message": answer.get("message", "")}}
        return status, answer


def actions_nobody_calls(program, called, unmodelled):
    with Simulator(program) as simulator:
        actions = simulator.control("GET", "actions")
    missing = []
    for service, names in actions.items():
        for name in names:
            try:
                MODELS.operation(service, name)
            except shapes.NotModelled:
                if shapes.knows_everything():
                    missing.append(f"{service} {name} (AWS has no such action)")
                continue
            if (service, name) not in called and not unmodelled:
                missing.append(f"{service} {name}")
    return missing


def operations_of_each_service(simulator):
    for service, names in simulator.control("GET", "actions").items():
        operations = []
        for name in names:
            try:
                operations.append(MODELS.operation(service, name))
            except shapes.NotModelled:
                continue
        if operations:
            yield operations


def members_of_another_kind(program):
    """What is taken for absent though it is there."""
    found, asked = [], 0
    with Simulator(program) as simulator:
        for operations in operations_of_each_service(simulator):
            if operations[0].service_model.metadata["protocol"] in ("json", "rest-json"):
                more, count = kinds.taken_for_absent(Client(simulator), operations)
                found += more
                asked += count
    return found, asked


def values_of_no_enumeration(program):
    found, asked = [], 0
    with Simulator(program) as simulator:
        for operations in operations_of_each_service(simulator):
            more, count = enumerations.taken(Client(simulator), operations)
            found += more
            asked += count
    return found, asked


def pages_unlike_the_model(program):
    """The actions that take a fault of pages without end, and have no pages in the model; and those that do not and
    have."""
    found = []
    with Simulator(program) as simulator:
        for service, names in simulator.control("GET", "actions").items():
            for name in names:
                try:
                    output = MODELS.operation(service, name).output_shape
                except shapes.NotModelled:
                    continue
                has = output is not None and any(token in output.members for token in ("nextToken", "NextToken", "NextMarker"))
                try:
                    simulator.fault("endless_paging", service=service, action=name)
                    takes = True
                except Refused:
                    takes = False
                if takes != has:
                    found.append(f"{service} {name}")
    return found


def main(program, names):
    paths = [HERE / "stories" / f"{name}.yaml" for name in names] or sorted((HERE / "stories").glob("*.yaml"))
    failed, called, unmodelled = 0, set(), set()
    for path in paths:
        story = Story(path)
        try:
            story.play(program)
        except Wrong as problem:
            failed += 1
            print(f"FAIL {problem}")
        called |= story.called
        unmodelled |= story.unmodelled
    missing = [] if names or failed else actions_nobody_calls(program, called, unmodelled)
    for action in missing:
        print(f"FAIL no story calls {action}")
    taken, asked = ([], 0) if names or not shapes.knows_everything() else members_of_another_kind(program)
    for member in taken:
        print(f"FAIL of another kind, and not refused: {member}")
    odd, values = ([], 0) if names or not shapes.knows_everything() else values_of_no_enumeration(program)
    for member in odd:
        print(f"FAIL of no enumeration, and not refused for that: {member}")
    paging = [] if names or not shapes.knows_everything() else pages_unlike_the_model(program)
    for action in paging:
        print(f"FAIL pages of {action} are not those of the model")
    print(f"{len(paths)} stories, {failed} failed; {len(called)} actions answered as the models of botocore "
          f"{botocore.__version__} have it; {len(missing)} not called by any; not in those models: {len(unmodelled)}")
    print(f"{asked} members of another kind, {len(taken)} not refused")
    print(f"{values} members with a value of no enumeration, {len(odd)} not refused for that")
    return 1 if failed or missing or taken or odd or paging else 0


def another_python():
    """One that has what is needed."""
    test = ";".join(f"import {name}" for name in NEEDED)
    for python in (shutil.which("python3"), "/usr/bin/python3"):
        if python and python != sys.executable and subprocess.run([python, "-c", test], capture_output=True).returncode == 0:
            return python
    return None


if __name__ == "__main__":
    try:
        import botocore
        import yaml
    except ImportError:
        other = another_python()
        if other is None:
            print("skipped: there is no Python with " + " and ".join(NEEDED))
            sys.exit(77)
        sys.exit(subprocess.run([other, __file__, *sys.argv[1:]]).returncode)
    import enumerations
    import kinds
    import shapes
    from simulator import Client, Refused, Simulator

    MODELS = shapes.Models()
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), sys.argv[2:]))
