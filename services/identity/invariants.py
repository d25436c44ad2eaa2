# SPDX-License-Identifier: AGPL-3.0-or-later
"""What must be true of places, persons and roles, whatever was killed."""

from collections.abc import Iterable, Iterator
from typing import Any

from services.chassis.invariants import WHOLE, Invariants, Key, ServiceData, chunks, differences, told
from services.chassis.store import Collection
from services.chassis.store.jobs import JOBS, JobState
from services.chassis.store.timers import TIMERS
from services.chassis.values import PLATFORM, OrgPath
from services.identity.domain.feed_batches import WITH_JOB, BatchState, FeedBatch
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import Place, scope_of
from services.identity.store import PERSONAL, PULL, PULL_AGAIN, Tx
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
            scope = scope_of(path, place.grid_path, place.entrance_path)
            wrong = differences(what, place, path=path, scope=scope)
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
def units_lie_in_entrances_of_their_building(data: ServiceData) -> Iterator[str]:
    """What a unit lies in is an entrance, and hangs below the building that the unit hangs below."""
    for chunk in chunks((tenant, place) for tenant, place in data.all(Tx.places) if place.entrance_path):
        known = _paths(data, ((tenant, place.entrance_path or "") for tenant, place in chunk))
        for tenant, place in chunk:
            entrance = place.entrance_path
            theirs = entrance is not None and entrance.parent == place.path.parent
            whole = place.kind is PlaceKind.UNIT and theirs and (tenant, entrance) in known
            yield WHOLE if whole else f"{tenant} place {place.id}: it does not lie in {entrance}"


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
def feed_batches_are_worked_through(data: ServiceData) -> Iterator[str]:
    """Each row of a done batch has its result and nothing sealed; one under way keeps its source busy."""
    for chunk in chunks(data.all(Tx.feed_batches)):
        sources = data.named(Tx.feed_sources, ((tenant, batch.source) for tenant, batch in chunk))
        for tenant, batch in chunk:
            what, source = f"{tenant} feed batch {batch.id}", sources.get((tenant, batch.source))
            if batch.state is BatchState.DONE:
                yield _unlike_done(data, tenant, batch, what)
            elif batch.at_work and (source is None or source.busy != batch.id):
                yield f"{what}: it is {batch.state.value}, and its source is not busy with it"
            else:
                yield WHOLE


def _unlike_done(data: ServiceData, tenant: str, batch: FeedBatch, what: str) -> str:
    rows = {"tenant": tenant, "batch_id": batch.id}
    if left := data.count(Tx.feed_rows.name, {**rows, "result": ""}):
        return f"{what}: {left} rows have no result"
    if left := data.count(Tx.feed_rows.name, {**rows, "sealed": {"$ne": ""}}):
        return f"{what}: {left} rows are sealed still"
    told = (batch.done, data.count(Tx.feed_rows.name, rows))
    return (
        WHOLE if told == (batch.rows, batch.rows) else f"{what}: {batch.rows} rows, results and kept {told}"
    )


@invariants.holds
def feed_batches_follow_their_jobs(data: ServiceData) -> Iterator[str]:
    """What is being done to a batch has a job that runs; one that stopped has none."""
    for chunk in chunks(data.all(Tx.feed_batches)):
        jobs = data.named(JOBS, ((tenant, batch.job_id) for tenant, batch in chunk if batch.job_id))
        for tenant, batch in chunk:
            job = jobs.get((tenant, batch.job_id))
            runs = job is not None and job.state is JobState.RUNNING
            what = f"{tenant} feed batch {batch.id}: it is {batch.state.value}"
            if batch.state is BatchState.STOPPED:
                yield f"{what}, and its job runs" if runs else WHOLE
            else:
                yield WHOLE if runs or not _has_work(data, tenant, batch) else f"{what}, and no job runs"


def _has_work(data: ServiceData, tenant: str, batch: FeedBatch) -> bool:
    if batch.state is BatchState.DISCARDED:
        return data.count(Tx.feed_rows.name, {"tenant": tenant, "batch_id": batch.id}) > 0
    return batch.state in WITH_JOB


@invariants.holds
def feed_sources_have_contracts(data: ServiceData) -> Iterator[str]:
    """Every source has its contract, and what it is busy with is a batch that is not over."""
    for chunk in chunks(data.all(Tx.feed_sources)):
        contracts = data.named(Tx.feed_contracts, ((tenant, source.id) for tenant, source in chunk))
        batches = data.named(
            Tx.feed_batches, ((tenant, source.busy) for tenant, source in chunk if source.busy)
        )
        for tenant, source in chunk:
            batch = batches.get((tenant, source.busy))
            idle = bool(source.busy) and not (batch and batch.at_work)
            wrong = "there is no contract" if (tenant, source.id) not in contracts else ""
            wrong = wrong or (f"it is busy with {source.busy}, which is not under way" if idle else "")
            yield f"{tenant} feed source {source.id}: {wrong}" if wrong else WHOLE


@invariants.holds
def sources_are_asked(data: ServiceData) -> Iterator[str]:
    """Whoever is to be asked, by the contract that counts, has a timer for it."""
    for chunk in chunks(
        (tenant, one) for tenant, one in data.all(Tx.feed_contracts) if one.current and one.pull
    ):
        keys = {
            f"{tenant}/{kind}/{contract.source}" for tenant, contract in chunk for kind in (PULL, PULL_AGAIN)
        }
        there = {timer["_id"] for timer in data.by_id(TIMERS, keys)}
        for tenant, contract in chunk:
            asked = any(f"{tenant}/{kind}/{contract.source}" in there for kind in (PULL, PULL_AGAIN))
            yield WHOLE if asked else f"{tenant} feed contract {contract.source}: nothing asks the source"


@invariants.holds
def feed_subjects_are_of_somebody(data: ServiceData) -> Iterator[str]:
    """Whom or what sources know exists here."""
    for chunk in chunks(data.all(Tx.feed_subjects)):
        wanted = [(tenant, subject.about_id) for tenant, subject in chunk]
        there = {*data.named(Tx.persons, wanted), *data.named(Tx.vehicles, wanted)}
        for tenant, subject in chunk:
            lost = (tenant, subject.about_id) not in there
            what = f"{tenant} feed subject {subject.id}"
            yield f"{what}: there is no {subject.about_id}" if lost else WHOLE


@invariants.holds
def feed_questions_are_about_records(data: ServiceData) -> Iterator[str]:
    """What is asked is about something that a source says."""
    for chunk in chunks(data.all(Tx.feed_conflicts)):
        records = data.named(Tx.feed_records, ((tenant, asked.record_id) for tenant, asked in chunk))
        for tenant, asked in chunk:
            lost = (tenant, asked.record_id) not in records
            what = f"{tenant} feed question {asked.id}"
            yield f"{what}: there is no record {asked.record_id}" if lost else WHOLE


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
    (
        Tx.places,
        ("kind", "name", "path", "active", "grid_path", "entrance_path"),
        ("PlaceCreated", "PlaceChanged"),
    ),
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
