# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.domain.facts import Fact
from tests.system.credit.district import COMPANY, COMPOUND, CONTRACTOR, MANAGER_FILE, Bench, number

STATEMENT, CASE = number(7000), number(7001)


def failed(bench: Bench, event_id: str = "e-9") -> None:
    said = {"case_id": CASE, "statement_id": STATEMENT, "place_path": COMPOUND}
    bench.hear("finance", "CaseOpened", event_id, **said)


def evaluations(bench: Bench, file_id: str = COMPANY) -> list[Fact]:
    return [fact for fact in bench.facts(file_id) if fact.kind == "failed_evaluation"]


def test_who_serves_there_has_one_fact_of_a_statement_however_often_it_is_answered_for(bench: Bench):
    failed(bench)
    failed(bench, "e-10")
    for file_id in (COMPANY, MANAGER_FILE):
        (fact,) = evaluations(bench, file_id)
        assert [one.reference for one in fact.evidence] == ["e-9"]
        assert fact.appeal_until
    assert evaluations(bench, CONTRACTOR) == [], "a contractor keeps no accounts"
    assert bench.file().score == 9000 - 1000
