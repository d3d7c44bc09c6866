#!/usr/bin/env python3
"""Holds the catalogue of actions (src/aws/actions.inc) against botocore's models: every name, route, page and limit.

    catalogue_oracle.py
"""

import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import oracle_python  # noqa: E402

CATALOGUE = pathlib.Path(__file__).resolve().parents[2] / "src/aws/actions.inc"
CLIENTS = {"states": "stepfunctions", "elb": "elbv2"}
# What the models do not say: taken from AWS's documentation.
LIMITS_OF_TEXTS = {"DescribeNetworkInterfaces": 1000, "DescribeVpcEndpoints": 1000}


def rows():
    for line in CATALOGUE.read_text(encoding="utf-8").splitlines():
        if line.startswith("ACTION("):
            cells = re.findall(r'"[^"]*"|[^,()\s]+', line.removeprefix("ACTION"))
            yield [cell.strip('"') for cell in cells]


def wire_name(shape, member, is_ec2):
    """What a member of an input is called on the wire."""
    described = shape.members[member].serialization
    if is_ec2:
        name = described.get("queryName") or described.get("name", member)
        return name[0].upper() + name[1:]
    return described.get("name", member)


def most(shape, member):
    limits = shape.members[member].metadata
    return limits.get("max")


def check(row):
    import botocore.session

    name, service, action, route, _, token_in, token_out, page_size, per_page, result, _, batch = row
    service = service.removeprefix("k").lower()
    model = botocore.session.get_session().get_service_model(CLIENTS.get(service, service))
    operation = model.operation_model(action)
    is_ec2 = model.metadata["protocol"] == "ec2"
    inputs = {wire_name(operation.input_shape, member, is_ec2): member for member in operation.input_shape.members}
    outputs = {shape.serialization.get("name", member): shape for member, shape in operation.output_shape.members.items()}
    if name != f"{service}_" + re.sub(r"(?<=[a-z])(?=[A-Z])", "_", action).lower():
        yield f"the id of {action} is {name}"
    if route and route != f'{operation.http["method"]} {operation.http["requestUri"]}':
        yield f'the route is {operation.http["method"]} {operation.http["requestUri"]}'
    if not route and model.metadata["protocol"] == "rest-json":
        yield "a route is missing"
    for member in filter(None, [token_in, page_size, batch]):
        if member not in inputs:
            yield f"the input has no {member}"
    has_tokens = any("token" in member.lower() or member == "Marker" for member in inputs)
    if bool(token_in) != has_tokens:
        yield "it has pages, or none"
    if token_out and token_out not in outputs:
        yield f"the output has no {token_out}"
    found = outputs.get(result.rstrip("[]{}"))
    kind = {"[]": "list", "{}": "structure"}.get(result[-2:], "string")
    if found is None or found.type_name != kind:
        yield f"the output has no {result}"
    if kind == "list" and found is not None:
        element = "string" if result.endswith("Arns[]") else "structure"
        if found.member.type_name != element:
            yield f"the elements of {result} are of type {found.member.type_name}"
    if page_size and page_size in inputs:
        limit = most(operation.input_shape, inputs[page_size]) or LIMITS_OF_TEXTS.get(action)
        if limit is not None and limit != int(per_page):
            yield f"a page has at most {limit}"


def main():
    found = 0
    count = 0
    for row in rows():
        count += 1
        for problem in check(row):
            found += 1
            print(f"{row[1]} {row[2]}: {problem}")
    print(f"{count} actions, {found} problems")
    return 1 if found or count == 0 else 0


if __name__ == "__main__":
    oracle_python.need_botocore()
    sys.exit(main())
