# SPDX-License-Identifier: AGPL-3.0-or-later
"""The unit that rows of a register name, with what stands above it: found by what names mean, or made."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from services.chassis.values import Event
from services.identity.domain import entrance_names, entrances, places
from services.identity.domain.entrance_names import Unread
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.mapped_units import UnitSaid
from services.identity.domain.place_names import code_for, key_of
from services.identity.domain.places import ExclusiveArea, Place
from services.identity.domain.register_records import Known
from services.identity.domain.registering import Rules
from services.identity.store.records import RecordsUnit

_MOST = 500


@dataclass
class TakenUnit:
    """One unit being taken in: what would be written, and how it would look then."""

    known: Known
    writes: list[tuple[Any, Any, Sequence[Event], bool]] = field(default_factory=list)

    def write(self, collection: Any, value: Any, events: Sequence[Event], *, new: bool) -> None:  # noqa: ANN401
        self.writes.append((collection, value, events, new))


class RegisterPlaces:
    """The places of one chunk; what was read is kept for all of its rows."""

    def __init__(self, tx: RecordsUnit, rules: Rules, known: Known) -> None:
        self._tx, self._rules, self._known = tx, rules, known
        self._read_below: set[str] = set()

    def taken_in(self, unit: TakenUnit, said: UnitSaid) -> tuple[Place, bool]:
        """The unit's place, and whether it is new. Raises RowProblem, DomainError."""
        building, name = self._building(unit, said), said.where[3]
        place = self._find(unit, building, PlaceKind.UNIT, name)
        if place is None:
            return self._new_unit(unit, building, said), True
        place.require_active()
        place = self._correct_area(unit, place, said.area_dm2)
        return self._put_in_entrance(unit, building, place, name), False

    def _building(self, unit: TakenUnit, said: UnitSaid) -> Place:
        neighbourhood, compound, building, _ = said.where
        at = self._rules.at
        if neighbourhood:
            at = self._neighbourhood(neighbourhood)
        if compound:
            at = self._found_or_made(unit, at, PlaceKind.COMPOUND, compound)
        return self._found_or_made(unit, at, PlaceKind.BUILDING, building)

    def _neighbourhood(self, name: str) -> Place:
        """Neighbourhoods have codes of the national list: they are found, never made. Raises RowProblem."""
        at = self._rules.at
        key = key_of(PlaceKind.NEIGHBOURHOOD, name)
        if at.kind is PlaceKind.NEIGHBOURHOOD and key in (key_of(at.kind, at.name), at.code):
            return at
        where = {"scope": at.path, "kind": PlaceKind.NEIGHBOURHOOD}
        for place in self._tx.places.list(where, limit=_MOST):
            if key in (key_of(place.kind, place.name), place.code):
                return place
        raise RowProblem("unknown_neighbourhood")

    def _found_or_made(self, unit: TakenUnit, parent: Place, kind: PlaceKind, name: str) -> Place:
        """Raises WrongParent, OutOfUse."""
        found = self._find(unit, parent, kind, name)
        if found:
            found.require_active()
            return found
        made, events = places.create(self._tx.new_id(), kind, code_for(kind, name), name[:100], parent=parent)
        self._read_below.add(made.id)
        return self._add_place(unit, made, events)

    def _find(self, unit: TakenUnit, parent: Place, kind: PlaceKind, name: str) -> Place | None:
        """By what its name means, or by the code that a place of that name has."""
        self._tx.learn_places_in(parent, self._known, self._read_below)
        key, known = key_of(kind, name), unit.known.places
        found = known.get((parent.id, key)) or known.get((parent.id, f"={code_for(kind, name)}"))
        return found if found and found.kind is kind else None

    def _new_unit(self, unit: TakenUnit, building: Place, said: UnitSaid) -> Place:
        if not said.area_dm2:
            raise RowProblem("no_area")
        area = ExclusiveArea(said.area_dm2, self._rules.area_source)
        name = said.where[3][:100]
        entrance = self._entrance(unit, building, name)
        made, events = places.create(
            self._tx.new_id(),
            PlaceKind.UNIT,
            code_for(PlaceKind.UNIT, name),
            name,
            parent=building,
            area=area,
            entrance=entrance,
        )
        return self._add_place(unit, made, events)

    def _entrance(self, unit: TakenUnit, building: Place, name: str) -> Place | None:
        """The one that a unit's name says, if it is in use; made where a column of its own says it."""
        key = entrance_names.read(name, building)
        if isinstance(key, Unread):
            return None
        found = self._find(unit, building, PlaceKind.ENTRANCE, key)
        if found is None and self._rules.forms_entrances:
            return self._found_or_made(unit, building, PlaceKind.ENTRANCE, key)
        return found if found and found.active else None

    def _put_in_entrance(self, unit: TakenUnit, building: Place, place: Place, name: str) -> Place:
        """What a column says of a unit that lies in no entrance; one that lies in another stays there."""
        if place.entrance_path or not self._rules.forms_entrances:
            return place
        entrance = self._entrance(unit, building, name)
        if entrance is None:
            return place
        changed, events = entrances.put(place, entrance)
        unit.write(self._tx.places, changed, events, new=False)
        unit.known.keep_place(changed)
        return changed

    def _add_place(self, unit: TakenUnit, made: Place, events: Sequence[Event]) -> Place:
        unit.write(self._tx.places, made, events, new=True)
        unit.known.keep_place(made)
        return made

    def _correct_area(self, unit: TakenUnit, place: Place, dm2: int) -> Place:
        """Raises WeakerAreaSource."""
        if not dm2 or (place.area and place.area.dm2 == dm2):
            return place
        changed, events = places.change(place, area=ExclusiveArea(dm2, self._rules.area_source))
        unit.write(self._tx.places, changed, events, new=False)
        unit.known.keep_place(changed)
        return changed
