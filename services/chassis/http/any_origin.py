# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pages of any site may read (CORS): apps that run in a browser alone ask the provider from there."""

from collections.abc import Iterable

import flask

from services.chassis.http.route import Route

ASKED_AGAIN_SECONDS = 3600


def install(app: flask.Flask, routes: Iterable[Route]) -> None:
    """Answer for those routes that any origin may read; cookies are never taken along (no credentials)."""
    methods: dict[str, set[str]] = {}
    for route in routes:
        if route.any_origin:
            methods.setdefault(route.rule, set()).add(route.method)

    @app.after_request
    def allow(response: flask.Response) -> flask.Response:
        rule = flask.request.url_rule
        allowed = methods.get(rule.rule) if rule else None
        if allowed is None:
            return response
        response.headers["Access-Control-Allow-Origin"] = "*"
        if flask.request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = ", ".join(sorted(allowed))
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = str(ASKED_AGAIN_SECONDS)
        return response
