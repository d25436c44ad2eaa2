# SPDX-License-Identifier: AGPL-3.0-or-later
"""A fact of a file, with its evidence. It is never changed: what becomes of it is told with its day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.errors import (
    AlreadyMarked,
    FactInTheFuture,
    FactWithdrawn,
    FactWithoutEvidence,
)
from services.credit.domain.kinds import Evidence, EvidenceKind, Mark, SubjectKind


@dataclass(frozen=True, slots=True)
class Counted:
    """What of a fact is in its file's sums."""

    rule: str
    period: str
    points: int


@dataclass(frozen=True, kw_only=True)
class Fact:
    """Something that a company or a project manager did.

    Attributes:
        source: what it is of, so that what takes it back finds it.
        matter: the id of the matter that it continues: a topic's, or an order's that belongs to none.
        points: hundredths, as the decision states them where the rule leaves them to it.
        valid_until: the last day on which it counts, as the decision states it.
        happened_on, recorded_on: when it was so, and when it became known here; `recorded_at` to the moment.
        appeal_until: until when whom it is about may appeal.
        withdrawn_on: it is known from then on that it was none.
        rectified_on, repaired_on: established on that day.
        within, quarter, about: by which neighbourhoods are compared.
        counted: what of it is in the file's sums; `next_on`: when that changes if nothing happens.

    """

    id: str
    file_id: str
    kind: str
    place: OrgPath
    happened_on: date
    recorded_on: date
    recorded_at: datetime
    recorded_by: str
    evidence: tuple[Evidence, ...]
    source: str
    appeal_until: datetime | None = None
    matter: str = ""
    note: str = ""
    points: int | None = None
    valid_until: date | None = None
    disputed: bool = False
    withdrawn_on: date | None = None
    withdrawn_why: str = ""
    rectified_on: date | None = None
    repaired_on: date | None = None
    within: tuple[str, ...] = ()
    quarter: str = ""
    about: SubjectKind = SubjectKind.COMPANY
    counted: Counted | None = None
    next_on: date | None = None


Step = tuple[Fact, list[Event]]


def fact_id(file_id: str, cause: str) -> str:
    """The id of what one cause (an event's id) says about one file: the same cause gives the same fact."""
    digest = sha256(f"{file_id}|{cause}".encode()).hexdigest()
    return "-".join((digest[:8], digest[8:12], f"8{digest[13:16]}", f"a{digest[17:20]}", digest[20:32]))


def record(fact: Fact) -> Step:
    """Enter a fact into its file. Raises FactWithoutEvidence, FactInTheFuture."""
    if not fact.evidence or not all(one.reference for one in fact.evidence):
        raise FactWithoutEvidence(fact.kind)
    if fact.happened_on > fact.recorded_on:
        raise FactInTheFuture(fact.happened_on, fact.recorded_on)
    return fact, [
        told.FactRecorded(
            fact.id,
            fact.file_id,
            fact.kind,
            fact.happened_on,
            fact.recorded_on,
            fact.place,
            fact.matter,
            fact.evidence,
            fact.points,
            fact.appeal_until,
        )
    ]


def withdraw(fact: Fact, why: str, on: date) -> Step:
    """It was none: a breach that was withdrawn, an appeal upheld, a transfer. Raises FactWithdrawn."""
    check_stands(fact)
    taken = replace(fact, withdrawn_on=on, withdrawn_why=why, disputed=False)
    return taken, [told.FactTakenBack(fact.id, fact.file_id, why, on)]


def mark(fact: Fact, what: Mark, on: date, document: str = "") -> Step:
    """It was put right, as a document shows, or repaired. Raises FactWithdrawn, AlreadyMarked."""
    check_stands(fact)
    if (fact.rectified_on if what is Mark.RECTIFIED else fact.repaired_on) is not None:
        raise AlreadyMarked(fact.id, what)
    event = told.FactMarked(fact.id, fact.file_id, what, on)
    if what is Mark.REPAIRED:
        return replace(fact, repaired_on=on), [event]
    shown = (*fact.evidence, Evidence(EvidenceKind.DOCUMENT, document)) if document else fact.evidence
    return replace(fact, rectified_on=on, evidence=shown), [event]


def check_stands(fact: Fact) -> None:
    """Raises FactWithdrawn."""
    if fact.withdrawn_on is not None:
        raise FactWithdrawn(fact.id)


def may_appeal(fact: Fact, now: datetime) -> bool:
    """Whether the window for an appeal is open and none is undecided."""
    open_still = fact.appeal_until is not None and now <= fact.appeal_until
    return open_still and fact.withdrawn_on is None and not fact.disputed


def may_repair(fact: Fact) -> bool:
    """Whether it was put right and still counts; the shortest period is looked at when it is asked for."""
    return fact.rectified_on is not None and fact.repaired_on is None and fact.withdrawn_on is None
