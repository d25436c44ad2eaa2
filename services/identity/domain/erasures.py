# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erasing a person's data: asked for, decided, done when it is due and nothing is open (PIPL Art. 47)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.identity.domain import open_matters
from services.identity.domain.events import (
    ErasureCancelled,
    ErasureGranted,
    ErasureRefused,
    ErasureRequested,
    ErasureWaits,
    OpenMattersAsked,
    OpenMatterWaived,
)
from services.identity.domain.open_matters import Answer
from services.identity.domain.persons import Person
from services.identity.domain.rights_errors import (
    ErasureAskedAlready,
    ErasureOver,
    NothingOpen,
    NotWaivable,
    OwnErasure,
)


class ErasureState(StrEnum):
    """GRANTED: to be carried out at its moment, and not before; WAITING: that has come, something is open."""

    REQUESTED = "requested"
    GRANTED = "granted"
    WAITING = "waiting"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ERASED = "erased"


class Ground(StrEnum):
    """Why: somebody asked, or the system, as the purpose is fulfilled (PIPL Art. 47 (1) 1)."""

    ASKED = "asked"
    FULFILLED = "fulfilled"


@dataclass(frozen=True, slots=True)
class Erasure:
    """A request.

    Attributes:
        document: the paper by which staff entered it.
        not_before: until when it was put off.
        round: how often the services were asked what is open; `answers` are what they said last.
        waived: what somebody passed over, as `service.kind`.
        waits_until: so long it waits for what is open; `held`: the person was told that it does.

    """

    id: str
    person_id: str
    within: tuple[OrgPath, ...]
    asked_at: datetime
    asked_by: str
    document: str | None = None
    state: ErasureState = ErasureState.REQUESTED
    due_at: datetime | None = None
    not_before: date | None = None
    reason: str = ""
    decided_by: str = ""
    open: bool = True
    round: int = 0
    answers: tuple[Answer, ...] = ()
    waived: tuple[str, ...] = ()
    waits_until: datetime | None = None
    held: bool = False
    ground: Ground = Ground.ASKED

    @property
    def standing(self) -> tuple[str, ...]:
        """What stands against it, as `service.kind`."""
        return open_matters.standing(self.answers, self.waived)

    def silent(self, services: Iterable[str]) -> tuple[str, ...]:
        """Which of the services have not answered since they were asked last."""
        return open_matters.silent(self.answers, services, self.round)

    def bars_another(self, today: date) -> bool:
        """Whether its person cannot be erased by another one: it is open, was put off or carried out."""
        put_off = self.not_before is not None and today < self.not_before
        return self.open or self.state is ErasureState.ERASED or put_off


Step = tuple[Erasure, list[Event]]


def request(
    erasure_id: str, person: Person, barring: Iterable[Erasure], by: str, now: datetime, document: str | None
) -> Step:
    """Raises ErasureAskedAlready if an earlier one bars it (`Erasure.bars_another`)."""
    for one in barring:
        raise ErasureAskedAlready(one.id)
    asked = Erasure(erasure_id, person.id, person.within, now, by, document)
    return asked, [ErasureRequested(asked.id, person.id, document)]


def ask(asked: Erasure) -> Step:
    """Every service is asked, once more perhaps, what is open."""
    again = replace(asked, round=asked.round + 1)
    return again, [OpenMattersAsked(asked.id, asked.person_id, again.round)]


def hear(asked: Erasure, answer: Answer) -> Erasure:
    """Keep what a service found open; what comes when all is over changes nothing."""
    return replace(asked, answers=open_matters.heard(asked.answers, answer)) if asked.open else asked


def waive(asked: Erasure, matter: str, reason: str, by: str) -> Step:
    """Pass over something open. Raises ErasureOver, OwnErasure, NothingOpen, NotWaivable."""
    if not asked.open:
        raise ErasureOver(asked.state)
    if by == asked.person_id:
        raise OwnErasure
    found = {
        open_matters.name_of(answer.service, one): one for answer in asked.answers for one in answer.matters
    }
    if matter not in found or matter in asked.waived:
        raise NothingOpen(matter)
    if not found[matter].waivable:
        raise NotWaivable(matter, found[matter].law)
    waived = tuple(sorted({*asked.waived, matter}))
    return replace(asked, waived=waived), [OpenMatterWaived(asked.id, asked.person_id, matter, reason)]


def fall_due(asked: Erasure, until: datetime) -> Erasure:
    """Its day has come: it waits for the answers of a new round, and no longer than until then."""
    return replace(asked, state=ErasureState.WAITING, waits_until=until)


def hold(asked: Erasure) -> Step:
    """What is open stands against it: the person hears so, once."""
    if asked.held or asked.waits_until is None:
        return asked, []
    return replace(asked, held=True), [ErasureWaits(asked.id, asked.person_id, asked.waits_until)]


def grant(asked: Erasure, by: str, now: datetime, wait: timedelta) -> Step:
    """Raises ErasureOver, OwnErasure."""
    _check_decides(asked, by)
    granted = replace(asked, state=ErasureState.GRANTED, due_at=now + wait, decided_by=by)
    return granted, [ErasureGranted(asked.id, asked.person_id, now + wait)]


def fulfil(
    erasure_id: str, person: Person, barring: Iterable[Erasure], by: str, now: datetime, wait: timedelta
) -> Step:
    """Nothing ties the person any more: the system asks for it and grants it. Raises ErasureAskedAlready."""
    asked, requested = request(erasure_id, person, barring, by, now, None)
    granted, told = grant(replace(asked, ground=Ground.FULFILLED), by, now, wait)
    return granted, [*requested, *told]


def refuse(asked: Erasure, by: str, reason: str, not_before: date | None) -> Step:
    """With a day, the request is put off until then; one of the system's as long as it is open.

    Raises ErasureOver, OwnErasure.
    """
    granted = asked.state in (ErasureState.GRANTED, ErasureState.WAITING)
    if granted and asked.ground is Ground.FULFILLED:
        _check_not_own(asked, by)
    else:
        _check_decides(asked, by)
    return close(asked, by, reason, not_before)


def close(asked: Erasure, by: str, reason: str, not_before: date | None = None) -> Step:
    """A request that is not carried out, and why."""
    closed = replace(
        asked,
        state=ErasureState.REFUSED,
        decided_by=by,
        reason=reason,
        not_before=not_before,
        due_at=None,
        open=False,
    )
    return closed, [ErasureRefused(asked.id, asked.person_id, reason, not_before)]


def cancel(asked: Erasure) -> Step:
    """Raises ErasureOver."""
    if not asked.open:
        raise ErasureOver(asked.state)
    cancelled = replace(asked, state=ErasureState.CANCELLED, due_at=None, open=False)
    return cancelled, [ErasureCancelled(asked.id, asked.person_id)]


def carried_out(asked: Erasure) -> Erasure:
    return replace(asked, state=ErasureState.ERASED, open=False)


def _check_decides(asked: Erasure, by: str) -> None:
    if asked.state is not ErasureState.REQUESTED:
        raise ErasureOver(asked.state)
    _check_not_own(asked, by)


def _check_not_own(asked: Erasure, by: str) -> None:
    if by == asked.person_id:
        raise OwnErasure
