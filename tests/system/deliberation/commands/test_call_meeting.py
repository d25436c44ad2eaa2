# SPDX-License-Identifier: AGPL-3.0-or-later
from datetime import timedelta

import pytest

from services.chassis.values import Forbidden, NotFound
from services.deliberation.commands import call_meeting, put_policy
from services.deliberation.commands.call_meeting import CallMeeting
from services.deliberation.domain.errors import UnknownPlace
from services.deliberation.domain.meeting_errors import MeetingNoticeTooShort, MembersUnknown
from services.deliberation.policies import MeetingPolicy
from tests.system.deliberation.agenda import HALL, called
from tests.system.deliberation.compound import ADMIN, COMPOUND, OWNERS, START, Bench, number


def test_a_meeting_is_called_with_its_agenda(bench: Bench):
    meeting = called(bench)
    assert [item.title for item in meeting.items] == ["楼道灯"]
    assert bench.told("meeting", meeting.id) == ["MeetingCalled"]


def test_not_by_a_resident(bench: Bench):
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: call_meeting.handle(tx, CallMeeting.model_validate(HALL)))


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"starts_at": START + timedelta(days=1)}, MeetingNoticeTooShort),
        ({"kind": "committee"}, MembersUnknown),
        ({"place_path": f"{COMPOUND}/b99"}, UnknownPlace),
        ({"items": [{"title": "停车", "topic_id": number(9999)}]}, NotFound),
    ],
)
def test_what_cannot_be_called(bench: Bench, changed: dict[str, object], refusal: type[Exception]):
    with pytest.raises(refusal):
        called(bench, **changed)
    assert bench.read().meetings.list({"within": COMPOUND}) == []


def test_it_keeps_the_rule_under_which_it_was_called(bench: Bench):
    meeting = called(bench)
    longer = MeetingPolicy(minutes_days=10)
    bench.act(ADMIN, lambda tx: put_policy.handle(tx, longer, COMPOUND))
    assert bench.read().meetings.get(meeting.id).rule.minutes_days == 3
    assert called(bench).rule.minutes_days == 10
