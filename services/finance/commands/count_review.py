# SPDX-License-Identifier: AGPL-3.0-or-later
"""The review of a statement is over: count it in pieces; a bad one opens an accountability case."""

from services.finance.commands import open_case
from services.finance.domain import statements
from services.finance.domain.statements import Tally
from services.finance.domain.timer_kinds import REVIEW
from services.finance.policies import StatementPolicy
from services.finance.store import AT_ONCE, Tx


def handle(tx: Tx, statement_id: str, position: str, tally: Tally) -> None:
    statement = tx.statements.get(statement_id)
    where = {"statement_id": statement.id}
    page = tx.reviews.page(where, after=position or None, limit=AT_ONCE)
    tally = tally.plus(Tally(len(page.items), sum(one.stars for one in page.items)))
    if page.next:
        tx.timers.set(REVIEW, statement.id, tx.now, position=page.next, count=tally.count, stars=tally.stars)
        return
    policy = tx.policy(StatementPolicy, statement.place)
    statement, events = statements.close_review(statement, tally, policy.least_reviews, policy.bad_below)
    tx.statements.save(statement, *events)
    if statement.bad:
        open_case.handle(tx, statement.id)
