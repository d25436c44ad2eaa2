# SPDX-License-Identifier: AGPL-3.0-or-later
"""What of a feed is not sure: a person decides it side by side, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Event, OrgPath
from services.identity.domain.events import FeedConflictDecided, FeedConflictRaised
from services.identity.domain.feed_errors import ConflictSettled, DecisionNotPossible


class ConflictKind(StrEnum):
    """`unsure`: who is it? `name`: the same number under another name. `closed`: the record here is closed.
    `phone`, `stay`, `holder`: both have a say. `death`: of an owner, of somebody with a log-in, or of whom
    another source says to live. `holder_unknown`: whose vehicle is it?
    """

    UNSURE = "unsure"
    NAME = "name"
    CLOSED = "closed"
    PHONE = "phone"
    STAY = "stay"
    DEATH = "death"
    HOLDER = "holder"
    HOLDER_UNKNOWN = "holder_unknown"


class Decision(StrEnum):
    """`merge`: theirs is that person of ours; `separate`: theirs is somebody else; `ignore`: leave it."""

    TAKE_THEIRS = "take_theirs"
    KEEP_OURS = "keep_ours"
    MERGE = "merge"
    SEPARATE = "separate"
    IGNORE = "ignore"


class ConflictState(StrEnum):
    """`void`: the source says something else by now."""

    OPEN = "open"
    DECIDED = "decided"
    VOID = "void"


_EITHER = (Decision.TAKE_THEIRS, Decision.KEEP_OURS)
POSSIBLE: Mapping[ConflictKind, tuple[Decision, ...]] = MappingProxyType(
    {
        ConflictKind.UNSURE: (Decision.MERGE, Decision.SEPARATE, Decision.IGNORE),
        ConflictKind.NAME: (*_EITHER, Decision.SEPARATE, Decision.IGNORE),
        ConflictKind.CLOSED: (Decision.TAKE_THEIRS, Decision.IGNORE),
        ConflictKind.PHONE: _EITHER,
        ConflictKind.STAY: _EITHER,
        ConflictKind.DEATH: _EITHER,
        ConflictKind.HOLDER: _EITHER,
        ConflictKind.HOLDER_UNKNOWN: (Decision.MERGE, Decision.IGNORE),
    }
)


@dataclass(frozen=True, slots=True)
class Question:
    """Something to be asked. `mark` is a hash of what the source says: another word is another question.

    `of`: what it is about where that is not this record alone.
    """

    kind: ConflictKind
    record_id: str
    source: str
    mark: str = ""
    unit_id: str = ""
    of: str = ""

    @property
    def ask(self) -> str:
        return f"{self.kind}/{self.of or self.record_id}/{self.unit_id}/{self.mark}"


@dataclass(frozen=True, slots=True)
class Decided:
    decision: Decision
    person_id: str = ""


@dataclass(frozen=True, kw_only=True)
class FeedConflict:
    """A question about a record. `ask` names it: what was decided once is never asked again.

    `about_id`: the person or vehicle on record, if there is one; `person_id`: who was chosen.
    """

    id: str
    ask: str
    kind: ConflictKind
    source: str
    record_id: str
    subject: str
    batch_id: str
    at: OrgPath
    raised_at: datetime
    about_id: str = ""
    unit_id: str = ""
    state: ConflictState = ConflictState.OPEN
    decision: Decision | None = None
    person_id: str = ""
    by: str = ""
    decided_at: datetime | None = None

    @property
    def decided(self) -> Decided | None:
        return Decided(self.decision, self.person_id) if self.decision else None

    @property
    def possible(self) -> tuple[Decision, ...]:
        return POSSIBLE[self.kind]


def raise_(conflict: FeedConflict) -> tuple[FeedConflict, list[Event]]:
    return conflict, [FeedConflictRaised(conflict.id, conflict.kind, conflict.source, conflict.at)]


def again(conflict: FeedConflict) -> FeedConflict:
    """What had become void is asked again."""
    return replace(conflict, state=ConflictState.OPEN) if conflict.state is ConflictState.VOID else conflict


def void(conflict: FeedConflict) -> FeedConflict:
    """The source no longer says so. Raises ConflictSettled."""
    if conflict.state is not ConflictState.OPEN:
        raise ConflictSettled(conflict.state)
    return replace(conflict, state=ConflictState.VOID)


def decide(
    conflict: FeedConflict, decision: Decision, person_id: str, by: str, now: datetime
) -> tuple[FeedConflict, list[Event]]:
    """Raises ConflictSettled, DecisionNotPossible: it has no such answer, or a merge names nobody."""
    if conflict.state is not ConflictState.OPEN:
        raise ConflictSettled(conflict.state)
    if decision not in conflict.possible or (decision is Decision.MERGE) != bool(person_id):
        raise DecisionNotPossible(conflict.kind, tuple(conflict.possible))
    decided = replace(
        conflict,
        state=ConflictState.DECIDED,
        decision=decision,
        person_id=person_id,
        by=by,
        decided_at=now,
    )
    return decided, [FeedConflictDecided(conflict.id, conflict.kind, conflict.source, decision)]
