# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.values import OrgPath
from tests.system.credit.commands.test_open_handover import decided
from tests.system.credit.district import COMPOUND, Bench


def test_what_is_late_climbs_to_the_top_and_stays_there(bench: Bench):
    handover_id = decided(bench)
    bench.wait(days=75)
    assert bench.told("handover", handover_id) == ["HandoverOpened"], "the last day is still in time"
    for _ in range(8):
        bench.wait(days=7)
    overdue = list(bench.read().history("handover", handover_id, limit=100).items[1:])
    assert [OrgPath(e.data.told) for e in overdue] == [OrgPath(p) for p in COMPOUND.ancestors()[::-1]]
    assert [e.data.level for e in overdue] == [1, 2, 3, 4]
