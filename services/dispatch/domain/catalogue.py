# SPDX-License-Identifier: AGPL-3.0-or-later
"""The catalogue (服务目录) of a district that has set none of its own."""

from services.dispatch.domain.categories import Category, Kind, Urgency
from services.dispatch.domain.forms import FieldKind, FormField, Option

_TRAPPED = (
    FormField(
        code="people",
        name="被困人数",
        name_en="People trapped",
        kind=FieldKind.NUMBER,
        whole=True,
        least=1,
        most=30,
    ),
    FormField(
        code="unwell",
        name="有人身体不适",
        name_en="Somebody feels unwell",
        kind=FieldKind.YES_NO,
    ),
)
_VISIT = (
    FormField(
        code="day",
        name="希望上门日期",
        name_en="Which day suits you",
        kind=FieldKind.DATE,
        least=0,
        most=60,
    ),
    FormField(
        code="times",
        name="方便的时段",
        name_en="Times that suit you",
        kind=FieldKind.CHOICES,
        options=(
            Option("morning", "上午", "Morning"),
            Option("afternoon", "下午", "Afternoon"),
            Option("evening", "晚上", "Evening"),
        ),
    ),
)

ENTRIES = (
    Category("lift-trapping", "电梯困人", "Lift trapping", urgency=Urgency.U0, form=_TRAPPED),
    Category("gas-leak", "燃气泄漏", "Gas leak", urgency=Urgency.U0),
    Category("falling-facade", "外墙脱落", "Falling façade", urgency=Urgency.U0),
    Category("burst-pipe", "水管爆裂", "Burst pipe", urgency=Urgency.U1),
    Category("power-outage", "停电", "Power outage", urgency=Urgency.U1),
    Category("gate-failure", "大门故障", "Gate failure", urgency=Urgency.U1),
    Category("lamp", "照明损坏", "Broken lamp"),
    Category("lock", "门锁维修", "Lock repair"),
    Category("drain", "下水堵塞", "Blocked drain"),
    Category("resurfacing", "路面修补", "Resurfacing", urgency=Urgency.U3),
    Category("greening", "绿化养护", "Greening", urgency=Urgency.U3),
    Category("complaint", "投诉", "Complaint", Kind.COMPLAINT, Urgency.U3),
    Category("suggestion", "建议", "Suggestion", Kind.SUGGESTION, Urgency.U3),
    Category("home-service", "上门服务", "Service at home", Kind.SERVICE, form=_VISIT),
    Category("other", "其他", "Other"),
)
