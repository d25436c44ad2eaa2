# SPDX-License-Identifier: AGPL-3.0-or-later
"""Meetings: notice, quorum, majority by kind, signatures, and minutes that climb when they are late."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.calendar import Calendar
from services.chassis.values import OrgPath
from services.deliberation.domain import meetings
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
    WrongMeetingState,
)
from services.deliberation.domain.meeting_rules import (
    RULES,
    CommitteeQuorum,
    ItemResult,
    MeetingKind,
    Subject,
)
from services.deliberation.domain.meetings import (
    FROM,
    Action,
    Attendance,
    Item,
    Meeting,
    State,
    as_public,
    call,
    cancel,
    hold,
    is_pressing,
    press,
    publish,
    record,
    sign,
)
from services.deliberation.domain.minutes import Record, Votes

CALENDAR = Calendar()
COMPOUND = OrgPath("/320585/001/002/c01")
CALLED = datetime.fromisoformat("2026-03-02T09:00:00+08:00")
STARTS = datetime.fromisoformat("2026-03-20T19:00:00+08:00")
PUT_OFF = Record(result=ItemResult.PUT_OFF, resolution="下次再议")


def called(
    kind: MeetingKind = MeetingKind.RED_HALL, members: int | None = None, starts_at: datetime = STARTS
) -> Meeting:
    return Meeting(
        id="m",
        kind=kind,
        title="三月议事会",
        place=COMPOUND,
        within=COMPOUND.ancestors(),
        venue="红色议事厅",
        starts_at=starts_at,
        items=(Item("i1", "停车难"), Item("i2", "楼道灯")),
        rule=RULES[kind],
        called_by="p",
        called_at=CALLED,
        members=members,
    )


def came(members: int = 0) -> Attendance:
    return Attendance(
        subjects={Subject.PARTY: 2, Subject.RESIDENTS: 9},
        members=members,
        chair="c",
        recorder="r",
        document="签到表1",
    )


def held(kind: MeetingKind = MeetingKind.RED_HALL, members: int | None = None, there: int = 0) -> Meeting:
    meeting, _ = hold(called(kind, members), came(there), STARTS, CALENDAR)
    return meeting


def voted(agree: int, disagree: int = 0, abstain: int = 0) -> Record:
    return Record(result=ItemResult.AGREED, resolution="同意", votes=Votes(agree, disagree, abstain))


def result(kind: MeetingKind, members: int, there: int, said: Record) -> ItemResult:
    meeting, _ = record(held(kind, members, there), "i1", said)
    found = meeting.items[0].record
    assert found is not None
    return found.result


def test_the_residents_meeting_is_called_ten_days_before() -> None:
    """Residents' Committee Organic Law Art. 26: the day of calling does not count."""
    earliest = datetime.fromisoformat("2026-03-12T09:00:00+08:00")
    call(called(MeetingKind.RESIDENTS, 800, earliest), CALENDAR)
    with pytest.raises(MeetingNoticeTooShort) as refused:
        call(called(MeetingKind.RESIDENTS, 800, earliest - timedelta(days=1)), CALENDAR)
    assert refused.value.not_before == date(2026, 3, 12)


def test_where_a_quorum_counts_the_members_are_named() -> None:
    with pytest.raises(MembersUnknown):
        call(called(MeetingKind.COMMITTEE), CALENDAR)
    call(called(MeetingKind.STAIRWELL), CALENDAR)


def test_a_committee_of_seven_decides_with_four_of_all_its_members() -> None:
    """Hangzhou Art. 29: more than half present, more than half of all members agree."""
    assert result(MeetingKind.COMMITTEE, 7, 4, voted(4)) is ItemResult.AGREED
    assert result(MeetingKind.COMMITTEE, 7, 4, voted(3, 1)) is ItemResult.REJECTED
    assert result(MeetingKind.COMMITTEE, 7, 7, voted(3, 2, 2)) is ItemResult.REJECTED
    with pytest.raises(NoQuorum):
        result(MeetingKind.COMMITTEE, 7, 3, voted(3))


def test_representatives_decide_by_more_than_half_of_two_thirds() -> None:
    """Residents' Committee Organic Law Arts. 28-29: the quorum includes its number, the majority does not."""
    assert result(MeetingKind.REPRESENTATIVES, 60, 40, voted(21, 19)) is ItemResult.AGREED
    assert result(MeetingKind.REPRESENTATIVES, 60, 40, voted(20, 20)) is ItemResult.REJECTED
    with pytest.raises(NoQuorum):
        result(MeetingKind.REPRESENTATIVES, 60, 39, voted(39))


def test_a_province_that_wants_two_thirds_of_a_committee_gets_them() -> None:
    seven = replace(
        called(MeetingKind.COMMITTEE, 7),
        rule=replace(RULES[MeetingKind.COMMITTEE], quorum=CommitteeQuorum.TWO_THIRDS.threshold),
    )
    assert not hold(seven, came(4), STARTS, CALENDAR)[0].has_quorum
    assert hold(seven, came(5), STARTS, CALENDAR)[0].has_quorum


@given(st.integers(1, 99), st.data())
def test_no_count_of_votes_makes_a_majority_that_fewer_votes_do_not_lose(
    members: int, data: st.DataObject
) -> None:
    """Monotone: with one vote less for it, what was rejected stays rejected."""
    there = data.draw(st.integers(members // 2 + 1, members))
    agree = data.draw(st.integers(1, there))
    if result(MeetingKind.COMMITTEE, members, there, voted(agree)) is ItemResult.REJECTED:
        assert result(MeetingKind.COMMITTEE, members, there, voted(agree - 1)) is ItemResult.REJECTED
    else:
        assert 2 * agree > members


def test_a_meeting_without_quorum_can_still_put_off() -> None:
    meeting, _ = record(held(MeetingKind.COMMITTEE, 7, 2), "i1", PUT_OFF)
    assert meeting.items[0].record == PUT_OFF


def test_who_decides_counts() -> None:
    with pytest.raises(VotesMissing):
        result(MeetingKind.COMMITTEE, 7, 5, Record(result=ItemResult.AGREED, resolution="同意"))
    with pytest.raises(MoreThanPresent):
        result(MeetingKind.COMMITTEE, 7, 5, voted(4, 2))
    with pytest.raises(MoreThanPresent):
        held(MeetingKind.COMMITTEE, 7, 8)


def test_talk_agrees_without_counting() -> None:
    meeting, _ = record(held(), "i1", Record(result=ItemResult.AGREED, resolution="先划线"))
    found = meeting.items[0].record
    assert found is not None
    assert found.result is ItemResult.AGREED


def test_only_announced_items_are_dealt_with() -> None:
    with pytest.raises(ItemNotAnnounced):
        record(held(), "i9", PUT_OFF)


def test_nobody_was_there_before_it_began() -> None:
    with pytest.raises(MeetingNotBegun):
        hold(called(), came(), STARTS - timedelta(minutes=1), CALENDAR)


def minuted() -> Meeting:
    meeting, _ = record(held(), "i1", PUT_OFF)
    return record(meeting, "i2", PUT_OFF)[0]


def test_minutes_are_published_as_chair_and_recorder_signed_them() -> None:
    with pytest.raises(ItemsOpen):
        sign(record(held(), "i1", PUT_OFF)[0], "c")
    with pytest.raises(NotASigner):
        sign(minuted(), "p")
    signed, _ = sign(minuted(), "c")
    assert sign(signed, "c") == (signed, [])
    with pytest.raises(MinutesUnsigned):
        publish(signed, STARTS)
    signed, _ = sign(signed, "r")
    assert publish(signed, STARTS)[0].state is State.PUBLISHED
    changed, _ = record(signed, "i2", Record(result=ItemResult.AGREED, resolution="换灯"))
    with pytest.raises(MinutesUnsigned):
        publish(changed, STARTS)


def test_minutes_are_due_three_working_days_after_the_meeting() -> None:
    """Friday the 20th: Monday, Tuesday, Wednesday."""
    due = held().minutes_due_at
    assert due is not None
    assert due.astimezone(STARTS.tzinfo) == datetime.fromisoformat("2026-03-25T17:30:00+08:00")


def test_late_minutes_climb_from_their_place_to_the_district_and_no_further() -> None:
    meeting, told = held(), []
    while is_pressing(meeting):
        meeting, events = press(meeting)
        told.append(events[0].told)  # type: ignore[attr-defined]
    assert told == list(COMPOUND.ancestors()[::-1])


def test_before_they_are_published_minutes_are_nobodys_to_read() -> None:
    shown = as_public(minuted())
    assert shown.attendance is None
    assert [item.record for item in shown.items] == [None, None]


@pytest.mark.parametrize("action", Action)
@pytest.mark.parametrize("state", State)
def test_every_step_is_refused_from_every_other_state(state: State, action: Action) -> None:
    if state in FROM[action]:
        return
    meeting = replace(minuted(), state=state)
    steps = {
        Action.CANCEL: lambda: cancel(meeting, "下雨"),
        Action.HOLD: lambda: hold(meeting, came(), STARTS, CALENDAR),
        Action.RECORD: lambda: record(meeting, "i1", PUT_OFF),
        Action.SIGN: lambda: sign(meeting, "c"),
        Action.PUBLISH: lambda: publish(meeting, STARTS),
    }
    with pytest.raises(WrongMeetingState):
        steps[action]()
    assert meetings.FROM[action]
