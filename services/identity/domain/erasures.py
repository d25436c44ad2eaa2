# SPDX-License-Identifier: AGPL-3.0-or-later
"""Erasing a person's data: asked for, checked by staff, done after a time (PIPL Art. 47)."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from services.chassis.values import Event, OrgPath
from services.identity.domain.events import (
    ErasureCancelled,
    ErasureGranted,
    ErasureRefused,
    ErasureRequested,
)
from services.identity.domain.persons import Person
from services.identity.domain.rights_errors import (
    ErasureAskedAlready,
    ErasureOver,
    OwnErasure,
    StillNeeded,
)


class ErasureState(StrEnum):
    """GRANTED: to be carried out at its moment, and not before."""

    REQUESTED = "requested"
    GRANTED = "granted"
    REFUSED = "refused"
    CANCELLED = "cancelled"
    ERASED = "erased"


class Need(StrEnum):
    """Why somebody's record is still needed."""

    OWNER = "owner"
    OCCUPANT = "occupant"
    ROLE = "role"
    SEAT = "seat"


OPEN = frozenset({ErasureState.REQUESTED, ErasureState.GRANTED})


@dataclass(frozen=True, slots=True)
class Erasure:
    """A request. `document`: the paper by which staff entered it; `not_before`: until when it was put off."""

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


def request(
    erasure_id: str,
    person: Person,
    earlier: Iterable[Erasure],
    needs: tuple[Need, ...],
    by: str,
    now: datetime,
    document: str | None,
) -> tuple[Erasure, list[Event]]:
    """Raises StillNeeded, ErasureAskedAlready."""
    for one in earlier:
        put_off = one.not_before is not None and now.date() < one.not_before
        if one.open or one.state is ErasureState.ERASED or put_off:
            raise ErasureAskedAlready(one.id)
    check_needs(needs)
    asked = Erasure(erasure_id, person.id, person.within, now, by, document)
    return asked, [ErasureRequested(asked.id, person.id, document)]


def check_needs(needs: tuple[Need, ...]) -> None:
    """Raises StillNeeded."""
    if needs:
        raise StillNeeded(tuple(needs))


def grant(asked: Erasure, by: str, now: datetime, wait: timedelta) -> tuple[Erasure, list[Event]]:
    """Raises ErasureOver, OwnErasure."""
    _check_decides(asked, by)
    granted = replace(asked, state=ErasureState.GRANTED, due_at=now + wait, decided_by=by)
    return granted, [ErasureGranted(asked.id, asked.person_id, now + wait)]


def refuse(asked: Erasure, by: str, reason: str, not_before: date | None) -> tuple[Erasure, list[Event]]:
    """With a day, the request is put off until then. Raises ErasureOver, OwnErasure."""
    _check_decides(asked, by)
    return close(asked, by, reason, not_before)


def close(
    asked: Erasure, by: str, reason: str, not_before: date | None = None
) -> tuple[Erasure, list[Event]]:
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


def cancel(asked: Erasure) -> tuple[Erasure, list[Event]]:
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
    if by == asked.person_id:
        raise OwnErasure
