# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.publicity import NotPosted, Stage
from services.chassis.values import Forbidden
from services.deliberation.commands import take_down_notice
from services.deliberation.commands.take_down_notice import TakeDownNotice
from services.deliberation.domain.kinds import Kind
from tests.system.deliberation.compound import OPENS, OWNERS, Bench


def test_taken_down_too_early_the_clock_begins_anew(bench: Bench):
    vote_id = bench.frozen()
    plan = bench.post(vote_id, Kind.PLAN)
    down = bench.take_down(plan.id)
    assert (down.stage, down.until) == (Stage.NOTICED, None)
    bench.clock.set(plan.until)
    bench.fire()
    assert bench.publication(vote_id, Kind.PLAN).stage is Stage.NOTICED
    assert bench.post(vote_id, Kind.PLAN).until > plan.until
    assert bench.told("publication", plan.id) == [
        "Published",
        "NoticePosted",
        "NoticeTakenDown",
        "NoticePosted",
    ]


def test_after_the_end_it_comes_down_and_keeps_its_effect(bench: Bench):
    vote_id = bench.opened()
    down = bench.take_down(bench.publication(vote_id, Kind.PLAN).id)
    assert (down.stage, down.postings[0].down_at) == (Stage.EFFECTIVE, OPENS)


def test_only_who_keeps_the_boards_takes_down_what_hangs_there(bench: Bench):
    plan = bench.post(bench.frozen(), Kind.PLAN)
    with pytest.raises(NotPosted):
        bench.take_down(plan.id, "西门公示栏")
    cmd = TakeDownNotice(board="东门公示栏", photo_id=bench.photo(OWNERS[0]))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: take_down_notice.handle(tx, plan.id, cmd))
