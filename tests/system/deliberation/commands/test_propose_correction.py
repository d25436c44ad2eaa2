# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden, Invalid
from services.deliberation.commands import propose_correction
from services.deliberation.commands.propose_correction import ProposeCorrection
from services.deliberation.domain.correction_errors import (
    EffectCarriedOut,
    NothingCorrected,
    OnRollAlready,
    RollNotFrozen,
)
from services.deliberation.domain.corrections import State
from services.deliberation.domain.effects import Effect, EffectKind
from services.deliberation.domain.errors import NotOnRoll
from services.deliberation.domain.votes import State as VoteState
from tests.system.deliberation.compound import OWNERS, Bench, flat
from tests.system.deliberation.rolls import area, missing, owner, proposed, twice


def test_a_proposal_says_what_was_and_what_is_right_and_changes_nothing(bench: Bench):
    vote_id = bench.frozen()
    made = proposed(bench, vote_id, area(1, 80), owner(2))
    assert made.state is State.PROPOSED
    assert [(one.before.area, one.after.area) for one in made.changes] == [(9100, 8000), (9200, 9200)]
    assert bench.vote(vote_id).roll.version == 1
    assert bench.told("roll_correction", made.id) == ["RollCorrectionProposed"]


def test_what_cannot_be_is_refused(bench: Bench):
    vote_id = bench.frozen()
    for wrong, refusal in (
        (area(1, 91), NothingCorrected),
        (area(77, 80), NotOnRoll),
        (twice(77), NotOnRoll),
        (missing(1), OnRollAlready),
        (missing(77), NotOnRoll),
        ({"unit_id": flat(1), "error": "wrong_area"}, Invalid),
        ({"unit_id": flat(1), "error": "wrong_owners"}, Invalid),
        (owner(1) | {"voter": OWNERS[4].subject}, Invalid),
    ):
        with pytest.raises(refusal):
            proposed(bench, vote_id, wrong)
    with pytest.raises(Invalid):
        proposed(bench, vote_id, area(1, 80), twice(1))


def test_only_a_frozen_roll_of_our_own_is_put_right_and_only_by_who_keeps_it(bench: Bench):
    with pytest.raises(RollNotFrozen):
        proposed(bench, bench.prepared(), area(1, 80))
    vote_id = bench.frozen()
    cmd = ProposeCorrection(vote_id=vote_id, units=(area(1, 80),), reason="有误", document="1号")
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: propose_correction.handle(tx, cmd))


def test_who_was_elected_is_not_counted_anew(bench: Bench):
    vote_id = bench.opened()

    def decide(tx) -> None:
        effect = Effect(EffectKind.ELECTS, "election", OWNERS[0].subject)
        tx.votes.save(replace(tx.votes.get(vote_id), state=VoteState.IN_FORCE, effect=effect))

    bench.act(OWNERS[0], decide)
    with pytest.raises(EffectCarriedOut):
        proposed(bench, vote_id, area(1, 80))
