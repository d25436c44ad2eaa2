# SPDX-License-Identifier: AGPL-3.0-or-later
"""The entrances (单元) of a building: its flats shown by them, put into them, and formed from their names."""

from collections.abc import Iterable
from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.chassis.ids import new_id
from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Choices, Field, acts, carry_out, wrong_line
from services.portal.areas.letting.record import Part, Record, show
from services.portal.authority import Permission
from services.portal.client.models.identity import FormedView, PlaceView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("entrances", __name__)
FORM, ASSIGN = "form_entrances", "assign_entrance"
ENTRANCE, NONE = "entrance", "none"


@pages.get("/places/<uuid:place_id>/entrances")
@needs(Permission.PLACES)
def ask(place_id: UUID) -> Response:
    """What the names of the flats say, before anything is formed of it."""
    done = flask.request.args.get("done", "")
    return _page(visit().places.one(str(place_id)), Form.fresh(), done)


@pages.post("/places/<uuid:place_id>/entrances")
@needs(Permission.PLACES)
def act(place_id: UUID) -> Response:
    building = visit().places.one(str(place_id))

    def do(form: Form, act: Act, _: Body) -> str:
        formed = visit().places.form_entrances(building.id, form.key, dry=False)
        page = "entrances.ask" if formed.more else "places.place"
        return flask.url_for(page, place_id=building.id, done=act.name)

    return carry_out(acts(Act(FORM)), lambda form: _page(building, form), do)


def assigning(building: PlaceView) -> Acts:
    """The act that puts flats of a building into one of its entrances, where it has any."""
    choices = _choices(building.id)
    if not choices:
        return acts()
    where = Field("entrance_id", "select", choices=choices, word="entrance")
    return acts(Act(ASSIGN, (where, Field("flats", "lines"))))


def moving(unit: PlaceView) -> Acts:
    """The act that puts one flat into an entrance of its building, or out of the one that it lies in."""
    choices = _choices(unit.parent_id or "")
    return (
        acts(Act(ASSIGN, (Field("entrance_id", "select", choices=choices, word="entrance"),)))
        if choices
        else acts()
    )


def assign(found: PlaceView, body: Body, key: str) -> None:
    """Raises Problem, also for a name that no flat of the building has."""
    chosen = body.get("entrance_id", NONE)
    entrance = None if chosen == NONE else chosen
    if found.kind == "unit":
        visit().places.assign_entrance(found.parent_id or "", entrance, [found.id], key)
    else:
        visit().places.assign_entrance(found.id, entrance, _flats(found, body.get("flats", [])), key)


def by_entrance(below: Iterable[PlaceView]) -> dict[str, list[PlaceView]]:
    """What lies below a building by the path of the entrance that it lies in; all else under no path."""
    found: dict[str, list[PlaceView]] = {"": []}
    for one in below:
        found.setdefault(one.entrance_path or "", []).append(one)
    return found


def _flats(building: PlaceView, names: list[str]) -> list[str]:
    ids = {one.name: one.id for one in visit().places.all_below(building.id) if one.kind == "unit"}
    for number, name in enumerate(names):
        if name not in ids:
            raise wrong_line("flats", number)
    return [ids[name] for name in names]


def _choices(building_id: str) -> Choices:
    """The entrances in use, and none of them; nothing where there are none."""
    found = [(one.id, one.name) for one in visit().places.entrances(building_id) if one.active]
    return (*found, (NONE, visit().words("entrances.none"))) if found else ()


def _page(building: PlaceView, form: Form, done: str = "") -> Response:
    words = visit().words
    shown = visit().places.form_entrances(building.id, new_id(), dry=True)
    record = Record(
        words("entrances.form"),
        flask.url_for("entrances.act", place_id=building.id),
        (flask.url_for("places.place", place_id=building.id), building.name),
        words("entrances.lead"),
        parts=_parts(shown),
    )
    return show(record, acts(Act(FORM)) if shown.entrances else acts(), form, done)


def _parts(shown: FormedView) -> tuple[Part, ...]:
    words = visit().words
    formed = tuple(
        Part(
            one.code,
            words("entrances.new", name=one.name) if one.new else one.name,
            "",
            head=(words("places.name"),),
            rows=tuple((name,) for name in one.units),
        )
        for one in shown.entrances
    )
    left = tuple((one.name, words.name("entrance_left", one.why)) for one in shown.left)
    head = (words("places.name"), words("entrances.why"))
    return (
        *formed,
        Part("left", words("entrances.left"), words("entrances.none_left"), head=head, rows=left),
    )
