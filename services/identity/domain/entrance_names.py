# SPDX-License-Identifier: AGPL-3.0-or-later
"""Which entrance (单元) the name of a unit says: 1单元101室, 3号楼2单元101, 1-101, 3-2-101."""

import re
from collections.abc import Sequence
from enum import StrEnum

from services.identity.domain.kinds import PlaceKind
from services.identity.domain.place_names import entrance_number, key_of, plain_name
from services.identity.domain.places import Place

_DOOR = "单元|门洞|门"
_SHORT = "第?(?:0?[1-9]|[1-9][0-9]|十[一二]?|[一二三四五六七八九])|[a-z]|[甲乙丙丁戊己庚辛东南西北中左右]"
_BUILDING = "号楼|栋楼|幢楼|栋|幢|座|楼|[-—–_/]"
_NAMED = re.compile(
    f"(?:(?P<building>.+?)(?:{_BUILDING}))?(?P<entrance>{_SHORT})(?:{_DOOR})[-—–_/]?(?P<room>[0-9a-z].*)"
)
"""`1单元` with a room behind it, the building before it perhaps."""
_ALONE = re.compile(f"(?P<entrance>{_SHORT})(?:单元门|{_DOOR})?")
_STROKES = re.compile("[-—–_/]")
_NUMBER, _ROOM = re.compile("0?[1-9]|[1-9][0-9]|[a-z]"), re.compile("[0-9]{3,4}[a-z]?")


class Unread(StrEnum):
    """Why a name says no entrance: it says nothing of one, more than one thing, or another building."""

    UNSAID = "unsaid"
    AMBIGUOUS = "ambiguous"
    OTHER_BUILDING = "other_building"


def read(name: str, building: Place) -> str | Unread:
    """The key of the entrance (`place_names.key_of`) that a name says, or why it says none."""
    plain = key_of(PlaceKind.UNIT, name) if "单元" not in name else plain_name(name)
    named = _NAMED.fullmatch(plain)
    if named:
        theirs = named["building"]
        if theirs and key_of(PlaceKind.BUILDING, theirs) not in _keys(building):
            return Unread.OTHER_BUILDING
        return _key(named["entrance"])
    parts = _STROKES.split(plain)
    if "单元" in plain:
        return Unread.AMBIGUOUS
    if len(parts) == 1:
        return Unread.UNSAID
    return _read_parts(parts, building)


def _read_parts(parts: Sequence[str], building: Place) -> str | Unread:
    """1-101, or with the building before it 3-1-101; 101-1 and 1-1 may be anything."""
    *before, entrance, room = parts
    if len(before) > 1 or not (_NUMBER.fullmatch(entrance) and _ROOM.fullmatch(room)):
        return Unread.AMBIGUOUS
    if before and before[0] not in _keys(building):
        return Unread.OTHER_BUILDING
    return _key(entrance)


def read_all(names: Sequence[str], building: Place) -> list[str | Unread]:
    """What each of a building's names says.

    Where all that is said by a stroke alone is the building's own number, as 1-101 and 1-102 in building 1
    say, it may be just that.
    """
    found = [read(name, building) for name in names]
    bare = {key for key, name in zip(found, names, strict=True) if _by_stroke(key, name)}
    if len(bare) == 1 and bare <= {_key(one) for one in _keys(building)}:
        return [
            Unread.AMBIGUOUS if _by_stroke(key, name) else key for key, name in zip(found, names, strict=True)
        ]
    return found


def named(entrance: str, unit: str) -> str:
    """A unit's name with the entrance that stands in a column of its own: `1` and `101室` are 1单元101室.

    As it is where it says one already, or where the column says none, as 无 does.
    """
    alone = _ALONE.fullmatch(plain_name(entrance))
    plain = plain_name(unit)
    if not alone or not plain or "单元" in plain or len(_STROKES.split(plain)) > 1:
        return unit
    return f"{_key(alone['entrance'])}{unit}"


def _by_stroke(key: str | Unread, name: str) -> bool:
    plain = plain_name(name)
    return not isinstance(key, Unread) and "单元" not in plain and len(_STROKES.split(plain)) == 2  # noqa: PLR2004 - 1-101


def _keys(building: Place) -> frozenset[str]:
    """What a building is called in the names of its units."""
    return frozenset({key_of(building.kind, building.name), building.code})


def _key(entrance: str) -> str:
    return f"{entrance_number(entrance)}单元"
