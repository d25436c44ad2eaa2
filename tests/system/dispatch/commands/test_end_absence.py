# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import end_absence
from tests.system.dispatch.api import NOBODY
from tests.system.dispatch.commands.test_register_absence import TODAY, register
from tests.system.dispatch.district import DESK, GRID_WORKER, PLUMBER, Bench


def test_they_are_back_from_today_on(bench: Bench):
    absence = register(bench, since=TODAY - timedelta(days=2), until=TODAY + timedelta(days=5))
    ended = bench.act(PLUMBER, lambda tx: end_absence.handle(tx, absence.id))
    assert ended.until == TODAY - timedelta(days=1)
    assert not ended.covers(TODAY)
    assert bench.act(DESK, lambda tx: end_absence.handle(tx, absence.id)) == ended


def test_what_had_not_begun_does_not_come_about(bench: Bench):
    absence = register(bench, since=TODAY + timedelta(days=1), until=TODAY + timedelta(days=5))
    ended = bench.act(DESK, lambda tx: end_absence.handle(tx, absence.id))
    assert not any(ended.covers(TODAY + timedelta(days=day)) for day in range(-5, 9))


def test_nobody_elses_and_none(bench: Bench):
    absence = register(bench)
    with pytest.raises(Forbidden):
        bench.act(GRID_WORKER, lambda tx: end_absence.handle(tx, absence.id))
    with pytest.raises(NotFound):
        bench.act(DESK, lambda tx: end_absence.handle(tx, NOBODY))
