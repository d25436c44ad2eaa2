# SPDX-License-Identifier: AGPL-3.0-or-later
"""What finance keeps of persons, what of it they are shown, and what stays when they are erased."""

from datetime import date, datetime

from services.chassis.calendar_policy import local_date_at
from services.chassis.personal import Personal
from services.chassis.personal_held import (
    UNORDERED,
    Goes,
    Held,
    Matter,
    Named,
    everywhere,
    objections,
    unnamed,
)
from services.chassis.store.listing import Band
from services.finance.domain.bank_lines import BankLine, LineState
from services.finance.domain.bill_holds import BillHold, BillHoldState
from services.finance.domain.calls import Bid, CallState
from services.finance.domain.cash import CashReceipt
from services.finance.domain.deposits import Deposit, DepositState
from services.finance.domain.donations import Donation
from services.finance.domain.leases import Lease, LeaseState
from services.finance.domain.paid_orders import PaidOrderState
from services.finance.domain.payments import PaymentState
from services.finance.policies.retention import RetentionPolicy
from services.finance.store import Tx

BOOKS = "books and their vouchers are kept for ten to thirty years (会计档案管理办法, Art. 14)"
OWED = "who owes is named until it is paid or written off (Civil Code, Art. 509, 944; PIPL, Art. 13 (1) 2)"
DUE = "who has money to get is named until they have it (Civil Code, Art. 118; PIPL, Art. 13 (1) 2)"
CONTRACT = "a contract has its parties while it runs (Civil Code, Art. 509; PIPL, Art. 13 (1) 2)"
ASKED = "its purpose is not reached before there is an answer (PIPL, Art. 47 (1) 1)"
MOST_DEPOSITS = 50


def _has_deposit(tx: Tx, lease: Lease) -> bool:
    found = tx.deposits.list({"lease_id": lease.id}, sort="-taken_at", limit=MOST_DEPOSITS)
    return any(one.state is not DepositState.RETURNED for one in found)


def _is_in_call(tx: Tx, bid: Bid) -> bool:
    call = tx.calls.find(bid.call_id)
    return call is not None and call.state in (CallState.SEALED, CallState.OPENED)


def _hold_over(_tx: Tx, hold: BillHold) -> datetime | None:
    """When a granted one ended; one that was refused never began."""
    return hold.asked_at if hold.state is BillHoldState.REFUSED else hold.ended_at


def _decided(tx: Tx, bid: Bid) -> datetime | None:
    """Until when one could bid, where the call is no more open."""
    call = tx.calls.find(bid.call_id)
    return call.deadline if call and call.state in (CallState.AWARDED, CallState.WITHDRAWN) else None


def _after_year_of(day: date) -> date:
    """The first day after the end of its year."""
    return date(day.year + 1, 1, 1)


def _year_over(tx: Tx, one: CashReceipt | Donation) -> date:
    return _after_year_of(local_date_at(tx, tx.root, one.received_at))


def _deposit_over(tx: Tx, one: Deposit) -> date | None:
    at = one.returned_at
    return None if at is None else _after_year_of(local_date_at(tx, tx.root, at))


def _lease_over(_tx: Tx, one: Lease) -> date | None:
    return None if one.ended_on is None else _after_year_of(one.ended_on)


def _line_over(_tx: Tx, one: BankLine) -> date | None:
    return _after_year_of(one.day) if one.state is LineState.MATCHED else None


def _matched(tx: Tx) -> list[Band]:
    return [[{"within": tx.root, "state": LineState.MATCHED}]]


personal = Personal(
    Tx,
    Held(
        Tx.bills,
        (Named("payer", sort="due", matters=(Matter("bill", OWED, lambda _tx, one, _: one.open),)),),
        ("unit_id", "name", "month", "amount", "due", "open", "paid", "withdrawn"),
        BOOKS,
    ),
    Held(
        Tx.payments,
        (
            Named(
                "payer",
                sort="begun_at",
                matters=(Matter("refund", DUE, lambda _tx, one, _: one.state is PaymentState.REFUNDING),),
            ),
        ),
        ("amount", "begun_at", "state", "parts", "prepaid", "paid_at", "receipt"),
        BOOKS,
    ),
    Held(Tx.allotments, (Named("payer"),), ("share_id", "unit_id", "amount"), BOOKS),
    Held(
        Tx.bill_holds,
        (
            Named(
                "payer",
                ("text",),
                sort="asked_at",
                matters=(
                    Matter(
                        "bill_hold",
                        ASKED,
                        lambda _tx, one, _: one.state is BillHoldState.ASKED,
                        waivable=True,
                    ),
                ),
            ),
        ),
        ("bills", "kind", "text", "owed", "asked_at", "state", "reasons", "until", "plan"),
        BOOKS,
        (
            Goes(
                "bill_holds",
                "asked_at",
                among=everywhere,
                over=_hold_over,
                words=("text", "reasons"),
            ),
        ),
    ),
    Held(
        Tx.arrears,
        (Named("payer", sort="opened_at", matters=(Matter("arrears", OWED, lambda _tx, one, _: one.open),)),),
        ("unit_id", "opened_at", "bills", "open", "state", "demands", "mediations", "suit"),
        BOOKS,
    ),
    Held(
        Tx.credits,
        (Named("payer", matters=(Matter("credit", DUE, lambda _tx, one, _: one.left.fen > 0),)),),
        ("fund_id", "left"),
        BOOKS,
    ),
    Held(Tx.tenures, (Named("payer"),), ("unit_id", "since"), BOOKS),
    Held(
        Tx.leases,
        (
            Named(
                "payer",
                matters=(
                    Matter("lease", CONTRACT, lambda _tx, one, _: one.state is LeaseState.ACTIVE),
                    Matter("deposit", DUE, lambda tx, one, _: _has_deposit(tx, one)),
                ),
            ),
        ),
        ("name", "lessee", "begins", "months", "rent", "state"),
        BOOKS,
        (Goes("vouchers", "signed_at", among=everywhere, over=_lease_over, words=("lessee",)),),
    ),
    Held(
        Tx.paid_orders,
        (
            Named(
                "payer",
                sort="rendered_at",
                matters=(
                    Matter("paid_order", OWED, lambda _tx, one, _: one.state is PaidOrderState.WAITING),
                ),
            ),
        ),
        ("order_id", "amount", "rendered_at", "state"),
        BOOKS,
    ),
    Held(
        Tx.bids,
        (
            Named(
                "bidder",
                ("name",),
                matters=(Matter("bid", CONTRACT, lambda tx, one, _: _is_in_call(tx, one)),),
            ),
        ),
        ("call_id", "name", "amount", "terms", "made_at"),
        "who bid what decided who got the lease",
        (Goes("bids", UNORDERED, over=_decided, words=("name",)),),
    ),
    Held(
        Tx.reviews,
        (Named("by", ("text",)),),
        ("statement_id", "stars", "text", "at"),
        "counted",
        (Goes("reviews", over=lambda _tx, one: one.at, words=("text",)),),
    ),
    Held(Tx.interests, (Named("person_id", ("text",)),), ("company_id", "text", "declared_at"), BOOKS),
    Held(
        Tx.audits,
        (
            Named(
                "auditor",
                sort="opened_at",
                matters=(Matter("audit", ASKED, lambda tx, one, _: not one.is_over(tx.now)),),
            ),
        ),
        ("place", "mandate", "opened_at", "until", "looks"),
        BOOKS,
    ),
    Held(Tx.members, (Named("id"),), ("records",)),
    Held(
        Tx.lead_payers,
        (Named("person_id", sort="month"),),
        ("month", "place", "bills", "late", "first_bills"),
        "households are counted once in the figures of a month",
    ),
    objections("the answer to it is part of what was published"),
    unnamed(
        Tx.cash_receipts,
        Goes(
            "vouchers",
            "received_at",
            among=everywhere,
            over=_year_over,
            words=("payer", "text"),
        ),
    ),
    unnamed(
        Tx.donations,
        Goes(
            "vouchers",
            "received_at",
            among=everywhere,
            over=_year_over,
            words=("donor", "naming"),
        ),
    ),
    unnamed(
        Tx.deposits,
        Goes("vouchers", "taken_at", among=everywhere, over=_deposit_over, words=("payer",)),
    ),
    unnamed(
        Tx.bank_lines,
        Goes("vouchers", "day", among=_matched, over=_line_over, words=("payer", "text")),
    ),
    free=(
        Tx.totals,
        Tx.closings,
        Tx.periods,
        Tx.reversals,
        Tx.holds,
        Tx.statements,
        Tx.overdue_statements,
        Tx.cases,
        Tx.assets,
        Tx.calls,
        Tx.services,
        Tx.figures,
        Tx.shared_costs,
        Tx.vacancies,
        Tx.tariffs,
        Tx.runs,
        Tx.income_shares,
        Tx.receipt_counts,
        Tx.entries,
        Tx.taken_back,
        Tx.funds,
        Tx.desks,
        Tx.cash_days,
        Tx.handovers,
        Tx.bank_accounts,
        Tx.bank_statements,
        Tx.matched_entries,
        Tx.settlements,
        Tx.discrepancies,
        Tx.commitments,
        Tx.works,
        Tx.invoices,
        Tx.grants,
        Tx.household_accounts,
        Tx.interest_allotments,
        Tx.emergencies,
        Tx.year_plans,
        Tx.paid_tallies,
        Tx.lead_forgotten,
    ),
    retention=RetentionPolicy,
)
"""Receipts, deposits, gifts, contracts and the bank's lines name who paid as a voucher does, in words and
without an id: an erasure leaves them, and the name goes when vouchers may. Whoever gave without wanting to be
named is named on the voucher all the same, and nowhere else; a name that was published stays where it was."""
