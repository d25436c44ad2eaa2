# SPDX-License-Identifier: AGPL-3.0-or-later
"""The browser is given the newest tokens with the answer, and a page is for whom the newest token names."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import cast

import flask
import pytest
from flask.testing import FlaskClient
from werkzeug.exceptions import Forbidden

from services.chassis.auth import TokenChecker
from services.chassis.http import request_log
from services.chassis.ids import new_secret
from services.chassis.values import OrgPath, Principal, grants_of
from services.portal import access
from services.portal.app import connect
from services.portal.authority import HELD, Permission
from services.portal.oidc import Provider
from services.portal.page_context import visit
from services.portal.session import SESSION, Session, from_content, to_content
from services.portal.settings import PortalSettings
from tests.unit.portal.test_pages import GIVEN

PLACE = OrgPath("/320585/001/002")
TOO_MANY = 400
"""Secrets in a token: no packing makes a cookie of them."""


def session(role: str, *more: str) -> Session:
    """Its token names the role, and no two are the same."""
    said = {"sub": "p1", "role": role, "number": new_secret(), "more": more}
    token = f"e30.{urlsafe_b64encode(json.dumps(said).encode()).decode().rstrip('=')}.c2ln"
    return Session(token, new_secret(), token, 4_000_000_000, "csrf")


class Checker:
    """Takes every token at its word."""

    def principal(self, authorization: str) -> Principal:
        segment = authorization.split(".")[1]
        said = json.loads(urlsafe_b64decode(segment + "=" * (-len(segment) % 4)))
        return Principal("320585", said["sub"], "李梅", grants_of([(said["role"], PLACE)], HELD))


@dataclass
class Tokens:
    """The identity provider: `following` are the next ones; none where the log-in is over."""

    following: list[Session] = field(default_factory=list)
    asked: int = 0

    def renew(self, kept: Session) -> Session:
        return kept

    def renewed(self, _: Session) -> Session | None:
        self.asked += 1
        return self.following.pop(0) if self.following else None


@dataclass
class Desk:
    """A portal of two pages: one for staff, one that changes what its reader may do."""

    tokens: Tokens
    client: FlaskClient
    open: Callable[[str], Session | None]

    def come(self, kept: Session) -> None:
        portal = connect(PortalSettings.load(GIVEN))
        self.client.set_cookie(SESSION, portal.cookies.seal(to_content(kept)))

    @property
    def kept(self) -> Session | None:
        cookie = self.client.get_cookie(SESSION)
        return self.open(cookie.value) if cookie else None


@pytest.fixture
def desk() -> Desk:
    tokens = Tokens()
    portal = connect(PortalSettings.load(GIVEN))
    portal = replace(portal, provider=cast("Provider", tokens), checker=cast("TokenChecker", Checker()))
    app = flask.Flask("portal")
    request_log.install(app)
    access.install(app, portal)

    @app.get("/desk")
    @access.needs(Permission.READ)
    def work() -> str:
        return "desk"

    @app.get("/change")
    def change() -> str:
        visit().renew()
        return visit().by.name

    def opened(text: str) -> Session | None:
        content = portal.cookies.open(text, 3600)
        return from_content(content) if content else None

    return Desk(tokens, app.test_client(), opened)


def test_a_page_is_for_whom_the_newest_token_names(desk: Desk) -> None:
    newer = session("dispatcher")
    desk.tokens.following = [newer]
    desk.come(session("nobody"))
    assert desk.client.get("/desk").status_code == 200
    assert (desk.kept, desk.tokens.asked) == (newer, 1)
    assert desk.client.get("/desk").status_code == 200
    assert desk.tokens.asked == 1


def test_whom_the_newest_token_does_not_let_in_either_is_told_so(desk: Desk) -> None:
    newer = session("nobody")
    desk.tokens.following = [newer]
    desk.come(session("nobody"))
    assert desk.client.get("/desk").status_code == Forbidden.code
    assert desk.kept == newer, "the older refresh token is used up"
    assert desk.client.get("/desk").status_code == Forbidden.code
    assert desk.kept == newer


def test_tokens_that_no_browser_would_keep_end_the_log_in(desk: Desk) -> None:
    """Logging in says why: a person with very many roles has such tokens."""
    desk.tokens.following = [session("dispatcher", *(new_secret() for _ in range(TOO_MANY)))]
    desk.come(session("dispatcher"))
    assert desk.client.get("/change").status_code == 200
    assert desk.kept is None
