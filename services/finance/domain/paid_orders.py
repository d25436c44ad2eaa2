# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is owed for a paid order (有偿服务) of dispatch: billed once a round, not owed once it is reopened."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from services.chassis.values import Event, Money, OrgPath
from services.finance.domain import bills
from services.finance.domain.bills import Bill
from services.finance.domain.chart import AccountKind, Chart
from services.finance.domain.errors import FundElsewhere, UnknownAccount
from services.finance.domain.events import PaidOrderBilled
from services.finance.domain.funds import Fund
from services.finance.domain.paid_order_errors import NotIncome, PaidOrderSettled

NAME = "有偿服务"
NOT_SOLVED = "工单重新办理，本轮费用撤销"


class PaidOrderState(StrEnum):
    """`waiting`: nothing says which fund it belongs to; `kept`: reopened after something was paid."""

    WAITING = "waiting"
    BILLED = "billed"
    WITHDRAWN = "withdrawn"
    KEPT = "kept"


class Wait(StrEnum):
    """Why a paid order waits: the policy names no fund, or one that does not fit; the home is not known here.

    `no_more`: nothing stands in its way by now, a treasurer bills it.
    """

    NO_FUND = "no_fund"
    UNFIT_FUND = "unfit_fund"
    UNKNOWN_HOME = "unknown_home"
    NO_MORE = "no_more"


@dataclass(frozen=True, kw_only=True)
class PaidOrder:
    """One round of an order that was closed as solved; its bill has the same id.

    `payer`: who reported it and accepted the price. `fund_id`, `account`: the income that its bill is.
    """

    id: str
    order_id: str
    round: int
    place: OrgPath
    within: tuple[str, ...]
    category: str
    payer: str
    amount: Money
    rendered_at: datetime
    state: PaidOrderState = PaidOrderState.WAITING
    fund_id: str | None = None
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Income:
    """Where the money of a paid order belongs."""

    fund: Fund
    account: str


def check_income(income: Income, within: Container[str], chart: Chart) -> None:
    """A fund of one of the places that the home lies in, and an account of income.

    Raises FundElsewhere, UnknownAccount, NotIncome.
    """
    if income.fund.place not in within:
        raise FundElsewhere(income.fund.id)
    if chart.kind(income.account) is not AccountKind.INCOME:
        raise NotIncome(income.account)


def why_waiting(paid: PaidOrder, *, named: bool, fits: bool, home_known: bool) -> Wait | None:
    """`named`: the policy names a fund, and whether that `fits`. None for one that does not wait."""
    if paid.state is not PaidOrderState.WAITING:
        return None
    if not home_known:
        return Wait.UNKNOWN_HOME
    if not named:
        return Wait.NO_FUND
    return Wait.NO_MORE if fits else Wait.UNFIT_FUND


def fits(income: Income, within: Container[str], chart: Chart) -> bool:
    """Whether a place's paid orders can be booked there."""
    try:
        check_income(income, within, chart)
    except (FundElsewhere, UnknownAccount, NotIncome):
        return False
    return True


def bill(
    paid: PaidOrder, income: Income, unit_id: str, month: str, due: date, remind_at: datetime
) -> tuple[PaidOrder, Bill, list[Event]]:
    """Once. Raises PaidOrderSettled."""
    if paid.state is not PaidOrderState.WAITING:
        raise PaidOrderSettled(paid.id, paid.state)
    made = Bill(
        id=paid.id,
        run_id="",
        unit_id=unit_id,
        place=paid.place,
        payer=paid.payer,
        name=NAME,
        month=month,
        fund_id=income.fund.id,
        amount=paid.amount,
        due=due,
        remind_at=remind_at,
        subject=f"paid_order/{paid.id}",
    )
    billed = replace(paid, state=PaidOrderState.BILLED, fund_id=income.fund.id, account=income.account)
    told = PaidOrderBilled(paid.id, paid.order_id, paid.round, paid.place, paid.payer, paid.amount)
    return billed, made, [told]


def is_owed(paid: PaidOrder) -> bool:
    """It was not taken back yet."""
    return paid.state in (PaidOrderState.WAITING, PaidOrderState.BILLED)


def reopen(paid: PaidOrder, known: Bill | None) -> tuple[PaidOrder, Bill | None, list[Event]]:
    """It was not solved after all: its bill is owed no more, unless something of it is paid.

    The bill is none where nothing of it changes. Raises PaidOrderSettled.
    """
    if paid.state not in (PaidOrderState.WAITING, PaidOrderState.BILLED):
        raise PaidOrderSettled(paid.id, paid.state)
    if known is None or known.withdrawn:
        return replace(paid, state=PaidOrderState.WITHDRAWN), None, []
    if known.paid.fen:
        return replace(paid, state=PaidOrderState.KEPT), None, []
    withdrawn, events = bills.withdraw(known, NOT_SOLVED, None)
    return replace(paid, state=PaidOrderState.WITHDRAWN), withdrawn, events
