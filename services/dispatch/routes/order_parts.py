# SPDX-License-Identifier: AGPL-3.0-or-later
"""The parts of an order's view."""

from datetime import datetime

from services.chassis.http import View
from services.dispatch.domain.coordinates import to_gcj02
from services.dispatch.domain.events import GeoPoint
from services.dispatch.domain.orders import Label, Proof
from services.dispatch.domain.outcomes import OtherOrder
from services.dispatch.domain.suspensions import AWAITS_DECISION, COVERED
from services.dispatch.policies.reasons import Reason


class ResponsibleView(View):
    """A person, a company, or (`desk`, without an id) those who distribute the orders of a neighbourhood."""

    id: str
    kind: str
    name: str


class OtherOrderView(View):
    """Another order, and what one says of it on the telephone."""

    order_id: str
    number: str


def to_other(order: OtherOrder) -> OtherOrderView:
    return OtherOrderView(order_id=order.order_id, number=order.number)


def to_labels(labels: tuple[Label, ...]) -> dict[str, str]:
    return {label.name: label.value for label in labels}


class NextStepView(View):
    """What happens next: who does it, and until when."""

    step: str
    name: str
    who: ResponsibleView
    until: datetime | None


class PlacePartView(View):
    """A part of where it is, from the district down to the place itself."""

    path: str
    kind: str
    name: str


class PersonView(View):
    id: str
    name: str


WAITS = (
    Reason(code=AWAITS_DECISION, name="等待协商决定", name_en="Awaits a decision"),
    Reason(code=COVERED, name="等待停水、停电等事件结束", name_en="Waits for the end of an incident"),
)
"""The reasons that no district's list has to name."""


class SuspensionView(View):
    reason: str
    reason_name: str
    reason_name_en: str
    note: str
    since: datetime


class ReasonView(View):
    code: str
    name: str
    name_en: str


class RevisitView(View):
    """`responded` is none where that was not asked."""

    contacted: bool
    solved: bool
    satisfied: int
    note: str
    responded: bool | None
    reasons: list[ReasonView]
    channel: str


class RatingView(View):
    stars: int
    text: str


class EvaluationView(View):
    """What the organisation found, apart from the revisit and the reporter's rating."""

    score: int
    reasons: list[ReasonView]
    note: str
    by: PersonView
    at: datetime


class PointView(View):
    """WGS 84, and the same point in GCJ-02, as Chinese maps draw it."""

    latitude: float
    longitude: float
    gcj02_latitude: float
    gcj02_longitude: float


def to_point(point: GeoPoint | None) -> PointView | None:
    return to_known_point(point) if point else None


def to_known_point(point: GeoPoint) -> PointView:
    drawn = to_gcj02(point)
    return PointView(
        latitude=point.latitude,
        longitude=point.longitude,
        gcj02_latitude=round(drawn.latitude, 7),
        gcj02_longitude=round(drawn.longitude, 7),
    )


class DeadlineView(View):
    """A limit: `remaining_seconds` is negative once it is broken; `stopped` while it does not run.

    `holidays_known` is false where working time was counted in a year whose holidays are not published yet.
    """

    target: str
    name: str
    due_at: datetime
    remaining_seconds: int
    overdue: bool
    stopped: bool
    holidays_known: bool


class BreachView(View):
    target: str
    name: str
    due_at: datetime
    round: int


class AnswerView(View):
    """An answer to the category's form, with the question; `given` are codes where one chooses."""

    code: str
    name: str
    name_en: str
    kind: str
    given: list[str]
    shown: str
    shown_en: str


class ProofView(View):
    """Evidence of the work: files, or where the worker was."""

    kind: str
    files: list[str]
    location: PointView | None
    at: datetime
    round: int


def to_proof(proof: Proof) -> ProofView:
    return ProofView(**vars(proof) | {"files": list(proof.files), "location": to_point(proof.location)})


class GoneFileView(View):
    """A file that went when its time was over (`retention`): of what it was, and its SHA-256."""

    kind: str
    added_at: datetime
    digest: str
    gone_at: datetime


class DemandView(View):
    """What a step is to be proven by."""

    step: str
    kind: str
    least: int


class PriceView(View):
    fen: int
    currency: str
