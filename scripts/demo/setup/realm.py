# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the demo reaches the services: as the platform's operator, as a person with an account, as a system."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import httpx

from scripts.demo.api import Api
from scripts.demo.oauth import App, Person, System
from scripts.demo.state import DemoState

OPERATOR = "operator@platform"
PORTAL = "portal"
OWN_APP = App("linli-demo", "http://127.0.0.1/linli-demo")
"""The demo's own public client. Nobody listens at its address: the demo reads the code off the redirect."""


@dataclass(frozen=True)
class Caller:
    """The services as one caller uses them."""

    identity: Api
    dispatch: Api
    deliberation: Api
    finance: Api
    credit: Api
    outreach: Api


@dataclass
class Realm:
    """One copy of Linli. `settings` are those that the stack gave the services."""

    http: httpx.Client
    identity: str
    dispatch: str
    deliberation: str
    finance: str
    credit: str
    outreach: str
    settings: Mapping[str, str]
    state: DemoState
    _callers: dict[str, Caller] = field(default_factory=dict)
    _who: list[Person | System] = field(default_factory=list)

    @property
    def tokens(self) -> list[str]:
        """All that anybody was given."""
        return [token for who in self._who for token in who.handed_out]

    def operator(self) -> Caller:
        """The first platform operator, made when identity started; he logs in through the portal's client."""
        portal = App(
            PORTAL, self.settings["LINLI_PORTAL_REDIRECT_URI"], self.settings["LINLI_PORTAL_CLIENT_SECRET"]
        )
        password = self.settings["LINLI_BOOTSTRAP_OPERATOR_PASSWORD"]
        return self._known(OPERATOR, Person(self.http, self.identity, portal, self.operator_login, password))

    @property
    def operator_login(self) -> str:
        return self.settings.get("LINLI_BOOTSTRAP_OPERATOR_LOGIN") or OPERATOR

    def person(self, login: str) -> Caller:
        """Somebody with an account of the demo."""
        password = self.state.password
        return self._known(login, Person(self.http, self.identity, OWN_APP, login, password))

    def system(self, client_id: str) -> Caller:
        """An integrator's system, by the secret that was shown when it was registered."""
        secret = self.state.clients[client_id]
        return self._known(client_id, System(self.http, self.identity, client_id, secret))

    def _known(self, name: str, who: Person | System) -> Caller:
        if name not in self._callers:
            self._who.append(who)
            addresses = (
                self.identity,
                self.dispatch,
                self.deliberation,
                self.finance,
                self.credit,
                self.outreach,
            )
            self._callers[name] = Caller(*(Api(self.http, address, who.token) for address in addresses))
        return self._callers[name]
