# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next units of a closed vote; after the last one the result is told, never before."""

from dataclasses import replace

from services.deliberation.domain import casting, counting, publications, votes
from services.deliberation.domain.frozen_rolls import RefusedBallot
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import COUNT
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


def handle(tx: Tx, vote_id: str, position: str) -> None:
    """While the roll is put right it waits: whoever does that begins it anew."""
    vote = tx.votes.get(vote_id)
    if vote.correcting:
        return
    page = tx.roll_page(vote, vote.roll.version, position)
    before = [vote.counting.head.key] if vote.counting.head else []
    answers = tx.answers_of(vote, [*before, *(entry.head for entry in page.items)])
    given = tx.given(vote, page.items)
    duplicates = vote.terms.duplicates
    counted = counting.take_all(vote.counting, given, vote.window, duplicates, answers)
    ballots = vote.ballots + sum(len(one.ballots) for one in given)
    vote = replace(vote, counting=counted, ballots=ballots)
    if page.next is None:
        refused, off_the_roll = _refused(tx, vote)
        vote = replace(vote, ballots=vote.ballots + off_the_roll)
        vote, events = votes.complete(vote, counting.finish(vote.counting, answers), refused)
        tx.votes.save(vote, *events)
        if vote.adopted is not None:
            tx.publish_of_vote(Kind.RESULT, vote, publications.result(vote))
    else:
        tx.timers.set(COUNT, vote.id, tx.now, position=page.next)
        tx.votes.save(vote)


def _refused(tx: Tx, vote: Vote) -> tuple[tuple[RefusedBallot, ...], int]:
    """What the corrected units do not entitle to, and how many ballots are for units that are gone."""
    refused, gone = list[RefusedBallot](), 0
    for unit_id in vote.roll.touched:
        box, unit = tx.box(vote, unit_id), tx.entry_if_any(vote, unit_id)
        refused += casting.refused(box, unit, vote.window, vote.terms.duplicates)
        gone += len(box.ballots) if unit is None else 0
    return tuple(refused), gone
