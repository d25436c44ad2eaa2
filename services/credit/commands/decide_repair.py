# SPDX-License-Identifier: AGPL-3.0-or-later
"""Grant the repair of a record or not, with reasons: granted, the fact counts no more from today on."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import facts, repairs
from services.credit.domain.authority import Permission
from services.credit.domain.kinds import Mark
from services.credit.domain.repairs import Repair
from services.credit.store import Tx


class DecideRepair(Input):
    granted: bool
    reasons: Text


def handle(tx: Tx, repair_id: str, cmd: DecideRepair) -> Repair:
    repair = tx.repairs.get(repair_id)
    tx.require(Permission.APPEALS_RULE, repair.place)
    repair, events = repairs.decide(repair, cmd.reasons, tx.by.subject, tx.now, granted=cmd.granted)
    tx.repairs.save(repair, *events)
    if cmd.granted:
        fact = tx.facts.get(repair.fact_id)
        tx.keep_fact(*facts.mark(fact, Mark.REPAIRED, tx.today), Mark.REPAIRED)
    return repair
