# SPDX-License-Identifier: AGPL-3.0-or-later
"""Residents: what clerks ask the register of a district for, with few households and with many.

Both stand in the same engine and are asked in turn, about another household each time, so what remains of a
ratio is what the other households cost.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import cycle

from pydantic import SecretStr

from scripts.bench import households, stores
from scripts.bench.households import FIRST_PHONE, PEOPLE, Household
from scripts.bench.measure import Series, in_turn
from scripts.bench.outcome import Outcome
from scripts.bench.run import Run
from services.chassis.store import Store
from services.identity import queries
from services.identity.domain.kinds import PlaceKind
from services.identity.queries import PlaceFilter
from services.identity.queries import persons as person_queries
from services.identity.queries.persons import PersonFilter, PersonSearch
from services.identity.queries.visible import OfPerson
from services.identity.store import Tx

MOST = 2.0
"""An answer out of a large register may take so many times that out of a small one."""
PAGE = 25
Request = Callable[[Tx, Household], object]


def residents(run: Run) -> Outcome:
    """Each request's time in the large register as a ratio to that in the small one."""
    few, many = run.sizes.households
    outcome = Outcome(f"A register of {many:,} households and one of {few:,}", "ms")
    filled = [_filled(run, count) for count in (few, many)]
    for name, request in REQUESTS.items():
        asks = [partial(_ask, store, request, cycle(chosen)) for store, chosen in filled]
        small, large = in_turn(asks, run.sizes.lookups)
        for count, series in ((few, small), (many, large)):
            outcome.bar(f"{name} {count:,}", series)
            outcome.figure(f"register_ms.{name}.{count}", series)
        ratio = large.median / small.median
        outcome.ratio(f"residents.{name}", Series((ratio,)), most=MOST)
        run.say(f"    {name:<16} {small.median:7.2f} ms  {large.median:7.2f} ms  × {ratio:.2f}")
    return outcome


def _filled(run: Run, count: int) -> tuple[Store[Tx], Sequence[Household]]:
    store = stores.identity(run.servers.corner())
    keys = store.reader(stores.keeper("identity")).keys
    return store, households.fill(run, store.database, keys, count)


def _ask(store: Store[Tx], request: Request, chosen: Iterator[Household]) -> None:
    request(store.reader(stores.keeper("identity")), next(chosen))


def _by_phone(tx: Tx, home: Household) -> None:
    number = households.number_of(home.unit.path) * PEOPLE
    found = person_queries.search_persons(tx, PersonSearch(phone=SecretStr(str(FIRST_PHONE + number))))
    if [person.id for person in found] != [home.people[0].id]:
        raise RuntimeError(f"{home.unit.path}: its owner was not found by the phone")


def _unit_page(tx: Tx, home: Household) -> None:
    """What the page of a unit asks for."""
    unit, owner = home.unit, home.people[0].id
    queries.show_place(tx, unit.id)
    queries.show_ownership(tx, unit.id)
    queries.list_occupancies(tx, OfPerson(under=unit.path, limit=PAGE))
    queries.list_vehicles(tx, owner)


def _person_page(tx: Tx, home: Household) -> None:
    person = home.people[0].id
    queries.show_person(tx, person)
    queries.list_ownerships(tx, OfPerson(person_id=person, limit=PAGE))
    queries.list_occupancies(tx, OfPerson(person_id=person, limit=PAGE))


REQUESTS: dict[str, Request] = {
    "by_phone": _by_phone,
    "unit_page": _unit_page,
    "person_page": _person_page,
    "units_of_building": lambda tx, home: queries.list_places(
        tx, PlaceFilter(parent_id=home.unit.parent_id, limit=PAGE)
    ),
    "compounds": lambda tx, _: queries.list_places(
        tx, PlaceFilter(under=tx.root, kind=PlaceKind.COMPOUND, limit=PAGE)
    ),
    "people_of_compound": lambda tx, home: person_queries.list_persons(
        tx, PersonFilter(under=home.people[0].path, limit=PAGE)
    ),
    "owners_of_compound": lambda tx, home: queries.list_ownerships(
        tx, OfPerson(under=home.people[0].path, limit=PAGE)
    ),
    "by_name": lambda tx, home: person_queries.search_persons(
        tx, PersonSearch(name=SecretStr(home.people[0].name))
    ),
    "people_of_district": lambda tx, _: person_queries.list_persons(
        tx, PersonFilter(under=tx.root, limit=PAGE)
    ),
}
