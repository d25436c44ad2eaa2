# SPDX-License-Identifier: AGPL-3.0-or-later
"""A grant (专项经费): applied for, approved, received, spent, closed; in a restricted fund of its own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.errors import SamePerson
from services.finance.domain.events import (
    GrantApplied,
    GrantApproved,
    GrantClosed,
    GrantReceived,
    GrantRefused,
    GrantReportOverdue,
    GrantSpent,
)
from services.finance.domain.spending_errors import BeyondGrant, WrongGrantState


class GrantState(StrEnum):
    APPLIED = "applied"
    REFUSED = "refused"
    APPROVED = "approved"
    RECEIVED = "received"
    SPENT = "spent"
    CLOSED = "closed"


class Scheme(StrEnum):
    """专项经费、民生微实事项目."""

    SPECIAL = "special"
    MICRO_PROJECT = "micro_project"


class Action(StrEnum):
    APPROVE = "approve"
    REFUSE = "refuse"
    RECEIVE = "receive"
    ACCOUNT = "account"
    CLOSE = "close"


FROM: Mapping[Action, frozenset[GrantState]] = MappingProxyType(
    {
        Action.APPROVE: frozenset({GrantState.APPLIED}),
        Action.REFUSE: frozenset({GrantState.APPLIED}),
        Action.RECEIVE: frozenset({GrantState.APPROVED, GrantState.RECEIVED}),
        Action.ACCOUNT: frozenset({GrantState.RECEIVED}),
        Action.CLOSE: frozenset({GrantState.SPENT}),
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True, kw_only=True)
class Grant:
    """Money of a street or district for a purpose.

    Attributes:
        payer: who gives it, in words.
        amount: what was applied for; `approved`, `received`, `spent`, `returned`: what became of it.
        allowed: the expense accounts that it may pay.
        scheme: of what kind it is; `report`: what was done with it, in words.
        report_by: when it has to be accounted for, from its arrival on; `level`: how many places were told.

    """

    id: str
    place: OrgPath
    within: tuple[str, ...]
    title: str
    purpose: str
    payer: str
    amount: Money
    applied_by: str
    applied_at: datetime
    allowed: tuple[str, ...] = ()
    matter: str | None = None
    scheme: Scheme = Scheme.SPECIAL
    report_by: datetime | None = None
    level: int = 0
    state: GrantState = GrantState.APPLIED
    fund_id: str | None = None
    approved: Money = Money(0)  # noqa: RUF009 - it is frozen
    received: Money = Money(0)  # noqa: RUF009 - it is frozen
    spent: Money = Money(0)  # noqa: RUF009 - it is frozen
    returned: Money = Money(0)  # noqa: RUF009 - it is frozen
    reasons: str = ""
    report: str = ""


Step = tuple[Grant, list[Event]]


def apply(grant: Grant) -> Step:
    """Ask for it."""
    fact = GrantApplied(grant.id, grant.title, grant.place, grant.payer, grant.amount, grant.matter)
    return grant, [fact]


def approve(grant: Grant, amount: Money, fund_id: str, by: str) -> Step:
    """It is given, whole or in part, into a fund of its own.

    Raises WrongGrantState, SamePerson, BeyondGrant.
    """
    _allowed(grant, Action.APPROVE)
    if by == grant.applied_by:
        raise SamePerson
    if (grant.amount - amount).fen < 0:
        raise BeyondGrant(grant.id, amount.fen, grant.amount.fen)
    approved = replace(grant, state=GrantState.APPROVED, approved=amount, fund_id=fund_id)
    return approved, [GrantApproved(grant.id, grant.matter, amount, fund_id)]


def refuse(grant: Grant, reasons: str) -> Step:
    """It is not given. Raises WrongGrantState."""
    _allowed(grant, Action.REFUSE)
    return replace(grant, state=GrantState.REFUSED, reasons=reasons), [GrantRefused(grant.id, reasons)]


def receive(grant: Grant, amount: Money, entry_id: str, report_by: datetime) -> Step:
    """The money is there, all at once or in parts; the first part begins the duty to account for it.

    Raises WrongGrantState, BeyondGrant.
    """
    _allowed(grant, Action.RECEIVE)
    left = grant.approved - grant.received
    if (left - amount).fen < 0:
        raise BeyondGrant(grant.id, amount.fen, left.fen)
    received = replace(
        grant,
        state=GrantState.RECEIVED,
        received=grant.received + amount,
        report_by=grant.report_by or report_by,
    )
    return received, [GrantReceived(grant.id, grant.matter, amount, entry_id)]


def account(grant: Grant, left: Money, report: str) -> Step:
    """Say what was done with it; what is left goes back (专款专用). Raises WrongGrantState."""
    _allowed(grant, Action.ACCOUNT)
    spent = grant.received - left
    told = replace(grant, state=GrantState.SPENT, spent=spent, returned=left, report=report)
    return told, [GrantSpent(grant.id, grant.matter, spent, left)]


def press(grant: Grant) -> Step:
    """Its account is late: the next place up is told, its own first."""
    level, above = grant.place.climb(grant.level)
    told = GrantReportOverdue(grant.id, grant.place, level, above)
    return replace(grant, level=level), [told]


def is_pressed(grant: Grant) -> bool:
    """Whether it is not accounted for, and somebody above has not been told yet."""
    return grant.state is GrantState.RECEIVED and grant.level < grant.place.depth


def close(grant: Grant, by: str) -> Step:
    """Whoever checks the report is content with it. Raises WrongGrantState, SamePerson."""
    _allowed(grant, Action.CLOSE)
    if by == grant.applied_by:
        raise SamePerson
    return replace(grant, state=GrantState.CLOSED), [GrantClosed(grant.id)]


def _allowed(grant: Grant, action: Action) -> None:
    if grant.state not in FROM[action]:
        raise WrongGrantState(grant.id, grant.state, action)
