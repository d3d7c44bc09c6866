"""Requests and answers by AWS's own models, as botocore has them: a request is written with its serialiser, and an answer
is held against the output shape member by member, more strictly than any client does."""

import json
import re
import urllib.parse
import uuid
import xml.etree.ElementTree

import botocore.exceptions
import botocore.model
import botocore.parsers
import botocore.serialize
import botocore.session

# From this one on, what the models do not know is a mistake of the simulator's; older ones are not asked.
NEWEST_KNOWN = (1, 40)

# What no model of a service declares, and any of them may answer.
COMMON_ERRORS = {
    "AccessDenied",
    "AccessDeniedException",
    "ExpiredToken",
    "ExpiredTokenException",
    "InvalidClientTokenId",
    "SerializationException",
    "ThrottlingException",
    "TooManyRequestsException",  # Batch, without a word about it in its models
    "UnrecognizedClientException",
    "ValidationError",
    "ValidationException",
}

# What AWS answers although its models do not say so, by the shape's name: an internet gateway is `available` to its VPC,
# and the states of endpoints come in small letters; account settings have a name more.
OBSERVED = {("AttachmentStatus", "available"), ("SettingName", "dualStackIPv6")} | {
    ("State", state) for state in ("pending", "available", "deleting", "deleted", "failed", "rejected", "expired")
}


# Names of the simulator's that are not the models'.
MODELS = {"states": "stepfunctions", "elasticloadbalancing": "elbv2"}


class NotModelled(Exception):
    """The models at hand are older than the action or one of its members."""


def knows_everything():
    return tuple(int(part) for part in botocore.__version__.split(".")[:2]) >= NEWEST_KNOWN


class Models:
    def __init__(self):
        self.session = botocore.session.get_session()
        self.services = {}

    def operation(self, service, action):
        name = MODELS.get(service, service)
        if name not in self.services:
            self.services[name] = self.session.get_service_model(name)
        try:
            return self.services[name].operation_model(action)
        except botocore.model.OperationNotFoundError:
            raise NotModelled(f"{service} {action}") from None


def request_for(operation, parameters, is_checked=True):
    """Method, path, query, headers and body, as a client sends them; unchecked, whatever is missing or wrong in them."""
    parameters = dict(parameters)
    for member in operation.idempotent_members:
        parameters.setdefault(member, str(uuid.uuid4()))
    serializer = botocore.serialize.create_serializer(operation.service_model.metadata["protocol"], is_checked)
    try:
        made = serializer.serialize_to_request(parameters, operation)
    except botocore.exceptions.ParamValidationError as problem:
        if knows_everything() or "Unknown parameter" not in str(problem):
            raise
        raise NotModelled(str(problem)) from None
    body = made["body"]
    if isinstance(body, dict):  # of the Query protocols
        body = urllib.parse.urlencode(body)
    query = made["query_string"]
    if not isinstance(query, str):
        pairs = query.items() if isinstance(query, dict) else query
        query = urllib.parse.urlencode(list(pairs), doseq=True)
    path, _, more = made["url_path"].partition("?")
    query = "&".join(part for part in (more, query) if part)
    headers = {name: str(value) for name, value in made["headers"].items()}
    return made["method"], path, query, headers, body.encode() if isinstance(body, str) else body


def speaks_json(operation):
    return operation.service_model.metadata["protocol"] in ("json", "rest-json")


def parsed(operation, status, headers, body):
    """The answer as a client sees it: a dictionary with the model's names; of an error, `Error`."""
    parser = botocore.parsers.create_parser(operation.service_model.metadata["protocol"])
    lower = {name.lower(): value for name, value in headers.items()}
    return parser.parse({"status_code": status, "headers": lower, "body": body}, operation.output_shape)


def complaints(operation, status, headers, body):
    """What of the answer the model does not allow."""
    if status >= 300:
        return list(error_complaints(operation, parsed(operation, status, headers, body)["Error"]))
    shape = operation.output_shape
    if shape is None:
        return []
    if speaks_json(operation):
        return list(json_complaints(json.loads(body or b"{}"), shape, operation.name))
    root = xml.etree.ElementTree.fromstring(body)
    for element in root.iter():
        element.tag = element.tag.split("}")[-1]
    if operation.service_model.metadata["protocol"] == "query":
        if root.find("ResponseMetadata/RequestId") is None:
            return [f"{operation.name}: no ResponseMetadata"]
        wrapper = shape.serialization.get("resultWrapper", operation.name + "Result")
        root = root.find(wrapper)
        if root is None:
            return [f"{operation.name}: no {wrapper}"] if shape.members else []
        return list(xml_complaints(root, shape, operation.name))
    # EC2 says `return` in many answers of which the models have forgotten it.
    return list(xml_complaints(root, shape, operation.name, {"requestId", "return"}))


def error_complaints(operation, error):
    declared = {shape.error_code for shape in operation.error_shapes} | {shape.name for shape in operation.error_shapes}
    if declared and error["Code"] not in declared | COMMON_ERRORS:
        yield f"{operation.name}: the model has no error {error['Code']} here"
    if not error["Code"]:
        yield f"{operation.name}: an error without a code"


def wire_names(shape):
    """Of the members that are in the body."""
    return {
        member.serialization.get("name", name): member
        for name, member in shape.members.items()
        if member.serialization.get("location") not in ("header", "headers", "statusCode")
    }


def json_complaints(value, shape, path):
    kind = shape.type_name
    if kind == "structure":
        if not isinstance(value, dict):
            yield f"{path}: not an object"
            return
        names = wire_names(shape)
        for name in shape.required_members:
            wire = shape.members[name].serialization.get("name", name)
            if wire in names and value.get(wire) is None:
                yield f"{path}.{name} is required"
        for name, item in value.items():
            if name not in names:
                yield f"{path}.{name} is not in the model"
            else:
                yield from json_complaints(item, names[name], f"{path}.{name}")
    elif kind == "list":
        if not isinstance(value, list):
            yield f"{path}: not a list"
            return
        for index, item in enumerate(value):
            yield from json_complaints(item, shape.member, f"{path}[{index}]")
    elif kind == "map":
        if not isinstance(value, dict):
            yield f"{path}: not a map"
            return
        for name, item in value.items():
            yield from json_complaints(item, shape.value, f"{path}.{name}")
    elif kind == "string":
        yield from text_complaints(value, shape, path)
    elif kind in ("integer", "long"):
        if not isinstance(value, int) or isinstance(value, bool):
            yield f"{path}: {value!r} is not a whole number"
    elif kind in ("float", "double"):
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            yield f"{path}: {value!r} is not a number"
    elif kind == "boolean":
        if not isinstance(value, bool):
            yield f"{path}: {value!r} is not a boolean"
    elif kind == "timestamp":
        wanted = str if shape.serialization.get("timestampFormat") == "iso8601" else (int, float)
        if not isinstance(value, wanted) or isinstance(value, bool):
            yield f"{path}: {value!r} is not a time"


def text_complaints(value, shape, path):
    if not isinstance(value, str):
        yield f"{path}: {value!r} is not a text"
    elif shape.enum and value not in shape.enum and (shape.name, value) not in OBSERVED:
        yield f"{path}: {value!r} is not one of {shape.enum}"


def xml_complaints(element, shape, path, besides=frozenset()):
    kind = shape.type_name
    if kind == "structure":
        names = {}
        for name, member in shape.members.items():
            wire = member.serialization.get("name", name)
            if member.type_name == "list" and member.serialization.get("flattened"):
                wire = member.member.serialization.get("name", wire)
            names[wire] = member
        seen = set()
        for child in element:
            if child.tag in besides and child.tag not in names:
                continue
            if child.tag not in names:
                yield f"{path}.{child.tag} is not in the model"
                continue
            member = names[child.tag]
            flattened = member.type_name == "list" and member.serialization.get("flattened")
            if child.tag in seen and not flattened:
                yield f"{path}.{child.tag} is there twice"
            seen.add(child.tag)
            yield from xml_complaints(child, member.member if flattened else member, f"{path}.{child.tag}")
    elif kind == "list":
        wire = shape.member.serialization.get("name", "member")
        for index, child in enumerate(element):
            if child.tag != wire:
                yield f"{path}: {child.tag} where {wire} belongs"
            else:
                yield from xml_complaints(child, shape.member, f"{path}[{index}]")
    elif kind == "map":
        return
    else:
        text = element.text or ""
        if len(element):
            yield f"{path}: elements where a {kind} belongs"
        elif kind == "string":
            yield from text_complaints(text, shape, path)
        elif kind in ("integer", "long") and not re.fullmatch(r"-?\d+", text):
            yield f"{path}: {text!r} is not a whole number"
        elif kind == "boolean" and text not in ("true", "false"):
            yield f"{path}: {text!r} is not a boolean"
        elif kind == "timestamp" and not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", text):
            yield f"{path}: {text!r} is not a time"
