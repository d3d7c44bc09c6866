"""Synthesises the app in app/, and reads of the cdk.out what the findings on it have to say."""

import json
import os
import pathlib
import re
import shutil
import subprocess

import places

HERE = pathlib.Path(__file__).resolve().parent
LIBRARIES = HERE.parent / "oracle" / "node_modules"

# What the CDK's command line adds to the context, if not asked otherwise.
METADATA = {"aws:cdk:enable-path-metadata": True, "aws:cdk:enable-asset-metadata": True}
SETTING = ("AssignPublicIp", "AssignPublicIp.$")
FRAME = re.compile(r"\(?(?:file://)?(/[^()]+):(\d+):(\d+)\)?$")


def missing():
    """Why nothing can be synthesised here, or None."""
    if not shutil.which("node"):
        return "node is not installed"
    if not (LIBRARIES / "aws-cdk-lib").is_dir():
        return "aws-cdk-lib is not installed; tools/bootstrap test installs it (npm, in tests/oracle)"
    return None


def synthesise(repository, context, environment):
    """Makes a repository with the app and its cdk.out, which git ignores as `cdk init` has it. Gives the cdk.out."""
    shutil.copytree(HERE / "app", repository / "app")
    (repository / ".git").mkdir()
    (repository / ".gitignore").write_text("node_modules\ncdk.out\n", encoding="utf-8")
    ours = ("AWS_", "CDK_", "JSII_", "NODE_")
    clean = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    out = repository / "cdk.out"
    more = {"CDK_OUTDIR": str(out), "CDK_CONTEXT_JSON": json.dumps(context), "NODE_PATH": str(LIBRARIES), **environment}
    command = ["node", str(repository / "app" / "app.js")]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", env=clean | more, check=False, timeout=300)
    if ran.returncode != 0:
        raise SystemExit(f"the app does not synthesise:\n{ran.stderr}")
    return out


class Template:
    def __init__(self, path):
        self.data = path.read_bytes()
        self.root = places.parse(self.data)

    def resource(self, address):
        """The resource with the logical id at the end of the address, or None."""
        return self.root.get("Resources", address.rpartition("/")[2])

    def construct_path(self, address):
        return self.resource(address).get("Metadata", "aws:cdk:path").value

    def places_of(self, address, target):
        """The node that a finding points at, and whether that is the setting itself; else it is the header."""
        resource = self.resource(address)
        part, header = resource, resource.key
        targets = resource.get("Properties", "Targets")
        if targets is not None:
            part = header = next(item for item in targets.value if item.get("Id").value == target)
        text = resource.get("Properties", "DefinitionString") or resource.get("Properties", "Target", "Input")
        if text is not None:
            inner = places.embedded(text, self.data)
            part = inner if target is None else state(inner, target)
        setting = [node for node in part.below() if node.key is not None and node.key.value in SETTING]
        if setting:
            return setting[0], True
        # A definition that lies elsewhere is pointed at.
        return resource.get("Properties", "DefinitionS3Location") or header, False


def state(definition, name):
    """The state of that name, wherever in the definition it is."""
    groups = (node for node in definition.below() if node.key is not None and node.key.value == "States")
    return next(group.value[name] for group in groups if name in group.value)


def traces(out):
    """Construct path -> the lines in which the CDK says where the construct was made."""
    found = {}
    for manifest in [out / "manifest.json", *out.glob("assembly-*/manifest.json")]:
        for artifact in json.loads(manifest.read_bytes())["artifacts"].values():
            for path, entries in artifact.get("metadata", {}).items():
                for entry in entries:
                    if entry["type"] == "aws:cdk:logicalId" and "trace" in entry:
                        found[path.removeprefix("/")] = entry["trace"]
    return found


def source_of(trace, out):
    """The nearest place in the app, as a finding gives it; None where there is none."""
    for line in trace:
        found = FRAME.search(line)
        if found and pathlib.Path(found.group(1)).is_relative_to(out.parent / "app"):
            return {
                "file": os.path.relpath(found.group(1), out),
                "line": int(found.group(2)),
                "column": int(found.group(3)),
            }
    return None
