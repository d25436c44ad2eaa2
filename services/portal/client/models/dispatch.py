# SPDX-License-Identifier: AGPL-3.0-or-later
"""What dispatch answers and takes.

Generated from `proto/http/dispatch.v1.yaml` by `make proto`: do not edit.
"""

from datetime import date
from datetime import time as time_aliased
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, ConfigDict, Field, StringConstraints
from services.portal.client.model import Model


class AbsenceView(Model):
    """
    From the first to the last of these local days; one that ends before it begins did not come about.
    """

    id: str
    person_id: str
    name: str
    place: str
    since: date
    until: date
    note: str


class AcceptedPrice(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    fen: Annotated[int, Field(ge=0, le=1000000000)]
    currency: Literal['CNY'] = 'CNY'


class ActView(Model):
    """
    An act in its place of the chain; `persons`: whom it names, `head`: the chain's hash with it.

    `emergency`: the emergency access (应急访问) that the actor had open.
    """

    id: str
    event_id: str
    at: AwareDatetime
    actor: str
    act: str
    aggregate: str
    persons: list[str]
    place: str
    head: str
    emergency: str


class ActivityCodeView(Model):
    """
    `token` is what the QR sheet at the place says.
    """

    title: str
    token: str


class ActivityView(Model):
    """
    `own`: how the caller stands to it (signed, waiting …), empty for who never signed up.
    """

    id: str
    version: int
    place_path: str
    title: str
    description: str
    venue: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    capacity: int
    skills: list[str]
    state: str
    taken: int
    waiting: int
    reason: str
    own: str


class AddPhotos(Model):
    """
    At least one; an order has at most ten.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    photos: Annotated[list[str], Field(max_length=10, min_length=1)]


class AlwaysIs(Model):
    """
    A field that is the same for every row, or where its cell is empty.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    field: Literal['channel', 'category', 'place_path', 'description']
    name: Annotated[str, Field(max_length=200, min_length=1)]


class AmendOrder(Model):
    """
    What is not given stays.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    description: Annotated[str | None, Field(max_length=2000, min_length=1)] = None
    address: Annotated[str | None, Field(max_length=200)] = None


class AnswerIs(Model):
    """
    What is not `good` is told in words.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    item: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')]
    good: bool
    note: Annotated[str, Field(max_length=500)] = ''


class AnswerRevisit(Model):
    """
    `responded`: somebody had got in touch in time; `reasons`: codes of the policy `quality`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    responded: bool
    solved: bool
    satisfied: Annotated[int, Field(ge=1, le=5)]
    reasons: Annotated[list[str], Field(max_length=10)] = []
    note: Annotated[str, Field(max_length=1000)] = ''


class AnswerRound(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    answers: Annotated[list[AnswerIs], Field(max_length=100, min_length=1)]


class AreaStatisticsView(Model):
    """
    One of several areas, with its name.
    """

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
    contacted: int
    solved: int
    satisfied: int
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    withdrawn: int
    not_reached: int
    responded: int
    kept_percent: float | None
    evaluated: int
    evaluation: float | None
    assistance_asked: int
    assistance_granted: int
    open_now: int
    overdue_now: int
    danger_now: int
    asking_now: int
    name: str


class AskHelp(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]
    text: Annotated[str, Field(max_length=500, min_length=1)]
    skills: Annotated[list[str], Field(max_length=20, min_length=1)]


class AskedOrders(Model):
    """
    As the list of orders takes it; `assignee`: `me`, or an id.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place: Annotated[str | None, Field(max_length=400)] = None
    assignee: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    state: Annotated[
        str | None,
        Field(
            max_length=100,
            pattern='^(submitted|refused|accepted|assigned|in_progress|done|revisited|closed)(,(submitted|refused|accepted|assigned|in_progress|done|revisited|closed))*$',
        ),
    ] = None
    urgency: Annotated[str | None, Field(max_length=20, pattern='^(U0|U1|U2|U3)(,(U0|U1|U2|U3))*$')] = None
    open: bool | None = None
    overdue: bool | None = None
    asking: bool = False
    assisting: bool = False
    category: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    channel: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    source: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    q: Annotated[str, Field(max_length=100)] = ''


class AskedView(Model):
    """
    As the list of orders takes it.
    """

    place: str | None
    assignee: str | None
    state: str | None
    urgency: str | None
    open: bool | None
    overdue: bool | None
    asking: bool
    assisting: bool
    category: str | None
    channel: str | None
    source: str | None
    q: str


class AssignOrder(Model):
    """
    `assignee_id` is the id of a person or of a company.

    `despite`: why it is they, though they are absent or have as much as they can bear.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    assignee_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    despite: Annotated[str | None, Field(max_length=200, min_length=1)] = None


class AssignOrders(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    order_ids: Annotated[list[str], Field(max_length=25, min_length=1)]
    assignee_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    despite: Annotated[str | None, Field(max_length=200, min_length=1)] = None


class AssigneeView(Model):
    """
    `open_orders` counts up to 100.
    """

    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int


class AssignmentView(Model):
    """
    `code` is the refusal's, empty for an assigned order.
    """

    order_id: str
    result: str
    code: str


class BeginFile(Model):
    """
    `size`: bytes. `table`: to be read as rows (CSV, XLSX), in place of a picture or document.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    size: Annotated[int, Field(ge=1)]
    table: bool = False


class BelowView(Model):
    """
    A place below, and the fields that it sets itself.
    """

    path: str
    fields: list[str]


class BookTool(Model):
    """
    Both days belong to it; `wait`: stand in line if one of them is taken.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    first: date
    last: date
    wait: bool = False


class BookVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    purpose: Annotated[str, Field(max_length=500, min_length=1)]


class BookedView(Model):
    """
    Days on which somebody has it; nobody is told who.
    """

    first: date
    last: date


class BreachView(Model):
    target: str
    name: str
    due_at: AwareDatetime
    round: int


class CadenceView(Model):
    kind: str
    weekdays: list[int]
    day: int | None
    month: int | None
    every: int | None


class CalendarPolicy(Model):
    """
    Working time. `days` override the published holidays (true: worked).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    zone: str
    hours: list[list[Any]]
    days: dict[str, bool]


class CalendarYearView(Model):
    """
    A year; where its holidays are not `known` yet, only its weekends are off.
    """

    year: int
    known: bool


class CancelActivity(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class CancelLoan(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500)] = ''


class CancelRedemption(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500)] = ''


class CancelVenueBooking(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500)] = ''


class CandidateView(Model):
    """
    `reasons` say in order what speaks for them, or against whoever is not `eligible`.
    """

    id: str
    kind: str
    name: str
    roles: list[str]
    open_orders: int
    last_assigned_at: AwareDatetime | None
    eligible: bool
    rule: str
    reasons: list[str]


class CategoryIs(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    theirs: Annotated[str, Field(max_length=200, min_length=1)]
    ours: Annotated[str, Field(max_length=200, min_length=1)]


class CategoryPriceView(Model):
    """
    In all, or for each of what the field `per` of the form counts.
    """

    fen: int
    currency: str
    per: str | None
    unit: str
    unit_en: str


class ChangeIncident(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    begins_at: AwareDatetime | None = None
    expected_until: AwareDatetime | None = None


class CheckInActivity(Model):
    """
    `code`: what the QR sheet at the place says.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=100, min_length=1)]


class CheckInRound(Model):
    """
    `code`: what the QR sheet of the point says.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=100, min_length=1)]


class CloseOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    closure: Literal['resolved', 'unsolvable', 'withdrawn'] = 'resolved'


class CloseVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    day: date
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class ColumnIs(Model):
    """
    A field of a row and the column that it stands in.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    field: Literal['external_id', 'description', 'category', 'reported_at', 'state', 'closed_at', 'due_at', 'changed_at', 'version', 'address', 'place_path', 'channel', 'closure', 'latitude', 'longitude']
    name: Annotated[str, Field(max_length=200, min_length=1)]


class ColumnView(Model):
    field: str
    name: str


class CommentOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    internal: bool = False


class ConfirmHours(Model):
    """
    `hours` of each of these persons.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_ids: Annotated[list[str], Field(max_length=50, min_length=1)]
    hours: Annotated[int, Field(ge=1, le=24)]


class CorrectPoints(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    points: Annotated[int, Field(ge=-100000, le=100000)]
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class CoverOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    incident_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]


class CreateActivity(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=4000, min_length=1)]
    venue: Annotated[str, Field(max_length=100, min_length=1)]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    capacity: Annotated[int, Field(ge=1, le=200)]
    skills: Annotated[list[str], Field(max_length=20)] = []
    place_path: Annotated[str, Field(max_length=400)]


class CreateGood(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    price: Annotated[int, Field(ge=1, le=100000)]
    each: Annotated[int, Field(ge=0, le=100)] = 0
    place_path: Annotated[str, Field(max_length=400)]
    stock: Annotated[int, Field(ge=0, le=100000)]


class CreateVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    seats: Annotated[int, Field(ge=1, le=5000)]
    opens: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    closes: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    most_minutes: Annotated[int, Field(ge=15, le=1440)] = 120
    closed_weekdays: Annotated[list[int], Field(max_length=7)] = []
    place_path: Annotated[str, Field(max_length=400)]


class DeadlineMoveView(Model):
    """
    A deadline that would move; `aggregate` is what has it, as `noun/id`.
    """

    aggregate: str
    was_due_at: AwareDatetime
    due_at: AwareDatetime


class DeadlineView(Model):
    """
    A limit: `remaining_seconds` is negative once it is broken; `stopped` while it does not run.

    `holidays_known` is false where working time was counted in a year whose holidays are not published yet.
    """

    target: str
    name: str
    due_at: AwareDatetime
    remaining_seconds: int
    overdue: bool
    stopped: bool
    holidays_known: bool


class DeclineAssistance(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class DeferOrder(Model):
    """
    `note`: what is to be decided.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    note: Annotated[str, Field(max_length=1000)] = ''


class DepositIs(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    fen: Annotated[int, Field(ge=0, le=1000000)]
    currency: Literal['CNY'] = 'CNY'


class DepositView(Model):
    fen: int
    currency: str


class EndAssistance(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    assistant_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]


class EndIncident(Model):
    """
    `outcome`: what people are told.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    outcome: Annotated[str, Field(max_length=2000, min_length=1)]


class EnterPoints(Model):
    """
    `units`: so many times or hours; `subject`: what it was for, once a person and rule.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place_path: Annotated[str, Field(max_length=400)]
    rule: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')]
    units: Annotated[int, Field(ge=1, le=100)] = 1
    subject: Annotated[str, Field(max_length=100)] = ''
    note: Annotated[str, Field(max_length=500, min_length=1)]


class EquipmentView(Model):
    kind: str
    name: str
    number: str


class EvaluateOrder(Model):
    """
    `score`: 1 to 5; `reasons`: codes of the policy `quality`. Whoever sees the order reads it.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    score: Annotated[int, Field(ge=1, le=5)]
    reasons: Annotated[list[str], Field(max_length=10)] = []
    note: Annotated[str, Field(max_length=1000)] = ''


class ExportActs(Model):
    """
    Which acts are written into the file.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    actor: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    person_id: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    act: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    place: Annotated[str | None, Field(max_length=400)] = None
    since: date | None = None
    until: date | None = None
    emergency: Annotated[str | None, Field(max_length=100, min_length=1)] = None


class FileView(Model):
    """
    `piece_bytes`: what each piece has but the last; pieces are numbered from 0.
    """

    id: str
    name: str
    state: Annotated[
        str,
        Field(
            description='`open`: pieces come; `complete`: they are all there and not yet looked through; `ready`: to be read.'
        ),
    ]
    size: int
    piece_bytes: int
    content_type: str
    width: int
    height: int
    digest: str
    problem: str


class FindingView(Model):
    order_id: str
    point: str | None
    item: str | None


class FinishOrder(Model):
    """
    `evidence`: uploaded files, photos for instance; `finished_at`: when it was done, if not now.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    result: Annotated[str, Field(max_length=2000, min_length=1)]
    evidence: Annotated[list[str], Field(max_length=10)] = []
    finished_at: AwareDatetime | None = None


class FinishRound(Model):
    """
    `photos`: uploaded pictures of the round.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    note: Annotated[str, Field(max_length=2000)] = ''
    photos: Annotated[list[str], Field(max_length=10)] = []


class FittingNeedView(Model):
    """
    A need that the caller could meet: whose it is, in which words, why they, until when it waits.

    `place_name` is no more than the building.
    """

    id: str
    person_name: str
    place_name: str
    text: str
    at: AwareDatetime
    lapses_at: AwareDatetime | None
    skills: list[str]
    missing: list[str]
    near: int


class FollowedView(Model):
    """
    An order that the caller follows, in a list; the rest is told by its progress.
    """

    order_id: str
    number: str
    category: str
    category_name: str
    category_name_en: str
    neighbourhood: str
    state: str
    reported_at: AwareDatetime
    closed_at: AwareDatetime | None
    due_at: AwareDatetime | None
    overdue: bool


class FoundPlaceView(Model):
    """
    `names` lead there from the sub-district down; `spot_id` is empty for what is no spot.
    """

    path: str
    kind: str
    names: list[str]
    spot_id: str
    may_report: bool


class GoneFileView(Model):
    """
    A file that went when its time was over (`retention`): of what it was, and its SHA-256.
    """

    kind: str
    added_at: AwareDatetime
    digest: str
    gone_at: AwareDatetime


class GoodView(Model):
    """
    `each`: so many a person at the most, 0: any number.
    """

    id: str
    version: int
    place_path: str
    name: str
    description: str
    price: int
    each: int
    stock: int
    state: str


class GrantAssistance(Model):
    """
    `assistant_id`: a person or a company that handles orders at the place; only materials go without.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    assistant_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    note: Annotated[str, Field(max_length=1000)] = ''


class GroupView(Model):
    """
    Of one category or company: its code or id, and its name.
    """

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
    contacted: int
    solved: int
    satisfied: int
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    withdrawn: int
    not_reached: int
    responded: int
    kept_percent: float | None
    evaluated: int
    evaluation: float | None
    assistance_asked: int
    assistance_granted: int
    key: str
    name: str
    name_en: str


class HandOutRedemption(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    pickup: Annotated[str, Field(max_length=20, min_length=1)]


class HealthView(Model):
    """
    A district in this service: `acts` happened there, the last one then.

    `failed_jobs` within a week, `letters` given up, `late`: what did not come in time. Each is counted to a
    hundred at most.
    """

    district: str
    last_act_at: AwareDatetime | None
    acts: int
    failed_jobs: int
    letters: int
    late: int


class HonourRule(Model):
    """
    Whoever has earned so many has the honour, whatever was spent since.
    """

    code: str
    name: str
    name_en: str
    points: int


class HonourView(Model):
    code: str
    name: str
    name_en: str


class ImportView(Model):
    """
    It has the id of its job, which says how far it is and whose result is the report.
    """

    id: str
    source: str
    mapping: int
    name: str
    dry: bool
    started_at: AwareDatetime
    by: str
    rows: int
    done: int
    created: int
    updated: int
    unchanged: int
    rejected: int


class IncidentView(Model):
    """
    `covered`: how many orders waited for its end.
    """

    id: str
    place: str
    place_name: str
    kind: str
    state: str
    categories: list[str]
    title: str
    text: str
    begins_at: AwareDatetime
    expected_until: AwareDatetime | None
    announced_at: AwareDatetime
    number: int
    ended_at: AwareDatetime | None
    outcome: str
    version: int
    covered: int


class ItemIs(Model):
    """
    `good`: what a good answer is.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')]
    question: Annotated[str, Field(max_length=200, min_length=1)]
    good: Annotated[str, Field(max_length=200, min_length=1)]
    required: bool = True


class ItemView(Model):
    code: str
    question: str
    good: str
    required: bool


class ItemsViewAssigneeView(Model):
    items: list[AssigneeView]


class ItemsViewAssignmentView(Model):
    items: list[AssignmentView]


class ItemsViewCalendarYearView(Model):
    items: list[CalendarYearView]


class ItemsViewCandidateView(Model):
    items: list[CandidateView]


class ItemsViewFoundPlaceView(Model):
    items: list[FoundPlaceView]


class JobView(Model):
    """
    `total` is null where nobody counted; the result can be fetched once the state is `done`.
    """

    id: str
    kind: str
    state: str
    done: int
    total: int | None
    name: str
    content_type: str
    problem: str
    started_at: AwareDatetime
    ended_at: AwareDatetime | None


class LimitView(Model):
    amount: int
    unit: str


class LinkDuplicate(Model):
    """
    `of`: the order that was first.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    of: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]


class ListedAreaView(Model):
    """
    An area that has such lists: a sub-district or a neighbourhood.
    """

    path: str
    kind: str
    name: str


class LoanView(Model):
    """
    `ahead`: how many stand in line in front, for who waits.
    """

    id: str
    version: int
    tool_id: str
    code: str
    name: str
    person_id: str
    person_name: str
    place_path: str
    first: date
    last: date
    at: AwareDatetime
    state: str
    deposit: DepositView
    deposit_state: str
    lent_at: AwareDatetime | None
    ended_at: AwareDatetime | None
    reason: str
    ahead: int | None


class LotView(Model):
    """
    Points that are good until the end of a day, or for ever.
    """

    points: int
    until: date | None


class MatchView(Model):
    """
    Why: `skills` that are asked for, those `missing`, and how near, by levels of the tree.
    """

    person_id: str
    person_name: str
    skills: list[str]
    missing: list[str]
    near: int
    note: str


class MatterStepView(Model):
    """
    `target`: the limit that was broken; `level`: how far up it was told; `satisfied`: 1 to 5.
    """

    type: str
    label: str
    label_en: str
    at: AwareDatetime
    target: str | None
    level: int | None
    satisfied: int | None


class MeetNeed(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    helper_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None


class MonthLeadView(Model):
    """
    Of a month that is over: claimed orders and confirmed hours, rounded down to tens, and the members'
    percent of them in steps of five.

    None: withheld, because too few acts, people, members or others are behind it (policy `quality`), or
    because the month is not over.
    """

    place: str
    month: str
    claims: int | None
    claims_percent: int | None
    hours: int | None
    hours_percent: int | None


class NeedView(Model):
    id: str
    version: int
    person_id: str
    person_name: str
    place_path: str
    text: str
    skills: list[str]
    at: AwareDatetime
    state: str
    helper_id: str | None
    lapses_at: AwareDatetime | None


class OfferSkills(Model):
    """
    `shown`: agreed to be named to who asks for help there.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    place_path: Annotated[str, Field(max_length=400)]
    skills: Annotated[list[str], Field(max_length=20, min_length=1)]
    note: Annotated[str, Field(max_length=300)] = ''
    shown: bool


class OptionRule(Model):
    code: str
    name: str
    name_en: str


class OtherOrderView(Model):
    """
    Another order, and what one says of it on the telephone.
    """

    order_id: str
    number: str


class PageViewAbsenceView(Model):
    items: list[AbsenceView]
    next: str | None
    previous: str | None = None


class PageViewActView(Model):
    items: list[ActView]
    next: str | None
    previous: str | None = None


class PageViewActivityView(Model):
    items: list[ActivityView]
    next: str | None
    previous: str | None = None


class PageViewAreaStatisticsView(Model):
    items: list[AreaStatisticsView]
    next: str | None
    previous: str | None = None


class PageViewFittingNeedView(Model):
    items: list[FittingNeedView]
    next: str | None
    previous: str | None = None


class PageViewFollowedView(Model):
    items: list[FollowedView]
    next: str | None
    previous: str | None = None


class PageViewGoodView(Model):
    items: list[GoodView]
    next: str | None
    previous: str | None = None


class PageViewGroupView(Model):
    items: list[GroupView]
    next: str | None
    previous: str | None = None


class PageViewHealthView(Model):
    items: list[HealthView]
    next: str | None
    previous: str | None = None


class PageViewImportView(Model):
    items: list[ImportView]
    next: str | None
    previous: str | None = None


class PageViewIncidentView(Model):
    items: list[IncidentView]
    next: str | None
    previous: str | None = None


class PageViewJobView(Model):
    items: list[JobView]
    next: str | None
    previous: str | None = None


class PageViewListedAreaView(Model):
    items: list[ListedAreaView]
    next: str | None
    previous: str | None = None


class PageViewLoanView(Model):
    items: list[LoanView]
    next: str | None
    previous: str | None = None


class PageViewNeedView(Model):
    items: list[NeedView]
    next: str | None
    previous: str | None = None


class PersonView(Model):
    id: str
    name: str


class PlacePartView(Model):
    """
    A part of where it is, from the district down to the place itself.
    """

    path: str
    kind: str
    name: str


class PlaceView(Model):
    """
    `may_report`: whether the caller can report an order there.
    """

    path: str
    kind: str
    name: str
    may_report: bool


class Point(Model):
    """
    `crs`: gcj02 for what was taken from a Chinese map; it is kept as WGS 84.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    latitude: Annotated[float, Field(ge=-90.0, le=90.0)]
    longitude: Annotated[float, Field(ge=-180.0, le=180.0)]
    crs: Annotated[
        Literal['wgs84', 'gcj02'],
        Field(description='In what coordinates are said: WGS 84 (GPS) or GCJ-02 (Chinese maps).'),
    ] = 'wgs84'


class PointAccountView(Model):
    """
    `balance` can be spent, `earned` is all that ever was earned; `lots` by the day they end.
    """

    id: str
    version: int
    balance: int
    earned: int
    lots: list[LotView]
    honour: HonourView | None


class PointCodeView(Model):
    """
    `token` is what the QR sheet of the point says.
    """

    code: str
    name: str
    token: str


class PointCodesView(Model):
    points: list[PointCodeView]


class PointEntryView(Model):
    """
    `asked`: what the rule would have given but for the limits; `balance` after it.
    """

    id: str
    person_id: str
    person_name: str
    number: int
    kind: str
    points: int
    asked: int
    balance: int
    at: AwareDatetime
    by: str
    place_path: str
    rule: str
    rule_name: str
    rule_name_en: str
    units: int
    subject: str
    note: str


class PointIs(Model):
    """
    Without `place_path` the point belongs to the plan's place.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    place_path: Annotated[str | None, Field(max_length=400)] = None
    required: bool = True


class PointRule(Model):
    """
    So many points each time, or each full `hour`.
    """

    code: str
    name: str
    name_en: str
    points: int
    per: str


class PolicyChangeView(Model):
    """
    A field that would change; `from_above`: it would be as it is above.
    """

    field: str
    before: Any
    after: Any
    from_above: bool


class PolicyFormView(Model):
    """
    A policy with its JSON schema and what holds at a place.

    `here` are the fields set there, `locked_here` those that it locks for places below. `origins` says which
    place a value comes from (of those not named the release's default holds), `locked` which place above
    locks a field, `below` who sets what otherwise: at most two hundred places. `tag` is for `If-Match`.
    """

    name: str
    about: str
    rules: dict[str, Any]
    place: str
    tag: str
    values: dict[str, Any]
    here: list[str]
    locked_here: list[str]
    origins: dict[str, str]
    locked: dict[str, str]
    below: list[BelowView]


class PolicyNameView(Model):
    """
    A policy of this service.
    """

    name: str
    about: str


class PolicyTrialView(Model):
    """
    What would change at the place, and who below sets these fields and would not notice.
    """

    changes: list[PolicyChangeView]
    below: list[BelowView]


class PolicyTried(Model):
    """
    What would be put: the `rules` that are set, those to `inherit` again, those to lock for below.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    policy: Annotated[str, Field(pattern='^[a-z][a-z_]{0,39}$')]
    place: Annotated[str | None, Field(max_length=400)] = None
    rules: Annotated[dict[str, Any], Field(max_length=50)]
    inherit: Annotated[list[str], Field(max_length=50)] = []
    locked: Annotated[list[str] | None, Field(max_length=50)] = None


class PolicyVersionView(Model):
    """
    When a version was set and by whom; `number` reads it.

    `chosen` is what was set there then, `locked` what was locked for places below, `effective` what held.
    """

    number: int
    since: AwareDatetime
    by: str
    chosen: dict[str, Any]
    locked: list[str]
    effective: dict[str, Any]


class PolygonView(Model):
    """
    A ring of longitudes and latitudes, WGS 84, against the clock.
    """

    type: str
    coordinates: list[list[list[float]]]


class PreviewImport(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    file_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    rows: Annotated[int, Field(ge=1, le=200)] = 20
    language: Literal['zh', 'en'] = 'zh'


class PriceRule(Model):
    """
    `fen`: in all, or for each of what the number field `per` counts, which is called `unit`.
    """

    fen: int
    per: str | None = None
    unit: str
    unit_en: str


class PriceView(Model):
    fen: int
    currency: str


class PromiseView(Model):
    """
    How long a part of a step may take; elapsed minutes, working ones or working days (`unit`).
    """

    target: str
    amount: int
    unit: str


class PublicIncidentView(Model):
    """
    What everybody is told of an incident; `number`: how often it was told.
    """

    id: str
    place: str
    place_name: str
    kind: str
    state: str
    categories: list[str]
    title: str
    text: str
    begins_at: AwareDatetime
    expected_until: AwareDatetime | None
    announced_at: AwareDatetime
    number: int
    ended_at: AwareDatetime | None
    outcome: str


class PublicRatesView(Model):
    """
    How an area, a category or a company does: `key` is its code or id, empty for the area itself.

    `answers`: so many reporters were reached by the revisit; the rates of fewer than the policy `quality`
    says, and the stars of as few ratings, are not shown.
    """

    place: str
    since: str
    until: str
    key: str
    name: str
    name_en: str
    reported: int
    open: int
    closed: int
    refused: int
    withdrawn: int
    on_time: int
    overdue: int
    breached: int
    answers: int
    responded: int | None
    solved: int | None
    satisfied: int | None
    on_time_percent: float | None
    kept_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    evaluation: float | None


class RateOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    stars: Annotated[int, Field(ge=1, le=5)]
    text: Annotated[str, Field(max_length=1000)] = ''


class RatingView(Model):
    stars: int
    text: str


class Reason(Model):
    """
    One of a list of reasons.
    """

    code: str
    name: str
    name_en: str


class ReasonView(Model):
    code: str
    name: str
    name_en: str


class RedeemGood(Model):
    """
    `points`: what it costs in all, as it was shown.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    quantity: Annotated[int, Field(ge=1, le=20)] = 1
    points: Annotated[int, Field(ge=1, le=2000000)]


class RedemptionView(Model):
    """
    `pickup` is the code that whoever fetches it says: shown to who redeemed it alone.
    """

    id: str
    version: int
    good_id: str
    person_id: str
    person_name: str
    place_path: str
    name: str
    quantity: int
    points: int
    pickup: str | None
    at: AwareDatetime
    state: str
    collect_by: AwareDatetime | None
    ended_at: AwareDatetime | None
    reason: str


class RefuseOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class RegisterAbsence(Model):
    """
    Both days belong to it. `place` is where they handle orders.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    person_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    place: Annotated[str, Field(max_length=400)]
    since: date
    until: date
    note: Annotated[str, Field(max_length=200)] = ''


class ReopenOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class ReopenVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    day: date


class ReportFinding(Model):
    """
    At a `point`, without one at the round's place; `item`: the question that it answers.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    category: Annotated[str, Field(max_length=40, min_length=1)]
    description: Annotated[str, Field(max_length=2000, min_length=1)]
    point: Annotated[str | None, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')] = None
    item: Annotated[str | None, Field(pattern='^[a-z0-9][a-z0-9_-]{0,39}$')] = None
    address: Annotated[str | None, Field(max_length=200)] = None
    photos: Annotated[list[str], Field(max_length=10)] = []


class ReportOrder(Model):
    """
    `reporter_id`: for whom staff reports; without it the order is the caller's own.

    `photos`: uploaded pictures of the matter. `answers`: to the form of the category, by the codes of its
    fields. `spot_id`: by whose sheet it is reported; its name and position are the order's, unless others
    are said. `accepted_price`: what the catalogue said it costs, of what is not free.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    category: Annotated[str, Field(max_length=40, min_length=1)]
    description: Annotated[str, Field(max_length=2000, min_length=1)]
    place_path: Annotated[str, Field(max_length=400)]
    channel: Literal['portal', 'hotline', 'paper', 'venue', 'echo_wall'] = 'portal'
    address: Annotated[str | None, Field(max_length=200)] = None
    location: Point | None = None
    reporter_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    spot_id: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    photos: Annotated[list[str], Field(max_length=10)] = []
    answers: Annotated[
        dict[Annotated[str, StringConstraints(max_length=40)], str | int | float | bool | list[str]],
        Field(max_length=30),
    ] = {}
    accepted_price: AcceptedPrice | None = None


class ResponsibleView(Model):
    """
    A person, a company, or (`desk`, without an id) those who distribute the orders of a neighbourhood.
    """

    id: str
    kind: str
    name: str


class RestockGood(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    change: Annotated[int, Field(ge=-100000, le=100000)]


class RetentionPolicy(Model):
    """
    How long personal data is kept once its purpose is done (保存期限).
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    orders_days: Annotated[
        int,
        Field(
            description='who reported what and where, remarks, and the pictures, signatures and recordings of the matter and the work, from when the order was closed'
        ),
    ]
    imports_days: Annotated[
        int,
        Field(
            description='tables of orders that were taken in, from when that began; what became of the rows stays'
        ),
    ]
    needs_days: Annotated[int, Field(description='calls for help that ended, from when they were made')]
    loans_days: Annotated[
        int, Field(description='loans of tools that ended; those with a deposit are vouchers and stay')
    ]
    bookings_days: Annotated[int, Field(description='bookings of venues that ended, from the day booked')]
    absences_days: Annotated[int, Field(description='absences of those who work here, from their end')]
    rounds_days: Annotated[
        int,
        Field(description='the name of who made a round, which stays as evidence, from when it could begin'),
    ]


class ReturnOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class ReviseActivity(Model):
    """
    The whole plan.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=4000, min_length=1)]
    venue: Annotated[str, Field(max_length=100, min_length=1)]
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    capacity: Annotated[int, Field(ge=1, le=200)]
    skills: Annotated[list[str], Field(max_length=20)] = []


class ReviseGood(Model):
    """
    The whole offer.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    price: Annotated[int, Field(ge=1, le=100000)]
    each: Annotated[int, Field(ge=0, le=100)] = 0


class ReviseTool(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=40, min_length=1)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    deposit: DepositIs | None = None
    most_days: Annotated[int, Field(ge=1, le=30)] = 7


class ReviseVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    seats: Annotated[int, Field(ge=1, le=5000)]
    opens: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    closes: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    most_minutes: Annotated[int, Field(ge=15, le=1440)] = 120
    closed_weekdays: Annotated[list[int], Field(max_length=7)] = []


class RevisitOrder(Model):
    """
    `contacted`: the reporter was reached. `responded`: somebody had got in touch in time, if that was
    asked. `reasons`: codes of the policy `quality`.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    contacted: bool
    solved: bool
    satisfied: Annotated[int, Field(ge=1, le=5)]
    note: Annotated[str, Field(max_length=1000)] = ''
    responded: bool | None = None
    reasons: Annotated[list[str], Field(max_length=10)] = []
    channel: Literal['phone', 'visit'] = 'phone'


class RevisitView(Model):
    """
    `responded` is none where that was not asked.
    """

    contacted: bool
    solved: bool
    satisfied: int
    note: str
    responded: bool | None
    reasons: list[ReasonView]
    channel: str


class RoundPolicy(Model):
    """
    The most days that may lie between two rounds of maintenance.

    Lifts are maintained every 15 days at the least (特种设备安全监察条例 Art. 31; TSG T5002-2017); fire
    equipment is checked every month and tested once a year (GB 25201-2010). What such a place agreed on
    with the authority may be rarer, lifts maintained as needed (按需维保) for instance.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    lift_days: int
    fire_check_days: int
    fire_test_days: int


class RuleView(Model):
    """
    A rule of the policy `retention`: its `days`, and the least that it may say with the `law` for it.

    `due` would go now (`more`: there are more than were counted), the oldest is over since `oldest`;
    `went`: how many went in the last run.
    """

    rule: str
    days: int
    least_days: int
    law: str
    due: int
    more: bool
    oldest: date | None
    went: int


class ServedByRule(Model):
    """
    Who may be made responsible: these kinds, and of companies these; none named: all of them.
    """

    kinds: list[str]
    companies: list[str]


class ShareView(Model):
    """
    The rounds of a plan and a month; `percent` of those that are over were done on time.
    """

    plan_id: str
    month: str
    on_time: int
    late: int
    missed: int
    open: int
    percent: float | None


class SharingPolicy(Model):
    """
    Of one venue, one tool, one activity. What is booked already stays when a bound comes down.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    venue_days_ahead: Annotated[int, Field(description='so long before it a venue is booked')]
    venue_bookings: Annotated[int, Field(description='ahead of one venue, of all')]
    venue_bookings_each: Annotated[int, Field(description='ahead of one venue, of one person')]
    venue_closed_days: Annotated[int, Field(description='ahead, besides the weekly ones')]
    tool_days_ahead: Annotated[int, Field(description='so long before it a tool is booked')]
    tool_bookings: Annotated[int, Field(description='ahead of one tool')]
    tool_waiting: Annotated[int, Field(description='in line for one tool')]
    activity_waiting: Annotated[int, Field(description='for a place in an activity')]


class SignupView(Model):
    """
    `ahead`: how many wait in front, for who waits.
    """

    id: str
    activity_id: str
    title: str
    starts_at: AwareDatetime
    person_id: str
    person_name: str
    number: int
    at: AwareDatetime
    state: str
    checked_in_at: AwareDatetime | None
    hours: int
    ahead: int | None


class SkillOfferView(Model):
    """
    `shown`: agreed to be named to who asks for help there.
    """

    id: str
    version: int
    place_path: str
    skills: list[str]
    note: str
    shown: bool


class SlotView(Model):
    """
    When somebody has it; nobody is told who.
    """

    starts_at: AwareDatetime
    ends_at: AwareDatetime


class SpotCodeView(Model):
    """
    What stands on the sheet of a spot; `id` is the spot's.
    """

    id: str
    name: str
    place_name: str
    edition: int
    code: str


class StartImport(Model):
    """
    `dry`: only try it. The report is in `language`, its times are of the mapping's zone.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    file_id: Annotated[str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')]
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    dry: bool = False
    language: Literal['zh', 'en'] = 'zh'


class StateIs(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    theirs: Annotated[str, Field(max_length=200, min_length=1)]
    ours: Annotated[
        Literal['open', 'closed', 'cancelled'], Field(description='What a state of the source is to us.')
    ]


class StatisticsView(Model):
    """
    Of the orders of these months; what ends in `_now` is of all that are open now.
    """

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
    contacted: int
    solved: int
    satisfied: int
    rated: int
    on_time_percent: float | None
    response_percent: float | None
    resolution_percent: float | None
    satisfaction_percent: float | None
    stars: float | None
    withdrawn: int
    not_reached: int
    responded: int
    kept_percent: float | None
    evaluated: int
    evaluation: float | None
    assistance_asked: int
    assistance_granted: int
    open_now: int
    overdue_now: int
    danger_now: int
    asking_now: int


class SuspendOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=40, min_length=1)]
    note: Annotated[str, Field(max_length=1000)] = ''


class SuspensionView(Model):
    reason: str
    reason_name: str
    reason_name_en: str
    note: str
    since: AwareDatetime


class TableView(Model):
    """
    `encoding` is empty for a workbook; `proposed`: which field a column could be, by its name.
    """

    name: str
    encoding: str
    columns: list[str]
    rows: list[list[str]]
    proposed: list[ColumnView]


class TakeBackTool(Model):
    """
    `keep_deposit`, damage and loss need a reason.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    outcome: Literal['returned', 'damaged', 'lost'] = 'returned'
    keep_deposit: bool = False
    reason: Annotated[str, Field(max_length=500)] = ''


class TileView(Model):
    """
    The numbers of a tile or of a cell.
    """

    zoom: int
    column: int
    row: int


class TimelineEntry(Model):
    """
    One fact; `data` are its fields, `actor_name` is empty for the system.

    That somebody was absent or had too much, and why they got it all the same, only staff read; so, too, what
    handler and desk say to each other of assistance.
    """

    id: str
    type: str
    label: str
    label_en: str
    time: AwareDatetime
    actor: str
    actor_name: str
    data: dict[str, Any]


class ToolView(Model):
    """
    `out`: somebody has it now; `reason`: why it is out of use, for who keeps the tool room.
    """

    id: str
    version: int
    place_path: str
    code: str
    name: str
    description: str
    deposit: DepositView
    most_days: int
    state: str
    booked: list[BookedView]
    waiting: int
    out: bool
    reason: str


class TotalView(Model):
    """
    How many orders a list has; `more` if the counting ended before the list did.
    """

    count: int
    more: bool


class TriedRowView(Model):
    """
    `row`: its number in the table. `message`: why, in the clerk's language and local times.
    """

    row: int
    external_id: str
    result: str
    code: str
    message: str


class VenueBookingView(Model):
    id: str
    version: int
    venue_id: str
    name: str
    person_id: str
    person_name: str
    place_path: str
    purpose: str
    starts_at: AwareDatetime
    ends_at: AwareDatetime
    state: str
    reason: str


class VenueView(Model):
    """
    `opens` and `closes` are local times; `closed` the days on which nobody has it.

    `closed_weekdays`: from 1 (Monday) to 7, every week.
    """

    id: str
    version: int
    place_path: str
    name: str
    description: str
    seats: int
    opens: str
    closes: str
    most_minutes: int
    state: str
    taken: list[SlotView]
    closed: list[date]
    closed_weekdays: list[int]


class VerdictView(Model):
    external_id: str
    verdict: Annotated[
        str,
        Field(
            description='Whether the order was done within its overall limit; none if it has no such limit.'
        ),
    ]
    due_at: AwareDatetime | None
    closed_at: AwareDatetime | None


class VisitView(Model):
    point: str
    at: AwareDatetime
    by: str


class VolunteerPolicy(Model):
    """
    `check_in_minutes`: so long before an activity begins one can check in.

    `need_days`: so long a need waits for help.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    skills: list[Reason]
    check_in_minutes: int
    need_days: int


class WithdrawOrder(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=1000)] = ''


class WithdrawTool(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class WithdrawVenue(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    reason: Annotated[str, Field(max_length=500, min_length=1)]


class WordView(Model):
    theirs: str
    ours: str


class ServicesDispatchRoutesOrderPartsAnswerView(Model):
    """
    An answer to the category's form, with the question; `given` are codes where one chooses.
    """

    code: str
    name: str
    name_en: str
    kind: str
    given: list[str]
    shown: str
    shown_en: str


class ServicesDispatchRoutesOrderPartsDemandView(Model):
    """
    What a step is to be proven by.
    """

    step: str
    kind: str
    least: int


class ServicesDispatchRoutesOrderPartsPointView(Model):
    """
    WGS 84, and the same point in GCJ-02, as Chinese maps draw it.
    """

    latitude: float
    longitude: float
    gcj02_latitude: float
    gcj02_longitude: float


class ServicesDispatchRoutesPublicListsDemandView(Model):
    """
    What is asked for. `due_at` is none while the clocks stand still, for the reason of `suspension`.
    """

    number: str
    category: str
    category_name: str
    category_name_en: str
    kind: str
    urgency: str
    place: str
    place_name: str
    reported_on: date
    company_id: str | None
    company: str
    state: str
    due_at: AwareDatetime | None
    overdue: bool
    suspension: ReasonView | None


class ServicesDispatchRoutesRoundViewAnswerView(Model):
    item: str
    good: bool
    note: str


class ServicesDispatchRoutesRoundViewPointView(Model):
    code: str
    name: str
    place_path: str
    required: bool


class Problem(Model):
    """
    RFC 9457; branch on `code`, never on `title`. Other members are the refusal's data.
    """

    type: str
    status: int
    code: str
    title: str
    correlation_id: str


class AddEvidence(Model):
    """
    Uploaded files, or for a `location` where the worker is. A signature is one PNG.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        str,
        Field(
            description="Photos before, during and after the work, the resident's signature, a voice note, where it was done."
        ),
    ]
    files: Annotated[list[str], Field(max_length=10)] = []
    location: Point | None = None


class AnnounceIncident(Model):
    """
    `categories`: of which an order may be its doing.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    title: Annotated[str, Field(max_length=100, min_length=1)]
    text: Annotated[str, Field(max_length=2000, min_length=1)]
    begins_at: AwareDatetime | None = None
    expected_until: AwareDatetime | None = None
    place_path: Annotated[str, Field(max_length=400)]
    kind: Annotated[
        Literal['planned', 'unplanned'],
        Field(description='`PLANNED` is known beforehand (计划停水停电), `UNPLANNED` happened (突发).'),
    ]
    categories: Annotated[list[str], Field(max_length=20)] = []


class AskAssistance(Model):
    """
    `kind`: another skill, another company or department (partner), or materials.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['skill', 'partner', 'materials'],
        Field(description='What is lacking: another skill, another company or department, materials.'),
    ]
    reason: Annotated[str, Field(max_length=2000, min_length=1)]


class AssignmentRuleEntry(Model):
    """
    Who gets the orders of some categories at a place and below; the first rule that fits counts.
    """

    code: str
    categories: list[str]
    place: str | None = None
    kinds: list[str]
    skilled: list[str]
    spread: Annotated[
        str,
        Field(
            description='What counts first: who has fewest open orders, or whose last one is longest ago (轮派).'
        ),
    ]
    most_open: int
    automatic: bool


class AssistanceView(Model):
    """
    A request to the desk, for staff. `note` is the desk's answer, `assistant` who works along for it.
    """

    number: int
    kind: str
    reason: str
    by: PersonView
    at: AwareDatetime
    state: str
    assistant: ResponsibleView | None
    note: str
    answered_by: PersonView | None
    answered_at: AwareDatetime | None


class CadenceIs(Model):
    """
    See `Cadence`: `weekdays` from 1 (Monday) to 7; `every` so many days.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['daily', 'workdays', 'weekly', 'monthly', 'yearly', 'every'],
        Field(
            description='`workdays` are those of the working calendar (make-up days are, holidays are not).'
        ),
    ]
    weekdays: Annotated[list[int], Field(max_length=7)] = []
    day: Annotated[int | None, Field(ge=1, le=31)] = None
    month: Annotated[int | None, Field(ge=1, le=12)] = None
    every: Annotated[int | None, Field(ge=1, le=366)] = None


class CalendarPreviewView(Model):
    """
    What a calendar would do: how many open deadlines move, and some of them.

    `complete` is false where there are more than were looked at.
    """

    moved: int
    looked_at: int
    complete: bool
    examples: list[DeadlineMoveView]


class CellCountsView(Model):
    """
    A cell is a tile of a higher zoom. `reported` of them are `open`, and of these `overdue` or life safety
    (`danger`; not told in public). `listed`: the list of orders takes this cell as its filter.
    """

    zoom: int
    column: int
    row: int
    listed: bool
    reported: int
    open: int
    overdue: int
    danger: int
    middle: ServicesDispatchRoutesOrderPartsPointView


class CellView(Model):
    """
    A feature: one cell; empty ones are left out.
    """

    type: str
    id: str
    geometry: PolygonView
    properties: CellCountsView


class CorrectOrder(Model):
    """
    What is not given stays. Another category brings its urgency along, unless one is given.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    category: Annotated[str | None, Field(max_length=40, min_length=1)] = None
    urgency: str | None = None
    place_path: Annotated[str | None, Field(max_length=400)] = None
    address: Annotated[str | None, Field(max_length=200)] = None


class CreateSpot(Model):
    """
    At the smallest place that it belongs to.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['building', 'entrance', 'lamp_post', 'lift', 'fire', 'fitness', 'other'],
        Field(description='楼栋, 单元门, 灯杆, 电梯, 消防设施, 健身器材, 其他.'),
    ]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    aliases: Annotated[list[str], Field(max_length=10)] = []
    location: Point | None = None
    place_path: Annotated[str, Field(max_length=400)]


class CreateTool(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    code: Annotated[str, Field(max_length=40, min_length=1)]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=1000)] = ''
    deposit: DepositIs | None = None
    most_days: Annotated[int, Field(ge=1, le=30)] = 7
    place_path: Annotated[str, Field(max_length=400)]


class DemandRule(Model):
    """
    What a step has to be proven by; `least`: so many files of it.
    """

    step: Annotated[str, Field(description='The arrival on site and the finish.')]
    kind: Annotated[
        str,
        Field(
            description="Photos before, during and after the work, the resident's signature, a voice note, where it was done."
        ),
    ]
    least: int


class EquipmentIs(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['lift', 'fire_check', 'fire_test', 'other'],
        Field(
            description='What maintenance is of; the check and the yearly test of fire equipment are two plans.'
        ),
    ]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    number: Annotated[str, Field(max_length=60, min_length=1)]


class EvaluationView(Model):
    """
    What the organisation found, apart from the revisit and the reporter's rating.
    """

    score: int
    reasons: list[ReasonView]
    note: str
    by: PersonView
    at: AwareDatetime


class ExportOrders(Model):
    """
    `since` and `until` are local days, both included; at most 366 of them.

    `personal`: with who reported them, for who may have that.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    states: Annotated[
        list[Literal['submitted', 'refused', 'accepted', 'assigned', 'in_progress', 'done', 'revisited', 'closed']],
        Field(max_length=8),
    ] = []
    urgencies: Annotated[list[str], Field(max_length=4)] = []
    category: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    channel: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    source: Annotated[str | None, Field(max_length=100, min_length=1)] = None
    assignee: Annotated[
        str | None, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ] = None
    open: bool | None = None
    overdue: bool | None = None
    q: Annotated[str, Field(max_length=100)] = ''
    place: Annotated[str, Field(max_length=400)]
    since: date
    until: date
    table: Annotated[
        Literal['csv', 'xlsx'], Field(description='A text whose cells are parted by commas, or a workbook.')
    ] = 'csv'
    personal: bool = False


class ExtentView(Model):
    """
    `bbox` (west, south, east, north) and the upper `corner` of the four tiles that show it as large as can
    be; none where nothing is on the map. The map is served from `lowest_zoom` to `highest_zoom`.
    """

    bbox: list[float] | None
    corner: TileView | None
    lowest_zoom: int
    highest_zoom: int


class FieldRule(Model):
    """
    A question of the form.

    `least` and `most` bound what its kind counts: the characters of a text, a number itself, how many are
    chosen, the days from the report to a date. `whole`: a number without a part.
    """

    code: str
    name: str
    name_en: str
    kind: str
    required: bool
    whole: bool
    least: int | None = None
    most: int | None = None
    options: list[OptionRule]
    hint: str
    hint_en: str


class FilterView(Model):
    id: str
    version: int
    name: str
    asked: AskedView
    telling: Annotated[
        str,
        Field(
            description='When its owner is told of new orders: never, of each at once, or of all once a working day.'
        ),
    ]


class FormStepRule(Model):
    """
    One step of the form.

    `covers`: what it consists of, of accept, assign, start (on site), handle, revisit and close. `roles`: who
    of those that may take it does; none: all of them. An administrator of the district always does.
    `evidence`: what it wants of every order, beside what the category wants.
    """

    code: str
    name: str
    name_en: str
    covers: list[str]
    roles: list[str]
    evidence: list[DemandRule]


class FormStepView(Model):
    """
    A step and how far it is (`mark`).

    `covers` are the parts of the way that it consists of, `roles` who takes it; none: all who may.
    """

    code: str
    name: str
    name_en: str
    mark: str
    covers: list[str]
    roles: list[str]
    limits: list[PromiseView]


class IntakeAnswer(Model):
    """
    What became of a row, and whether the request is on time as of now.
    """

    row: int
    result: str
    status: int
    code: str
    detail: str
    correlation_id: str
    external_id: str
    order_id: str
    verdict: str | None = None


class IntakeRow(Model):
    """
    A state of one request. `category` is the source's own; without `place_path` it lies in the district.

    `version` (a number that grows) or `changed_at` say which state it is: an older one changes nothing
    whenever it comes, and a newer one may take an ending back. Where neither is told rows count as they
    come; a state that was there before is taken as sent again, and no ending vanishes. A `cancelled` request
    is over without a verdict, at `closed_at` if that is known.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    external_id: Annotated[str, Field(max_length=100, min_length=1)]
    category: Annotated[str, Field(max_length=100, min_length=1)]
    description: Annotated[str, Field(max_length=2000, min_length=1)]
    channel: Annotated[str, Field(max_length=100, min_length=1)]
    reported_at: AwareDatetime
    place_path: Annotated[str | None, Field(max_length=400)] = None
    address: Annotated[str | None, Field(max_length=200)] = None
    location: Point | None = None
    due_at: AwareDatetime | None = None
    closed_at: AwareDatetime | None = None
    cancelled: bool = False
    closure: Annotated[str | None, Field(max_length=200)] = None
    labels: Annotated[dict[Annotated[str, StringConstraints(max_length=40)], str], Field(max_length=20)] = {}
    version: Annotated[int | None, Field(ge=0, lt=9223372036854775808)] = None
    changed_at: AwareDatetime | None = None


class ItemsViewMatchView(Model):
    items: list[MatchView]


class ItemsViewMonthLeadView(Model):
    items: list[MonthLeadView]


class ItemsViewPlaceView(Model):
    items: list[PlaceView]


class ItemsViewPublicIncidentView(Model):
    items: list[PublicIncidentView]


class ItemsViewPublicRatesView(Model):
    items: list[PublicRatesView]


class ItemsViewStatisticsView(Model):
    items: list[StatisticsView]


class LimitRule(Model):
    """
    How long; `working_days` end when the office closes on the last day.
    """

    amount: int
    unit: Annotated[
        str,
        Field(description='Elapsed minutes run day and night; working ones and days follow the calendar.'),
    ]


class LimitRules(Model):
    """
    One limit a step; `start` is the arrival on site, `overall` runs from the report to the finish.
    """

    accept: LimitRule | None = None
    assign: LimitRule | None = None
    start: LimitRule | None = None
    handle: LimitRule | None = None
    revisit: LimitRule | None = None
    close: LimitRule | None = None
    overall: LimitRule | None = None


class MapTileView(Model):
    """
    A feature collection: the cells of a tile. `middle` is that of the tile, `at_least` the least number
    that a cell is shown with; numbers in public are multiples of it, rounded down.
    """

    type: str
    bbox: list[float]
    tile: TileView
    middle: ServicesDispatchRoutesOrderPartsPointView
    at_least: int
    features: list[CellView]


class MappingView(Model):
    """
    How the tables of a source are read; see `PutMapping`.
    """

    source: str
    number: int
    version: int
    columns: list[ColumnView]
    zone: str
    dates: list[str]
    always: list[ColumnView]
    states: list[WordView]
    categories: list[WordView]
    default_category: str | None
    ignored: list[str]


class MatterOrderView(Model):
    """
    `ordered`: work that was ordered for the matter, not what the matter came from; `company`: its name.
    """

    number: str
    ordered: bool
    category: str
    category_name: str
    category_name_en: str
    company_id: str | None
    company: str
    state: str
    reported_at: AwareDatetime
    closed_at: AwareDatetime | None
    closure: str | None
    verdict: str | None
    steps: list[MatterStepView]


class NextStepView(Model):
    """
    What happens next: who does it, and until when.
    """

    step: str
    name: str
    who: ResponsibleView
    until: AwareDatetime | None


class OfferView(Model):
    """
    What can be asked for, by which menu (基础/增值/特惠), how soon, and whether it can be claimed.
    """

    code: str
    name: str
    name_en: str
    kind: str
    menu: str
    urgency: str
    claimable: bool
    limits: LimitRules


class OrderPolicy(Model):
    """
    The rules of an order's way.

    `number_prefix`: the letters of the district in its orders' short numbers (`TC`); `escalation_minutes`:
    the delay before levels two, three and four, in the kind of time in which the broken limit counts;
    `duplicate_days`: so long back a new request may be one that
    is open already.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    number_prefix: str
    duplicate_days: int
    warn_percent: Annotated[int, Field(description='share of a limit after which to warn; 0: never')]
    escalation_minutes: list[Any]
    source_clock_seconds: Annotated[int, Field(description="tolerated between a source's clocks")]
    reopen_hours: Annotated[int, Field(description='counted from the close')]
    exports_kept_days: Annotated[int, Field(description='after that a table of orders is deleted')]
    suspension_reasons: list[Reason]
    step_names: dict[Annotated[str, StringConstraints(pattern=r'^[a-z0-9][a-z0-9_-]{0,39}$')], str]


class PageViewDemandView(Model):
    items: list[ServicesDispatchRoutesPublicListsDemandView]
    next: str | None
    previous: str | None = None


class PageViewFilterView(Model):
    items: list[FilterView]
    next: str | None
    previous: str | None = None


class PageViewMappingView(Model):
    items: list[MappingView]
    next: str | None
    previous: str | None = None


class PageViewPlaceView(Model):
    items: list[PlaceView]
    next: str | None
    previous: str | None = None


class PageViewPointEntryView(Model):
    items: list[PointEntryView]
    next: str | None
    previous: str | None = None


class PageViewPolicyVersionView(Model):
    items: list[PolicyVersionView]
    next: str | None
    previous: str | None = None


class PageViewPublicIncidentView(Model):
    items: list[PublicIncidentView]
    next: str | None
    previous: str | None = None


class PageViewPublicRatesView(Model):
    items: list[PublicRatesView]
    next: str | None
    previous: str | None = None


class PageViewRedemptionView(Model):
    items: list[RedemptionView]
    next: str | None
    previous: str | None = None


class PageViewSignupView(Model):
    items: list[SignupView]
    next: str | None
    previous: str | None = None


class PageViewSpotCodeView(Model):
    items: list[SpotCodeView]
    next: str | None
    previous: str | None = None


class PageViewTimelineEntry(Model):
    items: list[TimelineEntry]
    next: str | None
    previous: str | None = None


class PageViewToolView(Model):
    items: list[ToolView]
    next: str | None
    previous: str | None = None


class PageViewVenueBookingView(Model):
    items: list[VenueBookingView]
    next: str | None
    previous: str | None = None


class PageViewVenueView(Model):
    items: list[VenueView]
    next: str | None
    previous: str | None = None


class PageViewVerdictView(Model):
    items: list[VerdictView]
    next: str | None
    previous: str | None = None


class PointPolicy(Model):
    """
    Points (积分): for what, how many at the most, until when, and the honours.

    `expiry_months`: points are good until the end of that month, 0: for ever. `collect_days`: what was
    redeemed and is not fetched by then goes back on the shelf.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    rules: list[PointRule]
    most_a_day: int
    most_a_month: int
    expiry_months: int
    honours: list[HonourRule]
    collect_days: int


class PoliciesView(Model):
    """
    All by their names, in the order in which the service declares them; `form` of the one asked for.
    """

    policies: list[PolicyNameView]
    form: PolicyFormView | None


class PreviewView(Model):
    """
    What would become of the first `tried` rows of `rows`; columns that the mapping does not know.
    """

    encoding: str
    unknown_columns: list[str]
    rows: int
    tried: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    first: list[TriedRowView]


class ProcedurePolicy(Model):
    """
    The steps of an order as they are shown, and who takes them. `start` and `revisit` may be left out.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    steps: list[FormStepRule]


class ProgressView(Model):
    """
    An order for who follows it. `due_at` is none while the clocks stand still, and where it has ended.

    `followed`: the caller is told of it.
    """

    number: str
    ordered: bool
    category: str
    category_name: str
    category_name_en: str
    company_id: str | None
    company: str
    state: str
    reported_at: AwareDatetime
    closed_at: AwareDatetime | None
    closure: str | None
    verdict: str | None
    steps: list[MatterStepView]
    id: str
    neighbourhood: str
    due_at: AwareDatetime | None
    overdue: bool
    followed: bool


class ProofView(Model):
    """
    Evidence of the work: files, or where the worker was.
    """

    kind: str
    files: list[str]
    location: ServicesDispatchRoutesOrderPartsPointView | None
    at: AwareDatetime
    round: int


class PutMapping(Model):
    """
    See `SourceMapping`. `dates` are ways to write moments in the directives of strptime.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    source: Annotated[str, Field(pattern='^[a-z0-9][a-z0-9._-]{0,39}$')]
    columns: Annotated[list[ColumnIs], Field(max_length=15)]
    zone: Annotated[str, Field(max_length=60, min_length=1)]
    dates: Annotated[
        list[str], Field(max_length=20, min_length=1)
    ] = ['%Y-%m-%d %H:%M:%S', '%Y-%m-%d %H:%M', '%Y-%m-%dT%H:%M:%S', '%Y/%m/%d %H:%M:%S', '%Y/%m/%d %H:%M', '%Y年%m月%d日 %H:%M', '%m/%d/%Y %I:%M:%S %p', '%m/%d/%Y %H:%M', '%d.%m.%Y %H:%M', '%Y-%m-%d']
    always: Annotated[list[AlwaysIs], Field(max_length=4, validate_default=True)] = []
    states: Annotated[list[StateIs], Field(max_length=50, validate_default=True)] = []
    categories: Annotated[list[CategoryIs], Field(max_length=1000, validate_default=True)] = []
    default_category: Annotated[str | None, Field(max_length=200, min_length=1)] = None
    ignored: Annotated[list[str], Field(max_length=100)] = []


class QualityPolicy(Model):
    """
    Why people are satisfied or not, and from how many answers on a small area's rates are public.

    `lead_acts`, `lead_persons`, `lead_each`: the members' part (党员先锋) of a month is public from so many
    acts on, by so many people, so many of them members and so many not.
    `lead_months`: for so many months after one it is kept who counted in it, so that its figures can be
    checked; the figures stay.
    `map_from`: so many orders a cell of the public map needs; counts there are rounded down to its multiples.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    revisit_reasons: list[Reason]
    evaluation_reasons: list[Reason]
    public_from: Annotated[int, Field(description="answers that a small area's public rates need")]
    map_from: Annotated[int, Field(description='orders that a cell of the public map needs')]
    lead_acts: Annotated[int, Field(description="acts that the members' public part needs")]
    lead_persons: Annotated[int, Field(description='people who did them')]
    lead_each: Annotated[int, Field(description='members among them, and others')]
    lead_months: Annotated[int, Field(description='after which it is forgotten who counted in one')]


class ResultView(Model):
    """
    What became of it; `evaluation` is the organisation's score. What its reporter said of it is theirs: of
    that only the rates are public.
    """

    number: str
    category: str
    category_name: str
    category_name_en: str
    kind: str
    urgency: str
    place: str
    place_name: str
    reported_on: date
    company_id: str | None
    company: str
    closed_on: date | None
    state: str
    closure: str
    verdict: Annotated[
        str,
        Field(
            description='Whether the order was done within its overall limit; none if it has no such limit.'
        ),
    ]
    evaluation: int | None


class RetentionView(Model):
    """
    What goes by itself; `last_run_at`: when the last nightly run ended.
    """

    last_run_at: AwareDatetime | None
    rules: list[RuleView]


class ReviseRoundPlan(Model):
    """
    `new_codes`: the sheets that hang there are good no more for rounds of this version.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['patrol', 'inspection', 'maintenance', 'cleaning'], Field(description='巡查, 巡检, 维保, 保洁.')
    ]
    title: Annotated[str, Field(max_length=100, min_length=1)]
    items: list[ItemIs]
    points: Annotated[list[PointIs], Field(max_length=100)]
    cadence: CadenceIs
    opens: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    limit: LimitRule
    assignee_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    first: date | None = None
    last: date | None = None
    equipment: EquipmentIs | None = None
    told: Annotated[list[str], Field(max_length=20)] = []
    new_codes: bool = False


class ReviseSpot(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['building', 'entrance', 'lamp_post', 'lift', 'fire', 'fitness', 'other'],
        Field(description='楼栋, 单元门, 灯杆, 电梯, 消防设施, 健身器材, 其他.'),
    ]
    name: Annotated[str, Field(max_length=100, min_length=1)]
    aliases: Annotated[list[str], Field(max_length=10)] = []
    location: Point | None = None


class SaveFilter(Model):
    """
    `telling`: never, of each new order that matches at once, or of all of them once a working day. Who is
    to be told names a place, and no state, responsible or lateness: no new order has them.
    """

    model_config = ConfigDict(
        extra='forbid',
    )
    name: Annotated[str, Field(max_length=60, min_length=1)]
    asked: AskedOrders
    telling: Annotated[
        str,
        Field(
            description='When its owner is told of new orders: never, of each at once, or of all once a working day.'
        ),
    ] = 'never'


class SimilarView(Model):
    """
    An order without its words and people. `order_id` is empty for who may not open it.
    """

    order_id: str
    number: str
    category: str
    category_name: str
    category_name_en: str
    place_parts: list[PlacePartView]
    reported_at: AwareDatetime
    state: str
    next_step: NextStepView | None


class SpotView(Model):
    """
    `edition`: which of its sheets is good; `may_report`: whether the caller can report something there.
    """

    id: str
    version: int
    place_path: str
    place_name: str
    kind: str
    name: str
    aliases: list[str]
    location: ServicesDispatchRoutesOrderPartsPointView | None
    state: str
    edition: int
    may_report: bool


class TermsView(Model):
    """
    What a version of a plan says; see `CreateRoundPlan`.
    """

    kind: str
    title: str
    items: list[ItemView]
    points: list[ServicesDispatchRoutesRoundViewPointView]
    cadence: CadenceView
    first: date
    last: date | None
    opens: time_aliased
    limit: LimitView
    equipment: EquipmentView | None
    told: list[str]


class AssignmentPolicy(Model):
    """
    By which rules orders are given to people and companies, and how many one may claim.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    rules: list[AssignmentRuleEntry]
    most_claims: Annotated[int, Field(description='open orders that one may have claimed at once')]


class CategoryRule(Model):
    """
    One entry of the catalogue. Without `limits` those of its urgency hold.

    `form`: what is asked besides place and words. `evidence`: what proves the work, step by step.
    """

    code: str
    name: str
    name_en: str
    kind: Annotated[str, Field(description='报修、投诉、建议、服务.')]
    urgency: Annotated[str, Field(description='U0 life safety, U1 urgent, U2 ordinary, U3 planned.')]
    menu: Annotated[str, Field(description='The three-level service menu: 基础、增值、特惠.')]
    claimable: bool
    active: bool
    limits: LimitRules | None = None
    form: list[FieldRule]
    served_by: ServedByRule
    price: PriceRule | None = None
    evidence: list[DemandRule]


class CategoryView(Model):
    """
    An entry of the catalogue with the limits that are promised; `form` is JSON Schema of the answers.
    """

    code: str
    name: str
    name_en: str
    kind: str
    urgency: str
    limits: LimitRules
    menu: str
    price: CategoryPriceView | None
    form: dict[str, Any]


class CreateRoundPlan(Model):
    model_config = ConfigDict(
        extra='forbid',
    )
    kind: Annotated[
        Literal['patrol', 'inspection', 'maintenance', 'cleaning'], Field(description='巡查, 巡检, 维保, 保洁.')
    ]
    title: Annotated[str, Field(max_length=100, min_length=1)]
    items: list[ItemIs]
    points: Annotated[list[PointIs], Field(max_length=100)]
    cadence: CadenceIs
    opens: Annotated[str, Field(pattern='^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9])?$')]
    limit: LimitRule
    assignee_id: Annotated[
        str, Field(pattern='^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$')
    ]
    first: date | None = None
    last: date | None = None
    equipment: EquipmentIs | None = None
    told: Annotated[list[str], Field(max_length=20)] = []
    place_path: Annotated[str, Field(max_length=400)]


class ItemsViewCategoryView(Model):
    items: list[CategoryView]


class ItemsViewMatterOrderView(Model):
    items: list[MatterOrderView]


class ItemsViewOfferView(Model):
    items: list[OfferView]


class ItemsViewSimilarView(Model):
    items: list[SimilarView]


class NearestView(Model):
    """
    `metres`: how far away, in steps of ten; null where a point is not known.

    `follow_id`: the id by which who may not open it follows it, empty where they cannot; `followed`: they do.
    """

    order_id: str
    number: str
    category: str
    category_name: str
    category_name_en: str
    place_parts: list[PlacePartView]
    reported_at: AwareDatetime
    state: str
    next_step: NextStepView | None
    metres: int | None
    follow_id: str
    followed: bool


class OrderView(Model):
    """
    An order as its viewer sees it. `actions` are those that they can take now.

    `number` is what one says on the telephone, empty for what another system keeps. `unread` counts the
    remarks of the other side that the viewer's has not looked at. `duplicates` are linked to it, `assistance`
    is what its handlers asked for (协办); both are for staff.
    """

    id: str
    number: str
    version: int
    source: str
    external_id: str
    category: str
    category_name: str
    category_name_en: str
    kind: str
    urgency: str
    description: str
    channel: str
    place_path: str
    place_name: str
    place_parts: list[PlacePartView]
    grid_path: str | None
    address: str | None
    location: ServicesDispatchRoutesOrderPartsPointView | None
    labels: dict[str, str]
    reporter: PersonView | None
    photos: list[str]
    reported_at: AwareDatetime
    state: str
    step: str | None
    step_name: str
    next_step: NextStepView | None
    since: AwareDatetime
    suspension: SuspensionView | None
    topic_id: str | None
    step_deadline: DeadlineView | None
    overall_deadline: DeadlineView | None
    next_due_at: AwareDatetime | None
    remaining_seconds: int | None
    overdue: bool
    verdict: Annotated[
        str,
        Field(
            description='Whether the order was done within its overall limit; none if it has no such limit.'
        ),
    ]
    responsible: ResponsibleView | None
    escalation_level: int
    supervisors: list[PersonView]
    result: str
    evidence: list[str]
    finished_at: AwareDatetime | None
    closed_at: AwareDatetime | None
    closure: str | None
    revisit: RevisitView | None
    rating: RatingView | None
    evaluation: EvaluationView | None
    breaches: list[BreachView]
    round: int
    reopen_until: AwareDatetime | None
    unread: int
    actions: list[str]
    answers: list[ServicesDispatchRoutesOrderPartsAnswerView]
    price: PriceView | None
    proofs: list[ProofView]
    gone: list[GoneFileView]
    demands: list[ServicesDispatchRoutesOrderPartsDemandView]
    form: list[FormStepView]
    duplicate_of: OtherOrderView | None
    duplicates: list[OtherOrderView]
    followers: int
    assistance: list[AssistanceView]


class PageViewOrderView(Model):
    items: list[OrderView]
    next: str | None
    previous: str | None = None


class PageViewResultView(Model):
    items: list[ResultView]
    next: str | None
    previous: str | None = None


class PageViewSpotView(Model):
    items: list[SpotView]
    next: str | None
    previous: str | None = None


class RoundPlanView(Model):
    """
    `number` counts the versions; `next_round_id` is the round that is planned.
    """

    id: str
    version: int
    place_path: str
    state: str
    number: int
    terms: TermsView
    assignee: ResponsibleView
    next_round_id: str | None


class RoundView(Model):
    """
    One round; `due_at` from when it is open, `level` how far up a missed one was told.
    """

    id: str
    version: int
    plan_id: str
    plan_number: int
    place_path: str
    state: str
    day: date
    opens_at: AwareDatetime
    due_at: AwareDatetime | None
    terms: TermsView
    assignee: ResponsibleView
    visits: list[VisitView]
    answers: list[ServicesDispatchRoutesRoundViewAnswerView]
    findings: list[FindingView]
    photos: list[str]
    note: str
    finished_at: AwareDatetime | None
    late: bool
    level: int
    supervisors: list[str]


class CategoryPolicy(Model):
    """
    The catalogue, and what becomes of the categories of other systems that it does not know.
    """

    version: int
    locked: list[str]
    sources: list[str]
    inherit: list[str]
    categories: list[CategoryRule]
    unknown_from_source: str
    default_category: str


class ItemsViewNearestView(Model):
    items: list[NearestView]


class PageViewRoundPlanView(Model):
    items: list[RoundPlanView]
    next: str | None
    previous: str | None = None


class PageViewRoundView(Model):
    items: list[RoundView]
    next: str | None
    previous: str | None = None
