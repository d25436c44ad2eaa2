# SPDX-License-Identifier: AGPL-3.0-or-later
"""What goes along from one page of a log-in to the next: the request that began it, and cookies."""

import math
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urlencode

import flask

from services.chassis.clock import system_now
from services.identity.commands.open_session import Outcome
from services.identity.domain import devices
from services.identity.domain.devices import Seen
from services.identity.domain.sessions import Session
from services.identity.routes import leading, pages
from services.identity.routes.browser import SESSION, WAITING

DEVICE, WRONG = "linli_device", "linli_wrong"
TYPED = ("login", "district", "remember")
TOLD_FOR = timedelta(minutes=1)
KNOWN_FOR = timedelta(days=365)
NEXT = {"code": "second-factor", "password": "first-password", "enrolment": "second-factors"}
"""The page of what a log-in waits for."""
FRESH = timedelta(minutes=15)
"""So long after logging in one may change how one logs in."""


def query() -> str:
    """The authorization request in the page's address."""
    return flask.request.query_string.decode()


def onward(*but: str, of: str | None = None) -> str:
    """To the authorization endpoint for who has just logged in: not once more, and without these.

    `of`: the authorization request, where it does not stand in the page's address.
    """
    return asking(without("prompt", "max_age", *but, of=of))


def asking(request: str) -> str:
    """The authorization endpoint with this request."""
    return f"{pages.COOKIE_PATH}/authorize?{request}"


def without(*but: str, of: str | None = None) -> str:
    """The authorization request without these parameters."""
    given = parse_qsl(query() if of is None else of, keep_blank_values=True)
    return urlencode([(name, text) for name, text in given if name not in but])


def to_the_beginning() -> flask.Response:
    """To the log-in page: what somebody began here is over."""
    return leading.see_other(f"{pages.COOKIE_PATH}/authorize?{query()}")


def seen() -> Seen:
    """The browser that asks."""
    return Seen(
        flask.request.cookies.get(DEVICE, "")[:128],
        devices.name_of(flask.request.headers.get("User-Agent", "")),
        devices.masked_network(flask.request.remote_addr or ""),
        flask.request.cookies.get(SESSION, "")[:256],
    )


def is_fresh(session: Session) -> bool:
    return system_now() - session.proved_at < FRESH


def minutes_until(moment: datetime | None) -> int:
    """How long somebody waits who is locked out; 0 for nobody."""
    if moment is None:
        return 0
    return max(1, math.ceil((moment - system_now()).total_seconds() / 60))


def failed(outcome: Outcome, wrong: str = "password") -> flask.Response:
    """To the page again, which says what was wrong: one that answers a form cannot be gone back to."""
    typed = {name: pages.field(name)[:64] for name in TYPED}
    response = leading.see_other(f"{pages.COOKIE_PATH}/authorize?{query()}")
    told = {**typed, "minutes": minutes_until(outcome.locked_until), "wrong": wrong}
    pages.set_cookie(response, WRONG, urlencode(told), system_now() + TOLD_FOR)
    return response


def gone_on(tenant: str, outcome: Outcome) -> flask.Response:
    """Back to the client, or to the page of what the log-in still waits for."""
    waits = outcome.waits_for
    to = f"{pages.COOKIE_PATH}/{NEXT[waits]}?{query()}" if waits else onward()
    return with_cookies(leading.see_other(to), tenant, outcome)


def with_cookies(response: flask.Response, tenant: str, outcome: Outcome) -> flask.Response:
    """The browser has the log-in, and is known to the account from now on."""
    now = system_now()
    pages.set_cookie(response, pages.DISTRICT, tenant, now + KNOWN_FOR)
    if outcome.waits_for:
        pages.set_cookie(response, WAITING, outcome.cookie)
    if outcome.session:
        until = outcome.session.expires_at if outcome.session.remembered else None
        pages.set_cookie(response, SESSION, outcome.cookie, until)
        pages.set_cookie(response, DEVICE, outcome.device, now + KNOWN_FOR)
        pages.drop_cookie(response, WAITING)
    return response
