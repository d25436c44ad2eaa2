# SPDX-License-Identifier: AGPL-3.0-or-later
"""To whom an order goes by rule: who may have it, in which order, and why; the same data, the same choice."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from services.chassis.values import OrgPath
from services.dispatch.domain.assignees import UNEXPLAINED, Assignee, Why
from services.dispatch.domain.errors import NotThereNow

_NEVER = datetime.min.replace(tzinfo=UTC)


class Spread(StrEnum):
    """What counts first: who has fewest open orders, or whose last one is longest ago (轮派)."""

    LOAD = "load"
    ROTATION = "rotation"


class Reason(StrEnum):
    """What speaks for somebody, and what against."""

    SKILLED = "skilled"
    FEWEST_OPEN = "fewest_open"
    LONGEST_AGO = "longest_ago"
    ABSENT = "absent"
    FULL = "full"
    OTHER_KIND = "other_kind"


AGAINST = frozenset({Reason.ABSENT, Reason.FULL, Reason.OTHER_KIND})


@dataclass(frozen=True)
class AssignmentRule:
    """For which orders, and how. Empty `categories` or `kinds` are all; a kind is a role, or `company`.

    `skilled` come first, `most_open` is what one can bear; an `automatic` rule gives an order away as it is
    accepted.
    """

    code: str
    categories: tuple[str, ...] = ()
    place: OrgPath | None = None
    kinds: tuple[str, ...] = ()
    skilled: tuple[str, ...] = ()
    spread: Spread = Spread.LOAD
    most_open: int = 20
    automatic: bool = False

    def fits(self, category: str, within: Container[str]) -> bool:
        """`within`: all that the order's place lies in."""
        here = self.place is None or self.place in within
        return here and (not self.categories or category in self.categories)


@dataclass(frozen=True)
class Candidate:
    """Somebody who handles orders at a place, with what they bear now."""

    assignee: Assignee
    kinds: tuple[str, ...]
    open: int = 0
    last_at: datetime | None = None
    absent: bool = False


@dataclass(frozen=True)
class Proposal:
    """A candidate and what speaks for or against them."""

    candidate: Candidate
    rule: str
    reasons: tuple[Reason, ...]

    @property
    def eligible(self) -> bool:
        return AGAINST.isdisjoint(self.reasons)


def propose(rule: AssignmentRule, candidates: Sequence[Candidate]) -> tuple[Proposal, ...]:
    """All of them, the one to be chosen first, those who cannot have it last."""
    against = {one.assignee.id: _against(rule, one) for one in candidates}
    able = [one for one in candidates if not against[one.assignee.id]]
    fewest = min((one.open for one in able), default=0)
    oldest = min((_last(one) for one in able), default=_NEVER)
    ranked = sorted(candidates, key=lambda one: (bool(against[one.assignee.id]), *_rank(rule, one)))
    return tuple(
        Proposal(one, rule.code, against[one.assignee.id] or _for(rule, one, fewest, oldest))
        for one in ranked
    )


def choose(rule: AssignmentRule, candidates: Sequence[Candidate]) -> Proposal | None:
    """The first who can have it; None where nobody can."""
    return next((one for one in propose(rule, candidates) if one.eligible), None)


WARNED_OF = frozenset({Reason.ABSENT, Reason.FULL})
"""What whoever assigns by hand has to confirm. Kinds are a rule's own taste."""


def warnings(rule: AssignmentRule, one: Candidate) -> tuple[Reason, ...]:
    """What speaks against giving them another order now, by whatever rule or hand."""
    return tuple(reason for reason in _against(rule, one) if reason in WARNED_OF)


def explained(one: Candidate, found: tuple[Reason, ...], despite: str | None) -> Why:
    """Why somebody is assigned by hand. Raises NotThereNow for one who is not there and nobody said why."""
    if not found:
        return UNEXPLAINED
    if not despite:
        raise NotThereNow(one.assignee.id, found)
    return Why(None, found, despite)


def _against(rule: AssignmentRule, one: Candidate) -> tuple[Reason, ...]:
    found = (
        (Reason.ABSENT, one.absent),
        (Reason.FULL, one.open >= rule.most_open),
        (Reason.OTHER_KIND, bool(rule.kinds) and not set(rule.kinds) & set(one.kinds)),
    )
    return tuple(reason for reason, holds in found if holds)


def _for(rule: AssignmentRule, one: Candidate, fewest: int, oldest: datetime) -> tuple[Reason, ...]:
    loads = (Reason.FEWEST_OPEN, one.open == fewest)
    turns = (Reason.LONGEST_AGO, _last(one) == oldest)
    both = (loads, turns) if rule.spread is Spread.LOAD else (turns, loads)
    found = ((Reason.SKILLED, one.assignee.id in rule.skilled), *both)
    return tuple(reason for reason, holds in found if holds)


def _rank(rule: AssignmentRule, one: Candidate) -> tuple[bool, object, object, str]:
    unskilled = one.assignee.id not in rule.skilled
    if rule.spread is Spread.LOAD:
        return unskilled, one.open, _last(one), one.assignee.id
    return unskilled, _last(one), one.open, one.assignee.id


def _last(one: Candidate) -> datetime:
    return one.last_at or _NEVER
