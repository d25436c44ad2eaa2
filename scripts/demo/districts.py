# SPDX-License-Identifier: AGPL-3.0-or-later
"""The demo's two districts as their file describes them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent / "data" / "districts.json"

ROLES = {
    "resident": "resident",
    "lessee": "resident",
    "grid_worker": "grid_worker",
    "dispatcher": "dispatcher",
    "handler": "handler",
    "project_manager": "project_manager",
    "level1": "supervisor",
    "level2": "supervisor",
    "level3": "supervisor",
    "level4": "supervisor",
    "treasurer": "treasurer",
}
"""Who is in the story, and the role of each."""

OWNERS = ("dispatcher", "handler", "grid_worker", "level1", "level2", "level3", "level4")
"""Who own the units beside the resident's own, in turn: neighbours who serve each other."""

FLOORS, DOORS = 3, 2
AREAS_DM2 = (8930, 11245)


@dataclass(frozen=True)
class Unit:
    code: str
    name: str
    area_dm2: int


@dataclass(frozen=True)
class Building:
    code: str
    name: str
    grid: str


@dataclass(frozen=True)
class LampPost:
    """A lamp in the compound's yard; its position is WGS 84."""

    name: str
    number: str
    latitude: float
    longitude: float


@dataclass(frozen=True)
class District:
    """One district: real divisions, and a compound whose people play the story.

    `letters` stand before the short numbers of its orders.
    """

    code: str
    name: str
    letters: str
    administrator: str
    sub_districts: tuple[dict[str, Any], ...]
    neighbourhood: str
    compound: tuple[str, str]
    grids: tuple[tuple[str, str], ...]
    buildings: tuple[Building, ...]
    lamp_post: LampPost
    company: tuple[str, str]
    contractor: tuple[str, str]
    people: dict[str, str]
    phones: str

    @property
    def root(self) -> str:
        return f"/{self.code}"

    @property
    def neighbourhood_path(self) -> str:
        return f"{self.root}/{self.neighbourhood}"

    @property
    def compound_path(self) -> str:
        return f"{self.neighbourhood_path}/{self.compound[0]}"

    @property
    def building_path(self) -> str:
        """The building of the story."""
        return f"{self.compound_path}/{self.buildings[0].code}"

    @property
    def grid_path(self) -> str:
        """The grid of the story's building."""
        return f"{self.neighbourhood_path}/{self.buildings[0].grid}"

    @property
    def units(self) -> tuple[Unit, ...]:
        """The units of every building."""
        numbers = [f"{floor}0{door}" for floor in range(1, FLOORS + 1) for door in range(1, DOORS + 1)]
        return tuple(
            Unit(number, f"{number}室", AREAS_DM2[index % DOORS]) for index, number in enumerate(numbers)
        )

    @property
    def owners(self) -> dict[str, str]:
        """The owner of each unit, by its path."""
        paths = [
            f"{self.compound_path}/{one.code}/{unit.code}" for one in self.buildings for unit in self.units
        ]
        others = [path for path in paths if path != self.seat("resident")]
        return {self.seat("resident"): "resident"} | {
            path: OWNERS[number % len(OWNERS)] for number, path in enumerate(others)
        }

    def login(self, who: str) -> str:
        return f"{who.replace('_', '.')}@{self.code}"

    def phone(self, who: str) -> str:
        return f"{self.phones}{list(ROLES).index(who) + 1:04d}"

    def citizen_id(self, who: str) -> str:
        """A citizen id (公民身份号码) of nobody's, with the check digit of GB 11643-1999."""
        digits = f"{self.code}19000101{list(ROLES).index(who) + 1:03d}"
        total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(digits))
        return digits + "10X98765432"[total % 11]

    def seat(self, who: str) -> str:
        """The place at which somebody has his role."""
        return {
            "resident": f"{self.building_path}/{self.units[2].code}",
            "lessee": f"{self.building_path}/{self.units[5].code}",
            "grid_worker": self.grid_path,
            "project_manager": self.compound_path,
            "level1": self.grid_path,
            "level3": self.neighbourhood_path.rpartition("/")[0],
            "level4": self.root,
        }.get(who, self.neighbourhood_path)

    def seats(self, who: str) -> tuple[str, ...]:
        """All of them: the grid worker also serves the compound's meetings and votes."""
        return (self.seat(who), self.compound_path) if who == "grid_worker" else (self.seat(who),)


def load(file: Path = FILE) -> tuple[District, ...]:
    return tuple(_district(entry) for entry in json.loads(file.read_text(encoding="utf-8"))["districts"])


def _district(entry: dict[str, Any]) -> District:
    home = entry["home"]
    return District(
        code=entry["code"],
        name=entry["name"],
        letters=entry["letters"],
        administrator=entry["administrator"],
        sub_districts=tuple(entry["sub_districts"]),
        neighbourhood=home["neighbourhood"],
        compound=(home["compound"]["code"], home["compound"]["name"]),
        grids=tuple((grid["code"], grid["name"]) for grid in home["grids"]),
        buildings=tuple(Building(**building) for building in home["buildings"]),
        lamp_post=LampPost(**home["lamp_post"]),
        company=(entry["company"]["name"], entry["company"]["credit_code"]),
        contractor=(entry["contractor"]["name"], entry["contractor"]["credit_code"]),
        people=dict(entry["people"]),
        phones=entry["phones"],
    )
