# SPDX-License-Identifier: AGPL-3.0-or-later
"""Keep who may handle and supervise orders where: an assignee or supervisor enters or leaves."""

from services.dispatch.domain.places import Duty
from services.dispatch.store import Tx


def handle(tx: Tx, duty: Duty, *, ended: bool = False) -> None:
    known = tx.duties.find(duty.id)
    if known and ended:
        tx.duties.remove(known)
    elif known:
        tx.duties.save(duty)
    elif not ended:
        tx.duties.add(duty)
