# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hash the roll in the order of its heads, piece by piece; after the last one it is frozen and published."""

from dataclasses import replace

from services.deliberation.domain import counting, frozen_rolls, publications, votes
from services.deliberation.domain.ballots import Settled
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import FREEZE
from services.deliberation.store import Tx

NO_BALLOT = Settled({}, None, silent=True)


def handle(tx: Tx, vote_id: str, position: str) -> None:
    vote = tx.votes.get(vote_id)
    page = tx.roll_page(vote, vote.roll.version, position)
    roll = vote.roll
    for entry in page.items:
        counted = counting.take(roll.counting, entry.unit, NO_BALLOT, {}, served=False)
        roll = frozen_rolls.enrolled(roll, entry.unit, counted)
    vote = replace(vote, roll=roll)
    if page.next is None:
        vote, events = votes.freeze(vote, tx.now)
        tx.votes.save(vote, *events)
        tx.publish_of_vote(Kind.ROLL, vote, publications.roll(vote))
    else:
        tx.timers.set(FREEZE, vote.id, tx.now, position=page.next)
        tx.votes.save(vote)
