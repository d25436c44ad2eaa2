# SPDX-License-Identifier: AGPL-3.0-or-later
"""What became of each row of an imported table, in the clerk's language and in local times."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo


class Language(StrEnum):
    ZH = "zh"
    EN = "en"


HEADER: Mapping[Language, tuple[str, ...]] = MappingProxyType(
    {Language.ZH: ("行", "编号", "结果", "说明"), Language.EN: ("row", "id", "result", "what")}
)
RESULTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "created": ("新建", "created"),
        "updated": ("更新", "updated"),
        "unchanged": ("无变化", "unchanged"),
        "rejected": ("未导入", "rejected"),
    }
)
SENTENCES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "missing": ("“{column}”没有填写。", "“{column}” is empty."),
        "shifted": (
            "这一行有 {value} 格，多于表头：可能错列。",
            "The row has {value} cells, more than the header: it may be shifted.",
        ),
        "formula": ("“{column}”是公式，请改为数值。", "“{column}” is a formula: paste its value."),
        "error": ("“{column}”是表格错误值。", "“{column}” is an error of the sheet."),
        "not_a_moment": (
            "“{column}”的“{value}”不是所设格式的时间。",
            "“{value}” in “{column}” is no time in one of the given ways.",
        ),
        "no_such_time": (
            "“{column}”的 {value} 在该时区不存在（夏令时跳过）。",
            "{value} in “{column}” does not exist in the zone: the clocks were put forward.",
        ),
        "not_a_number": ("“{column}”的“{value}”不是数字。", "“{value}” in “{column}” is no number."),
        "unknown_state": (
            "状态“{value}”没有对应关系。",
            "The mapping does not say what the state “{value}” is.",
        ),
        "closed_without_moment": (
            "状态为已办结，但“{column}”没有时间。",
            "It is closed, but “{column}” has no time.",
        ),
        "bad_value": ("“{column}”的内容不符合要求。", "What stands in “{column}” cannot be taken."),
        "dispatch.intake.in_the_future": ("时间 {moment} 还没有到。", "{moment} lies in the future."),
        "dispatch.intake.closed_before_reported": (
            "办结时间 {closed_at} 早于登记时间 {reported_at}。",
            "Closed at {closed_at}, before it was reported at {reported_at}.",
        ),
        "dispatch.intake.contradiction": (
            "与该来源之前的内容矛盾（{field}）。",
            "It contradicts what the source said before ({field}).",
        ),
        "dispatch.intake.older_state": (
            "较早的状态，已有更新的状态。",
            "An older state; a newer one is here already.",
        ),
        "dispatch.intake.ended_here": (
            "该工单在本系统已结束，未按来源办结。",
            "It was ended here already; the source's ending was left aside.",
        ),
        "dispatch.intake.bad_row": ("这一行不能导入：{reason}", "The row cannot be taken: {reason}"),
        "dispatch.unknown_category": ("没有类别“{category}”。", "There is no category “{category}”."),
        "dispatch.unknown_place": ("没有地点“{path}”。", "There is no place “{path}”."),
        "forbidden": ("没有权限在该地点导入。", "Nothing may be imported there."),
    }
)


def said(code: str, facts: Mapping[str, Any], language: Language, zone: str) -> str:
    """The sentence of a code; empty for none."""
    if not code:
        return ""
    chinese, english = SENTENCES.get(code, (code, code))
    told = {name: _written(value, zone) for name, value in facts.items()}
    return (chinese if language is Language.ZH else english).format_map(_Known(told))


def result(name: str, language: Language) -> str:
    return RESULTS[name][language is Language.EN]


class _Known(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "?"


def _written(value: object, zone: str) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}"
    return str(value)
