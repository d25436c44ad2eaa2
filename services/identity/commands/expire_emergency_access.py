# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close what an emergency access opened: its time is over, or somebody ended it.

Its review is due from now on.
"""

from services.chassis.clock import system_now
from services.identity.commands import revoke_tokens
from services.identity.domain import emergencies
from services.identity.policies import EmergencyPolicy
from services.identity.store import REVIEW, Tx


def handle(tx: Tx, emergency_access_id: str) -> None:
    """Nothing where it has ended before."""
    access = tx.emergency_accesses.find(emergency_access_id)
    if access is None or access.ended_at is not None:
        return
    ended, events = emergencies.end(access, system_now())
    tx.emergency_accesses.save(ended, *events)
    _await_review(tx, access.id)
    revoke_tokens.handle(tx, access.person_id)


def _await_review(tx: Tx, access_id: str) -> None:
    days = tx.policy(EmergencyPolicy).review_days
    tx.timers.set(REVIEW, access_id, tx.calendar.due_after(tx.now, days))
