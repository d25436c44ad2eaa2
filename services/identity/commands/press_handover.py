# SPDX-License-Identifier: AGPL-3.0-or-later
"""Not everything of an office was handed over in time: the next place up is told, up to the neighbourhood."""

from services.identity.domain import office_handovers
from services.identity.policies.offices import OfficePolicy
from services.identity.store import HANDOVER_DUE, Tx


def handle(tx: Tx, handover_id: str) -> None:
    handover = tx.office_handovers.get(handover_id)
    if not office_handovers.is_pressed(handover):
        return
    handover, events = office_handovers.press(handover)
    tx.office_handovers.save(handover, *events)
    if office_handovers.is_pressed(handover):
        days = tx.policy(OfficePolicy).climb_days
        tx.timers.set(HANDOVER_DUE, handover.id, tx.calendar.due_after(tx.now, days))
