# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who keeps the books of an entrance (单元) keeps those of the flats that lie in it, and of no other."""

from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, NotFound, Role
from services.finance.commands import (
    ask_bill_hold,
    bill_paid_order,
    correct_bill,
    declare_vacancy,
    remind_bills,
)
from services.finance.commands.ask_bill_hold import AskBillHold
from services.finance.commands.bill_paid_order import BillPaidOrder
from services.finance.commands.correct_bill import CorrectBill
from services.finance.commands.declare_vacancy import DeclareVacancy
from services.finance.domain.bill_holds import HoldKind
from services.finance.domain.bills import Bill
from services.finance.queries.billing import show_bill
from services.finance.queries.books import AtPlace
from services.finance.queries.dues import ArrearsAt, list_arrears, list_bill_holds, show_arrears
from services.finance.queries.paid_orders import PaidOrdersAt, list_paid_orders
from tests.system.finance.billing import billed, bills_of, tariff
from tests.system.finance.compound import (
    ENTRANCE,
    OWNERS,
    TREASURER,
    Bench,
    flat,
    form_entrance,
    person,
)
from tests.system.finance.paid_orders import INCOME, paid_orders_of, rendered

KEEPER = person(810, "一单元管账", (ENTRANCE, Role.TREASURER))


@pytest.fixture
def bills(bench: Bench) -> tuple[Bill, Bill]:
    """Of the first flat, which lies in the entrance, and of the second one, which does not."""
    bench.act(TREASURER, lambda tx: form_entrance(tx, 1))
    billed(bench, tariff(bench))
    bench.fire()
    (inside,), (next_door,) = (bills_of(bench, owner) for owner in OWNERS[:2])
    return inside, next_door


def test_bills_are_read_and_corrected(bench: Bench, bills: tuple[Bill, Bill]):
    inside, next_door = bills
    assert show_bill(bench.read(KEEPER), inside.id) == inside
    with pytest.raises(NotFound):
        show_bill(bench.read(KEEPER), next_door.id)
    cmd = CorrectBill.model_validate({"reason": "面积有误。", "amount": {"fen": 10_000}})
    assert bench.act(KEEPER, lambda tx: correct_bill.handle(tx, inside.id, cmd)).corrects == inside.id
    with pytest.raises(Forbidden):
        bench.act(KEEPER, lambda tx: correct_bill.handle(tx, next_door.id, cmd))


def test_arrears_holds_and_vacancies_are_kept(bench: Bench, bills: tuple[Bill, Bill]):
    inside, next_door = bills
    held = AskBillHold(id=bench.id(), bills=(inside.id,), kind=HoldKind.HARDSHIP, text="书面申请。")
    assert bench.act(KEEPER, lambda tx: ask_bill_hold.handle(tx, held)).owed == inside.owed
    other = AskBillHold(id=bench.id(), bills=(next_door.id,), kind=HoldKind.HARDSHIP, text="书面申请。")
    with pytest.raises(Forbidden):
        bench.act(KEEPER, lambda tx: ask_bill_hold.handle(tx, other))
    assert len(list_bill_holds(bench.read(KEEPER), AtPlace(place=ENTRANCE)).items) == 1
    for unit, allowed in ((flat(1), True), (flat(2), False)):
        given = {"id": bench.id(), "unit_id": unit, "from_month": "2026-04", "through_month": "2026-05"}
        cmd = DeclareVacancy.model_validate(given | {"reason": "空置。"})
        if allowed:
            bench.act(KEEPER, lambda tx, cmd=cmd: declare_vacancy.handle(tx, cmd))
            continue
        with pytest.raises(Forbidden):
            bench.act(KEEPER, lambda tx, cmd=cmd: declare_vacancy.handle(tx, cmd))


def test_who_does_not_pay_is_in_the_files_of_the_entrance(bench: Bench, bills: tuple[Bill, Bill]):
    for _ in range(2):
        bench.wait(timedelta(days=40))
        bench.act(TREASURER, remind_bills.handle)
    (file,) = list_arrears(bench.read(KEEPER), ArrearsAt(place=ENTRANCE)).items
    assert file.payer == OWNERS[0].subject
    assert show_arrears(bench.read(KEEPER), file.id) == file


def test_a_paid_order_of_a_flat_may_be_income_of_its_entrance(bench: Bench, bills: tuple[Bill, Bill]):
    fund = bench.fund(place_path=ENTRANCE)
    order = bench.id()
    rendered(bench, order)
    (paid,) = paid_orders_of(bench, order)
    assert list_paid_orders(bench.read(KEEPER), PaidOrdersAt(place=ENTRANCE)).items == (paid,)
    cmd = BillPaidOrder(fund_id=fund, account=INCOME)
    made = bench.act(KEEPER, lambda tx: bill_paid_order.handle(tx, paid.id, cmd))
    assert made.fund_id == fund
