# SPDX-License-Identifier: AGPL-3.0-or-later
"""Entrances (单元): the stairwells of a building, each with its own door, and the units that lie in them.

A unit hangs below its building as if there were no entrances, and lies in one of them at most.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from services.chassis.values import Event, Invalid
from services.identity.domain import entrance_names, places
from services.identity.domain.entrance_errors import InAnotherEntrance, OutsideBuilding
from services.identity.domain.entrance_names import Unread
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.place_names import key_of
from services.identity.domain.places import Place

Moved = tuple[Place, list[Event]]


class Left(StrEnum):
    """Why a unit is left as it is, beside what its name does not say (`Unread`)."""

    ELSEWHERE = "elsewhere"
    CLOSED = "entrance_closed"


@dataclass(frozen=True, slots=True)
class LeftUnit:
    """A unit that is put into no entrance by its name, and why: a person looks at it."""

    unit: Place
    why: Unread | Left


@dataclass(frozen=True, slots=True)
class WantedEntrance:
    """An entrance that names of units say, and which units are to be put into it.

    `place`: where the building has it already; `key`: what its name means (`place_names.key_of`).
    """

    key: str
    place: Place | None
    units: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Forming:
    """What the names of a building's units come to; units that lie where they say are in neither list."""

    entrances: tuple[WantedEntrance, ...]
    left: tuple[LeftUnit, ...]

    @property
    def units(self) -> int:
        """How many are to be put into an entrance."""
        return sum(len(one.units) for one in self.entrances)

    def first(self, most: int) -> tuple[WantedEntrance, ...]:
        """So many units of them, in the order of the entrances."""
        found: list[WantedEntrance] = []
        for one in self.entrances:
            taken = one.units[:most]
            if taken:
                found.append(replace(one, units=taken))
            most -= len(taken)
        return tuple(found)


def check_of(entrance: Place, building: Place) -> None:
    """Raises Invalid, OutOfUse, and OutsideBuilding unless it is an entrance of the building."""
    if entrance.kind is not PlaceKind.ENTRANCE:
        raise Invalid("entrance_id", "is not an entrance")
    if entrance.parent_id != building.id:
        raise OutsideBuilding(entrance.path, building.path)
    entrance.require_active()


def put(unit: Place, entrance: Place) -> Moved:
    """The unit lies in the entrance.

    Raises:
        Invalid: it is no unit.
        OutsideBuilding: they are of two buildings.
        InAnotherEntrance: the unit lies in another one.
        OutOfUse: the unit is no longer in use.

    """
    _check_unit(unit)
    if unit.parent_id != entrance.parent_id:
        raise OutsideBuilding(unit.path, entrance.path.parent or "")
    if unit.entrance_path not in (None, entrance.path):
        raise InAnotherEntrance(unit.id, str(unit.entrance_path))
    unit.require_active()
    return places.follow_entrance(unit, entrance.path)


def take_out(unit: Place, building: Place) -> Moved:
    """The unit lies in no entrance. Raises Invalid, OutsideBuilding."""
    _check_unit(unit)
    if unit.parent_id != building.id:
        raise OutsideBuilding(unit.path, building.path)
    return places.follow_entrance(unit, None)


def form(building: Place, below: Iterable[Place]) -> Forming:
    """By the names of the units below a building, which entrances it has and what lies in them.

    Names like 1-101 in building 1, and no others, may name the building: they say no entrance.
    """
    inside = tuple(below)
    known = {key_of(one.kind, one.name): one for one in inside if one.kind is PlaceKind.ENTRANCE}
    units = [one for one in inside if one.kind is PlaceKind.UNIT and one.active]
    said = entrance_names.read_all([one.name for one in units], building)
    wanted: dict[str, list[Place]] = {}
    left: list[LeftUnit] = []
    for unit, key in zip(units, said, strict=True):
        why = _why_left(unit, key, known)
        if why:
            left.append(LeftUnit(unit, why))
        elif unit.entrance_path is None:
            wanted.setdefault(key, []).append(unit)
    formed = (WantedEntrance(key, known.get(key), tuple(of)) for key, of in sorted(wanted.items()))
    return Forming(tuple(formed), tuple(left))


def _why_left(unit: Place, key: str | Unread, known: dict[str, Place]) -> Unread | Left | None:
    """None: it may be put where its name says, or lies there."""
    if isinstance(key, Unread):
        return key if unit.entrance_path is None else None
    there = known.get(key)
    if unit.entrance_path is not None:
        return None if there and there.path == unit.entrance_path else Left.ELSEWHERE
    return Left.CLOSED if there and not there.active else None


def _check_unit(unit: Place) -> None:
    if unit.kind is not PlaceKind.UNIT:
        raise Invalid("unit_ids", "are units")
