# SPDX-License-Identifier: AGPL-3.0-or-later
"""Around every request: ids, one trace span, one log line, metrics."""

import re
from typing import Any

import flask
from opentelemetry.trace import SpanKind
from structlog.contextvars import bound_contextvars

from services.chassis.clock import monotonic
from services.chassis.entropy import new_id
from services.chassis.observe import IN_FLIGHT, REQUEST_SECONDS, REQUESTS, log, span

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


def install(app: flask.Flask) -> None:
    """Account for the application's requests; `flask.g.correlation_id` and, on the line, who asked."""
    app.before_request(_begin)
    app.after_request(_end)
    app.wsgi_app = _Accounted(app.wsgi_app)  # type: ignore[method-assign]


class _Accounted:
    def __init__(self, inner: Any) -> None:  # noqa: ANN401 - WSGI callables are untyped
        self._inner = inner

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:  # noqa: ANN401
        given = environ.get("HTTP_X_REQUEST_ID", "")
        correlation = given if _REQUEST_ID.fullmatch(given) else new_id()
        environ["linli.correlation_id"] = correlation
        environ["linli.started"] = monotonic()
        carrier = {"traceparent": environ["HTTP_TRACEPARENT"]} if "HTTP_TRACEPARENT" in environ else None
        name = f"{environ.get('REQUEST_METHOD')}"
        with bound_contextvars(correlation_id=correlation), span(name, SpanKind.SERVER, carrier):
            return self._inner(environ, start_response)


def _begin() -> None:
    flask.g.correlation_id = flask.request.environ["linli.correlation_id"]
    IN_FLIGHT.inc()


def _end(response: flask.Response) -> flask.Response:
    IN_FLIGHT.dec()
    seconds = monotonic() - flask.request.environ["linli.started"]
    operation = flask.request.endpoint or "none"
    REQUESTS.labels(operation, response.status_code).inc()
    REQUEST_SECONDS.labels(operation).observe(seconds)
    response.headers["X-Request-Id"] = flask.g.correlation_id
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", "no-store")
    if operation not in ("live", "ready"):
        principal = flask.g.get("principal")
        log().info(
            "request",
            operation=operation,
            method=flask.request.method,
            status=response.status_code,
            code=flask.g.get("code", ""),
            milliseconds=round(seconds * 1000, 2),
            tenant=principal.tenant if principal else "",
            actor=principal.subject if principal else "",
        )
    return response
