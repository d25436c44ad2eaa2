# SPDX-License-Identifier: AGPL-3.0-or-later
from typing import Any

import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.commands import withdraw_tool
from services.dispatch.commands.withdraw_tool import WithdrawTool
from services.dispatch.domain.tool_errors import ToolLentOut, WrongToolState
from services.dispatch.domain.tools import Tool
from services.dispatch.timers import schedules
from tests.system.dispatch.district import DESK, NEIGHBOUR, RESIDENT, Bench
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.tool_samples import booked, lent, stored, the_loan, told_of


def withdrawn(bench: Bench, tool_id: str, by: Any = DESK) -> Tool:
    return bench.act(by, lambda tx: withdraw_tool.handle(tx, tool_id, WithdrawTool(reason="老化")))


def test_who_booked_it_or_waits_is_told(bench: Bench):
    bench.act(RESIDENT, schedules.begin)
    tool = stored(bench)
    has, waits = booked(bench, tool), booked(bench, tool, NEIGHBOUR, wait=True)
    after = withdrawn(bench, tool.id)
    assert (after.state, after.booked, after.waiting) == ("withdrawn", (), 0)
    last = bench.read().history("tool", tool.id, limit=100).items[-1]
    assert (last.name, last.data.told) == ("ToolUnavailable", [RESIDENT.subject, NEIGHBOUR.subject])
    for one in (has, waits):
        kept = the_loan(bench, one)
        assert (kept.state, kept.reason) == ("cancelled", "tool_withdrawn")
        assert told_of(bench, "loan", one.id)[-1] == "LoanEnded"
    assert broken(bench) == {}
    with pytest.raises(WrongToolState):
        withdrawn(bench, tool.id)


def test_not_while_somebody_has_it(bench: Bench):
    tool = stored(bench)
    lent(bench, booked(bench, tool))
    with pytest.raises(ToolLentOut):
        withdrawn(bench, tool.id)


def test_only_who_keeps_the_room_may(bench: Bench):
    with pytest.raises(Forbidden):
        withdrawn(bench, stored(bench).id, RESIDENT)
    with pytest.raises(NotFound):
        withdrawn(bench, RESIDENT.subject)
