# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, Principal
from services.credit.commands import close_case
from services.credit.commands.close_case import CloseCase
from services.credit.domain.case_errors import WrongCaseState
from services.credit.domain.cases import Case, State
from tests.system.credit.district import ADMIN, GRID_WORKER, Bench


def close(bench: Bench, case_id: str, by: Principal = ADMIN) -> Case:
    cmd = CloseCase(reasons="公司已更换团队。")
    return bench.act(by, lambda tx: close_case.handle(tx, case_id, cmd))


def test_a_person_decides_that_nobody_is_asked(bench: Bench):
    case_id = bench.exit_due()
    with pytest.raises(Forbidden):
        close(bench, case_id, GRID_WORKER)
    closed = close(bench, case_id)
    assert (closed.state, closed.ended_why) == (State.CLOSED, "公司已更换团队。")
    with pytest.raises(WrongCaseState):
        close(bench, case_id)
