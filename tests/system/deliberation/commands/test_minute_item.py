# SPDX-License-Identifier: AGPL-3.0-or-later
import pytest

from services.chassis.values import Forbidden
from services.deliberation.commands import minute_item
from services.deliberation.commands.minute_item import MinuteItem
from services.deliberation.domain.meeting_errors import ItemNotAnnounced, NoQuorum
from services.deliberation.domain.meeting_rules import ItemResult
from tests.system.deliberation.agenda import AGREED, CAME, held, minuted
from tests.system.deliberation.compound import CONVENOR, OWNERS, Bench, number

COMMITTEE = {"kind": "committee", "members": 7}


def test_the_minority_is_heard(bench: Bench):
    found = bench.read().meetings.get(minuted(bench).id).items[0].record
    assert found is not None
    assert found.positions[0].minority


def test_a_count_decides_and_not_who_writes(bench: Bench):
    meeting = held(bench, CAME | {"members": 5}, **COMMITTEE)
    said = AGREED | {"item_id": meeting.items[0].id, "votes": {"agree": 3, "disagree": 2}}
    meeting = bench.act(
        CONVENOR, lambda tx: minute_item.handle(tx, meeting.id, MinuteItem.model_validate(said))
    )
    assert meeting.items[0].record
    assert meeting.items[0].record.result is ItemResult.REJECTED


def test_without_a_quorum_nothing_is_decided(bench: Bench):
    meeting = held(bench, CAME | {"members": 3}, **COMMITTEE)
    votes = {"agree": 3, "disagree": 0}
    said = MinuteItem.model_validate(AGREED | {"item_id": meeting.items[0].id, "votes": votes})
    with pytest.raises(NoQuorum):
        bench.act(CONVENOR, lambda tx: minute_item.handle(tx, meeting.id, said))
    assert bench.read().meetings.get(meeting.id).items[0].record is None


def test_only_what_was_announced_and_not_by_a_resident(bench: Bench):
    meeting = held(bench)
    other = MinuteItem.model_validate(AGREED | {"item_id": number(9999)})
    with pytest.raises(ItemNotAnnounced):
        bench.act(CONVENOR, lambda tx: minute_item.handle(tx, meeting.id, other))
    with pytest.raises(Forbidden):
        bench.act(OWNERS[0], lambda tx: minute_item.handle(tx, meeting.id, other))
