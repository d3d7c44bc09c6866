"""What has to hold of a SARIF log, beyond its schema: what the schema cannot say, and what GitHub code scanning wants.

`mistakes_in(log, report, top)` holds the log of a scan against the JSON report of the same scan, whose files are relative
to `top` too, and against the files themselves. The rules are the same in every log: `rule_mistakes(rules)`.
"""

import pathlib
import re
import urllib.parse

OF_SEVERITY_INFO = {"ecs-task-open-egress"}
LEVELS = {
    ("critical", "fail"): "error",
    ("high", "fail"): "error",
    ("medium", "fail"): "warning",
    ("low", "fail"): "note",
    ("info", "fail"): "note",
    ("critical", "unknown"): "warning",
    ("high", "unknown"): "warning",
    ("medium", "unknown"): "note",
    ("low", "unknown"): "note",
    ("info", "unknown"): "note",
}
# Only what RFC 3986 calls unreserved, and bytes as %XX; so there is no scheme and no query either.
URI = re.compile(r"(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+(?:/(?:[A-Za-z0-9._~-]|%[0-9A-F]{2})+)*")
CASES = re.compile(r"^## (Cases|ケース)$", re.MULTILINE)
# GitHub's limits; over them it cuts, or refuses the whole file.
LONGEST_DESCRIPTION = 1024
MOST_TAGS = 10


def path_of(uri, top):
    return pathlib.Path(top, *(urllib.parse.unquote_to_bytes(part).decode("utf-8", "surrogateescape") for part in uri.split("/")))


def all_of(value, name):
    """Every value of this name, however deep."""
    if isinstance(value, dict):
        for key, each in value.items():
            if key == name:
                yield each
            yield from all_of(each, name)
    elif isinstance(value, list):
        for each in value:
            yield from all_of(each, name)


def line_and_column(text, offset):
    """Counted from 1, in code points; a byte order mark has no column."""
    before = text[:offset]
    start = before.rfind(b"\n") + 1
    return before.count(b"\n") + 1, len(before[start:].decode("utf-8", "replace").lstrip("\ufeff")) + 1


def rule_mistakes(rules):
    ids = [rule["id"] for rule in rules]
    if len(set(ids)) != len(ids) or not ids:
        yield f"rules: not unique, or none: {ids}"
    for rule in rules:
        name = rule["id"]
        is_unknown = name.endswith("/unknown")
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            if not 0 < len(text) <= LONGEST_DESCRIPTION or "\n" in text:
                yield f"{name}: a description that is empty, too long or has a line break"
        for text in (rule["help"]["text"], rule["help"]["markdown"]):
            if CASES.search(text) or f"# {name.removesuffix('/unknown')}\n" not in text or "\n## " not in text:
                yield f"{name}: the help is not the guide without its cases"
        tags = rule["properties"]["tags"]
        if len(tags) > MOST_TAGS or len(set(tags)) != len(tags) or "" in tags or ("security" in tags) == is_unknown:
            yield f"{name}: tags {tags}"
        has_no_score = is_unknown or name in OF_SEVERITY_INFO
        if ("security-severity" in rule["properties"]) == has_no_score:
            yield f"{name}: an unknown and an info have no security severity, all else has"


def place_mistakes(physical, top, may_be_folder):
    uri = physical["artifactLocation"]["uri"]
    if not URI.fullmatch(uri) or {".", ".."} & set(uri.split("/")):
        yield f"odd URI: {uri!r}"
        return
    if physical["artifactLocation"].get("uriBaseId") != "%SRCROOT%":
        yield f"{uri}: not relative to %SRCROOT%"
    path = path_of(uri, top)
    if not (path.is_file() or (may_be_folder and (path.exists() or path.is_symlink()))):
        yield f"{uri}: there is no such file"
        return
    region = physical.get("region")
    if region is None:
        return
    text = path.read_bytes()
    start, end = region["byteOffset"], region["byteOffset"] + region["byteLength"]
    if end > len(text):
        yield f"{uri}: {end} is behind the end"
    for offset, place in (
        (start, (region["startLine"], region["startColumn"])),
        (end, (region["endLine"], region["endColumn"])),
    ):
        if line_and_column(text, offset) != place:
            yield f"{uri}: byte {offset} is at {line_and_column(text, offset)}, not at {place}"


def same_place(physical, place, top):
    """Is this the place of the JSON report?"""
    region = physical.get("region", {})
    names = {"startLine": "line", "startColumn": "column", "byteOffset": "offset", "byteLength": "length"}
    return path_of(physical["artifactLocation"]["uri"], top) == pathlib.Path(top, place["file"]) and all(
        region.get(theirs) == place[ours] for theirs, ours in names.items()
    )


def result_mistakes(result, finding, rules, top):
    name = f"{finding['control']} {finding['resource']}"
    is_unknown = finding["verdict"] == "unknown"
    rule_id = finding["control"] + ("/unknown" if is_unknown else "")
    if result["ruleId"] != rule_id or rules[result["ruleIndex"]]["id"] != rule_id:
        yield f"{name}: the rule is {result['ruleId']} at {result['ruleIndex']}"
    level = "note" if finding.get("advice_only") else LEVELS[finding["severity"], finding["verdict"]]
    if result["level"] != level:
        yield f"{name}: {finding['severity']} {finding['verdict']} is {result['level']}"
    for text in (finding["message"], finding["resource"], finding.get("reason", "")):
        if text.replace("](", "] (") not in result["message"]["text"]:
            yield f"{name}: the message lacks {text!r}"
    if result["partialFingerprints"]["kakoi/v1"] != finding["fingerprint"]:
        yield f"{name}: another fingerprint"
    if len(result["locations"]) != 1:
        yield f"{name}: {len(result['locations'])} locations"
    physical = result["locations"][0]["physicalLocation"]
    if not same_place(physical, finding["location"], top):
        yield f"{name}: at {physical}, not at {finding['location']}"
    yield from (f"{name}: {mistake}" for mistake in flow_mistakes(result, finding, top))


def flow_mistakes(result, finding, top):
    flows = [flow["threadFlows"] for flow in result.get("codeFlows", [])]
    if not finding["origin"]:
        if flows:
            yield "a code flow without an origin"
        return
    if [len(threads) for threads in flows] != [1]:
        yield "not one code flow of one thread"
        return
    steps = [step["location"] for step in flows[0][0]["locations"]]
    if steps[-1]["physicalLocation"] != result["locations"][0]["physicalLocation"]:
        yield "the code flow ends elsewhere"
    placed = [step for step in finding["origin"] if "file" in step]
    if len(steps) != len(placed) + 1:
        yield f"{len(steps)} steps of {len(placed)} places"
    deciding = [step for step in placed if step["decides"]]
    if deciding and not any(same_place(steps[0]["physicalLocation"], step, top) for step in deciding):
        yield "the code flow does not begin where it is decided"
    words = " ".join(step["message"]["text"] for step in steps)
    yield from (f"the code flow lacks {step['what']!r}" for step in finding["origin"] if step["what"] not in words)


def mistakes_in(log, report, top):
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    (invocation,) = run["invocations"]
    levels = [said["level"] for said in report["diagnostics"]]
    if [said["level"] for said in invocation["toolExecutionNotifications"]] != levels:
        yield "the notifications are not the diagnostics"
    if invocation["executionSuccessful"] != ("error" not in levels):
        yield f"executionSuccessful {invocation['executionSuccessful']}, but {levels}"
    for physical in all_of(invocation, "physicalLocation"):
        yield from place_mistakes(physical, top, may_be_folder=True)
    for physical in all_of(run["results"], "physicalLocation"):
        yield from place_mistakes(physical, top, may_be_folder=False)
    # Advice that is unknown is left to the other reports.
    findings = [
        each
        for each in report["findings"]
        if each["verdict"] == "fail" or (each["verdict"] == "unknown" and not each.get("advice_only"))
    ]
    if len(findings) != len(run["results"]):
        yield f"{len(run['results'])} results of {len(findings)} findings"
        return
    for result, finding in zip(run["results"], findings):
        yield from result_mistakes(result, finding, rules, top)
    for kind in ("kakoi/v1", "primaryLocationLineHash"):
        prints = [result["partialFingerprints"][kind] for result in run["results"]]
        if len(set(prints)) != len(prints):
            yield f"{kind}: not unique"
