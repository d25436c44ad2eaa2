# SPDX-License-Identifier: AGPL-3.0-or-later
"""A meeting (会议): called with its items, held, minuted, signed, and its minutes published in time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from services.chassis.calendar import Calendar
from services.chassis.values import Event, OrgPath
from services.deliberation.domain import events as facts
from services.deliberation.domain import quorums
from services.deliberation.domain.meeting_errors import (
    ItemNotAnnounced,
    ItemsOpen,
    MeetingNotBegun,
    MeetingNoticeTooShort,
    MembersUnknown,
    MinutesUnsigned,
    MoreThanPresent,
    NoQuorum,
    NotASigner,
    VotesMissing,
    WronglyComposed,
    WrongMeetingState,
)
from services.deliberation.domain.meeting_rules import (
    DECIDED,
    ItemResult,
    MeetingKind,
    MeetingRule,
    Subject,
)
from services.deliberation.domain.minutes import Record, Votes
from services.deliberation.domain.organisations import Present
from services.deliberation.domain.quorums import Composition, Turnout


class State(StrEnum):
    """`PUBLISHED`: everybody can read the minutes."""

    CALLED = "called"
    HELD = "held"
    PUBLISHED = "published"
    CANCELLED = "cancelled"


class Action(StrEnum):
    CANCEL = "cancel"
    HOLD = "hold"
    RECORD = "record"
    SIGN = "sign"
    PUBLISH = "publish"


FROM: Mapping[Action, frozenset[State]] = MappingProxyType(
    {
        Action.CANCEL: frozenset({State.CALLED}),
        Action.HOLD: frozenset({State.CALLED}),
        Action.RECORD: frozenset({State.HELD}),
        Action.SIGN: frozenset({State.HELD}),
        Action.PUBLISH: frozenset({State.HELD}),
    }
)
"""Every legal step; tests walk it."""


@dataclass(frozen=True)
class Item:
    """An announced item of the agenda; `topic_id`: the topic that it is about."""

    id: str
    title: str
    topic_id: str | None = None
    record: Record | None = None


@dataclass(frozen=True, kw_only=True)
class Attendance:
    """Who came, by kind of subject; `members`: those with a vote, `document`: the signed list.

    `owners`: of the members those who sit as owners, where the kind asks for them; `organisations`: by name.
    """

    subjects: Mapping[Subject, int]
    members: int
    chair: str
    recorder: str
    document: str
    owners: int = 0
    organisations: tuple[Present, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """One meeting of a place.

    Attributes:
        rule: what its kind needed when it was called, whatever policies say later.
        members: how many may vote in it; none where the kind has no quorum.
        composition: of whom they are, as far as the kind asks.
        minutes_due_at: until when the minutes are to be published.
        orders: the tasks of its minutes that are orders of dispatch.
        level: how far late minutes have climbed: 0 not late, 1 the place, then each place above it.

    """

    id: str
    kind: MeetingKind
    title: str
    place: OrgPath
    within: tuple[str, ...]
    venue: str
    starts_at: datetime
    items: tuple[Item, ...]
    rule: MeetingRule
    called_by: str
    called_at: datetime
    members: int | None = None
    composition: Composition = Composition()  # noqa: RUF009 - it is frozen
    state: State = State.CALLED
    attendance: Attendance | None = None
    held_at: datetime | None = None
    minutes_due_at: datetime | None = None
    level: int = 0
    signed_by: tuple[str, ...] = field(default=())
    published_at: datetime | None = None
    reason: str = ""
    orders: tuple[str, ...] = ()

    @property
    def has_quorum(self) -> bool:
        """Whether enough members are there to decide."""
        return quorums.has_quorum(self.rule, self.composition, self.turnout)

    @property
    def turnout(self) -> Turnout:
        """How many of its members are there."""
        came = self.attendance
        return Turnout(
            members=self.members or 0,
            present=came.members if came else 0,
            owners_present=came.owners if came else 0,
        )


Step = tuple[Meeting, list[Event]]


def call(meeting: Meeting, calendar: Calendar) -> Step:
    """Call it with notice. Raises MeetingNoticeTooShort, MembersUnknown."""
    earliest = calendar.local_date(meeting.called_at) + timedelta(days=meeting.rule.notice_days)
    if calendar.local_date(meeting.starts_at) < earliest:
        raise MeetingNoticeTooShort(meeting.starts_at, earliest)
    if meeting.rule.quorum is not None and not meeting.members:
        raise MembersUnknown(meeting.kind)
    titles = tuple(item.title for item in meeting.items)
    fact = facts.MeetingCalled(
        meeting.id, meeting.kind, meeting.title, meeting.place, meeting.venue, meeting.starts_at, titles
    )
    return meeting, [fact]


def cancel(meeting: Meeting, reason: str) -> Step:
    """It does not take place."""
    _allowed(meeting, Action.CANCEL)
    return replace(meeting, state=State.CANCELLED, reason=reason), [
        facts.MeetingCancelled(meeting.id, reason)
    ]


def hold(meeting: Meeting, attendance: Attendance, now: datetime, calendar: Calendar) -> Step:
    """It took place: who was there, and from now on its minutes are awaited.

    Raises MeetingNotBegun, MoreThanPresent.
    """
    _allowed(meeting, Action.HOLD)
    if now < meeting.starts_at:
        raise MeetingNotBegun(meeting.id, meeting.starts_at)
    if meeting.members is not None and attendance.members > meeting.members:
        raise MoreThanPresent("members", attendance.members, meeting.members)
    most = min(attendance.members, meeting.composition.owners)
    if attendance.owners > most:
        raise MoreThanPresent("owners", attendance.owners, most)
    meeting = replace(
        meeting,
        state=State.HELD,
        attendance=attendance,
        held_at=now,
        minutes_due_at=calendar.due_after(meeting.starts_at, meeting.rule.minutes_days),
    )
    there = sum(attendance.subjects.values())
    return meeting, [
        facts.MeetingHeld(meeting.id, meeting.place, there, attendance.members, meeting.has_quorum)
    ]


def record(meeting: Meeting, item_id: str, said: Record) -> Step:
    """Minute an item; where the kind decides by votes, the count decides and not who writes.

    Raises:
        ItemNotAnnounced: no item outside of the agenda (Beijing Art. 35, Hangzhou Art. 19).
        WronglyComposed, NoQuorum, VotesMissing, MoreThanPresent: it cannot have been decided so.

    """
    _allowed(meeting, Action.RECORD)
    if item_id not in {item.id for item in meeting.items}:
        raise ItemNotAnnounced(meeting.id, item_id)
    if said.result in DECIDED:
        said = _decided(meeting, said)
    items = tuple(replace(item, record=said) if item.id == item_id else item for item in meeting.items)
    votes = said.votes or Votes(0, 0, 0)
    fact = facts.ItemMinuted(
        meeting.id, item_id, said.result, said.resolution, votes.agree, votes.disagree, votes.abstain
    )
    return replace(meeting, items=items, signed_by=()), [fact]


def sign(meeting: Meeting, person_id: str) -> Step:
    """Chair or recorder signs the minutes as they are. Raises NotASigner, ItemsOpen."""
    _allowed(meeting, Action.SIGN)
    if person_id not in _signers(meeting):
        raise NotASigner(meeting.id, person_id)
    open_items = tuple(item.id for item in meeting.items if item.record is None)
    if open_items:
        raise ItemsOpen(meeting.id, open_items)
    if person_id in meeting.signed_by:
        return meeting, []
    signed = replace(meeting, signed_by=(*meeting.signed_by, person_id))
    return signed, [facts.MinutesSigned(meeting.id, person_id)]


def publish(meeting: Meeting, now: datetime) -> Step:
    """Everybody may read the minutes. Raises MinutesUnsigned until chair and recorder have signed."""
    _allowed(meeting, Action.PUBLISH)
    missing = tuple(signer for signer in _signers(meeting) if signer not in meeting.signed_by)
    if missing:
        raise MinutesUnsigned(meeting.id, missing)
    late = meeting.minutes_due_at is not None and now > meeting.minutes_due_at
    fact = facts.MinutesPublished(meeting.id, meeting.kind, meeting.title, meeting.place, late)
    return replace(meeting, state=State.PUBLISHED, published_at=now), [fact]


def press(meeting: Meeting) -> Step:
    """The minutes are late: the next place up is told, the meeting's own first."""
    level, above = meeting.place.climb(meeting.level)
    return replace(meeting, level=level), [facts.MinutesOverdue(meeting.id, level, above)]


def is_pressing(meeting: Meeting) -> bool:
    """Whether its minutes are awaited and somebody above has not been told yet."""
    return meeting.state is State.HELD and meeting.level < meeting.place.depth


def as_public(meeting: Meeting) -> Meeting:
    """As everybody may know it: until the minutes are published, its agenda alone."""
    if meeting.state is State.PUBLISHED:
        return meeting
    return replace(
        meeting, attendance=None, items=tuple(replace(item, record=None) for item in meeting.items)
    )


def _decided(meeting: Meeting, said: Record) -> Record:
    """What the votes come to, where they decide; a meeting that only consults agrees as it says."""
    if meeting.rule.approval is None:
        return said
    if said.roll_call:
        said = replace(said, votes=quorums.roll_call(said.roll_call))
    turnout, votes = meeting.turnout, said.votes or Votes(0, 0, 0)
    resolved = quorums.resolve(meeting.rule, meeting.composition, turnout, votes)
    if resolved.lacks:
        raise WronglyComposed(meeting.id, tuple(lack.value for lack in resolved.lacks))
    if not resolved.quorum:
        raise NoQuorum(meeting.id)
    if said.votes is None:
        raise VotesMissing(meeting.id)
    if votes.all > turnout.present:
        raise MoreThanPresent("votes", votes.all, turnout.present)
    return replace(said, result=ItemResult.AGREED if resolved.approval else ItemResult.REJECTED)


def _signers(meeting: Meeting) -> tuple[str, ...]:
    return (meeting.attendance.chair, meeting.attendance.recorder) if meeting.attendance else ()


def _allowed(meeting: Meeting, action: Action) -> None:
    if meeting.state not in FROM[action]:
        raise WrongMeetingState(meeting.id, meeting.state, action)
