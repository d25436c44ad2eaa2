# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be asked for, how urgent it is, and the limits promised for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from services.dispatch.domain.assignees import Assignee, AssigneeKind
from services.dispatch.domain.catalogue_errors import NotServedBy
from services.dispatch.domain.evidence import Demand
from services.dispatch.domain.forms import FormField
from services.dispatch.domain.limits import Limit, Limits, Target, Unit
from services.dispatch.domain.prices import Price


class Kind(StrEnum):
    """报修、投诉、建议、服务."""

    REPAIR = "repair"
    COMPLAINT = "complaint"
    SUGGESTION = "suggestion"
    SERVICE = "service"


class Menu(StrEnum):
    """The three-level service menu: 基础、增值、特惠."""

    BASIC = "basic"
    VALUE_ADDED = "value_added"
    PREFERENTIAL = "preferential"


class Urgency(StrEnum):
    """U0 life safety, U1 urgent, U2 ordinary, U3 planned."""

    U0 = "U0"
    U1 = "U1"
    U2 = "U2"
    U3 = "U3"


_HOUR = 60
_DAY = 24 * _HOUR
_CLOSE = Limit(2, Unit.WORKING_DAYS)

DEFAULT_LIMITS: Mapping[Urgency, Limits] = MappingProxyType(
    {
        Urgency.U0: Limits(
            accept=Limit(5), assign=Limit(5), start=Limit(30), revisit=Limit(_DAY), close=_CLOSE
        ),
        Urgency.U1: Limits(
            accept=Limit(15),
            assign=Limit(15),
            start=Limit(30),
            revisit=Limit(2 * _DAY),
            close=_CLOSE,
            overall=Limit(_DAY),
        ),
        Urgency.U2: Limits(
            accept=Limit(2 * _HOUR),
            assign=Limit(4 * _HOUR),
            start=Limit(_DAY),
            revisit=Limit(3 * _DAY),
            close=_CLOSE,
            overall=Limit(3 * _DAY),
        ),
        Urgency.U3: Limits(
            accept=Limit(1, Unit.WORKING_DAYS),
            assign=Limit(1, Unit.WORKING_DAYS),
            close=_CLOSE,
            overall=Limit(5, Unit.WORKING_DAYS),
        ),
    }
)
"""The proposed matrix where a category states no limits of its own. U0 has no overall limit ("until safe");
for U3 the overall limit is that of the plan."""


@dataclass(frozen=True)
class ServedBy:
    """Who may be made responsible; where none is named, all of them."""

    kinds: tuple[AssigneeKind, ...] = ()
    companies: tuple[str, ...] = ()

    def names(self, assignee: Assignee) -> bool:
        if self.kinds and assignee.kind not in self.kinds:
            return False
        companies = self.companies if assignee.kind is AssigneeKind.COMPANY else ()
        return not companies or assignee.id in companies


@dataclass(frozen=True)
class Category:
    """One kind of request. Without `limits` those of its urgency hold.

    `form` is what is asked besides, `evidence` what proves the work, `price` what it costs, if anything.
    """

    code: str
    name: str
    name_en: str
    kind: Kind = Kind.REPAIR
    urgency: Urgency = Urgency.U2
    menu: Menu = Menu.BASIC
    limits: Limits | None = None
    claimable: bool = True
    active: bool = True
    form: tuple[FormField, ...] = ()
    served_by: ServedBy = ServedBy()
    price: Price | None = None
    evidence: tuple[Demand, ...] = ()

    @property
    def promised(self) -> Limits:
        return self.limits or DEFAULT_LIMITS[self.urgency]

    def check_served_by(self, assignee: Assignee) -> None:
        """Raises NotServedBy."""
        if not self.served_by.names(assignee):
            raise NotServedBy(self.code, assignee.id)


@dataclass(frozen=True)
class Terms:
    """What was promised when the order was reported: frozen on it, whatever the policy says later.

    `policy_version` is that of the nearest place that set the catalogue, `policies` are all versions from
    which the promise was made. `escalation_minutes` are the delays before the second, third and fourth level
    is told. `unused` are the steps that the procedure left out.
    """

    policy_version: int
    limits: Limits
    warn_percent: int
    escalation_minutes: tuple[int, ...]
    reopen_minutes: int
    policies: tuple[str, ...] = ()
    evidence: tuple[Demand, ...] = ()
    unused: tuple[Target, ...] = ()
