# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buildings and units as people write them: which names mean the same place, and what code a new one gets."""

import re
from functools import lru_cache
from hashlib import sha256

from services.chassis import written
from services.identity.domain.identifiers import GRID_PREFIX, PARTY_PREFIX
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import CODE, LONGEST_CODE

_BLANKS = re.compile(r"[\s#]+")
_ENDINGS = {
    PlaceKind.BUILDING: re.compile("(?<=.)(号楼|栋楼|幢楼|栋|幢|座|楼|号|building)$"),
    PlaceKind.UNIT: re.compile("(?<=.)(室|号|户|房)$"),
}
"""What says no more than that it is one."""
_ENTRANCE = re.compile("(?<=[0-9a-z])单元(?=[0-9a-z])")
_ENTRANCE_ENDING = re.compile("(?<=.)(单元门|单元|门洞|门)$")
_NUMERALS = {sign: str(n) for n, sign in enumerate((*"一二三四五六七八九十", "十一", "十二"), 1)}
_NOT_OF_A_CODE = re.compile("[^a-z0-9]+")
_MARK = 8
ENTRANCE_PREFIX = "e-"


@lru_cache(4096)
def key_of(kind: PlaceKind, name: str) -> str:
    """Equal for names of one place: １号楼, 1幢 and 1 are one building; 1单元101室 and 1-101 one unit."""
    plain = plain_name(name)
    if kind is PlaceKind.ENTRANCE:
        return f"{entrance_number(_ENTRANCE_ENDING.sub('', plain))}单元"
    if kind in _ENDINGS:
        plain = _ENDINGS[kind].sub("", plain)
    return _ENTRANCE.sub("-", plain)


def plain_name(name: str) -> str:
    """Without blanks, with digits in ASCII, in lower case."""
    return _BLANKS.sub("", written.ascii_digits(name)).casefold()


def entrance_number(written_as: str) -> str:
    """01, 一 and 1 are one entrance; what is no number is as it is written."""
    plain = written_as.removeprefix("第")
    return _NUMERALS.get(plain, plain.lstrip("0") or plain)


def code_for(kind: PlaceKind, name: str) -> str:
    """What a new place of this name has in its path; always the same, as `e-1` of 1单元."""
    key = key_of(kind, name)
    if kind is PlaceKind.ENTRANCE:
        return f"{ENTRANCE_PREFIX}{code_of(key.removesuffix('单元'))}"[:LONGEST_CODE]
    return code_of(key)


def code_of(key: str) -> str:
    """What a new place of this key has in its path; always the same."""
    if CODE.fullmatch(key) and not key.startswith((GRID_PREFIX, PARTY_PREFIX)):
        return key
    readable = _NOT_OF_A_CODE.sub("-", key).strip("-")[:16]
    mark = sha256(key.encode()).hexdigest()[:_MARK]
    return f"n-{readable}-{mark}" if readable else f"n-{mark}"
