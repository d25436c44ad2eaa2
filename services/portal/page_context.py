# SPDX-License-Identifier: AGPL-3.0-or-later
"""One request to the portal: who asks, in which language, and the way to the APIs on his behalf."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast
from urllib.parse import urlsplit

import flask

from services.chassis.auth import TokenChecker
from services.chassis.values import Principal
from services.portal.authority import Permission
from services.portal.client.dispatch import Dispatch
from services.portal.client.http import Api, Problem, Unreachable
from services.portal.client.identity import Identity
from services.portal.client.ttl_cache import TtlCache
from services.portal.oidc import Provider
from services.portal.session import Cookies, Session
from services.portal.settings import PortalSettings
from services.portal.texts import Words


@dataclass(frozen=True)
class Portal:
    """What all requests share."""

    settings: PortalSettings
    cookies: Cookies
    provider: Provider
    checker: TokenChecker
    identity: Api
    dispatch: Api
    recent: TtlCache


@dataclass
class PageContext:
    """A request. Without a log-in `session` and `principal` are None; `large` is the type (大字)."""

    portal: Portal
    language: str
    session: Session | None = None
    principal: Principal | None = None
    large: bool = False

    @property
    def by(self) -> Principal:
        assert self.principal is not None, "only pages that need a log-in ask"
        return self.principal

    @property
    def is_staff(self) -> bool:
        """Whether the desk has something to show; what may be done there is for the API to say."""
        return self.principal is not None and any(
            self.principal.holds(wanted) for wanted in (Permission.READ, Permission.WORK)
        )

    @property
    def may_report(self) -> bool:
        return self.principal is not None and self.principal.holds(Permission.REPORT)

    @cached_property
    def dispatch(self) -> Dispatch:
        return Dispatch(self.portal.dispatch, self._token, self.by.tenant, self.portal.recent)

    @cached_property
    def identity(self) -> Identity:
        return Identity(self.portal.identity, self._token)

    @cached_property
    def words(self) -> Words:
        """The language, with the times of the person's district."""
        if self.principal is None:
            return self.plain_words
        try:
            return Words(self.language, self.dispatch.zone())
        except (Problem, Unreachable):
            return self.plain_words

    @cached_property
    def plain_words(self) -> Words:
        return Words(self.language)

    @cached_property
    def district(self) -> str:
        """The district's name for the header, which must not fail."""
        if self.principal is None:
            return ""
        try:
            return self.dispatch.district()
        except (Problem, Unreachable):
            return self.principal.tenant

    @property
    def _token(self) -> str:
        assert self.session is not None, "only pages that need a log-in ask"
        return self.session.access_token


def visit() -> PageContext:
    """The present request."""
    return cast("PageContext", flask.g.visit)


def local(address: str) -> str:
    """The address if it is one of the portal's own pages, else the first page."""
    parts = urlsplit(address)
    odd = any(ord(letter) <= ord(" ") or letter == "\\" for letter in address)
    own = address.startswith("/") and not address.startswith("//") and not parts.netloc and not odd
    return address if own and len(address) <= 500 else "/"  # noqa: PLR2004 - it travels in a cookie
