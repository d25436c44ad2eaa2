# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that a thing was handed over (移交), with its receipt; after the last one nothing is owed."""

from services.chassis.http import Input
from services.credit.commands import Document
from services.credit.domain import handovers
from services.credit.domain.authority import Permission
from services.credit.domain.handovers import Handover
from services.credit.domain.timer_kinds import HANDOVER
from services.credit.store import Tx


class HandOverItem(Input):
    """`item`: as it stands on the list; `document`: the receipt that both sides signed."""

    item: Document
    document: Document


def handle(tx: Tx, handover_id: str, cmd: HandOverItem) -> Handover:
    handover = tx.handovers.get(handover_id)
    tx.require(Permission.CASES_CONDUCT, handover.place)
    handover, events = handovers.hand_over(handover, cmd.item, cmd.document, tx.now)
    tx.handovers.save(handover, *events)
    if handover.done:
        tx.timers.cancel(HANDOVER, handover.id)
    return handover
