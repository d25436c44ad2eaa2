# SPDX-License-Identifier: AGPL-3.0-or-later
"""How bills (账单) are shown: with the names of where they are for, one alone with how it was reckoned."""

from collections.abc import Sequence
from datetime import date

from services.chassis.http import View
from services.chassis.values import OrgPath
from services.finance.domain.bills import Bill
from services.finance.queries.places import places_at
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class PlacePartView(View):
    """A part of where it is, from the district down to the unit itself."""

    path: str
    kind: str
    name: str


class BillView(View):
    """`overdue`: open after its due day; `stage`: how often it was reminded of.

    Bills of one fund are paid together.
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


class ReckonedBillView(BillView):
    """`formula`: of its tariff; `area`: in hundredths of a square metre, null where it was not known."""

    formula: str
    area: int | None


def to_bills(tx: Tx, bills: Sequence[Bill]) -> list[BillView]:
    """The bills with the names of their places, read at once."""
    above = {path for bill in bills for path in bill.place.ancestors()}
    today = tx.today(tx.root)
    known = {place.path: place for place in places_at(tx, above)}
    return [
        BillView(
            id=bill.id,
            unit_id=bill.unit_id,
            fund_id=bill.fund_id,
            place=bill.place,
            place_parts=[
                PlacePartView(path=path, kind=known[path].kind, name=known[path].name)
                for path in bill.place.ancestors()
                if path in known
            ],
            name=bill.name,
            month=bill.month,
            amount=MoneyView.model_validate(bill.amount, from_attributes=True),
            paid=MoneyView.model_validate(bill.paid, from_attributes=True),
            owed=MoneyView.model_validate(bill.owed, from_attributes=True),
            due=bill.due,
            open=bill.open,
            overdue=bill.open and bill.due < today,
            stage=bill.stage,
        )
        for bill in bills
    ]


def to_reckoned(tx: Tx, bill: Bill) -> ReckonedBillView:
    """One bill, with the formula that never changes once its tariff is set."""
    tariff = tx.tariffs.get(tx.runs.get(bill.run_id).tariff_id)
    (shown,) = to_bills(tx, (bill,))
    return ReckonedBillView(**dict(shown), formula=tariff.formula, area=bill.area)
