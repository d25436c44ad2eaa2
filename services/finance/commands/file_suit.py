# SPDX-License-Identifier: AGPL-3.0-or-later
"""Record that it went to court (诉讼、支付令), after mediation failed: the limitation begins anew."""

from services.chassis.http import Day, Input
from services.chassis.values import Invalid
from services.finance.commands import Title
from services.finance.domain import arrears, bills
from services.finance.domain.arrears import Arrears, Suit
from services.finance.domain.authority import Permission
from services.finance.store import Tx


class FileSuit(Input):
    """`number`: the court's, or that of the receipt for the papers."""

    filed_on: Day
    court: Title
    number: Title


def handle(tx: Tx, arrears_id: str, cmd: FileSuit) -> Arrears:
    file = tx.arrears.get(arrears_id)
    tx.require(Permission.ARREARS_KEEP, *file.within)
    if cmd.filed_on > tx.today(file.place):
        raise Invalid("filed_on", "lies in the future")
    known = [tx.bills.get(bill_id) for bill_id in file.bills]
    suit = Suit(cmd.filed_on, cmd.court, cmd.number, tx.by.subject)
    file, events = arrears.sue(file, known, suit)
    for bill in known:
        if bill.open and bill.hold is None:
            tx.bills.save(bills.interrupt(bill, cmd.filed_on))
    tx.arrears.save(file, *events)
    return file
