# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden, NotFound
from services.dispatch.domain.tool_errors import NotLendingDay, ToolLentOut, WrongLoanState, WrongToolState
from tests.system.dispatch.activity_samples import THIRD
from tests.system.dispatch.district import NEIGHBOUR, RESIDENT, STRANGER, Bench
from tests.system.dispatch.tool_samples import back, booked, lent, stored, the_tool, told_of
from tests.unit.dispatch.samples import at


def test_it_is_handed_out_for_the_deposit(bench: Bench):
    tool = stored(bench)
    one = lent(bench, booked(bench, tool))
    assert (one.state, one.deposit_state, one.deposit.fen) == ("lent", "held", 5000)
    assert the_tool(bench, tool).out == one.id
    assert told_of(bench, "loan", one.id) == ["ToolBooked", "ToolLent"]
    with pytest.raises(WrongLoanState):
        lent(bench, one)


def test_without_a_deposit_none_is_held(bench: Bench):
    one = lent(bench, booked(bench, stored(bench, deposit={"fen": 0})))
    assert one.deposit_state == "none"


def test_only_on_its_days(bench: Bench):
    one = booked(bench, stored(bench), days=(3, 4))
    with pytest.raises(NotLendingDay):
        lent(bench, one)


def test_not_while_somebody_else_has_it(bench: Bench):
    tool = stored(bench)
    late = lent(bench, booked(bench, tool))
    following = booked(bench, tool, NEIGHBOUR, (5, 6))
    bench.clock.set(at("2015-03-05 09:00"))
    with pytest.raises(ToolLentOut):
        lent(bench, following)
    back(bench, late)
    assert lent(bench, following).state == "lent"


def test_not_what_is_broken(bench: Bench):
    tool = stored(bench)
    one = lent(bench, booked(bench, tool, days=(2, 2)))
    following = booked(bench, tool, NEIGHBOUR, (3, 4))
    back(bench, one, outcome="damaged", reason="断了")
    bench.clock.set(at("2015-03-03 09:00"))
    with pytest.raises(WrongToolState):
        lent(bench, following)


def test_only_who_keeps_the_room_lends(bench: Bench):
    one = booked(bench, stored(bench))
    with pytest.raises(Forbidden):
        lent(bench, one, RESIDENT)
    for by in (NEIGHBOUR, THIRD, STRANGER):
        with pytest.raises(NotFound):
            lent(bench, one, by)
