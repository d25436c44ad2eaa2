# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import Stage
from services.chassis.values import Forbidden
from services.deliberation.commands import confirm_correction, propose_correction
from services.deliberation.commands.propose_correction import ProposeCorrection
from services.deliberation.domain.correction_errors import (
    CorrectionDecided,
    CorrectionRuns,
    OwnCorrection,
    RollChanged,
)
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import ADMIN, CONVENOR, DESK, OPENS, Bench
from tests.system.deliberation.rolls import area, corrected, proposed


def confirm(bench: Bench, correction_id: str, by=CONVENOR):
    return bench.act(by, lambda tx: confirm_correction.handle(tx, correction_id))


def test_the_second_person_is_another_one(bench: Bench):
    vote_id = bench.frozen()
    cmd = ProposeCorrection(vote_id=vote_id, units=(area(1, 80),), reason="有误", document="1号")
    own = bench.act(ADMIN, lambda tx: propose_correction.handle(tx, cmd))
    with pytest.raises(OwnCorrection):
        confirm(bench, own.id, ADMIN)
    with pytest.raises(Forbidden):
        confirm(bench, own.id, DESK)


def test_one_after_the_other_and_each_for_the_roll_it_was_made_for(bench: Bench):
    vote_id = bench.frozen()
    first, second = proposed(bench, vote_id, area(1, 80)), proposed(bench, vote_id, area(2, 80))
    confirm(bench, first.id)
    with pytest.raises(CorrectionRuns):
        confirm(bench, second.id)
    with pytest.raises(CorrectionDecided):
        confirm(bench, first.id)
    bench.fire()
    with pytest.raises(RollChanged):
        confirm(bench, second.id)


def test_before_it_opens_the_new_roll_is_published_and_awaited(bench: Bench):
    vote_id = bench.frozen()
    old = bench.publication(vote_id, Kind.ROLL)
    corrected(bench, vote_id, area(1, 80))
    vote, new = bench.vote(vote_id), bench.publication(vote_id, Kind.ROLL)
    assert (vote.roll.version, vote.roll.previous) == (2, vote.earlier[0].roll.digest)
    assert (bench.read().publications.get(old.id).stage, new.replaces) == (Stage.WITHDRAWN, old.id)
    bench.post(vote_id, Kind.PLAN)
    bench.clock.set(OPENS)
    bench.fire()
    assert bench.vote(vote_id).state is State.OPEN


def test_a_vote_does_not_open_while_its_roll_is_put_right(bench: Bench):
    vote_id = bench.frozen()
    bench.post(vote_id, Kind.PLAN)
    bench.clock.set(OPENS.replace(day=17))
    bench.fire()
    corrected(bench, vote_id, area(1, 80))
    bench.clock.set(OPENS)
    bench.fire()
    assert bench.vote(vote_id).state is State.ANNOUNCED
    bench.clock.set(bench.publication(vote_id, Kind.ROLL).until)
    bench.fire()
    assert bench.vote(vote_id).state is State.OPEN
