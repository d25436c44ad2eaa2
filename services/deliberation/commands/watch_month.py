# SPDX-License-Identifier: AGPL-3.0-or-later
"""Look whether a place has met this month (一月一议): on the 25th to warn it, on the first to tell of it."""

from datetime import date

from services.deliberation.domain import cadence
from services.deliberation.domain.cadence import MissedMonth
from services.deliberation.domain.meetings import State
from services.deliberation.domain.places import Place
from services.deliberation.domain.timer_kinds import CADENCE, CLIMB
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, place_id: str) -> None:
    place = tx.places.find(place_id)
    if place is None or not place.active:
        return
    calendar = tx.calendar_at(place.path)
    month, over = cadence.looked_at(tx.now, calendar)
    if not _met(tx, place, month):
        _miss(tx, place, month, over=over)
    tx.timers.set(CADENCE, place.id, cadence.next_look(tx.now, calendar))


def _met(tx: Tx, place: Place, month: date) -> bool:
    begins, ends = cadence.span(month, tx.calendar_at(place.path))
    during = {"$gte": begins, "$lt": ends}
    held = (
        {"within": place.path, "state": state, "starts_at": during} for state in (State.HELD, State.PUBLISHED)
    )
    return any(tx.meetings.first(where) for where in held)


def _miss(tx: Tx, place: Place, month: date, *, over: bool) -> None:
    known = tx.missed_months.find(cadence.missed_id(place.id, month))
    missed = known or MissedMonth(
        id=cadence.missed_id(place.id, month),
        place_id=place.id,
        place=place.path,
        within=place.within,
        month=month,
    )
    missed, events = cadence.climb(missed) if over else cadence.warn(missed)
    days = tx.policy(MeetingPolicy, place.path).climb_days
    again = cadence.climbs_again(missed, tx.now, tx.calendar_at(place.path), days)
    if over and again:
        tx.timers.set(CLIMB, missed.id, again)
    tx.missed_months.put(missed, *events)
