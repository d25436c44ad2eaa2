# SPDX-License-Identifier: AGPL-3.0-or-later
"""What each role may do in finance, at the place where it is held and everywhere below."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from services.chassis.values import Role


class Permission(StrEnum):
    ACTS_READ = "finance.acts.read"
    DISTRICTS_WATCH = "finance.districts.watch"
    FUNDS_READ = "finance.funds.read"
    FUNDS_OPEN = "finance.funds.open"
    ENTRIES_READ = "finance.entries.read"
    ENTRIES_POST = "finance.entries.post"
    ENTRIES_CONFIRM = "finance.entries.confirm"
    PERIODS_CLOSE = "finance.periods.close"
    BUDGETS_SET = "finance.budgets.set"
    WORK_ORDER = "finance.work.order"
    INVOICES_KEEP = "finance.invoices.keep"
    INVOICES_APPROVE = "finance.invoices.approve"
    INVOICES_PAY = "finance.invoices.pay"
    GRANTS_KEEP = "finance.grants.keep"
    GRANTS_DECIDE = "finance.grants.decide"
    DONATIONS_KEEP = "finance.donations.keep"
    PUBLICITY_KEEP = "finance.publicity.keep"
    OBJECTIONS_RAISE = "finance.objections.raise"
    OBJECTIONS_RULE = "finance.objections.rule"
    STATEMENTS_REVIEW = "finance.statements.review"
    CASES_ANSWER = "finance.cases.answer"
    CASES_JUDGE = "finance.cases.judge"
    BILLS_RUN = "finance.bills.run"
    BILLS_READ = "finance.bills.read"
    PAYMENTS_REFUND = "finance.payments.refund"
    INCOME_SHARE = "finance.income.share"
    ASSETS_KEEP = "finance.assets.keep"
    BIDS_MAKE = "finance.bids.make"
    BIDS_AWARD = "finance.bids.award"
    DEPOSITS_KEEP = "finance.deposits.keep"
    DEPOSITS_CONFIRM = "finance.deposits.confirm"
    CASH_KEEP = "finance.cash.keep"
    CASH_CONFIRM = "finance.cash.confirm"
    BANK_KEEP = "finance.bank.keep"
    SETTLEMENTS_KEEP = "finance.settlements.keep"
    POLICIES_WRITE = "finance.policies.write"
    ARREARS_READ = "finance.arrears.read"
    ARREARS_KEEP = "finance.arrears.keep"
    BILL_HOLDS_DECIDE = "finance.bill_holds.decide"
    MAINTENANCE_KEEP = "finance.maintenance.keep"
    EMERGENCIES_CONFIRM = "finance.emergencies.confirm"
    PLANS_KEEP = "finance.plans.keep"
    AUDITS_OPEN = "finance.audits.open"


_READS = {Permission.FUNDS_READ, Permission.ENTRIES_READ}
_KEEPS_BOOKS = {
    *_READS,
    Permission.FUNDS_OPEN,
    Permission.ENTRIES_POST,
    Permission.PERIODS_CLOSE,
    Permission.BUDGETS_SET,
    Permission.INVOICES_KEEP,
    Permission.INVOICES_PAY,
    Permission.GRANTS_KEEP,
    Permission.DONATIONS_KEEP,
    Permission.PUBLICITY_KEEP,
    Permission.CASES_ANSWER,
    Permission.BILLS_RUN,
    Permission.BILLS_READ,
    Permission.PAYMENTS_REFUND,
    Permission.INCOME_SHARE,
    Permission.ARREARS_READ,
    Permission.ARREARS_KEEP,
    Permission.MAINTENANCE_KEEP,
    Permission.PLANS_KEEP,
    Permission.ASSETS_KEEP,
    Permission.DEPOSITS_KEEP,
    Permission.CASH_KEEP,
    Permission.BANK_KEEP,
    Permission.SETTLEMENTS_KEEP,
}
_APPROVES = {
    *_READS,
    Permission.ENTRIES_CONFIRM,
    Permission.WORK_ORDER,
    Permission.INVOICES_APPROVE,
    Permission.GRANTS_DECIDE,
    Permission.OBJECTIONS_RULE,
    Permission.CASES_JUDGE,
    Permission.ARREARS_READ,
    Permission.BILL_HOLDS_DECIDE,
    Permission.EMERGENCIES_CONFIRM,
    Permission.BIDS_AWARD,
    Permission.DEPOSITS_CONFIRM,
    Permission.CASH_CONFIRM,
}
_LIVES_THERE = {
    Permission.FUNDS_READ,
    Permission.OBJECTIONS_RAISE,
    Permission.STATEMENTS_REVIEW,
    Permission.BIDS_MAKE,
}

_ADMINISTERS = frozenset(Permission) - {Permission.DISTRICTS_WATCH}
_AUDITS = frozenset({Permission.ACTS_READ})

HELD: Mapping[str, frozenset[Permission]] = MappingProxyType(
    {
        Role.PLATFORM_OPERATOR: frozenset({Permission.DISTRICTS_WATCH}),
        Role.DISTRICT_ADMIN: _ADMINISTERS,
        Role.SYSTEM_ADMIN: _ADMINISTERS - _AUDITS,
        Role.AUDIT_ADMIN: _AUDITS,
        Role.TREASURER: frozenset(_KEEPS_BOOKS),
        Role.SUPERVISOR: frozenset(_APPROVES),
        Role.RESIDENT: frozenset(_LIVES_THERE),
        Role.PROJECT_MANAGER: frozenset({Permission.BIDS_MAKE}),
    }
)
"""Who keeps the books (财务) does not confirm or approve what they keep: that is the supervisor's."""
