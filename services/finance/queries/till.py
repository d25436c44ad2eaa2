# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cash desk, bank accounts with their lines, and the provider's settlements."""

from pydantic import Field

from services.chassis.http import Input, Paged
from services.chassis.store import Page
from services.finance.domain import bank_proposals
from services.finance.domain.authority import Permission
from services.finance.domain.bank_lines import BankAccount, BankLine, BankStatement, LineState
from services.finance.domain.bank_proposals import Proposal
from services.finance.domain.bank_reading import references
from services.finance.domain.bills import Bill
from services.finance.domain.cash import CashDay, CashReceipt, Desk
from services.finance.domain.settlements import Discrepancy, Settlement
from services.finance.queries.books import AtPlace
from services.finance.store import Tx


class LinesAt(AtPlace):
    """`state`: only those, for instance what is in suspense."""

    state: LineState = LineState.SUSPENSE


class DiscrepanciesAt(AtPlace):
    """`open`: those that are not explained yet."""

    open: bool = True


class OfReference(Input):
    """The reference on a bill."""

    reference: str = Field(pattern=r"^[0-9A-F]{12}$")


def list_desks(tx: Tx, query: AtPlace) -> Page[Desk]:
    """The cash desks of an area, and the day that is open at each."""
    tx.require(Permission.ENTRIES_READ, query.place)
    return tx.desks.page({"within": query.place}, after=query.after, limit=query.limit)


def list_cash_receipts(tx: Tx, query: AtPlace) -> Page[CashReceipt]:
    """The receipts of an area's desks, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.cash_receipts.page(where, sort="-received_at", after=query.after, limit=query.limit)


def show_cash_receipt(tx: Tx, cash_receipt_id: str) -> CashReceipt:
    """One receipt."""
    receipt = tx.cash_receipts.get(cash_receipt_id)
    tx.require(Permission.ENTRIES_READ, receipt.place)
    return receipt


def list_cash_days(tx: Tx, query: AtPlace) -> Page[CashDay]:
    """The counted days of an area's desks, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.cash_days.page(where, sort="-counted_at", after=query.after, limit=query.limit)


def find_bills(tx: Tx, query: OfReference) -> list[Bill]:
    """The bill of a reference, for who keeps the books there."""
    (digits,) = references(query.reference)
    start = f"{digits[:8]}-{digits[8:]}-".lower()
    found = tx.bills.list({"_id": {"$gt": tx.key(start), "$lt": tx.key(start + "~")}}, limit=10)
    return [one for one in found if tx.by.may(Permission.BILLS_READ, *tx.around(one.place))]


def list_bank_accounts(tx: Tx, query: AtPlace) -> Page[BankAccount]:
    """The bank accounts of an area."""
    tx.require(Permission.ENTRIES_READ, query.place)
    return tx.bank_accounts.page({"within": query.place}, after=query.after, limit=query.limit)


def list_bank_statements(tx: Tx, query: AtPlace) -> Page[BankStatement]:
    """The imported statements of an area, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place}
    return tx.bank_statements.page(where, sort="-imported_at", after=query.after, limit=query.limit)


def show_bank_statement(tx: Tx, bank_statement_id: str) -> BankStatement:
    """One imported statement."""
    statement = tx.bank_statements.get(bank_statement_id)
    tx.require(Permission.ENTRIES_READ, statement.place)
    return statement


def list_statement_lines(tx: Tx, bank_statement_id: str, query: Paged) -> Page[BankLine]:
    """The lines that a file brought, by their day."""
    statement = show_bank_statement(tx, bank_statement_id)
    where = {"statement_id": statement.id}
    return tx.bank_lines.page(where, sort="day", after=query.after, limit=query.limit)


def list_bank_lines(tx: Tx, query: LinesAt) -> Page[BankLine]:
    """The lines of an area in one state, the latest day first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place, "state": query.state}
    return tx.bank_lines.page(where, sort="-day", after=query.after, limit=query.limit)


def show_bank_line(tx: Tx, bank_line_id: str) -> BankLine:
    """One line."""
    line = tx.bank_lines.get(bank_line_id)
    tx.require(Permission.ENTRIES_READ, line.place)
    return line


def list_proposals(tx: Tx, bank_line_id: str) -> list[Proposal]:
    """What a line may be, the surest first, each with its reason; nothing once it is decided."""
    line = show_bank_line(tx, bank_line_id)
    return [] if line.state is LineState.MATCHED else bank_proposals.propose(line, tx.found_for(line))


def list_settlements(tx: Tx, query: Paged) -> Page[Settlement]:
    """The provider's settlements, the latest first."""
    return tx.settlements.page({}, sort="-fetched_at", after=query.after, limit=query.limit)


def list_discrepancies(tx: Tx, query: DiscrepanciesAt) -> Page[Discrepancy]:
    """Where settlements and books of an area differ, the latest first."""
    tx.require(Permission.ENTRIES_READ, query.place)
    where = {"within": query.place, "open": query.open}
    return tx.discrepancies.page(where, sort="-found_at", after=query.after, limit=query.limit)


def show_discrepancy(tx: Tx, discrepancy_id: str) -> Discrepancy:
    """One difference."""
    discrepancy = tx.discrepancies.get(discrepancy_id)
    tx.require(Permission.ENTRIES_READ, discrepancy.place)
    return discrepancy
