# SPDX-License-Identifier: AGPL-3.0-or-later
"""Let go what is left of a hold, and say why."""

from services.chassis.http import Input
from services.finance.commands import Text
from services.finance.domain import holds
from services.finance.domain.authority import Permission
from services.finance.domain.holds import Hold
from services.finance.store import Tx


class VoidHold(Input):
    reason: Text


def handle(tx: Tx, hold_id: str, cmd: VoidHold) -> Hold:
    hold = tx.holds.get(hold_id)
    tx.require(Permission.ENTRIES_POST, hold.place)
    holds.check_free(hold)
    voided, events = holds.void(hold, cmd.reason)
    tx.holds.save(voided, *events)
    tx.release(voided, hold.left)
    return voided
