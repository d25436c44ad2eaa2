# SPDX-License-Identifier: AGPL-3.0-or-later
"""A stand-in for the gateway that sends text messages: it keeps what it is given and sends nothing.

`python -m scripts.message_gateway <port> [<reports>]` serves it on this machine: services POST a message as
`{"phone", "text"}`, and whoever opens the address reads the last ones. Of a message with an `id` it checks
the signature, and reports that it arrived, if it has the secret (`LINLI_MESSAGE_SECRET`).
"""

import json
import os
import sys
import time
from collections import deque
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from queue import SimpleQueue
from threading import Thread

import httpx

from scripts import webhook_signatures

HOST = "127.0.0.1"
MOST_KEPT = 1000
LONGEST = 10_000
REPORTS_AFTER_S = 0.5
TRIES = 20


class MessageGateway(ThreadingHTTPServer):
    """`messages` are the last ones as (phone, text); while `broken` it refuses; `reports` is told of each."""

    daemon_threads = True

    def __init__(self, port: int = 0, reports: str = "", secret: str = "") -> None:
        super().__init__((HOST, port), _Handler)
        self.messages: deque[tuple[str, str]] = deque(maxlen=MOST_KEPT)
        self.broken = False
        self.secret = secret
        self.arrived: SimpleQueue[str] = SimpleQueue()
        if reports and secret:
            Thread(target=self._report, args=(reports,), daemon=True).start()

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.server_port}"

    def _report(self, address: str) -> None:
        """Tell of one after the other; what is refused is told again a little later."""
        with httpx.Client(trust_env=False, timeout=10) as http:
            while True:
                message_id, tries = self.arrived.get(), 0
                body = json.dumps({"id": message_id, "state": "delivered"}).encode()
                while tries < TRIES and not self._told(http, address, message_id, body):
                    tries += 1
                    time.sleep(REPORTS_AFTER_S)

    def _told(self, http: httpx.Client, address: str, message_id: str, body: bytes) -> bool:
        signed = webhook_signatures.headers(self.secret, message_id, body)
        try:
            answer = http.post(address, content=body, headers={"Content-Type": "application/json", **signed})
        except httpx.HTTPError:
            return False
        return answer.is_success


class _Handler(BaseHTTPRequestHandler):
    server: MessageGateway

    def do_GET(self) -> None:
        lines = [f"{phone}  {text}" for phone, text in reversed(self.server.messages)]
        self._answer(200, "\n".join(lines or ["no messages yet"]))

    def do_POST(self) -> None:
        size = int(self.headers.get("Content-Length", "0"))
        body = self.rfile.read(min(size, LONGEST))
        given = json.loads(body)
        if self.server.broken:
            self._answer(503, "")
        elif not self._is_genuine(given, body):
            self._answer(401, "")
        else:
            self.server.messages.append((str(given["phone"]), str(given["text"])))
            if "id" in given:
                self.server.arrived.put(str(given["id"]))
            self._answer(200, "")

    def _is_genuine(self, given: dict[str, object], body: bytes) -> bool:
        """What has an id is signed, where a secret is shared."""
        if not (self.server.secret and "id" in given):
            return True
        headers = {name.lower(): value for name, value in self.headers.items()}
        return webhook_signatures.is_signed(headers, body, self.server.secret)

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
    shared = os.environ.get("LINLI_MESSAGE_SECRET", "")
    MessageGateway(int(sys.argv[1]), "".join(sys.argv[2:3]), shared).serve_forever()
