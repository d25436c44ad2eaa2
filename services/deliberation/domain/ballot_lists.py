# SPDX-License-Identifier: AGPL-3.0-or-later
"""The ballot list of a counted vote: every unit of its roll with all that was given for it, without names.

Whoever holds it opens each public commitment, recounts by area and heads, and finds the roll's hash again.
"""

from __future__ import annotations

from dataclasses import dataclass

from services.deliberation.domain.ballots import Ballot, Choice, Fate, ListHolders, settle
from services.deliberation.domain.casting import UnitBallots
from services.deliberation.domain.errors import BallotListNotYours, BallotsNotCounted, VoteIsSecret
from services.deliberation.domain.rolls import RollUnit
from services.deliberation.domain.votes import Vote


@dataclass(frozen=True)
class ListedBallot:
    """A ballot with what became of it; the secret opens its commitment."""

    ballot: Ballot
    secret: str
    fate: Fate


@dataclass(frozen=True)
class ListLine:
    """`answer`: that of the unit's head as one person, where its units say different things."""

    unit: RollUnit
    ballots: tuple[ListedBallot, ...]
    answer: Choice | None


def check_may_hold(vote: Vote, *, on_roll: bool, scrutinises: bool) -> None:
    """Whether somebody may hold the list now.

    Raises VoteIsSecret, BallotListNotYours, BallotsNotCounted.
    """
    holders = vote.terms.ballot_list
    if holders is ListHolders.NOBODY:
        raise VoteIsSecret(vote.id)
    if not scrutinises and not (on_roll and holders is ListHolders.ELECTORATE):
        raise BallotListNotYours(vote.id, holders)
    if vote.outcome is None:
        raise BallotsNotCounted(vote.id, vote.state)


def line_of(vote: Vote, unit: RollUnit, box: UnitBallots | None, answer: Choice | None) -> ListLine:
    """What was given for a unit, replaced and refused ballots too, with the fate that the count gave each."""
    if box is None:
        return ListLine(unit, (), answer)
    fates, secrets = settle(unit, box.ballots, vote.window, vote.terms.duplicates).fates, dict(box.secrets)
    listed = (ListedBallot(ballot, secrets[ballot.id], fates[ballot.id]) for ballot in box.ballots)
    return ListLine(unit, tuple(listed), answer)
