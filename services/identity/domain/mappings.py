# SPDX-License-Identifier: AGPL-3.0-or-later
"""How the register of a source (a spreadsheet of units and their people) is read: made once, kept with every
version, used for each of its files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from services.chassis.tables.table import Header
from services.identity.domain.import_errors import MappingIncomplete
from services.identity.domain.kinds import AreaSource, OccupantKind

FieldName = Literal[
    "neighbourhood",
    "compound",
    "building",
    "entrance",
    "unit",
    "area",
    "lessee_name",
    "lessee_phone",
    "name",
    "phone",
    "citizen_id",
    "share",
    "representative",
    "relation",
    "since",
    "plates",
]
"""What a column can be."""
NEEDED = ("building", "unit")
DATES = ("%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y%m%d")


@dataclass(frozen=True)
class Column:
    """What one of our fields is called in the table."""

    field: str
    name: str


@dataclass(frozen=True)
class Relation:
    """A word of the source for what somebody is to the unit."""

    theirs: str
    ours: OccupantKind


RELATIONS = tuple(
    Relation(theirs, ours)
    for ours, words in (
        (OccupantKind.OWNER, "业主 产权人 共有人 房主 owner"),
        (OccupantKind.FAMILY, "家属 家庭成员 配偶 子女 父母 family"),
        (OccupantKind.LESSEE, "租户 租客 承租人 lessee tenant"),
    )
    for theirs in words.split()
)
"""What they are often called."""


@dataclass(frozen=True, kw_only=True)
class RegisterMapping:
    """Of one source. `number` counts its versions: each stays as `source#number`, the `current` is `source`.

    Days are written as one of `dates`. `first_represents`: where no joint owner is marked, the first one
    votes for them. Columns that are neither mapped nor `ignored` are named in a preview.
    """

    id: str
    number: int
    columns: tuple[Column, ...]
    area_source: AreaSource
    relations: tuple[Relation, ...] = RELATIONS
    dates: tuple[str, ...] = DATES
    first_represents: bool = False
    ignored: tuple[str, ...] = ()
    current: bool = True

    @property
    def source(self) -> str:
        return self.id.partition("#")[0]

    @property
    def kept(self) -> RegisterMapping:
        """The same as the version that stays when another is put."""
        return replace(self, id=f"{self.source}#{self.number}", current=False)

    @property
    def by_field(self) -> Mapping[str, str]:
        return MappingProxyType({one.field: one.name for one in self.columns})

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(one.name for one in self.columns)

    def unknown(self, header: Header) -> tuple[str, ...]:
        """The columns of a table that the mapping says nothing about."""
        said = {*self.names, *self.ignored, ""}
        return tuple(dict.fromkeys(name for name in header.names if name not in said))


def check(mapping: RegisterMapping) -> RegisterMapping:
    """Raises MappingIncomplete."""
    missing = tuple(field for field in NEEDED if field not in mapping.by_field)
    if missing:
        raise MappingIncomplete(missing)
    return mapping


_HINTS: Mapping[str, str] = MappingProxyType(
    {
        "neighbourhood": "社区|居委|neighbourhood",
        "compound": "小区|compound|estate",
        "building": "楼栋|楼号|栋号|幢号|楼幢|^(栋|幢|楼)$|building",
        "entrance": "^(所在)?单元(号|门|名称|名)?$|^门洞$|entrance|stair",
        "unit": "房号|室号|户号|户室|房间|^(室|户)$|unit|flat",
        "area": "专有.*面积|建筑面积|面积|area",
        "lessee_phone": "(租户|租客|承租).*(电话|手机|联系)|(lessee|tenant).*phone",
        "lessee_name": "租户|租客|承租|lessee|tenant",
        "phone": "电话|手机|联系方式|phone|mobile",
        "citizen_id": "身份证|证件号|公民身份|citizen|id.?card",
        "name": "业主姓名|产权人|姓名|业主|住户|owner|^name$",
        "share": "份额|比例|share",
        "representative": "代表|representative",
        "relation": "关系|人员类别|人员身份|relation",
        "since": "取得|登记日期|起始|入住|since|date",
        "plates": "车牌|plate",
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
