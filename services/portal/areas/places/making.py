# SPDX-License-Identifier: AGPL-3.0-or-later
"""What can be done with a place, by its kind, and what the forms say as the API takes it."""

import re
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, word_choices, wrong
from services.portal.areas.places import entrances
from services.portal.client.models.identity import GridView, PlaceView
from services.portal.page_context import visit

CREATE, RENAME, USE = "create_place", "rename_place", "change_place_use"
UNITS, AREA = "create_units", "correct_area"
CREATE_ENTRANCE = "create_entrance"
CREATE_GRID, ASSIGN_GRID = "create_grid", "assign_grid"
BELOW: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "district": ("sub_district",),
        "sub_district": ("neighbourhood",),
        "neighbourhood": ("compound", "building"),
        "compound": ("building",),
        "building": ("entrance",),
    }
)
"""What can be made below a place; units have a form of their own."""
SOURCES = ("registry", "survey", "contract")
USES = (IN_USE, OUT_OF_USE) = ("in_use", "out_of_use")
MOST_UNITS = 500
_AREA = re.compile(r"[0-9]{1,6}(\.[0-9]{1,2})?")
_WHOLE = re.compile("[1-9][0-9]?")


def known_for(place: PlaceView, grids: list[GridView]) -> Acts:
    """The acts of a place's page."""
    rename = Act(RENAME, (Field("name", value=place.name, word="place_name"),))
    use = Act(USE, (Field("use", "select", choices=word_choices("place_use", USES), word="place_use"),))
    if not place.active:
        return acts(use, rename)
    found = []
    if place.kind in BELOW:
        name = Field("name", word="entrance_name" if place.kind == "building" else "place_name")
        create = CREATE_ENTRANCE if place.kind == "building" else CREATE
        found.append(Act(create, (*_kind(place), name, _code(place))))
    if place.kind == "building":
        found += [Act(UNITS, _units()), *entrances.assigning(place).values()]
    if place.kind == "unit":
        found += entrances.moving(place).values()
        found.append(
            Act(AREA, _area(f"{place.exclusive_area.dm2 / 100:.2f}" if place.exclusive_area else ""))
        )
    if place.kind == "neighbourhood":
        found.append(Act(CREATE_GRID, (Field("name", word="grid_name"), Field("code", word="grid_code"))))
    if grids and place.kind in ("compound", "building"):
        choices = tuple((grid.id, grid.name) for grid in grids if grid.active)
        found.append(Act(ASSIGN_GRID, (Field("grid_id", "select", choices=choices, word="grid"),)))
    return acts(*found, rename, *([use] if place.kind != "district" else []))


def new_place(place: PlaceView, body: Body) -> Body:
    kinds = BELOW[place.kind]
    return {"kind": kinds[0], **body, "parent_id": place.id}


def new_units(body: Body) -> list[dict[str, Any]]:
    """So many on each floor, `301室` on the third, all of one area. Raises Problem."""
    area = exclusive_area(body)
    low, high, each = (_number(body, name) for name in ("first_floor", "last_floor", "per_floor"))
    if low > high or (high - low + 1) * each > MOST_UNITS:
        raise wrong("last_floor")
    numbers = [floor * 100 + flat for floor in range(low, high + 1) for flat in range(1, each + 1)]
    return [{"code": f"{one}", "name": f"{one}室", "exclusive_area": area} for one in numbers]


def exclusive_area(body: Body) -> dict[str, Any]:
    """In 0.01 m², as the API takes it. Raises Problem."""
    text = str(body.get("area", ""))
    if not _AREA.fullmatch(text):
        raise wrong("area")
    return {"dm2": (Fraction(text) * 100).numerator, "source": body.get("area_source", "")}


def _number(body: Body, name: str) -> int:
    text = str(body.get(name, ""))
    if not _WHOLE.fullmatch(text):
        raise wrong(name)
    return int(text)


def _kind(place: PlaceView) -> tuple[Field, ...]:
    """A choice only where there is one."""
    kinds = BELOW[place.kind]
    choices = word_choices("place_kind", kinds)
    return (Field("kind", "select", choices=choices, word="place_kind"),) if len(kinds) > 1 else ()


def _code(place: PlaceView) -> Field:
    national = place.kind in ("district", "sub_district")
    entrance = "entrance_code" if place.kind == "building" else "place_code"
    return Field("code", word="place_code_national" if national else entrance)


def _units() -> tuple[Field, ...]:
    return (
        Field("first_floor", "number", value="1", word="first_floor"),
        Field("last_floor", "number", word="last_floor"),
        Field("per_floor", "number", word="per_floor"),
        *_area(""),
    )


def _area(value: str) -> tuple[Field, ...]:
    words = visit().words
    sources = tuple((name, words(f"register_area.{name}")) for name in SOURCES)
    return (
        Field("area", value=value, word="exclusive_area"),
        Field("area_source", "select", choices=sources, word="area_source"),
    )
