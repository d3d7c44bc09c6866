"""For every action that speaks JSON, and every member of its request: one of another kind is refused."""

import json

WRONG = {"string": 7, "character": 7, "blob": 7, "integer": "x", "long": "x", "float": "x", "double": "x", "boolean": "yes",
         "timestamp": {}, "list": {}, "structure": [], "map": []}
SAME = {"character": "string", "blob": "string", "long": "integer", "double": "float"}


def wire_name(name, member):
    return member.serialization.get("name", name)


def collect(shape, kinds, seen):
    """Of what kinds the members of a name are, all over a service."""
    if shape.type_name == "structure" and shape.name not in seen:
        seen.add(shape.name)
        for name, member in shape.members.items():
            inner = member.member.type_name if member.type_name == "list" else ""
            kinds.setdefault(wire_name(name, member), set()).add((SAME.get(member.type_name, member.type_name), inner))
            collect(member, kinds, seen)
    elif shape.type_name == "list":
        collect(shape.member, kinds, seen)
    elif shape.type_name == "map":
        collect(shape.value, kinds, seen)


def request_of(operation, name, value):
    http = operation.http
    metadata = operation.service_model.metadata
    path = http["requestUri"].split("?")[0]
    while "{" in path:
        start, end = path.index("{"), path.index("}")
        path = path[:start] + "x" + path[end + 1 :]
    headers = {"Content-Type": "application/json"}
    if metadata["protocol"] == "json":
        headers = {"X-Amz-Target": f"{metadata['targetPrefix']}.{operation.name}",
                   "Content-Type": f"application/x-amz-json-{metadata['jsonVersion']}"}
    return http["method"], path, headers, json.dumps({name: value}).encode()


def taken_for_absent(client, operations):
    """What was not refused, of the operations of one service; and how many members were asked."""
    kinds, seen, found, asked = {}, set(), [], 0
    for operation in operations:
        if operation.input_shape is not None:
            collect(operation.input_shape, kinds, seen)
    for operation in operations:
        for name, member in (operation.input_shape.members if operation.input_shape is not None else {}).items():
            wire = wire_name(name, member)
            if member.serialization.get("location") or len(kinds[wire]) > 1:
                continue
            asked += 1
            method, path, headers, body = request_of(operation, wire, WRONG[member.type_name])
            _, _, answer = client.send(method, path, "", headers, body, operation.service_model.signing_name)
            said = json.loads(answer or b"{}")
            if "converted to" not in json.dumps(said) and "where not expected" not in json.dumps(said):
                found.append(f"{operation.service_model.service_name} {operation.name} {wire}: {said}")
    return found, asked
