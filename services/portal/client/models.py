# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch answers, as far as the pages show it."""

from datetime import datetime
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict

T = TypeVar("T")


class Answer(BaseModel):
    """A part of an answer; fields that the pages do not show are left out."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class Page(Answer, Generic[T]):
    items: list[T]
    next: str | None = None


class Named(Answer):
    id: str
    name: str


class Deadline(Answer):
    """A limit: `remaining_seconds` is negative once it is broken; `stopped` while it does not run.

    `holidays_known` is false where working time was counted before the year's holidays were published.
    """

    target: str
    name: str
    due_at: datetime
    remaining_seconds: int
    overdue: bool
    stopped: bool
    holidays_known: bool = True


class Responsible(Named):
    """A person, a company or (`desk`) those who distribute the orders of a neighbourhood."""

    kind: str


class Suspension(Answer):
    reason: str
    reason_name: str
    note: str
    since: datetime


class Revisit(Answer):
    contacted: bool
    solved: bool
    satisfied: int
    note: str


class Rating(Answer):
    stars: int
    text: str


class Part(Answer):
    """A place above an order's, or the order's own."""

    path: str
    kind: str
    name: str


class NextStep(Answer):
    """What happens next, who does it and until when."""

    step: str
    name: str
    who: Responsible
    until: datetime | None


class Order(Answer):
    """An order as the person sees it; `actions` are those that they can take now.

    `unread` counts the other side's remarks that nobody of this side has looked at.
    """

    id: str
    number: str
    version: int
    category: str
    category_name: str
    category_name_en: str
    urgency: str
    description: str
    channel: str
    source: str
    external_id: str
    place_path: str
    place_name: str
    place_parts: list[Part]
    address: str | None
    reporter: Named | None
    photos: list[str]
    reported_at: datetime
    state: str
    step: str | None
    step_name: str
    next_step: NextStep | None
    suspension: Suspension | None
    step_deadline: Deadline | None
    overall_deadline: Deadline | None
    next_due_at: datetime | None
    remaining_seconds: int | None
    overdue: bool
    responsible: Responsible | None
    escalation_level: int
    supervisors: list[Named]
    result: str
    evidence: list[str]
    finished_at: datetime | None
    closed_at: datetime | None
    closure: str | None
    revisit: Revisit | None
    rating: Rating | None
    round: int
    reopen_until: datetime | None
    unread: int
    actions: list[str]

    @property
    def deadline(self) -> Deadline | None:
        """The limit that ends next."""
        limits = [limit for limit in (self.step_deadline, self.overall_deadline) if limit]
        running = [limit for limit in limits if not limit.stopped]
        return min(running or limits, key=lambda limit: limit.due_at, default=None)


class Entry(Answer):
    """One fact of the timeline; `actor_name` is empty for the system."""

    type: str
    label: str
    label_en: str
    time: datetime
    actor_name: str
    data: dict[str, Any]


class Assignee(Answer):
    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int


class Place(Answer):
    path: str
    kind: str
    name: str
    may_report: bool

    @property
    def depth(self) -> int:
        """1 for the district."""
        return self.path.count("/")


class Category(Answer):
    code: str
    name: str
    name_en: str
    kind: str
    urgency: str
    active: bool


class Catalogue(Answer):
    categories: list[Category]


class Reason(Answer):
    code: str
    name: str
    name_en: str


class Rules(Answer):
    suspension_reasons: list[Reason]
    step_names: dict[str, str]


class Calendar(Answer):
    zone: str


class Statistics(Answer):
    """Shares are of 100; none where there is nothing to divide by."""

    place: str
    since: str
    until: str
    reported: int
    open: int
    refused: int
    closed: int
    on_time: int
    overdue: int
    breached: int
    revisited: int
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
