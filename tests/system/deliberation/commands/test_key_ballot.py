# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import key_ballot
from services.deliberation.commands.key_ballot import KeyBallot
from services.deliberation.domain.ballots import Channel, Choice
from services.deliberation.domain.casting import UnitBallots
from services.deliberation.domain.errors import BallotCastAlready, KeyedDifferently, NoProxy, VoteNotOpen
from services.deliberation.domain.measures import Measure
from tests.system.deliberation.compound import (
    CLOSES,
    CONVENOR,
    DESK,
    GRID_WORKER,
    OPENS,
    OWNERS,
    Bench,
    flat,
)

GIVEN = OPENS + timedelta(days=1)


def key(bench: Bench, vote_id: str, by=DESK, choice: Choice = Choice.AGREE, **more) -> UnitBallots:
    said = {"unit_id": flat(1), "principal_id": OWNERS[0].subject, "choice": choice, "given_at": GIVEN}
    cmd = KeyBallot.model_validate(said | more)
    return bench.act(by, lambda tx: key_ballot.handle(tx, vote_id, cmd))


@pytest.fixture
def vote_id(bench: Bench) -> str:
    opened = bench.opened()
    bench.clock.set(GIVEN + timedelta(hours=3))
    return opened


def test_it_counts_when_a_second_person_has_read_the_same(bench: Bench, vote_id: str):
    assert key(bench, vote_id).ballots == ()
    (ballot,) = key(bench, vote_id, GRID_WORKER).ballots
    assert (ballot.channel, ballot.at, ballot.choice) == (Channel.PAPER, GIVEN, Choice.AGREE)
    assert bench.counted(vote_id).outcome.strict.sides.agree == Measure(9100, 1)


def test_one_person_twice_is_one_reading(bench: Bench, vote_id: str):
    key(bench, vote_id)
    assert key(bench, vote_id, choice=Choice.DISAGREE).ballots == ()
    assert key(bench, vote_id, GRID_WORKER, Choice.DISAGREE).ballots[0].choice is Choice.DISAGREE


def test_two_persons_who_read_different_things_look_again(bench: Bench, vote_id: str):
    key(bench, vote_id)
    with pytest.raises(KeyedDifferently) as refusal:
        key(bench, vote_id, GRID_WORKER, Choice.ABSTAIN)
    assert refusal.value.fields == ("choice",)


def test_what_was_given_in_time_is_keyed_after_the_closing_until_the_count(bench: Bench, vote_id: str):
    bench.clock.set(CLOSES + timedelta(hours=2))
    bench.fire()
    key(bench, vote_id)
    with pytest.raises(VoteNotOpen):
        key(bench, vote_id, given_at=CLOSES + timedelta(minutes=1))
    bench.clock.set(CLOSES + timedelta(hours=24))
    with pytest.raises(VoteNotOpen):
        key(bench, vote_id, GRID_WORKER)


def test_a_paper_ballot_is_keyed_once_and_for_a_proxy_with_its_document(bench: Bench, vote_id: str):
    with pytest.raises(NoProxy):
        key(bench, vote_id, given_by_id=OWNERS[4].subject)
    for by in (DESK, GRID_WORKER):
        key(bench, vote_id, by)
    with pytest.raises(BallotCastAlready):
        key(bench, vote_id)


def test_an_unsigned_one_takes_no_part(bench: Bench, vote_id: str):
    for by in (DESK, GRID_WORKER):
        key(bench, vote_id, by, invalid=("unsigned",))
    assert bench.counted(vote_id).outcome.strict.sides.participating == Measure()


def test_who_convenes_does_not_key(bench: Bench, vote_id: str):
    with pytest.raises(Forbidden):
        key(bench, vote_id, CONVENOR)
