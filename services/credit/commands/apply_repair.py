# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask for the repair of a record (信用修复) in one's own file, with a public promise."""

from services.chassis.http import Input
from services.credit.commands import Text
from services.credit.domain import repairs
from services.credit.domain.errors import NotTheSubject
from services.credit.domain.repairs import Repair
from services.credit.store import Tx


class ApplyRepair(Input):
    promise: Text


def handle(tx: Tx, fact_id: str, cmd: ApplyRepair) -> Repair:
    fact = tx.facts.get(fact_id)
    file = tx.credit_files.get(fact.file_id)
    if not tx.leads(file):
        raise NotTheSubject(file.id)
    repair = Repair(
        id=tx.new_id(),
        fact_id=fact.id,
        file_id=file.id,
        place=file.place,
        within=file.within,
        by=tx.by.subject,
        promise=cmd.promise,
        at=tx.now,
    )
    repair, events = repairs.apply(repair, fact, tx.rules_of(file).rule_for(fact.kind), tx.today)
    tx.repairs.add(repair, *events)
    return repair
