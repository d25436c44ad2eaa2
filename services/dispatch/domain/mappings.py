# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the table of a source is read: made once, kept with every version, used for each of its files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Literal
from zoneinfo import ZoneInfo

from services.chassis.tables.table import Header
from services.dispatch.domain.mapping_errors import MappingIncomplete, UnknownZone

MOMENTS = ("reported_at", "due_at", "closed_at", "changed_at")
NUMBERS = ("latitude", "longitude", "version")
FieldName = Literal[
    "external_id",
    "description",
    "category",
    "reported_at",
    "state",
    "closed_at",
    "due_at",
    "changed_at",
    "version",
    "address",
    "place_path",
    "channel",
    "closure",
    "latitude",
    "longitude",
]
"""What a column can be."""
NEEDED = ("external_id", "description", "reported_at")
ConstantName = Literal["channel", "category", "place_path", "description"]
"""What can be the same for every row instead."""
DATES = (
    "%Y-%m-%d %H:%M:%S",
    "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S",
    "%Y/%m/%d %H:%M:%S",
    "%Y/%m/%d %H:%M",
    "%Y年%m月%d日 %H:%M",
    "%m/%d/%Y %I:%M:%S %p",
    "%m/%d/%Y %H:%M",
    "%d.%m.%Y %H:%M",
    "%Y-%m-%d",
)


class Stand(StrEnum):
    """What a state of the source is to us."""

    OPEN = "open"
    CLOSED = "closed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Column:
    """What one of our fields is called in the table."""

    field: str
    name: str


@dataclass(frozen=True)
class Word:
    """A word of the source and what it is to us."""

    theirs: str
    ours: str


@dataclass(frozen=True, kw_only=True)
class SourceMapping:
    """Of one source. `number` counts its versions: each stays as `source#number`, the `current` is `source`.

    `always` are fields that are the same for every row, or where the cell is empty. Times without an offset
    are of the `zone` and written as one of `dates`. Categories that the table does not name are the
    `default_category`, or go on under the source's name. Columns that are neither mapped nor `ignored` are
    named in a preview.
    """

    id: str
    number: int
    columns: tuple[Column, ...]
    zone: str
    dates: tuple[str, ...] = DATES
    always: tuple[Column, ...] = ()
    states: tuple[Word, ...] = ()
    categories: tuple[Word, ...] = ()
    default_category: str | None = None
    ignored: tuple[str, ...] = ()
    current: bool = True

    @property
    def source(self) -> str:
        return self.id.partition("#")[0]

    @property
    def kept(self) -> SourceMapping:
        """The same as the version that stays when another is put."""
        return replace(self, id=f"{self.source}#{self.number}", current=False)

    @property
    def by_field(self) -> Mapping[str, str]:
        return MappingProxyType({one.field: one.name for one in self.columns})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)

    def constant(self, field: str) -> str:
        return next((one.name for one in self.always if one.field == field), "")

    def unknown(self, header: Header) -> tuple[str, ...]:
        """The columns of a table that the mapping says nothing about."""
        said = {*self.names, *self.ignored, ""}
        return tuple(dict.fromkeys(name for name in header.names if name not in said))


def check(mapping: SourceMapping) -> SourceMapping:
    """Raises MappingIncomplete, UnknownZone."""
    told = {*mapping.by_field, *(one.field for one in mapping.always)}
    needed = (*NEEDED, *(() if mapping.default_category else ("category",)), "channel")
    missing = tuple(field for field in needed if field not in told)
    if missing:
        raise MappingIncomplete(missing)
    try:
        ZoneInfo(mapping.zone)
    except (KeyError, ValueError, OSError):
        raise UnknownZone(mapping.zone) from None
    return mapping


_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "external_id": "case.?(enquiry|id)|request.?id|ticket|external.?id|编号|单号|工单号|^id$",
        "description": "case.?title|description|subject|content|内容|描述|诉求",
        "category": "^type$|category|reason|类别|类型|分类",
        "reported_at": "open.*(dt|date|time)|reported|created|received|受理时间|登记时间|提交时间|来电时间",
        "state": "status|state|状态",
        "closed_at": "close.*(dt|date|time|at)|办结时间|完成时间|关闭时间",
        "due_at": "target|due|deadline|截止|期限|应办结",
        "changed_at": "updated|changed|modified|更新时间|修改时间",
        "address": "location|address|street|地址|地点",
        "channel": "^source$|channel|来源|渠道",
        "closure": "closure|resolution|处理结果|办理结果|答复",
        "latitude": "^lat|纬度",
        "longitude": "^(lon|lng)|经度",
    }
)


def proposed(names: Iterable[str]) -> dict[str, str]:
    """A column for each field that one of these names looks like; each name once."""
    left = [name for name in dict.fromkeys(names) if name]
    found: dict[str, str] = {}
    for field, hint in _HINTS.items():
        fitting = [name for name in left if name == field or re.search(hint, name, re.IGNORECASE)]
        if fitting:
            found[field] = min(fitting, key=len)
            left.remove(found[field])
    return found
