# SPDX-License-Identifier: AGPL-3.0-or-later
"""Create many places of all kinds from a list, one a line, or try it; each line for itself."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from services.chassis.http import Input, Line
from services.chassis.store import MOST_IDS
from services.chassis.values import DomainError, OrgPath
from services.identity.domain import place_lines, places
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import AreaSource
from services.identity.domain.place_errors import KnownOtherwise, ParentMissing
from services.identity.domain.place_lines import Wanted
from services.identity.domain.places import Place
from services.identity.store import Tx

MOST = 500
Result = Literal["created", "unchanged", "rejected"]


class PlaceLine(Input):
    """`codes`: those from the district down to the place, as `001/002/c01`; `area`: of a unit, in m²."""

    kind: Line = Field(max_length=32)
    codes: Line = Field(max_length=200)
    name: Line = Field(max_length=200)
    area: Line = Field("", max_length=20)


class CreatePlaces(Input):
    """A place stands below one that is there or on an earlier line. `dry`: only try it."""

    lines: tuple[PlaceLine, ...] = Field(min_length=1, max_length=MOST)
    area_source: AreaSource | None = None
    dry: bool = False


@dataclass(frozen=True, slots=True)
class TakenLine:
    """What became of a line; `refusal`: why nothing did."""

    line: int
    result: Result
    refusal: DomainError | None = None


def handle(tx: Tx, cmd: CreatePlaces) -> tuple[TakenLine, ...]:
    """The same list again changes nothing. Raises Forbidden."""
    tx.require(Permission.PLACES_WRITE)
    lines = tuple(place_lines.Line(one.kind, one.codes, one.name, one.area) for one in cmd.lines)
    asked = place_lines.read_all(lines, tx.root, cmd.area_source)
    known = _known(tx, (one for one in asked if isinstance(one, Wanted)))
    return tuple(_taken(tx, number, one, known, dry=cmd.dry) for number, one in enumerate(asked, 1))


def _taken(
    tx: Tx, number: int, asked: Wanted | DomainError, known: dict[OrgPath, Place], *, dry: bool
) -> TakenLine:
    if isinstance(asked, DomainError):
        return TakenLine(number, "rejected", asked)
    try:
        return TakenLine(number, _create(tx, asked, known, dry=dry))
    except DomainError as refusal:
        return TakenLine(number, "rejected", refusal)


def _create(tx: Tx, asked: Wanted, known: dict[OrgPath, Place], *, dry: bool) -> Result:
    """Raises Forbidden, ParentMissing, KnownOtherwise, WrongParent, OutOfUse, Invalid."""
    parent = known.get(asked.above)
    if parent is None:
        raise ParentMissing("/".join(asked.above.segments[1:]))
    tx.require(Permission.PLACES_WRITE, parent.path)
    there = known.get(asked.path)
    if there:
        if (there.kind, there.name) != (asked.kind, asked.name):
            raise KnownOtherwise(there.name)
        return "unchanged"
    code = asked.path.segments[-1]
    place, events = places.create(tx.new_id(), asked.kind, code, asked.name, parent=parent, area=asked.area)
    known[place.path] = place
    if not dry:
        tx.places.add(place, *events)
    return "created"


def _known(tx: Tx, asked: Iterable[Wanted]) -> dict[OrgPath, Place]:
    """What is there of the places that are asked for, and of those above them."""
    paths = sorted({path for one in asked for path in (one.path, one.above)})
    parts = (paths[start : start + MOST_IDS] for start in range(0, len(paths), MOST_IDS))
    found = (tx.places.list({"path": {"$in": part}}, limit=len(part)) for part in parts)
    return {place.path: place for some in found for place in some}
