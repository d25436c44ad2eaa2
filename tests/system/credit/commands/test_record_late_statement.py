# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import date

import pytest

from services.credit.domain.facts import Fact
from tests.system.credit.district import COMPANY, COMPOUND, MANAGER_FILE, OTHER_COMPOUND, Bench, number

STATEMENT = number(7000)


def published(bench: Bench, place: str = COMPOUND, quarter: str = "2025Q4", event_id: str = "e-7") -> None:
    bench.hear(
        "finance",
        "StatementPublished",
        event_id,
        statement_id=STATEMENT,
        place_path=place,
        quarter=quarter,
    )


def late(bench: Bench, file_id: str = COMPANY) -> list[Fact]:
    return [fact for fact in bench.facts(file_id) if fact.kind == "late_publication"]


def test_a_late_statement_is_a_fact_of_who_serves_there_once(bench: Bench):
    for event_id in ("e-7", "e-8"):
        published(bench, event_id=event_id)
    for file_id in (COMPANY, MANAGER_FILE):
        (fact,) = late(bench, file_id)
        assert fact.happened_on == date(2026, 1, 30), "the day after twenty working days of January"
        assert (fact.evidence[0].reference, fact.place, fact.note) == ("e-7", COMPOUND, "2025Q4")
        assert fact.evidence[0].link == f"/finance/v1/public/320585/statements/{STATEMENT}"
    assert bench.file().score == 9000 - 500


@pytest.mark.parametrize(("place", "quarter"), [(COMPOUND, "2026Q1"), (OTHER_COMPOUND, "2025Q4")])
def test_in_time_or_where_nobody_serves_it_is_none(bench: Bench, place: str, quarter: str):
    published(bench, place, quarter)
    assert late(bench) == []
