# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stand-in for the gateway that sends text messages: it keeps what it is given and sends nothing.

`python -m scripts.message_gateway <port>` serves it on this machine: services POST a message as
`{"phone", "text"}`, and whoever opens the address reads the last ones.
"""

import json
import sys
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HOST = "127.0.0.1"
MOST_KEPT = 100
LONGEST = 10_000


class MessageGateway(ThreadingHTTPServer):
    """`messages` are the last ones as (phone, text); while `broken` it refuses."""

    daemon_threads = True

    def __init__(self, port: int = 0) -> None:
        super().__init__((HOST, port), _Handler)
        self.messages: deque[tuple[str, str]] = deque(maxlen=MOST_KEPT)
        self.broken = False

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: MessageGateway

    def do_GET(self) -> None:
        lines = [f"{phone}  {text}" for phone, text in reversed(self.server.messages)]
        self._answer(200, "\n".join(lines or ["no messages yet"]))

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", "0"))
        given = json.loads(self.rfile.read(min(size, LONGEST)))
        if not self.server.broken:
            self.server.messages.append((str(given["phone"]), str(given["text"])))
        self._answer(503 if self.server.broken else 200, "")

    def _answer(self, status: int, text: str) -> None:
        body = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/plain; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing: messages hold phone numbers."""


if __name__ == "__main__":
    MessageGateway(int(sys.argv[1])).serve_forever()
