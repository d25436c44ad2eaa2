# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import NotFound
from services.dispatch.domain.tool_errors import WrongLoanState
from tests.system.dispatch.activity_samples import THIRD
from tests.system.dispatch.district import DESK, NEIGHBOUR, STRANGER, Bench
from tests.system.dispatch.tool_samples import booked, given_up, lent, stored, the_loan, the_tool, told_of


def test_the_first_who_waits_for_the_days_gets_them(bench: Bench):
    tool = stored(bench)
    one = booked(bench, tool)
    first = booked(bench, tool, NEIGHBOUR, (4, 5), wait=True)
    second = booked(bench, tool, THIRD, (2, 3), wait=True)
    ended = given_up(bench, one)
    assert (ended.state, ended.deposit_state) == ("cancelled", "none")
    assert (the_loan(bench, first).state, the_loan(bench, second).state) == ("booked", "booked")
    assert told_of(bench, "loan", first.id) == ["ToolBooked", "ToolGiven"]
    assert the_tool(bench, tool).waiting == 0


def test_who_asked_later_for_the_same_day_waits_on(bench: Bench):
    tool = stored(bench)
    one = booked(bench, tool)
    first = booked(bench, tool, NEIGHBOUR, (3, 4), wait=True)
    second = booked(bench, tool, THIRD, (4, 5), wait=True)
    given_up(bench, one, DESK)
    assert (the_loan(bench, first).state, the_loan(bench, second).state) == ("booked", "waiting")
    given_up(bench, second, THIRD)
    assert the_tool(bench, tool).waiting == 0


def test_what_is_wrong_is_refused(bench: Bench):
    one = booked(bench, stored(bench))
    for by in (NEIGHBOUR, STRANGER):
        with pytest.raises(NotFound):
            given_up(bench, one, by)
    lent(bench, one)
    with pytest.raises(WrongLoanState):
        given_up(bench, one)
