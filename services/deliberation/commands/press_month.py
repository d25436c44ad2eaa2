# SPDX-License-Identifier: AGPL-3.0-or-later
"""A month without a meeting is still not made up: tell the next place up."""

from services.deliberation.domain import cadence
from services.deliberation.domain.timer_kinds import CLIMB
from services.deliberation.policies import MeetingPolicy
from services.deliberation.store import Tx


def handle(tx: Tx, missed_id: str) -> None:
    missed = tx.missed_months.get(missed_id)
    if not cadence.is_climbing(missed):
        return
    missed, events = cadence.climb(missed)
    tx.missed_months.save(missed, *events)
    days = tx.policy(MeetingPolicy, missed.place).climb_days
    again = cadence.climbs_again(missed, tx.now, tx.calendar_at(missed.place), days)
    if again:
        tx.timers.set(CLIMB, missed.id, again)
