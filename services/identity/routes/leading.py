# SPDX-License-Identifier: AGPL-3.0-or-later
"""Where the log-in leads a browser, and as whom its pages read and write."""

from urllib.parse import urlencode

import flask

from services.chassis.values import Principal
from services.identity.routes.provider import Answer


def led_to_the_page() -> flask.Response:
    """What another site's form sent, as if its link had: only then the browser tells its log-in."""
    asked = urlencode(list(flask.request.form.items(multi=True)))
    return see_other(f"{flask.request.path}?{asked}")


def see_other(address: str) -> flask.Response:
    """To another page, by GET."""
    return flask.Response(status=303, headers={"Location": address})


def redirect(answer: Answer) -> flask.Response:
    """Authlib's redirect; a POST becomes a GET (RFC 9700, 4.12: 303, never 307)."""
    status, _, headers = answer
    response = flask.Response(status=303 if status == 302 else status)  # noqa: PLR2004
    response.headers.extend(headers)
    return response


def acting(tenant: str, subject: str = "log-in") -> Principal:
    """As whom the pages read and write."""
    return Principal(tenant, subject, subject)
