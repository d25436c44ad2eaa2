# SPDX-License-Identifier: AGPL-3.0-or-later
"""The handover (移交) after an exit: what is owed, until when, and who serves meanwhile.

Who leaves hands over rooms, files and facilities (Civil Code Art. 949) and serves until somebody takes over
(Art. 950). Where nobody does, an emergency service (应急物业服务) is arranged, for six months at the most
(Beijing Art. 77, Ningbo Art. 83).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from services.chassis.calendar import months_after
from services.chassis.values import Event, OrgPath
from services.credit.domain import events as told
from services.credit.domain.handover_errors import InterimByLeaver, InterimTooLong, NotToHandOver


@dataclass(frozen=True)
class HandoverItem:
    """A thing that is handed over; `document`: the receipt that both sides signed."""

    text: str
    document: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class Interim:
    """Who serves meanwhile: a company, or (without one) whom the words name; `document`: the decision."""

    provider: str
    since: date
    until: date
    document: str
    company_id: str | None = None


@dataclass(frozen=True, kw_only=True)
class Handover:
    """What a company owes since the owners decided; it has the id of its case.

    Attributes:
        leaves_on: the last day of its contract, sixty days after it was told (Civil Code Art. 946).
        due_on: until when everything must have been handed over.
        level: how many places up were told that it is late.

    """

    id: str
    file_id: str
    place: OrgPath
    within: tuple[str, ...]
    opened_at: datetime
    leaves_on: date
    due_on: date
    items: tuple[HandoverItem, ...]
    interim: tuple[Interim, ...] = ()
    level: int = 0

    @property
    def done(self) -> bool:
        return all(item.at for item in self.items)


Step = tuple[Handover, list[Event]]


def items_of(texts: Iterable[str]) -> tuple[HandoverItem, ...]:
    """What the policy names, each once."""
    return tuple(HandoverItem(text) for text in dict.fromkeys(texts))


def open_handover(handover: Handover) -> Step:
    """The owners have decided: what is handed over, and until when."""
    fact = told.HandoverOpened(
        handover.id, handover.file_id, handover.place, handover.leaves_on, handover.due_on
    )
    return handover, [fact]


def hand_over(handover: Handover, text: str, document: str, at: datetime) -> Step:
    """A thing was handed over, on a receipt of both sides. Raises NotToHandOver."""
    waiting = [item.text for item in handover.items if item.at is None]
    if text not in waiting:
        raise NotToHandOver(text, tuple(waiting))
    items = tuple(HandoverItem(text, document, at) if item.text == text else item for item in handover.items)
    advanced = replace(handover, items=items)
    return advanced, [told.HandoverAdvanced(handover.id, handover.place, text, advanced.done)]


def arrange(handover: Handover, interim: Interim, most_months: int) -> Step:
    """Somebody serves for a while. Raises InterimByLeaver, InterimTooLong."""
    if interim.company_id == handover.file_id:
        raise InterimByLeaver(handover.file_id)
    latest = months_after(interim.since, most_months)
    if not interim.since <= interim.until <= latest:
        raise InterimTooLong(interim.until, latest)
    fact = told.InterimServiceArranged(
        handover.id, handover.place, interim.provider, interim.since, interim.until, interim.company_id
    )
    return replace(handover, interim=(*handover.interim, interim)), [fact]


def press(handover: Handover) -> Step:
    """It is late: the next place up is told, its own first."""
    level, above = handover.place.climb(handover.level)
    fact = told.HandoverOverdue(handover.id, handover.place, level, above)
    return replace(handover, level=level), [fact]


def is_pressed(handover: Handover) -> bool:
    """Whether something is owed and somebody above has not been told yet."""
    return not handover.done and handover.level < handover.place.depth
