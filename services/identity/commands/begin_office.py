# SPDX-License-Identifier: AGPL-3.0-or-later
"""The first day of a term has come: the roles that go with the office are granted."""

from services.identity.commands import begin_term
from services.identity.domain.offices import OfficeState
from services.identity.store import Tx


def handle(tx: Tx, office_id: str) -> None:
    office = tx.offices.get(office_id)
    if office.state is OfficeState.WAITING:
        begin_term(tx, office)
