# SPDX-License-Identifier: AGPL-3.0-or-later
from services.deliberation.commands import publish_minutes
from services.deliberation.domain.minutes import Task, TaskState
from services.deliberation.queries.meetings import show_public_meeting
from tests.system.deliberation.agenda import AGREED, signed, topic
from tests.system.deliberation.compound import CONVENOR, Bench
from tests.system.deliberation.test_copies import hear

WORK = {"text": "换三楼的灯", "owner": "物业维修组", "due": "2026-04-01", "work": "lighting"}
WATCH = {"text": "看看效果", "owner": "吴主任", "due": "2026-05-01"}


def published(bench: Bench) -> tuple[str, str]:
    """The id of a meeting, and of its task that is work."""
    item = {"title": "楼道灯", "topic_id": topic(bench)}
    meeting = signed(bench, AGREED | {"tasks": [WORK, WATCH]}, items=[item])
    meeting = bench.act(CONVENOR, lambda tx: publish_minutes.handle(tx, meeting.id))
    return meeting.id, meeting.orders[0]


def task(bench: Bench, meeting_id: str) -> Task:
    return show_public_meeting(bench.read(), meeting_id).items[0].record.tasks[0]


def test_work_goes_out_with_its_matter_and_the_rest_is_noted(bench: Bench):
    meeting_id, order_id = published(bench)
    noted = show_public_meeting(bench.read(), meeting_id).items[0]
    assert [one.state for one in noted.record.tasks] == [TaskState.ORDERED, TaskState.NOTED]
    told = bench.read().history("meeting", meeting_id, limit=100).items
    (ordered,) = [one for one in told if one.name == "TaskOrdered"]
    assert (ordered.data.task_id, ordered.data.matter) == (order_id, noted.topic_id)


def test_it_comes_back_done_and_under_way_again_and_twice_is_once(bench: Bench):
    meeting_id, order_id = published(bench)
    for _ in range(2):
        hear(bench, "OrderClosed", of="dispatch", order_id=order_id, closure="resolved")
    assert task(bench, meeting_id).state is TaskState.DONE
    assert task(bench, meeting_id).ended_at
    hear(bench, "OrderReopened", of="dispatch", order_id=order_id)
    assert task(bench, meeting_id).state is TaskState.ORDERED
    hear(bench, "OrderClosed", of="dispatch", order_id=order_id, closure="unsolvable")
    assert task(bench, meeting_id).state is TaskState.REFUSED
    assert bench.told("meeting", meeting_id).count("TaskEnded") == 3


def test_a_refused_order_is_a_refused_task_and_a_strange_one_nobodys(bench: Bench):
    meeting_id, order_id = published(bench)
    hear(bench, "OrderRefused", of="dispatch", order_id=meeting_id)
    assert task(bench, meeting_id).state is TaskState.ORDERED
    hear(bench, "OrderRefused", of="dispatch", order_id=order_id)
    assert task(bench, meeting_id).state is TaskState.REFUSED
