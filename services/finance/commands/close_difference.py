# SPDX-License-Identifier: AGPL-3.0-or-later
"""Close a difference between the provider's settlement and the books, with what explains it."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import settlements
from services.finance.domain.authority import Permission
from services.finance.domain.settlements import Discrepancy
from services.finance.store import Tx


class CloseDifference(Input):
    note: Text


def handle(tx: Tx, discrepancy_id: str, cmd: CloseDifference) -> Discrepancy:
    discrepancy = tx.discrepancies.get(discrepancy_id)
    tx.require(Permission.SETTLEMENTS_KEEP, discrepancy.place)
    discrepancy, events = settlements.close(discrepancy, cmd.note, tx.by.subject, tx.now)
    tx.discrepancies.save(discrepancy, *events)
    return discrepancy
