# SPDX-License-Identifier: AGPL-3.0-or-later
"""The last day of a term is past: what only a seated office may do is frozen from now on."""

from services.identity.commands import revoke_tokens, unseat
from services.identity.domain import offices
from services.identity.domain.offices import OfficeState
from services.identity.store import Tx


def handle(tx: Tx, office_id: str) -> None:
    """What was ended before its time is closed already."""
    office = tx.offices.get(office_id)
    if office.state is OfficeState.SEATED:
        over, events = offices.close(office)
        unseat(tx, office, over, events)
        if office.roles:
            revoke_tokens.handle(tx, office.person_id)
