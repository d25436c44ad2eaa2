# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.commands import drop_filter
from services.dispatch.store.filters import TELL
from tests.system.dispatch.district import CHIEF, DESK, Bench
from tests.system.dispatch.filter_samples import matched, saved


def test_who_drops_it_is_told_no_more(bench: Bench):
    one, daily = saved(bench), saved(bench, name="每天", telling="daily")
    timers = bench.store.database.collection("timers")
    assert timers.count_documents({"kind": TELL}) == 1
    for each in (one, daily):
        bench.act(DESK, lambda tx, each=each: drop_filter.handle(tx, each.id))
    assert matched(bench, bench.reported()) == []
    assert timers.count_documents({"kind": TELL}) == 0


def test_nobody_drops_anothers(bench: Bench):
    one = saved(bench)
    with pytest.raises(NotFound):
        bench.act(CHIEF, lambda tx: drop_filter.handle(tx, one.id))
