# SPDX-License-Identifier: AGPL-3.0-or-later
"""They are back from today on, or will not be away after all."""

from datetime import timedelta

from services.dispatch.domain import absences
from services.dispatch.domain.absences import Absence
from services.dispatch.domain.authority import Permission
from services.dispatch.store import Tx


def handle(tx: Tx, absence_id: str) -> Absence:
    """Raises NotFound, Forbidden."""
    absence = tx.absences.get(absence_id)
    if absence.person_id != tx.by.subject:
        tx.require(Permission.ORDERS_ASSIGN, absence.place)
    yesterday = tx.calendar.local_date(tx.now) - timedelta(days=1)
    absence, events = absences.end(absence, yesterday)
    if events:
        tx.absences.save(absence, *events)
    return absence
