# SPDX-License-Identifier: AGPL-3.0-or-later
"""Holds on bills (缓催): asked for, decided with reasons; arrears (欠费档案) and their ladder."""

from collections.abc import Sequence
from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.values import OrgPath
from services.finance.commands import (
    ask_bill_hold,
    decide_bill_hold,
    end_bill_hold,
    file_suit,
    mediate_arrears,
    serve_demand,
)
from services.finance.domain.arrears import Arrears, owed_on
from services.finance.domain.authority import Permission
from services.finance.domain.bill_holds import BillHold
from services.finance.queries import dues
from services.finance.routes.money_view import MoneyView
from services.finance.routes.place_parts import PlacePartView, place_parts
from services.finance.store import Tx


class InstalmentView(View):
    due: date
    amount: MoneyView


class BillHoldView(View):
    """`until`: its last day; `why`: over, broken, paid or lifted, once it has ended."""

    id: str
    version: int
    place: OrgPath
    place_parts: list[PlacePartView]
    payer: str
    bills: list[str]
    kind: str
    text: str
    owed: MoneyView
    asked_at: datetime
    state: str
    reasons: str
    until: date | None
    plan: list[InstalmentView]
    ended_at: datetime | None
    why: str | None


class DemandView(View):
    """`proof`: the file that shows its service."""

    served_on: date
    way: str
    pay_by: date
    amount: MoneyView
    proof: str


class MediationView(View):
    held_on: date
    outcome: str
    record: str


class SuitView(View):
    filed_on: date
    court: str
    number: str


class ArrearsView(View):
    """`owed`: on what is not on hold; `limitation_by`: when the claim on the oldest bill ends."""

    id: str
    version: int
    place: OrgPath
    place_parts: list[PlacePartView]
    unit_id: str
    fund_id: str
    payer: str
    bills: list[str]
    owed: MoneyView
    state: str
    opened_at: datetime
    demands: list[DemandView]
    mediations: list[MediationView]
    suit: SuitView | None
    limitation_by: date | None


def to_holds(tx: Tx, found: Sequence[BillHold]) -> list[BillHoldView]:
    """With the names of the places."""
    at = place_parts(tx, (one.place for one in found))
    return [
        BillHoldView.model_validate(
            vars(one) | {"place_parts": at[one.place], "version": tx.bill_holds.version(one)},
            from_attributes=True,
        )
        for one in found
    ]


def to_arrears(tx: Tx, found: Sequence[Arrears]) -> list[ArrearsView]:
    """With the names of the places, and what is owed now."""
    at = place_parts(tx, (one.place for one in found))
    return [
        ArrearsView.model_validate(
            vars(one)
            | {
                "place_parts": at[one.place],
                "owed": owed_on(tx.bills.get(bill_id) for bill_id in one.bills),
                "version": tx.arrears.version(one),
            },
            from_attributes=True,
        )
        for one in found
    ]


bill_holds = Resource(
    "bill_holds", "/finance/v1/bill-holds", of=Tx.bill_holds, shows=to_holds, requires=AUTHENTICATED
)

bill_holds.create(ask_bill_hold)
bill_holds.list(dues.list_own_bill_holds, ":own")
bill_holds.list(dues.list_bill_holds, requires=Permission.ARREARS_READ)
bill_holds.show(dues.show_bill_hold)
bill_holds.act("decide", decide_bill_hold, requires=Permission.BILL_HOLDS_DECIDE)
bill_holds.act("end", end_bill_hold, requires=Permission.BILL_HOLDS_DECIDE)

arrears = Resource(
    "arrears", "/finance/v1/arrears", of=Tx.arrears, shows=to_arrears, requires=Permission.ARREARS_READ
)

arrears.list(dues.list_arrears)
arrears.show(dues.show_arrears)
arrears.act("demand", serve_demand, requires=Permission.ARREARS_KEEP)
arrears.act("mediate", mediate_arrears, requires=Permission.BILL_HOLDS_DECIDE)
arrears.act("sue", file_suit, requires=Permission.ARREARS_KEEP)
