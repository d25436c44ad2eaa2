# SPDX-License-Identifier: AGPL-3.0-or-later
"""What one process of the portal has: its settings, the way to each service, and what it asks them with."""

from concurrent.futures import Executor
from dataclasses import dataclass

from services.chassis.auth import TokenChecker
from services.chassis.values import Principal
from services.portal.client.http import Api
from services.portal.client.ttl_cache import TtlCache
from services.portal.oidc import Provider
from services.portal.session import Cookies, Session
from services.portal.settings import PortalSettings


@dataclass(frozen=True)
class Portal:
    """What all requests share."""

    settings: PortalSettings
    cookies: Cookies
    provider: Provider
    checker: TokenChecker
    identity: Api
    dispatch: Api
    deliberation: Api
    credit: Api
    finance: Api
    outreach: Api
    recent: TtlCache
    askers: Executor

    @property
    def apis(self) -> dict[str, Api]:
        """Those of all services by name."""
        names = ("identity", "dispatch", "deliberation", "finance", "credit", "outreach")
        return {name: getattr(self, name) for name in names}

    def principal(self, session: Session) -> Principal:
        """Whom its access token names. Raises Unauthenticated."""
        return self.checker.principal(f"Bearer {session.access_token}")
