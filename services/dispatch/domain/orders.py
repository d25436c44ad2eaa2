# SPDX-License-Identifier: AGPL-3.0-or-later
"""The order (工单) and the states of its six-step form (“六步”流程单)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from services.chassis.calendar import Calendar
from services.chassis.values import Money, OrgPath
from services.dispatch.domain import assistance
from services.dispatch.domain.assignees import Assignee
from services.dispatch.domain.assistance import Assistance
from services.dispatch.domain.categories import Kind, Terms, Urgency
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.evidence import EvidenceKind, GoneFile
from services.dispatch.domain.forms import Answer
from services.dispatch.domain.limits import NEVER, Deadline, Pause, Target
from services.dispatch.domain.outcomes import Evaluation, OtherOrder, Rating, Revisit, Verdict


class State(StrEnum):
    SUBMITTED = "submitted"
    REFUSED = "refused"
    ACCEPTED = "accepted"
    ASSIGNED = "assigned"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REVISITED = "revisited"
    CLOSED = "closed"


ENDED = frozenset({State.REFUSED, State.CLOSED})
AT_WORK = frozenset({State.ASSIGNED, State.IN_PROGRESS})

AWAITED: Mapping[State, Target] = MappingProxyType(
    {
        State.SUBMITTED: Target.ACCEPT,
        State.ACCEPTED: Target.ASSIGN,
        State.ASSIGNED: Target.START,
        State.IN_PROGRESS: Target.HANDLE,
        State.DONE: Target.REVISIT,
        State.REVISITED: Target.CLOSE,
    }
)
"""What each state waits for."""

PASSED_OVER = MappingProxyType({Target.START: Target.HANDLE, Target.REVISIT: Target.CLOSE})
"""The steps that a procedure may leave out, and what is awaited instead."""


@dataclass(frozen=True)
class Suspension:
    reason: str
    note: str
    since: datetime


@dataclass(frozen=True)
class Work:
    """What was done, proven by what (uploaded files), and when it was done."""

    result: str
    evidence: tuple[str, ...]
    finished_at: datetime


@dataclass(frozen=True)
class Breach:
    """A broken limit, and how far it climbed: each has a ladder of its own.

    `level` was told last, `supervisors` are those of that level, `told` those of all levels so far. At
    `climb_at` the next one is told, if the limit still runs; None when there is none.
    """

    target: Target
    due_at: datetime
    round: int
    level: int = 0
    climb_at: datetime | None = None
    supervisors: tuple[str, ...] = ()
    told: tuple[str, ...] = ()

    def of(self, clock: Deadline) -> bool:
        return (self.target, self.due_at) == (clock.target, clock.due_at)


@dataclass(frozen=True)
class Label:
    name: str
    value: str


@dataclass(frozen=True)
class Proof:
    """Evidence that was added in a round: files, or where the worker was."""

    kind: EvidenceKind
    files: tuple[str, ...]
    location: GeoPoint | None
    at: datetime
    round: int


@dataclass(frozen=True, kw_only=True)
class Order:
    """One request and what became of it.

    `source` and `external_id` name it once and for all (an order of our own has its id there), `number` is
    what people say on the telephone. `since` is when the present state began or its suspension ended,
    `entered_at` when the state began and `round_began_at` the round: from there limits count, over the
    `pauses` since. `within` is every place and grid above it, `next_due_at` the earliest limit that runs,
    `listed_at` the same of an open order and the end of an ended one. `escalation_level`, `supervisors` and
    `escalate_at` sum up the ladders of this round's breaches. `photos` are of the matter, `evidence` of the
    work.
    `matter_id` is the matter that ordered work continues.
    The two `unread_by_…` count the remarks that the other side has not looked at yet.
    `answers` are those to the category's form when it was reported, `price` is what its reporter accepted;
    `proofs` are evidence beside `photos` and `evidence`, `gone` what there was of all three.
    `source_…` say which state of its source's request it follows, and `counted_month` in which month's tally
    it stands (`2015-03`), whatever the district's zone is later; `counted_in` are the groups and duties in
    which it counts. `claimed`: the responsible took it themselves. `duplicate_of` is the first order that
    goes on for it, `duplicates` are those for which this one goes on, `followers` persons who are told of it.
    `cells` are those of the map whose lists it stands in.
    `assistances` are what its handlers asked the desk for (协办), `assisting` all who may act for an
    assistant now; `asking` is `within` while a request waits for its answer, else nothing.
    """

    id: str
    external_id: str
    category: str
    kind: Kind
    urgency: Urgency
    description: str
    channel: str
    place_path: OrgPath
    terms: Terms
    reported_at: datetime
    since: datetime
    state: State = State.SUBMITTED
    open: bool = True
    number: str = ""
    source: str = "linli"
    source_digest: str = ""
    source_digests: tuple[str, ...] = ()
    source_version: int | None = None
    source_changed_at: datetime | None = None
    labels: tuple[Label, ...] = ()
    grid_path: OrgPath | None = None
    entrance_path: OrgPath | None = None
    within: tuple[str, ...] = ()
    address: str | None = None
    location: GeoPoint | None = None
    reporter_id: str | None = None
    photos: tuple[str, ...] = ()
    assignee: Assignee | None = None
    clock: Deadline | None = None
    overall: Deadline | None = None
    next_due_at: datetime = NEVER
    listed_at: datetime = NEVER
    finished_at: datetime | None = None
    closed_at: datetime | None = None
    suspension: Suspension | None = None
    topic_id: str | None = None
    matter_id: str | None = None
    result: str = ""
    evidence: tuple[str, ...] = ()
    closure: str | None = None
    verdict: Verdict | None = None
    revisit: Revisit | None = None
    rating: Rating | None = None
    breaches: tuple[Breach, ...] = ()
    escalation_level: int = 0
    escalate_at: datetime | None = None
    supervisors: tuple[str, ...] = ()
    round: int = 1
    round_began_at: datetime | None = None
    entered_at: datetime | None = None
    pauses: tuple[Pause, ...] = ()
    unread_by_staff: int = 0
    unread_by_reporter: int = 0
    counted_month: str = ""
    answers: tuple[Answer, ...] = ()
    price: Money | None = None
    proofs: tuple[Proof, ...] = ()
    gone: tuple[GoneFile, ...] = ()
    counted_in: tuple[str, ...] = ()
    evaluation: Evaluation | None = None
    claimed: bool = False
    duplicate_of: OtherOrder | None = None
    duplicates: tuple[OtherOrder, ...] = ()
    followers: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()
    assistances: tuple[Assistance, ...] = ()
    assisting: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()

    @property
    def scope(self) -> tuple[str, ...]:
        """The places at which authority over this order may be held."""
        return (self.place_path, *(path for path in (self.grid_path, self.entrance_path) if path))

    @property
    def assignee_id(self) -> str | None:
        return self.assignee.id if self.assignee else None

    @property
    def clocks(self) -> tuple[Deadline, ...]:
        return tuple(clock for clock in (self.clock, self.overall) if clock)

    def counts_from(self, target: Target) -> datetime:
        """When the limit of a step, or the overall one, began to count."""
        if target is Target.OVERALL:
            return self.round_began_at or self.reported_at
        return self.entered_at or self.since

    @property
    def running(self) -> tuple[Deadline, ...]:
        return tuple(clock for clock in self.clocks if clock.stopped_at is None)


def overdue(order: Order, now: datetime) -> bool:
    """Whether an open order runs over a limit now: not while suspended, nor because an earlier step was late.

    The flag of an order, the filter, the order of lists and their totals all go by this.
    """
    return order.open and order.next_due_at < now


def verdict(order: Order, as_of: datetime) -> Verdict:
    """Whether the overall limit was kept, by what had happened until `as_of`."""
    if order.overall is None:
        return Verdict.NONE
    return Verdict.OVERDUE if order.overall.overdue(as_of) else Verdict.ON_TIME


def enter(order: Order, state: State, at: datetime, calendar: Calendar) -> Order:
    """Put the order into a state and start the limit of the step that it waits for."""
    order = replace(order, state=state, since=at, entered_at=at)
    target = awaited(order)
    limit = order.terms.limits.of(target) if target else None
    percent = order.terms.warn_percent
    clock = Deadline.start(target, limit, at, calendar, percent) if target and limit else None
    return replace(order, clock=clock)


def awaited(order: Order) -> Target | None:
    """The step that it waits for; those that its terms leave out are passed over."""
    target = AWAITED.get(order.state)
    return PASSED_OVER[target] if target and target in order.terms.unused else target


def climbing(order: Order) -> list[tuple[Deadline, Breach]]:
    """The limits that run, are broken, and have somebody above who was not told yet."""
    here = [breach for breach in order.breaches if breach.round == order.round]
    pairs = [(clock, breach) for clock in order.running for breach in here if breach.of(clock)]
    return [(clock, breach) for clock, breach in pairs if clock.breached and breach.climb_at]


def settled(order: Order, now: datetime) -> Order:
    """The order with what follows from its state, clocks and breaches: next deadline, next escalation, who
    assists.
    """
    next_due_at = min((clock.due_at for clock in order.running), default=NEVER)
    climbed = max(
        (breach for breach in order.breaches if breach.round == order.round),
        key=lambda breach: breach.level,
        default=None,
    )
    given = assistance.with_order(
        order.assistances, at_work=order.state in AT_WORK, responsible_id=order.assignee_id
    )
    return replace(
        order,
        assistances=given,
        assisting=assistance.persons(given),
        asking=order.within if assistance.awaited(given) else (),
        open=order.state not in ENDED,
        next_due_at=next_due_at,
        listed_at=(order.closed_at or now) if order.state in ENDED else next_due_at,
        escalate_at=min((breach.climb_at for _, breach in climbing(order) if breach.climb_at), default=None),
        escalation_level=climbed.level if climbed else 0,
        supervisors=climbed.supervisors if climbed else (),
    )
