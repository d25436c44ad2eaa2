# SPDX-License-Identifier: AGPL-3.0-or-later
"""The map of orders: where something is open and late, closer and wider by links; staff's own places, and
for everybody what tells no home.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import flask

from services.chassis import written
from services.portal.access import needs, public
from services.portal.areas.board.pages import code
from services.portal.areas.maps.drawing import BaseMap, View, bubbles, grounds, scale
from services.portal.authority import Permission
from services.portal.client.models.dispatch import CellCountsView, ExtentView
from services.portal.client.order_map import OrderMap
from services.portal.page_context import visit
from services.portal.panels import Panels

pages = flask.Blueprint("maps", __name__)
STATES = ("open", "overdue", "all")
ASKED = ("place", "category", "month")
MOST_ROWS = 50
LONGEST_NUMBER = 7


@dataclass(frozen=True)
class Asked:
    """What the map shows and, empty for everybody's, whose it is. Nonsense is left out."""

    page: str
    district: str
    given: Mapping[str, str]

    @property
    def state(self) -> str:
        return self.given.get("state", STATES[0])

    @property
    def counted(self) -> str:
        """Which of a cell's numbers is shown large."""
        return "reported" if self.state == "all" else self.state

    @property
    def query(self) -> dict[str, str | None]:
        told: dict[str, str | None] = {name: self.given.get(name) for name in ASKED}
        return told | {"state": None if self.state == "all" else self.state}

    def link(self, view: View | None) -> str | None:
        """The same question somewhere else."""
        if view is None:
            return None
        where: dict[str, Any] = {**self.given, "z": view.zoom, "x": view.column, "y": view.row}
        return flask.url_for(self.page, district=self.district or None, **where)

    def orders(self, view: View, cell: CellCountsView) -> str:
        """Where a cell leads: closer, and at last to the list of its orders; in public closer only."""
        if cell.listed and not self.district:
            listed: dict[str, Any] = {"state": "ended" if self.state == "all" and not cell.open else None}
            more = {"overdue": "1"} if self.state == "overdue" else listed
            return flask.url_for("desk.show", cell=f"{cell.zoom}/{cell.column}/{cell.row}", **more)
        onto = view.onto(cell)
        return (self.link(onto) or "") if onto.zoom > view.zoom else ""


@pages.get("/map")
@needs(Permission.READ)
def show() -> str:
    asked = Asked("maps.show", "", _given())
    places = [(place.path, place.name) for place in visit().dispatch.own_places()]
    choices = {"place": [("", visit().words("maps.all_places")), *places]}
    return _page(visit().order_map, asked, choices)


@pages.get("/public/<district>/map")
@public
def everybody(district: str) -> str:
    asked = Asked("maps.everybody", code(district), _given())
    areas = visit().requests_of(district).areas("")
    choices = {"place": [("", visit().words("requests.whole")), *((one.path, one.name) for one in areas)]}
    return _page(visit().order_map_of(district), asked, choices)


def _page(source: OrderMap, asked: Asked, choices: dict[str, list[tuple[str, str]]]) -> str:
    words, panels = visit().words, Panels()
    extent = source.extent(asked.query)
    view = _view(extent)
    choices["state"] = [(one, words(f"maps.{one}")) for one in STATES]
    around: dict[str, Any] = {"asked": asked, "choices": choices, "view": view}
    if view is None:
        return flask.render_template("map.html", **around)
    parts = [panels.ask(partial(source.tile, view.zoom, *one, asked.query)) for one in view.tiles]
    tiles = [part.content for part in parts if part.content]
    settings = visit().portal.settings
    base = BaseMap(settings.map_tiles, settings.map_crs, settings.map_credit)
    found = bubbles(view, tiles, asked.counted, partial(asked.orders, view))
    return flask.render_template(
        "map.html",
        **around,
        problem=next((part.problem for part in parts if part.problem), ""),
        bubbles=found,
        rows=found[:MOST_ROWS],
        grounds=grounds(view, tiles, base),
        credit=base.credit if base.address else "",
        scale=scale(view, tiles[0].middle.latitude if tiles else 0),
        at_least=tiles[0].at_least if tiles else 1,
    )


def _given() -> dict[str, str]:
    told = {name: flask.request.args.get(name, "").strip()[:200] for name in (*ASKED, "state")}
    if told["state"] not in STATES:
        del told["state"]
    return {name: text for name, text in told.items() if text and (name != "month" or _is_month(text))}


def _is_month(text: str) -> bool:
    try:
        return bool(written.month(text))
    except ValueError:
        return False


def _view(extent: ExtentView) -> View | None:
    """The tiles that the address names, where the map is served, else those with everything."""
    told = [flask.request.args.get(name, "") for name in ("z", "x", "y")]
    ends = extent.lowest_zoom, extent.highest_zoom
    if all(written.is_digits(one) and len(one) <= LONGEST_NUMBER for one in told):
        zoom, column, row = map(int, told)
        if ends[0] <= zoom <= ends[1]:
            return View(zoom, min(column, 2**zoom - 2), min(row, 2**zoom - 2), *ends)
    corner = extent.corner
    return View(corner.zoom, corner.column, corner.row, *ends) if corner else None
