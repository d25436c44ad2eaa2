# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book what takes an entry back, for today, and undo what followed from it; an entry is taken back once."""

from dataclasses import replace

from services.finance.domain import bank_lines, bills, entries, settlements
from services.finance.domain.bank_lines import BankLine, LineState
from services.finance.domain.entries import Entry
from services.finance.domain.errors import AlreadyReversed
from services.finance.domain.kinds import MatchKind
from services.finance.domain.payments import Part
from services.finance.domain.reversals import Reversal, TakenBack
from services.finance.store import Tx


def handle(tx: Tx, reversal: Reversal) -> Entry:
    """Raises AlreadyReversed, ClosedPeriod, FundSpent."""
    entry = tx.entries.get(reversal.entry_id)
    if tx.taken_back.find(entry.id):
        raise AlreadyReversed(entry.id)
    tx.taken_back.add(TakenBack(entry.id, reversal.id))
    today, by = tx.today(entry.place), tx.by.subject
    booked = tx.post(entries.reverse(entry, reversal.id, reversal.reason, today, by, tx.now))
    noun, _, subject_id = entry.subject.partition("/")
    if noun == "cash_receipt":
        _take_receipt_back(tx, subject_id)
    elif noun == "bank_line":
        _open_again(tx, tx.bank_lines.get(subject_id), entry, reversal.reason)
    return booked


def _take_receipt_back(tx: Tx, receipt_id: str) -> None:
    """Its number stays used; its bills are owed again."""
    receipt = tx.cash_receipts.get(receipt_id)
    _owed_again(tx, receipt.parts)
    tx.cash_receipts.save(replace(receipt, taken_back=True))


def _open_again(tx: Tx, line: BankLine, entry: Entry, reason: str) -> None:
    """Where its match is taken back, it is in suspense; where that is, nothing of it is booked any more."""
    if line.state is LineState.SUSPENSE and line.suspense_id == entry.id:
        if line.hold_id:
            tx.let_go(line.hold_id, reason)
        tx.bank_lines.save(bank_lines.unsuspend(line))
    if line.entry_id != entry.id:
        return
    _owed_again(tx, line.parts)
    if line.kind is MatchKind.PAYOUT:
        settlement = tx.settlements.get(line.matched[0])
        tx.settlements.save(settlements.unpay(settlement, line.place))
    if line.kind is MatchKind.ENTRY:
        tx.matched_entries.remove(tx.matched_entries.get(line.matched[0]))
    hold_id = entry.id if line.incoming else None
    freed, events = bank_lines.unmatch(replace(line, hold_id=hold_id), reason)
    tx.bank_lines.save(freed, *events)
    if hold_id:
        fund = tx.funds.get(tx.bank_accounts.get(line.account_id).fund_id)
        tx.set_aside(hold_id, fund, line.amount, "待查款项", f"bank_line/{line.id}")


def _owed_again(tx: Tx, parts: tuple[Part, ...]) -> None:
    for part in parts:
        tx.bills.save(bills.unsettle(tx.bills.get(part.bill_id), part.amount, tx.now))
