# SPDX-License-Identifier: AGPL-3.0-or-later
"""The answer of an accountability case is late: the next place up is told, until there is none."""

from services.finance.domain import cases
from services.finance.domain.timer_kinds import CASE
from services.finance.policies import StatementPolicy
from services.finance.store import Tx


def handle(tx: Tx, case_id: str) -> None:
    case = tx.cases.get(case_id)
    if not cases.is_pressed(case):
        return
    case, events = cases.press(case)
    tx.cases.save(case, *events)
    if cases.is_pressed(case):
        days = tx.policy(StatementPolicy, case.place).climb_days
        tx.timers.set(CASE, case.id, tx.calendar_at(case.place).due_after(tx.now, days))
