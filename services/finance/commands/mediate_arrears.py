# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that the committee urged or mediated (Regulation Art. 64), after the time of the demand is over."""

from services.chassis.http import Day, Input
from services.chassis.values import Invalid
from services.finance.commands import Text
from services.finance.domain import arrears
from services.finance.domain.arrears import Arrears, Mediation, Outcome
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class MediateArrears(Input):
    held_on: Day
    outcome: Outcome
    record: Text


def handle(tx: Tx, arrears_id: str, cmd: MediateArrears) -> Arrears:
    file = tx.arrears.get(arrears_id)
    tx.require(Permission.BILL_HOLDS_DECIDE, *file.within)
    if cmd.held_on > tx.today(file.place):
        raise Invalid("held_on", "lies in the future")
    known = [tx.bills.get(bill_id) for bill_id in file.bills]
    held = Mediation(cmd.held_on, cmd.outcome, cmd.record, tx.by.subject)
    file, events = arrears.mediate(file, known, held)
    tx.arrears.save(file, *events)
    return file
