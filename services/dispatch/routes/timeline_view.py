# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the history of an order is shown."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

from google.protobuf.json_format import MessageToDict

from services.chassis.http import View
from services.chassis.store import RecordedEvent
from services.dispatch.domain.authority import Permission
from services.dispatch.queries.assignees import person_names
from services.dispatch.store import Tx

LABELS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "OrderReported": ("提交诉求", "Reported"),
        "OrderAmended": ("更正内容", "Details corrected"),
        "OrderAccepted": ("接单", "Accepted"),
        "OrderRefused": ("不予受理", "Refused"),
        "OrderAssigned": ("分配", "Assigned"),
        "OrderReturned": ("退单", "Handed back"),
        "OrderStarted": ("到场处理", "On site"),
        "OrderSuspended": ("挂起", "Suspended"),
        "OrderDeferred": ("等待协商决定", "Awaits a decision"),
        "OrderDecided": ("已有决定", "Decided"),
        "OrderResumed": ("恢复", "Resumed"),
        "OrderFinished": ("处理完成", "Finished"),
        "OrderRevisited": ("回访", "Follow-up call"),
        "OrderRated": ("居民评价", "Rated"),
        "OrderEvaluated": ("组织评单", "Evaluated by the organisation"),
        "OrderReopened": ("重新办理", "Reopened"),
        "OrderClosed": ("办结", "Closed"),
        "OrderLinked": ("并入先报的工单", "Linked to the first order"),
        "FollowersTold": ("告知关注者", "Followers told"),
        "OrderMatched": ("告知订阅的人员", "Subscribed staff told"),
        "AssistanceAsked": ("申请协办", "Assistance asked for"),
        "AssistanceGranted": ("同意协办", "Assistance granted"),
        "AssistanceDeclined": ("未同意协办", "Assistance declined"),
        "AssistanceWithdrawn": ("撤回协办申请", "Assistance not needed"),
        "AssistanceEnded": ("协办结束", "Assistance ended"),
        "OrderCommented": ("留言", "Comment"),
        "PhotosAdded": ("补充照片", "Photos added"),
        "ServiceRendered": ("应付费用", "Owed for the service"),
        "EvidenceAdded": ("留存证据", "Evidence added"),
        "DeadlineNear": ("即将超时", "Deadline near"),
        "DeadlineBreached": ("超时", "Deadline missed"),
        "BreachWithdrawn": ("撤销超时", "Missed deadline withdrawn"),
        "OrderEscalated": ("提醒督促", "Escalated"),
        "EscalationWithdrawn": ("撤回督促", "Escalation withdrawn"),
        "DeadlineMoved": ("截止时间变更", "Deadline moved"),
        "SourceClockDiffered": ("来源时钟有偏差", "The source's clock differs"),
    }
)


HELP = ("AssistanceGranted", "AssistanceEnded")
"""What names who assists, by the id alone."""


class TimelineEntry(View):
    """One fact; `data` are its fields, `actor_name` is empty for the system.

    That somebody was absent or had too much, and why they got it all the same, only staff read; so, too, what
    handler and desk say to each other of assistance.
    """

    id: str
    type: str
    label: str
    label_en: str
    time: datetime
    actor: str
    actor_name: str
    data: dict[str, Any]


def to_timeline(tx: Tx, events: Sequence[RecordedEvent]) -> list[TimelineEntry]:
    helping = {one.data.assistant_id for one in events if one.name in HELP and one.data.assistant_id}
    names = person_names(tx, [*(event.actor for event in events), *helping])
    names |= {one.id: one.name for one in tx.companies.several(sorted(helping - names.keys()))}
    staff = tx.by.holds(Permission.ORDERS_READ)
    return [_entry(event, names, staff=staff) for event in events]


def _entry(event: RecordedEvent, names: Mapping[str, str], *, staff: bool) -> TimelineEntry:
    label, label_en = LABELS.get(event.name, (event.name, event.name))
    data = MessageToDict(
        event.data, preserving_proto_field_name=True, always_print_fields_with_no_presence=True
    )
    for hidden in ("order_id", "first_order_id", "followers", "told", "assistants"):
        data.pop(hidden, None)
    if event.name in HELP:
        data["assistant_name"] = names.get(data.get("assistant_id", ""), "")
    if not staff and event.name.startswith("Assistance"):
        data |= {"reason": "", "note": ""}
    if not staff and data.pop("despite", None):
        data["reasons"] = []
    return TimelineEntry(
        id=event.id,
        type=event.name,
        label=label,
        label_en=label_en,
        time=event.time,
        actor=event.actor,
        actor_name=names.get(event.actor, ""),
        data=data,
    )
