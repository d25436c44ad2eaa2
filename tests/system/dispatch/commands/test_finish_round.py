# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.dispatch.commands import check_in_round, finish_round
from services.dispatch.commands.check_in_round import CheckInRound
from services.dispatch.commands.finish_round import FinishRound
from services.dispatch.domain.round_errors import RoundIncomplete, RoundNotOpen
from services.dispatch.domain.rounds import Round
from tests.system.dispatch.commands.test_settle_file import upload
from tests.system.dispatch.district import DESK, PLUMBER, Bench
from tests.system.dispatch.round_samples import DAY, opened, the_round, told_of, walked
from tests.unit.dispatch.samples import minutes


def finish(bench: Bench, one: Round, by=PLUMBER, **said) -> Round:
    return bench.act(by, lambda tx: finish_round.handle(tx, one.id, FinishRound(**said)))


def test_a_round_is_done_in_time_with_its_photos(bench: Bench):
    one = opened(bench)
    walked(bench, one)
    photo = upload(bench, b"%PDF-1.7 the gate")
    done = finish(bench, one, note="一切正常", photos=(photo,))
    assert (done.state, done.late, done.photos) == ("done", False, (photo,))
    assert bench.read().files.get(photo).owner == f"round/{one.id}"
    bench.wait(minutes(200))
    bench.fire()
    assert told_of(bench, one)[-1] == "RoundFinished"


def test_with_a_point_missing_it_is_not_done(bench: Bench):
    one = opened(bench)
    scanned = CheckInRound(code=one.terms.points[0].token)
    bench.act(PLUMBER, lambda tx: check_in_round.handle(tx, one.id, scanned))
    with pytest.raises(RoundIncomplete) as refused:
        finish(bench, one)
    assert (refused.value.points, refused.value.items) == (("b03",), ("gate",))
    assert the_round(bench, one.id).state == "open"


def test_a_missed_round_is_done_late_and_climbs_no_further(bench: Bench):
    one = opened(bench)
    bench.wait(minutes(121))
    bench.fire()
    walked(bench, one)
    done = finish(bench, one)
    assert (done.state, done.late) == ("done", True)
    bench.wait(DAY)
    bench.fire()
    assert told_of(bench, one).count("RoundEscalated") == 1


def test_it_is_late_also_where_the_timer_is(bench: Bench):
    one = opened(bench)
    walked(bench, one)
    bench.wait(minutes(121))
    assert finish(bench, one).late
    assert told_of(bench, one)[-2:] == ["RoundMissed", "RoundFinished"]


def test_somebody_else_and_a_second_time_are_refused(bench: Bench):
    one = opened(bench)
    walked(bench, one)
    with pytest.raises(Forbidden):
        finish(bench, one, DESK)
    finish(bench, one)
    with pytest.raises(RoundNotOpen):
        finish(bench, one)
