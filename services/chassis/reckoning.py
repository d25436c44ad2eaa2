# SPDX-License-Identifier: AGPL-3.0-or-later
"""Open deadlines are reckoned again when working time changes: as a job, in bounded chunks.

The calendar of a place changes with its policy and with the holidays that the platform loads. What an
aggregate was promised (amount and unit) stays, only its reckoning moves. Reckoning twice changes nothing, so
a chunk that is repeated, or a second job beside the first, does no harm.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Any

from services.chassis import jobs, publicity
from services.chassis.calendar import Calendar
from services.chassis.calendar_policy import CalendarPolicy, calendars_at
from services.chassis.jobs import Step
from services.chassis.publicity import Objection, Publication, Stage
from services.chassis.store import Collection, Policy, UnitOfWork, holidays, policies
from services.chassis.store.jobs import Job
from services.chassis.store.publishing import PublishingUnit
from services.chassis.values import Event, OrgPath

RECKON = "deadlines.reckon"
"""The kind of the job of one place."""
RECKON_ALL = "deadlines.reckon_all"
"""The kind of the platform's job that begins one in each district."""
AT_ONCE = 50
"""So many aggregates, or districts, are looked at in one transaction."""
MOST_LISTED = 500
"""So many of each list a preview looks at."""
MOST_EXAMPLES = 20

Told = Callable[[str, str, datetime, datetime, OrgPath], Event]
"""Makes a service's event: what has the deadline, which one it is, the old and the new one, the place."""
Reckon = Callable[[Any, Any, Calendar], tuple[Any, list[Event]]]
Keep = Callable[[Any, Any, list[Event]], object]


@dataclass(frozen=True)
class Reckoned:
    """One kind of aggregate whose deadlines lie in working time.

    `reckon(tx, value, calendar)` gives it as it then is, with what happened: each deadline that moves is an
    event with `was_due_at` and `due_at`. `keep(tx, value, events)` saves it with its timers. `open` filters
    those that have one, for the preview; `place(tx, value)` says where the aggregate lies.
    """

    collection: Collection[Any]
    reckon: Reckon
    keep: Keep
    open: Callable[[OrgPath], Iterable[dict[str, Any]]]
    place: Callable[[Any, Any], OrgPath] = lambda _tx, value: value.place


@dataclass(frozen=True)
class Move:
    """A deadline that would move."""

    aggregate: str
    was_due_at: datetime
    due_at: datetime


@dataclass(frozen=True)
class Preview:
    """What a change would do: how many deadlines move, some of them, and whether all were looked at."""

    moved: int
    looked_at: int
    complete: bool
    examples: tuple[Move, ...]


def begin(tx: UnitOfWork, at: OrgPath) -> Job:
    """The working time of a place changes: its open deadlines will be reckoned again."""
    return jobs.start(tx, RECKON, {"place": at}, name="deadlines.txt", content_type="text/plain")


def begin_all(tx: UnitOfWork) -> Job:
    """The holidays changed; the unit of work is the platform's."""
    return jobs.start(tx, RECKON_ALL, {}, name="districts.txt", content_type="text/plain")


def every_district(tx: UnitOfWork, job: Job) -> Step:
    """Begin the job of some districts."""
    page = tx.tenants.page({}, after=job.position or None, limit=AT_ONCE)
    for tenant in page.items:
        inside = tx.as_tenant(tenant.id)
        begin(inside, inside.root)
    return Step(page.next, len(page.items))


def chunk(tx: UnitOfWork, job: Job, kinds: Sequence[Reckoned]) -> Step:
    """Reckon some aggregates of the job's place again; kind after kind, in the order of their ids."""
    kind_at, _, after = job.position.partition("/")
    number, at = int(kind_at or 0), OrgPath(job.asked["place"])
    kind = kinds[number]
    page = _bound(tx, kind).page({}, after=after or None, limit=AT_ONCE)
    places = {value.id: kind.place(tx, value) for value in page.items}
    found = [value for value in page.items if _lies_in(places[value.id], at)]
    calendars = calendars_at(tx, (places[value.id] for value in found))
    moved = 0
    for value in found:
        changed, events = kind.reckon(tx, value, calendars[places[value.id]])
        if events:
            kind.keep(tx, changed, events)
            moved += len(_moves("", events))
    following = f"{number}/{page.next}" if page.next else f"{number + 1}/"
    return Step(following if page.next or number + 1 < len(kinds) else None, moved)


def preview(tx: UnitOfWork, policy: CalendarPolicy, at: OrgPath, kinds: Sequence[Reckoned]) -> Preview:
    """What it would move if the policy were put at a place. Raises PolicyLocked, Invalid."""
    calendar_of = _as_if(tx, policy, at)
    calendar_of(at)
    moves: list[Move] = []
    looked_at, complete = 0, True
    for kind in kinds:
        found, all_of_it = _open(tx, kind, at)
        complete &= all_of_it
        looked_at += len(found)
        for value in found:
            _, events = kind.reckon(tx, value, calendar_of(kind.place(tx, value)))
            moves += _moves(f"{kind.collection.noun}/{value.id}", events)
    return Preview(len(moves), looked_at, complete, tuple(moves[:MOST_EXAMPLES]))


def _as_if(tx: UnitOfWork, policy: CalendarPolicy, at: OrgPath) -> Callable[[OrgPath], Calendar]:
    loaded = holidays.published(tx)
    known: dict[OrgPath, Calendar] = {}
    merged: Callable[[OrgPath], Policy] = partial(policies.as_if, tx, policy, at)

    def calendar_of(place: OrgPath) -> Calendar:
        ruling = place.ancestors()[: policies.LEVELS][-1]
        if ruling not in known:
            found = merged(ruling)
            assert isinstance(found, CalendarPolicy)
            known[ruling] = found.value(*loaded)
        return known[ruling]

    return calendar_of


def _open(tx: UnitOfWork, kind: Reckoned, at: OrgPath) -> tuple[list[Any], bool]:
    """Those with a deadline at the place and below; whether these are all."""
    found: list[Any] = []
    complete = True
    for where in kind.open(at):
        there = _bound(tx, kind).list(where, limit=MOST_LISTED)
        complete &= len(there) < MOST_LISTED
        found += [value for value in there if _lies_in(kind.place(tx, value), at)]
    return found, complete


def _moves(aggregate: str, events: list[Event]) -> list[Move]:
    found: list[Any] = [event for event in events if hasattr(event, "was_due_at")]
    return [Move(aggregate, event.was_due_at, event.due_at) for event in found]


def _bound(tx: UnitOfWork, kind: Reckoned) -> Any:  # noqa: ANN401 - each kind has its own
    return getattr(tx, kind.collection.attribute)


def _lies_in(place: OrgPath, at: OrgPath) -> bool:
    return at in place.ancestors()


def publicity_kinds(unit: type[PublishingUnit], told: Told) -> tuple[Reckoned, ...]:
    """What every service that publishes has deadlines of: clocks of notices, rulings on objections."""

    def clock(_tx: Any, one: Publication, calendar: Calendar) -> tuple[Publication, list[Event]]:  # noqa: ANN401
        again = publicity.reckon(one, calendar)
        if one.until is None or again.until is None or again == one:
            return one, []
        return again, [told(f"publication/{one.id}", "publicity", one.until, again.until, one.place)]

    def ruling(tx: Any, one: Objection, calendar: Calendar) -> tuple[Objection, list[Event]]:  # noqa: ANN401
        publication = tx.publications.get(one.publication_id)
        again = publicity.reckon_ruling(publication, one, calendar)
        if again == one:
            return one, []
        return again, [told(f"objection/{one.id}", "ruling", one.rule_by, again.rule_by, publication.place)]

    return (
        Reckoned(
            unit.publications,
            clock,
            lambda tx, one, events: tx.keep_publication(one, *events),
            lambda _at: [{"stage": Stage.OPEN}],
        ),
        Reckoned(
            unit.objections,
            ruling,
            lambda tx, one, events: tx.objections.save(one, *events),
            lambda _at: [{}],
            place=lambda tx, one: tx.publications.get(one.publication_id).place,
        ),
    )
