# SPDX-License-Identifier: AGPL-3.0-or-later
"""Read the ballot list of a counted vote, a page at a time; that it was read is kept, and by whom."""

from services.chassis.http import Input
from services.chassis.store import Page
from services.deliberation.domain import ballot_lists
from services.deliberation.domain.authority import Permission
from services.deliberation.domain.ballot_lists import ListLine
from services.deliberation.domain.casting import key_of
from services.deliberation.domain.events import BallotsRead
from services.deliberation.domain.votes import Vote
from services.deliberation.store import Tx


class ReadBallots(Input):
    """`after`: the cursor that the page before gave."""

    after: str | None = None


def handle(tx: Tx, vote_id: str, cmd: ReadBallots) -> Page[ListLine]:
    """The units in the order of their heads. Raises VoteIsSecret, BallotListNotYours, BallotsNotCounted."""
    vote = tx.votes.get(vote_id)
    scrutinises = tx.by.may(Permission.BALLOTS_SCRUTINISE, vote.place)
    ballot_lists.check_may_hold(vote, on_roll=_on_roll(tx, vote), scrutinises=scrutinises)
    page = tx.roll_page(vote, vote.roll.version, cmd.after or "")
    units = [entry.unit for entry in page.items]
    boxes = {box.unit_id: box for box in tx.ballots.several(key_of(vote.id, unit.unit_id) for unit in units)}
    answers = tx.answers_of(vote, (unit.head for unit in units))
    lines = [
        ballot_lists.line_of(vote, unit, boxes.get(unit.unit_id), answers.get(unit.head)) for unit in units
    ]
    tx.votes.save(vote, BallotsRead(vote.id, vote.place, sum(len(line.ballots) for line in lines)))
    return Page(tuple(lines), page.next)


def _on_roll(tx: Tx, vote: Vote) -> bool:
    """Whether the caller owns a unit of the roll, joint owners for whom another speaks included."""
    where = {"vote_id": vote.id, "roll_version": vote.roll.version, "unit.owners": tx.by.subject}
    return tx.roll.first(where) is not None
