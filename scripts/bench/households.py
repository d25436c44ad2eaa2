# SPDX-License-Identifier: AGPL-3.0-or-later
"""A district's register of so many households as identity would have kept it, three people in each."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from uuid import NAMESPACE_URL, uuid5

from scripts.bench import compounds
from scripts.bench.compounds import BUILDING_UNITS
from scripts.bench.progress import Progress
from scripts.bench.run import Run
from scripts.bench.subjects.service import TENANT
from services.chassis.ids import new_id
from services.chassis.privacy import TenantKeys
from services.chassis.store import Database
from services.chassis.values import OrgPath
from services.identity.domain import ownership, persons, places, vehicles
from services.identity.domain.kinds import AreaSource, OccupantKind, PlaceKind
from services.identity.domain.ownership import Occupancy, Ownership
from services.identity.domain.persons import Person, Protected
from services.identity.domain.places import ExclusiveArea, Place
from services.identity.domain.shares import Share
from services.identity.domain.vehicles import Vehicle
from services.identity.store import MASKS, Tx

COMPOUND_BUILDINGS, NEIGHBOURHOOD_COMPOUNDS = 10, 10
PEOPLE = 3
SINCE = date(2020, 1, 1)
FAMILY = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨"
GIVEN = "建国志强秀英桂兰海燕春梅晓东"
FIRST_PHONE = 13_000_000_000

Protect = Callable[[str, str, str], Protected]


@dataclass(frozen=True, slots=True)
class Household:
    """A unit with its owner, the owner's vehicle, and who lives there."""

    unit: Place
    people: tuple[Person, ...]
    owned: Ownership
    lived: tuple[Occupancy, ...]
    vehicle: Vehicle


def fill(run: Run, database: Database, keys: TenantKeys, count: int) -> list[Household]:
    """Put so many households into identity's collections, outside of transactions; some, spread evenly."""
    told = Progress(run.say, "households", count)
    chosen: list[Household] = []
    every = max(count // run.sizes.lookups, 1)
    made = _households(keys, count)
    above: list[Place] = []
    for start in range(0, count, BUILDING_UNITS):
        building = [next(made) for _ in range(min(BUILDING_UNITS, count - start))]
        above += _above(start)
        chosen += [one for number, one in enumerate(building, start) if number % every == 0]
        compounds.insert(database, Tx.places, (one.unit for one in building))
        compounds.insert(database, Tx.persons, (person for one in building for person in one.people))
        compounds.insert(database, Tx.ownerships, (one.owned for one in building))
        compounds.insert(database, Tx.occupancies, (stay for one in building for stay in one.lived))
        compounds.insert(database, Tx.vehicles, (one.vehicle for one in building))
        told(start + len(building))
    compounds.insert(database, Tx.places, above)
    return chosen


def building_of(number: int) -> OrgPath:
    """Where the household of this number lives."""
    building = number // BUILDING_UNITS
    compound = building // COMPOUND_BUILDINGS
    neighbourhood = compound // NEIGHBOURHOOD_COMPOUNDS
    home = OrgPath(f"/{TENANT}/001/{neighbourhood:03d}")
    return home.child(f"c{compound:05d}").child(f"b{building:06d}")


def number_of(unit: OrgPath) -> int:
    """Which household lives at this path."""
    building, code = unit.segments[-2:]
    return int(building[1:]) * BUILDING_UNITS + int(code[1:])


def _above(number: int) -> Iterator[Place]:
    """The building of a household, and what begins with it above."""
    path = building_of(number)
    building, each = number // BUILDING_UNITS, COMPOUND_BUILDINGS
    yield _place(PlaceKind.BUILDING, path)
    if building % each == 0:
        yield _place(PlaceKind.COMPOUND, path.ancestors()[-2])
    if building % (each * NEIGHBOURHOOD_COMPOUNDS) == 0:
        yield _place(PlaceKind.NEIGHBOURHOOD, path.ancestors()[-3])


def _place(kind: PlaceKind, path: OrgPath, area: ExclusiveArea | None = None) -> Place:
    code = path.segments[-1]
    place_id = new_id() if kind is PlaceKind.UNIT else _id_at(path)
    scope, parent = places.scope_of(path, None), _id_at(path.ancestors()[-2])
    return Place(place_id, kind, code, code, path, scope, parent, area=area)


def _id_at(path: OrgPath) -> str:
    """Known to what lies below before the place itself is made."""
    return str(uuid5(NAMESPACE_URL, path))


def _households(keys: TenantKeys, count: int) -> Iterator[Household]:
    def protect(kind: str, text: str, owner_id: str) -> Protected:
        return Protected(keys.seal(text, f"{kind}/{owner_id}"), keys.lookup(text, kind), MASKS[kind](text))

    for number in range(count):
        yield _household(protect, number)


def _household(protect: Protect, number: int) -> Household:
    path = building_of(number).child(f"u{number % BUILDING_UNITS:03d}")
    unit = _place(PlaceKind.UNIT, path, ExclusiveArea(6_000 + number % 9_000, AreaSource.REGISTRY))
    people = tuple(_person(protect, number * PEOPLE + one, path) for one in range(PEOPLE))
    owner = people[0].id
    owned, _ = ownership.register(unit, (Share(owner, 1, 1),), owner, SINCE)
    kinds = (OccupantKind.OWNER, OccupantKind.FAMILY, OccupantKind.FAMILY)
    lived = tuple(
        ownership.move_in(new_id(), unit, person.id, kind, since=SINCE, until=None)[0]
        for person, kind in zip(people, kinds, strict=True)
    )
    vehicle_id = new_id()
    plate = protect("plate", f"苏E{number:06d}", vehicle_id)
    vehicle, _ = vehicles.register(vehicle_id, owner, plate, special=False)
    return Household(unit, people, owned, lived, vehicle)


def _person(protect: Protect, number: int, unit: OrgPath) -> Person:
    person_id = new_id()
    name = FAMILY[number % len(FAMILY)] + GIVEN[number % 13] + GIVEN[number // 13 % len(GIVEN)]
    phone = protect("phone", str(FIRST_PHONE + number), person_id)
    return persons.register(person_id, name, unit.ancestors()[-3], phone=phone)[0]
