# SPDX-License-Identifier: AGPL-3.0-or-later
"""A city platform's receiver of webhooks: every signature is checked, what came is kept beside the data."""

import json
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Lock, Thread
from types import TracebackType
from typing import Self

from scripts import webhook_signatures
from scripts.demo.api import Json
from scripts.stack import ports

MOST_BYTES = 1_000_000


class Receiver:
    """`secrets`: the endpoints' by district; `forged` counts what is not signed by them."""

    def __init__(self, port: int, file: Path, secrets: Mapping[str, str]) -> None:
        self.port = port
        self.forged = 0
        self._file = file
        self._secrets = secrets
        self._lock = Lock()
        self._came: dict[str, dict[str, Json]] = {}
        for line in file.read_text().splitlines() if file.exists() else []:
            kept = json.loads(line)
            self._keep(kept["district"], kept["event"])

    def url(self, district: str) -> str:
        return f"http://{ports.HOST}:{self.port}/{district}"

    def events(self, district: str) -> list[Json]:
        """What came for a district, each once, in the order in which it came first."""
        with self._lock:
            return list(self._came.get(district, {}).values())

    def take(self, district: str, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether it is signed by the district's endpoint, and named as its event is."""
        secret = self._secrets.get(district)
        if not (secret and webhook_signatures.is_signed(headers, body, secret)):
            self.forged += 1
            return False
        event = json.loads(body)
        if headers["webhook-id"] != event["id"]:
            self.forged += 1
            return False
        event.pop("data", None)
        with self._lock, self._file.open("a") as out:
            if self._keep(district, event):
                out.write(json.dumps({"district": district, "event": event}, ensure_ascii=False) + "\n")
        return True

    def __enter__(self) -> Self:
        handler = type("Handler", (_Handler,), {"receiver": self})
        self._server = ThreadingHTTPServer((ports.HOST, self.port), handler)
        self._server.daemon_threads = True
        Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def _keep(self, district: str, event: Json) -> bool:
        """Whether it came for the first time."""
        known = self._came.setdefault(district, {})
        return known.setdefault(event["id"], event) is event


class _Handler(BaseHTTPRequestHandler):
    receiver: Receiver
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(min(int(self.headers.get("Content-Length", "0")), MOST_BYTES))
        headers = {name.lower(): value for name, value in self.headers.items()}
        taken = self.receiver.take(self.path.strip("/"), headers, body)
        self.send_response(204 if taken else 401)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class names it so
        """Nothing."""
