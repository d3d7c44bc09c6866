#!/usr/bin/env python3
"""How many requests the simulator answers, signatures verified, with a large account loaded: 64 connections that each ask,
wait for the answer, and ask again. And how much memory it takes."""

import datetime
import json
import pathlib
import socket
import sys
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "sim"))
from simulator import ACCESS_KEY, SECRET, TARGETS, Simulator, sign  # noqa: E402

CONNECTIONS = 64
SECONDS = 5
CLUSTER = "cluster-00007"
SIZES = "services=10000,clusters=100,tasks=1,public=30"


def request(simulator, action, input_):
    """The bytes of a signed request. The same may be sent again: a signature is good for some minutes."""
    body = json.dumps(input_).encode()
    headers = {
        "Host": f"127.0.0.1:{simulator.port}",
        "X-Amz-Target": f"{TARGETS['ecs']}.{action}",
        "Content-Type": "application/x-amz-json-1.1",
    }
    now = datetime.datetime.now(datetime.timezone.utc)
    sign("POST", "/", "", headers, body, "ecs", "us-east-1", ACCESS_KEY, SECRET, now)
    head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return f"POST / HTTP/1.1\r\n{head}Content-Length: {len(body)}\r\n\r\n".encode() + body


def answer(file):
    """Reads one answer; its body."""
    if int(file.readline().split()[1]) != 200:
        raise RuntimeError("refused")
    length = 0
    while (line := file.readline().strip()) != b"":
        name, _, value = line.partition(b":")
        if name.lower() == b"content-length":
            length = int(value)
    return file.read(length)


def answer_of(simulator, message):
    with socket.create_connection(("127.0.0.1", simulator.port)) as connection, connection.makefile("rb") as file:
        connection.sendall(message)
        return answer(file)


def ask(simulator, message, until, done):
    with socket.create_connection(("127.0.0.1", simulator.port)) as connection, connection.makefile("rb") as file:
        count = 0
        while time.monotonic() < until:
            connection.sendall(message)
            answer(file)
            count += 1
        done.append(count)


def resident_megabytes(simulator):
    for line in pathlib.Path(f"/proc/{simulator.process.pid}/status").read_text().splitlines():
        if line.startswith("VmRSS"):
            return int(line.split()[1]) / 1024
    return 0


def measure(simulator, name, message):
    done = []
    until = time.monotonic() + SECONDS
    threads = [threading.Thread(target=ask, args=(simulator, message, until, done)) for _ in range(CONNECTIONS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if len(done) != CONNECTIONS:
        raise RuntimeError(f"{CONNECTIONS - len(done)} connections failed")
    print(f"{name}: {sum(done) / SECONDS:,.0f} requests/s at {CONNECTIONS} connections")


def main(kakoi):
    begin = time.monotonic()
    with Simulator(kakoi.parent / "kakoi-sim", "--generate", SIZES) as simulator:
        print(f"{SIZES}: open after {time.monotonic() - begin:.1f} s, {resident_megabytes(simulator):.0f} MB")
        services = json.loads(answer_of(simulator, request(simulator, "ListServices", {"cluster": CLUSTER})))["serviceArns"]
        measure(simulator, "ListServices, 100 a page",
                request(simulator, "ListServices", {"cluster": CLUSTER, "maxResults": 100}))
        measure(simulator, "DescribeServices, 10 each",
                request(simulator, "DescribeServices", {"cluster": CLUSTER, "services": services}))
        print(f"afterwards {resident_megabytes(simulator):.0f} MB")


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]).resolve())
