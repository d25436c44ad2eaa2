# SPDX-License-Identifier: AGPL-3.0-or-later
"""The server of another authority: HTTPS on this machine, which demands a client certificate."""

import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event as Flag
from threading import Thread

from tests.system.chassis.certificates import Authority, Certificate

CSV = {"content-type": "text/csv; charset=utf-8"}


@dataclass
class Source:
    """What it answers next, and what it was asked."""

    port: int = 0
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: dict(CSV))
    body: bytes = b""
    waits: Flag | None = None
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"https://localhost:{self.port}/people.csv"


@contextmanager
def serving(shown: Certificate, trusted: Authority | None) -> Iterator[Source]:
    """It shows this certificate, and lets in who shows one of the authority's."""
    source = Source()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            source.asked.append({name.lower(): value for name, value in self.headers.items()})
            if source.waits:
                source.waits.wait(10)
            self.send_response(source.status)
            for name, value in source.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(source.body)))
            self.end_headers()
            self.wfile.write(source.body)

        def log_message(self, *_: object) -> None: ...

    context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
    context.load_cert_chain(shown.both)
    if trusted:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(trusted.file)

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, *_: object) -> None: ...

        def finish_request(self, request: object, client: object) -> None:
            """The handshake in the request's own thread: one that fails holds up nobody."""
            with context.wrap_socket(request, server_side=True) as secured:  # type: ignore[arg-type]
                Handler(secured, client, self)

    with Server(("127.0.0.1", 0), Handler) as server:
        source.port = server.server_address[1]
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield source
        if source.waits:
            source.waits.set()
        server.shutdown()


def pem(*files: Path) -> str:
    return "".join(file.read_text() for file in files)
