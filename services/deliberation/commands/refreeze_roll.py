# SPDX-License-Identifier: AGPL-3.0-or-later
"""Hash the next units of a roll that is put right; after the last one it holds, or the recount begins."""

from dataclasses import replace

from services.deliberation.domain import corrections, counting, frozen_rolls, publications
from services.deliberation.domain.ballots import Settled
from services.deliberation.domain.corrections import COUNTED, RollCorrection
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import COUNT, RECOUNT, REFREEZE
from services.deliberation.domain.votes import State, Vote
from services.deliberation.store import Tx

NO_BALLOT = Settled({}, None, silent=True)


def handle(tx: Tx, correction_id: str, position: str) -> None:
    correction = tx.corrections.get(correction_id)
    vote = tx.votes.get(correction.vote_id)
    page = tx.roll_page(vote, correction.roll_version, position)
    roll = correction.roll
    for entry in page.items:
        counted = counting.take(roll.counting, entry.unit, NO_BALLOT, {}, served=False)
        roll = frozen_rolls.enrolled(roll, entry.unit, counted)
    if page.next is None:
        roll = replace(roll, counting=counting.finish(roll.counting, {}))
    correction = replace(correction, roll=roll)
    if page.next is None and vote.state not in COUNTED:
        _apply(tx, vote, correction)
        return
    kind = REFREEZE if page.next else RECOUNT
    tx.timers.set(kind, correction.id, tx.now, position=page.next or "")
    tx.corrections.save(correction)


def _apply(tx: Tx, vote: Vote, correction: RollCorrection) -> None:
    """Before the count: the ballots that are there, and those that come, are counted by the new roll."""
    vote, correction, events = corrections.apply(vote, correction, tx.now)
    tx.votes.save(vote, *events)
    tx.corrections.save(correction)
    tx.publish_of_vote(Kind.ROLL, vote, publications.roll(vote, correction.reason))
    if vote.state is State.CLOSED:
        tx.timers.set(COUNT, vote.id, max(tx.now, vote.keyed_until), position="")
