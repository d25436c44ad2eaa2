# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that finance can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/finance/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain.kinds import EntryKind, FundKind


@dataclass(frozen=True, slots=True)
class PostedLine:
    """One line of an entry: a positive amount is a debit, a negative one a credit."""

    account: str
    fund_id: str
    amount: Money


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of finance's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.finance.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class FundOpened(Event):
    """Money is kept apart for a purpose from now on; `matter` if it is for one alone."""

    TYPE: ClassVar[str] = "linli.finance.v1.FundOpened"

    fund_id: str
    kind: FundKind
    name: str
    purpose: str
    place_path: OrgPath
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class EntryPosted(Event):
    """An entry stands in the books for ever; `reverses` names the one that it takes back."""

    TYPE: ClassVar[str] = "linli.finance.v1.EntryPosted"

    entry_id: str
    kind: EntryKind
    place_path: OrgPath
    effective: date
    lines: tuple[PostedLine, ...]
    subject: str
    matter: str | None = None
    reverses: str | None = None


@dataclass(frozen=True, slots=True)
class ReversalAsked(Event):
    """Somebody asks for an entry of a published quarter to be taken back; a second person decides."""

    TYPE: ClassVar[str] = "linli.finance.v1.ReversalAsked"

    reversal_id: str
    entry_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReversalConfirmed(Event):
    """A second person let an entry of a published quarter be taken back."""

    TYPE: ClassVar[str] = "linli.finance.v1.ReversalConfirmed"

    reversal_id: str
    entry_id: str


@dataclass(frozen=True, slots=True)
class HoldPlaced(Event):
    """Money of a fund is kept for something that is not paid yet."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldPlaced"

    hold_id: str
    fund_id: str
    amount: Money
    expires_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HoldPosted(Event):
    """So much of what was held is paid."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldPosted"

    hold_id: str
    entry_id: str
    amount: Money


@dataclass(frozen=True, slots=True)
class HoldVoided(Event):
    """What was left of a hold is held no more."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldVoided"

    hold_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class HoldExpired(Event):
    """The time of a hold is over."""

    TYPE: ClassVar[str] = "linli.finance.v1.HoldExpired"

    hold_id: str


@dataclass(frozen=True, slots=True)
class PeriodClosed(Event):
    """Nothing is posted into the quarter of a place's books any more."""

    TYPE: ClassVar[str] = "linli.finance.v1.PeriodClosed"

    place_path: OrgPath
    quarter: str


@dataclass(frozen=True, slots=True)
class PeriodLocked(Event):
    """The statement of a closed quarter is published: its books stay as they are."""

    TYPE: ClassVar[str] = "linli.finance.v1.PeriodLocked"

    place_path: OrgPath
    quarter: str
    statement_id: str
