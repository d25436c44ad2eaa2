# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next units of a closed vote in the order of their heads; after the last one there is a result."""

from dataclasses import replace

from services.deliberation.domain import ballots, counting, votes
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.counting import Counting
from services.deliberation.domain.votes import Vote
from services.deliberation.store import COUNT, SETTLE, UNITS_AT_ONCE, RollEntry, Tx


def handle(tx: Tx, vote_id: str, position: str) -> None:
    vote = tx.votes.get(vote_id)
    page = tx.roll.page({"vote_id": vote.id}, sort="head", after=position or None, limit=UNITS_AT_ONCE)
    before = [vote.counting.head.key] if vote.counting.head else []
    answers = tx.answers_of(vote, [*before, *(entry.head for entry in page.items)])
    counted = _counted(tx, vote, page.items, answers)
    if page.next is None:
        complete = counting.finish(counted, answers)
        vote, events = votes.complete(vote, complete, tx.now, tx.calendar_at(vote.place))
        tx.timers.set(SETTLE, vote.id, vote.effect_at or tx.now)
        tx.votes.save(vote, *events)
    else:
        tx.timers.set(COUNT, vote.id, tx.now, position=page.next)
        tx.votes.save(replace(vote, counting=counted))


def _counted(tx: Tx, vote: Vote, entries: tuple[RollEntry, ...], answers: dict[str, Choice]) -> Counting:
    keys = [entry.id for entry in entries]
    given = {box.id: box.ballots for box in tx.ballots.several(keys)}
    served = {one.id for one in tx.deliveries.several(keys) if one.at <= vote.closes_at}
    found = vote.counting
    for entry in entries:
        some = given.get(entry.id, ())
        settled = ballots.settle(entry.unit, some, vote.window, vote.terms.duplicates)
        found = counting.take(found, entry.unit, settled, answers, served=entry.id in served)
    return found
