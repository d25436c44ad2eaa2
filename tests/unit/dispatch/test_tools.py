# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tool room: whoever books, waits, cancels and brings back, no day is anybody's twice."""

from datetime import timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError, Money
from services.dispatch.domain import loans, tools
from services.dispatch.domain.loans import HOLDING, OPEN, Loan, Settlement
from services.dispatch.domain.tool_errors import ToolLineFull
from services.dispatch.domain.tool_kinds import DepositState, LoanState
from services.dispatch.domain.tools import Days, Tool, ToolBounds, ToolOffer
from tests.unit.dispatch.samples import BUILDING, START

TODAY, BOUNDS = START.date(), ToolBounds()
STEP = st.tuples(
    st.sampled_from(["book", "wait", "cancel", "lend", "back", "pass"]),
    st.integers(0, 5),
    st.integers(0, 8),
    st.integers(0, 3),
)


def a_tool() -> Tool:
    offer = ToolOffer("T-01", "电钻", "", Money(5000), 3)
    return Tool(id="tool", place_path=BUILDING, within=(), offer=offer)


def filled(tool: Tool, known: dict[str, Loan]) -> Tool:
    """Free days go to the first who waits for them."""
    for one in sorted(known.values(), key=lambda one: one.number):
        if one.state is LoanState.WAITING and tools.taken(tool, one.days) is None:
            tool, known[one.id], _ = loans.promote(tool, one)
    return tool


def stepped(tool: Tool, known: dict[str, Loan], kind: str, person: str, days: Days) -> Tool:
    mine = next((one for one in known.values() if one.person_id == person and one.state in OPEN), None)
    if kind in ("book", "wait"):
        tools.check_days(tool, days, TODAY, BOUNDS.days_ahead)
        name, wait = f"loan-{len(known)}", kind == "wait"
        tool, one, _ = loans.book(tool, mine, name, person, days, BOUNDS, wait=wait, now=START)
    elif mine is None:
        return tool
    elif kind == "cancel":
        tool, one, _ = loans.cancel(tool, mine, "", START)
    elif kind == "lend":
        tool, one, _ = loans.lend(tool, mine, mine.days.first, START)
    elif kind == "back":
        tool, one, _ = loans.bring_back(tool, mine, Settlement(), START, whole=True)
    else:
        one, _ = loans.pass_time(mine)
    known[one.id] = one
    return filled(tool, known)


@given(st.lists(STEP, max_size=60))
def test_no_day_is_anybodys_twice(steps: list[tuple[str, int, int, int]]) -> None:
    tool, known = a_tool(), dict[str, Loan]()
    for kind, who, begins, length in steps:
        first = TODAY + timedelta(days=begins)
        before = (tool, dict(known))
        try:
            tool = stepped(tool, known, kind, f"person-{who}", Days(first, first + timedelta(days=length)))
        except DomainError:
            assert (tool, known) == before
        held = {one.id: one.days for one in known.values() if one.state in HOLDING}
        assert {one.loan_id: one.days for one in tool.booked} == held
        assert not any(one.meet(other) for one, other in combinations(held.values(), 2))
        waits = [one for one in known.values() if one.state is LoanState.WAITING]
        assert tool.waiting == len(waits)
        assert all(tools.taken(tool, one.days) for one in waits)
        out = [one for one in known.values() if one.state in (LoanState.LENT, LoanState.OVERDUE)]
        assert [one.id for one in out] == ([tool.out] if tool.out else [])
        assert all((one.deposit_state is DepositState.HELD) == (one in out) for one in known.values())


def test_who_waits_gets_free_days_however_many_are_booked() -> None:
    few = ToolBounds(booked=1, waiting=1)
    first, second = Days(TODAY, TODAY), Days(TODAY + timedelta(days=1), TODAY + timedelta(days=2))
    tool, mine, _ = loans.book(a_tool(), None, "mine", "a", first, few, wait=False, now=START)
    with pytest.raises(ToolLineFull):
        loans.book(tool, None, "too-many", "b", second, few, wait=False, now=START)
    tool, waits, _ = loans.book(tool, None, "waits", "c", first, few, wait=True, now=START)
    with pytest.raises(ToolLineFull):
        loans.book(tool, None, "no-room", "d", first, few, wait=True, now=START)
    tool, _, _ = loans.cancel(tool, mine, "", START)
    tool, _, _ = loans.book(tool, None, "later", "e", second, few, wait=False, now=START)
    tool, given, _ = loans.promote(tool, waits)
    assert (given.state, tool.waiting) == (LoanState.BOOKED, 0)
    assert {one.loan_id for one in tool.booked} == {"waits", "later"}
