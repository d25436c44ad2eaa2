# SPDX-License-Identifier: AGPL-3.0-or-later
"""An aggregate of finance or credit in any state, and its steps by the names of their functions."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, fields, replace
from datetime import date, datetime, timedelta
from enum import Enum
from functools import partial
from typing import Any, get_origin, get_type_hints

from services.chassis.values import Money, OrgPath
from services.credit.domain import cases as credit_cases
from services.credit.domain import credit_files
from services.credit.domain.default_rules import DEFAULT
from services.credit.domain.kinds import SubjectKind
from services.finance.domain import (
    arrears,
    bank_lines,
    bill_holds,
    calls,
    cases,
    deposits,
    grants,
    holds,
    invoices,
    leases,
    maintenance,
    paid_orders,
    payments,
    periods,
    settlements,
    statements,
    works,
    year_plans,
)
from services.finance.domain.bills import Bill
from services.finance.domain.commitments import Commitment
from services.finance.domain.funds import Fund
from services.finance.domain.kinds import FundKind, MatchKind
from services.finance.domain.statements import Tally
from tests.contract.moving import Steps

NOW = datetime.fromisoformat("2026-04-02T09:00:00+08:00")
TODAY = NOW.date()
NOTHING, SOME = Money(0), Money(100)
EXAMPLES: Mapping[Any, Any] = {
    str: "a",
    int: 1,
    bool: False,
    date: date(2026, 1, 1),
    datetime: NOW,
    Money: SOME,
    OrgPath: OrgPath("/320585/001/002/c01"),
    tuple: (),
}


def made(kind: type, state: Any, **given: Any) -> Any:
    """An aggregate in a state; what it must have besides is an example of its type."""
    hints = get_type_hints(kind)
    needed = (one.name for one in fields(kind) if one.default is MISSING and one.name not in given)
    return kind(**{name: _example(hints[name]) for name in needed}, **given, state=state)


def _example(hint: Any) -> Any:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return next(iter(hint))
    return EXAMPLES[get_origin(hint) or hint]


def a_bill(**given: Any) -> Bill:
    needed = {one.name for one in fields(Bill) if one.default is MISSING}
    return Bill(**{name: _example(get_type_hints(Bill)[name]) for name in needed}, **given)


def a_bid() -> calls.Bid:
    hints = get_type_hints(calls.Bid)
    return calls.Bid(
        **{name: _example(hints[name]) for name in hints if name != "company_id"}, company_id=None
    )


BID = a_bid()
INCOME = paid_orders.Income(
    Fund(
        id="f",
        place=OrgPath("/320585"),
        within=("/320585",),
        kind=FundKind.OPERATING,
        name="n",
        purpose="p",
        opened_at=NOW,
    ),
    "4401",
)
DEMAND = arrears.Demand(date(2026, 1, 1), arrears.Way.HANDED_OVER, date(2026, 2, 1), SOME, "f", "p")
FAILED = arrears.Mediation(TODAY, arrears.Outcome.FAILED, "r", "p")
RESOLVED = Commitment(
    id="c",
    matter="m",
    place=EXAMPLES[OrgPath],
    within=(),
    title="t",
    text="",
    resolved_at=NOW,
)
HELD = credit_cases.Interview(NOW, "p", "r", "f")
RIGHT = credit_cases.Rectification("t", TODAY + timedelta(days=30))
PASSED = credit_cases.Recheck(True, TODAY, "r", "f")
HEARD = credit_cases.Hearing(TODAY, False, "r", "f")
FILE, _ = credit_files.open_file(
    "f", SubjectKind.COMPANY, "c", "物业", EXAMPLES[OrgPath], DEFAULT, "d", date(2026, 1, 1)
)

ARREARS: Steps = {
    "demand": [lambda one: arrears.demand(one, [a_bill()], DEMAND, 1)],
    "mediate": [lambda one: arrears.mediate(replace(one, demands=(DEMAND,)), [a_bill()], FAILED)],
    "sue": [
        lambda one: arrears.sue(
            replace(one, mediations=(FAILED,)), [a_bill()], arrears.Suit(TODAY, "c", "1", "p")
        )
    ],
    "look": [
        lambda one: arrears.look(one, [], TODAY, 30),
        lambda one: arrears.look(one, [a_bill()], TODAY, 30),
    ],
}
BANK_LINES: Steps = {
    "suspend": [lambda one: bank_lines.suspend(one, "e")],
    "wait": [bank_lines.wait],
    "unsuspend": [bank_lines.unsuspend],
    "match": [lambda one: bank_lines.match(one, MatchKind.ENTRY, ("e",), bank_lines.Reason.PERSON, "p")],
    "unmatch": [
        lambda one: bank_lines.unmatch(replace(one, suspense_id=None), "r"),
        lambda one: bank_lines.unmatch(replace(one, suspense_id="e"), "r"),
    ],
}
BILL_HOLDS: Steps = {
    "grant": [lambda one: bill_holds.grant(one, "q", "r", TODAY, (), TODAY)],
    "refuse": [lambda one: bill_holds.refuse(one, "q", "r")],
    "end": [lambda one: bill_holds.end(one, bill_holds.Why.OVER, NOW)],
}
CALLS: Steps = {
    "open_bids": [calls.open_bids],
    "award": [lambda one: calls.award(one, BID, [BID], "r", "", works_for_it=False)],
    "withdraw": [lambda one: calls.withdraw(one, "r")],
}
CASES: Steps = {
    "answer": [lambda one: cases.answer(one, one.owner, "t", NOW)],
    "send_back": [lambda one: cases.send_back(one, "q", NOW)],
    "close": [lambda one: cases.close(one, "q", "f")],
}
DEPOSITS: Steps = {
    "ask": [lambda one: deposits.ask(one, NOTHING, "", "1001", "e", "p")],
    "confirm": [lambda one: deposits.confirm(one, NOTHING, "q", NOW)],
}
EMERGENCIES: Steps = {
    "confirm": [lambda one: maintenance.confirm(one, "q", "r")],
    "refuse": [lambda one: maintenance.refuse(one, "q", "r")],
}
GRANTS: Steps = {
    "approve": [lambda one: grants.approve(one, SOME, "f", "q")],
    "refuse": [lambda one: grants.refuse(one, "r")],
    "receive": [lambda one: grants.receive(replace(one, approved=SOME), SOME, "e", NOW)],
    "account": [lambda one: grants.account(one, NOTHING, "r")],
    "close": [lambda one: grants.close(one, "q")],
}
HOLDS: Steps = {
    "post": [lambda one: holds.post(one, one.amount, "e"), lambda one: holds.post(one, Money(1), "e")],
    "void": [lambda one: holds.void(one, "r")],
    "expire": [holds.expire],
}
INVOICES: Steps = {
    "approve": [lambda one: invoices.approve(one, "q", NOW, works_for_it=False)],
    "reject": [lambda one: invoices.reject(one, "r")],
    "pay": [lambda one: invoices.pay(one, "e", NOW, works_for_it=False)],
}
LEASES: Steps = {"end": [lambda one: leases.end(one, one.begins, "r")]}
PAID_ORDERS: Steps = {
    "bill": [lambda one: paid_orders.bill(one, INCOME, "u", "2026-04", TODAY, NOW)],
    "reopen": [
        lambda one: paid_orders.reopen(one, None),
        lambda one: paid_orders.reopen(one, a_bill(paid=SOME)),
    ],
}
PAYMENTS: Steps = {
    "receive": [lambda one: payments.receive(one, (), NOTHING, "1", NOW)],
    "ask_refund": [lambda one: payments.ask_refund(one, "r", NOTHING)],
    "refund": [payments.refund],
}
PERIODS: Steps = {
    "close": [lambda one: periods.close(replace(one, quarter="2026Q1"), TODAY, "p", NOW)],
    "lock": [lambda one: periods.lock(one, "s")],
}
SETTLEMENTS: Steps = {"finish": [settlements.finish]}
STATEMENTS: Steps = {
    "publish": [lambda one: statements.publish(one, "p", NOW, NOW)],
    "close_review": [lambda one: statements.close_review(one, Tally(), 1, 250)],
}
WORKS: Steps = {
    "close": [
        lambda one: works.close(one, works.RESOLVED, "on_time", NOW),
        lambda one: works.close(one, "withdrawn", "", NOW),
    ],
    "reopen": [works.reopen],
}
PLANS: Steps = {
    "adopt": [lambda one: year_plans.adopt(one, RESOLVED, (), NOW)],
    "lift": [year_plans.lift],
}
CREDIT_CASES: Steps = {
    "open_case": [
        lambda one: credit_cases.open_case(one, second_red=True),
        lambda one: credit_cases.open_case(one, second_red=False),
    ],
    "escalate": [credit_cases.escalate],
    "interview": [lambda one: credit_cases.interview(one, HELD, NOW)],
    "order": [lambda one: credit_cases.order(one, RIGHT, TODAY, 7)],
    "press": [credit_cases.press],
    "recheck": [
        lambda one: credit_cases.recheck(one, PASSED),
        lambda one: credit_cases.recheck(one, replace(PASSED, passed=False)),
    ],
    "hear": [lambda one: credit_cases.hear(one, HEARD)],
    "propose_exit": [
        lambda one: credit_cases.propose_exit(
            replace(one, hearing=HEARD), FILE, one.place, ("t", "x"), NOW, undecided=False
        )
    ],
    "close": [lambda one: credit_cases.close(one, "r")],
    "settle": [
        lambda one: credit_cases.settle(one, adopted=True),
        lambda one: credit_cases.settle(one, adopted=False),
    ],
    "overrule": [lambda one: credit_cases.overrule(one, "r")],
}

Make = Callable[[Any], Any]
FINANCE: Mapping[str, tuple[Make, Iterable[Any], Steps]] = {
    "Arrears": (partial(made, arrears.Arrears), arrears.ArrearsState, ARREARS),
    "BankLine": (partial(made, bank_lines.BankLine), bank_lines.LineState, BANK_LINES),
    "BillHold": (partial(made, bill_holds.BillHold), bill_holds.BillHoldState, BILL_HOLDS),
    "Call": (partial(made, calls.Call), calls.CallState, CALLS),
    "Case": (partial(made, cases.Case), cases.CaseState, CASES),
    "Deposit": (partial(made, deposits.Deposit), deposits.DepositState, DEPOSITS),
    "Emergency": (partial(made, maintenance.Emergency), maintenance.EmergencyState, EMERGENCIES),
    "Grant": (partial(made, grants.Grant), grants.GrantState, GRANTS),
    "Hold": (partial(made, holds.Hold), holds.HoldState, HOLDS),
    "Invoice": (partial(made, invoices.Invoice), invoices.InvoiceState, INVOICES),
    "Lease": (partial(made, leases.Lease), leases.LeaseState, LEASES),
    "PaidOrder": (partial(made, paid_orders.PaidOrder), paid_orders.PaidOrderState, PAID_ORDERS),
    "Payment": (partial(made, payments.Payment), payments.PaymentState, PAYMENTS),
    "Period": (partial(made, periods.Period), periods.PeriodState, PERIODS),
    "Settlement": (partial(made, settlements.Settlement), settlements.SettlementState, SETTLEMENTS),
    "Statement": (partial(made, statements.Statement), statements.StatementState, STATEMENTS),
    "Work": (partial(made, works.Work), works.WorkState, WORKS),
    "YearPlan": (partial(made, year_plans.YearPlan, year=2026), year_plans.PlanState, PLANS),
}
CREDIT: Mapping[str, tuple[Make, Iterable[Any], Steps]] = {
    "Case": (partial(made, credit_cases.Case), credit_cases.State, CREDIT_CASES),
}
"""By the name of the aggregate: one in a state, its states, its steps."""
