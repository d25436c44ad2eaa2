# SPDX-License-Identifier: AGPL-3.0-or-later
"""The district's tree, place by place: what lies below, made, renamed, put out of use, assigned to a grid."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Body, carry_out
from services.portal.areas.letting.record import Card, Part, Record, show, status
from services.portal.areas.places import entrances, making
from services.portal.areas.places.making import (
    AREA,
    ASSIGN_GRID,
    CREATE,
    CREATE_ENTRANCE,
    CREATE_GRID,
    IN_USE,
    OUT_OF_USE,
    RENAME,
    UNITS,
    known_for,
)
from services.portal.authority import Permission
from services.portal.client.models.identity import GridView, PlaceView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("places", __name__)
NEIGHBOURHOOD_SEGMENTS = 3
"""District, sub-district, neighbourhood: in what is at or below one there are grids."""


@pages.get("/places")
@needs(Permission.PLACES)
def index() -> Response:
    """The district itself."""
    return flask.redirect(flask.url_for("places.place", place_id=visit().places.root().id), 303)


@pages.get("/places/<uuid:place_id>")
@needs(Permission.PLACES)
def place(place_id: UUID) -> Response:
    found = visit().places.one(str(place_id))
    return _page(found, _grids(found), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/places/<uuid:place_id>")
@needs(Permission.PLACES)
def act(place_id: UUID) -> Response:
    found = visit().places.one(str(place_id))
    grids = _grids(found)

    def do(form: Form, act: Act, body: Body) -> str:
        _do(found, act.name, body, form)
        return flask.url_for("places.place", place_id=found.id, done=act.name)

    return carry_out(known_for(found, grids), lambda form: _page(found, grids, form), do)


def _do(found: PlaceView, name: str, body: Body, form: Form) -> None:
    places, key, version = visit().places, form.key, form.text("version")
    if name in (CREATE, CREATE_ENTRANCE):
        places.create(making.new_place(found, body), key)
    elif name == entrances.ASSIGN:
        entrances.assign(found, body, key)
    elif name == UNITS:
        places.create_units(found.id, making.new_units(body), key)
    elif name == CREATE_GRID:
        places.create_grid({**body, "neighbourhood_id": found.id}, key)
    elif name == ASSIGN_GRID:
        places.assign_grid(found.id, body.get("grid_id", ""), key)
    elif name == AREA:
        area = {"exclusive_area": making.exclusive_area(body)}
        places.change(found.id, area, key, version)
    else:
        change = {"name": body.get("name", "")} if name == RENAME else {"active": body.get("use") == IN_USE}
        places.change(found.id, change, key, version)


def _grids(found: PlaceView) -> list[GridView]:
    segments = found.path.strip("/").split("/")
    if len(segments) < NEIGHBOURHOOD_SEGMENTS:
        return []
    return visit().places.grids("/" + "/".join(segments[:NEIGHBOURHOOD_SEGMENTS]))


def _page(found: PlaceView, grids: list[GridView], form: Form, done: str = "") -> Response:
    words = visit().words
    below = visit().places.below(found.id, flask.request.args.get("after"))
    parts = _below(found, below.items)
    if found.kind == "unit":
        parts = []
    if grids and found.kind == "neighbourhood":
        rows = tuple((one.name, one.code) for one in grids)
        head = (words("places.name"), words("places.code"))
        parts.append(Part("grids", words("places.grids"), "", head=head, rows=rows))
    record = Record(
        found.name,
        flask.url_for("places.act", place_id=found.id),
        _back(found),
        words.name("place_kind", found.kind),
        state=None if found.active else status("place_use", OUT_OF_USE),
        rows=_rows(found, grids),
        parts=tuple(parts),
        ways=_ways(found, below.next),
        version=found.version,
    )
    return show(record, known_for(found, grids), form, done)


def _below(found: PlaceView, items: list[PlaceView]) -> list[Part]:
    """What lies directly below; the flats of a building by the entrance that they lie in."""
    words = visit().words
    if found.kind != "building":
        cards = tuple(_card(one) for one in items)
        return [Part("below", words("places.below"), words("places.nothing_below"), cards)]
    names = {one.path: one.name for one in items if one.kind == entrances.ENTRANCE}
    inside = entrances.by_entrance(items)
    rest = tuple(_card(one) for one in inside.pop(""))
    first = Part("below", words("places.below"), words("places.nothing_below"), rest)
    parts = [first] if rest or not inside else []
    for path, flats in sorted(inside.items()):
        code = path.rpartition("/")[2]
        parts.append(Part(code, names.get(path, code), "", tuple(_card(one) for one in flats)))
    return parts


def _card(one: PlaceView) -> Card:
    words = visit().words
    area = words("places.square_metres", area=_square_metres(one)) if one.exclusive_area else ""
    return Card(
        flask.url_for("places.place", place_id=one.id),
        one.name,
        None if one.active else status("place_use", OUT_OF_USE),
        words.name("place_kind", one.kind),
        area,
    )


def _rows(found: PlaceView, grids: list[GridView]) -> tuple[tuple[str, str], ...]:
    words = visit().words
    grid = [one.name for one in grids if one.path == found.grid_path]
    area = words("places.square_metres", area=_square_metres(found)) if found.exclusive_area else ""
    source = words(f"register_area.{found.exclusive_area.source}") if found.exclusive_area else ""
    return (
        (words("places.code"), found.code),
        *(((words("places.grid"), grid[0]),) if grid else ()),
        *(((words("places.area"), f"{area} · {source}"),) if area else ()),
        *(((words("entrances.one"), _entrance(found)),) if found.entrance_path else ()),
    )


def _entrance(found: PlaceView) -> str:
    known = {one.path: one.name for one in visit().places.entrances(found.parent_id or "")}
    path = found.entrance_path or ""
    return known.get(path, path.rpartition("/")[2])


def _square_metres(one: PlaceView) -> str:
    return f"{one.exclusive_area.dm2 / 100:.2f}" if one.exclusive_area else ""


def _back(found: PlaceView) -> tuple[str, str]:
    words = visit().words
    if found.parent_id is None:
        return flask.url_for("home.first"), words("home.nav")
    return flask.url_for("places.place", place_id=found.parent_id), words("places.up")


def _ways(found: PlaceView, following: str | None) -> tuple[tuple[str, str], ...]:
    words = visit().words
    more = flask.url_for("places.place", place_id=found.id, after=following) if following else ""
    unit = found.kind == "unit" and visit().by.may(Permission.PEOPLE, found.path)
    people = flask.url_for("units.index", unit_id=found.id) if unit else ""
    compound = found.kind == "compound" and visit().by.may(Permission.PEOPLE, found.path)
    parking = flask.url_for("parking.index", place_id=found.id) if compound else ""
    building = found.kind == "building" and found.active
    forming = flask.url_for("entrances.ask", place_id=found.id) if building else ""
    return (
        *(((forming, words("entrances.form")),) if forming else ()),
        *(((people, words("units.people")),) if people else ()),
        *(((parking, words("parking.title")),) if parking else ()),
        *(((more, words("places.more")),) if more else ()),
        (flask.url_for("place_finding.index"), words("place_list.find")),
        *(((flask.url_for("place_list.ask"), words("place_list.title")),) if found.kind != "unit" else ()),
        (flask.url_for("registers.index"), words("registers.title")),
    )
