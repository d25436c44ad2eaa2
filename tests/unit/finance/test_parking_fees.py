# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking fees: every day of a month is paid once by who held the space, and free days by nobody."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import Money, OrgPath
from services.finance.domain import parking_fees
from services.finance.domain.bills import Tariff
from services.finance.domain.charges import bounds
from services.finance.domain.fees import Change
from services.finance.domain.kinds import PayableSpace
from services.finance.domain.parking_fees import Holding, ParkingSpace

COMPOUND = OrgPath("/320585/001/002/c01")
MONTH = "2026-03"
FIRST, LAST = bounds(MONTH)
DAYS = (LAST - FIRST).days + 1


@st.composite
def spaces(draw: st.DrawFn) -> ParkingSpace:
    """A space whose holdings overlap nowhere, with free days between some of them."""
    begins = FIRST - timedelta(days=draw(st.integers(0, 40)))
    holdings: list[Holding] = []
    for _ in range(draw(st.integers(0, 6))):
        begins += timedelta(days=draw(st.integers(0, 9)))
        until = begins + timedelta(days=draw(st.integers(0, 20)))
        who = draw(st.sampled_from("abc"))
        holdings.append(Holding(who, f"flat of {who}", begins, until))
        begins = until + timedelta(days=1)
    if holdings and draw(st.booleans()):
        last = holdings.pop()
        holdings.append(Holding(last.person_id, last.unit_id, last.since))
    return ParkingSpace("s", "B1-032", "fixed", COMPOUND, COMPOUND.ancestors(), tuple(holdings))


def tariff(fen: int) -> Tariff:
    formula = f"{fen} / 100"
    return Tariff(
        id="t",
        place=COMPOUND,
        within=COMPOUND.ancestors(),
        name="车位费",
        fund_id="f",
        account="4001",
        formula=formula,
        due_days=30,
        spaces=PayableSpace.FIXED,
    )


def on(space: ParkingSpace, day: date) -> list[str]:
    return [
        one.person_id
        for one in space.holdings
        if one.since <= day and (one.until is None or day <= one.until)
    ]


@given(spaces())
def test_the_days_of_each_holder_are_those_on_which_they_held_it(space: ParkingSpace):
    days = [FIRST + timedelta(days=n) for n in range(DAYS)]
    found = parking_fees.days_held(space, MONTH)
    for (person, _), count in found.items():
        assert count == sum(person in on(space, day) for day in days)
    assert sum(found.values()) == sum(bool(on(space, day)) for day in days)


@given(spaces(), st.integers(0, 10**6))
def test_by_days_nobody_pays_for_a_free_day_and_all_days_come_to_the_whole(space: ParkingSpace, fen: int):
    charged = parking_fees.charge(tariff(fen), space, MONTH, Change.BY_DAYS)
    held = parking_fees.days_held(space, MONTH)
    assert [holder for holder, _ in charged] == list(held)
    for holder, part in charged:
        assert abs(part.fen * DAYS - fen * held[holder]) < DAYS
    total = sum(part.fen for _, part in charged)
    assert total <= fen
    if sum(held.values()) == DAYS:
        assert total == fen


@given(spaces(), st.integers(0, 10**6))
def test_by_months_who_held_it_on_the_first_day_pays_all_of_it(space: ParkingSpace, fen: int):
    charged = parking_fees.charge(tariff(fen), space, MONTH, Change.NEXT_MONTH)
    assert [(who, part) for (who, _), part in charged] == [(who, Money(fen)) for who in on(space, FIRST)]
