# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.commands import begin_months
from tests.system.deliberation.commands.test_watch_month import missed, pass_to, watched
from tests.system.deliberation.compound import ADMIN, Bench


def test_compounds_meet_every_month(bench: Bench):
    watched(bench)
    pass_to(bench, "2026-03-25T09:00")
    assert len(missed(bench)) == 1


def test_buildings_need_not(bench: Bench):
    bench.act(ADMIN, lambda tx: begin_months.handle(tx, "b", "building"))
    pass_to(bench, "2026-04-01T09:00")
    assert missed(bench) == []
