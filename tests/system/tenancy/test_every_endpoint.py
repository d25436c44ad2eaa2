# SPDX-License-Identifier: AGPL-3.0-or-later
"""No endpoint ever returns, or changes, another tenant's data: over all routes of all services there are.

For each operation its sample (`tests/samples/<service>.py`) is made ready in one district, once. It is sent
with parameters that nobody knows (`parameters.py`) and names of what is not there (`bodies.py`). A stranger,
who may everything in another district, sends it, gets and changes nothing; then who may sends it and it
succeeds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count, islice
from typing import Any

import pytest
from bson.codec_options import CodecOptions
from bson.raw_bson import RawBSONDocument
from pymongo.database import Database

from services.chassis.http.route import Kind, Route
from tests.samples.world import MARK, PUBLIC_NAME, Request, World
from tests.system.ground import WRITTEN
from tests.system.identity.conftest import District, House
from tests.system.tenancy.bodies import assert_what_it_names_is_there
from tests.system.tenancy.conftest import SAMPLES, SERVICES, new_district
from tests.system.tenancy.operations import PROTECTED, PUBLIC_READS, named, sample
from tests.system.tenancy.parameters import assert_obeyed_or_refused
from tests.system.tenancy.seed import CREDIT_CODE, PHONE

TAKES_LONG = "each of some thousand operations is tried by a stranger in many ways, then by who may"

ID_LENGTH = 36
OF_PERSONS_AND_PLACES = "identity"
"""The service whose ids all others keep, too."""
KINDS_TRIED = 6
NEXT_KIND = count()
PLACES_ASKED_FOR = {"place", "under", "within", "below"}


@pytest.fixture(scope="module")
def stranger(house: House) -> District:
    return new_district(house, "900702")


@dataclass(frozen=True)
class Kept:
    """What the seeded district has in one collection: a digest, and the ids."""

    digest: str
    ids: frozenset[str]


@dataclass(frozen=True)
class Look:
    """All that the seeded district has in a service, by collection.

    A service has no other database than its own, so what it may show or change lies there.
    """

    kept: Mapping[str, Kept]
    code: str

    @property
    def ids(self) -> dict[str, frozenset[str]]:
        return {name: kept.ids for name, kept in self.kept.items() if kept.ids}

    @property
    def secrets(self) -> set[str]:
        return {MARK, PUBLIC_NAME, PHONE, CREDIT_CODE, self.code}.union(*self.ids.values())


@dataclass
class Looks:
    """Reads again only what this process has written to since; all services of the world run in it."""

    world: World
    _last: dict[str, Look] = field(default_factory=dict)

    def at(self, service: str) -> Look:
        database = self.world.stores[service].database.raw
        written = WRITTEN.take(database.name).get(database.name, set())
        last = self._last.get(service)
        names = written if last else database.list_collection_names()
        fresh = {name: kept_in(database, name, self.world.seeded.code) for name in names}
        self._last[service] = Look({**(last.kept if last else {}), **fresh}, self.world.seeded.code)
        return self._last[service]


def kept_in(database: Database[Any], name: str, tenant: str) -> Kept:
    digest, ids = sha256(), set[str]()
    collection = database.get_collection(name, CodecOptions(RawBSONDocument))
    for document in collection.find({"tenant": tenant}).sort("_id", 1):
        digest.update(document.raw)
        if len(str(document.get("id", ""))) == ID_LENGTH:
            ids.add(document["id"])
    return Kept(digest.hexdigest(), frozenset(ids))


@pytest.fixture(scope="module")
def looks(world: World) -> Looks:
    return Looks(world)


@pytest.fixture(scope="module")
def of_all(looks: Looks) -> frozenset[str]:
    """What no answer of any service may tell a stranger: the ids of the seeded persons and places."""
    return frozenset(looks.at(OF_PERSONS_AND_PLACES).secrets)


def attempts(world: World, route: Route, request: Request, seen: Look) -> Iterator[Request]:
    """The request itself, with ids of other kinds in each place, and asked of the seeded places.

    Each operation gets some kinds, the next one the next: all are tried on every few operations.
    """
    yield request
    kinds = sorted(seen.ids)
    for name in route.parameters:
        for number in islice(NEXT_KIND, KINDS_TRIED):
            other = min(seen.ids[kinds[number % len(kinds)]])
            yield Request({**request.ids, name: other}, request.body, request.query)
    for name in PLACES_ASKED_FOR & set(route.query.model_fields if route.query else ()):
        yield Request(request.ids, request.body, {**request.query, name: world.seeded.path})


def test_the_seed_is_worth_hiding(looks: Looks) -> None:
    ids = {f"{service}.{name}" for service in SERVICES for name in looks.at(service).ids}
    assert len(ids) >= 5 * len(SERVICES), sorted(ids)


@pytest.mark.parametrize(("service", "route"), PROTECTED, ids=named(PROTECTED))
def test_a_stranger_sees_and_changes_nothing_where_who_may_succeeds(
    world: World, looks: Looks, stranger: District, of_all: frozenset[str], service: str, route: Route
) -> None:
    request = sample(world, service, route)
    assert_obeyed_or_refused(world, route, request)
    assert_what_it_names_is_there(world, route, request)
    before = looks.at(service)
    hidden = before.secrets | of_all
    for attempt in attempts(world, route, request, before):
        answer = world.send(attempt, route, stranger.token)
        text = answer.get_data().decode(errors="replace")
        assert answer.status_code < 500, text
        if route.parameters:
            assert answer.status_code >= 400 or not answer.data or '"items":[]' in text, attempt
        asked = f"{attempt.path(route)}{attempt.text}{attempt.query}"
        assert {secret for secret in hidden if secret in text} <= {s for s in hidden if s in asked}, attempt
    assert looks.at(service) == before

    answer = world.send(request, route)
    text = answer.get_data().decode(errors="replace")
    assert answer.status_code < 400, f"no proof, the sample of {route.operation} is not valid: {text}"
    assert '"rejected"' not in text or route.kind is not Kind.STREAM, text
    if route.kind is Kind.QUERY and route.operation not in SAMPLES[service].SAME_FOR_ALL:
        assert any(secret in text for secret in hidden), f"no proof, {route.operation} shows nothing: {text}"


@pytest.mark.parametrize(("service", "route"), PUBLIC_READS, ids=named(PUBLIC_READS))
def test_the_public_sees_numbers_and_rules_of_the_district_that_it_names(
    world: World, looks: Looks, service: str, route: Route
) -> None:
    before = looks.at(service)
    client = world.apps[service].test_client(use_cookies=False)
    answer = client.get(world.public_path(route))
    text = answer.get_data(as_text=True)
    assert answer.status_code == 200, text
    shown = {secret for secret in before.secrets if secret in text} - {before.code, PUBLIC_NAME}
    kept = {name: ids & shown for name, ids in before.ids.items() if ids & shown}
    assert set(kept) <= set(SAMPLES[service].PUBLISHED), kept
    assert shown <= set().union(*kept.values())
    assert looks.at(service) == before
    assert client.get(world.public_path(route, "999999")).status_code == 404
