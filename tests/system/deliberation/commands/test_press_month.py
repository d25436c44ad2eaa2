# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.deliberation.commands.test_watch_month import missed, pass_to, watched
from tests.system.deliberation.compound import COMPOUND, Bench


def test_a_missed_month_climbs_to_the_district(bench: Bench):
    watched(bench)
    pass_to(bench, "2026-04-01T09:00")
    for level, day in enumerate(("03", "10", "20"), 2):
        pass_to(bench, f"2026-04-{day}T18:00")
        assert [one.level for one in missed(bench)] == [level]
    assert missed(bench)[0].level == COMPOUND.depth
    pass_to(bench, "2026-04-24T18:00")
    assert [one.level for one in missed(bench)] == [COMPOUND.depth]
