# SPDX-License-Identifier: AGPL-3.0-or-later
"""The cash desk (收款台), bank accounts with their lines, and the provider's settlements."""

from datetime import date, datetime

from services.chassis.http import AUTHENTICATED, Resource, View
from services.chassis.step_up import Group
from services.chassis.values import OrgPath
from services.finance.commands import (
    close_difference,
    confirm_count,
    count_cash,
    hand_over_cash,
    import_statement,
    match_line,
    receive_cash,
    register_account,
    unmatch_line,
)
from services.finance.domain.authority import Permission
from services.finance.queries import till
from services.finance.routes.bill_view import to_bills
from services.finance.routes.money_view import MoneyView
from services.finance.store import Tx


class DeskView(View):
    """`open_day`: the day that is not closed yet."""

    place: OrgPath
    last: int
    open_day: date | None


class PartView(View):
    bill_id: str
    amount: MoneyView


class CashReceiptView(View):
    """`taken_back`: its entry was reversed; the number stays used."""

    id: str
    place: OrgPath
    number: str
    fund_id: str
    payer: str
    text: str
    amount: MoneyView
    account: str
    day: date
    received_at: datetime
    parts: list[PartView]
    taken_back: bool


class CashDayView(View):
    """`difference`: above nought more is there than booked; `closed`: a second person has confirmed it."""

    place: OrgPath
    day: date
    booked: MoneyView
    counted: MoneyView
    difference: MoneyView
    reason: str
    counted_by: str
    counted_at: datetime
    confirmed_by: str
    confirmed_at: datetime | None
    closed: bool


class HandoverView(View):
    id: str
    place: OrgPath
    slip: str
    amount: MoneyView
    day: date


class BankAccountView(View):
    id: str
    place: OrgPath
    number: str
    bank: str
    fund_id: str


class BankStatementView(View):
    """`known`: how many of its lines an earlier file had."""

    id: str
    account_id: str
    place: OrgPath
    name: str
    first: date
    last: date
    imported_at: datetime
    lines: int
    known: int


class BankLineView(View):
    """`reason`: why it was matched; `entry_id`: the entry to reverse where the match is wrong."""

    id: str
    version: int
    account_id: str
    statement_id: str
    place: OrgPath
    day: date
    amount: MoneyView
    payer: str
    text: str
    reference: str
    state: str
    kind: str | None
    reason: str | None
    matched: list[str]
    note: str
    entry_id: str | None


class ProposalView(View):
    """`amount`: what is owed on it, or what it comes to."""

    kind: str
    reason: str
    ids: list[str]
    amount: MoneyView
    certain: bool


class SettlementView(View):
    """`net`: what the provider pays to the bank; `payout`: its reference there."""

    id: str
    day: date
    fetched_at: datetime
    count: int
    amount: MoneyView
    fee: MoneyView
    net: MoneyView
    payout: str
    state: str
    differences: int


class DiscrepancyView(View):
    """What the books and the provider say of a payment; null where one of them does not know it."""

    id: str
    version: int
    settlement_id: str
    place: OrgPath
    payment_id: str
    difference: str
    ours: MoneyView | None
    theirs: MoneyView | None
    found_at: datetime
    open: bool
    note: str
    closed_at: datetime | None


desks = Resource("desks", "/finance/v1/desks", of=Tx.desks, shows=DeskView, requires=AUTHENTICATED)
desks.list(till.list_desks)

cash_receipts = Resource(
    "cash_receipts",
    "/finance/v1/cash-receipts",
    of=Tx.cash_receipts,
    shows=CashReceiptView,
    requires=AUTHENTICATED,
)
cash_receipts.create(receive_cash, requires=Permission.CASH_KEEP)
cash_receipts.list(till.list_cash_receipts)
cash_receipts.show(till.show_cash_receipt)

cash_days = Resource(
    "cash_days", "/finance/v1/cash-days", of=Tx.cash_days, shows=CashDayView, requires=AUTHENTICATED
)
cash_days.create(count_cash, requires=Permission.CASH_KEEP)
cash_days.create(confirm_count, ":confirm", requires=Permission.CASH_CONFIRM, asks=Group.RELEASES)
cash_days.list(till.list_cash_days)

handovers = Resource("handovers", "/finance/v1/handovers", of=Tx.handovers, shows=HandoverView)
handovers.create(hand_over_cash, requires=Permission.CASH_KEEP)

found_bills = Resource("found_bills", "/finance/v1/bills", of=Tx.bills, requires=Permission.BILLS_READ)
found_bills.list(till.find_bills, ":find", shows=to_bills)

bank_accounts = Resource(
    "bank_accounts",
    "/finance/v1/bank-accounts",
    of=Tx.bank_accounts,
    shows=BankAccountView,
    requires=AUTHENTICATED,
)
bank_accounts.create(register_account, requires=Permission.BANK_KEEP)
bank_accounts.list(till.list_bank_accounts)
bank_accounts.create(
    import_statement,
    "/<id:bank_account_id>/statements",
    shows=BankStatementView,
    requires=Permission.BANK_KEEP,
)

bank_statements = Resource(
    "bank_statements",
    "/finance/v1/bank-statements",
    of=Tx.bank_statements,
    shows=BankStatementView,
    requires=AUTHENTICATED,
)
bank_statements.list(till.list_bank_statements)
bank_statements.show(till.show_bank_statement)

statement_lines = Resource(
    "bank_statements",
    "/finance/v1/bank-statements",
    of=Tx.bank_lines,
    shows=BankLineView,
    requires=AUTHENTICATED,
)
statement_lines.list(till.list_statement_lines, "/<id:bank_statement_id>/lines")

bank_lines = Resource(
    "bank_lines", "/finance/v1/bank-lines", of=Tx.bank_lines, shows=BankLineView, requires=AUTHENTICATED
)
bank_lines.list(till.list_bank_lines)
bank_lines.show(till.show_bank_line)
bank_lines.list(till.list_proposals, "/<id:bank_line_id>/proposals", shows=ProposalView)
bank_lines.act("match", match_line, requires=Permission.BANK_KEEP)
bank_lines.act("unmatch", unmatch_line, requires=Permission.BANK_KEEP)

settlements = Resource(
    "settlements",
    "/finance/v1/settlements",
    of=Tx.settlements,
    shows=SettlementView,
    requires=Permission.ENTRIES_READ,
)
settlements.list(till.list_settlements)

discrepancies = Resource(
    "discrepancies",
    "/finance/v1/discrepancies",
    of=Tx.discrepancies,
    shows=DiscrepancyView,
    requires=AUTHENTICATED,
)
discrepancies.list(till.list_discrepancies)
discrepancies.show(till.show_discrepancy)
discrepancies.act("close", close_difference, requires=Permission.SETTLEMENTS_KEEP)
