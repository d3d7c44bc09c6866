"""Stands between kakoi and the simulator, and changes answers: for what AWS says now and then and no simulator would."""

import http.client
import http.server
import json
import re
import threading


class Rewriting:
    """`rewrite` gets an action and its answer, as JSON (a dict) or XML (text), and returns what is answered instead."""

    def __init__(self, sim, rewrite):
        outer = self
        self.calls = []

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def log_message(self, *_):
                pass

            def forward(self):
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                target = self.headers.get("X-Amz-Target", "").split(".")[-1]
                query = re.search(rb"Action=(\w+)", body)
                action = target or (query[1].decode() if query else f"{self.command} {self.path.split('?')[0]}")
                outer.calls.append((action, body.decode(errors="replace")))
                connection = http.client.HTTPConnection("127.0.0.1", sim.port, timeout=60)
                connection.request(self.command, self.path, body, dict(self.headers.items()))
                answer = connection.getresponse()
                text, status = answer.read(), answer.status
                connection.close()
                if status == 200:
                    if text[:1] == b"{":
                        text = json.dumps(rewrite(action, json.loads(text))).encode()
                    else:
                        text = rewrite(action, text.decode()).encode()
                self.send_response(status)
                self.send_header("Content-Type", answer.getheader("Content-Type") or "text/xml")
                self.send_header("Content-Length", str(len(text)))
                self.send_header("x-amzn-RequestId", answer.getheader("x-amzn-RequestId") or "none")
                self.end_headers()
                self.wfile.write(text)

            do_GET = do_POST = do_PUT = forward

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.endpoint = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self):
        self.thread = threading.Thread(target=self.server.serve_forever, daemon=True)
        self.thread.start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def count(self, action):
        return sum(1 for name, _ in self.calls if name == action)
