# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places: one tree from the district down to the unit (街道, 社区, 小区, 楼栋, 单元, 户室)."""

from pydantic import Field

from services.chassis.http import Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import (
    assign_entrance,
    assign_grid,
    change_place,
    create_place,
    create_places,
    create_units,
    form_entrances,
)
from services.identity.commands.create_places import Result, TakenLine
from services.identity.commands.form_entrances import Formed, FormedEntrance
from services.identity.domain.authority import Permission
from services.identity.domain.entrance_names import Unread
from services.identity.domain.entrances import Left
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.store import Tx


class AreaView(View):
    """An exclusive area (专有部分面积) in dm² (0.01 m²)."""

    dm2: int
    source: AreaSource


class PlaceView(View):
    """A place of the tree."""

    id: str
    kind: PlaceKind
    code: str
    name: str
    path: OrgPath
    parent_id: str | None
    grid_path: OrgPath | None
    entrance_path: OrgPath | None
    exclusive_area: AreaView | None = Field(validation_alias="area")
    active: bool
    version: int


class PlaceLineView(View):
    """What became of a line; a rejected one has a `code` to branch on and the facts of it."""

    line: int
    result: Result
    code: str
    facts: dict[str, str]


def to_line(_: Tx, taken: TakenLine) -> PlaceLineView:
    refusal = taken.refusal
    facts = {name: str(fact) for name, fact in refusal.data().items()} if refusal else {}
    code = refusal.code if refusal else ""
    return PlaceLineView(line=taken.line, result=taken.result, code=code, facts=facts)


class FormedEntranceView(View):
    """An entrance with the units that are put into it; `new`: the building did not have it."""

    code: str
    name: str
    path: OrgPath
    new: bool
    units: list[str]


class LeftUnitView(View):
    """A unit that stays where it is, by its name.

    `why`: its name says nothing of an entrance (`unsaid`), may mean several things (`ambiguous`) or names
    another building (`other_building`); it lies in another entrance than its name says (`elsewhere`), or that
    one is closed (`entrance_closed`).
    """

    id: str
    name: str
    why: Unread | Left


class FormedView(View):
    """What was, or would be, formed of the names of a building's units; `more`: so many wait still."""

    entrances: list[FormedEntranceView]
    left: list[LeftUnitView]
    more: int


def to_formed(_: Tx, formed: Formed) -> FormedView:
    left = [LeftUnitView(id=one.unit.id, name=one.unit.name, why=one.why) for one in formed.left]
    return FormedView(entrances=[_to_entrance(one) for one in formed.entrances], left=left, more=formed.more)


def _to_entrance(formed: FormedEntrance) -> FormedEntranceView:
    place, names = formed.place, [unit.name for unit in formed.units]
    return FormedEntranceView(code=place.code, name=place.name, path=place.path, new=formed.new, units=names)


places = Resource("places", "/identity/v1/places", of=Tx.places, shows=PlaceView)

places.create(create_place, requires=Permission.PLACES_WRITE)
places.list(queries.list_places, requires=Permission.PLACES_READ)
places.show(queries.show_place, requires=Permission.PLACES_READ)
places.change(change_place, requires=Permission.PLACES_WRITE)
places.act("assign-grid", assign_grid, requires=Permission.PLACES_WRITE)
places.act("assign-entrance", assign_entrance, "/<id:building_id>", requires=Permission.PLACES_WRITE)
places.act(
    "form-entrances",
    form_entrances,
    "/<id:building_id>",
    shows=to_formed,
    requires=Permission.PLACES_WRITE,
)
places.create(create_units, "/<id:building_id>/units", requires=Permission.PLACES_WRITE)
places.act("create-many", create_places, "", shows=to_line, requires=Permission.PLACES_WRITE)
