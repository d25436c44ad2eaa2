# SPDX-License-Identifier: AGPL-3.0-or-later
"""Makes a service's Flask application from its resources."""

from collections.abc import Callable, Sequence
from typing import Any

import flask
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.routing import BaseConverter, Rule

from services.chassis.auth import JwksKeys, Keys, TokenChecker
from services.chassis.http import any_origin, body, characters, problems, request_log
from services.chassis.http.gate import Gate
from services.chassis.http.rate_limit import RateLimit
from services.chassis.http.resource import Resource
from services.chassis.http.route_handler import RouteHandler
from services.chassis.observe import configure
from services.chassis.settings import Settings
from services.chassis.store import Store, StoreDown
from services.chassis.values import Held

STREAM_THREADS = 8
"""For so many threads of a process a district may have one stream: more only get into each other's way."""

START_SECONDS = 5.0
"""For so long an API waits for its database before it answers; then with 503, until the database is there."""


class _Parameter(BaseConverter):
    regex = "[^/:]+"


class _Rule(Rule):
    """Without the functions that write its addresses: nobody asks an API for them, and to make them took
    three quarters of the time that an application took.
    """

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:  # noqa: ARG002 - werkzeug's
        return _writes_none


def make_app(
    settings: Settings,
    service: str,
    store: Store[Any],
    resources: Sequence[Resource],
    held: Held,
    *,
    keys: Keys | None = None,
) -> flask.Flask:
    """The API of a service.

    `held` says what each role may do in it. `keys` gives the token keys where they are not fetched from the
    identity provider (by itself).
    """
    configure(service, settings)
    store.prepare(START_SECONDS)
    app = flask.Flask(f"services.{service}")
    app.url_rule_class = _Rule
    app.config["SESSION_COOKIE_SECURE"] = settings.issuer.startswith("https:")
    app.url_map.converters |= {"id": _Parameter, "code": _Parameter}
    app.url_map.strict_slashes = False
    app.url_map.merge_slashes = False
    checker = TokenChecker(settings.issuer, keys or JwksKeys(settings.jwks_url, settings.ca_file), held)
    streams = max(1, settings.http_threads // STREAM_THREADS)
    districts = RateLimit(settings.tenant_requests_per_second, settings.tenant_limits)
    strangers = RateLimit(settings.stranger_requests_per_second)
    gate = Gate(checker, store, districts, strangers, streams, settings.token_recheck_seconds)
    app.extensions["linli"] = {route.operation: route for r in resources for route in r.routes}
    for resource in resources:
        for route in resource.routes:
            view = RouteHandler(route, store, gate, settings.intake_limit)
            app.add_url_rule(route.rule, route.operation, view, methods=[route.method])
    characters.install(app)
    app.before_request(characters.check_address)
    any_origin.install(app, resources)
    problems.install(app, resources)
    _install_health(app, store)
    body.install(app, settings.body_limit)
    request_log.install(app)
    if settings.trusted_proxies:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=settings.trusted_proxies)  # type: ignore[method-assign]
    return app


def _writes_none(_rule: Rule, **_values: object) -> tuple[str, str]:
    raise NotImplementedError("an API's addresses are written out")


def _install_health(app: flask.Flask, store: Store[Any]) -> None:
    @app.get("/live")
    def live() -> dict[str, str]:
        return {"status": "live"}

    @app.get("/ready")
    def ready() -> tuple[dict[str, object], int]:
        try:
            store.check()
        except StoreDown as error:
            return {"status": "not ready", "mongodb": type(error).__name__}, 503
        return {"status": "ready", "mongodb": "ok"}, 200
