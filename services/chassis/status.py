# SPDX-License-Identifier: AGPL-3.0-or-later
"""A small HTTP server beside the work, a worker's or gunicorn's: /live, /ready and /metrics."""

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from prometheus_client import CONTENT_TYPE_LATEST, REGISTRY, CollectorRegistry, generate_latest

Alive = Callable[[], dict[str, bool]]


def serve_status(
    host: str, port: int, alive: Alive, registry: CollectorRegistry = REGISTRY
) -> ThreadingHTTPServer:
    """Serve in a thread of its own; ready means that there are jobs and all of them run."""

    class Status(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            jobs = alive()
            if self.path == "/metrics":
                self._answer(200, CONTENT_TYPE_LATEST, generate_latest(registry))
            elif self.path == "/live":
                self._answer(200, "application/json", b'{"status": "live"}')
            elif self.path == "/ready":
                ready = bool(jobs) and all(jobs.values())
                body = {"status": "ready" if ready else "not ready", "jobs": jobs}
                self._answer(200 if ready else 503, "application/json", json.dumps(body).encode())
            else:
                self._answer(404, "application/json", b'{"status": "unknown path"}')

        def _answer(self, status: int, content_type: str, body: bytes) -> None:
            self.send_response(status)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Probes and scrapes are not worth a line."""

    server = ThreadingHTTPServer((host, port), Status)
    Thread(target=server.serve_forever, daemon=True, name="status").start()
    return server
