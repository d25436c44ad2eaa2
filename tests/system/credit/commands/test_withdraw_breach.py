# SPDX-License-Identifier: AGPL-3.0-or-later
from tests.system.credit.district import COMPANY, MANAGER_FILE, Bench


def test_a_breach_that_was_none_is_taken_back_everywhere(bench: Bench):
    due = bench.clock()
    order = bench.breach()
    bench.wait(days=3)
    for _ in range(2):
        bench.hear("dispatch", "BreachWithdrawn", "e-2", order_id=order, target="start", due_at=due)
    for file_id in (COMPANY, MANAGER_FILE):
        (fact,) = bench.facts(file_id)
        assert (fact.withdrawn_on, fact.counted) == (bench.today, None)
        assert bench.file(file_id).score == 9000
    assert bench.told("fact", bench.facts()[0].id) == ["FactRecorded", "FactTakenBack"]


def test_another_breach_stays(bench: Bench):
    order = bench.breach()
    bench.hear("dispatch", "BreachWithdrawn", "e-2", order_id=order, target="overall", due_at=bench.clock())
    assert bench.file().score == 8900
