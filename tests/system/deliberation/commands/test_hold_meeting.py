# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import hold_meeting
from services.deliberation.commands.hold_meeting import HoldMeeting
from services.deliberation.domain.meeting_errors import MeetingNotBegun, MoreThanPresent
from tests.system.deliberation.agenda import CAME, called, held
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench


def test_who_was_there_is_told_by_number(bench: Bench):
    meeting = held(bench)
    assert meeting.minutes_due_at is not None
    assert bench.told("meeting", meeting.id) == ["MeetingCalled", "MeetingHeld"]


def test_not_before_it_begins_and_not_by_a_resident(bench: Bench):
    meeting, came = called(bench), HoldMeeting.model_validate(CAME)
    with pytest.raises(MeetingNotBegun):
        bench.act(CONVENOR, lambda tx: hold_meeting.handle(tx, meeting.id, came))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: hold_meeting.handle(tx, meeting.id, came))


def test_no_more_members_than_there_are(bench: Bench):
    with pytest.raises(MoreThanPresent):
        held(bench, CAME | {"members": 8}, kind="committee", members=7)
