# SPDX-License-Identifier: AGPL-3.0-or-later
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from typing import Any

import pytest

from services.chassis.values import DomainError, Forbidden, NotFound, Role
from services.dispatch.commands import withdraw_tool
from services.dispatch.commands.withdraw_tool import WithdrawTool
from services.dispatch.domain.tool_errors import (
    AlreadyBooked,
    DaysNotAhead,
    DaysTaken,
    ToolLineFull,
    TooManyDays,
    WrongToolState,
)
from services.dispatch.domain.tools import ToolBounds
from services.dispatch.timers import schedules
from tests.system.dispatch.district import (
    BUILDING,
    DESK,
    ELSEWHERE,
    NEIGHBOUR,
    PLUMBER,
    RESIDENT,
    STRANGER,
    Bench,
    person,
)
from tests.system.dispatch.test_invariants import broken
from tests.system.dispatch.tool_samples import booked, march, stored, the_tool, told_of


def test_days_that_are_nobodys(bench: Bench):
    tool = stored(bench)
    one = booked(bench, tool)
    assert (one.state, one.deposit_state, one.days.last) == ("booked", "none", march(4))
    assert told_of(bench, "loan", one.id) == ["ToolBooked"]
    assert booked(bench, tool, NEIGHBOUR, (5, 7)).state == "booked"
    assert [entry.days.first for entry in the_tool(bench, tool).booked] == [march(2), march(5)]


def test_a_taken_day_is_refused_or_waited_for(bench: Bench):
    tool = stored(bench)
    booked(bench, tool)
    with pytest.raises(DaysTaken) as refused:
        booked(bench, tool, NEIGHBOUR, (4, 5))
    assert (refused.value.first, refused.value.last) == (march(2), march(4))
    waits = booked(bench, tool, NEIGHBOUR, (4, 5), wait=True)
    assert (waits.state, waits.number, the_tool(bench, tool).waiting) == ("waiting", 2, 1)


def test_who_would_wait_for_free_days_has_them(bench: Bench):
    assert booked(bench, stored(bench), wait=True).state == "booked"


@pytest.mark.parametrize(
    ("days", "refusal"),
    [((1, 2), DaysNotAhead), ((4, 3), DaysNotAhead), ((2, 5), TooManyDays)],
)
def test_days_that_cannot_be(bench: Bench, days: tuple[int, int], refusal: type[DomainError]):
    tool = stored(bench)
    with pytest.raises(refusal):
        booked(bench, tool, days=days)
    assert the_tool(bench, tool).booked == ()


def test_once_a_person(bench: Bench):
    tool = stored(bench)
    booked(bench, tool)
    with pytest.raises(AlreadyBooked):
        booked(bench, tool, days=(6, 7))


def test_the_line_ends(bench: Bench):
    tool = stored(bench)
    booked(bench, tool)
    people = [person(100 + n, "邻居", (BUILDING, Role.RESIDENT)) for n in range(ToolBounds().waiting + 1)]
    for one in people[:-1]:
        booked(bench, tool, one, wait=True)
    with pytest.raises(ToolLineFull):
        booked(bench, tool, people[-1], wait=True)


@pytest.mark.parametrize("by", [STRANGER, PLUMBER, DESK])
def test_only_who_lives_there_borrows(bench: Bench, by: Any):
    with pytest.raises(Forbidden):
        booked(bench, stored(bench), by)


def test_another_room_is_not_ones_own(bench: Bench):
    far = stored(bench, STRANGER, place_path=ELSEWHERE)
    with pytest.raises(Forbidden):
        booked(bench, far)


def test_what_is_withdrawn_or_not_there(bench: Bench):
    tool = stored(bench)
    bench.act(DESK, lambda tx: withdraw_tool.handle(tx, tool.id, WithdrawTool(reason="旧")))
    with pytest.raises(WrongToolState):
        booked(bench, tool)
    with pytest.raises(NotFound):
        booked(bench, type(tool)(**{**vars(tool), "id": RESIDENT.subject}))


def test_at_the_same_moment_no_day_is_given_twice(bench: Bench):
    bench.act(RESIDENT, schedules.begin)
    tool = stored(bench)
    people = [person(200 + n, "邻居", (BUILDING, Role.RESIDENT)) for n in range(8)]

    def one(number: int) -> str:
        first = 2 + number % 4
        try:
            return booked(bench, tool, people[number], (first, first + 2), wait=number > 5).state
        except DaysTaken:
            return "taken"

    with ThreadPoolExecutor(8) as pool:
        done = list(pool.map(one, range(8)))
    kept = the_tool(bench, tool)
    assert len(kept.booked) == done.count("booked") >= 1
    assert kept.waiting == done.count("waiting")
    assert not any(one.days.meet(other.days) for one, other in combinations(kept.booked, 2))
    assert broken(bench) == {}
