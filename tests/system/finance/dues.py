# SPDX-License-Identifier: AGPL-3.0-or-later
"""Who does not pay: what the tests of holds, arrears and the maintenance fund begin with."""

from datetime import date, timedelta
from typing import Any

from services.chassis.store.files import FileState, StoredFile
from services.chassis.values import Principal
from services.finance.commands import (
    ask_bill_hold,
    decide_bill_hold,
    deposit_maintenance,
    file_suit,
    mediate_arrears,
    remind_bills,
    serve_demand,
)
from services.finance.commands.ask_bill_hold import AskBillHold
from services.finance.commands.decide_bill_hold import DecideBillHold
from services.finance.commands.deposit_maintenance import DepositMaintenance
from services.finance.commands.file_suit import FileSuit
from services.finance.commands.mediate_arrears import MediateArrears
from services.finance.commands.serve_demand import ServeDemand
from services.finance.domain.arrears import Arrears
from services.finance.domain.bill_holds import BillHold, HoldKind
from services.finance.domain.bills import Bill
from services.finance.domain.kinds import FundKind
from services.finance.domain.maintenance import HouseholdAccount
from services.finance.store import Tx
from tests.system.finance.billing import owing
from tests.system.finance.compound import FLATS, OWNERS, SUPERVISOR, TREASURER, Bench, flat


def document(bench: Bench, by: Principal = TREASURER) -> str:
    """The id of an uploaded file."""
    file_id = bench.id()

    def work(tx: Tx) -> None:
        tx.files.add(
            StoredFile(
                file_id, "回执.pdf", tx.by.subject, 9, tx.now, FileState.READY, content_type="application/pdf"
            )
        )

    bench.act(by, work)
    return file_id


def overdue(bench: Bench) -> Bill:
    """The first owner's bill, reminded of in vain."""
    bill = owing(bench)
    for _ in range(2):
        bench.wait(timedelta(days=40))
        bench.act(TREASURER, remind_bills.handle)
    return bench.read().bills.get(bill.id)


def file_of(bench: Bench, owner: Principal) -> Arrears:
    """The open file of arrears of an owner."""
    found = bench.read().arrears.list({"open": True})
    return next(one for one in found if one.payer == owner.subject)


def arrears(bench: Bench) -> Arrears:
    """The first owner's file of one bill."""
    overdue(bench)
    return file_of(bench, OWNERS[0])


def today(bench: Bench) -> date:
    return bench.clock().date()


def demanded(bench: Bench, file: Arrears, by: Principal = TREASURER, **more: Any) -> Arrears:
    day = today(bench)
    given = {"served_on": day, "way": "registered_post", "pay_by": day + timedelta(days=15)}
    cmd = ServeDemand.model_validate(given | {"proof_id": document(bench, by)} | more)
    return bench.act(by, lambda tx: serve_demand.handle(tx, file.id, cmd))


def mediated(bench: Bench, file: Arrears, by: Principal = SUPERVISOR, **more: Any) -> Arrears:
    given = {"held_on": today(bench), "outcome": "failed", "record": "不肯谈。"} | more
    cmd = MediateArrears.model_validate(given)
    return bench.act(by, lambda tx: mediate_arrears.handle(tx, file.id, cmd))


def sued(bench: Bench, file: Arrears, by: Principal = TREASURER, **more: Any) -> Arrears:
    given = {"filed_on": today(bench), "court": "太仓市人民法院", "number": "(2026)苏0585民初1号"} | more
    cmd = FileSuit.model_validate(given)
    return bench.act(by, lambda tx: file_suit.handle(tx, file.id, cmd))


def held_off(
    bench: Bench, *bills: Bill, by: Principal = OWNERS[0], kind: HoldKind = HoldKind.HARDSHIP
) -> BillHold:
    ids = tuple(bill.id for bill in bills)
    cmd = AskBillHold(id=bench.id(), bills=ids, kind=kind, text="失业，请缓一缓。")
    return bench.act(by, lambda tx: ask_bill_hold.handle(tx, cmd))


def decided(bench: Bench, hold: BillHold, by: Principal = SUPERVISOR, **more: Any) -> BillHold:
    """Granted for sixty days, unless said otherwise."""
    given = {"granted": True, "reasons": "情况属实。", "until": today(bench) + timedelta(days=60)} | more
    cmd = DecideBillHold.model_validate(given)
    return bench.act(by, lambda tx: decide_bill_hold.handle(tx, hold.id, cmd))


def deposited(
    bench: Bench, fund: str, fen: int, flats: range = range(1, FLATS + 1), by: Principal = TREASURER
) -> list[HouseholdAccount]:
    """Each of these flats pays in so much."""
    deposits = [{"unit_id": flat(of), "amount": {"fen": fen}} for of in flats]
    given = {"entry_id": bench.id(), "effective": today(bench), "deposits": deposits}
    cmd = DepositMaintenance.model_validate(given)
    return bench.act(by, lambda tx: deposit_maintenance.handle(tx, fund, cmd))


def maintenance(bench: Bench, fen: int = 100_000) -> str:
    """A maintenance fund into which each of ten flats paid so much."""
    fund = bench.fund(FundKind.MAINTENANCE)
    deposited(bench, fund, fen)
    return fund


def account(bench: Bench, of: int) -> HouseholdAccount:
    """A flat's."""
    (found,) = bench.read().household_accounts.list({"unit_id": flat(of)})
    return found
