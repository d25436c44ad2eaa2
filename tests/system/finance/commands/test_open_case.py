# SPDX-License-Identifier: AGPL-3.0-or-later
from services.chassis.publicity import Outcome
from tests.system.finance.accounts import judged_badly, objected, ruled
from tests.system.finance.compound import TREASURER, Bench


def test_a_case_has_an_owner_and_a_deadline_and_a_statement_one_case(bench: Bench):
    case = judged_badly(bench)
    assert (case.owner, case.due_at > case.opened_at) == (TREASURER.subject, True)
    assert bench.told("case", case.id) == ["CaseOpened"]
    publication = bench.read().statements.get(case.statement_id).publication_id
    ruled(bench, objected(bench, publication), Outcome.UPHELD)
    bench.fire()
    assert len(bench.read().cases.list({"statement_id": case.statement_id})) == 1
