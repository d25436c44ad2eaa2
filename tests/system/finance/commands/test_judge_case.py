# SPDX-License-Identifier: AGPL-3.0-or-later
from dataclasses import replace

import pytest

from services.chassis.values import Forbidden
from services.finance.domain.cases import CaseState
from services.finance.domain.errors import SamePerson
from services.finance.domain.statement_errors import WrongCaseState
from tests.system.finance.accounts import answered, judged, judged_badly
from tests.system.finance.compound import ADMIN, TREASURER, Bench


def test_an_answer_is_enough_or_owed_again(bench: Bench):
    case = judged_badly(bench)
    with pytest.raises(WrongCaseState):
        judged(bench, case.id, accepted=True)
    answered(bench, case.id)
    again = judged(bench, case.id, accepted=False)
    assert again.state is CaseState.OPEN
    answered(bench, case.id)
    for by, refusal in ((TREASURER, Forbidden), (replace(ADMIN, subject=TREASURER.subject), SamePerson)):
        with pytest.raises(refusal):
            judged(bench, case.id, accepted=True, by=by)
    assert judged(bench, case.id, accepted=True).state is CaseState.CLOSED
    with pytest.raises(WrongCaseState):
        judged(bench, case.id, accepted=True)
