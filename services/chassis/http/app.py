# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes a service's Flask application from its resources."""

import re
from collections.abc import Sequence
from typing import Any

import flask
from opentelemetry.trace import SpanKind
from structlog.contextvars import bound_contextvars
from werkzeug.routing import BaseConverter

from services.chassis.auth import JwksKeys, Keys, TokenChecker
from services.chassis.clock import monotonic
from services.chassis.entropy import new_id
from services.chassis.http import problems
from services.chassis.http.gate import Gate
from services.chassis.http.perform import Performer
from services.chassis.http.resource import Resource
from services.chassis.observe import IN_FLIGHT, REQUEST_SECONDS, REQUESTS, configure, log, span
from services.chassis.settings import Settings
from services.chassis.store import Store, StoreDown, UnitOfWork, connect, indexes
from services.chassis.store.simulation import business_clock

_REQUEST_ID = re.compile(r"[A-Za-z0-9-]{8,64}")


class _Parameter(BaseConverter):
    regex = "[^/:]+"


def make_store(settings: Settings, service: str, tx: type[UnitOfWork]) -> Store[Any]:
    """The store of a service, its indexes made or checked."""
    database = connect(settings, service)
    indexes.ensure(database, tx)
    return Store(database, tx, business_clock(settings.clock, database, settings.database_prefix))


def make_app(
    settings: Settings,
    service: str,
    store: Store[Any],
    resources: Sequence[Resource],
    *,
    keys: Keys | None = None,
) -> flask.Flask:
    """The API of a service.

    `keys` gives the token keys where they are not fetched from the identity provider (by itself).
    """
    configure(service, settings.log_level, settings.otlp_endpoint)
    app = flask.Flask(f"services.{service}")
    app.config["MAX_CONTENT_LENGTH"] = settings.body_limit
    app.url_map.converters |= {"id": _Parameter, "code": _Parameter}
    app.url_map.strict_slashes = False
    checker = TokenChecker(settings.issuer, keys or JwksKeys(settings.jwks_url))
    gate = Gate(checker, store, settings.tenant_requests_per_second)
    app.extensions["linli"] = {route.operation: route for r in resources for route in r.routes}
    for resource in resources:
        for route in resource.routes:
            view = Performer(route, store, gate, settings.intake_limit)
            app.add_url_rule(route.rule, route.operation, view, methods=[route.method])
    problems.install(app)
    _install_health(app, store)
    app.wsgi_app = _Accounted(app, app.wsgi_app)  # type: ignore[method-assign]
    return app


def _install_health(app: flask.Flask, store: Store[Any]) -> None:
    @app.get("/live")
    def live() -> dict[str, str]:
        return {"status": "live"}

    @app.get("/ready")
    def ready() -> tuple[dict[str, object], int]:
        try:
            store.database.ping()
        except StoreDown as error:
            return {"status": "not ready", "mongodb": type(error).__name__}, 503
        return {"status": "ready", "mongodb": "ok"}, 200


class _Accounted:
    """Around every request: ids, one trace span, one log line, metrics."""

    def __init__(self, app: flask.Flask, inner: Any) -> None:  # noqa: ANN401 - WSGI callables are untyped
        self._inner = inner
        app.before_request(_begin)
        app.after_request(_end)

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
