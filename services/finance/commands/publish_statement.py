# SPDX-License-Identifier: AGPL-3.0-or-later
"""Publish a statement that is drawn up: the books of its quarter are locked, residents may review it."""

from dataclasses import replace

from services.chassis.publicity import Terms
from services.finance.domain import periods, statements
from services.finance.domain.kinds import Kind
from services.finance.domain.periods import period_id
from services.finance.domain.statements import Notice
from services.finance.domain.timer_kinds import REVIEW
from services.finance.policies import StatementPolicy
from services.finance.store import Tx


def handle(tx: Tx, statement_id: str) -> None:
    statement = tx.statements.get(statement_id)
    policy, calendar = tx.policy(StatementPolicy, statement.place), tx.calendar_at(statement.place)
    notice = Notice(
        kind=Kind.STATEMENT,
        subject=f"statement/{statement.id}",
        matter=statement.id,
        place=statement.place,
        title=f"{statement.quarter} 收支明细",
        document=statements.document(statement),
    )
    terms = Terms(policy.publicity_days, on_board=policy.on_board, ruling_days=policy.ruling_days)
    publication = tx.publish(notice, terms)
    until = calendar.end_of_period(calendar.add_days(calendar.local_date(tx.now), policy.review_days))
    statement, events = statements.publish(statement, publication.id, tx.now, until)
    statement = replace(statement, review_days=policy.review_days)
    tx.statements.save(statement, *events)
    period, locked = periods.lock(tx.periods.get(period_id(statement.place, statement.quarter)), statement.id)
    tx.periods.save(period, *locked)
    tx.timers.set(REVIEW, statement.id, until, position="", count=0, stars=0)
