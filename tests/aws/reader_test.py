#!/usr/bin/env python3
"""The reader over the network: against kakoi-sim with its faults, and against servers that do what none should.

    reader_test.py ASK KAKOI_SIM
"""

import http.server
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "sim"))
import simulator  # noqa: E402

# The order of aws::FailureKind.
KINDS = ["denied", "not_accepted", "expired", "no_credentials", "throttled", "server", "unreachable", "malformed",
         "endless", "refused", "cancelled"]
GOOD = b'{"clusterArns":["arn:aws:ecs:us-east-1:111122223333:cluster/a"]}'


def environment(**more):
    return {"PATH": os.environ["PATH"], "HOME": "/nonexistent", "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_ACCESS_KEY_ID": simulator.ACCESS_KEY, "AWS_SECRET_ACCESS_KEY": simulator.SECRET, **more}


def ask(*words, action="ListClusters", **variables):
    """The lines that were printed; those of failures begin with the name of their kind."""
    process = subprocess.run([ASK, action, "us-east-1", *words], env=environment(**variables), capture_output=True,
                             text=True, timeout=120, check=False)
    assert process.returncode in (0, 1), process
    assert simulator.SECRET not in process.stdout + process.stderr
    lines = []
    for line in process.stdout.splitlines():
        if line.startswith("failure "):
            number, rest = line.removeprefix("failure ").split(" ", 1)
            line = f"{KINDS[int(number)]} {rest}"
        lines.append(line)
    return lines


class WithTheSimulator(unittest.TestCase):
    def setUp(self):
        self.running = simulator.Simulator(SIMULATOR, "--scenario", "demo")
        self.simulator = self.running.__enter__()
        self.addCleanup(self.running.__exit__)

    def ask(self, *words, **more):
        return ask(*words, AWS_ENDPOINT_URL=self.simulator.endpoint, **more)

    def fault(self, kind, **more):
        self.simulator.control("DELETE", "faults")
        self.simulator.control("POST", "faults", {"service": "*", "action": "*", "kind": kind, "times": -1, **more})

    def test_answers(self):
        self.assertEqual(self.ask("--pages")[1:], ["end", "requests 1 retries 0 throttled 0"])
        self.assertTrue(self.ask(action="GetCallerIdentity")[0].startswith("answer "))
        self.assertTrue(self.ask("--pages", action="DescribeNetworkInterfaces")[0].startswith("answer "))

    def test_a_fault_of_each_kind(self):
        expected = {"denied": ("denied", 1), "throttled": ("throttled", 2), "server_error": ("server", 2),
                    "cut_before": ("unreachable", 2), "cut_after": ("unreachable", 2), "truncated": ("unreachable", 2),
                    "mistyped": ("malformed", 2)}
        for action in ("ListClusters", "DescribeNetworkInterfaces"):
            for kind, (failure, requests) in expected.items():
                with self.subTest(kind, action=action):
                    self.fault(kind)
                    said, sent = self.ask(action=action, AWS_MAX_ATTEMPTS="2")
                    self.assertEqual(said.split(" ")[0], failure, said)
                    self.assertTrue(sent.startswith(f"requests {requests} "), sent)

    def test_pages_without_an_end(self):
        self.fault("endless_paging")
        self.assertTrue(self.ask("--pages")[-2].startswith("endless "))

    def test_a_fault_that_goes_away(self):
        self.fault("server_error", times=1)
        said, sent = self.ask()
        self.assertTrue(said.startswith("answer "))
        self.assertEqual(sent, "requests 2 retries 1 throttled 0")

    def test_a_role(self):
        role = "arn:aws:iam::111122223333:role/reader"
        self.assertTrue(self.ask("--role", role)[0].startswith("answer "))

    def test_credentials_that_expire_in_mid_scan(self):
        self.simulator.control("POST", "events", {"event": "credentials_expire", "access_key": simulator.ACCESS_KEY})
        self.assertTrue(self.ask()[0].startswith("expired "))

    def test_a_wrong_secret(self):
        self.assertTrue(self.ask(AWS_SECRET_ACCESS_KEY="wrong")[0].startswith("not_accepted "))

    def test_only_calls_that_read(self):
        self.ask("--pages")
        calls = self.simulator.control("GET", "calls")
        self.assertNotIn("Create", str(calls))


class WithTheSimulatorsLimits(unittest.TestCase):
    def test_keeps_to_them(self):
        with simulator.Simulator(SIMULATOR, "--scenario", "demo", "--throttle") as running:
            *said, sent = ask("--times", "120", AWS_ENDPOINT_URL=running.endpoint)
            self.assertEqual(len([line for line in said if line.startswith("answer ")]), 120)
            self.assertEqual(sent, "requests 120 retries 0 throttled 0")


class Server:
    """Answers every connection with `answer(connection)`, on a port of its own."""

    def __init__(self, answer):
        self.answer = answer
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.seen = []

    def __enter__(self):
        threading.Thread(target=self.serve, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.socket.close()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.take, args=(connection,), daemon=True).start()

    def take(self, connection):
        try:
            with connection:
                self.seen.append(read_request(connection))
                self.answer(connection)
        except OSError:
            pass


def read_request(connection):
    text = b""
    while b"\r\n\r\n" not in text:
        more = connection.recv(65536)
        if not more:
            return text
        text += more
    head, _, body = text.partition(b"\r\n\r\n")
    length = next((int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length")), 0)
    while len(body) < length:
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


def response(body=GOOD, status="200 OK", extra=b""):
    return (f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\nConnection: close\r\n".encode() + extra + b"\r\n" + body)


class WithOddServers(unittest.TestCase):
    def against(self, answer, *words, **more):
        with Server(answer) as server:
            return ask(*words, **{"AWS_ENDPOINT_URL": f"http://127.0.0.1:{server.port}", "AWS_MAX_ATTEMPTS": "1", **more}), server

    def kind(self, answer, *words, **more):
        return self.against(answer, *words, **more)[0][0].split(" ")[0]

    def test_answers_that_are_whole(self):
        for text in (response(), b"HTTP/1.0 200 OK\r\n\r\n" + GOOD, b"HTTP/1.1 100 Continue\r\n\r\n" + response(),
                     b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n0\r\n\r\n" % (len(GOOD), GOOD)):
            self.assertEqual(self.kind(lambda connection, text=text: connection.sendall(text)), "answer", text)

    def test_answers_that_are_not(self):
        for text, kind in (
            (b"", "unreachable"),
            (b"nonsense\r\n\r\n", "unreachable"),
            (b"HTTP/1.1 200 OK\r\n", "malformed"),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + GOOD, "unreachable"),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n%x\r\n%s\r\n" % (len(GOOD), GOOD), "unreachable"),
            (b"HTTP/1.0 200 OK\r\n\r\n" + GOOD[:-3], "malformed"),
            (response(b""), "malformed"),
            (response(b"<html>hello</html>"), "malformed"),
            (response(b"\xff\xfe"), "malformed"),
            (response(b"", "204 No Content"), "malformed"),
            (response(b"", "302 Found", b"Location: http://127.0.0.1:1/\r\n"), "refused"),
            (response(b"<html>", "502 Bad Gateway"), "server"),
            (response(b"", "429 Too Many Requests"), "throttled"),
            (response(b"", "403 Forbidden"), "denied"),
            (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 5000 + b"Content-Length: 2\r\n\r\n{}", "unreachable"),
        ):
            with self.subTest(text[:60]):
                self.assertEqual(self.kind(lambda connection, text=text: connection.sendall(text)), kind)

    def test_an_answer_that_does_not_end(self):
        def answer(connection):
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n[")
            while True:
                connection.sendall(b"0," * 100000)

        self.assertEqual(self.kind(answer), "malformed")

    def test_nobody_there(self):
        self.assertEqual(ask(AWS_ENDPOINT_URL="http://127.0.0.1:1", AWS_MAX_ATTEMPTS="1")[0].split(" ")[0], "unreachable")
        self.assertEqual(ask(AWS_ENDPOINT_URL="http://no.such.host.invalid", AWS_MAX_ATTEMPTS="1")[0].split(" ")[0],
                         "unreachable")
        self.assertEqual(ask(AWS_ENDPOINT_URL="file:///etc/passwd", AWS_MAX_ATTEMPTS="1")[0].split(" ")[0], "unreachable")

    def test_what_is_sent(self):
        _, server = self.against(lambda connection: connection.sendall(response()))
        head, _, body = server.seen[0].decode().partition("\r\n\r\n")
        names = [line.split(":")[0] for line in head.split("\r\n")[1:]]
        self.assertEqual(head.split("\r\n")[0], "POST / HTTP/1.1")
        self.assertEqual(sorted(names), ["Authorization", "Content-Length", "Content-Type", "Host", "X-Amz-Date", "X-Amz-Target"])
        self.assertEqual(body, "{}")

    def test_stops_when_it_is_told_to(self):
        begin = time.monotonic()
        *said, _ = self.against(lambda _: time.sleep(60), "--times", "20", "--stop-after", "300")[0]
        self.assertEqual([line.split(" ")[0] for line in said], ["cancelled"] * 20)
        self.assertLess(time.monotonic() - begin, 10)

    def test_stops_at_control_c(self):
        with Server(lambda _: time.sleep(60)) as server:
            process = subprocess.Popen([ASK, "ListClusters", "us-east-1", "--times", "20"], stdout=subprocess.PIPE, text=True,
                                       env=environment(AWS_ENDPOINT_URL=f"http://127.0.0.1:{server.port}"))
            while len(server.seen) < 20:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            said, _ = process.communicate(timeout=10)
        self.assertEqual(said.count("stopped before it was answered"), 20)
        self.assertEqual(process.returncode, 0)

    def test_a_proxy(self):
        with Server(lambda connection: connection.sendall(response())) as proxy:
            said = ask(AWS_ENDPOINT_URL="http://ecs.example", HTTP_PROXY=f"http://127.0.0.1:{proxy.port}")
            self.assertTrue(said[0].startswith("answer "))
            self.assertTrue(proxy.seen[0].startswith(b"POST http://ecs.example/ HTTP/1.1"))
            said, _ = self.against(lambda connection: connection.sendall(response()), NO_PROXY="127.0.0.1",
                                   HTTP_PROXY=f"http://127.0.0.1:{proxy.port}")
            self.assertTrue(said[0].startswith("answer "))
            self.assertEqual(len(proxy.seen), 1)

    def test_a_proxy_to_https(self):
        with Server(lambda connection: connection.sendall(b"HTTP/1.1 403 Forbidden\r\n\r\n")) as proxy:
            said = ask(AWS_ENDPOINT_URL="https://ecs.example", HTTPS_PROXY=f"http://127.0.0.1:{proxy.port}", AWS_MAX_ATTEMPTS="1")
            self.assertTrue(said[0].startswith("unreachable "), said)
            self.assertTrue(proxy.seen[0].startswith(b"CONNECT ecs.example:443 HTTP/1.1"))

    @unittest.skipUnless(shutil.which("openssl"), "there is no openssl")
    def test_whom_to_trust(self):
        with tempfile.TemporaryDirectory() as folder:
            key, certificate = f"{folder}/key.pem", f"{folder}/certificate.pem"
            subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                            "-days", "1", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
                           check=True, capture_output=True)
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate, key)

            class Handler(http.server.BaseHTTPRequestHandler):
                def do_POST(self):
                    self.rfile.read(int(self.headers["Content-Length"]))
                    self.wfile.write(response())

                def log_message(self, *_):
                    pass

            server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
            server.socket = context.wrap_socket(server.socket, server_side=True)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            url = f"https://localhost:{server.server_port}"
            said = ask(AWS_ENDPOINT_URL=url, AWS_MAX_ATTEMPTS="1")[0]
            self.assertTrue(said.startswith("unreachable ") and "certificate" in said, said)
            self.assertTrue(ask(AWS_ENDPOINT_URL=url, AWS_CA_BUNDLE=certificate)[0].startswith("answer "))
            server.shutdown()
            server.server_close()


class WithPrograms(unittest.TestCase):
    def with_process(self, command):
        with tempfile.TemporaryDirectory() as folder, Server(lambda connection: connection.sendall(response())) as server:
            path = pathlib.Path(folder) / "config"
            path.write_text(f"[profile p]\ncredential_process = {command}\n")
            return ask("--profile", "p", AWS_CONFIG_FILE=str(path), AWS_ENDPOINT_URL=f"http://127.0.0.1:{server.port}")[0]

    def test_one_that_gives_credentials(self):
        keys = '{"Version": 1, "AccessKeyId": "a", "SecretAccessKey": "b"}'
        self.assertTrue(self.with_process(f"sh -c 'echo \"$0\"' '{keys}'").startswith("answer "))

    def test_those_that_do_not(self):
        for command, said in (("/no/such/program", "could not be started: No such file or directory"),
                              ("sh -c 'echo who are you >&2; exit 3'", "sh ended with status 3; run it by hand"),
                              ("sh -c 'kill -9 $$'", "ended with status 137"), ("cat", "gave no JSON object"),
                              ("sh -c 'yes'", "wrote more than"), ("'sh", "a quote is not closed")):
            with self.subTest(command):
                self.assertIn(said, self.with_process(command))


    def test_what_it_says_is_not_shown(self):
        said = self.with_process("sh -c 'echo token abcdef1234567890secret >&2; exit 1' --password hunter2")
        self.assertNotIn("secret", said)
        self.assertNotIn("hunter2", said)

    def test_a_signal_ends_it_and_all_that_it_started(self):
        with tempfile.TemporaryDirectory() as folder:
            config, pid = pathlib.Path(folder, "config"), pathlib.Path(folder, "pid")
            config.write_text(f"[profile p]\ncredential_process = sh -c 'sleep 60 & echo $! > {pid}; wait'\n")
            process = subprocess.Popen([ASK, "ListClusters", "us-east-1", "--profile", "p"], stdout=subprocess.PIPE,
                                       text=True, env=environment(AWS_CONFIG_FILE=str(config)))
            while not pid.exists() or not pid.read_text().strip():
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=10)
            sleeping = pathlib.Path("/proc", pid.read_text().strip(), "stat")
            for _ in range(100):
                if not sleeping.exists() or sleeping.read_text().split(")")[-1].split()[0] == "Z":
                    return
                time.sleep(0.05)
            self.fail("what the program started goes on")


class Proxies(unittest.TestCase):
    def test_no_password_in_what_is_said(self):
        for proxy in ("http://user:hunter2@127.0.0.1:1", "http://user:hunter2@[::1", "http://user:hunter2@no.invalid:1",
                      "htp://user:hunter2@127.0.0.1:1", "user:hunter2@127.0.0.1:99999999"):
            with self.subTest(proxy):
                said = ask(AWS_ENDPOINT_URL="http://10.255.255.1:1", HTTP_PROXY=proxy, AWS_MAX_ATTEMPTS="1")[0]
                self.assertNotIn("hunter2", said)
        said = ask(AWS_ENDPOINT_URL="http://user:hunter2@[::1", AWS_MAX_ATTEMPTS="1")[0]
        self.assertNotIn("hunter2", said)


if __name__ == "__main__":
    ASK, SIMULATOR = (str(pathlib.Path(sys.argv.pop(1)).resolve()) for _ in range(2))
    unittest.main()
