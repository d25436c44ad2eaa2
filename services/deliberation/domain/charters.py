# SPDX-License-Identifier: AGPL-3.0-or-later
"""A charter (议事规则, 管理规约): one version of a place's rules or covenant, adopted by the owners alone."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.deliberation.domain.charter_errors import NoSuchClause, WrongCharterState
from services.deliberation.domain.charter_rules import CharterKind
from services.deliberation.domain.events import CharterAdopted, CharterDrafted


class State(StrEnum):
    DRAFT = "draft"
    VOTING = "voting"
    ADOPTED = "adopted"


class ChangeKind(StrEnum):
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


@dataclass(frozen=True)
class Clause:
    """A numbered clause (条)."""

    number: int
    title: str
    text: str


@dataclass(frozen=True, kw_only=True)
class Charter:
    """One version of the text.

    Attributes:
        number: of the version, 1 for the first, once it is adopted.
        effective_from: the first day on which it is to hold; it never holds before it is adopted.
        effective_on: the first day on which it does hold.
        replaces: the version that was to hold when this one was drafted or, later, adopted.

    """

    id: str
    kind: CharterKind
    title: str
    place: OrgPath
    within: tuple[str, ...]
    clauses: tuple[Clause, ...]
    drafted_by: str
    drafted_at: datetime
    effective_from: date | None = None
    replaces: str | None = None
    state: State = State.DRAFT
    vote_id: str | None = None
    number: int | None = None
    effective_on: date | None = None

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal digits: what the owners voted on."""
        lines = (f"{one.number}|{one.title}|{one.text}\n" for one in self.clauses)
        return hashlib.sha256("".join(lines).encode()).hexdigest()


@dataclass(frozen=True)
class Change:
    """What became of a clause from one version to the next."""

    number: int
    kind: ChangeKind
    before: Clause | None
    after: Clause | None


Step = tuple[Charter, list[Event]]


def draft(charter: Charter) -> Step:
    """Write a version down, or write it anew. Raises WrongCharterState."""
    _check_draft(charter)
    fact = CharterDrafted(charter.id, charter.kind, charter.title, charter.place, len(charter.clauses))
    return charter, [fact]


def put_to_vote(charter: Charter, vote_id: str) -> Charter:
    """The owners vote on the text as it is. Raises WrongCharterState."""
    _check_draft(charter)
    return replace(charter, state=State.VOTING, vote_id=vote_id)


def give_back(charter: Charter) -> Charter:
    """The owners did not adopt it, or the vote was withdrawn: it is a draft again."""
    assert charter.state is State.VOTING, "only a vote gives a text back"
    return replace(charter, state=State.DRAFT, vote_id=None)


def adopt(charter: Charter, latest: Charter | None, today: date) -> Step:
    """The vote on it is in force: it holds from a day on, later than the version before it does.

    `latest`: the version that was adopted before.
    """
    assert charter.state is State.VOTING, "the owners alone adopt a text"
    earliest = [today, charter.effective_from or today]
    if latest and latest.effective_on:
        earliest.append(latest.effective_on + timedelta(days=1))
    adopted = replace(
        charter,
        state=State.ADOPTED,
        number=(latest.number or 0) + 1 if latest else 1,
        effective_on=max(earliest),
        replaces=latest.id if latest else None,
    )
    fact = CharterAdopted(
        charter.id,
        charter.kind,
        charter.title,
        charter.place,
        adopted.number or 1,
        charter.vote_id or "",
        max(earliest),
        charter.digest,
    )
    return adopted, [fact]


def in_force(adopted: Iterable[Charter], day: date) -> Charter | None:
    """Of all adopted versions of a text the one that holds on a day."""
    begun = [one for one in adopted if one.effective_on and one.effective_on <= day]
    return max(begun, key=lambda one: one.effective_on or day, default=None)


def changes(before: tuple[Clause, ...], after: tuple[Clause, ...]) -> list[Change]:
    """What is different, clause by clause, in the order of their numbers."""
    old, new = ({one.number: one for one in clauses} for clauses in (before, after))
    found = []
    for number in sorted(old.keys() | new.keys()):
        was, now = old.get(number), new.get(number)
        if was is None:
            found.append(Change(number, ChangeKind.ADDED, None, now))
        elif now is None:
            found.append(Change(number, ChangeKind.REMOVED, was, None))
        elif was != now:
            found.append(Change(number, ChangeKind.CHANGED, was, now))
    return found


def check_cited(charter: Charter, clause: int, place: OrgPath) -> None:
    """A rule of a place rests on a clause of an adopted text that holds there. Raises NoSuchClause."""
    holds = charter.state is State.ADOPTED and charter.place.covers(place)
    if not holds or clause not in {one.number for one in charter.clauses}:
        raise NoSuchClause(charter.id, clause)


def _check_draft(charter: Charter) -> None:
    if charter.state is not State.DRAFT:
        raise WrongCharterState(charter.id, charter.state)
