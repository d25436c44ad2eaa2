# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next ballots on a budget; at the end it is settled and published which projects are funded."""

from services.chassis.publicity import Terms
from services.deliberation.domain import budget_votes, publications
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.publications import Notice
from services.deliberation.domain.timer_kinds import BUDGET_COUNT
from services.deliberation.store import UNITS_AT_ONCE, Tx

RULING_DAYS = 10


def handle(tx: Tx, budget_vote_id: str, position: str) -> None:
    vote = tx.budget_votes.get(budget_vote_id)
    where = {"budget_vote_id": vote.id}
    page = tx.budget_ballots.page(where, after=position or None, limit=UNITS_AT_ONCE)
    vote = budget_votes.count(vote, page.items)
    if page.next:
        tx.timers.set(BUDGET_COUNT, vote.id, tx.now, position=page.next)
        tx.budget_votes.save(vote)
        return
    vote, events = budget_votes.complete(vote)
    tx.budget_votes.save(vote, *events)
    notice = Notice(
        kind=Kind.BUDGET,
        subject=f"budget_vote/{vote.id}",
        matter=vote.id,
        place=vote.place,
        title=vote.title,
        document=publications.budget(vote),
    )
    tx.publish(notice, Terms(vote.public_days, on_board=False, ruling_days=RULING_DAYS))
