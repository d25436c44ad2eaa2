# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.credit.domain.case_errors import DeadlineTooShort, WrongCaseState
from services.credit.domain.cases import State
from tests.system.credit.district import Bench


def test_what_is_to_be_put_right_has_a_deadline(bench: Bench):
    case_id = bench.red().id
    with pytest.raises(WrongCaseState):
        bench.order(case_id)
    bench.interview(case_id)
    with pytest.raises(DeadlineTooShort):
        bench.order(case_id, days=2)
    ordered = bench.order(case_id, days=3)
    assert (ordered.state, ordered.rectification.due_on.isoformat()) == (State.RECTIFYING, "2026-03-05")
    assert bench.told("case", case_id)[-1] == "RectificationOrdered"
