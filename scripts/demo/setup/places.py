# SPDX-License-Identifier: AGPL-3.0-or-later
"""The tree of places, entrances and grids of a district."""

from collections.abc import Iterable

from scripts.demo.api import Api, Json
from scripts.demo.districts import DOORS, Building, District

PLACES, GRIDS = "/identity/v1/places", "/identity/v1/grids"


class Tree:
    """The places of a district by their paths; what is missing is created."""

    def __init__(self, identity: Api, root: str) -> None:
        self._identity = identity
        self._places = {found["path"]: found for found in identity.all(PLACES, under=root)}
        self._grids = {found["path"]: found for found in identity.all(GRIDS, under=root)}

    def id(self, path: str) -> str:
        return str(self._places[path]["id"])

    @property
    def paths(self) -> set[str]:
        return set(self._places)

    def place(self, parent: str, kind: str, code: str, name: str) -> str:
        """The path of the place."""
        path = f"{parent}/{code}"
        if path not in self._places:
            body: Json = {"parent_id": self.id(parent), "kind": kind, "code": code, "name": name}
            self._places[path] = self._identity.post(PLACES, body)
        return path

    def units(self, building: str, units: list[Json]) -> None:
        """All of the building's units at once, or none if they are there."""
        missing = [unit for unit in units if f"{building}/{unit['code']}" not in self._places]
        if missing:
            made = self._identity.post(f"{PLACES}/{self.id(building)}/units", {"units": missing})
            self._places |= {place["path"]: place for place in made["items"]}

    def entrance(self, building: str, number: int, units: Iterable[str]) -> None:
        """An entrance (单元) of the building with these units in it."""
        path = self.place(building, "entrance", f"e{number}", f"{number}单元")
        paths = [f"{building}/{unit}" for unit in units]
        outside = [self.id(unit) for unit in paths if self._places[unit]["entrance_path"] != path]
        if outside:
            body: Json = {"entrance_id": self.id(path), "unit_ids": outside}
            self._identity.post(f"{PLACES}/{self.id(building)}:assign-entrance", body)

    def grid(self, neighbourhood: str, code: str, name: str) -> None:
        path = f"{neighbourhood}/{code}"
        if path not in self._grids:
            body: Json = {"neighbourhood_id": self.id(neighbourhood), "code": code, "name": name}
            self._grids[path] = self._identity.post(GRIDS, body)

    def into_grid(self, building: str, grid: str) -> None:
        """Put a building and its units into a grid."""
        if self._places[building]["grid_path"] == grid:
            return
        body: Json = {"grid_id": self._grids[grid]["id"]}
        self._identity.post(f"{PLACES}/{self.id(building)}:assign-grid", body)


def plant(identity: Api, district: District) -> Tree:
    """The whole tree of a story's district."""
    tree = Tree(identity, district.root)
    for sub in district.sub_districts:
        path = tree.place(district.root, "sub_district", sub["code"], sub["name"])
        for neighbourhood in sub["neighbourhoods"]:
            tree.place(path, "neighbourhood", neighbourhood["code"], neighbourhood["name"])
    home = district.neighbourhood_path
    for code, name in district.grids:
        tree.grid(home, code, name)
    compound = tree.place(home, "compound", *district.compound)
    for building in district.buildings:
        _build(tree, district, compound, building)
    return tree


def _build(tree: Tree, district: District, compound: str, building: Building) -> None:
    path = tree.place(compound, "building", building.code, building.name)
    tree.into_grid(path, f"{district.neighbourhood_path}/{building.grid}")
    areas = ((unit, {"dm2": unit.area_dm2, "source": "registry"}) for unit in district.units)
    tree.units(path, [{"code": u.code, "name": u.name, "exclusive_area": area} for u, area in areas])
    for door in range(DOORS):
        tree.entrance(path, door + 1, (unit.code for unit in district.units[door::DOORS]))
