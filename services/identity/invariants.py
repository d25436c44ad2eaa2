# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of places, persons and roles, whatever was killed."""

from collections.abc import Iterable, Iterator
from typing import Any

from services.chassis.invariants import WHOLE, Invariants, Key, ServiceData, chunks, differences, told
from services.chassis.store import Collection
from services.chassis.values import PLATFORM, OrgPath
from services.identity.domain.places import Place, scope_of
from services.identity.store import PERSONAL, Tx
from services.identity.timers import schedules

invariants = Invariants()


@invariants.holds
def places_hang_together(data: ServiceData) -> Iterator[str]:
    """Every place's path is its parent's and its own code; only a district's root has no parent."""
    for chunk in chunks(data.all(Tx.places)):
        parents = data.named(Tx.places, [(tenant, place.parent_id or "") for tenant, place in chunk])
        for tenant, place in chunk:
            parent = parents.get((tenant, place.parent_id or ""))
            path = _path(tenant, place, parent)
            what = f"{tenant} place {place.id}"
            orphan = place.parent_id is not None and parent is None
            wrong = differences(what, place, path=path, scope=scope_of(path, place.grid_path))
            yield f"{what}: there is no parent {place.parent_id}" if orphan else wrong


def _path(tenant: str, place: Place, parent: Place | None) -> OrgPath:
    return parent.path.child(place.code) if parent else OrgPath(f"/{tenant}")


@invariants.holds
def grids_lie_in_neighbourhoods(data: ServiceData) -> Iterator[str]:
    """Every grid's path is its neighbourhood's and its own code, and every place's grid exists."""
    for chunk in chunks(data.all(Tx.grids)):
        known = _paths(data, ((tenant, grid.neighbourhood_path) for tenant, grid in chunk))
        for tenant, grid in chunk:
            what = f"{tenant} grid {grid.id}"
            path = grid.neighbourhood_path.child(grid.code)
            lost = (tenant, grid.neighbourhood_path) not in known
            wrong = differences(what, grid, path=path, within=path.ancestors())
            yield f"{what}: there is no neighbourhood {grid.neighbourhood_path}" if lost else wrong
    for gridded in chunks((tenant, place) for tenant, place in data.all(Tx.places) if place.grid_path):
        known = _paths(data, ((tenant, place.grid_path or "") for tenant, place in gridded))
        for tenant, place in gridded:
            lost = (tenant, place.grid_path) not in known
            yield f"{tenant} place {place.id}: there is no grid {place.grid_path}" if lost else WHOLE


@invariants.holds
def roles_are_of_persons_at_places(data: ServiceData) -> Iterator[str]:
    """Every role granted, and every project manager, names a person and a place that exist."""
    for name in (Tx.role_grants, Tx.project_managers):
        holders: Collection[Any] = name
        for chunk in chunks(data.all(holders)):
            persons = data.named(Tx.persons, ((tenant, given.person_id) for tenant, given in chunk))
            places = _paths(data, ((tenant, given.path) for tenant, given in chunk))
            for tenant, given in chunk:
                what = f"{tenant} {holders.noun} {given.id}"
                if (tenant, given.person_id) not in persons:
                    yield f"{what}: there is no person {given.person_id}"
                else:
                    yield (
                        f"{what}: there is nothing at {given.path}"
                        if (tenant, given.path) not in places
                        else WHOLE
                    )


@invariants.holds
def log_ins_are_of_persons(data: ServiceData) -> Iterator[str]:
    """Every account names a person who exists."""
    for chunk in chunks(data.all(Tx.accounts)):
        persons = data.named(Tx.persons, ((tenant, account.person_id) for tenant, account in chunk))
        for tenant, account in chunk:
            lost = (tenant, account.person_id) not in persons
            yield f"{tenant} account {account.id}: there is no person {account.person_id}" if lost else WHOLE


@invariants.holds
def districts_are_complete(data: ServiceData) -> Iterator[str]:
    """Every district has the root of its tree and the key of its personal data."""
    for _, district in data.all(Tx.districts):
        root = {"tenant": district.id, "path": district.path}
        if not data.count(Tx.places.name, root):
            yield f"district {district.id} has no root place"
        else:
            key = data.named(Tx.tenant_keys, [(district.id, PERSONAL)])
            yield WHOLE if key else f"district {district.id} has no key for personal data"


@invariants.holds
def every_district_has_its_schedules(data: ServiceData) -> Iterator[str]:
    """Uploaded registers of every district are deleted when their time is over."""
    return schedules.check(data)


@invariants.holds
def facts_are_as_told(data: ServiceData) -> Iterator[str]:
    """Every place, grid and person is as its last event says."""
    for declared, fields, told_by in _TOLD:
        collection: Collection[Any] = declared
        for chunk in chunks(data.histories(collection.noun)):
            stored = data.named(collection, (_key(key) for key, _ in chunk))
            for key, events in chunk:
                last = [event.data for event in events if event.name in told_by][-1]
                known = (name for name in fields if name in last.DESCRIPTOR.fields_by_name)
                what, facts = f"{key[0]} {key[1]}", told(last, *known)
                found = stored.get(_key(key))
                yield differences(what, found, **facts) if found else f"{what}: told of, but not there"


_TOLD: tuple[tuple[Collection[Any], tuple[str, ...], tuple[str, ...]], ...] = (
    (Tx.places, ("kind", "name", "path", "active", "grid_path"), ("PlaceCreated", "PlaceChanged")),
    (Tx.grids, ("name", "path", "active"), ("GridCreated", "GridChanged")),
    (Tx.persons, ("name", "path", "active"), ("PersonRegistered", "PersonChanged")),
)


def _key(key: Key) -> Key:
    return key[0], key[1].partition("/")[2]


def _paths(data: ServiceData, wanted: Iterable[Key]) -> set[Key]:
    """Which of these (tenant, path) are a place's, a grid's, a party organisation's, or the platform's."""
    by_tenant: dict[str, set[str]] = {}
    for tenant, path in wanted:
        by_tenant.setdefault(tenant, set()).add(path)
    found = {(PLATFORM, f"/{PLATFORM}")}
    for tenant, paths in by_tenant.items():
        where = {"tenant": tenant, "path": {"$in": sorted(paths)}}
        for tree in (Tx.places, Tx.grids, Tx.party_organisations):
            found |= {(tenant, document["path"]) for document in data.documents(tree.name, where)}
    return found
