# SPDX-License-Identifier: AGPL-3.0-or-later
"""Parking spaces (车位): those of a compound, and who has them; given to a unit, and free again."""

from uuid import UUID

import flask
from werkzeug.wrappers import Response

from services.portal.access import needs
from services.portal.areas.council.acts import Act, Acts, Body, Field, acts, carry_out, word_choices, wrong
from services.portal.areas.letting.record import Part, Record, show
from services.portal.areas.money.keeping import one_of
from services.portal.areas.people.lookup import somebody
from services.portal.areas.people.members import span
from services.portal.authority import Permission
from services.portal.client.models.identity import HoldingView, ParkingSpaceView, PlaceView
from services.portal.forms import Form
from services.portal.page_context import visit

pages = flask.Blueprint("parking", __name__)
REGISTER, HOLD, FREE = "register_space", "hold_space", "free_space"
KINDS = ("fixed", "shared", "rented")
TENURES = ("owner", "lessee")
NAMES = {"person_id": "phone", "unit_id": "unit"}
"""What the API calls a field that has another name in the form."""
COMPOUND_DEPTH = 4
"""Segments of a compound's path."""


@pages.get("/places/<uuid:place_id>/parking")
@needs(Permission.PEOPLE)
def index(place_id: UUID) -> Response:
    place = visit().places.one(str(place_id))
    return _page(place, visit().units.spaces_at(place.path), Form.fresh(), flask.request.args.get("done", ""))


@pages.post("/places/<uuid:place_id>/parking")
@needs(Permission.PEOPLE)
def act(place_id: UUID) -> Response:
    place = visit().places.one(str(place_id))
    spaces = visit().units.spaces_at(place.path)

    def do(form: Form, chosen: Act, body: Body) -> str:
        _do(place, chosen.name, body, form.key)
        return flask.url_for("parking.index", place_id=place.id, done=chosen.name)

    return carry_out(_acts(spaces), lambda form: _page(place, spaces, form), do, NAMES)


def part_of(unit: PlaceView, names: dict[str, str]) -> Part:
    """All spaces that a unit has or had, those of now first; `names`: of its people."""
    words = visit().words
    held = [(one, holding) for one in visit().units.spaces(unit.id) for holding in one.holdings]
    mine = sorted(
        ((one, holding) for one, holding in held if holding.unit_id == unit.id),
        key=lambda pair: (pair[1].until is not None, pair[1].since),
    )
    rows = tuple(
        (
            one.number,
            _name(holding, names),
            words.name("space_tenure", holding.tenure),
            span(holding.since, holding.until),
        )
        for one, holding in mine
    )
    head = tuple(words(f"parking.{name}") for name in ("number", "holder", "as", "when"))
    return Part("parking", words("parking.title"), words("parking.none_here"), head=head, rows=rows)


def compound_of(unit: PlaceView) -> PlaceView | None:
    """In which a unit lies; none for a building on its own."""
    path = "/".join(unit.path.split("/")[: COMPOUND_DEPTH + 1])
    found = visit().administration.place(path)
    return found if found and found.kind == "compound" else None


def _do(place: PlaceView, name: str, body: Body, key: str) -> None:
    units = visit().units
    if name == REGISTER:
        units.register_space({**body, "place_id": place.id}, key)
        return
    space_id = body.pop("id", "")
    if not space_id:
        raise wrong("id")
    if name == FREE:
        units.change_space(space_id, "free", body, key)
        return
    unit = visit().administration.place(f"{place.path}/{body.pop('unit', '').strip('/')}")
    if unit is None:
        raise wrong("unit")
    person_id = somebody("phone", body.pop("phone", ""))
    units.change_space(space_id, "hold", {**body, "unit_id": unit.id, "person_id": person_id}, key)


def _acts(spaces: list[ParkingSpaceView]) -> Acts:
    kind = Field("kind", "select", choices=one_of(word_choices("space_kind", KINDS)), word="space_kind")
    known = [Act(REGISTER, (Field("number", word="space_number"), kind))]
    to_give = tuple((one.id, one.number) for one in spaces if one.kind != "shared" and _holding(one) is None)
    if to_give:
        tenures = one_of(word_choices("space_tenure", TENURES))
        fields = (
            Field("id", "select", choices=one_of(to_give), word="space_number"),
            Field("unit", word="space_unit"),
            Field("phone", word="unit_phone"),
            Field("tenure", "select", choices=tenures, word="space_tenure"),
            Field("since", "date", word="post_since"),
            Field("until", "date", required=False, word="post_until"),
        )
        known.append(Act(HOLD, fields))
    held = tuple((one.id, one.number) for one in spaces if _holding(one) is not None)
    if held:
        which = Field("id", "select", choices=one_of(held), word="space_number")
        known.append(Act(FREE, (which, Field("until", "date", word="member_last_day"))))
    return acts(*known)


def _holding(space: ParkingSpaceView) -> HoldingView | None:
    """Who has it without a last day."""
    last = space.holdings[-1] if space.holdings else None
    return last if last and last.until is None else None


def _name(holding: HoldingView, names: dict[str, str]) -> str:
    return names.get(holding.person_id) or visit().identity.person(holding.person_id).name


def _page(place: PlaceView, spaces: list[ParkingSpaceView], form: Form, done: str = "") -> Response:
    words = visit().words
    rows = tuple(_row(one) for one in spaces)
    head = tuple(words(f"parking.{name}") for name in ("number", "kind", "holder", "when"))
    record = Record(
        words("parking.title"),
        flask.url_for("parking.act", place_id=place.id),
        (flask.url_for("places.place", place_id=place.id), place.name),
        words("parking.lead"),
        parts=(Part("spaces", words("parking.spaces"), words("parking.none"), head=head, rows=rows),),
    )
    return show(record, _acts(spaces), form, done)


def _row(one: ParkingSpaceView) -> tuple[str, ...]:
    """With the last one who held it, if anybody did."""
    kind = visit().words.name("space_kind", one.kind)
    if not one.holdings:
        return one.number, kind, "—", "—"
    last = one.holdings[-1]
    return one.number, kind, _name(last, {}), span(last.since, last.until)
