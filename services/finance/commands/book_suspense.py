# SPDX-License-Identifier: AGPL-3.0-or-later
"""Book a bank line in suspense (待查款项) until a person decides what it is."""

from dataclasses import replace
from uuid import UUID, uuid5

from services.finance.domain import bank_lines, entries
from services.finance.domain.bank_lines import BankLine
from services.finance.domain.kinds import EntryKind
from services.finance.domain.periods import quarter_of
from services.finance.store import Tx


def handle(tx: Tx, line: BankLine) -> BankLine:
    """Money that left and that the fund does not have is not booked: the line waits."""
    fund = tx.funds.get(tx.bank_accounts.get(line.account_id).fund_id)
    if not line.incoming and (tx.cash_of(fund) - fund.held + line.amount).fen < 0:
        waiting = bank_lines.wait(line)
        tx.bank_lines.save(waiting)
        return waiting
    entry_id = str(uuid5(UUID(line.id), f"suspense {line.booked}"))
    last = tx.last_closed(line.place)
    is_open = last is None or quarter_of(line.day) > last.quarter
    tx.post(
        entries.make(
            entry_id,
            line.place,
            EntryKind.BANK,
            "银行流水待查",
            line.day if is_open else tx.today(line.place),
            bank_lines.suspense_lines(line, fund.id),
            tx.by.subject,
            tx.now,
            subject=f"bank_line/{line.id}",
        )
    )
    hold_id = entry_id if line.incoming else None
    suspended = replace(bank_lines.suspend(line, entry_id), hold_id=hold_id)
    tx.bank_lines.save(suspended)
    if hold_id:
        tx.set_aside(hold_id, tx.funds.get(fund.id), line.amount, "待查款项", f"bank_line/{line.id}")
    return suspended
