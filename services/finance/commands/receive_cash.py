# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in cash at the desk against a numbered receipt: for bills, or as income of an account."""

from pydantic import Field

from services.chassis.http import Id, Input
from services.chassis.values import Money
from services.finance.commands import AccountCode, Amount, Title
from services.finance.domain import bills, cash, entries, fees
from services.finance.domain.authority import Permission
from services.finance.domain.billing_errors import BillsOfOthers
from services.finance.domain.bills import Bill
from services.finance.domain.cash import CashReceipt
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.fees import Open
from services.finance.domain.kinds import EntryKind
from services.finance.domain.payments import Part
from services.finance.store import Tx


class ReceiveCash(Input):
    """`bills`: of the fund; without any, `account` says what income it is. Its entry has its id."""

    id: Id
    fund_id: Id
    payer: Title
    text: Title
    amount: Amount
    bills: tuple[Id, ...] = Field((), max_length=20)
    account: AccountCode = Known.RECEIVABLE


def handle(tx: Tx, cmd: ReceiveCash) -> CashReceipt:
    fund, amount = tx.funds.get(cmd.fund_id), cmd.amount.value()
    tx.require(Permission.CASH_KEEP, fund.place)
    known = {bill.id: bill for bill in (tx.bills.get(one) for one in sorted(set(cmd.bills)))}
    if any(bill.fund_id != fund.id for bill in known.values()):
        raise BillsOfOthers(tuple(known))
    receipt_id = tx.unused(tx.cash_receipts, cmd.id)
    settled, _ = fees.apportion(amount, [Open(one.id, one.due, one.owed) for one in known.values()])
    given = CashReceipt(
        id=receipt_id,
        place=fund.place,
        within=fund.within,
        number=tx.next_receipt(fund),
        fund_id=fund.id,
        payer=cmd.payer,
        text=cmd.text,
        amount=amount,
        account=Known.RECEIVABLE if known else cmd.account,
        day=tx.today(fund.place),
        received_at=tx.now,
        received_by=tx.by.subject,
        parts=tuple(Part(one.bill, one.principal) for one in settled),
    )
    owed = Money(sum(bill.owed.fen for bill in known.values()), amount.currency)
    receipt, events = cash.receive(given, owed, tx.chart_at(fund.place))
    tx.cash_receipts.add(receipt, *events)
    _book(tx, receipt, known)
    return receipt


def _book(tx: Tx, receipt: CashReceipt, known: dict[str, Bill]) -> None:
    """The text of the entry names nobody."""
    for part in receipt.parts:
        tx.bills.save(bills.settle(known[part.bill_id], part.amount, tx.now))
    entry = entries.make(
        receipt.id,
        receipt.place,
        EntryKind.CASH,
        receipt.number,
        receipt.day,
        (
            Line(Known.CASH, receipt.fund_id, receipt.amount),
            Line(receipt.account, receipt.fund_id, -receipt.amount),
        ),
        tx.by.subject,
        tx.now,
        subject=f"cash_receipt/{receipt.id}",
    )
    tx.post(entry)
