# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain.case_errors import WrongCaseState
from services.credit.domain.cases import State
from services.credit.domain.kinds import ExitReason
from tests.system.credit.district import Bench


def test_passed_the_case_is_over(bench: Bench):
    case_id = bench.rectifying()
    assert bench.recheck(case_id, passed=True).state is State.CLOSED
    assert bench.told("case", case_id)[-2:] == ["CaseRechecked", "CaseClosed"]
    with pytest.raises(WrongCaseState):
        bench.recheck(case_id, passed=False)


def test_failed_even_late_the_owners_may_be_asked(bench: Bench):
    case_id = bench.rectifying()
    bench.on("2026-03-20")
    failed = bench.recheck(case_id, passed=False)
    assert (failed.state, failed.exit_reason) == (State.EXIT_DUE, ExitReason.FAILED_RECHECK)
    assert bench.told("case", case_id)[-1] == "ExitDue"
