# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces (车位) of a compound, and who has held each of them from when until when.

Who owns planned spaces is agreed by sale, gift or lease; those on common roads belong to all owners (Civil
Code Art. 275), and the compound's owners come first (Art. 276).
"""

from dataclasses import dataclass, replace
from datetime import date

from services.chassis.values import Event, Invalid, OrgPath
from services.identity.domain.errors import AlreadyEnded
from services.identity.domain.events import (
    ParkingSpaceFreed,
    ParkingSpaceHeld,
    ParkingSpaceRegistered,
    SpaceHolding,
)
from services.identity.domain.kinds import ParkingKind, PlaceKind, SpaceTenure
from services.identity.domain.parking_errors import SpaceElsewhere, SpaceForAll, SpaceHeld
from services.identity.domain.places import Place

LAST = date.max
MOST_TOLD = 60
"""So many holdings, the latest ones, are named in one event."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Who holds a space, as what, for which unit and with which vehicle; both days belong to it."""

    person_id: str
    unit_id: str
    tenure: SpaceTenure
    since: date
    until: date | None = None
    vehicle_id: str | None = None

    def overlaps(self, other: "Holding") -> bool:
        return self.since <= (other.until or LAST) and other.since <= (self.until or LAST)


@dataclass(frozen=True, slots=True)
class ParkingSpace:
    """A space by its number in its compound; `holdings` are all there were, in the order of their days."""

    id: str
    number: str
    kind: ParkingKind
    place_path: OrgPath
    within: tuple[OrgPath, ...]
    holdings: tuple[Holding, ...] = ()


Step = tuple[ParkingSpace, list[Event]]


def register(space_id: str, number: str, kind: ParkingKind, place: Place) -> Step:
    """One more space of a compound. Raises Invalid, OutOfUse."""
    if place.kind is not PlaceKind.COMPOUND:
        raise Invalid("place_id", "a parking space belongs to a compound")
    place.require_active()
    space = ParkingSpace(space_id, number, kind, place.path, place.within)
    return space, [ParkingSpaceRegistered(space_id, number, kind, place.path)]


def hold(space: ParkingSpace, holding: Holding, unit: Place) -> Step:
    """Somebody has the space from a day on, for their unit.

    Raises:
        SpaceForAll: it is shared.
        SpaceElsewhere: the unit lies in another compound.
        SpaceHeld: somebody has it on one of the days.
        Invalid: the place is no unit, the days are reversed, or a space that is let would be owned.

    """
    if space.kind is ParkingKind.SHARED:
        raise SpaceForAll(space.id)
    if unit.kind is not PlaceKind.UNIT:
        raise Invalid("unit_id", "is not a unit")
    if not space.place_path.covers(unit.path):
        raise SpaceElsewhere(space.place_path, unit.path)
    if holding.until is not None and holding.until < holding.since:
        raise Invalid("until", "lies before the first day")
    if space.kind is ParkingKind.RENTED and holding.tenure is SpaceTenure.OWNER:
        raise Invalid("tenure", "a space that the compound lets has lessees only")
    for other in space.holdings:
        if other.overlaps(holding):
            raise SpaceHeld(other.since, other.until)
    kept = tuple(sorted((*space.holdings, holding), key=lambda one: one.since))
    fact = ParkingSpaceHeld(
        space.id,
        space.place_path,
        holding.person_id,
        holding.unit_id,
        holding.tenure,
        holding.since,
        space.number,
        space.kind,
        _told(kept),
        holding.until,
        holding.vehicle_id,
    )
    return replace(space, holdings=kept), [fact]


def free(space: ParkingSpace, until: date) -> Step:
    """The last day of who holds it now. Raises AlreadyEnded where nobody does, Invalid."""
    last = space.holdings[-1] if space.holdings else None
    if last is None or last.until is not None:
        raise AlreadyEnded("parking_space", space.id)
    if until < last.since:
        raise Invalid("until", "lies before the first day")
    kept = (*space.holdings[:-1], replace(last, until=until))
    fact = ParkingSpaceFreed(
        space.id,
        space.place_path,
        last.person_id,
        last.unit_id,
        until,
        space.number,
        space.kind,
        _told(kept),
    )
    return replace(space, holdings=kept), [fact]


def _told(holdings: tuple[Holding, ...]) -> tuple[SpaceHolding, ...]:
    return tuple(
        SpaceHolding(one.person_id, one.unit_id, one.tenure, one.since, one.until)
        for one in holdings[-MOST_TOLD:]
    )
