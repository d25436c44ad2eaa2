# SPDX-License-Identifier: AGPL-3.0-or-later
"""Around every request: ids, one trace span, one log line, metrics.

All of it in one WSGI layer: Flask's hooks before and after a request cost as much as an empty request.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import flask
from opentelemetry.trace import SpanKind
from structlog.contextvars import bound_contextvars
from werkzeug.wsgi import ClosingIterator

from services.chassis.clock import monotonic
from services.chassis.entropy import new_id
from services.chassis.observe import IN_FLIGHT, REQUEST_SECONDS, REQUESTS, log, span
from services.chassis.values import Principal

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_ACCOUNT = "linli.account"
_UNTOLD = ("live", "ready")


@dataclass(slots=True)
class Account:
    """What is told of one request.

    `code` is that of its problem, if any; `streams`: the work is done while the body is sent.
    """

    correlation_id: str
    started: float
    operation: str = "none"
    principal: Principal | None = None
    code: str = ""
    status: str = ""
    streams: bool = False


def install(app: flask.Flask) -> None:
    """Account for the application's requests."""
    app.wsgi_app = _Accounted(app.wsgi_app)  # type: ignore[method-assign]


def account() -> Account:
    """That of the current request."""
    found: Account = flask.request.environ[_ACCOUNT]
    return found


class _Accounted:
    def __init__(self, inner: WSGIApplication) -> None:
        self._inner = inner

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        account = Account(given if _REQUEST_ID.fullmatch(given) else new_id(), monotonic())
        environ[_ACCOUNT] = account

        def start(status: str, headers: list[tuple[str, str]], failure: Any = None) -> Any:  # noqa: ANN401 - PEP 3333
            account.operation = environ["werkzeug.request"].endpoint or "none"
            account.status = status[:3]
            if not any(name == "Cache-Control" for name, _ in headers):
                headers.append(("Cache-Control", "no-store"))
            headers += [("X-Request-Id", account.correlation_id), ("X-Content-Type-Options", "nosniff")]
            return start_response(status, headers, failure)

        IN_FLIGHT.inc()
        parent = {"traceparent": environ["HTTP_TRACEPARENT"]} if "HTTP_TRACEPARENT" in environ else None
        with bound_contextvars(correlation_id=account.correlation_id):
            try:
                with span(environ["REQUEST_METHOD"], SpanKind.SERVER, parent):
                    body = self._inner(environ, start)
            finally:
                if not account.streams:
                    _end(environ, account)
        return ClosingIterator(body, lambda: _end(environ, account)) if account.streams else body


def _end(environ: WSGIEnvironment, account: Account) -> None:
    IN_FLIGHT.dec()
    seconds = monotonic() - account.started
    REQUESTS.labels(account.operation, account.status).inc()
    REQUEST_SECONDS.labels(account.operation).observe(seconds)
    if account.operation not in _UNTOLD:
        log().info(
            "request",
            operation=account.operation,
            method=environ["REQUEST_METHOD"],
            status=int(account.status or 0),
            code=account.code,
            milliseconds=round(seconds * 1000, 2),
            tenant=account.principal.tenant if account.principal else "",
            actor=account.principal.subject if account.principal else "",
        )
