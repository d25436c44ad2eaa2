# SPDX-License-Identifier: AGPL-3.0-or-later
"""Places: one tree from the district down to the unit (街道, 社区, 小区, 楼栋, 户室)."""

from services.chassis.http import PageView, Resource, View
from services.chassis.values import OrgPath
from services.identity import queries
from services.identity.commands import assign_grid as assign_grid_command
from services.identity.commands import change_place as change_place_command
from services.identity.commands import create_place as create_place_command
from services.identity.commands import create_units as create_units_command
from services.identity.commands.assign_grid import AssignGrid
from services.identity.commands.change_place import ChangePlace
from services.identity.commands.create_place import CreatePlace
from services.identity.commands.create_units import CreateUnits
from services.identity.domain.authority import Permission
from services.identity.domain.kinds import AreaSource, PlaceKind
from services.identity.domain.places import Place
from services.identity.queries import PlaceFilter
from services.identity.store import Tx

places = Resource("places", "/identity/v1/places")


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
    exclusive_area: AreaView | None
    active: bool
    version: int

    @classmethod
    def of(cls, tx: Tx, place: Place) -> "PlaceView":
        return cls(
            id=place.id,
            kind=place.kind,
            code=place.code,
            name=place.name,
            path=place.path,
            parent_id=place.parent_id,
            grid_path=place.grid_path,
            exclusive_area=AreaView(dm2=place.area.dm2, source=place.area.source) if place.area else None,
            active=place.active,
            version=tx.places.version(place),
        )


class PlacesView(View):
    """Several places."""

    items: list[PlaceView]


@places.post("", requires=Permission.PLACES_WRITE, status=201)
def create_place(tx: Tx, body: CreatePlace) -> PlaceView:
    """Create a place under its parent (新建街道、社区、小区、楼栋、户室)."""
    return PlaceView.of(tx, create_place_command.handle(tx, body))


@places.get("", requires=Permission.PLACES_READ)
def list_places(tx: Tx, query: PlaceFilter) -> PageView[PlaceView]:
    """Places at and below a place, in the order of the tree (场所列表)."""
    return PageView[PlaceView].of(queries.places(tx, query), lambda item: PlaceView.of(tx, item))


@places.get("/<id:place_id>", requires=Permission.PLACES_READ)
def get_place(tx: Tx, place_id: str) -> PlaceView:
    """One place (场所详情)."""
    return PlaceView.of(tx, queries.place(tx, place_id))


@places.patch("/<id:place_id>", requires=Permission.PLACES_WRITE)
def change_place(tx: Tx, place_id: str, body: ChangePlace) -> PlaceView:
    """Rename a place, put it out of use or back, correct an area (修改场所)."""
    return PlaceView.of(tx, change_place_command.handle(tx, place_id, body))


@places.post("/<id:place_id>:assign-grid", requires=Permission.PLACES_WRITE)
def assign_grid(tx: Tx, place_id: str, body: AssignGrid) -> PlaceView:
    """Put a compound or building into a grid (划入网格)."""
    return PlaceView.of(tx, assign_grid_command.handle(tx, place_id, body))


@places.post("/<id:building_id>/units", requires=Permission.PLACES_WRITE, status=201)
def create_units(tx: Tx, building_id: str, body: CreateUnits) -> PlacesView:
    """Create up to 500 units of a building, all or none (批量新建户室)."""
    created = create_units_command.handle(tx, building_id, body)
    return PlacesView(items=[PlaceView.of(tx, place) for place in created])
