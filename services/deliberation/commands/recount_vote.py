# SPDX-License-Identifier: AGPL-3.0-or-later
"""Count the next units of a vote by its corrected roll; after the last one the new result is published."""

from dataclasses import replace

from services.deliberation.domain import casting, corrections, counting, publications
from services.deliberation.domain.corrections import RollCorrection
from services.deliberation.domain.frozen_rolls import RefusedBallot
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.timer_kinds import RECOUNT
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


def handle(tx: Tx, correction_id: str, position: str) -> None:
    """The terms and the ballots are those of the first count."""
    correction = tx.corrections.get(correction_id)
    vote = tx.votes.get(correction.vote_id)
    page = tx.roll_page(vote, correction.roll_version, position)
    before = [correction.counting.head.key] if correction.counting.head else []
    answers = tx.answers_of(vote, [*before, *(entry.head for entry in page.items)])
    given, duplicates = tx.given(vote, page.items), vote.terms.duplicates
    counted = counting.take_all(correction.counting, given, vote.window, duplicates, answers)
    if page.next is None:
        counted = counting.finish(counted, answers)
    correction = replace(correction, counting=counted)
    if page.next is None:
        _complete(tx, vote, correction)
    else:
        tx.timers.set(RECOUNT, correction.id, tx.now, position=page.next)
        tx.corrections.save(correction)


def _complete(tx: Tx, vote: Vote, correction: RollCorrection) -> None:
    """The earlier result stays in public, superseded; the new one has a publicity of its own."""
    refused = _refused(tx, vote, correction)
    vote, correction, events = corrections.recount(vote, correction, refused, tx.now)
    tx.votes.save(vote, *events)
    tx.corrections.save(correction)
    tx.publish_of_vote(Kind.ROLL, vote, publications.roll(vote, correction.reason))
    if vote.adopted is not None:
        tx.publish_of_vote(Kind.RESULT, vote, publications.result(vote))


def _refused(tx: Tx, vote: Vote, correction: RollCorrection) -> tuple[RefusedBallot, ...]:
    found = list[RefusedBallot]()
    for unit_id in correction.roll.touched:
        unit = tx.entry_if_any(vote, unit_id, correction.roll_version)
        found += casting.refused(tx.box(vote, unit_id), unit, vote.window, vote.terms.duplicates)
    return tuple(found)
