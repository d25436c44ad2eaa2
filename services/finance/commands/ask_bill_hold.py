# SPDX-License-Identifier: AGPL-3.0-or-later
"""Ask that bills be held off (缓催) for hardship or in dispute: from now on they are not dunned."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import Money
from services.finance.commands import Text
from services.finance.domain import bill_holds, bills
from services.finance.domain.authority import Permission
from services.finance.domain.bill_holds import BillHold, HoldKind
from services.finance.store import Tx


class AskBillHold(Input):
    """By the payer, or on paper by who keeps the books for the payer."""

    id: Id
    bills: tuple[Id, ...] = Field(min_length=1, max_length=36)
    kind: HoldKind
    text: Text


def handle(tx: Tx, cmd: AskBillHold) -> BillHold:
    known = [tx.bills.get(bill_id) for bill_id in sorted(set(cmd.bills))]
    place, payer = known[0].place, known[0].payer
    within = tx.around(place)
    if payer != tx.by.subject:
        tx.require(Permission.ARREARS_KEEP, *within)
    asked = BillHold(
        id=tx.unused(tx.bill_holds, cmd.id),
        place=place,
        within=within,
        payer=payer,
        bills=tuple(bill.id for bill in known),
        kind=cmd.kind,
        text=cmd.text,
        owed=Money(0),
        asked_by=tx.by.subject,
        asked_at=tx.now,
    )
    hold, events = bill_holds.ask(asked, known)
    for bill in known:
        tx.bills.save(bills.put_on_hold(bill, hold.id))
    tx.bill_holds.add(hold, *events)
    return hold
