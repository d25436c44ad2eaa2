# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next units of a closed vote in the order of their heads; the result is published."""

from dataclasses import replace

from services.deliberation.domain import ballots, counting, publications, votes
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.rolls import RollEntry
from services.deliberation.domain.timer_kinds import COUNT
from services.deliberation.domain.votes import Vote
from services.deliberation.store import UNITS_AT_ONCE, Tx


def handle(tx: Tx, vote_id: str, position: str) -> None:
    vote = tx.votes.get(vote_id)
    page = tx.roll.page({"vote_id": vote.id}, sort="head", after=position or None, limit=UNITS_AT_ONCE)
    before = [vote.counting.head.key] if vote.counting.head else []
    answers = tx.answers_of(vote, [*before, *(entry.head for entry in page.items)])
    vote = _counted(tx, vote, page.items, answers)
    if page.next is None:
        vote, events = votes.complete(vote, counting.finish(vote.counting, answers))
        tx.votes.save(vote, *events)
        if vote.adopted is not None:
            tx.publish_of_vote(Kind.RESULT, vote, publications.result(vote))
    else:
        tx.timers.set(COUNT, vote.id, tx.now, position=page.next)
        tx.votes.save(vote)


def _counted(tx: Tx, vote: Vote, entries: tuple[RollEntry, ...], answers: dict[str, Choice]) -> Vote:
    keys = [entry.id for entry in entries]
    given = {box.id: box.ballots for box in tx.ballots.several(keys)}
    served = {one.id for one in tx.deliveries.several(keys) if one.at <= vote.closes_at}
    found = vote.counting
    for entry in entries:
        some = given.get(entry.id, ())
        settled = ballots.settle(entry.unit, some, vote.window, vote.terms.duplicates)
        found = counting.take(found, entry.unit, settled, answers, served=entry.id in served)
    return replace(vote, counting=found, ballots=vote.ballots + sum(map(len, given.values())))
