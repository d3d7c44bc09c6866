"""For every action, and every member of its request that has an enumeration, at any depth: a value that it has not is
refused, and the refusal says which."""

import shapes

ODD = "kakoi-odd"
# What the services say of any bad input, beside the errors that the models list for an action.
USUAL = {"ValidationException", "ValidationError", "InvalidParameterException", "ClientException", "InvalidParameterValue",
         "InvalidInputException"}
# AWS refuses these by lists that grow every month, which a simulator would only fall behind.
GROWING = {("ec2", "InstanceType")}


def enumerations(shape, path=(), seen=frozenset()):
    """(path, shape) of each; `*` stands for the items of a list, `{}` and `{key}` for those of a map."""
    if shape.type_name == "structure" and shape.name not in seen:
        for name, member in shape.members.items():
            yield from enumerations(member, (*path, name), seen | {shape.name})
    elif shape.type_name == "list":
        yield from enumerations(shape.member, (*path, "*"), seen)
    elif shape.type_name == "map":
        yield from enumerations(shape.key, (*path, "{key}"), seen)
        yield from enumerations(shape.value, (*path, "{}"), seen)
    elif getattr(shape, "enum", None):
        yield path


def with_odd_value(path):
    if not path:
        return ODD
    first, rest = path[0], with_odd_value(path[1:])
    if first == "*":
        return [rest]
    if first == "{key}":
        return {ODD: []}
    return {"a": rest} if first == "{}" else {first: rest}


def in_the_address(operation):
    """What has to be there for a request to be one at all."""
    members = operation.input_shape.members.items()
    return {name: "x" for name, member in members if member.serialization.get("location") == "uri"}


def complaint(client, operation, path):
    """What is wrong with the answer to one request; empty when it is refused as it should be."""
    parameters = {**in_the_address(operation), **with_odd_value(path)}
    method, address, query, headers, body = shapes.request_for(operation, parameters, is_checked=False)
    service = operation.service_model
    status, headers, body = client.send(method, address, query, headers, body, service.signing_name)
    if status < 300:
        return "not refused"
    error = shapes.parsed(operation, status, headers, body)["Error"]
    codes = USUAL | {shape.name for shape in operation.error_shapes}
    name = [part for part in path if part not in ("*", "{}", "{key}")][-1]
    says_which = ODD in error["Message"] or name.lower() in error["Message"].lower()
    return "" if status < 500 and error["Code"] in codes and says_which else f"{error['Code']}: {error['Message']}"


def taken(client, operations):
    """What was taken, or refused for another reason, of the operations of one service; and how many were asked."""
    found, asked = [], 0
    for operation in operations:
        for path in enumerations(operation.input_shape) if operation.input_shape is not None else ():
            service = operation.service_model.service_name
            if any((service, part) in GROWING for part in path):
                continue
            asked += 1
            why = complaint(client, operation, path)
            if why:
                found.append(f"{service} {operation.name} {'.'.join(path)}: {why}")
    return found, asked
