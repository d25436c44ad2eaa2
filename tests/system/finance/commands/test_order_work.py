# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.finance.domain.spending_errors import NoBudget, UnknownCompany
from services.finance.domain.works import WorkState
from tests.system.finance.compound import MATTER, TREASURER, Bench
from tests.system.finance.spending import budgeted, ordered, resolved


def test_work_is_ordered_from_a_company_once_there_is_a_budget(bench: Bench):
    commitment = resolved(bench)
    with pytest.raises(NoBudget):
        ordered(bench, commitment)
    budgeted(bench, commitment, bench.fund(), 100)
    work = ordered(bench, commitment)
    assert (work.state, work.matter) == (WorkState.ORDERED, MATTER)
    assert bench.told("work", work.id) == ["WorkOrdered"]
    with pytest.raises(UnknownCompany):
        ordered(bench, commitment, bench.id())
    with pytest.raises(Forbidden):
        ordered(bench, commitment, by=TREASURER)
