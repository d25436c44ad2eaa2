# SPDX-License-Identifier: AGPL-3.0-or-later
"""Organisations at a meeting: each once, while minutes are written, never more than heads of the kind."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.chassis.values import DomainError
from services.deliberation.domain import attendance
from services.deliberation.domain.attendance import MOST
from services.deliberation.domain.meeting_errors import MoreThanPresent, WrongMeetingState
from services.deliberation.domain.meeting_rules import Subject
from services.deliberation.domain.meetings import Attendance, Meeting, State
from services.deliberation.domain.organisations import SUBJECTS, Organisation
from tests.unit.deliberation.test_meetings import held

DAY = "2026-03-20"
KNOWN = [Organisation(f"o{n}", f"单位{n}", what) for n, what in enumerate((*SUBJECTS, *SUBJECTS, "other"))]
STEPS = st.lists(st.tuples(st.sampled_from(KNOWN), st.booleans()), max_size=40)
HEADS = st.dictionaries(st.sampled_from(Subject), st.integers(0, 5))


def with_heads(heads: dict[Subject, int]) -> Meeting:
    meeting = held()
    assert meeting.attendance
    return replace(meeting, attendance=replace(meeting.attendance, subjects=heads), signed_by=("c",))


@given(HEADS, STEPS)
def test_whatever_is_named_and_struck_each_is_there_once_and_has_a_head(
    heads: dict[Subject, int], steps: list[tuple[Organisation, bool]]
):
    meeting = with_heads(heads)
    wanted: set[str] = set()
    for one, named in steps:
        before = meeting
        try:
            meeting, facts = (
                attendance.name(meeting, one, "人", DAY) if named else attendance.strike(meeting, one.id)
            )
        except DomainError:
            assert meeting is before
            continue
        wanted = wanted | {one.id} if named else wanted - {one.id}
        assert (len(facts), meeting.signed_by) == (1, ())
    came = meeting.attendance
    assert isinstance(came, Attendance)
    ids = [each.organisation_id for each in came.organisations]
    assert (len(ids), set(ids)) == (len(set(ids)), wanted)
    for subject in Subject:
        assert sum(each.subject is subject for each in came.organisations) <= heads.get(subject, 0)


def test_not_before_and_not_after_the_minutes_are_written():
    for state in State:
        meeting = replace(held(), state=state)
        if state is not State.HELD:
            with pytest.raises(WrongMeetingState):
                attendance.name(meeting, KNOWN[0], "人", DAY)
            with pytest.raises(WrongMeetingState):
                attendance.strike(meeting, KNOWN[0].id)


def test_of_one_meeting_so_many_are_named_at_the_most():
    meeting = with_heads({Subject.SOCIETY: 60, Subject.GOVERNMENT: 60})
    kinds = ("contractor", "government_department")
    for n in range(MOST):
        meeting, _ = attendance.name(meeting, Organisation(f"o{n}", "单位", kinds[n % 2]), "人", DAY)
    with pytest.raises(MoreThanPresent):
        attendance.name(meeting, Organisation("more", "单位", kinds[0]), "人", DAY)
