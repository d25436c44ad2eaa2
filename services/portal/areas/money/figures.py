# SPDX-License-Identifier: AGPL-3.0-or-later
"""Charts of money: budget against actual, income and expense by account, quarter by quarter."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.portal.client.models.finance import CommitmentView, StatementView
from services.portal.texts import Words
from services.portal.ui.charts.bars import MOST, Bar, bars
from services.portal.ui.charts.chart import Chart, Numbers, Saying
from services.portal.ui.charts.gauge import Limit, gauge
from services.portal.ui.charts.lines import Line, lines

INCOME, EXPENSE = "income", "expense"
MEANINGS = {INCOME: "good", EXPENSE: "warn"}
SHORTEST = 2
"""Quarters that make a line."""


@dataclass(frozen=True)
class Sum:
    """What an account came to in a quarter, in fen; above nought is income, or expense."""

    name: str
    fen: int


def budget_gauge(words: Words, project: CommitmentView) -> Chart | None:
    """What is paid of the budget; none before a budget is set."""
    if project.budget is None or not project.budget.fen:
        return None
    paid, budget = (words.money(one.fen, one.currency) for one in (project.paid, project.budget))
    title = words("money.budget_actual")
    numbers = Numbers(title, (words("money.paid"), words("money.budget")), ((paid, budget),))
    saying = Saying(f"budget-{project.id}", title, words("money.gauge", paid=paid, budget=budget), numbers)
    used, allowed = words("money.gauge_used", amount=paid), words("money.gauge_limit", amount=budget)
    return gauge(saying, Limit(project.paid.fen, project.budget.fen, used, allowed))


def sums(statement: StatementView, kind: str) -> list[Sum]:
    """The accounts of a kind over all funds, the largest first."""
    found: dict[str, int] = {}
    for fund in statement.funds:
        for line in fund.lines:
            if line.kind == kind:
                moved = line.credit.fen - line.debit.fen
                found[line.name] = found.get(line.name, 0) + (moved if kind == INCOME else -moved)
    return sorted((Sum(name, fen) for name, fen in found.items() if fen), key=lambda one: -one.fen)


def account_bars(words: Words, statement: StatementView, kind: str) -> Chart | None:
    """Bars by account; what was taken back more than it came to has no bar and stands in the table alone."""
    known = sums(statement, kind)
    shown = [one for one in known if one.fen > 0][:MOST]
    if not shown:
        return None
    whole = sum(one.fen for one in known)
    title = words.name("money_kind", kind)
    rows = tuple((one.name, words.money(one.fen)) for one in known)
    numbers = Numbers(title, (words("money.account"), words("money.amount")), rows)
    largest = words("money.bars", total=words.money(whole), name=shown[0].name, amount=rows[0][1])
    items = [Bar(one.name, one.fen, words.money(one.fen), MEANINGS[kind]) for one in shown]
    return bars(Saying(f"accounts-{kind}", title, largest, numbers), items)


def quarter_lines(words: Words, statements: Sequence[StatementView]) -> Chart | None:
    """Income and expense over the quarters of one place, the oldest first; none for a single quarter."""
    if len(statements) < SHORTEST:
        return None
    totals = {
        kind: [max(0, sum(one.fen for one in sums(statement, kind))) for statement in statements]
        for kind in MEANINGS
    }
    most = max(max(one) for one in totals.values())
    if not most:
        return None
    last = len(statements) - 1
    told = {kind: words.money(of[last]) for kind, of in totals.items()}
    series = [
        Line(words.name("money_kind", kind), tuple(fen / most for fen in of), told[kind])
        for kind, of in totals.items()
    ]
    names = [one.quarter for one in statements]
    rows = tuple(
        (name, *(words.money(of[number]) for of in totals.values())) for number, name in enumerate(names)
    )
    head = (words("money.quarter"), *(words.name("money_kind", kind) for kind in totals))
    title = words("money.by_quarter")
    finding = words("money.lines", quarter=names[-1], income=told[INCOME], expense=told[EXPENSE])
    scale = (words.money(0), words.money(most // 2), words.money(most))
    return lines(Saying("quarters", title, finding, Numbers(title, head, rows)), names, series, scale)
