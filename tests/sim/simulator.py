"""Starts kakoi-sim for a test, and a small client of its own that signs requests and needs nothing but Python."""

import datetime
import hashlib
import hmac
import http.client
import json
import pathlib
import subprocess
import tempfile
import time
import urllib.parse
import xml.etree.ElementTree

ACCESS_KEY = "AKIAIOSFODNN7EXAMPLE"
SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"
ACCOUNT = "111122223333"

TARGETS = {"ecs": "AmazonEC2ContainerServiceV20141113"}
VERSIONS = {"ec2": "2016-11-15", "sts": "2011-06-15"}


class Refused(Exception):
    def __init__(self, status, code, message):
        super().__init__(f"{status} {code}: {message}")
        self.status, self.code, self.message = status, code, message


class Simulator:
    """The program, from `with` to the end of its block."""

    def __init__(self, program, *arguments, under=()):
        """`under`: a program and its arguments that starts the simulator."""
        self.command = [*under, str(program), "--listen", "127.0.0.1:0", *arguments]

    def __enter__(self):
        self.folder = tempfile.TemporaryDirectory()
        port_file = pathlib.Path(self.folder.name) / "port"
        self.process = subprocess.Popen([*self.command, "--port-file", str(port_file)], stdout=subprocess.DEVNULL)
        deadline = time.monotonic() + 60
        while not port_file.exists():
            if self.process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"kakoi-sim did not open its port; exit code {self.process.poll()}")
            time.sleep(0.02)
        self.port = int(port_file.read_text())
        self.endpoint = f"http://127.0.0.1:{self.port}"
        return self

    def __exit__(self, *_):
        alive = self.process.poll() is None
        self.process.terminate()
        self.process.wait(30)
        self.folder.cleanup()
        assert alive, "kakoi-sim ended by itself"

    def control(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        connection.request(method, "/_sim/" + path, json.dumps(body) if body is not None else None)
        answer = connection.getresponse()
        text = answer.read()
        connection.close()
        if answer.status != 200:
            raise Refused(answer.status, "control", text.decode())
        return json.loads(text)

    def advance(self, seconds):
        self.control("POST", "time", {"advance": seconds})

    def fault(self, kind, **more):
        self.control("POST", "faults", {"kind": kind, **more})


def sign(method, path, query, headers, body, service, region, key, secret, now):
    """Adds the Authorization header (Signature Version 4); `path` is sent encoded and signed encoded once more."""
    stamp = now.strftime("%Y%m%dT%H%M%SZ")
    headers["X-Amz-Date"] = stamp
    names = sorted(name.lower() for name in headers)
    lower = {name.lower(): value for name, value in headers.items()}
    pairs = sorted(urllib.parse.parse_qsl(query, keep_blank_values=True))
    quote = lambda text: urllib.parse.quote(text, safe="-_.~")  # noqa: E731
    canonical = "\n".join(
        [
            method,
            urllib.parse.quote(path, safe="/-_.~"),
            "&".join(f"{quote(name)}={quote(value)}" for name, value in pairs),
            "".join(f"{name}:{' '.join(lower[name].split())}\n" for name in names),
            ";".join(names),
            hashlib.sha256(body).hexdigest(),
        ]
    )
    scope = f"{stamp[:8]}/{region}/{service}/aws4_request"
    text = f"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signing = ("AWS4" + secret).encode()
    for part in scope.split("/"):
        signing = hmac.new(signing, part.encode(), hashlib.sha256).digest()
    signature = hmac.new(signing, text.encode(), hashlib.sha256).hexdigest()
    headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders={';'.join(names)}, Signature={signature}"
    )


class Client:
    """One caller in one region. Errors of the service are raised as Refused."""

    def __init__(self, simulator, region="us-east-1", key=ACCESS_KEY, secret=SECRET, token=None, skew=0):
        self.simulator, self.region, self.key, self.secret, self.token = simulator, region, key, secret, token
        self.skew = skew

    def ecs(self, action, **input_):
        headers = {"X-Amz-Target": f"{TARGETS['ecs']}.{action}", "Content-Type": "application/x-amz-json-1.1"}
        status, answer, text = self.send("POST", "/", "", headers, json.dumps(input_).encode(), "ecs")
        document = json.loads(text)
        if status != 200:
            raise Refused(status, document["__type"], document.get("message", ""))
        assert answer["Content-Type"] == "application/x-amz-json-1.1"
        assert len(answer["x-amzn-RequestId"]) == 36
        return document

    def query(self, service, action, **fields):
        """The answer as an element tree without namespaces."""
        body = urllib.parse.urlencode({"Action": action, "Version": VERSIONS[service], **fields}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}
        status, _, text = self.send("POST", "/", "", headers, body, service)
        root = xml.etree.ElementTree.fromstring(text)
        for element in root.iter():
            element.tag = element.tag.split("}")[-1]
        if status != 200:
            error = next(root.iter("Error"))
            raise Refused(status, error.findtext("Code"), error.findtext("Message"))
        return root

    def send(self, method, path, query, headers, body, service):
        headers = {"Host": f"127.0.0.1:{self.simulator.port}", **headers}
        if self.token:
            headers["X-Amz-Security-Token"] = self.token
        now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=self.skew)
        sign(method, path, query, headers, body, service, self.region, self.key, self.secret, now)
        connection = http.client.HTTPConnection("127.0.0.1", self.simulator.port, timeout=30)
        try:
            connection.request(method, path + ("?" + query if query else ""), body, headers)
            answer = connection.getresponse()
            return answer.status, dict(answer.getheaders()), answer.read()
        finally:
            connection.close()
