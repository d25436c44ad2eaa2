# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from services.finance.commands import watch_statements
from services.finance.domain.chart import Known
from services.finance.domain.overdue_statements import OverdueStatement
from services.finance.timers import schedules
from tests.system.finance.accounts import published, used
from tests.system.finance.compound import ADMIN, COMPOUND, TREASURER, Bench

QUARTER = f"{COMPOUND}:2026Q1"


def overdue(bench: Bench) -> list[OverdueStatement]:
    """What was told of, after one more look."""
    bench.act(TREASURER, lambda tx: watch_statements.handle(tx, ""))
    return bench.read().overdue_statements.list({})


def test_a_statement_that_nobody_publishes_is_told_of_once_when_its_day_is_over(bench: Bench):
    used(bench)
    bench.until("2026-04-20")
    assert overdue(bench) == []
    bench.until("2026-05-08")
    for _ in range(2):
        (found,) = overdue(bench)
        assert (found.id, found.due) == (QUARTER, date(2026, 4, 29))
    assert bench.told("overdue_statement", QUARTER) == ["StatementOverdue"]
    published(bench, day="2026-05-11")
    assert len(overdue(bench)) == 1
    assert bench.told("overdue_statement", QUARTER) == ["StatementOverdue"]


def test_one_that_is_published_in_time_is_not(bench: Bench):
    used(bench)
    published(bench, day="2026-04-20")
    bench.until("2026-05-08")
    assert overdue(bench) == []


def test_before_the_first_entry_there_is_nothing_to_show(bench: Bench):
    fund = bench.fund()
    bench.until("2026-05-08")
    assert overdue(bench) == []
    today = date(2026, 5, 8).isoformat()
    bench.post((Known.BANK, fund, 1), (Known.OPENING, fund, -1), effective=today)
    assert overdue(bench) == []


def test_each_further_quarter_is_told_of(bench: Bench):
    used(bench)
    bench.until("2026-05-08")
    overdue(bench)
    bench.until("2026-08-20")
    assert {one.quarter for one in overdue(bench)} == {"2026Q1", "2026Q2"}


def test_the_worker_looks_every_day(bench: Bench):
    used(bench)
    bench.until("2026-05-08")
    bench.act(ADMIN, schedules.begin)
    bench.until("2026-05-09")
    bench.fire()
    assert bench.told("overdue_statement", QUARTER) == ["StatementOverdue"]
