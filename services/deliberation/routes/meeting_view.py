# SPDX-License-Identifier: AGPL-3.0-or-later
"""How a meeting is shown: its agenda, and its minutes as far as they are written."""

from datetime import date, datetime

from services.chassis.http import View
from services.chassis.values import OrgPath


class ThresholdView(View):
    """A share that must be reached, or with `inclusive` false be passed."""

    numerator: int
    denominator: int
    inclusive: bool


class MeetingRuleView(View):
    """`whole`: of what `approval` is a share: of all members or of those present."""

    notice_days: int
    minutes_days: int
    quorum: ThresholdView | None
    approval: ThresholdView | None
    whole: str


class PositionView(View):
    text: str
    minority: bool


class ItemVotesView(View):
    agree: int
    disagree: int
    abstain: int


class NamedVoteView(View):
    name: str
    choice: str
    way: str


class CompositionView(View):
    """How many of the members are representatives or owners, and whether the residents' committee leads."""

    representatives: int | None
    owners: int
    led_by_committee: bool


class TaskView(View):
    """`work`: dispatch has it done as an order of the task's id; `state` says how far it is."""

    id: str
    text: str
    owner: str
    due: date
    work: str | None
    state: str
    ended_at: datetime | None


class ItemRecordView(View):
    result: str
    resolution: str
    positions: list[PositionView]
    votes: ItemVotesView | None
    roll_call: list[NamedVoteView]
    tasks: list[TaskView]


class ItemView(View):
    """`record`: what the minutes say of it."""

    id: str
    title: str
    topic_id: str | None
    record: ItemRecordView | None


class PresentView(View):
    """An organisation that was there; `what` it is in its register, `person`: who came for it."""

    organisation_id: str
    name: str
    subject: str
    what: str
    person: str


class AttendanceView(View):
    """Heads by kind of subject, and the organisations by name; `members`: those with a vote."""

    subjects: dict[str, int]
    organisations: list[PresentView]
    members: int
    chair: str
    recorder: str
    document: str


class MeetingView(View):
    """`level`: how far late minutes have climbed, 0 if they are not late."""

    id: str
    version: int
    kind: str
    title: str
    place: OrgPath
    venue: str
    state: str
    starts_at: datetime
    rule: MeetingRuleView
    members: int | None
    composition: CompositionView
    has_quorum: bool
    items: list[ItemView]
    attendance: AttendanceView | None
    minutes_due_at: datetime | None
    level: int
    signed_by: list[str]
    published_at: datetime | None
    reason: str


class MissedMonthView(View):
    """A month without a meeting; `level`: 0 warned, then how far it has climbed."""

    id: str
    place: OrgPath
    month: date
    level: int
    made_up_at: datetime | None
