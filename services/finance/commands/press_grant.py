# SPDX-License-Identifier: AGPL-3.0-or-later
"""The account of a grant is late: the next place up is told, until there is none."""

from services.finance.domain import grants
from services.finance.domain.timer_kinds import GRANT_REPORT
from services.finance.policies import SpendingPolicy
from services.finance.store import Tx


def handle(tx: Tx, grant_id: str) -> None:
    grant = tx.grants.get(grant_id)
    if not grants.is_pressed(grant):
        return
    grant, events = grants.press(grant)
    tx.grants.save(grant, *events)
    if grants.is_pressed(grant):
        days = tx.policy(SpendingPolicy, grant.place).climb_days
        tx.timers.set(GRANT_REPORT, grant.id, tx.calendar_at(grant.place).due_after(tx.now, days))
