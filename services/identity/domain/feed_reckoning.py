# SPDX-License-Identifier: AGPL-3.0-or-later
"""What the register says of a person, or of a vehicle, when all that sources and staff say is put together.

Pure, and of what is said alone, not of the order in which it came: any order of batches ends in the same
register. Nobody's ownership is ever ended here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from services.identity.domain.feed_conflicts import ConflictKind, Decided, Decision, Question
from services.identity.domain.feed_contracts import DECIDED, HAND, FeedContract, RankedField
from services.identity.domain.feed_records import FeedRecord, Span

Answers = Mapping[str, Decided]
"""What was decided, by what was asked."""


@dataclass(frozen=True)
class Told:
    """A record in plain words, with its contract; `marks` are keyed hashes of its words.

    `ends`: by unit, of when it is that the end of a span is said.
    """

    record: FeedRecord
    contract: FeedContract
    name: str
    phone: str
    citizen_id: str
    spans: tuple[Span, ...]
    marks: Mapping[str, str]
    ends: Mapping[str, datetime] = field(default_factory=dict)

    def question(self, kind: ConflictKind, mark: str = "", unit_id: str = "") -> Question:
        return Question(kind, self.record.id, self.record.source, mark, unit_id)


@dataclass(frozen=True)
class Ours:
    """What staff wrote. `guarded`: the person has a log-in or a role, `owner`: owns a unit.

    A name of None: there is a person whom feeds alone know. The phone is its keyed hash.
    """

    name: str | None = None
    phone: str = ""
    active: bool = True
    guarded: bool = False
    owner: bool = False
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True)
class Claim:
    """One source's word for a field."""

    value: Any
    told: Told
    rank: int

    @property
    def order(self) -> tuple[int, str, bool, tuple[str, ...], tuple[int, ...]]:
        """By moments last: who says the same every day says nothing new by it.

        Of two entries of one source that say the same of somebody, the one that has said it for longer.
        """
        told = self.told
        words = (told.name, told.phone, *(f"{span.unit_path}/{span.kind}" for span in told.spans))
        days = (day for span in told.spans for day in (span.since, span.until))
        moments = (-day.toordinal() if day else 0 for day in (*days, told.record.died_on))
        return self.rank, told.record.source, told.record.open, words, tuple(moments)


@dataclass(frozen=True)
class Value:
    """What stands, and whose word it is; None: ours."""

    value: Any
    told: Told | None = None


@dataclass(frozen=True)
class Stay:
    span: Span
    told: Told | None


@dataclass
class Standing:
    """What the register shall say of a person, and what must be asked first. `heard`: the records that are
    surely about this person.
    """

    name: Value
    phone: Value
    active: Value
    stays: list[Stay] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    heard: tuple[str, ...] = ()


def best(claims: Iterable[Claim]) -> Claim | None:
    """The highest rank; the same rank by the names of sources; of one source, what it still has."""
    return max(claims, key=lambda claim: claim.order, default=None)


def reckon(told: Sequence[Told], ours: Ours, answers: Answers) -> Standing:
    standing = Standing(Value(ours.name), Value(ours.phone), Value(ours.active))
    heard = [one for one in told if _is_heard(one, ours, answers, standing.questions)]
    if not heard:
        return standing
    standing.heard = tuple(one.record.id for one in heard)
    standing.name = _name(heard, ours, answers)
    standing.phone = _phone(heard, ours, answers, standing.questions)
    death = _death(heard, ours, answers, standing.questions)
    if death:
        standing.active = Value(value=False, told=death.told)
    elif not ours.active:
        standing.active = Value(value=True, told=heard[-1])
    standing.stays = list(_stays(heard, ours, answers, death, standing.questions))
    return standing


def _answer(answers: Answers, question: Question) -> Decided | None:
    """What was decided; a word that was taken from one entry is right from another, too."""
    if own := answers.get(question.ask):
        return own
    same = (f"{question.kind}/", f"/{question.unit_id}/{question.mark}")
    taken = (
        one
        for ask, one in answers.items()
        if one.decision is Decision.TAKE_THEIRS and ask.startswith(same[0]) and ask.endswith(same[1])
    )
    return next(taken, None) if question.mark else None


def _is_heard(one: Told, ours: Ours, answers: Answers, questions: list[Question]) -> bool:
    """Whether it is sure that the record means this person."""
    if ours.name is not None and one.name != ours.name:
        question = one.question(ConflictKind.NAME, one.marks["name"])
        answer = _answer(answers, question)
        if answer is None:
            questions.append(question)
        if answer is None or answer.decision in (Decision.SEPARATE, Decision.IGNORE):
            return False
    if not ours.active:
        question = one.question(ConflictKind.CLOSED)
        answer = _answer(answers, question)
        if answer is None:
            questions.append(question)
        return answer is not None and answer.decision is Decision.TAKE_THEIRS
    return True


def _name(heard: Sequence[Told], ours: Ours, answers: Answers) -> Value:
    claims = []
    for one in heard:
        answer = _answer(answers, one.question(ConflictKind.NAME, one.marks["name"]))
        if answer and answer.decision is Decision.KEEP_OURS:
            continue
        rank = DECIDED if answer else one.contract.rank(RankedField.NAME)
        claims.append(Claim(one.name, one, rank))
    found = best(claims)
    if found is None or (ours.name is not None and found.value == ours.name):
        return Value(ours.name)
    if ours.name is None or found.rank == DECIDED:
        return Value(found.value, found.told)
    return Value(ours.name)


def _phone(heard: Sequence[Told], ours: Ours, answers: Answers, questions: list[Question]) -> Value:
    claims = []
    for one in (one for one in heard if one.phone):
        answer = _answer(answers, one.question(ConflictKind.PHONE, one.marks["phone"]))
        if answer and answer.decision is Decision.KEEP_OURS:
            continue
        rank = one.contract.rank(RankedField.PHONE)
        if ours.guarded:
            rank = min(rank, HAND)
        claims.append(Claim(one.marks["phone"], one, DECIDED if answer else rank))
    found = best(claims)
    if found is None or found.value == ours.phone:
        return Value(ours.phone)
    if not ours.phone or found.rank > HAND:
        if ours.guarded and found.rank <= HAND:
            questions.append(found.told.question(ConflictKind.PHONE, found.told.marks["phone"]))
            return Value(ours.phone)
        return Value(found.value, found.told)
    if found.rank == HAND:
        questions.append(found.told.question(ConflictKind.PHONE, found.told.marks["phone"]))
    return Value(ours.phone)


def _death(heard: Sequence[Told], ours: Ours, answers: Answers, questions: list[Question]) -> Claim | None:
    """Of an owner, of who logs in, and of whom another source sees alive it is asked."""
    claims = []
    for one in (one for one in heard if one.record.died_on):
        question = one.question(ConflictKind.DEATH, f"{one.record.died_on}")
        answer = _answer(answers, question)
        if answer and answer.decision is Decision.KEEP_OURS:
            continue
        rank = DECIDED if answer else one.contract.rank(RankedField.LIFE)
        alive = any(
            other.record.open and not other.record.died_on and other.record.source != one.record.source
            for other in heard
        )
        if rank < HAND:
            continue
        if not answer and (ours.owner or ours.guarded or alive or rank == HAND):
            questions.append(question)
            continue
        claims.append(Claim(one.record.died_on, one, rank))
    return best(claims)


def _stays(
    heard: Sequence[Told], ours: Ours, answers: Answers, death: Claim | None, questions: list[Question]
) -> Iterator[Stay]:
    """Ours first: a source can end them. Then what sources alone know."""
    by_unit: dict[str, list[Claim]] = {}
    for one in heard:
        for span in one.spans:
            by_unit.setdefault(span.unit_id, []).append(Claim(span, one, one.contract.rank(RankedField.STAY)))
    for kept in ours.spans:
        claim = best(by_unit.pop(kept.unit_id, ()))
        yield _ended(_closed(kept, claim, answers, questions), death)
    for unit_id in sorted(by_unit):
        claim = best(by_unit[unit_id])
        if claim:
            yield _ended(Stay(claim.value, claim.told), death)


def _closed(kept: Span, claim: Claim | None, answers: Answers, questions: list[Question]) -> Stay:
    until = claim.value.until if claim else None
    if claim is None or until is None or (kept.until and kept.until <= until):
        return Stay(kept, None)
    question = claim.told.question(ConflictKind.STAY, until.isoformat(), kept.unit_id)
    answer = _answer(answers, question)
    if answer and answer.decision is Decision.KEEP_OURS:
        return Stay(kept, None)
    if claim.rank > HAND or answer:
        return Stay(replace(kept, until=max(until, kept.since)), claim.told)
    if claim.rank == HAND:
        questions.append(question)
    return Stay(kept, None)


def _ended(stay: Stay, death: Claim | None) -> Stay:
    if death is None:
        return stay
    day: date = death.value
    if stay.span.until and stay.span.until <= day:
        return stay
    return Stay(replace(stay.span, until=max(day, stay.span.since)), death.told)


@dataclass(frozen=True)
class VehicleStanding:
    """Whose a vehicle shall be, until when, by whose word; nobody: it must be asked first."""

    person_id: str
    until: date | None
    told: Told | None
    questions: tuple[Question, ...] = ()


def reckon_vehicle(
    told: Sequence[Told],
    ours: str,
    holders: Mapping[str, str],
    gone: Mapping[str, date],
    answers: Answers,
) -> VehicleStanding:
    """`ours`: the person by staff's word; `holders`: persons by subject; `gone`: by record, since when."""
    claims, questions = [], []
    for one in told:
        asked = one.question(ConflictKind.HOLDER_UNKNOWN, one.marks["holder"])
        answer = answers.get(asked.ask)
        person_id = answer.person_id if answer else holders.get(one.record.holder, "")
        if person_id:
            claims.append(Claim(person_id, one, one.contract.rank(RankedField.HOLDER)))
        elif answer is None:
            questions.append(asked)
    for claim in sorted(claims, key=lambda one: one.order, reverse=True):
        question = claim.told.question(ConflictKind.HOLDER, claim.told.marks["holder"])
        answer = answers.get(question.ask)
        if answer and answer.decision is Decision.KEEP_OURS:
            continue
        until = gone.get(claim.told.record.id)
        if not ours or claim.rank > HAND or answer:
            return VehicleStanding(claim.value, until, claim.told, tuple(questions))
        if claim.rank == HAND and claim.value != ours:
            questions.append(question)
    return VehicleStanding(ours, None, None, tuple(questions))
