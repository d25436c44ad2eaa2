# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import revise_filter
from services.dispatch.domain.filter_errors import FilterNameTaken
from services.dispatch.domain.saved_filters import Telling
from tests.system.dispatch.district import CHIEF, COMPOUND, DESK, Bench
from tests.system.dispatch.filter_samples import asked, matched, saved


def test_it_asks_for_something_else_from_now_on(bench: Bench):
    one = saved(bench)
    cmd = asked("灯", "at_once", category="lamp", place=COMPOUND)
    changed = bench.act(DESK, lambda tx: revise_filter.handle(tx, one.id, cmd))
    assert (changed.id, changed.name, changed.place) == (one.id, "灯", COMPOUND)
    assert matched(bench, bench.reported()) == []
    assert matched(bench, bench.reported(category="lamp")) == [DESK.subject]


def test_its_own_name_is_not_taken_and_telling_may_end(bench: Bench):
    one = saved(bench)
    ended = bench.act(DESK, lambda tx: revise_filter.handle(tx, one.id, asked(telling="never")))
    assert ended.telling is Telling.NEVER
    assert matched(bench, bench.reported()) == []
    saved(bench, name="另一个")
    with pytest.raises(FilterNameTaken):
        bench.act(DESK, lambda tx: revise_filter.handle(tx, one.id, asked("另一个")))


def test_nobody_changes_anothers(bench: Bench):
    one = saved(bench)
    with pytest.raises(NotFound):
        bench.act(CHIEF, lambda tx: revise_filter.handle(tx, one.id, asked()))
