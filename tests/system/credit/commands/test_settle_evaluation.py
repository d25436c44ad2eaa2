# SPDX-License-Identifier: AGPL-3.0-or-later
from services.credit.domain.kinds import EvidenceKind
from tests.system.credit.commands.test_record_failed_evaluation import CASE, STATEMENT, evaluations, failed
from tests.system.credit.district import COMPOUND, Bench


def settled(bench: Bench) -> None:
    bench.hear("finance", "CaseClosed", "e-11", case_id=CASE, statement_id=STATEMENT)


def test_an_answer_that_is_enough_puts_it_right_once(bench: Bench):
    failed(bench)
    settled(bench)
    settled(bench)
    (fact,) = evaluations(bench)
    assert fact.rectified_on == bench.today
    assert [(one.kind, one.reference) for one in fact.evidence[1:]] == [(EvidenceKind.DOCUMENT, CASE)]
    assert bench.told("fact", fact.id) == ["FactRecorded", "FactMarked"]


def test_one_that_was_taken_back_stays_so(bench: Bench):
    failed(bench)
    (fact,) = evaluations(bench)
    bench.withdraw(fact.id)
    settled(bench)
    assert evaluations(bench)[0].rectified_on is None
    assert bench.file().score == 9000
    assert fact.place == COMPOUND
