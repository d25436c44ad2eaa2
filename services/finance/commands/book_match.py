# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book what a bank line in suspense is: bills, an entry that was booked, a payout, an account."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.chassis.values import Invalid
from services.finance.domain import bank_lines, bills, entries, settlements
from services.finance.domain.bank_lines import BankLine, LineState, MatchedEntry, Reason
from services.finance.domain.chart import Known
from services.finance.domain.entries import Line
from services.finance.domain.errors import FundSpent
from services.finance.domain.kinds import EntryKind, MatchKind
from services.finance.domain.till_errors import EntryMatched
from services.finance.store import Tx


def handle(
    tx: Tx,
    line: BankLine,
    kind: MatchKind,
    ids: tuple[str, ...],
    reason: Reason,
    note: str = "",
    account: str = "",
) -> BankLine:
    """`ids`: of bills, of the entry, of the settlement, or of the fund whose `account` it is.

    Raises LineDecided, MatchDiffers, EntryMatched, FundSpent.
    """
    bank_lines.check_undecided(line)
    if kind is MatchKind.ENTRY and line.state is not LineState.SUSPENSE:
        _entry(tx, line, ids)
        return _matched(tx, line, kind, ids, reason, note)
    if line.state is not LineState.SUSPENSE:
        raise FundSpent(tx.bank_accounts.get(line.account_id).fund_id, -line.amount.fen, 0)
    if line.hold_id:
        tx.let_go(line.hold_id, "已核对")
    line = replace(line, hold_id=None)
    if kind is MatchKind.BILLS:
        line, parts = _bills(tx, line, ids)
    elif kind is MatchKind.ENTRY:
        parts = _entry(tx, line, ids)
    elif kind is MatchKind.PAYOUT:
        parts = _payout(tx, line, ids)
    else:
        parts = [Line(account, ids[0], -line.amount)]
    return _matched(tx, _clear(tx, line, parts, ids), kind, ids, reason, note)


def _matched(
    tx: Tx, line: BankLine, kind: MatchKind, ids: tuple[str, ...], reason: Reason, note: str
) -> BankLine:
    matched, events = bank_lines.match(line, kind, ids, reason, tx.by.subject, note)
    tx.bank_lines.save(matched, *events)
    return matched


def _bills(tx: Tx, line: BankLine, ids: tuple[str, ...]) -> tuple[BankLine, list[Line]]:
    known = {bill.id: bill for bill in (tx.bills.get(one) for one in ids)}
    parts = bank_lines.apportioned(line, known.values())
    for part in parts:
        tx.bills.save(bills.settle(known[part.bill_id], part.amount, tx.now))
    lines = [Line(Known.RECEIVABLE, known[part.bill_id].fund_id, -part.amount) for part in parts]
    return replace(line, parts=parts), lines


def _entry(tx: Tx, line: BankLine, ids: tuple[str, ...]) -> list[Line]:
    """The bank's money is booked by the entry already."""
    entry = tx.entries.get(ids[0])
    if tx.matched_entries.find(entry.id) or tx.taken_back.find(entry.id) or entry.place != line.place:
        raise EntryMatched(entry.id)
    bank_lines.check_amount(line, bank_lines.bank_amount(entry))
    tx.matched_entries.add(MatchedEntry(entry.id, line.id))
    fund_id = tx.bank_accounts.get(line.account_id).fund_id
    return [Line(Known.BANK, fund_id, -line.amount)]


def _payout(tx: Tx, line: BankLine, ids: tuple[str, ...]) -> list[Line]:
    settlement = tx.settlements.get(ids[0])
    if line.place in settlement.paid:
        raise Invalid("ids", "the place has its part of this settlement")
    bank_lines.check_amount(line, settlements.payout_of(settlement, line.place))
    tx.settlements.save(settlements.pay(settlement, line.place))
    return settlements.payout_lines(settlement, line.place)


def _clear(tx: Tx, line: BankLine, parts: list[Line], ids: tuple[str, ...]) -> BankLine:
    fund_id = tx.bank_accounts.get(line.account_id).fund_id
    entry_id = str(uuid5(UUID(line.id), f"match {line.booked}"))
    tx.post(
        entries.make(
            entry_id,
            line.place,
            EntryKind.BANK,
            "银行流水核对",
            tx.today(line.place),
            bank_lines.cleared_lines(line, fund_id, parts),
            tx.by.subject,
            tx.now,
            subject=f"bank_line/{line.id}",
        )
    )
    return replace(line, entry_id=entry_id, booked=line.booked + 1)
