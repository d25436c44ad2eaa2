# SPDX-License-Identifier: AGPL-3.0-or-later
"""A meeting of the compound, as far along as a test needs it."""

from datetime import datetime
from typing import Any

from services.deliberation.commands import call_meeting, hold_meeting, minute_item, raise_topic, sign_minutes
from services.deliberation.commands.call_meeting import CallMeeting
from services.deliberation.commands.hold_meeting import HoldMeeting
from services.deliberation.commands.minute_item import MinuteItem
from services.deliberation.commands.raise_topic import RaiseTopic
from services.deliberation.domain.meetings import Meeting
from tests.system.deliberation.compound import COMPOUND, CONVENOR, DESK, OWNERS, Bench

STARTS = datetime.fromisoformat("2026-03-20T19:00:00+08:00")
HALL = {
    "kind": "red_hall",
    "title": "三月议事会",
    "place_path": COMPOUND,
    "venue": "红色议事厅",
    "starts_at": STARTS,
    "items": [{"title": "楼道灯"}],
}
CAME = {
    "subjects": {"party": 2, "residents": 9},
    "chair": CONVENOR.subject,
    "recorder": DESK.subject,
    "document": "签到表1号",
}
AGREED = {
    "result": "agreed",
    "resolution": "先换三楼的灯。",
    "positions": [{"text": "都换太贵", "minority": True}],
}


def topic(bench: Bench) -> str:
    cmd = RaiseTopic(title="楼道灯", text="三楼不亮。", place_path=COMPOUND)
    return bench.act(OWNERS[0], lambda tx: raise_topic.handle(tx, cmd)).id


def called(bench: Bench, **changed: Any) -> Meeting:
    cmd = CallMeeting.model_validate(HALL | changed)
    return bench.act(CONVENOR, lambda tx: call_meeting.handle(tx, cmd))


def held(bench: Bench, came: dict[str, Any] | None = None, **changed: Any) -> Meeting:
    meeting = called(bench, **changed)
    bench.clock.set(meeting.starts_at)
    cmd = HoldMeeting.model_validate(came or CAME)
    return bench.act(CONVENOR, lambda tx: hold_meeting.handle(tx, meeting.id, cmd))


def minuted(bench: Bench, said: dict[str, Any] | None = None, **changed: Any) -> Meeting:
    meeting = held(bench, **changed)
    for item in meeting.items:
        cmd = MinuteItem.model_validate((said or AGREED) | {"item_id": item.id})
        bench.act(CONVENOR, lambda tx, cmd=cmd: minute_item.handle(tx, meeting.id, cmd))
    return bench.read().meetings.get(meeting.id)


def signed(bench: Bench, said: dict[str, Any] | None = None, **changed: Any) -> Meeting:
    meeting = minuted(bench, said, **changed)
    for signer in (CONVENOR, DESK):
        bench.act(signer, lambda tx: sign_minutes.handle(tx, meeting.id))
    return bench.read().meetings.get(meeting.id)
