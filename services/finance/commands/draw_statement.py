# SPDX-License-Identifier: AGPL-3.0-or-later
"""Draw up the next piece of a closed quarter's statement: its postings, then its funds; then publish it."""

from dataclasses import replace
from datetime import timedelta

from services.chassis import published_log
from services.finance.commands import publish_statement
from services.finance.domain import periods, statements
from services.finance.domain.funds import Fund
from services.finance.domain.periods import Closing
from services.finance.domain.statements import FundLines, Statement
from services.finance.domain.timer_kinds import DRAW
from services.finance.domain.totals import added, month_of
from services.finance.store import AT_ONCE, Tx

FUNDS = "funds:"
"""Before the cursor of the next funds; without it the position is that of the next postings."""
FUNDS_AT_ONCE = 20


def handle(tx: Tx, statement_id: str, position: str) -> None:
    statement = tx.statements.get(statement_id)
    if position.startswith(FUNDS):
        _draw_funds(tx, statement, position.removeprefix(FUNDS))
    else:
        _draw_postings(tx, statement, position)


def _draw_postings(tx: Tx, statement: Statement, position: str) -> None:
    first, last = periods.bounds(statement.quarter)
    page = tx.entries.page(
        {"within": statement.place},
        sort="effective",
        after=position or None,
        since=first,
        until=last + timedelta(days=1),
        limit=AT_ONCE,
    )
    own = [entry for entry in page.items if entry.place == statement.place]
    if own:
        part, text = statement.parts, published_log.canonical(statements.postings(own))
        fact: published_log.Fact = {
            "kind": "postings",
            "statement": statement.id,
            "part": part,
            "content": text,
        }
        published_log.add(tx, f"{statement.id}.{part}", fact)
        statement = statements.take(statement, len(own))
    tx.statements.save(statement)
    tx.timers.set(DRAW, statement.id, tx.now, position=page.next or FUNDS)


def _draw_funds(tx: Tx, statement: Statement, after: str) -> None:
    page = tx.funds.page({"within": statement.place}, after=after or None, limit=FUNDS_AT_ONCE)
    drawn = tuple(_close(tx, statement, fund) for fund in page.items if fund.place == statement.place)
    statement = replace(statement, funds=(*statement.funds, *drawn))
    tx.statements.save(statement)
    if page.next:
        tx.timers.set(DRAW, statement.id, tx.now, position=FUNDS + page.next)
    else:
        publish_statement.handle(tx, statement.id)


def _close(tx: Tx, statement: Statement, fund: Fund) -> FundLines:
    first, last = periods.bounds(statement.quarter)
    before = month_of(first - timedelta(days=1))
    closing = tx.closing(fund.id, before)
    since = closing.through if closing else ""
    totals = [one for one in tx.totals_of(fund.id) if one.effective > since]
    opening = [*(closing.balances if closing else ())]
    opening += [one.balance for one in totals if one.effective <= before]
    turnover = [one.balance for one in totals if before < one.effective <= month_of(last)]
    key, through = f"{fund.id}:{statement.quarter}", month_of(last)
    tx.closings.add(Closing(key, fund.id, statement.quarter, through, added([*opening, *turnover])))
    return statements.fund_lines(fund, opening, turnover, tx.chart_at(fund.place))
