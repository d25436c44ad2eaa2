# SPDX-License-Identifier: AGPL-3.0-or-later
"""Around every request: ids, one trace span, one log line, metrics.

All of it in one WSGI layer: Flask's hooks before and after a request cost as much as an empty request.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import flask
from opentelemetry.trace import SpanKind
from werkzeug.wsgi import ClosingIterator

from services.chassis.clock import monotonic
from services.chassis.http.allowances import Allowance
from services.chassis.ids import new_id
from services.chassis.observe import IN_FLIGHT, REQUEST_SECONDS, REQUESTS, log, span
from services.chassis.origin import Origin, caused_by
from services.chassis.values import Principal

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_RECORD = "linli.request"
_UNLOGGED = ("live", "ready")


@dataclass(slots=True)
class RequestRecord:
    """What is logged of one request.

    `code` is that of its problem, if any; `streams`: the work is done while the body is sent, and `rows`
    counts the rows by their result. `allowances`: what is left of the limits that it counted for.
    """

    correlation_id: str
    started: float
    operation: str = "none"
    principal: Principal | None = None
    code: str = ""
    status: str = ""
    streams: bool = False
    rows: Counter[str] = field(default_factory=Counter)
    allowances: list[Allowance] = field(default_factory=list)


def install(app: flask.Flask) -> None:
    """Log and count the application's requests."""
    app.wsgi_app = _Logged(app.wsgi_app)  # type: ignore[method-assign]


def record() -> RequestRecord:
    """That of the current request."""
    found: RequestRecord = flask.request.environ[_RECORD]
    return found


class _Logged:
    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        record = RequestRecord(given if _REQUEST_ID.fullmatch(given) else new_id(), monotonic())
        environ[_RECORD] = record

        def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:  # noqa: ANN401 - PEP 3333
            if record.operation == "none":
                record.operation = environ["werkzeug.request"].endpoint or "none"
            record.status = status[:3]
            if not any(name == "Cache-Control" for name, _ in headers):
                headers.append(("Cache-Control", "no-store"))
            headers += [("X-Request-Id", record.correlation_id), ("X-Content-Type-Options", "nosniff")]
            return start_response(status, headers, failure)

        IN_FLIGHT.inc()
        try:
            with _traced(environ, record):
                body = self._inner(environ, start)
        finally:
            if not record.streams:
                _end(environ, record)
        if not record.streams:
            return body
        parts = ClosingIterator(body, lambda: _end(environ, record))
        return ClosingIterator(_streamed(parts, environ, record), parts.close)


def _streamed(body: Iterable[bytes], environ: WSGIEnvironment, record: RequestRecord) -> Iterator[bytes]:
    """The body, made under the request's own ids."""
    with _traced(environ, record):
        yield from body


def _traced(environ: WSGIEnvironment, record: RequestRecord) -> ExitStack:
    parent = {"traceparent": environ["HTTP_TRACEPARENT"]} if "HTTP_TRACEPARENT" in environ else None
    entered = ExitStack()
    entered.enter_context(caused_by(Origin.beginning(record.correlation_id)))
    entered.enter_context(span(environ["REQUEST_METHOD"], SpanKind.SERVER, parent))
    return entered


def _end(environ: WSGIEnvironment, record: RequestRecord) -> None:
    IN_FLIGHT.dec()
    seconds = monotonic() - record.started
    REQUESTS.labels(record.operation, record.status).inc()
    REQUEST_SECONDS.labels(record.operation).observe(seconds)
    if record.operation in _UNLOGGED:
        return
    rows = {"rows": dict(record.rows)} if record.streams else {}
    log().info(
        "request",
        correlation_id=record.correlation_id,
        operation=record.operation,
        method=environ["REQUEST_METHOD"],
        status=int(record.status or 0),
        code=record.code,
        milliseconds=round(seconds * 1000, 2),
        tenant=record.principal.tenant if record.principal else "",
        actor=record.principal.subject if record.principal else "",
        **rows,
    )
