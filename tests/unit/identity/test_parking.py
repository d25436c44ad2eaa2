# SPDX-License-Identifier: AGPL-3.0-or-later
"""What is told of a parking space: its latest holdings, in the order of their days."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import OrgPath
from services.identity.domain import parking
from services.identity.domain.events import ParkingSpaceFreed, ParkingSpaceHeld
from services.identity.domain.kinds import ParkingKind, PlaceKind, SpaceTenure
from services.identity.domain.parking import MOST_TOLD, Holding, ParkingSpace
from services.identity.domain.places import Place

COMPOUND = OrgPath("/320585/001/002/c01")
FLAT = COMPOUND.child("b03").child("u001")
UNIT = Place("u", PlaceKind.UNIT, "u001", "101室", FLAT, FLAT.ancestors())
BEGIN = date(2020, 1, 1)


@given(st.permutations(range(MOST_TOLD + 5)))
def test_held_in_whatever_order_it_is_told_by_days_and_within_bounds(order: list[int]):
    space = ParkingSpace("s", "B1-032", ParkingKind.FIXED, COMPOUND, COMPOUND.ancestors())
    for number in order:
        day = BEGIN + timedelta(days=number)
        one = Holding("p", "u", SpaceTenure.LESSEE, day, day)
        space, (fact,) = parking.hold(space, one, UNIT)
        assert isinstance(fact, ParkingSpaceHeld)
        days = [told.since for told in fact.holdings]
        assert days == [known.since for known in space.holdings][-MOST_TOLD:]
    last = Holding("q", "u", SpaceTenure.LESSEE, BEGIN + timedelta(days=MOST_TOLD + 5))
    space, _ = parking.hold(space, last, UNIT)
    freed, (fact,) = parking.free(space, last.since)
    assert isinstance(fact, ParkingSpaceFreed)
    assert (len(fact.holdings), fact.holdings[-1].until) == (MOST_TOLD, last.since)
    assert (fact.number, fact.kind, freed.holdings[-1].until) == ("B1-032", ParkingKind.FIXED, last.since)
