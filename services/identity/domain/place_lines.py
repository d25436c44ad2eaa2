# SPDX-License-Identifier: AGPL-3.0-or-later
"""A list of places, one a line, of all kinds: what each line means, read without knowing what is there."""

import re
from dataclasses import dataclass
from fractions import Fraction

from services.chassis import written
from services.chassis.values import DomainError, Invalid, OrgPath
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.place_errors import StandsTwice, UnknownPlaceKind
from services.identity.domain.places import ExclusiveArea

LONGEST_NAME = 100
_AREA = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
_BELOW = frozenset(PlaceKind) - {PlaceKind.DISTRICT}


@dataclass(frozen=True, slots=True)
class Line:
    """As it was typed: a kind, the codes from the district down, a name, of a unit its area in m²."""

    kind: str
    codes: str
    name: str
    area: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A place that a line asks for."""

    kind: PlaceKind
    path: OrgPath
    name: str
    area: ExclusiveArea | None

    @property
    def above(self) -> OrgPath:
        parent = self.path.parent
        assert parent is not None, "the district itself is asked for by no line"
        return parent


def read(line: Line, district: OrgPath, source: AreaSource | None) -> Wanted:
    """Raises UnknownPlaceKind, Invalid."""
    if line.kind not in _BELOW:
        raise UnknownPlaceKind(line.kind)
    if not 0 < len(line.name) <= LONGEST_NAME:
        raise Invalid("name", f"has 1 to {LONGEST_NAME} characters")
    return Wanted(PlaceKind(line.kind), _path(line.codes, district), line.name, _area(line.area, source))


def read_all(
    lines: tuple[Line, ...], district: OrgPath, source: AreaSource | None
) -> tuple[Wanted | DomainError, ...]:
    """Each line's place or why it asks for none; of lines with the same codes the first one counts."""
    first: dict[OrgPath, int] = {}
    found: list[Wanted | DomainError] = []
    for number, line in enumerate(lines, 1):
        try:
            wanted = read(line, district, source)
        except DomainError as refusal:
            found.append(refusal)
            continue
        before = first.setdefault(wanted.path, number)
        found.append(wanted if before == number else StandsTwice(before))
    return tuple(found)


def _path(codes: str, district: OrgPath) -> OrgPath:
    """`001/002` and `/320585/001/002` are the same. Raises Invalid."""
    plain = written.ascii_digits(codes).strip().strip("/").lower()
    own = district.segments[0]
    below = plain.removeprefix(f"{own}/")
    if not below or below == own:
        raise Invalid("code", "names a place below the district")
    try:
        return OrgPath(f"{district}/{below}")
    except Invalid as refusal:
        raise Invalid("code", refusal.reason) from refusal


def _area(text: str, source: AreaSource | None) -> ExclusiveArea | None:
    """Square metres with at most two decimals. Raises Invalid."""
    plain = written.ascii_digits(text).strip()
    if not plain:
        return None
    if source is None or not _AREA.fullmatch(plain):
        raise Invalid("exclusive_area", "m² with at most two decimals, and where all areas come from")
    return ExclusiveArea((Fraction(plain) * 100).numerator, source)
