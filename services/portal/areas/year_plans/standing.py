# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a year's plan stands: a table for each quarter that has begun, and how much of it is spent."""

from collections.abc import Callable
from datetime import date

from services.portal.areas.letting.record import Part, yuan
from services.portal.areas.money.bills import today
from services.portal.client.models.finance import StandingView, YearPlanView
from services.portal.page_context import visit
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.gauge import Limit, gauge

QUARTERS = 4
EXPENSE = "expense"
HEAD = ("purpose", "kind", "of_year", "planned", "committed", "actual", "variance", "explanation")

Ask = Callable[[str], list[StandingView]]
"""A quarter → how each line stands at its end."""


def begun(year: int, day: date | None = None) -> list[str]:
    """The quarters of a year that have begun, the latest first; the first one before the year."""
    now = day or today()
    number = min(max((now.year - year) * QUARTERS + (now.month - 1) // 3, 0), QUARTERS - 1)
    return [f"{year}Q{one}" for one in range(number + 1, 0, -1)]


def parts(plan: YearPlanView, ask: Ask) -> tuple[tuple[Part, ...], Chart | None]:
    """A table for each quarter, and the gauge of the latest one."""
    stands = [(quarter, ask(quarter)) for quarter in begun(plan.year)]
    tables = tuple(_table(quarter, lines) for quarter, lines in stands)
    return tables, spent(plan, stands[0][1])


def spent(plan: YearPlanView, lines: list[StandingView]) -> Chart | None:
    """What is spent of the whole year's expenses; none where none is planned or something came back."""
    words = visit().words
    allowed = sum(one.year.fen for one in lines if one.kind == EXPENSE)
    used = sum(one.actual.fen for one in lines if one.kind == EXPENSE)
    if not allowed or used < 0:
        return None
    paid, budget = words.money(used), words.money(allowed)
    title = words("year_plans.expenses")
    numbers = Numbers(title, (words("year_plans.actual"), words("year_plans.of_year")), ((paid, budget),))
    finding = words("year_plans.gauge", spent=paid, budget=budget)
    saying = Saying(f"year-plan-{plan.id}", title, finding, numbers)
    shown = (
        words("money.gauge_used", amount=paid),
        words("money.gauge_limit", amount=budget),
    )
    return gauge(saying, Limit(used, allowed, *shown))


def _table(quarter: str, lines: list[StandingView]) -> Part:
    words = visit().words
    year, _, number = quarter.partition("Q")
    rows = tuple(
        (
            one.purpose,
            words.name("money_kind", one.kind),
            yuan(one.year),
            yuan(one.planned),
            yuan(one.committed),
            yuan(one.actual),
            yuan(one.variance),
            one.explanation or words("year_plans.to_explain" if one.is_large else "year_plans.small"),
        )
        for one in lines
    )
    return Part(
        quarter,
        words("money.quarter_of", year=year, number=number),
        words("year_plans.no_lines"),
        head=tuple(words(f"year_plans.{name}") for name in HEAD),
        rows=rows,
    )
