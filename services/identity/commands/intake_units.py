# SPDX-License-Identifier: AGPL-3.0-or-later
"""Take in units of a register with their people: each unit for itself, whole or not at all."""

from collections.abc import Iterable, Sequence
from typing import Any, Literal

from services.chassis.store import MOST_IDS
from services.chassis.values import DomainError
from services.identity.domain import ownership, persons, registering, vehicles
from services.identity.domain.import_errors import RowProblem
from services.identity.domain.kinds import OccupantKind
from services.identity.domain.mapped_units import PersonSaid, UnitSaid
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.persons import Person, Protected
from services.identity.domain.places import Place
from services.identity.domain.register_records import Known
from services.identity.domain.registering import Rules
from services.identity.store import MASKS, Tx
from services.identity.store.register_places import RegisterPlaces, TakenUnit

Became = Literal["created", "updated", "unchanged"]
_MOST = 500


def handle(
    tx: Tx, units: Sequence[UnitSaid], rules: Rules, *, dry: bool = False
) -> list[Became | RowProblem | DomainError]:
    """For each unit what became of it, or why nothing did. `dry`: tell it without doing it.

    Who began the work may write places and persons in the whole district.
    """
    chunk = _Chunk(tx, units, rules, dry=dry)
    return [chunk.apply(unit) for unit in units]


class _Chunk:
    """The units of one transaction with all that they refer to, read at once."""

    def __init__(self, tx: Tx, units: Sequence[UnitSaid], rules: Rules, *, dry: bool) -> None:
        self._tx, self._rules, self._dry = tx, rules, dry
        self._keys = tx.keys
        self._known = Known()
        self._places = RegisterPlaces(tx, rules, self._known)
        self._of_units: dict[str, dict[str, Person]] = {}
        self._lived_in: dict[str, list[Occupancy]] = {}
        people = [one for unit in units for one in unit.people]
        self._read_people(people)
        self._read_vehicles(people)

    def apply(self, said: UnitSaid) -> Became | RowProblem | DomainError:
        unit = TakenUnit(self._known.layer())
        try:
            new = self._apply(unit, said)
        except (RowProblem, DomainError) as refusal:
            return refusal
        self._known.keep(unit.known)
        if not self._dry:
            for collection, value, events, is_new in unit.writes:
                (collection.add if is_new else collection.save)(value, *events)
        return "created" if new else "updated" if unit.writes else "unchanged"

    def _apply(self, unit: TakenUnit, said: UnitSaid) -> bool:
        """Whether the unit is new. Raises RowProblem, DomainError."""
        place, new = self._places.taken_in(unit, said)
        ids = self._people(unit, said.people, place, new=new)
        owners = [(ids[one], one) for one in said.owners]
        if owners:
            self._own(unit, place, None if new else self._tx.ownerships.find(place.id), owners)
        self._live(unit, place, [(ids[one], one) for one in said.people], new=new)
        return new

    def _people(
        self, unit: TakenUnit, said: Iterable[PersonSaid], place: Place, *, new: bool
    ) -> dict[PersonSaid, str]:
        """The ids of those who are named."""
        found: dict[PersonSaid, str] = {}
        for one in said:
            person = self._known_as(unit, one) or (None if new else self._of_unit(one, place))
            person = self._corrected(unit, person, one) if person else self._registered(unit, one, place)
            unit.known.keep_person(person)
            found[one] = person.id
            self._drive(unit, person.id, one)
        return found

    def _of_unit(self, said: PersonSaid, place: Place) -> Person | None:
        """Who owns the unit or lives there already is known by name, unless the citizen ids differ."""
        if place.id not in self._of_units:
            before = self._tx.ownerships.find(place.id)
            there = (one for one in self._occupancies(place) if one.until is None)
            ids = {*(before.owner_ids if before else ()), *(one.person_id for one in there)}
            self._of_units[place.id] = {one.name: one for one in self._tx.persons.several(ids) if one.active}
        found = self._of_units[place.id].get(said.name)
        return None if found and said.citizen_id and found.citizen_id else found

    def _registered(self, unit: TakenUnit, said: PersonSaid, place: Place) -> Person:
        """At the compound or neighbourhood that the building stands in."""
        person_id, home = self._tx.new_id(), place.path.ancestors()[-3]
        person, events = persons.register(person_id, said.name, home, **self._numbers(said, person_id))
        unit.write(self._tx.persons, person, events, new=True)
        return person

    def _known_as(self, unit: TakenUnit, said: PersonSaid) -> Person | None:
        by_id = said.citizen_id and unit.known.by_citizen_id.get(self._lookup("citizen_id", said.citizen_id))
        if by_id:
            if by_id.name != said.name:
                raise RowProblem("other_name")
            return by_id
        lookup = said.phone and self._lookup("phone", said.phone)
        by_phone = unit.known.by_phone.get((lookup, said.name)) if lookup else None
        if by_phone and said.citizen_id and by_phone.citizen_id:
            raise RowProblem("numbers_differ")
        return by_phone

    def _corrected(self, unit: TakenUnit, person: Person, said: PersonSaid) -> Person:
        """With another phone, or the citizen id that was missing. Raises RowProblem."""
        if not person.active:
            raise RowProblem("closed_person")
        given = self._numbers(said, person.id)
        changes = {
            name: number
            for name, number in given.items()
            if getattr(person, name) is None or getattr(person, name).lookup != number.lookup
        }
        if not changes:
            return person
        if self._tx.accounts.first({"person_id": person.id}) or self._tx.roles_of(person.id):
            raise RowProblem("has_log_in")
        changed, events = persons.change(person, **changes)
        unit.write(self._tx.persons, changed, events, new=False)
        return changed

    def _own(
        self,
        unit: TakenUnit,
        place: Place,
        before: Ownership | None,
        owners: Sequence[tuple[str, PersonSaid]],
    ) -> None:
        found = registering.owned(
            place, before, owners, self._rules.as_of, first_represents=self._rules.first_represents
        )
        if found:
            unit.write(self._tx.ownerships, *found, new=before is None)

    def _live(
        self, unit: TakenUnit, place: Place, people: Sequence[tuple[str, PersonSaid]], *, new: bool
    ) -> None:
        if all(one.relation is OccupantKind.OWNER for _, one in people):
            return
        known = [] if new else self._occupancies(place)
        for person_id, one in people:
            kind, since = one.relation, one.since or self._rules.as_of
            if kind is OccupantKind.OWNER or registering.lives_there(known, person_id, kind, since):
                continue
            occupancy, events = ownership.move_in(
                self._tx.new_id(), place, person_id, kind, since=since, until=None
            )
            unit.write(self._tx.occupancies, occupancy, events, new=True)

    def _occupancies(self, place: Place) -> list[Occupancy]:
        if place.id not in self._lived_in:
            self._lived_in[place.id] = self._tx.occupancies.list({"within": place.path}, limit=_MOST)
        return self._lived_in[place.id]

    def _drive(self, unit: TakenUnit, person_id: str, said: PersonSaid) -> None:
        """Raises RowProblem."""
        for plate in said.plates:
            lookup = self._lookup("plate", plate)
            known = unit.known.vehicles.get(lookup)
            if known and known.person_id != person_id:
                raise RowProblem("plate_taken")
            if known is None:
                vehicle_id = self._tx.new_id()
                sealed = self._sealed("plate", plate, vehicle_id)
                vehicle, events = vehicles.register(vehicle_id, person_id, sealed, special=False)
                unit.write(self._tx.vehicles, vehicle, events, new=True)
                unit.known.vehicles[lookup] = vehicle

    def _numbers(self, said: PersonSaid, person_id: str) -> dict[str, Any]:
        given = {"phone": said.phone, "citizen_id": said.citizen_id}
        return {kind: self._sealed(kind, text, person_id) for kind, text in given.items() if text}

    def _sealed(self, kind: str, text: str, owner_id: str) -> Protected:
        sealed = self._keys.seal(text, f"{kind}/{owner_id}")
        return Protected(sealed, self._lookup(kind, text), MASKS[kind](text))

    def _lookup(self, kind: str, text: str) -> str:
        return self._keys.lookup(text, kind)

    def _read_people(self, people: Iterable[PersonSaid]) -> None:
        for kind in ("citizen_id", "phone"):
            wanted = {self._lookup(kind, getattr(one, kind)) for one in people if getattr(one, kind)}
            for some in _parts(wanted):
                for person in self._tx.persons.list({f"{kind}.lookup": {"$in": some}}, limit=_MOST):
                    self._known.keep_person(person)

    def _read_vehicles(self, people: Iterable[PersonSaid]) -> None:
        for some in _parts({self._lookup("plate", plate) for one in people for plate in one.plates}):
            for vehicle in self._tx.vehicles.list({"plate.lookup": {"$in": some}}, limit=_MOST):
                self._known.vehicles[vehicle.plate.lookup] = vehicle


def _parts(wanted: Iterable[str]) -> Iterable[list[str]]:
    found = sorted(wanted)
    return (found[start : start + MOST_IDS] for start in range(0, len(found), MOST_IDS))
