# SPDX-License-Identifier: AGPL-3.0-or-later
"""Buildings and units as people write them: which names mean the same place, and what code a new one gets."""

import re
from functools import lru_cache
from hashlib import sha256

from services.chassis import written
from services.identity.domain.identifiers import GRID_PREFIX, PARTY_PREFIX
from services.identity.domain.kinds import PlaceKind
from services.identity.domain.places import CODE

_BLANKS = re.compile(r"[\s#]+")
_ENDINGS = {
    PlaceKind.BUILDING: re.compile("(?<=.)(号楼|栋楼|幢楼|栋|幢|座|楼|号|building)$"),
    PlaceKind.UNIT: re.compile("(?<=.)(室|号|户|房)$"),
}
"""What says no more than that it is one."""
_ENTRANCE = re.compile("(?<=[0-9a-z])单元(?=[0-9a-z])")
_NOT_OF_A_CODE = re.compile("[^a-z0-9]+")
_MARK = 8


@lru_cache(4096)
def key_of(kind: PlaceKind, name: str) -> str:
    """Equal for names of one place: １号楼, 1幢 and 1 are one building; 1单元101室 and 1-101 one unit."""
    plain = _BLANKS.sub("", written.ascii_digits(name)).casefold()
    if kind in _ENDINGS:
        plain = _ENDINGS[kind].sub("", plain)
    return _ENTRANCE.sub("-", plain)


def code_of(key: str) -> str:
    """What a new place of this key has in its path; always the same."""
    if CODE.fullmatch(key) and not key.startswith((GRID_PREFIX, PARTY_PREFIX)):
        return key
    readable = _NOT_OF_A_CODE.sub("-", key).strip("-")[:16]
    mark = sha256(key.encode()).hexdigest()[:_MARK]
    return f"n-{readable}-{mark}" if readable else f"n-{mark}"
