# SPDX-License-Identifier: AGPL-3.0-or-later
"""What a service keeps of persons, declared once, and what follows: an archive, what is open, an erasure.

All are jobs that go through the declared collections. An archive is the person's own job, one line of JSON a
document, fetched as every job's result is. What is open is counted before an erasure, and told by an event.
An erasure drops what nobody has to keep, blanks the person's words and names in the rest and in the events of
it; ids stay, and lead to nobody any more. What of persons goes by itself: `chassis.retention`.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any

from services.chassis import jobs
from services.chassis.jobs import Jobs, Step
from services.chassis.personal_events import without_person
from services.chassis.personal_held import AT_ONCE, EACH, Beyond, Held, Matter, Named, next_of
from services.chassis.personal_paths import blank
from services.chassis.retention import APPLY, Retention, next_night
from services.chassis.retention_policy import RetentionPolicy
from services.chassis.schedules import Schedules
from services.chassis.store import Collection, Copy, UnitOfWork
from services.chassis.store.jobs import Job, JobState
from services.chassis.store.publishing import PublishingUnit
from services.chassis.timers import Timers
from services.chassis.values import Event, OpenMatter

EXPORT, LOOK, ERASE, FORGET = "person.export", "person.look", "person.erase", "person.forget"
"""The kinds of the three jobs, and of the timer that takes an archive, or what was looked for, away."""
CONTENT_TYPE = "application/x-ndjson"
LOOK_KEPT = timedelta(days=7)

Document = dict[str, Any]

_OF_CHASSIS = tuple(one for one in PublishingUnit.collections if one is not PublishingUnit.objections)


class Personal:
    """What a service keeps of persons. `free`: collections that name nobody but those who acted in office.

    `beyond`: what is open of a person's elsewhere; `retention`: the rules by which it goes. Raises
    ValueError unless each of the service's own collections is declared, and each kind of open matter once;
    copies need not be: they are their owner's.
    What the chassis keeps for every service names nobody but those who acted.
    """

    def __init__(
        self,
        tx: type[UnitOfWork],
        *held: Held,
        free: Iterable[Collection[Any]] = (),
        beyond: tuple[Beyond, ...] = (),
        retention: type[RetentionPolicy] = RetentionPolicy,
    ) -> None:
        declared = [one.collection.name for one in held] + [one.name for one in free]
        own = [one.name for one in tx.collections if not isinstance(one, Copy) and one not in _OF_CHASSIS]
        if wrong := set(declared) ^ set(own) | {name for name in declared if declared.count(name) > 1}:
            raise ValueError(f"say once what holds persons: {', '.join(sorted(wrong))}")
        self.held = held
        self.retention = Retention(held, retention)
        self._steps = tuple((one, named) for one in held for named in one.named)
        self._watched = tuple((one, named) for one, named in self._steps if named.matters)
        self._beyond = beyond
        watched = (matter for _, named in self._watched for matter in named.matters)
        self.matters: tuple[Matter | Beyond, ...] = (*watched, *beyond)
        if len({matter.kind for matter in self.matters}) < len(self.matters):
            raise ValueError("a kind of open matter stands twice")

    def serve(self, kinds: Jobs, timers: Timers, schedules: Schedules) -> None:
        """Have a service's jobs, timers and schedules do it."""
        kinds.on(EXPORT)(self.collect)
        kinds.on(LOOK)(self.look)
        kinds.on(ERASE)(self.erase)
        timers.on(FORGET)(_forget)
        schedules.every(APPLY, next_night)(self.retention.apply)

    def collect(self, tx: UnitOfWork, job: Job) -> Step:
        """The next documents of the person's archive."""
        one, named, page, position = next_of(self._steps, tx, job.position, job.asked["person_id"])
        person_id = job.asked["person_id"]
        documents = [one.collection.to_document(value) for value in page.items if one.shown]
        lines = [_line(one, named, document, person_id) for document in documents]
        return Step(position, len(lines), "".join(lines).encode())

    def look(self, tx: UnitOfWork, job: Job) -> Step:
        """Count what of the next documents is open; after the last ones the answer is told.

        Most collections have nothing of a person's: one chunk goes through several of them.
        """
        person_id = job.asked["person_id"]
        found: Counter[str] = Counter()
        rows, position = 0, job.position if self._watched else None
        while position is not None and rows < AT_ONCE:
            _, named, page, position = next_of(self._watched, tx, position, person_id)
            rows += len(page.items)
            found.update(
                matter.kind
                for value in page.items
                for matter in named.matters
                if matter.is_open(tx, value, person_id)
            )
        if position:
            return Step(position, rows, json.dumps(found).encode() if found else b"")
        for part in jobs.result(tx, job):
            found.update(json.loads(part))
        found.update({one.kind: one.count(tx, person_id) for one in self._beyond})
        return Step(None, rows, told=(self._answer(tx, job, found),))

    def _answer(self, tx: UnitOfWork, job: Job, found: Counter[str]) -> Event:
        open_now = tuple(
            OpenMatter(one.kind, found[one.kind], one.law, one.waivable)
            for one in self.matters
            if found[one.kind]
        )
        asked = job.asked
        answer: Event = tx.open_matters_found(  # type: ignore[misc]
            asked["erasure_id"], asked["person_id"], asked["round"], open_now
        )
        return answer

    def erase(self, tx: UnitOfWork, job: Job) -> Step:
        """The next documents that are dropped or blanked, with their events."""
        one, named, page, position = next_of(self._steps, tx, job.position, job.asked["person_id"])
        kept = getattr(tx, one.collection.attribute)
        person_id = job.asked["person_id"]
        for value in page.items:
            if not one.kept:
                kept.remove(value)
            elif named.without:
                kept.save(named.without(value, person_id))
            elif named.words:
                document = _blanked(named, one.collection.to_document(value), person_id)
                kept.save(one.collection.from_document(document))
            blank_events(tx, f"{one.collection.noun}/{value.id}", person_id, about=not _is_list(named.by))
        return Step(position, len(page.items))


def ask(tx: UnitOfWork, export_id: str, person_id: str, until: datetime, service: str) -> None:
    """Begin to lay a person's archive ready; it is theirs until then. What is asked twice is done once."""
    if tx.jobs.find(export_id):
        return
    _begin(tx, EXPORT, export_id, person_id, f"{service}.ndjson")
    tx.timers.set(FORGET, export_id, until)


def look_for(tx: UnitOfWork, erasure_id: str, person_id: str, number: int, service: str) -> None:
    """Begin to count what of a person's is open. What is asked twice in a round is done once.

    The job is named after its `service`: answers of several come from aggregates of different names.
    """
    job_id = f"look-{service}-{erasure_id}-{number}"
    if tx.jobs.find(job_id) is None:
        asked = {"person_id": person_id, "erasure_id": erasure_id, "round": number}
        tx.jobs.add(Job(job_id, LOOK, "", tx.now, asked))
        tx.timers.set(jobs.STEP, job_id, tx.now)
        tx.timers.set(FORGET, job_id, tx.now + LOOK_KEPT)


def is_erased(tx: UnitOfWork, person_id: str) -> bool:
    """Whether this service has heard that a person was erased."""
    return tx.jobs.find(_erasure_of(person_id)) is not None


def begin_erasure(tx: UnitOfWork, person_id: str, erasure_id: str = "") -> None:
    """Begin to erase a person's data here. What is asked twice is done once.

    `erasure_id`: that of the job, where it is not made of the person's.
    """
    erasure_id = erasure_id or _erasure_of(person_id)
    if tx.jobs.find(erasure_id) is None:
        tx.forget_letters(f"person/{person_id}")
        _forget_archives(tx, person_id)
        _begin(tx, ERASE, erasure_id, "", "", erased=person_id)


def _erasure_of(person_id: str) -> str:
    return f"erasure-{person_id}"


def _begin(tx: UnitOfWork, kind: str, job_id: str, person_id: str, name: str, *, erased: str = "") -> None:
    asked = {"person_id": erased or person_id}
    job = Job(job_id, kind, person_id, tx.now, asked, content_type=CONTENT_TYPE, name=name)
    tx.jobs.add(job)
    tx.timers.set(jobs.STEP, job.id, tx.now)


def _forget_archives(tx: UnitOfWork, person_id: str) -> None:
    """Work of other kinds that still goes on is nobody's archive: it ends first."""
    for job in tx.jobs.page({"by": person_id}, sort="-started_at", limit=AT_ONCE).items:
        if job.kind == EXPORT or job.state is not JobState.RUNNING:
            jobs.take_away(tx, job)


def _forget(tx: UnitOfWork, job_id: str, _data: Document) -> None:
    """Take an archive away, in bounded pieces."""
    if (job := tx.jobs.find(job_id)) and not jobs.take_away(tx, job):
        tx.timers.set(FORGET, job_id, tx.now)


def _line(one: Held, named: Named, document: Document, person_id: str) -> str:
    """One document as its person may see it: what is shown, and of lists their own parts."""
    if _is_list(named.by):
        _keep_own(document, named.by.split("."), person_id)
    shown = {name: _plain(document[name]) for name in one.shown if document.get(name) not in (None, "", [])}
    line = {"collection": one.collection.name, "id": document["id"], **shown}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n"


def _plain(value: Any) -> Any:  # noqa: ANN401 - any part of a document
    if isinstance(value, dict):
        return {key: _plain(part) for key, part in value.items() if not _is_secret(key)}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _is_secret(name: str) -> bool:
    """What opens something, or finds somebody; no archive has it."""
    return name in ("sealed", "lookup") or name.startswith("sealed_") or name.endswith("_hash")


def _is_list(path: str) -> bool:
    return EACH in path.split(".")


def _keep_own(part: Any, steps: list[str], person_id: str) -> None:  # noqa: ANN401
    """Leave of the list on the way to the person's id what has it."""
    at = steps.index(EACH)
    for step in steps[: at - 1]:
        part = (part or {}).get(step)
    if part and part.get(steps[at - 1]):
        rest = steps[at + 1 :]
        part[steps[at - 1]] = [one for one in part[steps[at - 1]] if any(_ids(one, rest, person_id))]


def _ids(
    part: Any,  # noqa: ANN401
    steps: Sequence[str],
    person_id: str,
    at: tuple[int, ...] = (),
) -> Iterator[tuple[int, ...]]:
    """Where the id is, as the numbers that stand for the `*` of the way there, and one that says so."""
    if not steps:
        if part == person_id:
            yield (*at, 0)
    elif steps[0] == EACH:
        for number, item in enumerate(part or ()):
            yield from _ids(item, steps[1:], person_id, (*at, number))
    elif isinstance(part, dict):
        yield from _ids(part.get(steps[0]), steps[1:], person_id, at)


def _blanked(named: Named, document: Document, person_id: str) -> Document:
    steps = named.by.split(".")
    places = [found[:-1] for found in _ids(document, steps, person_id)] if _is_list(named.by) else [()]
    for place in places:
        for path in named.words:
            blank(document, path.split("."), place)
    return document


def blank_events(tx: UnitOfWork, aggregate: str, person_id: str, *, about: bool) -> None:
    """Blank what is a person's in the events of an aggregate; `about`: it is about them."""

    def blanked(event: Document) -> bytes:
        acted = event["actor"] == person_id
        return without_person(event["type"], event["data"], person_id, acted=acted, about=about)

    tx.rewrite_events(aggregate, blanked)
