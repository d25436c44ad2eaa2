# SPDX-License-Identifier: AGPL-3.0-or-later
"""Give one answer as a person, where one's ballots for several units differ: each ballot keeps its area."""

from dataclasses import replace

from services.chassis.http import Id, Input
from services.deliberation.domain import casting, votes
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import HeadAnswer, key_of
from services.deliberation.domain.events import HeadAnswered
from services.deliberation.store import Tx


class AnswerHead(Input):
    """`unit_id`: any of the units."""

    unit_id: Id
    choice: Choice


def handle(tx: Tx, vote_id: str, cmd: AnswerHead) -> None:
    """It may be given again until the vote closes; the last one counts."""
    vote = tx.votes.get(vote_id)
    votes.check_takes(vote, tx.now, tx.now)
    unit = tx.entry(vote, cmd.unit_id)
    casting.check_entitled(unit, tx.by.subject, tx.ownerships.find(unit.unit_id))
    key = key_of(vote.id, unit.head)
    told = HeadAnswered(vote.id, unit.unit_id)
    known = tx.answers.find(key)
    if known:
        tx.answers.save(replace(known, choice=cmd.choice), told)
    else:
        tx.answers.add(HeadAnswer(key, vote.id, unit.head, cmd.choice), told)
