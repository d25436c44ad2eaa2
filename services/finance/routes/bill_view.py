# SPDX-License-Identifier: AGPL-3.0-or-later
"""How bills (账单) are shown: with the names of where they are for, one alone with how it was reckoned."""

from collections.abc import Sequence
from datetime import date

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.finance.domain.bills import Bill
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class BillView(View):
    """`overdue`: open after its due day; `stage`: how often it was reminded of.

    `hold`: what keeps it from being dunned; `withdrawn`: why it is owed no more.
    `reference`: what whoever transfers the money names. Bills of one fund are paid together.
    """

    id: str
    unit_id: str
    fund_id: str
    place: OrgPath
    place_parts: list[PlacePartView]
    name: str
    month: str
    amount: MoneyView
    paid: MoneyView
    owed: MoneyView
    due: date
    open: bool
    overdue: bool
    stage: int
    hold: str | None
    withdrawn: str
    reference: str


class ReckonedBillView(BillView):
    """`tariff_id` and its `formula`: null and empty for a rent or a share; `area`: in
    hundredths of a square metre, null where it was not known.
    """

    tariff_id: str | None
    formula: str
    area: int | None


def to_bills(tx: Tx, bills: Sequence[Bill]) -> list[BillView]:
    """The bills with the names of their places, read at once."""
    today = tx.today(tx.root)
    at = place_parts(tx, (bill.place for bill in bills))
    return [
        BillView(
            id=bill.id,
            unit_id=bill.unit_id,
            fund_id=bill.fund_id,
            place=bill.place,
            place_parts=at[bill.place],
            name=bill.name,
            month=bill.month,
            amount=MoneyView.model_validate(bill.amount, from_attributes=True),
            paid=MoneyView.model_validate(bill.paid, from_attributes=True),
            owed=MoneyView.model_validate(bill.owed, from_attributes=True),
            due=bill.due,
            open=bill.open,
            overdue=bill.open and bill.due < today,
            stage=bill.stage,
            hold=bill.hold,
            withdrawn=bill.withdrawn,
            reference=bill.reference,
        )
        for bill in bills
    ]


def to_reckoned(tx: Tx, bill: Bill) -> ReckonedBillView:
    """One bill, with the formula that never changes once its tariff is set."""
    tariff = tx.tariffs.get(tx.runs.get(bill.run_id).tariff_id) if bill.run_id else None
    (shown,) = to_bills(tx, (bill,))
    formula = tariff.formula if tariff else ""
    tariff_id = tariff.id if tariff else None
    return ReckonedBillView(**dict(shown), tariff_id=tariff_id, formula=formula, area=bill.area)
