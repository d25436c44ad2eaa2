# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of places as somebody types it, or pastes it from a spreadsheet: one line a place."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from types import MappingProxyType

from services.chassis import written
from services.chassis.tables.reading import TableReader
from services.chassis.tables.table import Bounds, Cells

MOST_LINES = 500
"""As many as the API takes at once."""
_READER = TableReader(Bounds(rows=2_000), kept=1)
_KINDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "sub_district": ("街道", "镇", "乡", "街道办", "sub-district", "subdistrict"),
        "neighbourhood": ("社区", "村", "居委会", "行政村", "neighbourhood"),
        "compound": ("小区", "compound", "estate"),
        "building": ("楼栋", "楼", "栋", "幢", "building"),
        "entrance": ("单元", "单元门", "门洞", "entrance"),
        "unit": ("户室", "室", "户", "房", "unit", "flat"),
    }
)
_KIND_OF = {word: kind for kind, words in _KINDS.items() for word in (kind, *words)}
_HEADER = frozenset({"类别", "kind"})
_CELLS = re.compile(r"\t|,|，")


@dataclass(frozen=True)
class TypedLine:
    """A line by its number, from 1 on, and its `text`; `kind` is the API's, or as it was typed."""

    number: int
    text: str
    kind: str
    codes: str
    name: str
    area: str = ""

    @property
    def body(self) -> dict[str, str]:
        """As the API takes it; what is too long for it stays too long for its rules."""
        return {
            "kind": self.kind[:32],
            "codes": self.codes[:200],
            "name": self.name[:200],
            "area": self.area[:20],
        }


def lines_of(text: str) -> list[TypedLine]:
    """Empty lines and the names of the columns are left out."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        cells = _cells(line)
        if any(cells) and cells[0].casefold() not in _HEADER:
            kind, codes, name, area = (*cells, "", "", "", "")[:4]
            found.append(TypedLine(number, line, _KIND_OF.get(kind.casefold(), kind), codes, name, area))
    return found


def text_of(content: bytes) -> str:
    """A file's rows as lines, as if they were pasted. Raises TableRefused."""
    table = _READER.read(sha256(content).hexdigest(), content)
    return "\n".join(_line(row) for row in table.rows if any(row))


def _line(row: Cells) -> str:
    return "\t".join(cell if isinstance(cell, str) else "" for cell in row[:4]).rstrip("\t")


def _cells(line: str) -> list[str]:
    """Between tabs or commas, where there are any; else between blanks."""
    plain = line.strip()
    if _CELLS.search(plain):
        return [cell.strip() for cell in _CELLS.split(plain)]
    return written.ascii_digits(plain).split() if plain else [""]
