# SPDX-License-Identifier: AGPL-3.0-or-later
"""One request to the portal: who asks, in which language, and the way to the APIs on his behalf."""

from dataclasses import dataclass
from functools import cached_property
from typing import cast

import flask

from services.chassis.values import PLATFORM, Principal
from services.portal.authority import HATS, Hat
from services.portal.client.administration import Administration
from services.portal.client.audit import AuditTrails
from services.portal.client.credit import Credit, PublicRatings
from services.portal.client.deliberation import Deliberation, PublicRecord
from services.portal.client.dispatch import Dispatch, PublicOrders
from services.portal.client.feeds import Feeds
from services.portal.client.finance import Finance
from services.portal.client.governance import Governance, PublicGovernance
from services.portal.client.http import Problem, Token, Unreachable
from services.portal.client.identity import Identity
from services.portal.client.imports import Imports
from services.portal.client.incidents import Incidents, PublicIncidents
from services.portal.client.integrations import Integrations
from services.portal.client.letting import Letting, PublicLetting
from services.portal.client.offices import Offices
from services.portal.client.opening import Opening
from services.portal.client.operations import Operations
from services.portal.client.order_map import OrderMap
from services.portal.client.outreach import Outreach
from services.portal.client.party import Party
from services.portal.client.places import Places
from services.portal.client.policies import Policies
from services.portal.client.public_money import PublicMoney
from services.portal.client.public_requests import PublicRequests
from services.portal.client.registers import Registers
from services.portal.client.rights import Rights
from services.portal.client.rounds import Rounds
from services.portal.client.sharing import Sharing
from services.portal.client.till import Till
from services.portal.client.units import Units
from services.portal.client.working_time import WorkingTime
from services.portal.log_in import LogIn
from services.portal.portal import Portal
from services.portal.session import Session
from services.portal.texts import Words


@dataclass
class PageContext:
    """A request. Without a log-in `log_in`, `session` and `principal` are None; `large` is the type (大字).

    `wished_hat` is the one that was put on last in this browser, perhaps by somebody else.
    """

    portal: Portal
    language: str
    log_in: LogIn | None = None
    large: bool = False
    wished_hat: str = ""

    @property
    def session(self) -> Session | None:
        return self.log_in.session if self.log_in else None

    @property
    def principal(self) -> Principal | None:
        return self.log_in.principal if self.log_in else None

    @property
    def by(self) -> Principal:
        assert self.principal is not None, "only pages that need a log-in ask"
        return self.principal

    @property
    def hats(self) -> tuple[Hat, ...]:
        """Those of the person's roles, staff's first."""
        roles = {role for grant in self.principal.grants for role in grant.roles} if self.principal else set()
        return tuple(hat for hat in Hat if hat in {HATS.get(role) for role in roles})

    @property
    def hat(self) -> Hat | None:
        """The wished one if it is theirs, else the first; none without a role."""
        wished = [hat for hat in self.hats if hat == self.wished_hat]
        return next(iter((*wished, *self.hats)), None)

    @property
    def is_staff(self) -> bool:
        """Whether somebody looks as staff; what they may do is for the API to say."""
        return self.hat is Hat.STAFF

    @cached_property
    def dispatch(self) -> Dispatch:
        return Dispatch(self.portal.dispatch, self._token, self.by.tenant, self.portal.recent)

    @property
    def imports(self) -> Imports:
        return Imports(self.portal.dispatch, self._token)

    @property
    def places(self) -> Places:
        return Places(self.portal.identity, self._token)

    @property
    def administration(self) -> Administration:
        return Administration(self.portal.identity, self._token)

    @property
    def units(self) -> Units:
        return Units(self.portal.identity, self._token)

    @property
    def offices(self) -> Offices:
        return Offices(self.portal.identity, self._token)

    @property
    def party(self) -> Party:
        return Party(self.portal.identity, self._token)

    def policies(self, service: str) -> Policies:
        """The rules of a service, by its name."""
        return Policies(service, self.portal.apis[service], self._token)

    @property
    def rights(self) -> Rights:
        """People's rights, of all services."""
        return Rights(self.portal.apis, self._token)

    @property
    def audit(self) -> AuditTrails:
        """The audit trails of all services."""
        return AuditTrails(self.portal.apis, self._token)

    @property
    def operations(self) -> Operations:
        return Operations(self.portal.apis, self._token)

    @property
    def opening(self) -> Opening:
        return Opening(self.portal.apis, self._token, self.by.tenant)

    @property
    def feeds(self) -> Feeds:
        return Feeds(self.portal.identity, self._token)

    @property
    def registers(self) -> Registers:
        return Registers(self.portal.identity, self._token)

    @property
    def incidents(self) -> Incidents:
        return Incidents(self.portal.dispatch, self._token)

    @property
    def rounds(self) -> Rounds:
        return Rounds(self.portal.dispatch, self._token)

    def incidents_of(self, district: str) -> PublicIncidents:
        """What everybody may read of what touches many homes of a district, by its code."""
        return PublicIncidents(self.portal.dispatch, district)

    @property
    def working_time(self) -> WorkingTime:
        return WorkingTime(self.portal.dispatch, self._token)

    @property
    def sharing(self) -> Sharing:
        return Sharing(self.portal.dispatch, self._token)

    def orders_of(self, district: str) -> PublicOrders:
        """What everybody may read of the orders of a district's matters, by its code."""
        return PublicOrders(self.portal.dispatch, district, self.portal.recent)

    def requests_of(self, district: str) -> PublicRequests:
        """What everybody may read of a district's requests, by its code."""
        return PublicRequests(self.portal.dispatch, district, self.portal.recent)

    @property
    def order_map(self) -> OrderMap:
        """That of what the person may read."""
        address = "/dispatch/v1/orders/tiles"
        return OrderMap(
            lambda path, **asked: self.portal.dispatch.get(f"{address}{path}", self._token, **asked)
        )

    def order_map_of(self, district: str) -> OrderMap:
        """That of a district for everybody, by its code."""
        return OrderMap(self.requests_of(district).tiles)

    @cached_property
    def identity(self) -> Identity:
        return Identity(self.portal.identity, self._token)

    @cached_property
    def deliberation(self) -> Deliberation:
        return Deliberation(self.portal.deliberation, self._token)

    @cached_property
    def governance(self) -> Governance:
        return Governance(self.portal.deliberation, self._token)

    def governance_of(self, district: str) -> PublicGovernance:
        """What everybody may read of a district's bodies, texts, plans and budgets, by its code."""
        return PublicGovernance(self.portal.deliberation, district, self.portal.recent)

    @cached_property
    def credit(self) -> Credit:
        return Credit(self.portal.credit, self._token)

    def ratings_of(self, district: str) -> PublicRatings:
        """What everybody may read of a district's companies, by its code."""
        return PublicRatings(self.portal.credit, district, self.portal.recent)

    @cached_property
    def finance(self) -> Finance:
        return Finance(self.portal.finance, self._token)

    @property
    def integrations(self) -> Integrations:
        return Integrations(self.portal.outreach, self._token)

    @property
    def letting(self) -> Letting:
        return Letting(self.portal.finance, self._token)

    @property
    def till(self) -> Till:
        return Till(self.portal.finance, self._token)

    def letting_of(self, district: str) -> PublicLetting:
        """What everybody may read of what a district's owners let."""
        return PublicLetting(self.portal.finance, district)

    def money_of(self, district: str) -> PublicMoney:
        """What everybody may read of a district's money, by its code."""
        return PublicMoney(self.portal.finance, district, self.portal.recent)

    @cached_property
    def outreach(self) -> Outreach:
        return Outreach(self.portal.outreach, self._token)

    def record_of(self, district: str) -> PublicRecord:
        """What everybody may read of a district, by its code."""
        return PublicRecord(self.portal.deliberation, district, self.portal.recent)

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
        if self.principal is None or self.principal.tenant == PLATFORM:
            return self.words("platform") if self.principal else ""
        try:
            return self.dispatch.district()
        except (Problem, Unreachable):
            return self.principal.tenant

    def renew(self) -> None:
        """What the person may do has changed: this page knows it, and so do the next. Raises Unreachable."""
        assert self.log_in is not None, "only pages that need a log-in change it"
        self.log_in.renew()

    @property
    def _token(self) -> Token:
        assert self.log_in is not None, "only pages that need a log-in ask"
        return self.log_in


def visit() -> PageContext:
    """The present request."""
    return cast("PageContext", flask.g.visit)
