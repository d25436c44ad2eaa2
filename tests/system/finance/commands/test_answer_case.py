# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.cases import CaseState
from services.finance.domain.statement_errors import NotTheOwner, WrongCaseState
from tests.system.finance.accounts import answered, judged_badly
from tests.system.finance.compound import ADMIN, SUPERVISOR, Bench


def test_its_owner_answers_once(bench: Bench):
    case = judged_badly(bench)
    with pytest.raises(NotTheOwner):
        answered(bench, case.id, ADMIN)
    with pytest.raises(Forbidden):
        answered(bench, case.id, SUPERVISOR)
    assert answered(bench, case.id).state is CaseState.ANSWERED
    with pytest.raises(WrongCaseState):
        answered(bench, case.id)
    bench.clock.set(case.due_at)
    assert bench.fire() == 0
