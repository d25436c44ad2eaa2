# SPDX-License-Identifier: AGPL-3.0-or-later
"""What pages of any site may read (CORS): apps that run in a browser alone ask the provider from there."""

from collections.abc import Mapping, Sequence
from itertools import chain

import flask

from services.chassis.http.resource import Resource

ASKED_AGAIN_SECONDS = 3600


def install(app: flask.Flask, resources: Sequence[Resource]) -> None:
    """Answer for those routes that any origin may read; cookies are never taken along (no credentials).

    What is refused in a standard's form is read by its clients, too, where an address names no route.
    """
    methods: dict[str, set[str]] = {}
    for route in chain.from_iterable(resource.routes for resource in resources):
        if route.any_origin:
            methods.setdefault(route.rule, set()).add(route.method)

    @app.after_request
    def allow(response: flask.Response) -> flask.Response:
        allowed = _allowed(methods, resources)
        if allowed is None:
            return response
        response.headers["Access-Control-Allow-Origin"] = "*"
        if flask.request.method == "OPTIONS":
            response.headers["Access-Control-Allow-Methods"] = ", ".join(sorted(allowed))
            response.headers["Access-Control-Allow-Headers"] = "Authorization, Content-Type"
            response.headers["Access-Control-Max-Age"] = str(ASKED_AGAIN_SECONDS)
        return response


def _allowed(methods: Mapping[str, set[str]], resources: Sequence[Resource]) -> set[str] | None:
    """The methods that any origin may use at the address asked for; None where it is not for any origin."""
    if flask.request.url_rule is not None:
        return methods.get(flask.request.url_rule.rule)
    standard = any(one.refuses is not None and one.covers(flask.request.path) for one in resources)
    return set() if standard else None
