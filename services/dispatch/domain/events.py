# SPDX-License-Identifier: AGPL-3.0-or-later
"""Every fact that dispatch can emit. Tenant, actor, time and sequence stand in the envelope.

Generated from `proto/linli/dispatch/` by `make proto`: do not edit.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import ClassVar

from services.chassis.values import Event, Money, OpenMatter, OrgPath
from services.dispatch.domain.activity_kinds import ActivityState, NeedState, SignupState
from services.dispatch.domain.assignees import AssigneeKind
from services.dispatch.domain.categories import Urgency
from services.dispatch.domain.evidence import EvidenceKind
from services.dispatch.domain.incident_kinds import IncidentKind
from services.dispatch.domain.limits import Target
from services.dispatch.domain.outcomes import Closure, RevisitChannel, Verdict
from services.dispatch.domain.point_kinds import EntryKind, GoodState, RedemptionState
from services.dispatch.domain.round_kinds import EquipmentKind, PlanState, RoundKind
from services.dispatch.domain.spot_kinds import SpotKind, SpotState
from services.dispatch.domain.tool_kinds import DepositState, LoanState, ToolState
from services.dispatch.domain.venue_kinds import BookingState, VenueState


@dataclass(frozen=True, slots=True)
class GeoPoint:
    """Degrees, WGS 84."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class FormAnswer:
    """An answer to a field of the category's form: words, digits, a day, yes or no, or chosen codes."""

    code: str
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderReported(Event):
    """A request was taken in (受理); `matter_id` if it is work that was ordered for a matter."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderReported"

    order_id: str
    category: str
    urgency: Urgency
    policy_version: int
    channel: str
    source: str
    external_id: str
    place_path: OrgPath
    description: str
    reported_at: datetime
    grid_path: OrgPath | None
    reporter_id: str | None
    address: str | None
    location: GeoPoint | None
    due_at: datetime | None
    number: str
    photos: tuple[str, ...]
    matter_id: str | None
    answers: tuple[FormAnswer, ...]
    price: Money | None = None


@dataclass(frozen=True, slots=True)
class OrderAmended(Event):
    """Its source, its reporter or staff put right what it is, how urgent, where, its words or its limit."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderAmended"

    order_id: str
    category: str
    place_path: OrgPath
    description: str
    due_at: datetime | None = None
    urgency: Urgency | None = None
    address: str | None = None


@dataclass(frozen=True, slots=True)
class OrderAccepted(Event):
    """The request is in duty and will be dealt with (接单)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderAccepted"

    order_id: str


@dataclass(frozen=True, slots=True)
class OrderRefused(Event):
    """The request is out of duty; the reason is told to the reporter."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderRefused"

    order_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderAssigned(Event):
    """Somebody is responsible now (分配): by `rule`, for `reasons`, or in words why `despite` them."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderAssigned"

    order_id: str
    assignee_id: str
    assignee_kind: AssigneeKind
    assignee_name: str
    claimed: bool
    place_path: OrgPath
    category: str
    reasons: tuple[str, ...]
    rule: str | None = None
    despite: str | None = None


@dataclass(frozen=True, slots=True)
class OrderReturned(Event):
    """The assignee gave it back with a reason (退单); it waits for another assignment."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderReturned"

    order_id: str
    assignee_id: str
    reason: str


@dataclass(frozen=True, slots=True)
class OrderStarted(Event):
    """The assignee is on site."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderStarted"

    order_id: str
    assignee_id: str


@dataclass(frozen=True, slots=True)
class OrderSuspended(Event):
    """The clocks stand still for a reason from the list."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderSuspended"

    order_id: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class OrderDeferred(Event):
    """What was asked for needs a decision first: the clocks stand still until there is one."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderDeferred"

    order_id: str
    place_path: OrgPath
    description: str
    note: str


@dataclass(frozen=True, slots=True)
class OrderDecided(Event):
    """What the order waited for is decided, and whether it will be done; the clocks run on."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderDecided"

    order_id: str
    topic_id: str
    adopted: bool
    answer: str


@dataclass(frozen=True, slots=True)
class OrderResumed(Event):
    """The clocks run on with the time that was left."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderResumed"

    order_id: str


@dataclass(frozen=True, slots=True)
class OrderFinished(Event):
    """The work is done (处理); `verdict` is on_time, overdue or none."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderFinished"

    order_id: str
    assignee_id: str
    result: str
    evidence: tuple[str, ...]
    finished_at: datetime
    verdict: Verdict
    place_path: OrgPath
    category: str


@dataclass(frozen=True, slots=True)
class OrderRevisited(Event):
    """The reporter was asked (回访): contacted, responded to in time, solved, satisfied 1 to 5, and why."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderRevisited"

    order_id: str
    assignee_id: str
    contacted: bool
    solved: bool
    satisfied: int
    note: str
    place_path: OrgPath
    category: str
    reasons: tuple[str, ...]
    responded: bool | None = None
    channel: RevisitChannel | None = None


@dataclass(frozen=True, slots=True)
class OrderEvaluated(Event):
    """The organisation evaluated the work (组织评单), 1 to 5, apart from what the reporter says of it."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderEvaluated"

    order_id: str
    assignee_id: str
    score: int
    reasons: tuple[str, ...]
    note: str
    place_path: OrgPath
    category: str
    round: int


@dataclass(frozen=True, slots=True)
class OrderRated(Event):
    """The reporter rated the order, 1 to 5."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderRated"

    order_id: str
    assignee_id: str
    stars: int
    text: str


@dataclass(frozen=True, slots=True)
class OrderReopened(Event):
    """It is not solved after all; it waits for assignment again, or to be accepted if its source says so."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderReopened"

    order_id: str
    reason: str
    round: int
    at_source: bool | None = None


@dataclass(frozen=True, slots=True)
class OrderClosed(Event):
    """The order is over (办结); `verdict` is on_time, overdue or none."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderClosed"

    order_id: str
    closure: Closure
    closed_at: datetime
    verdict: Verdict
    place_path: OrgPath
    category: str
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class ServiceRendered(Event):
    """A paid service is closed as solved (办结): who reported it owes what they accepted, once a round."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ServiceRendered"

    order_id: str
    round: int
    category: str
    place_path: OrgPath
    payer_id: str
    amount: Money
    closed_at: datetime


@dataclass(frozen=True, slots=True)
class EvidenceAdded(Event):
    """Evidence of the work was added (证据): photos, a signature, a voice note, or where the worker was."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.EvidenceAdded"

    order_id: str
    kind: EvidenceKind
    files: tuple[str, ...]
    location: GeoPoint | None = None


@dataclass(frozen=True, slots=True)
class PhotosAdded(Event):
    """Pictures of the matter were added to the order."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.PhotosAdded"

    order_id: str
    photos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderCommented(Event):
    """Somebody said something about the order; internal remarks are for staff only."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderCommented"

    order_id: str
    text: str
    internal: bool


@dataclass(frozen=True, slots=True)
class DeadlineNear(Event):
    """A warning before a limit ends."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.DeadlineNear"

    order_id: str
    target: Target
    due_at: datetime
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class DeadlineBreached(Event):
    """A limit was broken."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.DeadlineBreached"

    order_id: str
    target: Target
    due_at: datetime
    place_path: OrgPath
    category: str
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class BreachWithdrawn(Event):
    """The breach was none: a late report says that it was done in time, or the limit was corrected."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.BreachWithdrawn"

    order_id: str
    target: Target
    due_at: datetime
    done_at: datetime | None = None
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class SourceClockDiffered(Event):
    """A source's clocks differ from ours or each other: a moment was taken as another than it stated."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.SourceClockDiffered"

    order_id: str
    field: str
    stated_at: datetime
    taken_as: datetime


@dataclass(frozen=True, slots=True)
class MappingChanged(Event):
    """Another version of how the tables of a source are read was put."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.MappingChanged"

    source: str
    number: int


@dataclass(frozen=True, slots=True)
class OrderEscalated(Event):
    """A broken limit was put before the next of the four levels (督办), on its own ladder."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderEscalated"

    order_id: str
    level: int
    place_path: OrgPath
    supervisors: tuple[str, ...]
    target: Target | None = None
    due_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class EscalationWithdrawn(Event):
    """What a breach had climbed is taken back with it: `supervisors` are all who were told, up to `level`."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.EscalationWithdrawn"

    order_id: str
    target: Target
    due_at: datetime
    level: int
    place_path: OrgPath
    supervisors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DeadlineMoved(Event):
    """A deadline was reckoned again because the calendar changed: holidays, office hours or the time zone."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.DeadlineMoved"

    order_id: str
    target: Target
    was_due_at: datetime
    due_at: datetime
    place_path: OrgPath
    assignee_id: str | None = None


@dataclass(frozen=True, slots=True)
class PolicyChanged(Event):
    """Another version of one of dispatch's policies was set at a place."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.PolicyChanged"

    policy: str
    version: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class RoundPlanChanged(Event):
    """A plan of rounds (计划) was made or has another version or state."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundPlanChanged"

    plan_id: str
    place_path: OrgPath
    kind: RoundKind
    title: str
    state: PlanState
    number: int
    assignee_id: str


@dataclass(frozen=True, slots=True)
class RoundOpened(Event):
    """The window of a round (一次巡查) opened; it must be done by `due_at`."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundOpened"

    round_id: str
    plan_id: str
    place_path: OrgPath
    kind: RoundKind
    title: str
    day: date
    due_at: datetime
    assignee_id: str


@dataclass(frozen=True, slots=True)
class MaintenanceBegun(Event):
    """Equipment is maintained from now on (维保), lifts for instance: whose home it is learns of it."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.MaintenanceBegun"

    round_id: str
    place_path: OrgPath
    equipment_kind: EquipmentKind
    equipment: str
    due_at: datetime


@dataclass(frozen=True, slots=True)
class RoundPointVisited(Event):
    """Whoever makes the round was at a point of it: the code that hangs there was scanned (签到)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundPointVisited"

    round_id: str
    point: str
    visited_at: datetime


@dataclass(frozen=True, slots=True)
class RoundAnswered(Event):
    """Questions of the checklist were answered: how many are by now, and which of them are not good."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundAnswered"

    round_id: str
    answered: int
    bad: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FindingReported(Event):
    """What was found wrong on a round became an order."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.FindingReported"

    round_id: str
    order_id: str
    point: str | None = None
    item: str | None = None


@dataclass(frozen=True, slots=True)
class RoundMissed(Event):
    """A round was not done by its limit (漏巡); `told` are the persons whom its plan names."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundMissed"

    round_id: str
    plan_id: str
    place_path: OrgPath
    kind: RoundKind
    title: str
    day: date
    due_at: datetime
    assignee_id: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RoundEscalated(Event):
    """A missed round was put before the next place up (督办), its own first."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundEscalated"

    round_id: str
    level: int
    place_path: OrgPath
    supervisors: tuple[str, ...]
    due_at: datetime


@dataclass(frozen=True, slots=True)
class RoundFinished(Event):
    """A round is done; `late` if after its limit."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RoundFinished"

    round_id: str
    plan_id: str
    place_path: OrgPath
    kind: RoundKind
    day: date
    finished_at: datetime
    late: bool
    assignee_id: str


@dataclass(frozen=True, slots=True)
class IncidentAnnounced(Event):
    """What touches many homes at once was announced, or told anew (停水、停电、群体性事件)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.IncidentAnnounced"

    incident_id: str
    place_path: OrgPath
    kind: IncidentKind
    title: str
    text: str
    begins_at: datetime
    expected_until: datetime | None
    number: int


@dataclass(frozen=True, slots=True)
class IncidentEnded(Event):
    """It is over; what became of it stands in the text."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.IncidentEnded"

    incident_id: str
    place_path: OrgPath
    title: str
    text: str
    ended_at: datetime


@dataclass(frozen=True, slots=True)
class PointsEntered(Event):
    """Points (积分) of a person were earned, spent, returned, expired or corrected; they have a sign."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.PointsEntered"

    person_id: str
    entry_id: str
    kind: EntryKind
    points: int
    balance: int
    rule: str
    subject: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class HonourReached(Event):
    """A person has earned so much that another honour is theirs; nobody else is told."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.HonourReached"

    person_id: str
    honour: str
    earned: int
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class GoodChanged(Event):
    """A good of the shelf (积分超市) is offered, has another offer or stock, or is offered no more."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.GoodChanged"

    good_id: str
    place_path: OrgPath
    name: str
    price: int
    stock: int
    state: GoodState


@dataclass(frozen=True, slots=True)
class Redeemed(Event):
    """Somebody paid for a good with points (兑换)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.Redeemed"

    redemption_id: str
    good_id: str
    person_id: str
    place_path: OrgPath
    name: str
    quantity: int
    points: int


@dataclass(frozen=True, slots=True)
class GoodReady(Event):
    """What was redeemed can be fetched, until `collect_by`."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.GoodReady"

    redemption_id: str
    person_id: str
    place_path: OrgPath
    name: str
    collect_by: datetime


@dataclass(frozen=True, slots=True)
class RedemptionEnded(Event):
    """What was redeemed was handed out, or cancelled: then points and goods went back."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RedemptionEnded"

    redemption_id: str
    good_id: str
    person_id: str
    place_path: OrgPath
    state: RedemptionState
    reason: str


@dataclass(frozen=True, slots=True)
class ActivityChanged(Event):
    """A volunteer activity (志愿活动) was drafted, published, changed or is done."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ActivityChanged"

    activity_id: str
    place_path: OrgPath
    title: str
    venue: str
    starts_at: datetime
    ends_at: datetime
    capacity: int
    state: ActivityState


@dataclass(frozen=True, slots=True)
class ActivityCancelled(Event):
    """An activity does not take place; `told` are all who had a place or waited for one."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ActivityCancelled"

    activity_id: str
    place_path: OrgPath
    title: str
    venue: str
    starts_at: datetime
    reason: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ActivitySignupChanged(Event):
    """Somebody signed up for an activity, waits, left, checked in or was absent."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ActivitySignupChanged"

    signup_id: str
    activity_id: str
    person_id: str
    place_path: OrgPath
    state: SignupState


@dataclass(frozen=True, slots=True)
class PlaceInActivityGiven(Event):
    """Who waited for a place in an activity has one (候补转正): somebody left, or there are more places."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.PlaceInActivityGiven"

    signup_id: str
    activity_id: str
    person_id: str
    place_path: OrgPath
    title: str
    venue: str
    starts_at: datetime


@dataclass(frozen=True, slots=True)
class VolunteerHoursConfirmed(Event):
    """The organiser confirmed how many hours a volunteer served."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VolunteerHoursConfirmed"

    signup_id: str
    activity_id: str
    person_id: str
    place_path: OrgPath
    hours: int


@dataclass(frozen=True, slots=True)
class NeedChanged(Event):
    """Somebody asks neighbours for help (求助), was helped, or took it back; the words stay with dispatch."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.NeedChanged"

    need_id: str
    person_id: str
    place_path: OrgPath
    skills: tuple[str, ...]
    state: NeedState
    helpers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolChanged(Event):
    """A tool of the tool room (共享工具房) is offered, has another offer, is out of use or withdrawn."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolChanged"

    tool_id: str
    place_path: OrgPath
    code: str
    name: str
    deposit: Money
    state: ToolState


@dataclass(frozen=True, slots=True)
class ToolUnavailable(Event):
    """A tool is broken, lost or withdrawn; `told` are all who had booked it or waited for it."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolUnavailable"

    tool_id: str
    place_path: OrgPath
    name: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToolBooked(Event):
    """Somebody booked a tool for these days, or waits for it because one of them is somebody else's."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolBooked"

    loan_id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    first: str
    last: str
    state: LoanState


@dataclass(frozen=True, slots=True)
class ToolGiven(Event):
    """Who waited for a tool has it for the days that they asked for (排队成功)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolGiven"

    loan_id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    name: str
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class ToolLent(Event):
    """A tool was handed to who had booked it (借出), for a deposit if it has one."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolLent"

    loan_id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    name: str
    last: str
    deposit: Money


@dataclass(frozen=True, slots=True)
class ToolOverdue(Event):
    """The last day is over, and the tool is not back (逾期)."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.ToolOverdue"

    loan_id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    name: str
    last: str


@dataclass(frozen=True, slots=True)
class LoanEnded(Event):
    """A tool is back (归还), damaged or lost, or was not borrowed after all; so much for the deposit."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.LoanEnded"

    loan_id: str
    tool_id: str
    person_id: str
    place_path: OrgPath
    state: LoanState
    deposit: Money
    deposit_state: DepositState


@dataclass(frozen=True, slots=True)
class VenueChanged(Event):
    """A venue (场地) is offered, has other terms or closed days, or is withdrawn; hours are local."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VenueChanged"

    venue_id: str
    place_path: OrgPath
    name: str
    opens: str
    closes: str
    closed: tuple[str, ...]
    state: VenueState
    closed_weekdays: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VenueBooked(Event):
    """Somebody booked a venue for a time; staff confirm it."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VenueBooked"

    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: OrgPath
    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class VenueConfirmed(Event):
    """Staff confirmed the booking."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VenueConfirmed"

    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: OrgPath
    name: str
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class VenueBookingCancelled(Event):
    """The booking was cancelled; `told` is who booked it, where somebody else did so."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VenueBookingCancelled"

    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: OrgPath
    name: str
    starts_at: datetime
    reason: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VenueBookingEnded(Event):
    """The time of the booking is over: the venue was used, nobody came, or it was never confirmed."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.VenueBookingEnded"

    venue_booking_id: str
    venue_id: str
    person_id: str
    place_path: OrgPath
    state: BookingState


@dataclass(frozen=True, slots=True)
class AbsenceRegistered(Event):
    """Somebody who handles orders is not there from the first to the last of these days."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AbsenceRegistered"

    absence_id: str
    person_id: str
    place_path: OrgPath
    since: str
    until: str
    note: str


@dataclass(frozen=True, slots=True)
class AbsenceEnded(Event):
    """They are back: `last` was the last day of it, before `since` if it did not come about."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AbsenceEnded"

    absence_id: str
    person_id: str
    last: str


@dataclass(frozen=True, slots=True)
class SpotChanged(Event):
    """A spot (点位) was set, is called otherwise, has another sheet with a code, or is gone."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.SpotChanged"

    spot_id: str
    place_path: OrgPath
    kind: SpotKind
    name: str
    edition: int
    state: SpotState


@dataclass(frozen=True, slots=True)
class OrdersExported(Event):
    """Somebody asked for a table of orders; `personal` if it names who reported them."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrdersExported"

    job_id: str
    place_path: OrgPath
    since: str
    until: str
    personal: bool


@dataclass(frozen=True, slots=True)
class OrderLinked(Event):
    """It is the same as another order (重复件), which goes on for it; `number` is that one's."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderLinked"

    order_id: str
    first_order_id: str
    number: str


@dataclass(frozen=True, slots=True)
class FollowersTold(Event):
    """What they follow (关注) was accepted, refused, finished or closed: its `followers` are to be told."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.FollowersTold"

    order_id: str
    followers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OrderMatched(Event):
    """A new order matches filters whose owners (`told`) want to know of it at once."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OrderMatched"

    order_id: str
    place_path: OrgPath
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MatchesTold(Event):
    """So many orders that match a saved filter are new since its owner was told last, or `more`."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.MatchesTold"

    saved_filter_id: str
    person_id: str
    place_path: OrgPath
    name: str
    count: int
    more: bool


@dataclass(frozen=True, slots=True)
class AuditSealed(Event):
    """How long the district's audit trail is here and the last hash of its chain, told once an hour."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AuditSealed"

    size: int
    head: str


@dataclass(frozen=True, slots=True)
class AssistanceAsked(Event):
    """Who handles an order asks the desk for assistance (协办): another skill, another company, materials."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AssistanceAsked"

    order_id: str
    request: int
    kind: str
    reason: str


@dataclass(frozen=True, slots=True)
class AssistanceGranted(Event):
    """The desk granted it; `told` is who asked, `assistants` who works along now, if anybody does."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AssistanceGranted"

    order_id: str
    request: int
    kind: str
    assistant_id: str | None
    note: str
    told: tuple[str, ...]
    assistants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssistanceDeclined(Event):
    """The desk declined it and says why; `told` is who asked."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AssistanceDeclined"

    order_id: str
    request: int
    kind: str
    reason: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AssistanceWithdrawn(Event):
    """Whoever handles the order manages without."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AssistanceWithdrawn"

    order_id: str
    request: int


@dataclass(frozen=True, slots=True)
class AssistanceEnded(Event):
    """Who worked along (`told`) does so no more."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AssistanceEnded"

    order_id: str
    request: int
    assistant_id: str
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NeedLapsed(Event):
    """Nobody said that help came, and the need ended by itself; who asked may ask again."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.NeedLapsed"

    need_id: str
    person_id: str
    place_path: OrgPath


@dataclass(frozen=True, slots=True)
class OpenMattersFound(Event):
    """What of a person's is open here and stands against their erasure, in answer to identity's question."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.OpenMattersFound"

    erasure_id: str
    person_id: str
    round: int
    matters: tuple[OpenMatter, ...]


@dataclass(frozen=True, slots=True)
class AuditExported(Event):
    """Somebody asked for a file of the audit trail's first `size` entries: of those that fit what is said."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.AuditExported"

    job_id: str
    size: int
    actor_id: str | None = None
    person_id: str | None = None
    act: str | None = None
    place_path: OrgPath | None = None
    since: str | None = None
    until: str | None = None
    emergency: str | None = None


@dataclass(frozen=True, slots=True)
class RetentionApplied(Event):
    """So much personal data went that was kept longer than `days`, by a rule of the policy `retention`."""

    TYPE: ClassVar[str] = "linli.dispatch.v1.RetentionApplied"

    rule: str
    days: int
    number: int
