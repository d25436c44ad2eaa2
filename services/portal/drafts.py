# SPDX-License-Identifier: AGPL-3.0-or-later
"""What somebody typed, kept over the end of a log-in or a service that did not answer.

A form that cannot be handled now is answered with a page that carries it, sealed. Sent from there to the
address of its own page, it is shown as it was typed; it is never done without being sent once more.
"""

from dataclasses import dataclass
from typing import Any

import flask
from werkzeug.datastructures import MultiDict

from services.portal.page_context import visit
from services.portal.session import SESSION, from_content

DRAFT = "draft"
LASTS_SECONDS = 86_400
LARGEST = 1_048_576
CARRIED = ("key", "action", "version")
"""What a form says beside what is typed; its `csrf` is of a log-in and is not kept."""


@dataclass(frozen=True)
class Draft:
    """What was typed, in a seal that shows nothing of it; `address` is its form's."""

    sealed: str
    address: str


def typed() -> Draft | None:
    """What the present request sends, if somebody of this browser typed it here."""
    given = flask.request.form
    if flask.request.method != "POST" or not is_from_here():
        return None
    if given.get(DRAFT):
        return Draft(given[DRAFT], flask.request.path)
    written = [name for name, text in given.items() if text and name not in (*CARRIED, "csrf")]
    if not written:
        return None
    fields = [[name, text] for name, text in given.items(multi=True) if name != "csrf"]
    content = {"fields": fields, "by": _author(), "address": flask.request.path}
    return Draft(visit().portal.cookies.seal(content, LARGEST), flask.request.path)


def opened() -> MultiDict[str, str] | None:
    """The fields of the draft that this request brings; None if it is no good, old or another person's."""
    content = visit().portal.cookies.open(flask.request.form[DRAFT], LASTS_SECONDS, LARGEST)
    if content is None or content.get("address") != flask.request.path:
        return None
    if content["by"] not in ("", visit().by.subject):
        return None
    return MultiDict([(name, text) for name, text in content["fields"]])


def is_from_here() -> bool:
    """Browsers say which site sends a form; old ones say nothing."""
    origin = flask.request.headers.get("Origin")
    return origin is None or origin == visit().portal.settings.portal_url


def _author() -> str:
    """Who is or was logged in; empty if the browser does not know any more."""
    present = visit()
    if present.principal:
        return present.principal.subject
    cookie = flask.request.cookies.get(SESSION, "")
    content: dict[str, Any] | None = present.portal.cookies.open(cookie, LASTS_SECONDS)
    session = from_content(content) if content else None
    return session.subject if session else ""
