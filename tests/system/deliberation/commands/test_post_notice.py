# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import datetime, timedelta

import pytest

from services.chassis.files.errors import FileClaimed
from services.chassis.publicity import PostedAlready, PublicityOver, Stage
from services.chassis.values import Forbidden, NotFound
from services.deliberation.commands import post_notice
from services.deliberation.commands.post_notice import PostNotice
from services.deliberation.domain.kinds import Kind
from services.deliberation.domain.votes import State
from tests.system.deliberation.compound import CLOSES, DESK, OPENS, OWNERS, Bench


def test_the_board_starts_the_clock_of_the_plan(bench: Bench):
    vote_id = bench.frozen()
    plan, roll = bench.publication(vote_id, Kind.PLAN), bench.publication(vote_id, Kind.ROLL)
    assert (plan.stage, plan.until, roll.stage) == (Stage.NOTICED, None, Stage.OPEN)
    posted = bench.post(vote_id, Kind.PLAN)
    assert posted.until == datetime.fromisoformat("2026-03-10T00:00:00+08:00")
    assert bench.told("publication", plan.id) == ["Published", "NoticePosted"]
    assert bench.read().files.get(posted.postings[0].photo).owner == f"publication/{plan.id}"


def test_a_vote_whose_plan_was_on_no_board_opens_later_or_never(bench: Bench):
    late, never = bench.frozen(), bench.frozen()
    bench.clock.set(OPENS)
    bench.fire()
    assert bench.vote(late).state is State.ANNOUNCED
    bench.clock.set(bench.post(late, Kind.PLAN).until)
    bench.fire()
    assert (bench.vote(late).state, bench.vote(never).state) == (State.WITHDRAWN, State.WITHDRAWN)


def test_a_vote_opens_when_its_late_plan_has_effect(bench: Bench):
    vote_id = bench.frozen(closes_at=CLOSES + timedelta(days=20))
    bench.clock.set(OPENS)
    bench.fire()
    bench.clock.set(bench.post(vote_id, Kind.PLAN).until)
    bench.fire()
    assert bench.vote(vote_id).state is State.OPEN


def test_what_is_not_so_is_refused(bench: Bench):
    vote_id = bench.frozen()
    plan_id = bench.publication(vote_id, Kind.PLAN).id

    def post(photo_id: str, board: str = "东门公示栏", by=DESK) -> None:
        cmd = PostNotice(board=board, photo_id=photo_id)
        bench.act(by, lambda tx: post_notice.handle(tx, plan_id, cmd))

    with pytest.raises(Forbidden):
        post(bench.photo(OWNERS[0]), by=OWNERS[0])
    with pytest.raises(NotFound):
        post(bench.photo(OWNERS[0]))
    photo = bench.photo()
    post(photo)
    with pytest.raises(FileClaimed):
        post(photo, "西门公示栏")
    with pytest.raises(PostedAlready):
        post(bench.photo())
    bench.clock.set(OPENS)
    bench.fire()
    with pytest.raises(PublicityOver):
        post(bench.photo(), "西门公示栏")
