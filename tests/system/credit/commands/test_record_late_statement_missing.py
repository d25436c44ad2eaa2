# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

from tests.system.credit.commands.test_record_late_statement import late, published
from tests.system.credit.district import COMPANY, COMPOUND, MANAGER_FILE, OTHER_COMPOUND, Bench


def missing(bench: Bench, place: str = COMPOUND, event_id: str = "e-6") -> None:
    said = {"place_path": place, "quarter": "2025Q4", "due": "2026-01-29"}
    bench.hear("finance", "StatementOverdue", event_id, **said)


def test_a_statement_that_never_came_is_a_fact_and_no_second_one_when_it_comes_late(bench: Bench):
    missing(bench)
    for file_id in (COMPANY, MANAGER_FILE):
        (fact,) = late(bench, file_id)
        assert (fact.happened_on, fact.note) == (date(2026, 1, 30), "2025Q4")
        assert fact.evidence[0].reference == "e-6"
        assert fact.evidence[0].link == "/finance/v1/public/320585/statements"
    assert bench.file().score == 9000 - 500
    published(bench)
    missing(bench, event_id="e-8")
    assert len(late(bench)) == 1
    assert bench.file().score == 9000 - 500


def test_where_nobody_serves_it_is_none(bench: Bench):
    missing(bench, OTHER_COMPOUND)
    assert late(bench) == []
