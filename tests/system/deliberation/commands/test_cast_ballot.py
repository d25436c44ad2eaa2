# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.deliberation.commands import cast_ballot
from services.deliberation.commands.cast_ballot import CastBallot
from services.deliberation.domain.ballots import Choice
from services.deliberation.domain.casting import commitment
from services.deliberation.domain.errors import (
    BallotCastAlready,
    NoProxy,
    NotEntitled,
    NotOnRoll,
    NotReplaceable,
    OwnerChanged,
    VoteNotOpen,
)
from services.deliberation.domain.measures import Measure
from tests.system.deliberation.compound import CONVENOR, MANAGER, OPENS, OWNERS, Bench, flat, number, sell


def test_the_receipt_opens_the_commitment_that_was_told(bench: Bench):
    vote_id = bench.opened()
    box = bench.cast(vote_id, 1, Choice.DISAGREE)
    ((ballot_id, secret),) = box.secrets
    (event,) = bench.read().history("unit_ballots", box.id).items
    bound = commitment(vote_id, flat(1), box.ballots[0], secret)
    assert (event.data.ballot_id, event.data.commitment) == (ballot_id, bound)


def test_a_ballot_is_replaced_by_name_and_the_first_one_kept(bench: Bench):
    vote_id = bench.opened()
    first = bench.cast(vote_id, 1).ballots[0].id
    with pytest.raises(BallotCastAlready) as refusal:
        bench.cast(vote_id, 1, Choice.DISAGREE)
    assert refusal.value.ballot_id == first
    with pytest.raises(NotReplaceable):
        bench.cast(vote_id, 1, Choice.DISAGREE, replaces=number(1))
    box = bench.cast(vote_id, 1, Choice.DISAGREE, replaces=first)
    assert [(one.choice, one.superseded_by) for one in box.ballots] == [
        (Choice.AGREE, box.ballots[1].id),
        (Choice.DISAGREE, None),
    ]
    assert bench.counted(vote_id).outcome.strict.sides.disagree == Measure(9100, 1)


def test_it_is_taken_in_the_window_alone(bench: Bench):
    vote_id = bench.frozen()
    bench.clock.set(OPENS - timedelta(seconds=1))
    with pytest.raises(VoteNotOpen):
        bench.cast(vote_id, 1)
    assert bench.read().ballots.list({}) == []


@pytest.mark.parametrize(
    ("unit_id", "principal", "refusal"),
    [
        (flat(2), None, NotEntitled),
        (flat(77), None, NotOnRoll),
        (flat(2), OWNERS[1].subject, NoProxy),
    ],
)
def test_nobody_votes_for_anothers_unit(bench: Bench, unit_id: str, principal: str | None, refusal: type):
    vote_id = bench.opened()
    cmd = CastBallot(unit_id=unit_id, choice=Choice.AGREE, principal_id=principal)
    with pytest.raises(refusal):
        bench.act(OWNERS[0], lambda tx: cast_ballot.handle(tx, vote_id, cmd))
    assert bench.read().ballots.list({}) == []


def test_after_a_sale_neither_the_old_owner_nor_the_new_one_votes(bench: Bench):
    vote_id = bench.opened()
    bench.act(CONVENOR, lambda tx: sell(tx, 1, MANAGER))
    with pytest.raises(OwnerChanged):
        bench.cast(vote_id, 1)
    cmd = CastBallot(unit_id=flat(1), choice=Choice.AGREE)
    with pytest.raises(NotEntitled):
        bench.act(MANAGER, lambda tx: cast_ballot.handle(tx, vote_id, cmd))
