# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import cancel_meeting
from services.deliberation.commands.cancel_meeting import CancelMeeting
from services.deliberation.domain.meeting_errors import WrongMeetingState
from services.deliberation.domain.meetings import State
from tests.system.deliberation.agenda import called, held
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench

RAIN = CancelMeeting(reason="下雨。")


def test_it_does_not_take_place(bench: Bench):
    meeting = called(bench)
    assert (
        bench.act(CONVENOR, lambda tx: cancel_meeting.handle(tx, meeting.id, RAIN)).state is State.CANCELLED
    )


def test_not_by_a_resident_and_not_after_it_took_place(bench: Bench):
    meeting = held(bench)
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: cancel_meeting.handle(tx, meeting.id, RAIN))
    with pytest.raises(WrongMeetingState):
        bench.act(CONVENOR, lambda tx: cancel_meeting.handle(tx, meeting.id, RAIN))
