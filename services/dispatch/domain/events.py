# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that dispatch can emit. Tenant, actor, time and sequence stand in the envelope."""

from dataclasses import dataclass
from datetime import datetime

from services.chassis.values import Event


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class OrderReported(Event):
    """A request was taken in (受理)."""

    order_id: str
    category: str
    urgency: str
    policy_version: int
    channel: str
    source: str
    external_id: str
    place_path: str
    description: str
    reported_at: datetime
    grid_path: str | None = None
    reporter_id: str | None = None
    address: str | None = None
    location: GeoPoint | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderAmended(Event):
    """The source corrected the description, the place or the time limit of its request."""

    order_id: str
    category: str
    place_path: str
    description: str
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderAccepted(Event):
    """The request is in duty and will be dealt with (接单)."""

    order_id: str


@dataclass(frozen=True, slots=True)
class OrderRefused(Event):
    """The request is out of duty; the reason is told to the reporter."""

    order_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderAssigned(Event):
    """Somebody is responsible now (分配), by assignment or by his own claim."""

    order_id: str
    assignee_id: str
    assignee_kind: str
    assignee_name: str
    claimed: bool
    place_path: str
    category: str


@dataclass(frozen=True, slots=True)
class OrderReturned(Event):
    """The assignee gave it back with a reason (退单); it waits for another assignment."""

    order_id: str
    assignee_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderStarted(Event):
    """The assignee is on site."""

    order_id: str
    assignee_id: str


@dataclass(frozen=True, slots=True)
class OrderSuspended(Event):
    """The clocks stand still for a reason from the list."""

    order_id: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class OrderResumed(Event):
    """The clocks run on with the time that was left."""

    order_id: str


@dataclass(frozen=True, slots=True)
class OrderFinished(Event):
    """The work is done (处理); `verdict` is on_time, overdue or none."""

    order_id: str
    assignee_id: str
    result: str
    evidence: tuple[str, ...]
    finished_at: datetime
    verdict: str
    place_path: str
    category: str


@dataclass(frozen=True, slots=True)
class OrderRevisited(Event):
    """The reporter was asked (回访): contacted, solved, satisfied 1 to 5."""

    order_id: str
    assignee_id: str
    contacted: bool
    solved: bool
    satisfied: int
    note: str
    place_path: str
    category: str


@dataclass(frozen=True, slots=True)
class OrderRated(Event):
    """The reporter rated the order himself, 1 to 5."""

    order_id: str
    assignee_id: str
    stars: int
    text: str


@dataclass(frozen=True, slots=True)
class OrderReopened(Event):
    """It is not solved after all; it waits for assignment again."""

    order_id: str
    reason: str
    round: int


@dataclass(frozen=True, slots=True)
class OrderClosed(Event):
    """The order is over (办结); `verdict` is on_time, overdue or none."""

    order_id: str
    closure: str
    closed_at: datetime
    verdict: str
    place_path: str
    category: str


@dataclass(frozen=True, slots=True)
class OrderCommented(Event):
    """Somebody said something about the order; internal remarks are for staff only."""

    order_id: str
    text: str
    internal: bool


@dataclass(frozen=True, slots=True)
class DeadlineNear(Event):
    """A warning before a limit ends."""

    order_id: str
    target: str
    due_at: datetime
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineBreached(Event):
    """A limit was broken."""

    order_id: str
    target: str
    due_at: datetime
    place_path: str
    category: str
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class BreachWithdrawn(Event):
    """The breach was none: a late report says that it was done in time, or the limit was corrected."""

    order_id: str
    target: str
    due_at: datetime
    done_at: datetime | None = None
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class OrderEscalated(Event):
    """A broken limit was put before the next of the four levels (督办)."""

    order_id: str
    level: int
    place_path: str
    supervisors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """A district set a new version of one of dispatch's policies."""

    policy: str
    version: int
