# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import restore_tool
from services.dispatch.domain.tool_errors import WrongToolState
from services.dispatch.domain.tools import Tool
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.tool_samples import back, booked, lent, stored, the_loan, told_of


def restored(bench: Bench, tool_id: str, by: Any = DESK) -> Tool:
    return bench.act(by, lambda tx: restore_tool.handle(tx, tool_id))


def test_who_waits_gets_the_days_once_it_is_repaired(bench: Bench):
    tool = stored(bench)
    one = lent(bench, booked(bench, tool))
    waits = booked(bench, tool, NEIGHBOUR, (3, 4), wait=True)
    back(bench, one, outcome="damaged", reason="断了")
    assert the_loan(bench, waits).state == "waiting"
    after = restored(bench, tool.id)
    assert (after.state, after.reason, after.waiting) == ("offered", "", 0)
    assert the_loan(bench, waits).state == "booked"
    assert told_of(bench, "loan", waits.id) == ["ToolBooked", "ToolGiven"]


def test_what_is_wrong_is_refused(bench: Bench):
    tool = stored(bench)
    with pytest.raises(WrongToolState):
        restored(bench, tool.id)
    with pytest.raises(Forbidden):
        restored(bench, tool.id, RESIDENT)
    with pytest.raises(NotFound):
        restored(bench, RESIDENT.subject)
