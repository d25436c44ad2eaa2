# SPDX-License-Identifier: AGPL-3.0-or-later
"""Not everything was handed over in time: the next place up is told, until there is none."""

from services.credit.domain import handovers
from services.credit.domain.timer_kinds import HANDOVER
from services.credit.policies import HandoverPolicy
from services.credit.store import Tx


def handle(tx: Tx, handover_id: str) -> None:
    handover = tx.handovers.get(handover_id)
    if not handovers.is_pressed(handover):
        return
    handover, events = handovers.press(handover)
    tx.handovers.save(handover, *events)
    if handovers.is_pressed(handover):
        days = tx.policy(HandoverPolicy, handover.place).climb_days
        tx.timers.set(HANDOVER, handover.id, tx.calendar_at(handover.place).due_after(tx.now, days))
