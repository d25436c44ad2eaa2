# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that the term of an office ends soon."""

from services.identity.domain import offices
from services.identity.domain.offices import OfficeState
from services.identity.store import Tx


def handle(tx: Tx, office_id: str) -> None:
    office = tx.offices.get(office_id)
    if office.state is OfficeState.SEATED:
        office, events = offices.warn(office)
        tx.offices.save(office, *events)
