# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import revise_tool, withdraw_tool
from services.dispatch.commands.revise_tool import ReviseTool
from services.dispatch.commands.withdraw_tool import WithdrawTool
from services.dispatch.domain.tool_errors import ToolCodeTaken, WrongToolState
from services.dispatch.domain.tools import Tool
from tests.system.dispatch.district import DESK, RESIDENT, Bench
from tests.system.dispatch.tool_samples import booked, stored, the_loan


def revised(bench: Bench, tool_id: str, by: Any = DESK, code: str = "T-01") -> Tool:
    cmd = ReviseTool(code=code, name="冲击钻", most_days=5)
    return bench.act(by, lambda tx: revise_tool.handle(tx, tool_id, cmd))


def test_what_is_booked_stays_as_it_was(bench: Bench):
    tool = stored(bench)
    one = booked(bench, tool)
    after = revised(bench, tool.id)
    assert (after.offer.name, after.offer.deposit.fen, len(after.booked)) == ("冲击钻", 0, 1)
    assert the_loan(bench, one).deposit.fen == 5000


def test_what_is_wrong_is_refused(bench: Bench):
    tool, other = stored(bench), stored(bench, code="T-02")
    with pytest.raises(ToolCodeTaken):
        revised(bench, other.id)
    with pytest.raises(Forbidden):
        revised(bench, tool.id, RESIDENT)
    with pytest.raises(NotFound):
        revised(bench, RESIDENT.subject)
    bench.act(DESK, lambda tx: withdraw_tool.handle(tx, tool.id, WithdrawTool(reason="旧")))
    with pytest.raises(WrongToolState):
        revised(bench, tool.id)
