# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import draw_lots
from services.deliberation.commands.draw_lots import DrawLots
from services.deliberation.domain.body_errors import LotsNotOfTied
from services.deliberation.domain.elections import State
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench
from tests.system.deliberation.standing import decided, voting


def test_a_tie_that_decides_a_seat_waits_for_lots(bench: Bench):
    election_id = voting(bench, 1, 2, 3, 4)
    tied = decided(bench, election_id, {1: 9, 2: 8, 3: 7, 4: 7})
    third, fourth = OWNERS[2].subject, OWNERS[3].subject
    assert (tied.state, set(tied.ranking.tied)) == (State.VOTING, {third, fourth})

    def draw(order: tuple[str, ...], by=CONVENOR) -> None:
        cmd = DrawLots(order=order, document="抽签记录1号")
        bench.act(by, lambda tx: draw_lots.handle(tx, election_id, cmd))
        bench.fire()

    with pytest.raises(LotsNotOfTied):
        draw((third, OWNERS[0].subject))
    with pytest.raises(Forbidden):
        draw((third, fourth), OWNERS[0])
    draw((fourth, third))
    election = bench.read().elections.get(election_id)
    assert (election.state, election.ranking.elected[-1]) == (State.DECIDED, fourth)
    assert election.ranking.alternates == (third,)
