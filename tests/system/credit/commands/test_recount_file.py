# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.commands import recount_file
from services.credit.domain.timer_kinds import RECOUNT
from tests.system.credit.district import ADMIN, COMPANY, Bench


def test_time_alone_changes_the_score_on_its_day(bench: Bench):
    bench.breach()
    scores = {}
    for day in ("2026-09-02", "2026-09-03", "2027-03-02", "2027-03-03"):
        bench.on(day)
        scores[day] = bench.file().score
    assert scores == {"2026-09-02": 8900, "2026-09-03": 8950, "2027-03-02": 8950, "2027-03-03": 9000}
    assert bench.file().next_on is None
    key = f"{RECOUNT}/{COMPANY}"
    assert not [t for t in bench.store.database.raw["timers"].find() if key in t["_id"]]


def test_counting_again_changes_nothing(bench: Bench):
    bench.breach()
    before = bench.file()
    bench.act(ADMIN, lambda tx: recount_file.handle(tx, COMPANY))
    assert bench.file() == before


def test_what_came_due_while_the_timer_stood_still_is_counted_with_the_next_fact(bench: Bench):
    bench.breach()
    bench.clock.set(bench.clock().replace(year=2028))
    bench.record()
    assert bench.file().score == 8500
