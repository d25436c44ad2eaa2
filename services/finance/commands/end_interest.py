# SPDX-License-Identifier: AGPL-3.0-or-later
"""Say that an interest of one's own in a company has ended."""

from services.chassis.values import NotFound
from services.finance.domain import interests
from services.finance.domain.interests import Interest
from services.finance.store import Tx


def handle(tx: Tx, interest_id: str) -> Interest:
    interest = tx.interests.get(interest_id)
    if interest.person_id != tx.by.subject:
        raise NotFound("interest", interest_id)
    interest, events = interests.end(interest)
    tx.interests.save(interest, *events)
    return interest
